import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.js';

/** What a control needs to be tied to its label, hint and problem. All ids are in one root. */
export interface ControlTies {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: 'true' | undefined;
}

export interface FieldOptions {
  /** Id of the control; hint and problem are `<id>-hint` and `<id>-problem`. */
  readonly id: string;
  readonly label: string | TemplateResult;
  /** The word "optional", where a field may stay empty among others that may not. */
  readonly note?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it. */
  readonly problem?: string | undefined;
  readonly control: (ties: ControlTies) => TemplateResult;
}

/** A label, its control, a hint and the problem, in reading order. */
export function field({ id, label, note, hint, problem, control }: FieldOptions): TemplateResult {
  return html`<div class="field">
    <label class="field-label" for=${id}
      >${label}${note ? html`<span class="field-note">${` (${note})`}</span>` : nothing}</label
    >
    ${fieldHint(id, hint)}
    ${control({ id, describedBy: tiedTexts(id, hint, problem), invalid: problem ? 'true' : undefined })}
    ${fieldProblem(id, problem)}
  </div>`;
}

/** Ids of the texts that describe control `id`, those that are there. */
export function tiedTexts(id: string, hint: unknown, problem: unknown): string | undefined {
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function fieldHint(id: string, hint: string | undefined): TemplateResult | typeof nothing {
  return hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : nothing;
}

export function fieldProblem(
  id: string,
  problem: string | undefined,
): TemplateResult | typeof nothing {
  return problem
    ? html`<p class="field-problem" id="${id}-problem">${icon('danger')}<span>${problem}</span></p>`
    : nothing;
}

export interface TextFieldOptions extends Omit<FieldOptions, 'control'> {
  readonly value: string;
  readonly name?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'url' | undefined;
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | undefined;
  /** The token of what goes in here, "off" only where nothing personal does. */
  readonly autocomplete?: AutoFill | undefined;
  readonly required?: boolean | undefined;
  readonly onInput: (value: string) => void;
}

/** A field with one line of text. What was typed stays, also when it is wrong. */
export function textField(options: TextFieldOptions): TemplateResult {
  const input = (event: Event) => {
    options.onInput((event.currentTarget as HTMLInputElement).value);
  };
  return field({
    ...options,
    control: ({ id, describedBy, invalid }) =>
      html`<input
        class="control"
        id=${id}
        name=${ifDefined(options.name)}
        type=${options.type ?? 'text'}
        inputmode=${ifDefined(options.inputMode)}
        autocomplete=${ifDefined(options.autocomplete)}
        aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(invalid)}
        aria-required=${options.required ? 'true' : nothing}
        .value=${live(options.value)}
        @input=${input}
      />`,
  });
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

/** Options under a name of their own. */
export interface SelectOptionGroup {
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface SelectFieldOptions extends Omit<FieldOptions, 'control'> {
  readonly value: string;
  readonly options: readonly (SelectOption | SelectOptionGroup)[];
  readonly onChange: (value: string) => void;
}

/** A field with a native select. Changing it moves no focus and sends nothing. */
export function selectField(options: SelectFieldOptions): TemplateResult {
  const change = (event: Event) => {
    options.onChange((event.currentTarget as HTMLSelectElement).value);
  };
  const option = ({ value, label, disabled = false }: SelectOption) =>
    html`<option value=${value} ?disabled=${disabled} .selected=${live(value === options.value)}>
      ${label}
    </option>`;
  return field({
    ...options,
    control: ({ id, describedBy, invalid }) =>
      html`<div class="select">
        <select
          class="control"
          id=${id}
          aria-describedby=${ifDefined(describedBy)}
          aria-invalid=${ifDefined(invalid)}
          @change=${change}
        >
          ${options.options.map((entry) =>
            'options' in entry
              ? html`<optgroup label=${entry.label}>${entry.options.map(option)}</optgroup>`
              : option(entry),
          )}</select
        >${icon('chevron-down')}
      </div>`,
  });
}

export interface CheckFieldOptions {
  readonly id: string;
  /** A sentence; may hold a link. */
  readonly label: string | TemplateResult;
  readonly checked: boolean;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly required?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A check box with a sentence to agree to. */
export function checkField(options: CheckFieldOptions): TemplateResult {
  const { id, label, checked, hint, problem } = options;
  const change = (event: Event) => {
    options.onChange((event.currentTarget as HTMLInputElement).checked);
  };
  return html`<div class="field check">
    <input
      type="checkbox"
      id=${id}
      aria-describedby=${ifDefined(tiedTexts(id, hint, problem))}
      aria-invalid=${problem ? 'true' : nothing}
      aria-required=${options.required ? 'true' : nothing}
      .checked=${live(checked)}
      @change=${change}
    />
    <label class="check-label" for=${id}>${label}</label>
    ${fieldHint(id, hint)} ${fieldProblem(id, problem)}
  </div>`;
}
