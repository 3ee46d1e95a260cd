import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { field } from './field.js';

/** First and last calendar date ("2020-08-18") that may be chosen. */
export interface DateLimits {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export type DateReading =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string };

/** The date in a date input, or the sentence that says why there is none that may be chosen. */
export function readDate(
  localizer: Localizer,
  input: HTMLInputElement,
  limits: DateLimits,
): DateReading {
  const { value } = input;
  const { from, to } = limits;
  if (!value) {
    const reason = input.validity.badInput ? 'incomplete' : 'empty';
    return { ok: false, problem: localizer.text(`date-problem-${reason}`) };
  }
  // ISO dates compare as text.
  if (from && value < from) {
    return tooFar(localizer.text('date-problem-too-early', { from: localizer.dateLong(from) }));
  }
  if (to && value > to) {
    return tooFar(localizer.text('date-problem-too-late', { to: localizer.dateLong(to) }));
  }
  return { ok: true, value };
}

function tooFar(problem: string): DateReading {
  return { ok: false, problem };
}

export interface DateFieldOptions {
  readonly id: string;
  readonly label: string;
  /** "2020-08-18", or empty. */
  readonly value: string;
  readonly limits: DateLimits;
  readonly problem?: string | undefined;
  /** What stands in the field, when the customer has finished with it. */
  readonly onChange: (reading: DateReading, value: string) => void;
}

/** The browser's own date field, with the allowed range beside it in words. */
export function dateField(localizer: Localizer, options: DateFieldOptions): TemplateResult {
  const { id, limits } = options;
  const change = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    options.onChange(readDate(localizer, input, limits), input.value);
  };
  return field({
    id,
    label: options.label,
    hint: limitsInWords(localizer, limits),
    problem: options.problem,
    control: ({ describedBy, invalid }) =>
      html`<input
        class="control date"
        id=${id}
        type="date"
        min=${ifDefined(limits.from)}
        max=${ifDefined(limits.to)}
        aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(invalid)}
        .value=${live(options.value)}
        @change=${change}
        @blur=${change}
      />`,
  });
}

function limitsInWords(localizer: Localizer, { from, to }: DateLimits): string | undefined {
  const first = from && localizer.dateLong(from);
  const last = to && localizer.dateLong(to);
  if (first && last) return localizer.text('date-hint-range', { from: first, to: last });
  if (first) return localizer.text('date-hint-from', { from: first });
  return last ? localizer.text('date-hint-to', { to: last }) : undefined;
}
