import * as z from 'zod/mini';
import { refusalCodeSchema } from './codes.js';
import { accountIdSchema } from './ids.js';
import { calendarDateSchema, currencySchema, moneySchema } from './values.js';

/** Whether something may be done, and if not, why. */
export const permissionSchema = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), reason: refusalCodeSchema }),
]);
export type Permission = z.infer<typeof permissionSchema>;

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
  can: z.object({ changePlans: permissionSchema }),
  /** The terms that a customer agrees to when confirming. */
  terms: z.optional(z.object({ url: z.url({ protocol: /^https?$/ }), version: z.string() })),
});
export type Account = z.infer<typeof accountSchema>;
