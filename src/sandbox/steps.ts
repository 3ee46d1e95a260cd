import type { InvoiceId, PlanInstanceId } from '../model/ids.js';
import type { World } from './world.js';

/** What happened in a step of the engine, in order. */
export type WorldEvent =
  | { readonly kind: 'assigned' | 'activated'; readonly planInstanceId: PlanInstanceId }
  | {
      readonly kind: 'invoiced' | 'collected' | 'collection-failed';
      readonly invoiceId: InvoiceId;
    };

/** A world after a step, and what happened in it. */
export interface Step {
  readonly world: World;
  readonly events: readonly WorldEvent[];
}
