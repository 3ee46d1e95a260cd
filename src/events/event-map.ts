import type { Money } from '../money/money.js';
import type { End, ProblemCode, RefusalCode } from '../model/codes.js';
import type {
  BillingGroupId,
  IntentId,
  InvoiceId,
  PlanId,
  PlanInstanceId,
  QuoteId,
  RateScheduleId,
} from '../model/ids.js';
import type { Effective } from '../model/plan-change.js';
import type { Instant } from '../model/values.js';

export interface PlanSelectedDetail {
  readonly planId: PlanId;
  readonly rateScheduleId?: RateScheduleId | undefined;
  /** Left out while what is typed is no usable number. */
  readonly units?: number | undefined;
}

export interface BillingGroupSelectedDetail {
  readonly billingGroupId: BillingGroupId;
}

export interface StartSelectedDetail {
  readonly effective: Effective;
  readonly alignWith?: PlanInstanceId | undefined;
}

export interface QuoteReadyDetail {
  readonly quoteId: QuoteId;
  readonly planId: PlanId;
  /** What is due now. */
  readonly total: Money;
  readonly expiresAt: Instant;
}

export interface PlanChangeSubmitDetail {
  readonly quoteId: QuoteId;
  readonly planId: PlanId;
  /** What is charged now. */
  readonly total: Money;
}

export interface PlanChangeDoneDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  readonly planInstanceId?: PlanInstanceId | undefined;
  readonly invoiceId?: InvoiceId | undefined;
  /** What went wrong beside the change, which is made. */
  readonly problem?: ProblemCode | undefined;
}

export interface PlanChangeEndedDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  readonly end: Exclude<End, 'done' | 'done-with-problem'>;
  /** With end `refused`: why. */
  readonly refusal?: RefusalCode | undefined;
}

export type PlanChangeRestartedDetail = Readonly<Record<never, never>>;

export interface InvoiceOpenedDetail {
  readonly invoiceId: InvoiceId;
}

/** Nothing but the fact. */
export type SessionExpiredDetail = Readonly<Record<never, never>>;

/**
 * Every event of the kit. All bubble and leave shadow roots; details are frozen and hold ids, dates and amounts,
 * never personal data. Facts are in the past tense; intents, which a listener may prevent, end in `-submit`.
 */
declare global {
  interface GlobalEventHandlersEventMap {
    /** The customer chose a plan, a rate schedule or units of it. */
    'uss-plan-selected': CustomEvent<PlanSelectedDetail>;
    /** The customer chose who pays. */
    'uss-billing-group-selected': CustomEvent<BillingGroupSelectedDetail>;
    /** The customer chose when a change starts, or with which plan it is billed. */
    'uss-start-selected': CustomEvent<StartSelectedDetail>;
    /** A new quote is on the screen. */
    'uss-quote-ready': CustomEvent<QuoteReadyDetail>;
    /** The customer confirmed and nothing was sent yet; prevented, nothing will be. */
    'uss-plan-change-submit': CustomEvent<PlanChangeSubmitDetail>;
    /** A plan change took effect. */
    'uss-plan-change-done': CustomEvent<PlanChangeDoneDetail>;
    /** A plan change came to any other end. */
    'uss-plan-change-ended': CustomEvent<PlanChangeEndedDetail>;
    /** The customer has read the receipt and wants to choose again. */
    'uss-plan-change-restarted': CustomEvent<PlanChangeRestartedDetail>;
    /** The customer opened an invoice to its lines. */
    'uss-invoice-opened': CustomEvent<InvoiceOpenedDetail>;
    /** The service no longer takes the session; nothing learned in it is kept. */
    'uss-session-expired': CustomEvent<SessionExpiredDetail>;
  }
}

export type UssEventName = Extract<keyof HTMLElementEventMap, `uss-${string}`>;
export type UssEventDetail<Name extends UssEventName> = HTMLElementEventMap[Name]['detail'];
