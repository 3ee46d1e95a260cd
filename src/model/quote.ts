import * as z from 'zod/mini';
import { payerQuoteSchema, type PayerPreview, type PayerQuote } from './payer-change.js';
import { paymentQuoteSchema, type PaymentPreview, type PaymentQuote } from './payment.js';
import { planQuoteSchema, type PlanPreview, type PlanQuote } from './plan-quote.js';

/** What any draft does and costs: what an adapter's backend computes without writing anything. */
export type Preview = PlanPreview | PaymentPreview | PayerPreview;

/** A preview that can be confirmed, once, by the session that asked for it, until it expires (at most 10 minutes). */
export const quoteSchema = z.union([planQuoteSchema, paymentQuoteSchema, payerQuoteSchema]);
export type Quote = z.infer<typeof quoteSchema>;

export function isPlanQuote(quote: Quote): quote is PlanQuote {
  return quote.draft.kind === 'plan-change' || quote.draft.kind === 'queue-edit';
}

export function isPaymentQuote(quote: Quote): quote is PaymentQuote {
  return quote.draft.kind === 'payment';
}

export function isPayerQuote(quote: Quote): quote is PayerQuote {
  return quote.draft.kind === 'billing-group' || quote.draft.kind === 'payment-method';
}
