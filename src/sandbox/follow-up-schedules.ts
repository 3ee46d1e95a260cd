import { addDays } from '../billing/calendar.js';
import { isHeld } from '../billing/plan-instances.js';
import type { CalendarDate } from '../model/values.js';
import { takeArrears } from './bill-arrears.js';
import { nextBill } from './bill-periods.js';
import type { Books } from './books.js';
import { defer } from './defer.js';
import type { World } from './world.js';
import type { WorldSchedule } from './world/catalogue.js';

/** The schedules with a follow-up, by the last day on which they can be had: few, found once for every catalogue. */
const ending = new WeakMap<World['plans'], ReadonlyMap<CalendarDate, readonly WorldSchedule[]>>();

function schedulesByEnd({ plans }: World): ReadonlyMap<CalendarDate, readonly WorldSchedule[]> {
  let found = ending.get(plans);
  if (!found) {
    const byDate = new Map<CalendarDate, WorldSchedule[]>();
    for (const schedule of plans.flatMap(({ rateSchedules }) => rateSchedules)) {
      const { availableTo, followUpId } = schedule;
      if (availableTo === undefined || followUpId === undefined) continue;
      byDate.set(availableTo, [...(byDate.get(availableTo) ?? []), schedule]);
    }
    ending.set(plans, (found = byDate));
  }
  return found;
}

/** The next day after `date` on which subscribers go over to a follow-up. */
export function nextFollowUp(world: World, date: CalendarDate): CalendarDate | undefined {
  return [...schedulesByEnd(world).keys()]
    .map((end) => addDays(end, 1))
    .filter((day) => day > date)
    .sort()
    .at(0);
}

/**
 * Whoever is on a schedule that ended yesterday goes over to its follow-up, where it has one (Aria wire notes 4.3 D).
 * What was charged stays as it was; the new terms count from the next bill date, and in arrears from today:
 * what is in arrears by the old ones waits for the next invoice.
 */
export function followUpSchedules(books: Books): void {
  const yesterday = addDays(books.today, -1);
  for (const { id: ended, followUpId } of schedulesByEnd(books.opened).get(yesterday) ?? []) {
    if (followUpId === undefined) continue;
    for (const subscriber of books.planInstances.where('rateSchedule', ended)) {
      if (!isHeld(subscriber)) continue;
      const { lines, after } = takeArrears(books, subscriber, yesterday);
      if (lines.length > 0) defer(books, subscriber, lines);
      const moved = { ...after, rateScheduleId: followUpId };
      const { nextBillDate, nextInvoiceOn = books.today } = moved;
      // Another interval may move the invoice, but not one that is made today.
      const dates =
        nextBillDate !== undefined && nextInvoiceOn > books.today
          ? nextBill(books, moved, nextBillDate)
          : {};
      books.planInstances.put({ ...moved, ...dates });
      books.tell({ kind: 'rate-schedule-changed', planInstanceId: subscriber.id });
    }
  }
}
