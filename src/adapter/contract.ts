import * as z from 'zod/mini';
import { accountSchema } from '../model/account.js';
import { billingGroupSchema } from '../model/billing-group.js';
import { dunningGroupSchema } from '../model/dunning-group.js';
import { effectiveChoicesSchema } from '../model/effective-choices.js';
import { invoiceIdSchema, intentIdSchema, planInstanceIdSchema } from '../model/ids.js';
import { confirmationSchema, intentSchema } from '../model/intent.js';
import { invoiceSchema, invoiceSummarySchema } from '../model/invoice.js';
import {
  billingGroupDraftSchema,
  payerQuoteSchema,
  paymentMethodDraftSchema,
} from '../model/payer-change.js';
import { storedMethodSchema } from '../model/payment-method.js';
import { paymentTermsSchema } from '../model/payment-terms.js';
import {
  balanceSchema,
  paymentDraftSchema,
  paymentQuoteSchema,
  paymentSchema,
} from '../model/payment.js';
import { planChangeDraftSchema } from '../model/plan-change.js';
import { planInstanceSchema } from '../model/plan-instance.js';
import { planSchema } from '../model/plan.js';
import { queuedChangeSchema, queueEditDraftSchema } from '../model/queued-change.js';
import { planQuoteSchema } from '../model/plan-quote.js';
import { credentialsSchema, sessionSchema } from '../model/session.js';
import { calendarDateSchema } from '../model/values.js';
import type { Noun } from './nouns.js';
import type { SandboxControl } from './sandbox-control.js';

const nothing = z.strictObject({});

/** A part of a list that is in order of dates. */
const listed = z.strictObject({
  filter: z.optional(
    z.strictObject({
      from: z.optional(calendarDateSchema),
      to: z.optional(calendarDateSchema),
    }),
  ),
  page: z.optional(z.string().check(z.maxLength(200))),
});

function page<T extends z.core.$ZodType>(row: T) {
  return z.object({
    rows: z.array(row),
    /** How many rows there are in all, where that is known. */
    total: z.optional(z.int().check(z.nonnegative())),
    /** Give it as `page` to read on; left out on the last page. */
    next: z.optional(z.string()),
  });
}

/**
 * The whole contract: every operation with the schema of what goes in and what comes out.
 * Types, `defineAdapter`, the HTTP routes, the OpenAPI file and the conformance suite are made from this table.
 * Inputs are strict: an unknown key is refused. There is no account in any input: it comes from the session.
 */
