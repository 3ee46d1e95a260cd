import type { Money } from '../money/money.js';
import type { End, ProblemCode, RefusalCode } from '../model/codes.js';
import type {
  BillingGroupId,
  IntentId,
  InvoiceId,
  PaymentMethodId,
  PlanId,
  PlanInstanceId,
  QueuedChangeId,
  QuoteId,
  RateScheduleId,
  TransactionId,
} from '../model/ids.js';
import type { BillingGroupDraft, PaymentMethodDraft } from '../model/payer-change.js';
import type { ChangeKind, Effective } from '../model/plan-change.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { QueueEdit } from '../model/queued-change.js';
import type { Instant } from '../model/values.js';

export interface SelectedPlan {
  readonly planId: PlanId;
  readonly rateScheduleId?: RateScheduleId | undefined;
  /** Left out while what is typed is no usable number. */
  readonly units?: number | undefined;
  /** The plan that it is to hang under: the nearest of that id before it, or one that the account has. Left out for a master plan. */
  readonly parent?:
    { readonly planId: PlanId } | { readonly planInstanceId: PlanInstanceId } | undefined;
  /** Too few or too many of the plans that belong to it are chosen, so nothing can be quoted yet. */
  readonly incomplete?: true | undefined;
}

export interface PlanSelectedDetail {
  /** All that are chosen now, parents before what hangs under them. */
  readonly plans: readonly SelectedPlan[];
}

export interface BillingGroupSelectedDetail {
  readonly billingGroupId: BillingGroupId;
}

export interface EffectiveSelectedDetail {
  readonly effective: Effective;
  readonly alignWith?: PlanInstanceId | undefined;
}

/** One thing that a quote is about. */
export type QuotedAction =
  | {
      readonly kind: ChangeKind;
      /** The plan to take, or the one that takes the place of another. */
      readonly planId?: PlanId | undefined;
      /** The plan instance that is changed. */
      readonly planInstanceId?: PlanInstanceId | undefined;
    }
  | { readonly do: QueueEdit['do']; readonly queuedChangeId: QueuedChangeId };

export interface QuoteReadyDetail {
  readonly quoteId: QuoteId;
  readonly actions: readonly QuotedAction[];
  /** What is due now. */
  readonly total: Money;
  readonly expiresAt: Instant;
}

export interface QuoteSubmitDetail {
  readonly quoteId: QuoteId;
  readonly actions: readonly QuotedAction[];
  /** What is charged now. */
  readonly total: Money;
}

export interface QuoteDoneDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  /** The plans that were taken or changed. */
  readonly planInstanceIds: readonly PlanInstanceId[];
  readonly invoiceIds: readonly InvoiceId[];
  /** What went wrong beside the change, which is made. */
  readonly problem?: ProblemCode | undefined;
}

export interface QuoteEndedDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  readonly end: Exclude<End, 'done' | 'done-with-problem'>;
  /** With end `refused`: why. */
  readonly refusal?: RefusalCode | undefined;
}

export type PlanChangeRestartedDetail = Readonly<Record<never, never>>;

/** What a customer wants to do with a plan that the account has, before any element opens for it. */
export interface PlanActionDetail {
  /** `assign`: take plans under it, or without `planInstanceId` a new one. */
  readonly kind: ChangeKind;
  readonly planInstanceId?: PlanInstanceId | undefined;
  /** With kind `status`: which. */
  readonly status?: PlanInstanceStatus | undefined;
}

/** What a customer wants to do with a queued change, before its quote is asked for. */
export interface QueueActionDetail {
  readonly do: QueueEdit['do'];
  readonly queuedChangeId: QueuedChangeId;
}

export interface PaymentSubmitDetail {
  readonly quoteId: QuoteId;
  /** What is charged now. */
  readonly total: Money;
}

export interface PaymentDoneDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  readonly paymentIds: readonly TransactionId[];
  /** What was charged, where the service tells. */
  readonly charged?: Money | undefined;
  /** What went wrong beside the payment, which is made, or made in part. */
  readonly problem?: ProblemCode | undefined;
}

/** What a customer confirms of their payment methods. */
export interface PaymentMethodSubmitDetail {
  readonly quoteId: QuoteId;
  readonly do: PaymentMethodDraft['method']['do'];
  /** The method that is replaced or removed. */
  readonly paymentMethodId?: PaymentMethodId | undefined;
}

export interface PaymentMethodDoneDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  /** The method that is kept or removed, where the service tells. */
  readonly paymentMethodId?: PaymentMethodId | undefined;
  /** What went wrong beside the change, which is made. */
  readonly problem?: ProblemCode | undefined;
}

/** What a customer confirms of their billing groups. */
export interface BillingGroupSubmitDetail {
  readonly quoteId: QuoteId;
  readonly do: BillingGroupDraft['group']['do'];
  /** The group that is changed. */
  readonly billingGroupId?: BillingGroupId | undefined;
}

