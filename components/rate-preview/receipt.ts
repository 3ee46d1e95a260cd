import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { changeOf } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { ProblemCode } from '../../src/model/codes.js';
import type { Receipt } from '../../src/model/intent.js';
import type { Invoice } from '../../src/model/invoice.js';
import type { Quote } from '../../src/model/quote.js';
import { alert } from '../internal/alert.js';
import { amount } from '../internal/amount.js';
import { button } from '../internal/button.js';
import { facts, type Fact } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { linesTable } from './due-now.js';

export interface ReceiptOptions {
  readonly level: HeadingLevel;
  readonly receipt: Receipt;
  readonly problem: ProblemCode | undefined;
  /** True when it was confirmed before the page was loaded again. */
  readonly resumed: boolean;
  /** The quote that was confirmed; unknown after a reload. */
  readonly quote: Quote | undefined;
  /** The invoice of the receipt, once it was read. */
  readonly invoice: Invoice | undefined;
  readonly onAnother: () => void;
}

/** What was written, in place of the figures that led to it. */
export function receiptView(localizer: Localizer, options: ReceiptOptions): TemplateResult {
  const { level, receipt, problem, resumed, quote, onAnother } = options;
  return html`<div class="receipt stack" part="receipt">
    <div class="receipt-head">
      ${icon('success')}
      ${heading({ level, text: localizer.text('end-done'), size: 'large', id: 'outcome', focusable: true })}
    </div>
    ${resumed ? html`<p>${localizer.text('preview-resumed')}</p>` : nothing}
    ${quote ? html`<p class="strong">${whatStarts(localizer, quote)}</p>` : nothing}
    ${problem ? alert(localizer, { tone: 'warning', body: localizer.text(`problem-${problem}`) }) : nothing}
    ${facts(rows(localizer, options))}
    ${
      receipt.lines.length > 0
        ? linesTable(localizer, {
            caption: localizer.text('preview-receipt-lines'),
            lines: receipt.lines,
          })
        : nothing
    }
    <div class="actions">
      ${button({ label: localizer.text('preview-another'), onPress: onAnother })}
    </div>
  </div>`;
}

function whatStarts(localizer: Localizer, { timeline, effectiveDate }: Quote): string {
  const date = localizer.dateLong(effectiveDate);
  const plan = timeline[0]?.planName;
  return plan
    ? localizer.text('preview-receipt-starts', { plan, date })
    : localizer.text('preview-starts', { date });
}

function rows(localizer: Localizer, { receipt, problem, quote, invoice }: ReceiptOptions): Fact[] {
  const { charged, reference } = receipt;
  const invoiced = problem === 'collection-failed' || quote?.payer.payer.by === 'terms';
  const confirmed = quote?.dueNow.total;
  const difference = charged && confirmed ? changeOf(confirmed, charged) : 'same';
  return [
    ...(charged
      ? [
          {
            label: localizer.text('preview-receipt-charged', {
              how: invoiced ? 'invoiced' : 'paid',
            }),
            value: amount(localizer, charged),
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
    ...(invoice
      ? [
          {
            label: localizer.text('preview-receipt-invoice'),
            value: localizer.text('preview-receipt-invoice-of', {
              number: invoice.number,
              date: localizer.date(invoice.date),
            }),
          },
        ]
      : []),
    ...(quote?.nextInvoice
      ? [
          {
            label: localizer.text('preview-next-invoice'),
            value: localizer.text('preview-next-invoice-on', {
              amount: localizer.money(quote.nextInvoice.amount),
              date: localizer.dateLong(quote.nextInvoice.date),
            }),
          },
        ]
      : []),
    {
      label: localizer.text('preview-reference'),
      value: html`<bdi class="reference">${reference}</bdi>`,
    },
  ];
}