export const operations = {
  /** Starts a session. Throws `sign-in-failed`, the same for an unknown user and a wrong password. */
  signIn: { input: credentialsSchema, output: sessionSchema },
  /** Ends the session here and at the platform. */
  signOut: { input: nothing, output: z.object({}) },
  /** Who is signed in. Throws `session-expired` when nobody is. */
  validateSession: { input: nothing, output: sessionSchema },
  getAccount: { input: nothing, output: accountSchema },
  /**
   * All plans that the account may see, those that it cannot take with the reason: as new master plans; with `under`, as plans under that
   * plan instance; with `insteadOf`, in the place of that one. Throws `not-found` for a plan instance that the account does not have.
   */
  listPlans: {
    input: z.strictObject({
      under: z.optional(planInstanceIdSchema),
      insteadOf: z.optional(planInstanceIdSchema),
    }),
    output: page(planSchema),
  },
  /** Every plan instance, parents before what hangs under them; those that have ended too, as far as the platform tells them. */
  listPlanInstances: { input: nothing, output: page(planInstanceSchema) },
  /** Queued changes in the order in which they run, those without a date last; then, as history, those that are through, newest first. */
  listQueuedChanges: { input: nothing, output: page(queuedChangeSchema) },
  listBillingGroups: { input: nothing, output: page(billingGroupSchema) },
  listDunningGroups: { input: nothing, output: page(dunningGroupSchema) },
  /** When a draft can take effect, whatever it says of that itself; every choice that is closed with its reason. Writes nothing. */
  getEffectiveChoices: {
    input: z.strictObject({ draft: planChangeDraftSchema }),
    output: effectiveChoicesSchema,
  },
  /** Computes what a change costs and keeps it for `confirm`. Writes nothing that is billed. Throws `refused` with the reason. */
  quotePlanChange: {
    input: z.strictObject({ draft: planChangeDraftSchema }),
    output: planQuoteSchema,
  },
  /** The same for edits of the queue: what would happen, and what goes along. Throws `refused` with the reason. */
  quoteQueueEdit: {
    input: z.strictObject({ draft: queueEditDraftSchema }),
    output: planQuoteSchema,
  },
  /** The stored ways to pay that can be used. */
  listPaymentMethods: { input: nothing, output: page(storedMethodSchema) },
  /** The terms on which the account may choose to pay. */
  listPaymentTerms: { input: nothing, output: page(paymentTermsSchema) },
  /** What is owed, for what, and how it may be paid. */
  getBalance: { input: nothing, output: balanceSchema },
  /** Payments and attempts at them, newest first. `filter` takes the first and last date. */
  listPayments: { input: listed, output: page(paymentSchema) },
  /** What a payment would charge and settle. Charges nothing. Throws `refused` with the reason. */
  quotePayment: {
    input: z.strictObject({ draft: paymentDraftSchema }),
    output: paymentQuoteSchema,
  },
  /** What it means to make a billing group or to change one. Throws `refused` with the reason. */
  quoteBillingGroup: {
    input: z.strictObject({ draft: billingGroupDraftSchema }),
    output: payerQuoteSchema,
  },
  /** What it means to add, replace or remove a payment method, with the billing groups that it concerns. Throws `refused` with the reason. */
  quotePaymentMethod: {
    input: z.strictObject({ draft: paymentMethodDraftSchema }),
    output: payerQuoteSchema,
  },
  /**
   * Makes what was quoted, of whichever kind. Safe to repeat with the same intent: it never takes effect twice.
   * Throws `intent-conflict` when the intent was used for another quote.
   */
  confirm: { input: confirmationSchema, output: intentSchema },
  /** The state of a confirmed write; looks at the platform again when the outcome is not known yet. Throws `not-found`. */
  getIntent: { input: z.strictObject({ intentId: intentIdSchema }), output: intentSchema },
  /** Newest first. `filter` takes the first and last bill date. */
  listInvoices: {
    input: listed,
    output: page(invoiceSummarySchema),
  },
  /** Throws `not-found`, also for an invoice of someone else. */
  getInvoice: { input: z.strictObject({ invoiceId: invoiceIdSchema }), output: invoiceSchema },
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<K extends OperationName> = z.infer<Operations[K]['input']>;
export type Output<K extends OperationName> = z.infer<Operations[K]['output']>;

export interface CallOptions {
  /** Aborting makes the promise reject with the signal's reason. It does not undo a write. */
  readonly signal?: AbortSignal | undefined;
}

/** One operation: one input object, a promise of a parsed value, or an `AdapterError`. */
export type Operation<K extends OperationName> = (
  input: Input<K>,
  options?: CallOptions,
) => Promise<Output<K>>;

export type BillingOperations = { readonly [K in OperationName]: Operation<K> };

/** Something changed behind the adapter: another session, or data of the nouns named. */
export interface AdapterChange {
  readonly session?: boolean;
  readonly nouns: readonly Noun[];
}

/**
 * What every element talks to. Any subset of the operations is an adapter: elements show less, or say what is missing.
 * Card data never passes it.
 */
export interface BillingAdapter extends Partial<BillingOperations> {
  /** Calls `listener` on every change that the adapter learns of; returns a function that stops it. */
  readonly subscribe?: (listener: (change: AdapterChange) => void) => () => void;
  /** Only where a sandbox stands behind the adapter: for demos and tests. */
  readonly sandbox?: SandboxControl;
}

/**
 * What a server builds its API on. The credential is what proves the session upstream;
 * the HTTP shell seals it into the cookie, so that no browser ever sees it.
 */
export interface AdapterSource {
  signIn(
    credentials: Input<'signIn'>,
    options?: CallOptions,
  ): Promise<{ credential: string; session: Output<'signIn'> }>;
  /** The adapter for one session. It takes the account from the session only; its `signIn` is not used. */
  forSession(credential: string): BillingAdapter;
}
