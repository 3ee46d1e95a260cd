import type { CalendarDate } from '../model/values.js';
import { addDays, billDateIn } from './calendar.js';

/** How a due date is found: counted from the invoice, or from the end of its month. */
export type DueMethod = 'invoice' | 'current-month';

/** When an invoice is due, and collected where it is paid by method (Aria wire notes 4.3 E). */
export function dueDate(
  invoiceDate: CalendarDate,
  daysUntilDue: number,
  method: DueMethod,
): CalendarDate {
  return addDays(
    method === 'invoice' ? invoiceDate : addDays(billDateIn(invoiceDate, 1, 1), -1),
    daysUntilDue,
  );
}
