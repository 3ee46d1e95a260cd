import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PaymentQuote } from '../../src/model/payment.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { alert } from '../internal/alert.js';
import { amount } from '../internal/amount.js';
import { button } from '../internal/button.js';
import { facts } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { outcomeId } from '../paying/outcome-panel.js';
import type { Written } from '../paying/write-flow.js';
import { billedAnew, invoicedBeside, leavesOpen, named, whereItGoes } from './review.js';

export interface PaymentReceiptOptions {
  readonly level: HeadingLevel;
  readonly written: Written;
  /** The quote that was confirmed; unknown after a reload. */
  readonly quote: PaymentQuote | undefined;
  readonly onAnother: () => void;
}

/** That it is paid, how much and with what, and what to name when asking about it. What the quote says of its effects is told where what was charged is known. */
export function paymentReceipt(
  localizer: Localizer,
  { level, written, quote, onAnother }: PaymentReceiptOptions,
): TemplateResult {
  const { receipt, resumed } = written;
  const isWhole = receipt.charged !== undefined && !isPart(written);
  return html`<div class="receipt stack" part="receipt">
    <div class="receipt-head">
      ${icon(isPart(written) ? 'warning' : 'success')}
      ${heading({ level, text: paidTitle(localizer, written), size: 'large', id: outcomeId, focusable: true })}
    </div>
    ${resumed ? html`<p>${localizer.text('paying-resumed')}</p>` : nothing}
    ${problem(localizer, written, quote)}
    ${quote?.resumes?.plans.length && isWhole ? html`<p>${localizer.text('payment-form-resumed', named(localizer, quote.resumes.plans))} ${billedAnew(localizer, quote.resumes)}</p>` : nothing}
    ${facts([
      ...(receipt.charged
        ? [
            {
              label: localizer.text('payment-form-charged'),
              value: amount(localizer, receipt.charged),
            },
          ]
        : []),
      ...(quote
        ? [
            {
              label: localizer.text('payment-form-method'),
              value: namedMethodText(localizer, quote.method),
            },
            { label: localizer.text('payment-form-date'), value: localizer.date(quote.asOf) },
          ]
        : []),
      {
        label: localizer.text('paying-reference'),
        value: html`<bdi class="reference">${receipt.reference}</bdi>`,
      },
    ])}
    ${quote && isWhole ? html`${whereItGoes(localizer, quote, 'after')} ${invoicedBeside(localizer, quote)}` : nothing}
    ${
      !quote || !isWhole || leavesOpen(quote)
        ? html`<div class="actions screen-only">
            ${button({ label: localizer.text('payment-form-another'), onPress: onAnother })}
          </div>`
        : nothing
    }
  </div>`;
}

function isPart(written: Written): boolean {
  return written.state === 'done-with-problem' && written.problem === 'collection-failed';
}

/** The one sentence that is also spoken. It names what was charged, never what was to be charged. */
export function paidTitle(localizer: Localizer, written: Written): string {
  const { charged } = written.receipt;
  return localizer.text('payment-form-paid-title', {
    case: isPart(written) ? 'part' : charged ? 'all' : 'unknown',
    amount: charged ? localizer.money(charged) : '',
  });
}

function problem(
  localizer: Localizer,
  written: Written,
  quote: PaymentQuote | undefined,
): TemplateResult | typeof nothing {
  if (written.state === 'done') return nothing;
  const { charged } = written.receipt;
  const body =
    isPart(written) && charged && quote
      ? localizer.text('payment-form-part', {
          charged: localizer.money(charged),
          total: localizer.money(quote.total),
        })
      : localizer.text('payment-form-differs');
  return alert(localizer, { tone: 'warning', body });
}
