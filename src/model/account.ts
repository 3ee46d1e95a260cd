import * as z from 'zod/mini';
import { accountIdSchema } from './ids.js';
import { paymentMethodKindSchema } from './payment-method.js';
import { permissionSchema } from './permission.js';
import { calendarDateSchema, currencySchema, moneySchema } from './values.js';

/** The account of the session: who it is, and what it may do. */
export const accountSchema = z.object({
  id: accountIdSchema,
  name: z.string(),
  currency: currencySchema,
  /** BCP 47, the language of the account's own data. */
  locale: z.string(),
  /** Today's billing date on the platform's clock, in the company's billing time zone. */
  today: calendarDateSchema,
  /** What is open on all invoices; negative when the account is in credit. */
  balance: moneySchema,
  can: z.object({
    changePlans: permissionSchema,
    /** Left out: whoever may sign in may pay. */
    pay: z.optional(permissionSchema),
    /** Add, replace and remove payment methods, make and change billing groups. Left out: as `pay`. */
    changePayers: z.optional(permissionSchema),
  }),
  /** The payment methods that the company takes from its customers; left out: all that can be asked for. */
  accepts: z.optional(
    z.object({
      kinds: z.array(paymentMethodKindSchema),
      /** Brands of cards; left out: all. */
      brands: z.optional(z.array(z.string())),
      /** Whether a customer may choose to pay on terms. */
      terms: z.boolean(),
    }),
  ),
  /** The terms that a customer agrees to when confirming. */
  terms: z.optional(z.object({ url: z.url({ protocol: /^https?$/ }), version: z.string() })),
});
export type Account = z.infer<typeof accountSchema>;
