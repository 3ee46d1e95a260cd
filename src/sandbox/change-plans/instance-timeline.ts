import { addDays } from '../../billing/calendar.js';
import { inQueueOrder } from '../../billing/queue.js';
import { billDateAfter } from '../../billing/running-period.js';
import { holdsUpChildren, isBillable, isEnded, isWaiting } from '../../billing/status.js';
import { projectRunning } from '../../billing/timeline.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { PlanInstanceStatus } from '../../model/plan-instance.js';
import type { TimelineRow } from '../../model/quote.js';
import type { CalendarDate } from '../../model/values.js';
import { lagOf } from '../bill-periods.js';
import type { Books } from '../books.js';
import { parentsOf, queueTree } from '../queue/queue-tree.js';
import { queueRollover } from '../queue/rollovers.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { ahead, freeUntil } from './changes-ahead.js';

/**
 * Every recurring charge of a plan instance that is to come, expected and before tax: by its terms as they are, and from their dates on
 * by those that are queued for it. It ends where the instance or a plan above it is queued to end. `until` makes it longer.
 * The books are let go afterwards: what a plan that waits will queue when it begins, its rollover, is queued in them.
 */
export function timelineOf(books: Books, id: PlanInstanceId, until?: CalendarDate): TimelineRow[] {
  let instance = books.planInstances.get(id);
  if (isWaiting(instance.status)) queueRollover(books, instance);
  const above = parentsOf(books, instance);
  const statuses = new Map(above.map((parent) => [parent.id, parent.status]));
  const billed = () => isBillable(instance.status) && ![...statuses.values()].some(holdsUpChildren);
  const rows: TimelineRow[] = [];
  let free = freeUntil(books, instance);
  for (const row of queuedFor(books, instance, above)) {
    const stood = atBillDate(books, instance, row.date);
    if (billed()) rows.push(...project(books, instance, row.date).filter(startsBefore(stood)));
    const status = statusBy(row);
    if (status !== undefined && isEnded(status)) return rows;
    if (row.planInstanceId !== id) {
      if (status) statuses.set(row.planInstanceId, status);
      instance = stood;
    } else if (status) {
      instance = { ...stood, status };
    } else {
      const after = ahead(books, stood, row, free);
      instance = after.instance;
      free = after.freeUntil;
      if (billed()) rows.push(...after.rows);
    }
  }
  return billed() ? [...rows, ...project(books, instance, until)] : rows;
}

type Dated = WorldQueuedChange & { readonly date: CalendarDate };

/** What is queued with a date for an instance and, where it ends them or puts them on hold, for the plans above it. */
function queuedFor(
  books: Books,
  { id }: WorldPlanInstance,
  above: readonly WorldPlanInstance[],
): Dated[] {
  const tree = queueTree(books);
  const rows = [
    ...tree.queuedFor(id),
    ...above.flatMap((parent) => tree.queuedFor(parent.id).filter(statusBy)),
  ];
  return inQueueOrder(rows, tree.parentOf).flatMap((row) =>
    row.date === undefined ? [] : { ...row, date: row.date },
  );
}

function statusBy({ change }: WorldQueuedChange): PlanInstanceStatus | undefined {
  if (change.kind === 'cancel') return 'cancelled';
  return change.kind === 'status' ? change.status : undefined;
}

/** The instance as it stands on a day: its next bill date is that day or after it. */
function atBillDate(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
): WorldPlanInstance {
  const { nextBillDate, billDay } = instance;
  if (nextBillDate === undefined || nextBillDate >= date) return instance;
  const { intervalMonths } = books.scheduleOf(instance);
  const next = billDateAfter(addDays(date, -1), nextBillDate, { intervalMonths, billDay });
  const stood = { ...instance, nextBillDate: next };
  delete stood.nextInvoiceOn;
  return stood;
}

function startsBefore({ nextBillDate }: WorldPlanInstance) {
  return ({ period }: TimelineRow) => nextBillDate !== undefined && period.from < nextBillDate;
}

function project(
  books: Books,
  instance: WorldPlanInstance,
  until: CalendarDate | undefined,
): TimelineRow[] {
  const { planId, units, billDay, nextBillDate, nextInvoiceOn, arrearsFrom } = instance;
  if (nextBillDate === undefined) return [];
  return projectRunning(
    {
      planId,
      planName: books.planOf(instance).name,
      schedule: books.scheduleOf(instance),
      units,
      billDay,
      nextBillDate,
      nextInvoiceOn,
      arrearsFrom,
      billLagDays: lagOf(books, instance),
      billLagMayExceedPeriod: books.settings.billLagMayExceedPeriod,
    },
    until,
  );
}
