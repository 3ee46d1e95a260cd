import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface Fact {
  readonly label: string;
  readonly value: TemplateResult | string;
}

/** What is known about one thing, as names and values: a review before confirming, a receipt. */
export function facts(rows: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${rows.map(
      ({ label, value }) =>
        html`<div class="fact">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
