import * as z from 'zod/mini';
import { paymentMethodSchema } from './payment-method.js';

/**
 * A way to pay that a payment taker keeps, as its fields hand it over: an opaque token, and what may be shown of it.
 * No number, no security code: those never leave the fields (T20).
 */
export const paymentTokenSchema = z.strictObject({
  kind: z.enum(['card', 'bank-account', 'direct-debit']),
  token: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\w.:~+/=-]+$/)),
  /** Of a card, as the contract spells brands: "visa", "american-express". */
  brand: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  lastFour: paymentMethodSchema.shape.lastFour,
  expires: paymentMethodSchema.shape.expires,
});
export type PaymentToken = z.infer<typeof paymentTokenSchema>;
