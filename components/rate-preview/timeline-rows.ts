import type { LaterFee, PlanQuote, TimelineRow } from '../../src/model/plan-quote.js';
import type { CalendarDate } from '../../src/model/values.js';
import { dayAfter } from './time-scale.js';
import {
  changeBetween,
  isCredit,
  periodsOf,
  runsOf,
  shownLanes,
  type LaneOfQuote,
} from './timeline-lanes.js';
import type { MarkChange } from './timeline-marks.js';

/** A charge as the table tells it. */
export interface Charged {
  readonly row: TimelineRow;
  /** What is new with it; see `Mark` of the picture. */
  readonly change: 'none' | MarkChange;
  /** How many charges of the same lane and amount come after it, if it is the first of them; else 0. */
  readonly more: number;
}

/** A date of the table: what is charged on it, and what else happens. */
export interface DateRow {
  readonly date: CalendarDate;
  readonly charges: readonly Charged[];
  readonly fees: readonly LaterFee[];
  /** What all of it comes to, where that is known. */
  readonly total?: TimelineRow['amount'] | undefined;
  /** Plans that are billed no more from this date on: by name, with their last day. */
  readonly ends: readonly { readonly planName: string; readonly through: CalendarDate }[];
  /** Stays in sight when those that repeat the ones before are folded away. */
  readonly leads: boolean;
}

export interface DateRows {
  readonly rows: readonly DateRow[];
  readonly severalLanes: boolean;
  /** Of several lanes: the last date of which all is known, where rows after it tell only what changes. */
  readonly onlyChangesAfter?: CalendarDate | undefined;
}

/** Of more dates than this, those that are like the ones before fold away; of several lanes, not before so many charges are told. */
export const datesInSight = 6;
const chargesInSight = 12;

/** The charges of a quote by date, with today, fees and ends among them. */
export function timelineRows(
  quote: Pick<PlanQuote, 'timeline' | 'prices' | 'invoices' | 'fees' | 'asOf'>,
): DateRows {
  const { asOf, invoices, fees } = quote;
  const lanes = shownLanes(quote);
  const severalLanes = lanes.length > 1;
  const charges = lanes.flatMap(chargedOf);
  const ends = lanes.flatMap(({ rows, end }) => {
    const planName = rows.at(-1)?.planName;
    return end === undefined || planName === undefined
      ? []
      : [{ date: dayAfter(end), planName, through: end }];
  });
  const dates = [
    ...new Set([
      asOf,
      ...charges.map(({ row }) => row.date),
      ...fees.map(({ date }) => date),
      ...ends.map(({ date }) => date),
    ]),
  ].sort();
  const known = invoices.at(-1)?.date;
  const isEarly = (date: CalendarDate) =>
    charges.filter(({ row }) => row.date < date).length < chargesInSight;
  const isKnown = (date: CalendarDate) => !severalLanes || known === undefined || date <= known;
  const rows = dates
    .map((date, index): DateRow => {
      const here = charges.filter(({ row }) => row.date === date);
      const parts = {
        charges: here,
        fees: fees.filter((fee) => fee.date === date),
        ends: ends.filter((end) => end.date === date),
      };
      const isNew = here.some(({ leads }) => leads) || here.length < 1;
      return {
        date,
        ...parts,
        total: invoices.find((invoice) => invoice.date === date)?.total,
        leads:
          isNew ||
          parts.fees.length + parts.ends.length > 0 ||
          (severalLanes && isKnown(date) && index < datesInSight && isEarly(date)),
      };
    })
    .filter(({ date, leads }) => leads || isKnown(date));
  const onlyChanges = rows.some(({ date }) => !isKnown(date));
  return { rows, severalLanes, ...(onlyChanges && { onlyChangesAfter: known }) };
}

function chargedOf(lane: LaneOfQuote): (Charged & { readonly leads: boolean })[] {
  const runs = runsOf(periodsOf(lane));
  const told = new Set<TimelineRow>();
  const charged = runs.flatMap((run, index) => {
    const before = runs[index - 1]?.[0];
    const change = before ? changeBetween(before, run[0]) : 'none';
    return run.flatMap(({ rows }, place) =>
      rows.map((row, part) => {
        told.add(row);
        const first = place === 0 && part === 0;
        return {
          row,
          change: first ? change : ('none' as const),
          more: first ? run.length - 1 : 0,
          leads: place === 0,
        };
      }),
    );
  });
  // Credits, and charges of periods that are not told in full yet.
  const others = lane.rows.filter((row) => !told.has(row));
  return [
    ...charged,
    ...others.map((row) => ({ row, change: 'none' as const, more: 0, leads: isCredit(row) })),
  ];
}
