import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PaymentMethod } from '../../src/model/payment-method.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';
import { fullMethodText } from '../billing-group-selector/payer-text.js';
import { termsText } from '../billing-group-selector/terms-text.js';
import { choices } from '../internal/choices.js';
import { selectField, textField, type SelectOption } from '../internal/field.js';
import type { FieldProblem } from '../internal/problem-summary.js';
import { longest, type GroupField, type GroupProblem, type GroupValues } from './group-draft.js';

/** A method to choose from. */
export interface MethodChoice {
  readonly method: PaymentMethod;
  /** False where it can stay but not be chosen. */
  readonly open: boolean;
}

export interface GroupFieldsOptions {
  readonly values: GroupValues;
  /** False where name and description are not asked for. */
  readonly details: boolean;
  readonly methods: readonly MethodChoice[];
  /** The terms to choose from; none: only methods. */
  readonly terms: readonly PaymentTerms[];
  readonly problems: readonly GroupProblem[];
  readonly onChange: (field: GroupField, value: string) => void;
  /** The way to a new payment method, where there is one. */
  readonly adding: TemplateResult | typeof nothing;
  /** The plans that it may pay for. */
  readonly plans: TemplateResult | typeof nothing;
}

/** The id of a field's control. */
const ids = {
  name: 'name',
  description: 'description',
  by: 'how',
  primaryId: 'primary',
  backupId: 'backup',
  termsId: 'terms',
  eanNumber: 'ean',
  requisitionNumber: 'requisition',
} as const satisfies Record<GroupField, string>;

/** What is to be mended, each with the id of its control. */
export function groupProblems(
  localizer: Localizer,
  problems: readonly GroupProblem[],
): FieldProblem[] {
  return problems.map((problem) => ({
    id: ids[problem.field],
    text: problemText(localizer, problem),
  }));
}

function problemText(localizer: Localizer, { field, what }: GroupProblem): string {
  switch (field) {
    case 'name':
      return what === 'long'
        ? localizer.text('payers-name-long', { max: longest.name })
        : localizer.text('payers-name-missing');
    case 'description':
      return localizer.text('payers-description-long', { max: longest.description });
    case 'backupId':
      return localizer.text('refusal-methods-must-differ');
    case 'termsId':
      return localizer.text('payers-terms-missing');
    case 'eanNumber':
      return localizer.text('payers-ean-wrong');
    case 'requisitionNumber':
      return localizer.text('refusal-requisition-number-missing');
    default:
      return localizer.text('payers-primary-missing');
  }
}

/** What a billing group is and how it pays, to be typed and chosen. */
export function groupFields(localizer: Localizer, options: GroupFieldsOptions): TemplateResult {
  const { values, details, terms, plans, onChange } = options;
  return html`<div class="stack">
    ${details ? detailFields(localizer, options) : nothing}
    ${
      terms.length > 0
        ? choices({
            id: ids.by,
            legend: localizer.text('payers-how'),
            layout: 'grid',
            choices: [
              { value: 'method', title: localizer.text('payers-how-method') },
              { value: 'terms', title: localizer.text('payers-how-terms') },
            ],
            selected: new Set([values.by]),
            onChange: (value) => {
              onChange('by', value);
            },
          })
        : nothing
    }
    ${values.by === 'method' ? methodFields(localizer, options) : termsFields(localizer, options)}
    ${plans}
  </div>`;
}

function problemOf(
  localizer: Localizer,
  { problems }: GroupFieldsOptions,
  field: GroupField,
): string | undefined {
  const problem = problems.find((each) => each.field === field);
  return problem && problemText(localizer, problem);
}

function detailFields(localizer: Localizer, options: GroupFieldsOptions): TemplateResult {
  const { values, onChange } = options;
  return html`${textField({
    id: ids.name,
    label: localizer.text('payers-name'),
    hint: localizer.text('payers-name-hint'),
    problem: problemOf(localizer, options, 'name'),
    value: values.name,
    autocomplete: 'off',
    required: true,
    onInput: (value) => {
      onChange('name', value);
    },
  })}
  ${textField({
    id: ids.description,
    label: localizer.text('payers-description'),
    note: localizer.text('optional'),
    problem: problemOf(localizer, options, 'description'),
    value: values.description,
    autocomplete: 'off',
    onInput: (value) => {
      onChange('description', value);
    },
  })}`;
}

function methodFields(localizer: Localizer, options: GroupFieldsOptions): TemplateResult {
  const { values, methods, adding, onChange } = options;
  const entries = (kept: string): SelectOption[] =>
    methods.map(({ method, open }) => ({
      value: method.id,
      label: fullMethodText(localizer, method),
      disabled: !open && method.id !== kept,
    }));
  if (methods.length === 0)
    return html`<p class="muted">${localizer.text('payers-no-methods')}</p>
      ${adding}`;
  return html`${selectField({
    id: ids.primaryId,
    label: localizer.text('payers-primary'),
    problem: problemOf(localizer, options, 'primaryId'),
    value: values.primaryId,
    options: [
      ...(values.primaryId === ''
        ? [{ value: '', label: localizer.text('payers-please-choose') }]
        : []),
      ...entries(values.primaryId),
    ],
    onChange: (value) => {
      onChange('primaryId', value);
    },
  })}
  ${selectField({
    id: ids.backupId,
    label: localizer.text('payers-backup'),
    note: localizer.text('optional'),
    hint: localizer.text('payers-backup-hint'),
    problem: problemOf(localizer, options, 'backupId'),
    value: values.backupId,
    options: [
      { value: '', label: localizer.text('payers-no-backup') },
      ...entries(values.backupId),
    ],
    onChange: (value) => {
      onChange('backupId', value);
    },
  })}
  ${adding}`;
}

function termsFields(localizer: Localizer, options: GroupFieldsOptions): TemplateResult {
  const { values, terms, onChange } = options;
  const chosen = terms.find(({ id }) => id === values.termsId);
  return html`${choices({
    id: ids.termsId,
    legend: localizer.text('payers-terms'),
    problem: problemOf(localizer, options, 'termsId'),
    choices: terms.map((each) => ({
      value: each.id,
      title: each.name,
      detail: html`${termsText(localizer, each)}`,
    })),
    selected: new Set([values.termsId]),
    onChange: (value) => {
      onChange('termsId', value);
    },
  })}
  ${chosen?.kind === 'ean-gln' ? numberFields(localizer, options) : nothing}`;
}

function numberFields(localizer: Localizer, options: GroupFieldsOptions): TemplateResult {
  const { values, onChange } = options;
  return html`${textField({
    id: ids.eanNumber,
    label: localizer.text('payers-ean'),
    hint: localizer.text('payers-ean-hint'),
    problem: problemOf(localizer, options, 'eanNumber'),
    value: values.eanNumber,
    inputMode: 'numeric',
    autocomplete: 'off',
    required: true,
    onInput: (value) => {
      onChange('eanNumber', value);
    },
  })}
  ${textField({
    id: ids.requisitionNumber,
    label: localizer.text('payers-requisition'),
    hint: localizer.text('payers-requisition-hint'),
    problem: problemOf(localizer, options, 'requisitionNumber'),
    value: values.requisitionNumber,
    autocomplete: 'off',
    required: true,
    onInput: (value) => {
      onChange('requisitionNumber', value);
    },
  })}`;
}
