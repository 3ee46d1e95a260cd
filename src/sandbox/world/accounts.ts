import * as z from 'zod/mini';
import { accountSchema } from '../../model/account.js';
import { billingGroupSchema } from '../../model/billing-group.js';
import { paymentMethodSchema } from '../../model/payment-method.js';
import { paymentTokenSchema } from '../../model/payment-token.js';
import { paymentTermsSchema } from '../../model/payment-terms.js';
import { credentialsSchema } from '../../model/session.js';
import { calendarDateSchema, instantSchema, moneySchema } from '../../model/values.js';
import { numericId, numericText } from '../numeric-id.js';
import { percentSchema } from './catalogue.js';
import { lagDaysSchema } from './settings.js';

/** Who is billed: accounts, their people, how they pay, and what happens when they do not. */

const name = z.string().check(z.minLength(1), z.maxLength(200));
const text = z.optional(z.string().check(z.maxLength(200)));
const days = z.int().check(z.nonnegative(), z.lte(3650));
export const accountId = numericId<'AccountId'>();
export const billingGroupId = numericId<'BillingGroupId'>();
export const paymentMethodId = numericId<'PaymentMethodId'>();

export const worldAccountSchema = z.strictObject({
  id: accountId,
  ...credentialsSchema.shape,
  name: accountSchema.shape.name,
  currency: accountSchema.shape.currency,
  locale: accountSchema.shape.locale,
  can: accountSchema.shape.can,
  terms: accountSchema.shape.terms,
  status: z._default(z.enum(['active', 'deactivated']), 'active'),
  /** When it is deactivated because no plan is left (Aria wire notes 4.5). */
  deactivateOn: z.optional(calendarDateSchema),
  contactId: z.optional(numericId<'ContactId'>()),
  taxExempt: z._default(z.boolean(), false),
  /** One per account; needed to pay on EAN/GLN terms (4.10). */
  eanNumber: z.optional(z.string().check(z.regex(/^\d{13}$/))),
});

/** A person or place to write to. Edits make a new row and the old one stays (Aria wire notes 3.11). */
export const contactSchema = z.strictObject({
  id: numericId<'ContactId'>(),
  accountId,
  firstName: text,
  lastName: text,
  company: text,
  address: z._default(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(3)), []),
  city: text,
  /** State or province (US, CA, AU). */
  region: text,
  /** Stands for the region elsewhere. */
  locality: text,
  postalCode: text,
  /** ISO 3166 code. */
  country: z._default(z.string().check(z.regex(/^[A-Z]{2}$/)), 'US'),
  email: text,
  phone: text,
});

export const worldPaymentMethodSchema = z.strictObject({
  ...z.omit(paymentMethodSchema, { expiry: true }).shape,
  id: paymentMethodId,
  accountId,
  /** True: every attempt to collect with it is declined, with `declineCode` as the processor's word. */
  declines: z.boolean(),
  declineCode: text,
  /** What the payment taker keeps it under; good for one method only. */
  token: z.optional(paymentTokenSchema.shape.token),
  /** A disabled method is never used again (Aria wire notes 3.6). */
  status: z._default(z.enum(['enabled', 'disabled']), 'enabled'),
  /** False: made for one payment, not kept. */
  kept: z._default(z.boolean(), true),
  contactId: z.optional(numericId<'ContactId'>()),
  billLagDays: z.optional(lagDaysSchema),
});

const surchargeSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('percent'), percent: percentSchema }),
  z.strictObject({ by: z.literal('amount'), amount: z.strictObject(moneySchema.shape) }),
]);

export const worldPaymentTermsSchema = z.strictObject({
  id: numericText,
  name: paymentTermsSchema.shape.name,
  kind: paymentTermsSchema.shape.kind,
  /** Days from the invoice to its due date. */
  days,
  dueMethod: z._default(z.enum(['invoice', 'current-month']), 'invoice'),
  /** Added to every invoice on these terms (Aria wire notes 4.10). */
  surcharge: z.optional(surchargeSchema),
  /** Taken off when the whole invoice is paid within so many days of its date. */
  earlyPayment: z.optional(z.strictObject({ percent: percentSchema, days })),
  billOrdersAtOnce: z.optional(z.boolean()),
  billLagDays: z.optional(lagDaysSchema),
});

export const worldBillingGroupSchema = z.strictObject({
  id: billingGroupId,
  accountId,
  name: billingGroupSchema.shape.name,
  description: billingGroupSchema.shape.description,
  status: z._default(z.enum(['active', 'disabled']), 'active'),
  pays: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('method'),
      primaryId: paymentMethodId,
      backupId: z.optional(paymentMethodId),
    }),
    z.strictObject({
      by: z.literal('terms'),
      termsId: numericText,
      /** Per project, made by the customer; needed on EAN/GLN terms (Aria wire notes 4.10). */
      requisitionNumber: z.optional(z.string().check(z.minLength(1), z.maxLength(50))),
    }),
    z.strictObject({ by: z.literal('nothing') }),
  ]),
  statementContactId: z.optional(numericId<'ContactId'>()),
  collectionGroupId: z.optional(numericText),
});

/** Billing groups that are billed with one lag (Aria wire notes 4.9). */
export const collectionGroupSchema = z.strictObject({
  id: numericText,
  name,
  billLagDays: z.optional(lagDaysSchema),
});

/** What happens, step by step, when an invoice is not paid. */
export const dunningProcessSchema = z.strictObject({
  id: numericText,
  name,
  /** Days after the due date before the first step. */
  graceDays: days,
  steps: z
    .array(
      z.strictObject({
        /** Days after the step before it; of the first step: after the grace days. */
        afterDays: days,
        /** What the plans of the group become; left out: they stay as they are. */
        status: z.optional(z.enum(['active-non-billable', 'suspended', 'cancelled', 'terminated'])),
        /** What it costs: so much, or per cent of what is overdue. */
        fee: z.optional(surchargeSchema),
      }),
    )
    .check(z.minLength(1)),
});

export const dunningGroupSchema = z.strictObject({
  id: numericId<'DunningGroupId'>(),
  accountId,
  name,
  /** Left out: nothing happens when its plans are not paid for. */
  processId: z.optional(numericText),
});

/** A signed-in user on the platform, as long as it is not idle for too long (Aria wire notes 3.1). */
export const worldSessionSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  accountId,
  lastUsed: instantSchema,
});
