import * as z from 'zod/mini';
import { problemCodeSchema } from '../../model/codes.js';
import { lineSchema } from '../../model/invoice.js';
import { calendarDateSchema, moneySchema } from '../../model/values.js';
import { numericId, numericText } from '../numeric-id.js';
import { accountId, billingGroupId, paymentMethodId } from './accounts.js';
import { percentSchema } from './catalogue.js';
import { planInstanceId } from './subscriptions.js';

/** What was billed, paid and taken back. Amounts are positive unless told otherwise. */

const amount = z.strictObject(moneySchema.shape);
const decimal = z.string().check(z.maxLength(40), z.regex(/^-?\d+(\.\d+)?$/));
const positiveInt = z.int().check(z.positive());
export const invoiceId = numericId<'InvoiceId'>();
export const transactionId = numericId<'TransactionId'>();
const words = z.string().check(z.minLength(1));
const reason = { reason: words, comment: words };

/** What a line of kind `other` asks for (Aria wire notes 2.12, 2.16). */
const postingSchema = z.enum([
  'external-charge',
  'dunning-charge',
  'balance-forward',
  'transferred-balance',
  'reinstated-charge',
  'child-invoice',
]);
export type Posting = z.infer<typeof postingSchema>;

/** A line as an invoice keeps it. Lines are numbered from 1 in their order. */
export const worldLineSchema = z.strictObject({
  ...lineSchema.shape,
  planInstanceId: z.optional(planInstanceId),
  /** The charge of the rate schedule that it is for. */
  chargeId: z.optional(numericText),
  /** Days billed of the days of the whole period, where it is prorated. */
  share: z.optional(z.strictObject({ days: positiveInt, of: positiveInt })),
  /** Of a proration credit, a coupon or a service credit: the charge that it lowers. Without `invoiceId`: on the same invoice. */
  lowers: z.optional(z.strictObject({ invoiceId: z.optional(invoiceId), line: positiveInt })),
  /** Of a tax line: which tax. */
  taxId: z.optional(numericText),
  /** Of a tax line: its per cent on the day of the invoice; left out: that of the tax today. */
  taxPercent: z.optional(percentSchema),
  /** False: it bears no tax. */
  taxable: z.optional(z.boolean()),
  /** Of a line of kind `other`; left out: charged from outside. */
  posting: z.optional(postingSchema),
  /** The invoice of a child account that it asks for. */
  childInvoiceId: z.optional(invoiceId),
  /** Where it came from, if not from a plan. */
  orderId: z.optional(numericId<'OrderId'>()),
  /** Of a line of a rebill: what an agent has to say about it. */
  comment: z.optional(words),
  couponCode: z.optional(z.string()),
  serviceCreditId: z.optional(transactionId),
});
export type WorldLine = z.infer<typeof worldLineSchema>;

/** A part of an invoice that was settled. Negative on an invoice that is a credit and was used up elsewhere. */
export const settlementSchema = z.strictObject({
  by: z.enum(['payment', 'credit-memo', 'invoice', 'early-payment', 'write-off', 'rebill']),
  /** The payment, credit memo, write-off or invoice that it came from or went to; the rebill that asks for it instead. */
  id: z.optional(numericText),
  /** The line that it is for, where it is for one alone: a service that was paid, a line that was credited. */
  line: z.optional(positiveInt),
  amount,
  date: calendarDateSchema,
});

export const worldInvoiceSchema = z.strictObject({
  id: invoiceId,
  /** Its number as a transaction; the lines have the numbers that follow. */
  transactionId,
  accountId,
  billingGroupId,
  date: calendarDateSchema,
  /** When it is collected, where the billing group pays by method. */
  dueDate: calendarDateSchema,
  lines: z.array(worldLineSchema).check(z.minLength(1)),
  settlements: z._default(z.array(settlementSchema), []),
  /** Waits for approval: not owed yet. */
  pending: z.optional(z.boolean()),
  /** Its customer disputes it: it counts as paid until that is settled, but may be rebilled (Aria wire notes 4.11). */
  disputed: z.optional(z.boolean()),
  /** Of a child account whose parent pays: the parent's invoice asks for it, so nothing is owed on this one (2.16). */
  parentPays: z.optional(z.boolean()),
  voidedOn: z.optional(calendarDateSchema),
  /** The number of the voiding as a transaction. */
  voidTransactionId: z.optional(transactionId),
  /** Of a rebill: what it replaces, and why. */
  rebills: z.optional(z.strictObject({ invoiceId, ...reason })),
  /** A rebill of it was voided: it cannot be rebilled again (Aria wire notes 4.11). */
  rebillVoided: z.optional(z.boolean()),
});

/** Charges that wait for an invoice, and those that came on it: orders for the next one of their billing group, what belongs to a plan for the next anniversary invoice of its master plan. */
export const openChargeSchema = z.strictObject({
  id: numericId<'OpenChargeId'>(),
  accountId,
  billingGroupId,
  line: worldLineSchema,
  since: calendarDateSchema,
  /** The invoice that it came on. */
  invoiceId: z.optional(invoiceId),
  /** Never to be billed: its order was cancelled. */
  dropped: z.optional(z.boolean()),
});

/** What was used. Negative units take back. */
export const usageSchema = z.strictObject({
  id: numericId<'UsageId'>(),
  accountId,
  planInstanceId,
  chargeId: numericText,
  date: calendarDateSchema,
  units: decimal,
  /** Given where it was rated before: the amount, or a rate. */
  amount: z.optional(amount),
  rate: z.optional(z.strictObject({ amount: decimal, currency: moneySchema.shape.currency })),
  /** On which invoice it was billed. */
  invoiceId: z.optional(invoiceId),
  /** Never to be billed: its plan was left without billing it. */
  dropped: z.optional(z.boolean()),
});

