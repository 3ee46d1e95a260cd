import * as z from 'zod/mini';
import { calendarDateSchema } from '../model/values.js';
import { storedIntentSchema, storedQuoteSchema } from './ledger-rows.js';
import {
  accountId,
  collectionGroupSchema,
  contactSchema,
  dunningGroupSchema,
  dunningProcessSchema,
  worldAccountSchema,
  worldBillingGroupSchema,
  worldPaymentMethodSchema,
  worldPaymentTermsSchema,
  worldSessionSchema,
} from './world/accounts.js';
import {
  couponSchema,
  itemSchema,
  planGroupSchema,
  taxSchema,
  worldPlanSchema,
} from './world/catalogue.js';
import {
  creditMemoSchema,
  openChargeSchema,
  orderSchema,
  paymentSchema,
  refundSchema,
  serviceCreditSchema,
  statementSchema,
  usageSchema,
  worldInvoiceSchema,
  worldReceiptSchema,
  writeOffSchema,
} from './world/invoices.js';
import { settingsSchema } from './world/settings.js';
import {
  appliedCouponSchema,
  queuedChangeSchema,
  worldPlanInstanceSchema,
} from './world/subscriptions.js';

/**
 * The published schema of a world, version 2: all that the sandbox engine knows, as plain JSON.
 * Amounts are decimal text, dates are calendar dates in the company's billing time zone, ids are whole numbers as text.
 * What can be computed is not stored: amounts of invoices, balances, expiry states, names that another row holds.
 * Rows are never taken out, but for sessions, quotes and intents that are over, and stand in the order in which they were made. Tables and settings may be left out of a file.
 */

const counter = z.int().check(z.positive());
const table = <T extends z.core.$ZodType>(row: T) => z._default(z.array(row), []);

export const worldSchema = z.strictObject({
  version: z.literal(2),
  /** The scenario that it began as, or any name of its own. */
  scenario: z.string().check(z.minLength(1)),
  /** Today's billing date. All that falls on it is done already. */
  today: calendarDateSchema,
  settings: settingsSchema,
  /** The numbers that are given out next; `row` for every table that is not named. Left out: above all that are in use. */
  nextIds: z.strictObject({
    planInstance: counter,
    invoice: counter,
    transaction: z.optional(counter),
    row: z.optional(counter),
  }),
  plans: z.array(worldPlanSchema),
  planGroups: table(planGroupSchema),
  items: table(itemSchema),
  coupons: table(couponSchema),
  taxes: table(taxSchema),
  accounts: z.array(worldAccountSchema).check(z.minLength(1)),
  contacts: table(contactSchema),
  /** Who is signed in, where the world stands behind one browser. Servers keep sessions of their own. */
  session: z.optional(z.strictObject({ id: z.string().check(z.minLength(1)), accountId })),
  /** Sessions on the platform. */
  sessions: table(worldSessionSchema),
  paymentTerms: table(worldPaymentTermsSchema),
  paymentMethods: table(worldPaymentMethodSchema),
  collectionGroups: table(collectionGroupSchema),
  billingGroups: table(worldBillingGroupSchema),
  dunningProcesses: table(dunningProcessSchema),
  dunningGroups: table(dunningGroupSchema),
  planInstances: table(worldPlanInstanceSchema),
  queue: table(queuedChangeSchema),
  appliedCoupons: table(appliedCouponSchema),
  usage: table(usageSchema),
  openCharges: table(openChargeSchema),
  invoices: table(worldInvoiceSchema),
  payments: table(paymentSchema),
  refunds: table(refundSchema),
  writeOffs: table(writeOffSchema),
  creditMemos: table(creditMemoSchema),
  serviceCredits: table(serviceCreditSchema),
  statements: table(statementSchema),
  orders: table(orderSchema),
  receipts: table(worldReceiptSchema),
  quotes: table(storedQuoteSchema),
  intents: table(storedIntentSchema),
});

type Frozen<T> = {
  readonly [K in keyof T]: T[K] extends (infer Row)[] ? readonly Readonly<Row>[] : Readonly<T[K]>;
};

/** A world as it stands in a file. */
export type WorldFile = Frozen<z.infer<typeof worldSchema>>;

/** A world. Never changed in place: every step of the engine gives a new one that shares what stayed the same. */
export type World = Omit<WorldFile, 'nextIds'> & {
  readonly nextIds: Readonly<Record<keyof WorldFile['nextIds'], number>>;
};
export type WorldAccount = World['accounts'][number];
export type WorldContact = World['contacts'][number];
export type WorldPaymentMethod = World['paymentMethods'][number];
export type WorldPaymentTerms = World['paymentTerms'][number];
export type WorldBillingGroup = World['billingGroups'][number];
export type WorldDunningProcess = World['dunningProcesses'][number];
export type WorldPlanInstance = World['planInstances'][number];
export type WorldQueuedChange = World['queue'][number];
export type WorldAppliedCoupon = World['appliedCoupons'][number];
export type WorldUsage = World['usage'][number];
export type WorldOpenCharge = World['openCharges'][number];
export type WorldInvoice = World['invoices'][number];
export type WorldSettlement = WorldInvoice['settlements'][number];
export type WorldPayment = World['payments'][number];
export type WorldRefund = World['refunds'][number];
export type WorldWriteOff = World['writeOffs'][number];
export type WorldCreditMemo = World['creditMemos'][number];
export type WorldServiceCredit = World['serviceCredits'][number];
export type WorldStatement = World['statements'][number];
export type WorldOrder = World['orders'][number];
export type WorldReceipt = World['receipts'][number];
