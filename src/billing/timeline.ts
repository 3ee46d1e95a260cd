import type { PriceStep, TimelineRow } from '../model/quote.js';
import type { PlanId } from '../model/ids.js';
import type { CalendarDate } from '../model/values.js';
import { addDays, billingCycle } from './calendar.js';
import { recurringLines, totalOf } from './charges.js';
import { rateChangesAfter, type ScheduleTerms } from './rates.js';
import type { PlanStart } from './start.js';

/** A plan that begins to bill. */
export interface Beginning {
  readonly planId: PlanId;
  readonly planName: string;
  readonly schedule: ScheduleTerms;
  readonly units: number;
  readonly start: PlanStart;
}

/** Full periods that are shown after the first one, at the least. */
const leastPeriods = 3;

/**
 * Every recurring charge from the first invoice on, until each known change of price is shown with the period after it.
 * `until` (a date) makes it longer. All rows are `projected`: a platform that computed the first row says so itself.
 */
export function projectTimeline(beginning: Beginning, until?: CalendarDate): TimelineRow[] {
  const { planId, planName, schedule, units, start } = beginning;
  const lastChange = rateChangesAfter(schedule, start.rateDate).at(-1);
  const rows: TimelineRow[] = [];
  let date = start.firstInvoice;
  let period = start.firstPeriod;
  let cycle = start.cycle;
  let rateDate = start.rateDate;
  let next = start.nextBillDate;
  let pastLastChange = 0;
  for (;;) {
    rows.push({
      date,
      period,
      planId,
      planName,
      units,
      amount: totalOf(
        recurringLines({ planName, schedule, units, period, cycle, rateDate }),
        schedule.currency,
      ),
      prorated: period.from !== cycle.from,
      basis: 'projected',
      taxIncluded: false,
    });
    if (lastChange === undefined || rateDate >= lastChange) pastLastChange++;
    const full = rows.length - (start.prorated ? 1 : 0);
    if (full >= leastPeriods && pastLastChange >= 2 && (until === undefined || next > until))
      return rows;
    date = rateDate = next;
    const following = billingCycle(date, schedule.intervalMonths, start.billDay);
    period = cycle = following.period;
    next = following.nextBillDate;
  }
}

/** The timeline in few steps: a new one wherever what a period costs changes. The last has no end. */
export function priceSteps(rows: readonly TimelineRow[], intervalMonths: number): PriceStep[] {
  const steps: PriceStep[] = [];
  for (const row of rows) {
    const last = steps.at(-1);
    if (last && last.amount.amount === row.amount.amount && last.prorated === row.prorated)
      continue;
    if (last) last.to = addDays(row.period.from, -1);
    steps.push({
      planId: row.planId,
      from: row.date,
      amount: row.amount,
      intervalMonths,
      prorated: row.prorated,
    });
  }
  return steps;
}
