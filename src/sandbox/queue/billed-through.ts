import { addDays } from '../../billing/calendar.js';
import { inQueueOrder, isStart } from '../../billing/queue.js';
import { holdsUpChildren, isBillable } from '../../billing/status.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { PlanInstanceStatus } from '../../model/plan-instance.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { plansLost } from '../change-plans/judge-replacement.js';
import type { WorldQueuedChange } from '../world.js';
import { parentsOf, queueTree } from './queue-tree.js';

/**
 * The last day on which a plan instance is billed for, where changes that are queued for it or for a plan above it end it, or stop its
 * billing, and none begins it again; undefined where it goes on as far as is known.
 */
export function billedThrough(books: Books, id: PlanInstanceId): CalendarDate | undefined {
  const instance = books.planInstances.get(id);
  const line = [instance, ...parentsOf(books, instance)];
  const statuses = new Map<PlanInstanceId, PlanInstanceStatus>(
    line.map((each) => [each.id, each.status]),
  );
  const isBilled = () =>
    [...statuses].every(([each, status]) =>
      each === id ? isBillable(status) : !holdsUpChildren(status),
    );
  const tree = queueTree(books);
  const rows = line.flatMap((each) => tree.queuedFor(each.id));
  let through: CalendarDate | undefined;
  for (const row of inQueueOrder(rows, tree.parentOf)) {
    if (row.date === undefined) continue;
    const status = statusBy(books, row, line);
    if (status === undefined) continue;
    const before = isBilled();
    statuses.set(row.planInstanceId, status);
    if (isBilled()) through = undefined;
    else if (before) through = addDays(row.date, -1);
  }
  return through;
}

/** The status that a queued change gives its plan instance, as the last of `line` looks at it; undefined where it leaves it as it is. */
function statusBy(
  books: Books,
  row: WorldQueuedChange,
  line: readonly { readonly id: PlanInstanceId }[],
): PlanInstanceStatus | undefined {
  const { change, planInstanceId } = row;
  if (isStart(row)) return 'active';
  if (change.kind === 'cancel') return 'cancelled';
  if (change.kind === 'status') return change.status;
  if (change.kind !== 'replace') return undefined;
  const held = books.planInstances.get(planInstanceId);
  const lost = plansLost(books, held, books.plan(change.planId));
  return lost.some((one) => line.some(({ id }) => id === one.id)) ? 'cancelled' : undefined;
}
