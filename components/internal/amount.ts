import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';

/** An amount as adapters give it. */
export type Amount = Parameters<Localizer['money']>[0];

export interface AmountOptions {
  /** `large` for the one amount that a view is about. */
  readonly size?: 'normal' | 'large' | undefined;
  /** After the figure: "per month", "before tax". */
  readonly note?: string | undefined;
}

/** An amount that never breaks and whose figures line up in a column; a credit has the word before the figure. */
export function amount(
  localizer: Localizer,
  money: Amount,
  { size = 'normal', note }: AmountOptions = {},
): TemplateResult {
  const { figure, credit } = localizer.moneyParts(money);
  // The space is in one text with the word: between two bindings, some readers would lose it.
  const before = credit && html`<span class="amount-note">${`${localizer.text('credit')} `}</span>`;
  // Always there, empty or not: a template less for each of hundreds of amounts.
  return html`<span class="amount amount-${size}"
    >${before || nothing}<bdi class="amount-figure figures">${figure}</bdi
    ><span class="amount-note">${note ? ` ${note}` : ''}</span></span
  >`;
}
