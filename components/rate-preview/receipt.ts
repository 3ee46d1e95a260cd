import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { changeOf } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { ProblemCode } from '../../src/model/codes.js';
import type { Receipt } from '../../src/model/intent.js';
import type { Invoice } from '../../src/model/invoice.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { alert } from '../internal/alert.js';
import { amount } from '../internal/amount.js';
import { button } from '../internal/button.js';
import { disclosure } from '../internal/disclosure.js';
import { facts, type Fact } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { alongSentences, madeSentences } from './change-sentences.js';
import { linesTable } from './charges.js';
import { nextFact } from './next-fact.js';
import { madeTitle } from './outcome-panels.js';
import { sentenceList } from './sentence-list.js';
import { isNothing, paidBy } from './sentences.js';

export interface ReceiptOptions {
  readonly level: HeadingLevel;
  readonly receipt: Receipt;
  readonly problem: ProblemCode | undefined;
  /** True when it was confirmed before the page was loaded again. */
  readonly resumed: boolean;
  /** The quote that was confirmed; unknown after a reload. */
  readonly quote: PlanQuote | undefined;
  /** Those of the receipt's invoices that were read. */
  readonly invoices: readonly Invoice[];
  /** Of the button that leads on; none without it. */
  readonly restartLabel: string;
  readonly onInvoice: (invoice: Invoice) => void;
  readonly onRestart: () => void;
}

/** What was written, in place of the figures that led to it. */
export function receiptView(localizer: Localizer, options: ReceiptOptions): TemplateResult {
  const { level, receipt, problem, resumed, quote, restartLabel } = options;
  return html`<div class="receipt stack" part="receipt">
    <div class="receipt-head">
      ${icon('success')}
      ${heading({ level, text: madeTitle(localizer, quote), size: 'large', id: 'outcome', focusable: true })}
    </div>
    ${resumed ? html`<p>${localizer.text('preview-resumed')}</p>` : nothing}
    ${
      quote
        ? html`<div class="strong">
            ${sentenceList([...madeSentences(localizer, quote), ...alongSentences(localizer, quote)])}
          </div>`
        : nothing
    }
    ${problem ? alert(localizer, { tone: 'warning', body: localizer.text(`problem-${problem}`) }) : nothing}
    ${facts(rows(localizer, options))} ${lines(localizer, receipt)} ${invoices(localizer, options)}
    ${
      restartLabel === ''
        ? nothing
        : html`<div class="actions">
            ${button({ label: restartLabel, onPress: options.onRestart })}
          </div>`
    }
  </div>`;
}

function lines(localizer: Localizer, receipt: Receipt): TemplateResult | typeof nothing {
  if (receipt.lines.length === 0) return nothing;
  const caption = localizer.text('preview-receipt-lines');
  return linesTable(localizer, { caption, lines: receipt.lines });
}

/** The invoices that were made, each to open. */
function invoices(localizer: Localizer, options: ReceiptOptions): TemplateResult | typeof nothing {
  if (options.invoices.length === 0) return nothing;
  return html`<div class="stack stack-tight">
    ${options.invoices.map((invoice) => {
      const name = localizer.text('preview-receipt-invoice-of', {
        number: invoice.number,
        date: localizer.date(invoice.date),
        amount: localizer.money(invoice.amount),
      });
      return disclosure({
        summary: name,
        content: linesTable(localizer, {
          caption: name,
          captionHidden: true,
          lines: invoice.lines,
        }),
        onToggle: (open) => {
          if (open) options.onInvoice(invoice);
        },
      });
    })}
  </div>`;
}

function rows(localizer: Localizer, { receipt, problem, quote }: ReceiptOptions): Fact[] {
  const { charged, reference } = receipt;
  const confirmed = quote?.dueNow.total;
  const difference = charged && confirmed ? changeOf(confirmed, charged) : 'same';
  return [
    ...(charged
      ? [
          {
            label: localizer.text('preview-receipt-charged', {
              how: chargedHow(localizer, charged, { problem, quote }),
            }),
            value: isNothing(charged)
              ? localizer.text('preview-receipt-nothing')
              : amount(localizer, charged),
          },
        ]
      : confirmed
        ? [
            {
              label: localizer.text('preview-receipt-confirmed'),
              value: amount(localizer, confirmed),
            },
          ]
        : []),
    ...(confirmed && difference !== 'same'
      ? [
          {
            label: localizer.text('preview-receipt-confirmed'),
            value: html`${amount(localizer, confirmed)}<span class="basis"
                >${localizer.text('preview-receipt-difference', { change: difference })}</span
              >`,
          },
        ]
      : []),
    ...(quote ? nextFact(localizer, quote) : []),
    {
      label: localizer.text('preview-reference'),
      value: html`<bdi class="reference">${reference}</bdi>`,
    },
  ];
}

function chargedHow(
  localizer: Localizer,
  charged: NonNullable<Receipt['charged']>,
  { problem, quote }: Pick<ReceiptOptions, 'problem' | 'quote'>,
): 'credited' | 'invoiced' | 'both' | 'paid' {
  if (localizer.moneyParts(charged).credit) return 'credited';
  if (problem === 'collection-failed') return 'invoiced';
  const by = quote ? paidBy(quote) : 'method';
  return by === 'terms' ? 'invoiced' : by === 'both' ? 'both' : 'paid';
}
