import * as z from 'zod/mini';

/**
 * Identifiers are opaque text to everyone but the adapter that issued them: never parsed, never shown as a price or a count.
 * Branded, so that a plan cannot be passed where a plan instance is meant.
 */
const id = z.string().check(z.minLength(1), z.maxLength(64));

export const accountIdSchema = id.brand<'AccountId'>();
export const planIdSchema = id.brand<'PlanId'>();
export const rateScheduleIdSchema = id.brand<'RateScheduleId'>();
export const planInstanceIdSchema = id.brand<'PlanInstanceId'>();
export const billingGroupIdSchema = id.brand<'BillingGroupId'>();
export const dunningGroupIdSchema = id.brand<'DunningGroupId'>();
export const contactIdSchema = id.brand<'ContactId'>();
export const queuedChangeIdSchema = id.brand<'QueuedChangeId'>();
export const transactionIdSchema = id.brand<'TransactionId'>();
export const creditMemoIdSchema = id.brand<'CreditMemoId'>();
export const orderIdSchema = id.brand<'OrderId'>();
export const itemIdSchema = id.brand<'ItemId'>();
export const paymentMethodIdSchema = id.brand<'PaymentMethodId'>();
export const invoiceIdSchema = id.brand<'InvoiceId'>();
export const quoteIdSchema = id.brand<'QuoteId'>();
/** Chosen by the browser, once per customer's intent: a random UUID (write protocol, step 1). */
export const intentIdSchema = z.uuid().brand<'IntentId'>();

export type AccountId = z.infer<typeof accountIdSchema>;
export type PlanId = z.infer<typeof planIdSchema>;
export type RateScheduleId = z.infer<typeof rateScheduleIdSchema>;
export type PlanInstanceId = z.infer<typeof planInstanceIdSchema>;
export type BillingGroupId = z.infer<typeof billingGroupIdSchema>;
export type DunningGroupId = z.infer<typeof dunningGroupIdSchema>;
export type ContactId = z.infer<typeof contactIdSchema>;
export type QueuedChangeId = z.infer<typeof queuedChangeIdSchema>;
export type TransactionId = z.infer<typeof transactionIdSchema>;
export type CreditMemoId = z.infer<typeof creditMemoIdSchema>;
export type OrderId = z.infer<typeof orderIdSchema>;
export type ItemId = z.infer<typeof itemIdSchema>;
export type PaymentMethodId = z.infer<typeof paymentMethodIdSchema>;
export type InvoiceId = z.infer<typeof invoiceIdSchema>;
export type QuoteId = z.infer<typeof quoteIdSchema>;
export type IntentId = z.infer<typeof intentIdSchema>;
