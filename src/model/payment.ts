import * as z from 'zod/mini';
import { chargesSchema } from './charges.js';
import {
  billingGroupIdSchema,
  invoiceIdSchema,
  paymentMethodIdSchema,
  planInstanceIdSchema,
  quoteIdSchema,
  transactionIdSchema,
} from './ids.js';
import { shownMethodSchema } from './payment-method.js';
import { paymentTokenSchema } from './payment-token.js';
import { permissionSchema } from './permission.js';
import { warningSchema } from './warning.js';
import { calendarDateSchema, instantSchema, moneyInputSchema, moneySchema } from './values.js';

/** What is billed for one charge under one master plan: a payment may go against it alone. */
export const serviceSchema = z.strictObject({
  /** The master plan instance that it is paid under. */
  planInstanceId: planInstanceIdSchema,
  chargeId: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type Service = z.infer<typeof serviceSchema>;

/** How much may be paid: all that is open, what is due by today, both less what is in credit, an amount, or what is chosen (Aria wire notes 3.8, 4.10). */
export const amountChoiceSchema = z.enum(['full', 'current', 'amount', 'invoices', 'services']);
export type AmountChoice = z.infer<typeof amountChoiceSchema>;

/** An invoice on which something is owed. */
export const openInvoiceSchema = z.object({
  invoiceId: invoiceIdSchema,
  /** The number that is printed on it. */
  number: z.string(),
  date: calendarDateSchema,
  dueDate: calendarDateSchema,
  billingGroupId: z.optional(billingGroupIdSchema),
  /** What is still owed on it, and what pays it whole today: less, where paying early brings a discount. */
  open: moneySchema,
  payable: moneySchema,
});
export type OpenInvoice = z.infer<typeof openInvoiceSchema>;

/** What an account owes, for what, and how it may be paid. All in the account's currency. */
export const balanceSchema = z.object({
  asOf: calendarDateSchema,
  /** All that is open, less what is in credit; negative: credit. */
  full: moneySchema,
  /** What of that is due by today. */
  current: moneySchema,
  /** What pays everything today: less than `full` where paying early brings a discount. Never negative. */
  payable: moneySchema,
  /** Why `full` is what it is: what is open on invoices, credits that were not used up, and payments that have not settled anything; the last two below zero. */
  parts: z.object({ invoices: moneySchema, credits: moneySchema, payments: moneySchema }),
  /** How much may be paid by a payment method; what is missing says why. */
  amounts: z.array(z.object({ choice: amountChoiceSchema, permission: permissionSchema })),
  /** The open invoices in the order in which an amount is put on them: the oldest first. */
  invoices: z.array(openInvoiceSchema),
  /** What is open by service, that of the oldest line first. Taxes are of none. */
  services: z.array(
    z.object({
      service: z.object(serviceSchema.shape),
      name: z.string(),
      planName: z.string(),
      open: moneySchema,
    }),
  ),
});
export type Balance = z.infer<typeof balanceSchema>;

/** A payment, or the attempt at one. */
export const paymentSchema = z.object({
  id: transactionIdSchema,
  date: calendarDateSchema,
  amount: moneySchema,
  state: z.enum(['collected', 'declined', 'voided']),
  /** `method`: one of the customer's; `outside`: by check, transfer or as a gift of the company. */
  by: z.enum(['method', 'outside']),
  /** Left out where it is not known any more. */
  method: z.optional(shownMethodSchema),
  /** What it settled. */
  applied: z.array(
    z.object({ invoiceId: invoiceIdSchema, number: z.string(), amount: moneySchema }),
  ),
  /** What of it settles invoices to come; left out: nothing. */
  unapplied: z.optional(moneySchema),
});
export type Payment = z.infer<typeof paymentSchema>;

/** What a payment is for. An amount is put on the oldest invoice first, and so is a whole balance, which credit is taken off; invoices and services are paid whole. */
export const payWhatSchema = z.discriminatedUnion('pay', [
  z.strictObject({ pay: z.literal('full') }),
  z.strictObject({ pay: z.literal('current') }),
  z.strictObject({ pay: z.literal('amount'), amount: moneyInputSchema }),
  z.strictObject({
    pay: z.literal('invoices'),
    invoiceIds: z.array(invoiceIdSchema).check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({
    pay: z.literal('services'),
    services: z.array(serviceSchema).check(z.minLength(1), z.maxLength(200)),
  }),
]);
export type PayWhat = z.infer<typeof payWhatSchema>;

/** What a payment is made with: a stored method, or one that is given now and not kept. */
export const payWithSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('method'), methodId: paymentMethodIdSchema }),
  z.strictObject({ by: z.literal('one-time'), token: paymentTokenSchema }),
]);
export type PayWith = z.infer<typeof payWithSchema>;

/** A payment as a customer asks for it: the input of a quote. */
export const paymentDraftSchema = z.strictObject({
  kind: z.literal('payment'),
  what: payWhatSchema,
  with: payWithSchema,
});
export type PaymentDraft = z.infer<typeof paymentDraftSchema>;

/** What a payment would charge and settle. A {@link PaymentQuote} is this with an id and an expiry. */
export const paymentPreviewSchema = z.object({
  draft: paymentDraftSchema,
  /** The billing date on which it was computed. */
  asOf: calendarDateSchema,
  /** What is charged with the confirmation. Quote = charge binds this. */
  total: moneySchema,
  method: shownMethodSchema,
  /** Where it goes, in the order in which it is put there. */
  applies: z.array(
    z.object({
      invoiceId: invoiceIdSchema,
      number: z.string(),
      date: calendarDateSchema,
      dueDate: calendarDateSchema,
      /** The service, where it goes on one line only. */
      name: z.optional(z.string()),
      amount: moneySchema,
      /** What is taken off, since the invoice is paid whole and early; left out: nothing. */
      discount: z.optional(moneySchema),
      /** What the invoice still owes afterwards. */
      left: moneySchema,
    }),
  ),
  /** The full balance before and after it. */
  before: moneySchema,
  after: moneySchema,
  /** Plans that were suspended until what is due is paid, and go on with this payment; left out: none, as far as the adapter can tell. */
  resumes: z.optional(
    z.object({
      plans: z.array(z.object({ planInstanceId: planInstanceIdSchema, planName: z.string() })),
      /** On invoices that are made for them at once. No part of `total`, `before` and `after`: whoever pays for a plan is asked for it. Left out: nothing. */
      dueNow: z.optional(chargesSchema),
    }),
  ),
  /** How it will be called on the statement of the bank or card, where that is known. */
  appearsAs: z.optional(z.string()),
  warnings: z.array(warningSchema),
  stateVersion: z.string(),
});
export type PaymentPreview = z.infer<typeof paymentPreviewSchema>;

export const paymentQuoteSchema = z.extend(paymentPreviewSchema, {
  id: quoteIdSchema,
  expiresAt: instantSchema,
});
export type PaymentQuote = z.infer<typeof paymentQuoteSchema>;
