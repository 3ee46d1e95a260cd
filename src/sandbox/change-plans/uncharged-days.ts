import { addDays } from '../../billing/calendar.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import { chargesUntil } from './move-charges.js';
import { unbilledPeriods } from './unbilled-charges.js';

/**
 * Whether a day from `from` up to today costs something and no charge stands for it any more: it was left free, its plan was on hold,
 * or it is in a period that is over. Other terms cannot be charged for such days without charging for them twice, or for nothing (assumed).
 */
export function hasUnchargedDays(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): boolean {
  const { nextBillDate = from, coverage } = instance;
  if (from >= books.today || from >= nextBillDate) return false;
  if (chargesUntil(books, instance, from, nextBillDate).length === 0) return false;
  const charged = [...coverage.map(({ period }) => period), ...unbilledPeriods(books, instance)];
  let day = from;
  while (day < nextBillDate && day < books.today) {
    const days = charged.find((period) => period.from <= day && day <= period.to);
    if (!days) return true;
    day = addDays(days.to, 1);
  }
  return false;
}
