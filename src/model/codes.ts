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
  'start-too-early',
  'start-too-late',
  'start-not-in-the-past',
  'start-not-in-the-future',
  'alignment-needs-start-today',
  'alignment-not-possible',
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
export const warningCodes = ['payment-method-expired', 'starts-in-the-past'] as const;
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
