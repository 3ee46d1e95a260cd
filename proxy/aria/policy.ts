import * as z from 'zod/mini';
import type { Account } from '../../src/model/account.js';
import type { Plan } from '../../src/model/plan.js';
import type { World } from '../../src/sandbox/world.js';
import { worldPaymentTermsSchema } from '../../src/sandbox/world/accounts.js';
import { settingsSchema } from '../../src/sandbox/world/settings.js';

type Rules = World['settings'];

/** The settings of a world that say how changes of plans are billed, and how customers may pay. */
export const ruleNames = [
  'proration',
  'creditFrom',
  'firstInvoice',
  'activationFeeAfterProration',
  'retroactiveSupplementals',
  'combineInvoices',
  'billDateReset',
  'billLagDays',
  'billLagMayExceedPeriod',
  'cardBrandRequired',
  'acceptedMethods',
  'acceptedBrands',
  'termsForCustomers',
  'appearsAs',
] as const satisfies readonly (keyof Rules)[];
export type CompanyRules = Partial<Pick<Rules, (typeof ruleNames)[number]>>;

/** Payment terms as the company has set them up; the wire has their number, name and type alone (Aria wire notes 4.10). */
export const companyTermsSchema = z.omit(worldPaymentTermsSchema, {
  billOrdersAtOnce: true,
  billLagDays: true,
});
export type CompanyTerms = z.infer<typeof companyTermsSchema>;

/** What the company decides and Aria's wire does not tell. All of it has a default. */
export interface AriaPolicy {
  /** The terms that customers agree to when confirming; none unless told. */
  readonly terms?: Account['terms'];
  /**
   * What the company has set in Aria and the wire does not tell: our projections go by it, and so do the directives that we send, so that nothing is
   * left to a setting that we cannot see. Left out: as in the sandbox.
   */
  readonly rules?: CompanyRules;
  /** The payment terms that the company has, those that customers may choose among them. None unless told: then nobody may choose any. */
  readonly paymentTerms?: readonly CompanyTerms[];
  /**
   * Names of the supplemental fields of plans that pages may see, as `Plan.fields`. None unless told: companies keep margins, channels and codes of
   * other systems in them too (T3).
   */
  readonly planFields?: readonly string[];
  /** BCP 47 locales by the names of Aria's locales. A name that is BCP 47 itself needs no entry. */
  readonly locales?: Readonly<Record<string, string>>;
  /** For accounts whose locale is not known. `en-US`. */
  readonly defaultLocale?: string;
  /** For plans without supplemental fields for it (`unitLimitFields` in codes.ts). One unit: nobody buys two by mistake. */
  readonly defaultUnits?: Plan['units'];
  /**
   * IANA name of the billing time zone, for an Aria without a test clock (Aria wire notes 1.9): today is then the
   * machine's date there. Left out: Aria's clock is asked.
   */
  readonly timeZone?: string;
  /** For how long reads trust a validated session, in milliseconds; writes never do. 3000. */
  readonly trustSessionMs?: number;
  /** For how long lists may show the catalogue as one session last read it, in milliseconds; quotes never do. 0. */
  readonly keepCatalogueMs?: number;
  /** The longest time that a write may still take effect after it was sent, in milliseconds: not under the client's own limit. 120000. */
  readonly longestWriteMs?: number;
  /** How long a quote may be confirmed, in milliseconds. Ten minutes, which is the most. */
  readonly quoteLifeMs?: number;
}

export const policyDefaults = {
  planFields: [],
  paymentTerms: [],
  locales: { System_US_English_locale: 'en-US' },
  defaultLocale: 'en-US',
  defaultUnits: { min: 1, max: 1 },
  trustSessionMs: 3000,
  keepCatalogueMs: 0,
  longestWriteMs: 120_000,
} as const satisfies AriaPolicy;

export type SettledPolicy = Omit<AriaPolicy, 'rules'> &
  Required<Pick<AriaPolicy, keyof typeof policyDefaults>> & { readonly rules: Rules };

export function settledPolicy(policy: AriaPolicy = {}): SettledPolicy {
  const termsForCustomers = (policy.paymentTerms ?? []).length > 0;
  return {
    ...policyDefaults,
    ...policy,
    rules: z.parse(settingsSchema, { termsForCustomers, ...policy.rules }),
    locales: { ...policyDefaults.locales, ...policy.locales },
  };
}
