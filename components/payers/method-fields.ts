import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { choices } from '../internal/choices.js';
import { textField } from '../internal/field.js';
import type { FieldProblem } from '../internal/problem-summary.js';
import type { AskedKind } from './kinds.js';

/** Most characters that the service takes as a customer's own name for a method. */
export const longestName = 60;

/** What is wrong with that name: it is too long, or the service does not take it as it is. */
export type NameProblem = 'long' | 'unusable';

const nameId = 'own-name';

/** What is to be mended in the name, with the id of its control. */
export function nameProblem(localizer: Localizer, what: NameProblem): FieldProblem {
  return { id: nameId, text: problemText(localizer, what) };
}

function problemText(localizer: Localizer, what: NameProblem): string {
  return what === 'long'
    ? localizer.text('payers-name-long', { max: longestName })
    : localizer.text('payers-own-name-unusable');
}

export interface NameFieldOptions {
  readonly value: string;
  readonly problem: NameProblem | undefined;
  readonly onInput: (name: string) => void;
}

/** What the customer calls the method, which nobody needs to pay with it. */
export function nameField(
  localizer: Localizer,
  { value, problem, onInput }: NameFieldOptions,
): TemplateResult {
  return textField({
    id: nameId,
    label: localizer.text('payers-own-name'),
    note: localizer.text('optional'),
    hint: localizer.text('payers-own-name-hint'),
    problem: problem && problemText(localizer, problem),
    value,
    autocomplete: 'off',
    onInput,
  });
}

export interface KindChoiceOptions {
  readonly kinds: readonly AskedKind[];
  readonly chosen: AskedKind | undefined;
  readonly disabled: boolean;
  readonly onChange: (kind: AskedKind | undefined) => void;
}

/** What kind of method it is; nothing where there is only one. */
export function kindChoice(
  localizer: Localizer,
  { kinds, chosen, disabled, onChange }: KindChoiceOptions,
): TemplateResult | typeof nothing {
  if (kinds.length < 2) return nothing;
  return choices({
    id: 'kind',
    legend: localizer.text('payers-kind'),
    layout: 'grid',
    choices: kinds.map((kind) => ({
      value: kind,
      title: localizer.text('payers-kind-name', { kind }),
      detail: localizer.text('payers-kind-more', { kind }),
    })),
    selected: new Set(chosen ? [chosen] : []),
    disabled,
    onChange: (value) => {
      onChange(kinds.find((kind) => kind === value));
    },
  });
}

/** What is lost and what moves when a method is replaced, said before anything is typed (T38). */
export function whatIsReplaced(localizer: Localizer, replaced: StoredMethod): TemplateResult {
  const method = namedMethodText(localizer, replaced);
  const groups = replaced.usedBy.map(({ name }) => name);
  return html`<div class="stack stack-tight">
    <p>${localizer.text('payers-replace-what', { method })}</p>
    ${
      groups.length === 0
        ? nothing
        : html`<p>
            ${localizer.text('payers-replace-groups', {
              groups: localizer.list(groups),
              count: groups.length,
            })}
          </p>`
    }
  </div>`;
}
