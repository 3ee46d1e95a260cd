import { holdsUpChildren, isBillable } from '../billing/status.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { Books } from './books.js';
import type { WorldPlanInstance } from './world.js';

/** A status that an instance is about to have. */
export interface StatusOf {
  readonly id: string;
  readonly status: PlanInstanceStatus;
}

/**
 * Whether an instance is billed: its own status is billable, and nothing above it is on hold or has ended,
 * since what hangs under such a plan cannot be used (Aria wire notes 4.5). `assumed` stands for the status that one of them is about to have.
 */
export function isBilled(books: Books, instance: WorldPlanInstance, assumed?: StatusOf): boolean {
  if (!isBillable(statusOf(instance, assumed))) return false;
  let above = instance;
  while (above.parentId !== undefined) {
    above = books.planInstances.get(above.parentId);
    if (holdsUpChildren(statusOf(above, assumed))) return false;
  }
  return true;
}

function statusOf({ id, status }: WorldPlanInstance, assumed?: StatusOf): PlanInstanceStatus {
  return id === assumed?.id ? assumed.status : status;
}
