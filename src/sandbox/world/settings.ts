import * as z from 'zod/mini';
import { paymentMethodKindSchema } from '../../model/payment-method.js';

const days = z.int().check(z.nonnegative(), z.lte(3650));
/** Days between a bill date and its invoice: negative before it, positive after it. */
export const lagDaysSchema = z.int().check(z.gte(-365), z.lte(365));

/** What the company has decided once for all: the client parameters of the platform, in our words. */
export const settingsSchema = z.strictObject({
  /** Days from invoice to due date for groups that pay by method (Aria wire notes 4.3 E). */
  daysUntilDue: z._default(days, 0),
  dueMethod: z._default(z.enum(['invoice', 'current-month']), 'invoice'),
  /** The company's rule for changes in the running period (Aria wire notes 2.1, directive 2). */
  proration: z._default(z.enum(['none', 'full', 'charge-only', 'credit-only']), 'full'),
  /** Credits are counted from the amount that was charged, or from the rate without its rounding (4.2). */
  creditFrom: z._default(z.enum(['charged-amount', 'exact-rate']), 'charged-amount'),
  /** How a new master plan that starts by today is invoiced where the change does not say (2.3). */
  firstInvoice: z._default(z.enum(['full', 'prorated']), 'full'),
  /** Whether a further instance of a master plan, taken during a first period that was prorated, is charged its activation fee (4.2). */
  activationFeeAfterProration: z._default(z.boolean(), false),
  /** Whether a supplemental plan may start in the past, with its proration start as its start date (4.7). */
  retroactiveSupplementals: z._default(z.boolean(), true),
  /** Whether several past periods may come on one invoice, and whether they do where a change does not say (4.8). */
  combineInvoices: z._default(z.enum(['not-allowed', 'short-cycle', 'long-cycle']), 'not-allowed'),
  /** What happens to the bill date of a plan that becomes billable again (4.9, 2.16). */
  billDateReset: z._default(z.enum(['none', 'change-date', 'current-anniversary']), 'none'),
  /** The last in the order of bill lags (4.9). */
  billLagDays: z._default(lagDaysSchema, 0),
  /** Whether a lag may be longer than the billing period of its plan. */
  billLagMayExceedPeriod: z._default(z.boolean(), false),
  /** Days after the last master plan has ended until the account is deactivated (4.5); left out: never. */
  daysBeforeDeactivation: z.optional(days),
  /** Days after the bill date on which an unpaid invoice is called to mind; at most three (4.10). */
  reminderDays: z._default(z.array(days).check(z.maxLength(3)), []),
  /** Whether orders are billed at once where neither the order nor the payment terms say (2.14). */
  billOrdersAtOnce: z._default(z.boolean(), true),
  collectRebills: z._default(z.boolean(), false),
  /** A rebill is due when the invoice that it replaces was (4.11). */
  rebillKeepsDueDate: z._default(z.boolean(), true),
  /** Printed before the number of a credit memo. */
  creditMemoPrefix: z._default(z.string().check(z.maxLength(10)), 'CM-'),
  /** Printed after it. */
  creditMemoSuffix: z._default(z.string().check(z.maxLength(10)), ''),
  /** Whether a stored card must say its brand (4.10, errors 4022 and 4032). */
  cardBrandRequired: z._default(z.boolean(), false),
  /** The payment methods that customers may add and pay with. */
  acceptedMethods: z._default(z.array(paymentMethodKindSchema), [
    'card',
    'bank-account',
    'direct-debit',
  ]),
  /** Brands of cards; left out: all that the platform knows. */
  acceptedBrands: z.optional(z.array(z.string())),
  /** Whether customers may choose to pay on terms. */
  termsForCustomers: z._default(z.boolean(), true),
  /** How payments are called on the statement of the bank or card. */
  appearsAs: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** Whose address is taxed: the first that there is (4.10). */
  taxAddress: z._default(
    z.array(z.enum(['account', 'billing', 'statement'])).check(z.minLength(1)),
    ['account', 'billing', 'statement'],
  ),
  /** Minutes without a call after which a session is over (open point 8). */
  sessionMinutes: z._default(z.int().check(z.positive(), z.lte(10_080)), 30),
});