export const paymentSchema = z.strictObject({
  id: transactionId,
  accountId,
  date: calendarDateSchema,
  amount,
  /** A stored method, or one of these. */
  by: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('method'), methodId: paymentMethodId }),
    z.strictObject({ by: z.literal('check') }),
    z.strictObject({ by: z.literal('cash-credit'), reason: z.string() }),
    z.strictObject({ by: z.literal('external') }),
    /** Another account owes it now. */
    z.strictObject({ by: z.literal('transfer'), accountId }),
    /** A payment that was voided counts after all. */
    z.strictObject({ by: z.literal('reinstated'), paymentId: transactionId }),
  ]),
  state: z.enum(['collected', 'declined', 'voided']),
  /** The processor's word when it was declined. */
  declineCode: z.optional(z.string()),
  /** What of it has neither settled anything nor was refunded: it settles what is open next; left out: nothing. */
  unapplied: z.optional(amount),
  voidedOn: z.optional(calendarDateSchema),
  /** The number of the voiding as a transaction. */
  voidTransactionId: z.optional(transactionId),
});

export const refundSchema = z.strictObject({
  id: transactionId,
  accountId,
  paymentId: transactionId,
  date: calendarDateSchema,
  amount,
  /** Back on the method, by check, or to the third party that it came from. */
  by: z.enum(['method', 'check', 'third-party']),
  /** The invoices that are open again because of it. */
  reopened: z._default(z.array(z.strictObject({ invoiceId, amount })), []),
});

/** What was given up of an invoice. */
export const writeOffSchema = z.strictObject({
  id: transactionId,
  accountId,
  invoiceId,
  date: calendarDateSchema,
  amount,
  reason: words,
  voidedOn: z.optional(calendarDateSchema),
  /** The number of the voiding as a transaction. */
  voidTransactionId: z.optional(transactionId),
});

export const creditMemoSchema = z.strictObject({
  id: numericId<'CreditMemoId'>(),
  /** Its number as a transaction; the lines have the numbers that follow. */
  transactionId,
  accountId,
  invoiceId,
  date: calendarDateSchema,
  /** Printed on it. */
  number: z.string(),
  /** What is credited of each line, and the tax on that. */
  lines: z
    .array(z.strictObject({ line: positiveInt, amount, tax: amount, comment: z.optional(words) }))
    .check(z.minLength(1)),
  ...reason,
  /** Who was written to about it. */
  contactId: z.optional(numericId<'ContactId'>()),
  /** Made by a rebill. */
  rebillId: z.optional(invoiceId),
  voidedOn: z.optional(calendarDateSchema),
  /** The number of the voiding of its first line as a transaction; the other lines have those that follow. */
  voidTransactionId: z.optional(transactionId),
});

/** Money off what is billed later. */
export const serviceCreditSchema = z.strictObject({
  id: transactionId,
  accountId,
  /** Only for charges of this master plan and what hangs under it. */
  planInstanceId: z.optional(planInstanceId),
  date: calendarDateSchema,
  amount,
  /** What is not yet used. */
  left: amount,
  reason: z.string(),
});

/** A document that was sent: frozen on its day. */
export const statementSchema = z.strictObject({
  id: numericId<'StatementId'>(),
  accountId,
  billingGroupId,
  invoiceId,
  /** Printed on it: counts the statements of the account. */
  sequence: positiveInt,
  date: calendarDateSchema,
  dueDate: calendarDateSchema,
  /** What the billing group owed on the statement before; negative: credit. */
  balanceForward: amount,
  /** The invoice. */
  newCharges: amount,
  /** What has settled invoices since, or was taken off them: payments, credits, credit memos. Negative when more was opened again. */
  newPayments: amount,
  /** What the billing group owes with it, before it is collected. */
  total: amount,
});

export const orderSchema = z.strictObject({
  id: numericId<'OrderId'>(),
  accountId,
  /** The master plan under which it is billed. */
  planInstanceId,
  date: calendarDateSchema,
  lines: z
    .array(z.strictObject({ itemId: numericId<'ItemId'>(), units: positiveInt, price: amount }))
    .check(z.minLength(1)),
  status: z.enum(['placed', 'billed', 'cancelled']),
  invoiceId: z.optional(invoiceId),
});

/** What was done under a receipt id: found by look-ups, and the reason why the id cannot be used again (Aria wire notes 1.6). */
export const worldReceiptSchema = z.strictObject({
  id: z.string().check(z.regex(/^[0-9A-Za-z]{1,50}$/)),
  accountId,
  action: z.enum([
    'change-plans',
    'edit-queue',
    'pay',
    'order',
    'billing-group',
    'payment-method',
    'contact',
    'coupon',
  ]),
  date: calendarDateSchema,
  planInstanceIds: z._default(z.array(planInstanceId), []),
  /** The invoices made by it. */
  invoiceIds: z._default(z.array(invoiceId), []),
  /** The payments that were asked for with it, collected or declined. */
  paymentIds: z._default(z.array(transactionId), []),
  orderId: z.optional(numericId<'OrderId'>()),
  /** The billing group or payment method that was made or changed. */
  billingGroupId: z.optional(billingGroupId),
  paymentMethodId: z.optional(paymentMethodId),
  problem: z.optional(problemCodeSchema),
});
