import * as z from 'zod/mini';
import { payerSchema } from './billing-group.js';
import {
  billingGroupIdSchema,
  paymentMethodIdSchema,
  planInstanceIdSchema,
  quoteIdSchema,
} from './ids.js';
import { paymentMethodSchema, shownMethodSchema } from './payment-method.js';
import { paymentTokenSchema } from './payment-token.js';
import { chargesSchema } from './charges.js';
import { warningSchema } from './warning.js';
import { calendarDateSchema, instantSchema } from './values.js';

/** How a billing group is to pay: by one or two stored methods, or on terms (Aria wire notes 4.10). */
export const payerChoiceSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('method'),
    primaryId: paymentMethodIdSchema,
    /** Charged when the primary method is declined; must be another one. */
    backupId: z.optional(paymentMethodIdSchema),
  }),
  z.strictObject({
    by: z.literal('terms'),
    termsId: z.string().check(z.minLength(1), z.maxLength(64)),
    /** For EAN/GLN terms: 13 digits; left out: the account's own, where it has one. */
    eanNumber: z.optional(z.string().check(z.maxLength(20))),
    /** For EAN/GLN terms: of the project, made by the customer like the number of an order. */
    requisitionNumber: z.optional(z.string().check(z.maxLength(50))),
  }),
]);
export type PayerChoice = z.infer<typeof payerChoiceSchema>;

const details = {
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  description: z.string().check(z.maxLength(200)),
};

/** A billing group to be made, or changed in what is given. */
export const billingGroupDraftSchema = z.strictObject({
  kind: z.literal('billing-group'),
  group: z.discriminatedUnion('do', [
    z.strictObject({
      do: z.literal('create'),
      name: details.name,
      description: z.optional(details.description),
      pays: payerChoiceSchema,
      /** Master plans that it pays for from now on. */
      planInstanceIds: z.optional(z.array(planInstanceIdSchema).check(z.maxLength(100))),
    }),
    z.strictObject({
      do: z.literal('update'),
      billingGroupId: billingGroupIdSchema,
      name: z.optional(details.name),
      description: z.optional(details.description),
      pays: z.optional(payerChoiceSchema),
      planInstanceIds: z.optional(z.array(planInstanceIdSchema).check(z.maxLength(100))),
    }),
  ]),
});
export type BillingGroupDraft = z.infer<typeof billingGroupDraftSchema>;

const name = z.optional(z.string().check(z.minLength(1), z.maxLength(60)));

/** A payment method to be kept, put in the place of another, or removed. The old number is disabled for good in both (Aria wire notes 3.6). */
export const paymentMethodDraftSchema = z.strictObject({
  kind: z.literal('payment-method'),
  method: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('add'), token: paymentTokenSchema, name }),
    z.strictObject({
      do: z.literal('replace'),
      methodId: paymentMethodIdSchema,
      token: paymentTokenSchema,
      name,
    }),
    z.strictObject({ do: z.literal('remove'), methodId: paymentMethodIdSchema }),
  ]),
});
export type PaymentMethodDraft = z.infer<typeof paymentMethodDraftSchema>;

/** What a change of methods or billing groups does: nothing is charged by it. A {@link PayerQuote} is this with an id and an expiry. */
export const payerPreviewSchema = z.object({
  draft: z.discriminatedUnion('kind', [billingGroupDraftSchema, paymentMethodDraftSchema]),
  /** The billing date on which it was computed. */
  asOf: calendarDateSchema,
  /** The billing groups that it makes or changes, then those that pay for less than before, since a plan moves away from them. */
  groups: z.array(
    z.object({
      /** Left out for one that does not exist yet. */
      billingGroupId: z.optional(billingGroupIdSchema),
      name: z.string(),
      /** Left out for one that does not exist yet. */
      before: z.optional(payerSchema),
      after: payerSchema,
      /** Names of the plans that it pays for afterwards. */
      paysFor: z.array(z.string()),
    }),
  ),
  /** On invoices that are made with the confirmation, since the one who pays now is billed earlier (Aria wire notes 4.9); left out: none. */
  dueNow: z.optional(chargesSchema),
  /** The method that is kept from now on. */
  adds: z.optional(shownMethodSchema),
  /** The method that is disabled for good. */
  closes: z.optional(paymentMethodSchema),
  warnings: z.array(warningSchema),
  stateVersion: z.string(),
});
export type PayerPreview = z.infer<typeof payerPreviewSchema>;

export const payerQuoteSchema = z.extend(payerPreviewSchema, {
  id: quoteIdSchema,
  expiresAt: instantSchema,
});
export type PayerQuote = z.infer<typeof payerQuoteSchema>;
