import type { CalendarDate } from '../../src/model/values.js';

const dayMs = 86_400_000;

/** First and last start that a date field offers; the adapter has the last word. */
export interface StartRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days on which a plan that bills every `intervalMonths` may start: at the latest one interval from today, at the
 * earliest so that the interval it starts is the running one (Aria wire notes 3.4; docs/decisions, 2).
 */
export function startRange(
  when: 'date' | 'retroactive',
  today: CalendarDate,
  intervalMonths: number,
): StartRange {
  return when === 'date'
    ? { from: plusDays(today, 1), to: plusMonths(today, intervalMonths) }
    : { from: earliestStart(today, intervalMonths), to: plusDays(today, -1) };
}

/** The first day whose interval has not ended yet: the day after the last one whose next bill date has come. */
function earliestStart(today: CalendarDate, intervalMonths: number): CalendarDate {
  let date = plusMonths(today, -intervalMonths);
  while (plusMonths(date, intervalMonths) <= today) date = plusDays(date, 1);
  return date;
}

function plusDays(date: CalendarDate, days: number): CalendarDate {
  return toText(toMs(date) + days * dayMs);
}

/** The same day of another month, or the last of a month that has no such day. */
function plusMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toText(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

function toMs(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

function toText(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10);
}
