import * as z from 'zod/mini';
import { paymentMethodIdSchema } from './ids.js';

/** A stored way to pay. Never more of a number than its last four digits. */
export const paymentMethodSchema = z.object({
  id: paymentMethodIdSchema,
  kind: z.enum(['card', 'bank-account', 'direct-debit', 'wallet', 'other']),
  /** The customer's or company's own name for it. */
  name: z.optional(z.string()),
  brand: z.optional(z.string()),
  lastFour: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{1,4}$/))),
  /** Last month of validity. */
  expires: z.optional(z.object({ year: z.int(), month: z.int().check(z.gte(1), z.lte(12)) })),
  /** On today's billing date: `expiring` means this month or the next. */
  expiry: z.enum(['none', 'valid', 'expiring', 'expired']),
});
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;
