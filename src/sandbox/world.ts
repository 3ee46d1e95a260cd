import * as z from 'zod/mini';
import { accountSchema } from '../model/account.js';
import { billingGroupSchema } from '../model/billing-group.js';
import { problemCodeSchema } from '../model/codes.js';
import { invoiceStatusSchema, lineSchema } from '../model/invoice.js';
import { paymentMethodSchema } from '../model/payment-method.js';
import { paymentTermsSchema } from '../model/payment-terms.js';
import { planInstanceSchema } from '../model/plan-instance.js';
import { credentialsSchema } from '../model/session.js';
import { calendarDateSchema } from '../model/values.js';
import { worldPlanSchema } from './catalogue.js';
import { storedIntentSchema, storedQuoteSchema } from './ledger-rows.js';
import { numericId, numericText } from './numeric-id.js';

/**
 * The published schema of a world, version 1: all that the sandbox engine knows, as plain JSON.
 * Amounts are decimal text, dates are calendar dates in the company's billing time zone, ids are whole numbers as text.
 * What can be computed is not stored: amounts of invoices, balances, expiry states, names that another row holds.
 */

const accountId = numericId<'AccountId'>();
const billingGroupId = numericId<'BillingGroupId'>();
const paymentMethodId = numericId<'PaymentMethodId'>();
const planInstanceId = numericId<'PlanInstanceId'>();
const invoiceId = numericId<'InvoiceId'>();
const nonNegative = z.int().check(z.nonnegative());

const worldAccountSchema = z.strictObject({
  id: accountId,
  ...credentialsSchema.shape,
  name: accountSchema.shape.name,
  currency: accountSchema.shape.currency,
  locale: accountSchema.shape.locale,
  can: accountSchema.shape.can,
  terms: accountSchema.shape.terms,
});

const worldPaymentMethodSchema = z.strictObject({
  ...z.omit(paymentMethodSchema, { expiry: true }).shape,
  id: paymentMethodId,
  accountId,
  /** True: every attempt to collect with it is declined. */
  declines: z.boolean(),
});

const worldPaymentTermsSchema = z.strictObject({
  ...paymentTermsSchema.shape,
  id: numericText,
  /** Days from the invoice to its due date. */
  days: nonNegative,
});

const worldBillingGroupSchema = z.strictObject({
  id: billingGroupId,
  accountId,
  name: billingGroupSchema.shape.name,
  description: billingGroupSchema.shape.description,
  dunning: billingGroupSchema.shape.dunning,
  pays: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('method'),
      primaryId: paymentMethodId,
      backupId: z.optional(paymentMethodId),
    }),
    z.strictObject({ by: z.literal('terms'), termsId: numericText }),
    z.strictObject({ by: z.literal('nothing') }),
  ]),
});

const worldPlanInstanceSchema = z.strictObject({
  ...z.pick(planInstanceSchema, {
    status: true,
    startDate: true,
    billDay: true,
    nextBillDate: true,
  }).shape,
  id: planInstanceId,
  accountId,
  planId: numericId<'PlanId'>(),
  rateScheduleId: numericId<'RateScheduleId'>(),
  billingGroupId,
  units: z.int().check(z.positive()),
});

const worldInvoiceSchema = z.strictObject({
  id: invoiceId,
  accountId,
  billingGroupId,
  date: calendarDateSchema,
  /** When it is collected, where the billing group pays by method. */
  dueDate: calendarDateSchema,
  status: invoiceStatusSchema,
  paidOn: z.optional(calendarDateSchema),
  lines: z.array(lineSchema).check(z.minLength(1)),
});

/** What was done under a receipt id: found by look-ups, and the reason why the id cannot be used again (Aria wire notes 1.6). */
const worldReceiptSchema = z.strictObject({
  id: z.string().check(z.regex(/^[0-9A-Za-z]{1,50}$/)),
  accountId,
  action: z.literal('assign'),
  date: calendarDateSchema,
  planInstanceId,
  invoiceId: z.optional(invoiceId),
  problem: z.optional(problemCodeSchema),
});

export const worldSchema = z.strictObject({
  version: z.literal(1),
  /** The scenario that it began as, or any name of its own. */
  scenario: z.string().check(z.minLength(1)),
  /** Today's billing date. All that falls on it is billed already. */
  today: calendarDateSchema,
  settings: z.strictObject({
    /** Days from invoice to due date for groups that pay by method (Aria wire notes 4.3 E). */
    daysUntilDue: nonNegative,
    dueMethod: z.enum(['invoice', 'current-month']),
  }),
  /** The ids that are given out next. */
  nextIds: z.strictObject({
    planInstance: z.int().check(z.positive()),
    invoice: z.int().check(z.positive()),
  }),
  plans: z.array(worldPlanSchema),
  accounts: z.array(worldAccountSchema).check(z.minLength(1)),
  /** Who is signed in, where the world stands behind one browser. Servers keep sessions of their own. */
  session: z.optional(z.strictObject({ id: z.string().check(z.minLength(1)), accountId })),
  paymentTerms: z.array(worldPaymentTermsSchema),
  paymentMethods: z.array(worldPaymentMethodSchema),
  billingGroups: z.array(worldBillingGroupSchema),
  planInstances: z.array(worldPlanInstanceSchema),
  /** In the order they were made. */
  invoices: z.array(worldInvoiceSchema),
  receipts: z.array(worldReceiptSchema),
  quotes: z.array(storedQuoteSchema),
  intents: z.array(storedIntentSchema),
});

type Frozen<T> = {
  readonly [K in keyof T]: T[K] extends (infer Row)[] ? readonly Readonly<Row>[] : Readonly<T[K]>;
};

/** A world. Never changed in place: every step of the engine gives a new one that shares what stayed the same. */
export type World = Frozen<z.infer<typeof worldSchema>>;
export type WorldAccount = World['accounts'][number];
export type WorldPaymentMethod = World['paymentMethods'][number];
export type WorldBillingGroup = World['billingGroups'][number];
export type WorldPlanInstance = World['planInstances'][number];
export type WorldInvoice = World['invoices'][number];
export type WorldReceipt = World['receipts'][number];
