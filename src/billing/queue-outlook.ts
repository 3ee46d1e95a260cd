import type { Change } from '../model/plan-change.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { CalendarDate } from '../model/values.js';
import { barsQueueing } from './status.js';

/** A plan instance with what is queued for it. */
export interface Outlook {
  readonly planInstanceId: string;
  readonly status: PlanInstanceStatus;
  /** Only what is still queued for a date, in the order in which it will run. */
  readonly queued: readonly { readonly date: CalendarDate; readonly change: Change }[];
}

/** Who will not be there, in which status, and since when, where that is still to come. */
export interface InactiveParent {
  readonly planInstanceId: string;
  readonly status: PlanInstanceStatus;
  readonly since?: CalendarDate | undefined;
}

/**
 * The first of the plans above a plan instance that will be suspended, terminated or cancelled on `date`, as far as the queue tells.
 * A change of what hangs under it will not take effect then: a page warns of that before it queues one,
 * the platform drops the change in silence when the day comes (Aria wire notes 4.6).
 * What falls on the same date runs further up first, so it counts.
 */
export function inactiveParent(
  date: CalendarDate,
  parents: readonly Outlook[],
): InactiveParent | undefined {
  for (const { planInstanceId, status: now, queued } of parents) {
    let outlook: InactiveParent = { planInstanceId, status: now };
    for (const { date: since, change } of queued.filter((row) => row.date <= date)) {
      const status = statusAfter(change);
      if (status !== undefined) outlook = { planInstanceId, status, since };
    }
    if (barsQueueing(outlook.status)) return outlook;
  }
  return undefined;
}

/** The status that a change leads to, where it is one of status. */
function statusAfter(change: Change): PlanInstanceStatus | undefined {
  if (change.kind === 'cancel') return 'cancelled';
  return change.kind === 'status' ? change.status : undefined;
}
