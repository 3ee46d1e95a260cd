import { dunningStartsOn } from '../../billing/dunning.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { overdueOf, processOf } from '../overdue.js';
import type { WorldPlanInstance } from '../world.js';

/** Whether a master plan is in dunning, or will be on `date` if nobody pays until then (Aria wire notes 4.4). */
export function isInDunningOn(
  books: Books,
  master: WorldPlanInstance,
  date: CalendarDate,
): boolean {
  if (master.dunning) return true;
  const process = processOf(books, master);
  return (
    process !== undefined &&
    overdueOf(books, master).some(({ dueDate }) => dunningStartsOn(dueDate, process) <= date)
  );
}
