import { billDateIn, dayOfMonth } from '../../billing/calendar.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';

/** The longest interval up to which the invoices of shorter ones are told, too. */
const longestTold = 24;

/**
 * The day on which plans of different intervals have all been billed once more, so that the whole course of their invoices can be told;
 * nothing where all have one interval, or one that is too long.
 */
export function allOnceMore(
  books: Books,
  ids: readonly PlanInstanceId[],
): CalendarDate | undefined {
  const billed = ids.flatMap((id) => {
    const instance = books.planInstances.get(id);
    const { intervalMonths } = books.scheduleOf(instance);
    const { nextBillDate } = instance;
    return nextBillDate === undefined ? [] : [{ intervalMonths, nextBillDate }];
  });
  if (new Set(billed.map(({ intervalMonths }) => intervalMonths)).size < 2) return undefined;
  return billed
    .filter(({ intervalMonths }) => intervalMonths <= longestTold)
    .map(({ intervalMonths, nextBillDate }) =>
      billDateIn(nextBillDate, intervalMonths, dayOfMonth(nextBillDate)),
    )
    .sort()
    .at(-1);
}
