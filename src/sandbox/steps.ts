import type {
  AccountId,
  ContactId,
  CreditMemoId,
  InvoiceId,
  OrderId,
  PlanInstanceId,
  QueuedChangeId,
  TransactionId,
} from '../model/ids.js';
import type { RefusalCode } from '../model/codes.js';
import type { World, WorldAppliedCoupon, WorldReceipt, WorldUsage } from './world.js';

/** What happened in a step of the engine, in order. */
export type WorldEvent =
  | {
      readonly kind:
        | 'assigned'
        | 'activated'
        | 'replaced'
        | 'rolled-over'
        | 'cancelled'
        | 'units-changed'
        | 'rate-schedule-changed'
        | 'status-changed'
        | 'dunning-started'
        | 'dunning-stepped'
        | 'dunning-ended';
      readonly planInstanceId: PlanInstanceId;
    }
  | {
      readonly kind: 'queued' | 'executed' | 'rescheduled' | 'queue-deleted' | 'queue-failed';
      readonly queuedChangeId: QueuedChangeId;
    }
  | {
      readonly kind:
        'invoiced' | 'voided' | 'rebilled' | 'collected' | 'collection-failed' | 'settled';
      readonly invoiceId: InvoiceId;
    }
  | {
      /** The `number`th reminder of an unpaid invoice went out. */
      readonly kind: 'reminded';
      readonly invoiceId: InvoiceId;
      readonly number: number;
    }
  | {
      readonly kind: 'credited' | 'memo-voided';
      readonly creditMemoId: CreditMemoId;
      /** Who is written to about it; left out: nobody can be. */
      readonly contactId?: ContactId | undefined;
    }
  | {
      readonly kind:
        | 'paid'
        | 'payment-declined'
        | 'payment-voided'
        | 'refunded'
        | 'written-off'
        | 'write-off-voided';
      readonly transactionId: TransactionId;
    }
  | { readonly kind: 'usage-recorded'; readonly usageId: WorldUsage['id'] }
  | {
      readonly kind: 'coupon-applied' | 'coupon-removed';
      readonly appliedCouponId: WorldAppliedCoupon['id'];
    }
  | { readonly kind: 'service-credit-granted'; readonly transactionId: TransactionId }
  | { readonly kind: 'ordered' | 'order-cancelled'; readonly orderId: OrderId }
  | { readonly kind: 'contact-changed'; readonly contactId: ContactId }
  | { readonly kind: 'deactivated'; readonly accountId: AccountId };

/** A world after a step, and what happened in it. */
export interface Step {
  readonly world: World;
  readonly events: readonly WorldEvent[];
}

/** How a command ends: done, or refused with everything as it was. */
export type Outcome<Refusal extends string = RefusalCode | 'receipt-used'> =
  | (Step & { readonly receipt: WorldReceipt; readonly refusal?: undefined })
  | { readonly refusal: Refusal; readonly world?: undefined; readonly receipt?: undefined };
