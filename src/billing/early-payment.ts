import { isNegative, lesser, percentOf, zero, type Money } from '../money/money.js';
import type { CalendarDate } from '../model/values.js';
import { addDays } from './calendar.js';

/** What payment terms give to who pays early. */
export interface EarlyPayment {
  /** Decimal text: "2" is two per cent. */
  readonly percent: string;
  /** Days from the date of the invoice in which it has to be paid. */
  readonly days: number;
}

/** An invoice, as far as paying it early goes. */
export interface EarlyPayable {
  readonly date: CalendarDate;
  /** What is to be paid with money in all: its lines without what credits settled. */
  readonly payable: Money;
  /** What of that is still open. */
  readonly open: Money;
}

/** The last day on which an invoice of `date` can be paid early. */
export function lastEarlyDay(date: CalendarDate, { days }: EarlyPayment): CalendarDate {
  return addDays(date, days);
}

/**
 * What is taken off an invoice that is paid whole on `on`, in one payment or in several:
 * the percent of what is to be paid with money, rounded once, and never more than what is open;
 * nothing after the days that the terms give (Aria wire notes 4.10; that credits make the discount smaller is assumed).
 */
export function earlyPaymentDiscount(
  invoice: EarlyPayable,
  terms: EarlyPayment,
  on: CalendarDate,
): Money {
  const { date, payable, open } = invoice;
  const none = zero(open.currency);
  if (isNegative(open) || isNegative(payable) || on > lastEarlyDay(date, terms)) return none;
  return lesser(percentOf(payable, terms.percent), open);
}
