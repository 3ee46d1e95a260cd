import type { CalendarDate } from '../model/values.js';
import { addDays } from './calendar.js';

/** A reminder that goes out on a day: the which one it is, and the date of the invoices that it is about. */
export interface ReminderDue {
  readonly number: number;
  readonly invoiceDate: CalendarDate;
}

/** How often an invoice is called to mind at most. */
const atMost = 3;

/**
 * The reminders of `today`: an invoice that is not paid is called to mind so many days after its bill date,
 * up to three times, each time once (Aria wire notes 4.10; that the date of the invoice stands for the bill date is assumed).
 * `days` in any order; the same day twice is one reminder.
 */
export function remindersOn(today: CalendarDate, days: readonly number[]): ReminderDue[] {
  const distinct = [...new Set(days)].sort((a, b) => a - b).slice(0, atMost);
  return distinct.map((after, index) => ({
    number: index + 1,
    invoiceDate: addDays(today, -after),
  }));
}
