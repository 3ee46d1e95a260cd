import type { Permission } from '../model/permission.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import { isHeld } from './plan-instances.js';

/** What the statuses of a plan instance mean, and which follows on which (Aria wire notes 2.5, 4.5). */

const billable: ReadonlySet<PlanInstanceStatus> = new Set([
  'active',
  'pending-cancellation',
  'pending-termination',
]);
const onHold: ReadonlySet<PlanInstanceStatus> = new Set(['inactive', 'suspended']);
const waiting: ReadonlySet<PlanInstanceStatus> = new Set([
  'pending-activation',
  'pending-installation',
]);

/** Billed while nothing above it is on hold; every other status rolls its bill date on without billing, waits, or has ended. */
export function isBillable(status: PlanInstanceStatus): boolean {
  return billable.has(status);
}

/** Cancelled or terminated: nothing more is billed. */
export function isEnded(status: PlanInstanceStatus): boolean {
  return !isHeld({ status });
}

/** Not begun yet. */
export function isWaiting(status: PlanInstanceStatus): boolean {
  return waiting.has(status);
}

/** While a plan has such a status, what hangs under it cannot be used, and is not billed (Aria wire notes 4.5). */
export function holdsUpChildren(status: PlanInstanceStatus): boolean {
  return onHold.has(status) || isEnded(status);
}

/** Suspended, cancelled or terminated: nothing can be queued to replace or cancel it, or what hangs under it (Aria wire notes 4.6). */
export function barsQueueing(status: PlanInstanceStatus): boolean {
  return status === 'suspended' || isEnded(status);
}

const ends = ['cancelled', 'terminated'] as const;
const holds = ['inactive', 'suspended'] as const;

/**
 * The statuses that somebody may give a plan that has one.
 * - A trial is only at the beginning: nothing goes back to it.
 * - What waits for its start begins when its queued assignment is executed, one that waits to be installed when that is done.
 * - Nobody sets a pending cancellation or termination: a cancellation for later does, and deleting it calls it off.
 * - A master plan that has ended can be taken up again; what hung under it has ended for good (4.5), so `revivals` are for masters alone.
 */
const followers: Readonly<Record<PlanInstanceStatus, readonly PlanInstanceStatus[]>> = {
  'pending-installation': ['active', ...ends],
  'pending-activation': ends,
  trial: ['active', 'active-non-billable', ...holds, ...ends],
  active: ['active-non-billable', ...holds, ...ends],
  'active-non-billable': ['active', ...holds, ...ends],
  inactive: ['active', 'active-non-billable', 'suspended', ...ends],
  suspended: ['active', 'active-non-billable', 'inactive', ...ends],
  'pending-cancellation': ends,
  'pending-termination': ends,
  cancelled: [],
  terminated: [],
};
const revivals: readonly PlanInstanceStatus[] = ['active', 'active-non-billable'];

/** Whether a plan may go from a status to another one by somebody's wish. */
export function statusChange(
  from: PlanInstanceStatus,
  to: PlanInstanceStatus,
  kind: 'master' | 'supplemental',
): Permission {
  if (from === to) return { allowed: false, reason: 'nothing-to-change' };
  const possible = isEnded(from) && kind === 'master' ? revivals : followers[from];
  return possible.includes(to)
    ? { allowed: true }
    : { allowed: false, reason: 'status-not-possible' };
}

/** What a plan is called while an end for later waits in the queue (Aria wire notes 4.5); undefined for other statuses. */
export function pendingEnd(status: PlanInstanceStatus): PlanInstanceStatus | undefined {
  if (status === 'cancelled') return 'pending-cancellation';
  return status === 'terminated' ? 'pending-termination' : undefined;
}

/** Whether a plan is called so because an end for later waits in the queue. */
export function isAboutToEnd(status: PlanInstanceStatus): boolean {
  return ends.some((end) => pendingEnd(end) === status);
}
