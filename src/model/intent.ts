import * as z from 'zod/mini';
import { problemCodeSchema, refusalCodeSchema } from './codes.js';
import {
  billingGroupIdSchema,
  intentIdSchema,
  invoiceIdSchema,
  paymentMethodIdSchema,
  planInstanceIdSchema,
  quoteIdSchema,
  transactionIdSchema,
} from './ids.js';
import { lineSchema } from './invoice.js';
import { quoteSchema } from './quote.js';
import { moneySchema } from './values.js';

/** What was written. */
export const receiptSchema = z.object({
  /** What to name when asking for help. */
  reference: z.string(),
  /** The plans that were taken or changed. */
  planInstanceIds: z.array(planInstanceIdSchema),
  /** The invoices that were made. */
  invoiceIds: z.array(invoiceIdSchema),
  /** The payments that were made. */
  paymentIds: z.optional(z.array(transactionIdSchema)),
  /** The billing group or payment method that was made or changed. */
  billingGroupId: z.optional(billingGroupIdSchema),
  paymentMethodId: z.optional(paymentMethodIdSchema),
  /** What was charged now; left out when the write was proven by a look-up that does not tell figures. */
  charged: z.optional(moneySchema),
  lines: z.array(lineSchema),
});
export type Receipt = z.infer<typeof receiptSchema>;

const common = { id: intentIdSchema, quoteId: quoteIdSchema, reference: z.string() };

/**
 * The state of one confirmed write. On its way it is `submitting` or `unknown`; it ends in exactly one of the ends.
 * - `refused`: nothing was written; with `quote-changed` the new quote to agree to is in `quote`.
 * - `not-sent`: nothing left for the platform; the same intent may be sent once more.
 * - `not-applied`: sent, and proven to have had no effect; a new attempt is safe.
 * - `needs-help`: not proven either way; a person must look it up by `reference`.
 */
export const intentSchema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('submitting') }),
  z.object({ ...common, state: z.literal('unknown') }),
  z.object({ ...common, state: z.literal('done'), receipt: receiptSchema }),
  z.object({
    ...common,
    state: z.literal('done-with-problem'),
    receipt: receiptSchema,
    problem: problemCodeSchema,
  }),
  z.object({
    ...common,
    state: z.literal('refused'),
    refusal: refusalCodeSchema,
    quote: z.optional(quoteSchema),
  }),
  z.object({ ...common, state: z.literal('not-sent') }),
  z.object({ ...common, state: z.literal('not-applied') }),
  z.object({ ...common, state: z.literal('needs-help') }),
]);
export type Intent = z.infer<typeof intentSchema>;

/** What the browser sends to confirm a quote: nothing of substance but its consent. */
export const confirmationSchema = z.strictObject({
  quoteId: quoteIdSchema,
  intentId: intentIdSchema,
  /** Ids of the quote's warnings that the customer said yes to. */
  accepted: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)),
  /** Version of the terms that the customer agreed to, where the account has terms. */
  termsVersion: z.optional(z.string().check(z.maxLength(64))),
});
export type Confirmation = z.infer<typeof confirmationSchema>;
