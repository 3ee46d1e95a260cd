import type { PlanId } from '../model/ids.js';
import type { PriceStep, TimelineRow } from '../model/plan-quote.js';
import type { CalendarDate } from '../model/values.js';
import { add } from '../money/money.js';
import { arrearsPeriods, arrearsThrough } from './arrears.js';
import { invoiceDate } from './bill-date.js';
import { addDays, billingCycle } from './calendar.js';
import { arrearsLines, chargesArrears, recurringLines, totalOf } from './charges.js';
import { rateChangesAfter, type ScheduleTerms } from './rates.js';
import { isPart, type Part } from './running-period.js';
import type { PlanStart } from './start.js';

/** A row of a timeline before it stands beside those of other plans. */
export type ProjectedRow = Omit<TimelineRow, 'lane'>;

/** Whose charges are projected, and by which terms. */
interface Projected {
  readonly planId: PlanId;
  readonly planName: string;
  readonly schedule: ScheduleTerms;
  readonly units: number;
  /** Days between a bill date and its invoice; left out: none. */
  readonly billLagDays?: number | undefined;
  readonly billLagMayExceedPeriod?: boolean | undefined;
}

/** A plan that begins to bill. */
export interface Beginning extends Projected {
  readonly start: PlanStart;
}

/** A plan that is billed already. */
export interface Running extends Projected {
  readonly billDay: number;
  /** The first day of service that is not yet billed in advance. */
  readonly nextBillDate: CalendarDate;
  /** When the invoice for it is made; left out: that date and the bill lag. */
  readonly nextInvoiceOn?: CalendarDate | undefined;
  /** The first day of service whose charges in arrears are not yet billed; left out: `nextBillDate`. */
  readonly arrearsFrom?: CalendarDate | undefined;
}

/** Full periods that are shown at the least. */
const leastPeriods = 3;

/** How far a timeline has come. */
export interface Reached {
  /** Periods that it shows. */
  readonly shown: number;
  /** Those of them that begin after the last known change of price, or with it. */
  readonly atLastPrice: number;
}

/**
 * Whether a timeline goes on, with a period that begins on `billDate`: until it shows a few periods, and the last known change of price
 * with the period after it; and every period that begins by `until`.
 */
export function goesOn(
  { shown, atLastPrice }: Reached,
  billDate: CalendarDate,
  until: CalendarDate | undefined,
  least = leastPeriods,
): boolean {
  return shown < least || atLastPrice < 2 || (until !== undefined && billDate <= until);
}

/**
 * Every recurring charge from the first invoice on, until two periods more are shown, and each known change of price with the period after it.
 * `until` (a date) makes it longer. All rows are `projected`: a platform that computed the first row says so itself.
 * What is charged in arrears has rows of its own, on the invoice that bills it, with the days that were served.
 */
export function projectTimeline(beginning: Beginning, until?: CalendarDate): ProjectedRow[] {
  const { start, ...projected } = beginning;
  const { firstInvoice, periods, rateDate, nextBillDate, billDay, prorated } = start;
  const running = periods.at(-1)?.period.from ?? nextBillDate;
  const past = periods.filter(({ period }) => period.from < running);
  const first = [
    ...past.flatMap((part) => arrearsRow(projected, firstInvoice, part)),
    ...periods.flatMap((part) => advanceRow(projected, firstInvoice, part, rateDate)),
  ];
  const billing = { ...projected, billDay, nextBillDate, arrearsFrom: running };
  return project(billing, first, {
    invoicedOn: firstInvoice,
    rateDate,
    least: leastPeriods + (prorated ? 1 : 0),
    shown: periods.length,
    until,
  });
}

/** The same for a plan that is billed already, from its next invoice on. */
export function projectRunning(running: Running, until?: CalendarDate): ProjectedRow[] {
  const { nextInvoiceOn } = running;
  return project(running, [], {
    invoicedOn: nextInvoiceOn === undefined ? undefined : addDays(nextInvoiceOn, -1),
    rateDate: running.nextBillDate,
    least: leastPeriods,
    shown: 0,
    until,
  });
}

interface Reach {
  /** The day of the invoice before the first one projected: the next ones are made after it. */
  readonly invoicedOn: CalendarDate | undefined;
  /** Changes of price after this day are shown. */
  readonly rateDate: CalendarDate;
  readonly least: number;
  /** Periods that are shown already. */
  readonly shown: number;
  readonly until: CalendarDate | undefined;
}

function project(running: Running, rows: ProjectedRow[], reach: Reach): ProjectedRow[] {
  const { schedule, billDay, billLagDays = 0, billLagMayExceedPeriod = false } = running;
  const rhythm = { intervalMonths: schedule.intervalMonths, billDay };
  const lastChange = rateChangesAfter(schedule, reach.rateDate).at(-1);
  let { shown, invoicedOn } = reach;
  let atLastPrice = 0;
  let billDate = running.nextBillDate;
  let arrearsFrom = running.arrearsFrom ?? billDate;
  const inArrears = chargesArrears(schedule);
  while (goesOn({ shown, atLastPrice }, billDate, reach.until, reach.least)) {
    const wanted = invoiceDate(billDate, billLagDays, rhythm, billLagMayExceedPeriod);
    const date: CalendarDate =
      invoicedOn !== undefined && wanted <= invoicedOn ? addDays(invoicedOn, 1) : wanted;
    if (inArrears) {
      const through = arrearsThrough(billDate, date, rhythm);
      const served = arrearsPeriods({ from: arrearsFrom, to: through }, billDate, rhythm);
      rows.push(...served.flatMap((part) => arrearsRow(running, date, part)));
      if (served.length > 0) arrearsFrom = addDays(through, 1);
    }
    const { period, nextBillDate } = billingCycle(billDate, rhythm.intervalMonths, billDay);
    rows.push(...advanceRow(running, date, { period, cycle: period }, billDate));
    if (lastChange === undefined || billDate >= lastChange) atLastPrice++;
    shown++;
    invoicedOn = date;
    billDate = nextBillDate;
  }
  return rows;
}

