import { isHeld } from '../../billing/plan-instances.js';
import { isWaiting } from '../../billing/status.js';
import type { PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import type { Consequence } from '../../model/plan-quote.js';
import type { PlanWarning } from '../change-plans/plan-warnings.js';
import type { WorldQueuedChange } from '../world.js';
import { newInstances, planNameNow, planNameOf, type Sight } from './sight.js';

/** What comes along with a draft, by name. `named` are the queued changes that it edits: what it does with these was asked for. */
export function consequences(
  sight: Sight,
  warnings: readonly PlanWarning[],
  named: ReadonlySet<QueuedChangeId>,
): Consequence[] {
  const { seen } = sight;
  const others = (rows: readonly WorldQueuedChange[]) => rows.filter(({ id }) => !named.has(id));
  return [
    ...endings(sight, warnings),
    ...takings(sight),
    ...others(seen.deleted).map((row) => ofQueue(sight, row, 'deleted')),
    ...others(seen.executed).map((row) => ofQueue(sight, row, 'executed')),
    ...others(seen.moved).map((row) => ofQueue(sight, row, 'moved')),
    ...seen.voided.map((invoiceId) => ({
      what: 'invoice-voided' as const,
      invoiceId,
      number: String(invoiceId),
    })),
  ];
}

/** Plans that end now, and those that will with a change that is queued. A plan that has not begun does not end: its start leaves the queue. */
function endings(sight: Sight, warnings: readonly PlanWarning[]): Consequence[] {
  const { before, after, seen, asked, today } = sight;
  const now = seen.ended
    .filter((id) => !asked.some(({ planInstanceId }) => planInstanceId === id))
    .filter((id) => !isWaiting(before.planInstances.get(id).status))
    .map((id) => ({ id, date: today }));
  const later = warnings.flatMap((warning) => {
    if (warning.code !== 'plans-cancelled-with-it' || !warning.queuedChangeId) return [];
    const { date } = after.queue.get(warning.queuedChangeId);
    return warning.planInstanceIds.map((id) => ({ id, ...(date !== undefined && { date }) }));
  });
  return [...now, ...later].map(({ id, ...when }) => ({
    what: 'plan-cancelled',
    planInstanceId: id,
    planName: planNameNow(sight, id),
    ...when,
  }));
}

/** Plans that were not asked for by name, and come because another one must have them. */
function takings(sight: Sight): Consequence[] {
  const asked = new Set<PlanInstanceId>(sight.asked.map(({ planInstanceId }) => planInstanceId));
  return newInstances(sight)
    .filter((instance) => !asked.has(instance.id) && isHeld(instance))
    .map(({ id, startDate, nextBillDate, status }) => ({
      what: 'plan-taken',
      planName: planNameOf(sight, id),
      ...((!isWaiting(status) || nextBillDate !== undefined) && { date: startDate }),
    }));
}

function ofQueue(
  sight: Sight,
  { id, kind, planInstanceId, date }: WorldQueuedChange,
  what: 'deleted' | 'executed' | 'moved',
): Consequence {
  return {
    what: `queued-change-${what}`,
    queuedChangeId: id,
    kind,
    planName: planNameNow(sight, planInstanceId),
    ...(date !== undefined && { date }),
  };
}
