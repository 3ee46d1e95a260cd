import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';

/** When invoices on payment terms are due, what is added to them, and what paying early brings. */
export function termsSentences(
  localizer: Localizer,
  { due, surcharge, earlyPayment }: PaymentTerms,
): string[] {
  const percentText = (percent: string) => localizer.number(percent as `${number}`);
  return [
    ...(due ? [localizer.text('billing-group-terms-due', due)] : []),
    ...(surcharge
      ? [
          surcharge.by === 'percent'
            ? localizer.text('billing-group-terms-percent', {
                percent: percentText(surcharge.percent),
              })
            : localizer.text('billing-group-terms-amount', {
                surcharge: localizer.money(surcharge.amount),
              }),
        ]
      : []),
    ...(earlyPayment
      ? [
          localizer.text('billing-group-terms-early', {
            percent: percentText(earlyPayment.percent),
            days: earlyPayment.days,
          }),
        ]
      : []),
  ];
}

/** The same as paragraphs. */
export function termsText(localizer: Localizer, terms: PaymentTerms): TemplateResult[] {
  return termsSentences(localizer, terms).map((sentence) => html`<p>${sentence}</p>`);
}
