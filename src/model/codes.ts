import * as z from 'zod/mini';

/**
 * Closed code sets of the contract. Texts are looked up by code (`refusal-…`, `warning-…`, `error-…` in the locale files);
 * no text of a server is ever shown.
 */

/** Why the platform or a rule of billing says no. Nothing was written. */
export const refusalCodes = [
  'account-not-active',
  'not-permitted',
  'plan-not-available',
  'plan-already-held',
  'schedule-not-in-effect',
  'schedule-expired',
  'schedule-not-found',
  'units-out-of-range',
  'billing-group-not-found',
  'billing-group-cannot-pay',
  'billing-group-in-use',
  'start-too-early',
  'start-too-late',
  'start-not-in-the-past',
  'start-not-in-the-future',
  'alignment-needs-start-today',
  'alignment-not-possible',
  // Plan changes (Aria wire notes 4.1, 4.2, 4.7, 4.9).
  'anniversary-not-for-master',
  'anniversary-not-for-status',
  'change-date-missing',
  'change-date-not-in-the-future',
  'change-date-not-in-the-past',
  'proration-start-before-parent',
  'proration-start-before-period',
  'proration-start-too-late',
  'bill-through-out-of-range',
  'plan-instance-not-found',
  'plan-instance-not-active',
  'plan-needs-parent',
  'plan-takes-no-parent',
  'plan-not-under-parent',
  'plan-is-mandatory',
  'plan-group-limit',
  'parent-not-found',
  'parent-not-active',
  'parent-starts-later',
  'parent-comes-first',
  'one-change-per-plan-instance',
  'choices-not-together',
  'nothing-to-change',
  // There is nothing else to choose for a plan.
  'no-other-plan',
  'no-other-schedule',
  'no-other-status',
  'no-plan-to-add',
  'units-fixed',
  'status-not-possible',
  'dunning-group-not-found',
  'coupon-not-found',
  'coupon-not-valid',
  'coupon-already-applied',
  'coupon-not-in-use',
  // Replacement (4.4).
  'replacement-loses-plans',
  'replacement-not-under-master',
  'replacement-of-another-kind',
  'dunning-blocks-replacement',
  // Queued changes (4.6).
  'queued-change-not-found',
  'queued-change-closed',
  'queued-change-for-anniversary',
  'queued-change-of-status',
  'queued-change-of-plan',
  'queued-parent-first',
  'queued-date-before-parent',
  'queued-date-after-child',
  // Combined invoices (4.8).
  'combine-not-allowed',
  'combine-blocked-by-queue',
  // Paying (3.5, 3.6, 3.8, 4.10).
  'nothing-to-pay',
  'nothing-due-yet',
  'amount-not-positive',
  'amount-above-balance',
  'current-balance-not-offered',
  'invoice-not-found',
  'invoice-not-open',
  'service-not-found',
  'apply-needs-method',
  'payment-declined',
  /** New payment details were declined so often that none are taken for a while; stored methods are (T25). */
  'too-many-declines',
  /** A token is good for one use. */
  'payment-token-used',
  'payment-method-not-found',
  'payment-method-disabled',
  'payment-method-expired',
  'payment-method-in-use',
  'payment-terms-not-found',
  'methods-must-differ',
  'ean-number-missing',
  'requisition-number-missing',
  'card-brand-unknown',
  'card-brand-missing',
  'payment-kind-not-accepted',
  'card-brand-not-accepted',
  // Orders (3.9).
  'item-not-found',
  'item-out-of-stock',
  'item-needs-plan',
  'order-not-found',
  'order-closed',
  // Contacts and credentials (3.1, 3.11).
  'contact-country-unknown',
  'contact-region-missing',
  'password-too-short',
  'password-too-long',
  'password-not-strong',
  'password-characters',
  'quote-not-found',
  'quote-expired',
  'quote-used',
  'quote-changed',
  'warning-not-accepted',
  'terms-not-accepted',
  'refused-by-platform',
] as const;
export const refusalCodeSchema = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof refusalCodeSchema>;

/** What a customer must say yes to before a quote can be confirmed. */
export const warningCodes = [
  'payment-method-expired',
  /** A method is disabled for good (T38). */
  'payment-method-closed',
  /** The same amount was paid today already. */
  'same-payment-today',
  /** Plans are suspended until what is due is paid; whether they go on with this payment, and what is billed for that, cannot be told beforehand. */
  'plans-may-go-on',
  'starts-in-the-past',
  /** Plans end with the one that is changed (T38). */
  'plans-cancelled-with-it',
  /** A plan above will not be active on the day, so the change will not take effect (Aria wire notes 4.6). */
  'parent-will-be-inactive',
  /** Other queued changes leave the queue. */
  'queued-changes-deleted',
] as const;
export const warningCodeSchema = z.enum(warningCodes);
export type WarningCode = z.infer<typeof warningCodeSchema>;

/** What went wrong beside a write that did take effect. */
export const problemCodes = [
  'collection-failed',
  'invoicing-failed',
  'statement-failed',
  'tax-failed',
  'differs-from-quote',
] as const;
export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** What a line on an invoice or quote is for. */
export const lineKinds = [
  'recurring',
  'recurring-arrears',
  'activation',
  'cancellation',
  'usage',
  'order',
  'surcharge',
  'service-credit',
  'coupon-credit',
  'tax',
  /** For no plan and no order: a fee for paying late, what another system charges, a balance of before. */
  'other',
] as const;
export const lineKindSchema = z.enum(lineKinds);
export type LineKind = z.infer<typeof lineKindSchema>;

/** The definite ends of a write. These words and no others, in protocol, controllers, events and texts. */
export const ends = [
  'done',
  'done-with-problem',
  'refused',
  'not-sent',
  'not-applied',
  'needs-help',
] as const;
export const endSchema = z.enum(ends);
export type End = z.infer<typeof endSchema>;
