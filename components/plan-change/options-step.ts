import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Policy } from '../../src/context/settings.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import type { Proration } from '../../src/model/plan-change.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { CalendarDate } from '../../src/model/values.js';
import { choices } from '../internal/choices.js';
import { disclosure } from '../internal/disclosure.js';
import { selectField, textField } from '../internal/field.js';

type Selection = SelectionController['selection'];

/** A plan that the account has and that goes on billing. */
export type Billed = PlanInstance & { readonly nextBillDate: CalendarDate };

export interface AlignStepOptions {
  readonly instances: readonly Billed[];
  readonly alignWith: PlanInstanceId | undefined;
  readonly disabled: boolean;
  readonly onAlign: (alignWith: PlanInstanceId | undefined) => void;
}

const own = 'own';

/** On a bill day of its own, or on that of a plan that the customer has. */
export function alignStep(
  localizer: Localizer,
  { instances, alignWith, disabled, onAlign }: AlignStepOptions,
): TemplateResult {
  return choices({
    id: 'align',
    legend: localizer.text('change-align-legend'),
    choices: [
      {
        value: own,
        title: localizer.text('change-align-own'),
        detail: localizer.text('change-align-own-more'),
      },
      ...instances.map((instance) => ({
        value: instance.id,
        title: localizer.text('change-align-with', { plan: instance.planName }),
        detail: localizer.text('change-align-with-more', {
          date: localizer.dateLong(instance.nextBillDate),
        }),
      })),
    ],
    selected: new Set([alignWith ?? own]),
    disabled,
    onChange: (value) => {
      onAlign(value === own ? undefined : (value as PlanInstanceId));
    },
  });
}

export interface OptionsStepOptions {
  readonly policy: Policy;
  readonly selection: Selection;
  /** The coupon as it was typed. */
  readonly disabled: boolean;
  readonly onSelect: (patch: Partial<Selection>) => void;
}

/**
 * Everything else that may be chosen, where the policy lets it: how the running period is charged, which invoice it comes on, catching up,
 * a coupon, whether the bill day moves. Left alone, each stays with the company. Nothing where there is nothing to choose.
 */
export function optionsStep(
  localizer: Localizer,
  options: OptionsStepOptions,
): TemplateResult | typeof nothing {
  const fields = [
    prorationField(localizer, options),
    prorationInvoiceField(localizer, options),
    catchUpField(localizer, options),
    combineField(localizer, options),
    usageField(localizer, options),
    resetField(localizer, options),
    couponField(localizer, options),
  ].filter((each) => each !== undefined);
  if (fields.length === 0) return nothing;
  return disclosure({
    summary: localizer.text('change-options'),
    content: html`<fieldset class="stack narrow" ?disabled=${options.disabled}>
      ${fields}
    </fieldset>`,
  });
}

const company = '';

interface ChoiceOptions<Value extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: Value | undefined;
  readonly values: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value | undefined) => void;
}

/** A choice that may be left to the company. */
function companyChoice<Value extends string>(
  localizer: Localizer,
  { id, label, value, values, onChange }: ChoiceOptions<Value>,
): TemplateResult {
  return selectField({
    id,
    label,
    value: value ?? company,
    options: [
      { value: company, label: localizer.text('change-company-rule') },
      ...values.map(([each, text]) => ({ value: each, label: text })),
    ],
    onChange: (chosen) => {
      onChange(chosen === company ? undefined : (chosen as Value));
    },
  });
}

/** With an anniversary nothing is prorated, and a status goes by the company's rule. */
function prorates({ kind, effective }: Selection): boolean {
  return kind !== 'status' && effective !== undefined && effective.when !== 'anniversary';
}

function prorationField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const offered = policy.proration.filter((each) => each !== 'company-rule');
  if (offered.length === 0 || !prorates(selection) || selection.alignWith) return undefined;
  return companyChoice<Proration>(localizer, {
    id: 'proration',
    label: localizer.text('change-proration'),
    value: selection.proration,
    values: offered.map((each) => [each, localizer.text('change-proration-as', { as: each })]),
    onChange: (proration) => {
      onSelect({ proration });
    },
  });
}

