import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { fieldHint, fieldProblem, tiedTexts } from './field.js';

type Content = TemplateResult | string | typeof nothing;

/** One card. The whole card is the label; its name is title and summary. */
export interface Choice {
  /** Unique in its group, also as part of an id. */
  readonly value: string;
  readonly title: string;
  /** What belongs to the name: a price and its interval, or method, last four and expiry. */
  readonly summary?: Content | undefined;
  /** A status word. */
  readonly badge?: Content | undefined;
  /** Long text and controls: described, not part of the name, stays operable. */
  readonly detail?: Content | undefined;
  /** Buttons that have to do with it: neither named by it nor part of what describes it. */
  readonly actions?: Content | undefined;
  /** Stands under the card: what is asked once it is chosen. */
  readonly opens?: Content | undefined;
  /** Why it cannot be chosen, and what would open it. The card stays readable. */
  readonly closed?: string | undefined;
}

export interface ChoicesOptions {
  /** Prefix of all ids, and the name of the group in its root. */
  readonly id: string;
  readonly legend: string;
  readonly legendHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** One of them, or any number. */
  readonly select?: 'one' | 'many' | undefined;
  readonly layout?: 'list' | 'grid' | undefined;
  readonly choices: readonly Choice[];
  /** Values of the chosen cards. */
  readonly selected: ReadonlySet<string>;
  readonly disabled?: boolean | undefined;
  readonly onChange: (value: string, chosen: boolean) => void;
}

/** A group of cards over native radio buttons or check boxes. */
export function choices(options: ChoicesOptions): TemplateResult {
  const { id, hint, problem } = options;
  return html`<fieldset
    class="choices"
    tabindex="-1"
    aria-describedby=${ifDefined(tiedTexts(id, hint, problem))}
    ?disabled=${options.disabled ?? false}
  >
    <legend class=${options.legendHidden ? 'visually-hidden' : 'field-label choices-legend'}>
      ${options.legend}
    </legend>
    ${fieldHint(id, hint)} ${fieldProblem(id, problem)}
    <div class="choices-${options.layout ?? 'list'}">
      ${repeat(
        options.choices,
        (choice) => choice.value,
        (choice) => card(options, choice),
      )}
    </div>
  </fieldset>`;
}

function card(options: ChoicesOptions, choice: Choice): TemplateResult {
  const { badge = nothing, detail = nothing, actions = nothing, closed } = choice;
  const id = `${options.id}-${choice.value}`;
  const chosen = options.selected.has(choice.value);
  const described = [
    badge !== nothing && choiceIds(id).badge,
    closed && `${id}-closed`,
    detail !== nothing && `${id}-detail`,
  ].filter(Boolean);
  const change = (event: Event) => {
    options.onChange(choice.value, (event.currentTarget as HTMLInputElement).checked);
  };
  return html`<div class="choice ${chosen ? 'choice-chosen' : ''} ${closed ? 'choice-closed' : ''}">
      <input
        type=${options.select === 'many' ? 'checkbox' : 'radio'}
        id=${id}
        name=${options.id}
        .value=${choice.value}
        aria-labelledby=${choiceIds(id).name}
        aria-describedby=${described.length > 0 ? described.join(' ') : nothing}
        ?disabled=${closed !== undefined}
        .checked=${live(chosen)}
        @change=${change}
      />
      ${choiceLabel(id, choice)}
      ${closed ? html`<p class="choice-reason" id="${id}-closed">${closed}</p>` : nothing}
      ${
        detail === nothing
          ? nothing
          : html`<div class="choice-detail" id="${id}-detail">${detail}</div>`
      }
      ${actions === nothing ? nothing : html`<div class="choice-actions">${actions}</div>`}
    </div>
    ${choice.opens}`;
}

/** The ids in a card's label: of what names it, for `aria-labelledby`, and of its status word, for `aria-describedby`. */
export function choiceIds(id: string) {
  const [title, summary] = [`${id}-title`, `${id}-summary`];
  return { title, summary, name: `${title} ${summary}`, badge: `${id}-badge` } as const;
}

/** The label that covers the card of control `id`. The status word stands in it, but is not part of the name. */
export function choiceLabel(
  id: string,
  { title, summary = nothing, badge = nothing }: Pick<Choice, 'title' | 'summary' | 'badge'>,
): TemplateResult {
  return html`<label class="choice-label" for=${id}>
    <span class="choice-head">
      <bdi class="choice-title" id="${id}-title">${title}</bdi>
      ${badge === nothing ? nothing : html`<span id=${choiceIds(id).badge}>${badge}</span>`}
    </span>
    <span class="choice-summary" id="${id}-summary">${summary}</span>
  </label>`;
}
