import * as z from 'zod/mini';
import { settingsSchema } from '../src/sandbox/world/settings.js';
import type { CompanyRules } from './aria/policy.js';
import { SettingsError, type Environment } from './settings-error.js';

/** The variables that say what the company has set in Aria, each with the rule that it stands for. */
export const ruleVariables = {
  USS_PRORATION: 'proration',
  USS_CREDIT_FROM: 'creditFrom',
  USS_FIRST_INVOICE: 'firstInvoice',
  USS_ACTIVATION_FEE_AFTER_PRORATION: 'activationFeeAfterProration',
  USS_RETROACTIVE_SUPPLEMENTALS: 'retroactiveSupplementals',
  USS_COMBINE_INVOICES: 'combineInvoices',
  USS_BILL_DATE_RESET: 'billDateReset',
  USS_BILL_LAG_DAYS: 'billLagDays',
  USS_BILL_LAG_MAY_EXCEED_PERIOD: 'billLagMayExceedPeriod',
} as const satisfies Readonly<Record<`USS_${string}`, keyof CompanyRules>>;

type RuleVariable = keyof typeof ruleVariables;

/** The rules that the environment names; those that it does not name are left out. Throws a {@link SettingsError}. */
export function readRules(environment: Environment): CompanyRules {
  const names = Object.keys(ruleVariables) as RuleVariable[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = environment[name];
      return text ? [[ruleVariables[name], readRule(name, text)]] : [];
    }),
  );
}

function readRule(name: RuleVariable, text: string): unknown {
  const schema = settingsSchema.shape[ruleVariables[name]];
  const parsed = z.safeParse(schema, valueOf(text));
  if (parsed.success) return parsed.data;
  throw new SettingsError(`${name} "${text}" must be ${wantedBy(schema)}.`);
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function wantedBy(schema: (typeof settingsSchema.shape)[keyof CompanyRules]): string {
  const { innerType } = schema._zod.def;
  if ('options' in innerType) return `one of ${innerType.options.join(', ')}`;
  return innerType._zod.def.type === 'boolean'
    ? 'true or false'
    : 'a whole number of days from -365 to 365';
}
