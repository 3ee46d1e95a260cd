import type { CalendarDate } from '../model/values.js';
import { billPeriods } from './bill-periods.js';
import { Books } from './books.js';
import { collectDueInvoices } from './collection.js';
import { issueBills } from './issue-bills.js';
import { runQueue } from './queue/run-queue.js';
import type { Step } from './steps.js';
import type { World } from './world.js';

/**
 * One day of the platform: the clock goes on, and all that falls on the new day is done, in this order.
 * 1. Queued changes take effect, starts among them, so that the day's bills know them.
 * 2. Periods whose invoice is made today are billed; what falls on one billing group comes on one invoice.
 * 3. What is due is collected.
 */
function runDay(books: Books): void {
  books.nextDay();
  runQueue(books);
  billPeriods(books);
  issueBills(books);
  collectDueInvoices(books);
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
