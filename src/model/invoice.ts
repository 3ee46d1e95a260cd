import * as z from 'zod/mini';
import { lineKindSchema } from './codes.js';
import { billingGroupIdSchema, invoiceIdSchema } from './ids.js';
import { calendarDateSchema, moneySchema, periodSchema, rateSchema } from './values.js';

/** One charge or credit on an invoice or quote. */
export const lineSchema = z.object({
  kind: lineKindSchema,
  planName: z.optional(z.string()),
  description: z.string(),
  /** Decimal text: usage may be fractional. */
  units: z.optional(z.string()),
  rate: z.optional(rateSchema),
  amount: moneySchema,
  period: z.optional(periodSchema),
  /** True when less than a whole period is charged. */
  prorated: z.boolean(),
});
export type Line = z.infer<typeof lineSchema>;

export const invoiceStatusSchema = z.enum(['open', 'paid', 'voided', 'pending']);
export type InvoiceStatus = z.infer<typeof invoiceStatusSchema>;

/** A row of the invoice history. */
export const invoiceSummarySchema = z.object({
  id: invoiceIdSchema,
  /** The number that is printed on it. */
  number: z.string(),
  date: calendarDateSchema,
  /** From the first to the last day of service on it; left out when it has no recurring charge. */
  period: z.optional(periodSchema),
  /** Charges less credits. */
  amount: moneySchema,
  status: invoiceStatusSchema,
  paidOn: z.optional(calendarDateSchema),
  billingGroupId: z.optional(billingGroupIdSchema),
});
export type InvoiceSummary = z.infer<typeof invoiceSummarySchema>;

/** An invoice with its lines. */
export const invoiceSchema = z.extend(invoiceSummarySchema, { lines: z.array(lineSchema) });
export type Invoice = z.infer<typeof invoiceSchema>;
