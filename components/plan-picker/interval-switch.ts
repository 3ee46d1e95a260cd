import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../src/i18n/localizer.js';

export interface IntervalSwitchOptions {
  /** Months, shortest first. */
  readonly intervals: readonly number[];
  readonly chosen: number | undefined;
  readonly disabled: boolean;
  readonly onChoose: (months: number) => void;
}

/** How often all plans are paid, where they have it: radio buttons in a row. */
export function intervalSwitch(
  localizer: Localizer,
  { intervals, chosen, disabled, onChoose }: IntervalSwitchOptions,
): TemplateResult {
  return html`<fieldset class="intervals" part="intervals" ?disabled=${disabled}>
    <legend class="field-label">${localizer.text('plan-picker-intervals')}</legend>
    <div class="segments">
      ${intervals.map(
        (months) =>
          html`<label class="segment"
            ><input
              type="radio"
              name="interval"
              .value=${String(months)}
              .checked=${live(months === chosen)}
              @change=${() => onChoose(months)}
            /><span>${localizer.text('interval', { months })}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}