export interface BillingGroupDoneDetail {
  readonly intentId: IntentId;
  readonly quoteId: QuoteId;
  /** The group that is made or changed, where the service tells. */
  readonly billingGroupId?: BillingGroupId | undefined;
  readonly invoiceIds: readonly InvoiceId[];
  /** What went wrong beside the change, which is made. */
  readonly problem?: ProblemCode | undefined;
}

export interface InvoiceOpenedDetail {
  readonly invoiceId: InvoiceId;
}

/** Nothing but the fact. */
export type SessionExpiredDetail = Readonly<Record<never, never>>;

/** Of `uss-challenge-needed`. */
export type ChallengeNeededDetail = Readonly<Record<never, never>>;

/**
 * Every event of the kit. All bubble and leave shadow roots; details are frozen and hold ids, dates and amounts,
 * never personal data. Facts are in the past tense; intents, which a listener may prevent, end in `-submit`.
 */
declare global {
  interface GlobalEventHandlersEventMap {
    /** The customer chose plans, a rate schedule or units of them. */
    'uss-plan-selected': CustomEvent<PlanSelectedDetail>;
    /** The customer chose who pays. */
    'uss-billing-group-selected': CustomEvent<BillingGroupSelectedDetail>;
    /** The customer chose when a change takes effect, or with which plan it is billed. */
    'uss-effective-selected': CustomEvent<EffectiveSelectedDetail>;
    /** A new quote is on the screen. */
    'uss-quote-ready': CustomEvent<QuoteReadyDetail>;
    /** The customer confirmed a plan change and nothing was sent yet; prevented, nothing will be. */
    'uss-plan-change-submit': CustomEvent<QuoteSubmitDetail>;
    /** A plan change took effect, or was queued. */
    'uss-plan-change-done': CustomEvent<QuoteDoneDetail>;
    /** A plan change came to any other end. */
    'uss-plan-change-ended': CustomEvent<QuoteEndedDetail>;
    /** The customer has read the receipt and wants to choose again. */
    'uss-plan-change-restarted': CustomEvent<PlanChangeRestartedDetail>;
    /** The customer wants to change a plan; prevented, no element opens for it. */
    'uss-plan-action-submit': CustomEvent<PlanActionDetail>;
    /** The customer wants to do something with a queued change; prevented, no element opens for it. */
    'uss-queue-action-submit': CustomEvent<QueueActionDetail>;
    /** The customer confirmed an edit of the queue and nothing was sent yet; prevented, nothing will be. */
    'uss-queue-edit-submit': CustomEvent<QuoteSubmitDetail>;
    /** An edit of the queue is made. */
    'uss-queue-edit-done': CustomEvent<QuoteDoneDetail>;
    /** An edit of the queue came to any other end. */
    'uss-queue-edit-ended': CustomEvent<QuoteEndedDetail>;
    /** The customer confirmed a payment and nothing was sent yet; prevented, nothing will be. */
    'uss-payment-submit': CustomEvent<PaymentSubmitDetail>;
    /** A payment is made, whole or in part. */
    'uss-payment-done': CustomEvent<PaymentDoneDetail>;
    /** A payment came to any other end: nothing was charged, or it is not known. */
    'uss-payment-ended': CustomEvent<QuoteEndedDetail>;
    /** The customer confirmed that a payment method is added, replaced or removed, and nothing was sent yet; prevented, nothing will be. */
    'uss-payment-method-submit': CustomEvent<PaymentMethodSubmitDetail>;
    /** A payment method is added, replaced or removed. */
    'uss-payment-method-done': CustomEvent<PaymentMethodDoneDetail>;
    /** A change of payment methods came to any other end. */
    'uss-payment-method-ended': CustomEvent<QuoteEndedDetail>;
    /** The customer confirmed a billing group and nothing was sent yet; prevented, nothing will be. */
    'uss-billing-group-submit': CustomEvent<BillingGroupSubmitDetail>;
    /** A billing group is made or changed. */
    'uss-billing-group-done': CustomEvent<BillingGroupDoneDetail>;
    /** A billing group that was to be made or changed came to any other end. */
    'uss-billing-group-ended': CustomEvent<QuoteEndedDetail>;
    /** The customer opened an invoice to its lines. */
    'uss-invoice-opened': CustomEvent<InvoiceOpenedDetail>;
    /** The service no longer takes the session; nothing learned in it is kept. */
    'uss-session-expired': CustomEvent<SessionExpiredDetail>;
    /** The service takes no new payment details for a while, since too many were declined. */
    'uss-challenge-needed': CustomEvent<ChallengeNeededDetail>;
  }
}

export type UssEventName = Extract<keyof HTMLElementEventMap, `uss-${string}`>;
export type UssEventDetail<Name extends UssEventName> = HTMLElementEventMap[Name]['detail'];
