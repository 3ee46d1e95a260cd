import type { CalendarDate } from '../model/values.js';
import { billPeriods } from './bill-periods.js';
import { Books } from './books.js';
import { bill, billAndCollect } from './bill-and-collect.js';
import { collectDueInvoices } from './collection.js';
import { deactivateAccounts, reviewDeactivations } from './deactivation.js';
import { runDunning } from './dunning.js';
import { followUpSchedules } from './follow-up-schedules.js';
import { runQueue } from './queue/run-queue.js';
import { remind } from './reminders.js';
import type { Step } from './steps.js';
import type { World } from './world.js';

/**
 * One day of the platform: the clock goes on, and all that falls on the new day is done, in this order.
 * 1. Queued changes take effect, starts among them, so that the day's bills know them.
 * 2. Periods whose invoice is made today are billed; what falls on one billing group comes on one invoice.
 * 3. What accounts have in credit settles the new invoices; what is due is collected.
 * 4. What is not paid is called to mind, and dunning goes on; accounts without plans are deactivated. What the ends of
 *    plans bill comes on invoices of the same day.
 */
function runDay(books: Books): void {
  books.nextDay();
  const since = books.events.length;
  takeEffect(books);
  billPeriods(books);
  bill(books);
  collectDueInvoices(books);
  remind(books);
  runDunning(books);
  reviewDeactivations(books, since);
  deactivateAccounts(books);
  billAndCollect(books);
}

/** What was arranged for today takes effect, before the bills of the day. */
export function takeEffect(books: Books): void {
  followUpSchedules(books);
  runQueue(books);
}

/** The clock goes to the next day. */
export function nextDay(world: World): Step {
  const books = new Books(world);
  runDay(books);
  return books.close();
}

/**
 * Day by day up to `date`; the world as it is when that is not in the future. Every day is whole,
 * so it can be cut into as many calls as one likes.
 */
export function advanceTo(world: World, date: CalendarDate): Step {
  if (date <= world.today) return { world, events: [] };
  const books = new Books(world);
  while (books.today < date) runDay(books);
  return books.close();
}

/** The next date on which something in this world is billed; undefined when nothing is. */
export function nextBillDate(world: World): CalendarDate | undefined {
  return world.planInstances
    .flatMap(
      ({ status, nextInvoiceOn, nextBillDate: starts }) =>
        (status === 'pending-activation' ? starts : nextInvoiceOn) ?? [],
    )
    .sort()
    .at(0);
}
