import { inQueueOrder, isStart, waitsFor } from '../../billing/queue.js';
import type { CalendarDate } from '../../model/values.js';
import { anniversaryOf } from '../anniversary.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { dateStart } from './carry-out.js';
import { queueTree } from './queue-tree.js';

/**
 * Lets what waits for an anniversary of a master plan follow it after its bill date, bill day or interval was moved: as many periods ahead as before.
 * `before` is the master plan instance as it was. What has a date of its own stays, unless the start that it comes after has gone past it:
 * then it comes with that one.
 */
export function redateAnniversaries(books: Books, before: WorldPlanInstance): void {
  const master = books.planInstances.get(before.id);
  if (master.parentId !== undefined || before.nextBillDate === undefined) return;
  const tree = queueTree(books);
  const rows = [master, ...books.descendantsOf(master)].flatMap(({ id }) => tree.queuedFor(id));
  for (const { id } of inQueueOrder(rows, tree.parentOf)) {
    const row = books.queue.get(id);
    if (row.date === undefined || row.date <= books.today) continue;
    const date =
      row.by === 'anniversary'
        ? (anniversaryOf(books, master, periodsTo(books, before, row.date)) ?? row.date)
        : row.date;
    const first = waitsFor(row, tree)?.date ?? date;
    moveRow(books, row, date > first ? date : first);
  }
}

/** How many periods after the next anniversary of `master` a date is. */
function periodsTo(books: Books, master: WorldPlanInstance, date: CalendarDate): number {
  let periods = 0;
  while ((anniversaryOf(books, master, periods) ?? date) < date) periods++;
  return periods;
}

/** Gives a row another date; a plan that waits for it starts then. */
export function moveRow(books: Books, row: WorldQueuedChange, date: CalendarDate): void {
  if (row.date === date) return;
  books.queue.put({ ...row, date, by: row.by === 'hand' ? 'date' : row.by });
  if (isStart(row)) dateStart(books, books.planInstances.get(row.planInstanceId), date);
  books.tell({ kind: 'rescheduled', queuedChangeId: row.id });
}