function prorationInvoiceField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  if (!policy.prorationInvoice || !prorates(selection)) return undefined;
  return companyChoice(localizer, {
    id: 'proration-invoice',
    label: localizer.text('change-proration-invoice'),
    value: selection.prorationInvoice,
    values: [
      ['at-once', localizer.text('change-proration-invoice-as', { as: 'at-once' })],
      ['with-the-next', localizer.text('change-proration-invoice-as', { as: 'with-the-next' })],
    ],
    onChange: (prorationInvoice) => {
      onSelect({ prorationInvoice });
    },
  });
}

function catchUpField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const { kind, effective, catchUp } = selection;
  if (!policy.catchUp || kind !== 'assign' || effective?.when !== 'retroactive') return undefined;
  return companyChoice(localizer, {
    id: 'catch-up',
    label: localizer.text('change-catch-up'),
    value: catchUp,
    values: [
      ['one-bill', localizer.text('change-catch-up-as', { as: 'one-bill' })],
      ['bill-per-period', localizer.text('change-catch-up-as', { as: 'bill-per-period' })],
    ],
    onChange: (chosen) => {
      onSelect({ catchUp: chosen });
    },
  });
}

/** Whether cycles that were not billed yet come on one invoice, for a change of a plan that is held. */
function combineField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const { kind, combineInvoices } = selection;
  if (!policy.catchUp || kind === 'assign' || kind === 'status') return undefined;
  return companyChoice(localizer, {
    id: 'combine',
    label: localizer.text('change-combine'),
    value: combineInvoices,
    values: [
      ['long-cycle', localizer.text('change-catch-up-as', { as: 'one-bill' })],
      ['short-cycle', localizer.text('change-catch-up-as', { as: 'bill-per-period' })],
    ],
    onChange: (chosen) => {
      onSelect({ combineInvoices: chosen });
    },
  });
}

function usageField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const { kind, billUsage } = selection;
  if (!policy.prorationInvoice || (kind !== 'replace' && kind !== 'cancel')) return undefined;
  return companyChoice(localizer, {
    id: 'bill-usage',
    label: localizer.text('change-usage'),
    value: billUsage === undefined ? undefined : billUsage ? 'bill' : 'drop',
    values: [
      ['bill', localizer.text('change-usage-as', { as: 'bill' })],
      ['drop', localizer.text('change-usage-as', { as: 'drop' })],
    ],
    onChange: (chosen) => {
      onSelect({ billUsage: chosen === undefined ? undefined : chosen === 'bill' });
    },
  });
}

function resetField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const { kind, status, resetBillDate } = selection;
  if (!policy.prorationInvoice || kind !== 'status' || status !== 'active') return undefined;
  return companyChoice(localizer, {
    id: 'reset',
    label: localizer.text('change-reset'),
    value: resetBillDate === 'company-rule' ? undefined : resetBillDate,
    values: (['none', 'change-date', 'current-anniversary'] as const).map(
      (each) => [each, localizer.text('change-reset-as', { as: each })] as const,
    ),
    onChange: (chosen) => {
      onSelect({ resetBillDate: chosen });
    },
  });
}

/** Only a new master plan has one; what hangs under it follows. */
function takesMaster({ kind, planInstanceId }: Selection): boolean {
  return kind === 'assign' && planInstanceId === undefined;
}

function couponField(
  localizer: Localizer,
  { policy, selection, onSelect }: OptionsStepOptions,
): TemplateResult | undefined {
  const takes = takesMaster(selection) || selection.kind === 'replace';
  if (!policy.coupons || !takes) return undefined;
  return textField({
    id: 'coupon',
    label: localizer.text('change-coupon'),
    note: localizer.text('optional'),
    value: selection.coupon ?? '',
    autocomplete: 'off',
    onInput: (text) => {
      const coupon = text.trim().slice(0, 50);
      onSelect({ coupon: coupon === '' ? undefined : coupon });
    },
  });
}
