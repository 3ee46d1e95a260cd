import * as z from 'zod/mini';
import { settingsSchema } from '../src/sandbox/world/settings.js';
import { paymentMethodKindSchema } from '../src/model/payment-method.js';
import { companyTermsSchema, type CompanyRules, type CompanyTerms } from './aria/policy.js';
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
  USS_CARD_BRAND_REQUIRED: 'cardBrandRequired',
  USS_ACCEPTED_METHODS: 'acceptedMethods',
  USS_ACCEPTED_BRANDS: 'acceptedBrands',
  USS_TERMS_FOR_CUSTOMERS: 'termsForCustomers',
  USS_SOFT_DESCRIPTOR: 'appearsAs',
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

type RuleSchema = (typeof settingsSchema.shape)[keyof CompanyRules];

function readRule(name: RuleVariable, text: string): unknown {
  const schema = settingsSchema.shape[ruleVariables[name]];
  const parsed = z.safeParse(schema, valueOf(schema, text));
  if (parsed.success) return parsed.data;
  throw new SettingsError(`${name} "${text}" must be ${wantedBy(schema)}.`);
}

const kindOf = (schema: RuleSchema): string => schema._zod.def.innerType._zod.def.type;

function valueOf(schema: RuleSchema, text: string): unknown {
  switch (kindOf(schema)) {
    case 'array':
      return listIn(text);
    case 'string':
    case 'enum':
      return text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    default:
      return /^-?\d+$/.test(text) ? Number(text) : text;
  }
}

function wantedBy(schema: RuleSchema): string {
  const { innerType } = schema._zod.def;
  if ('options' in innerType) return `one of ${innerType.options.join(', ')}`;
  switch (kindOf(schema)) {
    case 'boolean':
      return 'true or false';
    case 'array':
      return `words split by commas, such as ${paymentMethodKindSchema.options.join(',')}`;
    case 'string':
      return 'at most 40 characters';
    default:
      return 'a whole number of days from -365 to 365';
  }
}

/** The payment terms that the environment names as JSON, with their numbers at Aria. Throws a {@link SettingsError}. */
export function readPaymentTerms(environment: Environment): CompanyTerms[] {
  const { USS_PAYMENT_TERMS: text } = environment;
  if (!text) return [];
  const parsed = z.safeParse(z.array(companyTermsSchema), jsonIn(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SettingsError(
    `USS_PAYMENT_TERMS must be a JSON list of terms, such as [{"id":"4","name":"Net 30","kind":"net","days":30}]; wrong at ${issue?.path.join('.') || 'its beginning'}.`,
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listIn(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
