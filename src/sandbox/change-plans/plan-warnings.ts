import type { PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { isHeld } from '../../billing/plan-instances.js';
import { isWaiting } from '../../billing/status.js';
import type { Books } from '../books.js';
import { endingParent } from '../queue/ending-parent.js';
import type { WhatChanged } from '../what-changed.js';
import type { World, WorldQueuedChange } from '../world.js';
import { plansLost } from './judge-replacement.js';

/** Something that comes of a change and that was not asked for by name. */
export type PlanWarning =
  | {
      /** These plans end with the one that is changed: now, or when the queued change takes effect. */
      readonly code: 'plans-cancelled-with-it';
      readonly planInstanceIds: readonly PlanInstanceId[];
      readonly queuedChangeId?: QueuedChangeId | undefined;
    }
  | {
      /** A plan above will not be active when the queued change would take effect, so it will not (Aria wire notes 4.6). */
      readonly code: 'parent-will-be-inactive';
      readonly queuedChangeId: QueuedChangeId;
      readonly parentId: PlanInstanceId;
      readonly since: CalendarDate;
    }
  | {
      readonly code: 'queued-changes-deleted';
      readonly queuedChangeIds: readonly QueuedChangeId[];
    };

/**
 * What somebody must know of what a command does and did not ask for by name. `ending` are the plan instances that it asks to end:
 * only what ends with them is news. A plan that has not begun does not end; its start leaves the queue.
 */
export function planWarnings(
  before: World,
  books: Books,
  { ended, queued, moved, deleted }: WhatChanged,
  ending: readonly PlanInstanceId[],
): PlanWarning[] {
  const waited = new Set(
    before.planInstances.filter(({ status }) => isWaiting(status)).map(({ id }) => id),
  );
  const lost = ended.filter((id) => !ending.includes(id) && !waited.has(id));
  return [
    ...(lost.length > 0
      ? [{ code: 'plans-cancelled-with-it' as const, planInstanceIds: lost }]
      : []),
    ...[...queued, ...moved].flatMap((row) => queuedWarnings(books, row)),
    ...(deleted.length > 0
      ? [{ code: 'queued-changes-deleted' as const, queuedChangeIds: deleted.map(({ id }) => id) }]
      : []),
  ];
}

function queuedWarnings(books: Books, row: WorldQueuedChange): PlanWarning[] {
  const parent = endingParent(books, row);
  if (parent) {
    const { planInstanceId, since = books.today } = parent;
    const { id: parentId } = books.planInstances.get(planInstanceId);
    return [{ code: 'parent-will-be-inactive', queuedChangeId: row.id, parentId, since }];
  }
  const planInstanceIds = endingWith(books, row);
  return planInstanceIds.length > 0
    ? [{ code: 'plans-cancelled-with-it', planInstanceIds, queuedChangeId: row.id }]
    : [];
}

/** The plans that would end with a queued change if it took effect today. */
function endingWith(books: Books, { change, planInstanceId }: WorldQueuedChange): PlanInstanceId[] {
  const instance = books.planInstances.get(planInstanceId);
  const tops =
    change.kind === 'replace'
      ? plansLost(books, instance, books.plan(change.planId))
      : endsAll(change)
        ? books.childrenOf(instance)
        : [];
  return tops
    .flatMap((top) => [top, ...books.descendantsOf(top)])
    .filter(isHeld)
    .map(({ id }) => id);
}

function endsAll(change: WorldQueuedChange['change']): boolean {
  if (change.kind === 'cancel') return true;
  return change.kind === 'status' && ['cancelled', 'terminated'].includes(change.status);
}
