import type { CalendarDate } from '../model/values.js';
import { addDays, billDateIn, type Rhythm } from './calendar.js';

/** Where a bill lag can stand: days between a bill date and its invoice, negative before it, positive after it. */
export interface BillLags {
  readonly masterPlanInstance?: number | undefined;
  readonly collectionGroup?: number | undefined;
  /** Of the primary payment method, or of the payment terms. */
  readonly payment?: number | undefined;
  readonly company: number;
}

/** The bill lag that counts: the first that is set, from the master plan instance to the company (Aria wire notes 4.9). */
export function billLag(lags: BillLags): number {
  return lags.masterPlanInstance ?? lags.collectionGroup ?? lags.payment ?? lags.company;
}

/**
 * The day on which the invoice for `billDate` is made: so many days before or after it.
 * Unless the company lets a lag be longer than a billing period, not before the bill date before it and not after the next one (Aria wire notes 4.9).
 */
export function invoiceDate(
  billDate: CalendarDate,
  lagDays: number,
  { intervalMonths, billDay }: Rhythm,
  mayExceedPeriod: boolean,
): CalendarDate {
  if (lagDays === 0) return billDate;
  const wanted = addDays(billDate, lagDays);
  if (mayExceedPeriod) return wanted;
  if (lagDays < 0) {
    const earliest = billDateIn(billDate, -intervalMonths, billDay);
    return wanted < earliest ? earliest : wanted;
  }
  const latest = billDateIn(billDate, intervalMonths, billDay);
  return wanted > latest ? latest : wanted;
}
