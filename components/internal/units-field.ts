import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { field } from './field.js';
import { icon } from './icon.js';
import type { IconName } from './icon.js';

/** Both included, whole and positive. */
export interface UnitsLimits {
  readonly min: number;
  readonly max: number;
}

export type UnitsReading =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: string };

/** What `text` means as a number of units within the limits, or the sentence that says why it means none. */
export function readUnits(localizer: Localizer, text: string, limits: UnitsLimits): UnitsReading {
  const parsed = localizer.parseUnits(text);
  if (!parsed.ok) {
    const reason = parsed.reason === 'too-large' ? 'too-many' : parsed.reason;
    return { ok: false, problem: localizer.text(`units-problem-${reason}`, { ...limits }) };
  }
  if (parsed.value < limits.min) {
    return { ok: false, problem: localizer.text('units-problem-too-few', limits) };
  }
  if (parsed.value > limits.max) {
    return { ok: false, problem: localizer.text('units-problem-too-many', limits) };
  }
  return parsed;
}

export interface UnitsFieldOptions {
  readonly id: string;
  readonly label: string | TemplateResult;
  /** What the units are of, for the names of the buttons: "One unit more of Gold". */
  readonly object: string;
  /** As typed, valid or not. */
  readonly text: string;
  readonly limits: UnitsLimits;
  /** From `readUnits`, once the customer has left the field or tried to go on. */
  readonly problem?: string | undefined;
  /** Typed, or one more, or one less. */
  readonly onText: (text: string) => void;
  /** The customer has finished typing. */
  readonly onCommit?: (() => void) | undefined;
}

/**
 * Whole units as text, with a button for one less and one more. Takes the digits of any keyboard, changes
 * nothing when a wheel turns over it, keeps what was typed, and says its limits in words.
 */
export function unitsField(localizer: Localizer, options: UnitsFieldOptions): TemplateResult {
  const { id, limits, text } = options;
  const fixed = limits.min === limits.max;
  const input = (event: Event) => {
    options.onText((event.currentTarget as HTMLInputElement).value);
  };
  return field({
    id,
    label: options.label,
    hint: fixed
      ? localizer.text('units-fixed', { count: limits.min })
      : localizer.text('units-range', limits),
    problem: options.problem,
    control: ({ describedBy, invalid }) =>
      html`<div class="units">
        ${stepButton(localizer, options, -1, 'remove')}
        <input
          class="control figures"
          id=${id}
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-describedby=${ifDefined(describedBy)}
          aria-invalid=${ifDefined(invalid)}
          ?readonly=${fixed}
          .value=${live(text)}
          @input=${input}
          @change=${() => options.onCommit?.()}
        />
        ${stepButton(localizer, options, 1, 'add')}
      </div>`,
  });
}

function stepButton(
  localizer: Localizer,
  options: UnitsFieldOptions,
  step: 1 | -1,
  picture: IconName,
): TemplateResult {
  const next = stepped(localizer, options, step);
  const press = () => {
    if (next === undefined) return;
    options.onText(localizer.number(next));
    options.onCommit?.();
  };
  return html`<button
    class="units-step"
    type="button"
    aria-label=${localizer.text(step > 0 ? 'units-more' : 'units-fewer', { name: options.object })}
    aria-disabled=${next === undefined ? 'true' : 'false'}
    @click=${press}
  >
    ${icon(picture)}
  </button>`;
}

/** The number that a step leads to, nothing at a limit; from text that is no number in range, the nearest limit that the step points away from. */
function stepped(
  localizer: Localizer,
  { text, limits: { min, max } }: UnitsFieldOptions,
  step: 1 | -1,
): number | undefined {
  const parsed = localizer.parseUnits(text);
  if (!parsed.ok || parsed.value < min) return step > 0 ? min : undefined;
  if (parsed.value > max) return step < 0 ? max : undefined;
  const next = parsed.value + step;
  return next >= min && next <= max ? next : undefined;
}
