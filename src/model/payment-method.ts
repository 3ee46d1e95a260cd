import * as z from 'zod/mini';
import { permissionSchema } from './permission.js';
import { billingGroupIdSchema, paymentMethodIdSchema } from './ids.js';

/** The kinds of payment method that there are. `direct-debit` needs a mandate of the payer; `wallet` and `other` are added elsewhere. */
export const paymentMethodKindSchema = z.enum([
  'card',
  'bank-account',
  'direct-debit',
  'wallet',
  'other',
]);
export type PaymentMethodKind = z.infer<typeof paymentMethodKindSchema>;

/** What may be shown of a way to pay, stored or not. Never more of a number than its last four digits. */
export const shownMethodSchema = z.object({
  kind: paymentMethodKindSchema,
  /** The customer's or company's own name for it. */
  name: z.optional(z.string()),
  /** "visa", "american-express"; any other word is shown as it is. */
  brand: z.optional(z.string()),
  lastFour: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{1,4}$/))),
  /** Last month of validity. */
  expires: z.optional(z.object({ year: z.int(), month: z.int().check(z.gte(1), z.lte(12)) })),
  /** On today's billing date: `expiring` means this month or the next. */
  expiry: z.enum(['none', 'valid', 'expiring', 'expired']),
});
export type ShownMethod = z.infer<typeof shownMethodSchema>;

/** A stored way to pay. */
export const paymentMethodSchema = z.extend(shownMethodSchema, { id: paymentMethodIdSchema });
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

/** A stored way to pay with what it is used for and what may be done with it. */
export const storedMethodSchema = z.extend(paymentMethodSchema, {
  /** The billing groups that pay by it. */
  usedBy: z.array(
    z.object({
      billingGroupId: billingGroupIdSchema,
      name: z.string(),
      as: z.enum(['primary', 'backup']),
    }),
  ),
  can: z.object({
    /** Pay with it now, or be chosen for a billing group. */
    pay: permissionSchema,
    replace: permissionSchema,
    /** Closed while a billing group pays by it. */
    remove: permissionSchema,
  }),
});
export type StoredMethod = z.infer<typeof storedMethodSchema>;
