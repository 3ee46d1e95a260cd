import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface Fact {
  readonly label: string;
  readonly value: TemplateResult | string;
}

export interface FactsOptions {
  /** Beside each other where there is room: for one of many things in a list, which a reader skims. */
  readonly across?: boolean;
}

/** What is known about one thing, as names and values: a review before confirming, a receipt. */
export function facts(
  rows: readonly Fact[],
  { across = false }: FactsOptions = {},
): TemplateResult {
  return html`<dl class=${across ? 'facts facts-across' : 'facts'}>
    ${rows.map(
      ({ label, value }) =>
        html`<div class="fact">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
