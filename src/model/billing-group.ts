import * as z from 'zod/mini';
import { billingGroupIdSchema } from './ids.js';
import { paymentMethodSchema } from './payment-method.js';
import { paymentTermsSchema } from './payment-terms.js';

/** How a billing group pays: by methods, or on terms. */
export const payerSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('method'),
    primary: paymentMethodSchema,
    backup: z.optional(paymentMethodSchema),
  }),
  z.object({
    by: z.literal('terms'),
    terms: paymentTermsSchema,
    /** For EAN/GLN terms: the number of the account, and that of the project, which the customer made. */
    eanNumber: z.optional(z.string()),
    requisitionNumber: z.optional(z.string()),
  }),
  z.object({ by: z.literal('nothing') }),
]);
export type Payer = z.infer<typeof payerSchema>;

/** Plans that are billed on one invoice and paid in one way. */
export const billingGroupSchema = z.object({
  id: billingGroupIdSchema,
  name: z.string(),
  description: z.optional(z.string()),
  payer: payerSchema,
  /** Names of the plans that it pays for now. */
  paysFor: z.array(z.string()),
  /** Who gets its statements, where it is somebody of its own. */
  statementContact: z.optional(
    z.object({ name: z.optional(z.string()), email: z.optional(z.string()) }),
  ),
  /** Reminders for late payment: none, under way, or exhausted. */
  dunning: z.enum(['none', 'in-progress', 'completed']),
});
export type BillingGroup = z.infer<typeof billingGroupSchema>;
