import { html } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import type { Fact } from '../internal/facts.js';
import { onlyWaits } from './sentences.js';

/** The next charge; nothing where nothing changes before somebody starts it. */
export function nextFact(localizer: Localizer, quote: PlanQuote): Fact[] {
  const { nextInvoice, timeline } = quote;
  if (onlyWaits(quote)) return [];
  const lanes = new Set(timeline.map(({ lane }) => lane));
  return [
    {
      label: localizer.text('preview-next-invoice', { several: lanes.size > 1 ? 'yes' : 'no' }),
      value: nextInvoice
        ? html`${localizer.text('preview-next-invoice-on', {
              amount: localizer.money(nextInvoice.amount),
              date: localizer.dateLong(nextInvoice.date),
            })}<span class="basis"
              >${localizer.text('preview-basis', { basis: 'projected', tax: 'before' })}</span
            >`
        : localizer.text('preview-no-next-invoice'),
    },
  ];
}