/** Nothing for a plan that charges in arrears only; a plan that costs nothing has its rows. */
function advanceRow(
  projected: Projected,
  date: CalendarDate,
  part: Part,
  rateDate: CalendarDate,
): ProjectedRow[] {
  const { planName, schedule, units } = projected;
  const lines = recurringLines({ planName, schedule, units, ...part, rateDate });
  if (lines.length === 0 && chargesArrears(schedule)) return [];
  return [rowOf(projected, date, part, lines)];
}

function arrearsRow(projected: Projected, date: CalendarDate, part: Part): ProjectedRow[] {
  const { planName, schedule, units } = projected;
  const rateDate = part.period.from;
  const lines = arrearsLines({ planName, schedule, units, ...part, rateDate });
  return lines.length === 0 ? [] : [rowOf(projected, date, part, lines)];
}

function rowOf(
  { planId, planName, units, schedule }: Projected,
  date: CalendarDate,
  part: Part,
  lines: Parameters<typeof totalOf>[0],
): ProjectedRow {
  return projectedRow({
    date,
    period: part.period,
    planId,
    planName,
    units,
    intervalMonths: schedule.intervalMonths,
    amount: totalOf(lines, schedule.currency),
    prorated: isPart(part),
  });
}

/** A row of the timeline that our rules have computed: expected, and before tax. */
export function projectedRow(row: Omit<ProjectedRow, 'basis' | 'taxIncluded'>): ProjectedRow {
  const { date, period, planId, planName, units, intervalMonths, amount, prorated } = row;
  return {
    date,
    period,
    planId,
    planName,
    units,
    intervalMonths,
    amount,
    prorated,
    basis: 'projected',
    taxIncluded: false,
  };
}

/**
 * The timeline of one plan instance in few steps: a new one wherever what a period costs changes, or the plan does. The last has no end.
 * What a period costs in advance and in arrears counts together, from the first invoice that asks for some of it.
 * They are in the order of the days that they are for, and of their invoices: where what is charged in arrears, or waits, is invoiced
 * after the next price has begun, both hold from the same invoice on.
 */
export function priceSteps(rows: readonly TimelineRow[]): PriceStep[] {
  const steps: PriceStep[] = [];
  for (const row of inOrderOfInvoices(runsOfPlans(rows).flatMap(wholePeriods))) {
    const last = steps.at(-1);
    if (
      last?.planId === row.planId &&
      last.amount.amount === row.amount.amount &&
      last.prorated === row.prorated &&
      last.intervalMonths === row.intervalMonths
    )
      continue;
    if (last) last.to = addDays(row.period.from, -1);
    const { lane, planId, date: from, amount, intervalMonths, prorated } = row;
    steps.push({ lane, planId, from, amount, intervalMonths, prorated });
  }
  return steps;
}

/** Rows in the order of the days that they are for, apart by the plans that follow each other. */
function runsOfPlans(rows: readonly TimelineRow[]): TimelineRow[][] {
  const runs: TimelineRow[][] = [];
  for (const row of [...rows].sort(byService)) {
    const run = runs.at(-1);
    if (run?.[0]?.planId === row.planId) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

function byService({ period: a }: TimelineRow, { period: b }: TimelineRow): number {
  return Number(a.from > b.from) - Number(a.from < b.from);
}

/** The periods from the first on, none with an invoice after that of a later one; without those that another plan took over on their first day. */
function inOrderOfInvoices(periods: readonly TimelineRow[]): TimelineRow[] {
  const inOrder: TimelineRow[] = [];
  for (const row of [...periods].reverse()) {
    const next = inOrder.at(-1);
    if (next?.period.from === row.period.from) continue;
    inOrder.push(next && next.date < row.date ? { ...row, date: next.date } : row);
  }
  return inOrder.reverse();
}

/** One row per period of service, of one plan and in their order; at the end, without the periods of which only the part in advance is known yet. */
function wholePeriods(rows: readonly TimelineRow[]): TimelineRow[] {
  const periods = new Map<CalendarDate, { whole: TimelineRow; parts: number }>();
  for (const row of rows) {
    const { from } = row.period;
    const known = periods.get(from);
    const whole = known ? { ...known.whole, amount: add(known.whole.amount, row.amount) } : row;
    periods.set(from, { whole, parts: (known?.parts ?? 0) + 1 });
  }
  const inOrder = [...periods.values()];
  const parts = Math.max(0, ...inOrder.map((period) => period.parts));
  const known = inOrder.findLastIndex((period) => period.parts === parts) + 1;
  return inOrder.slice(0, known).map(({ whole }) => whole);
}
