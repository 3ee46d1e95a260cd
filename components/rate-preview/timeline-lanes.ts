import type { PlanId } from '../../src/model/ids.js';
import type { PriceStep, PlanQuote, TimelineRow } from '../../src/model/plan-quote.js';
import type { CalendarDate, Period } from '../../src/model/values.js';

/** The course of one plan in a quote. */
export interface LaneOfQuote {
  readonly id: string;
  /** Its charges in date order. */
  readonly rows: readonly TimelineRow[];
  readonly steps: readonly PriceStep[];
  /** The last day that is billed for, where it is known to end; else it goes on after its last row. */
  readonly end?: CalendarDate | undefined;
}

/** A period of service of one lane, with what it costs: in advance and in arrears together. */
export interface ServicePeriod {
  readonly period: Period;
  readonly rows: readonly [TimelineRow, ...TimelineRow[]];
  readonly planId: PlanId;
  readonly planName: string;
  readonly amount: TimelineRow['amount'];
  readonly prorated: boolean;
}

/** The lanes of a quote, in the order in which they are first charged. */
export function lanesOf({
  timeline,
  prices,
}: Pick<PlanQuote, 'timeline' | 'prices'>): LaneOfQuote[] {
  const ids = [...new Set(timeline.map(({ lane }) => lane))];
  return ids.map((id) => {
    const steps = prices.filter(({ lane }) => lane === id);
    return {
      id,
      rows: timeline.filter(({ lane }) => lane === id),
      steps,
      end: steps.at(-1)?.to,
    };
  });
}

/** Whether a row gives something back. */
export function isCredit({ amount }: TimelineRow): boolean {
  return amount.amount.startsWith('-');
}

/** The periods of a lane in their order; at the end, without those of which only a part of the charges is known yet. Credits are none. */
export function periodsOf({ rows, steps }: LaneOfQuote): ServicePeriod[] {
  const byStart = new Map<CalendarDate, [TimelineRow, ...TimelineRow[]]>();
  for (const row of rows.filter((each) => !isCredit(each))) {
    const known = byStart.get(row.period.from);
    if (known) known.push(row);
    else byStart.set(row.period.from, [row]);
  }
  const inOrder = [...byStart].sort(([a], [b]) => Number(a > b) - Number(a < b));
  const parts = Math.max(0, ...inOrder.map(([, charged]) => charged.length));
  const known = inOrder.findLastIndex(([, charged]) => charged.length === parts) + 1;
  return inOrder.slice(0, known).map(([from, charged]) => {
    const [first, ...more] = charged;
    const { period, planId, planName, prorated } = first;
    // The sum of several charges is the quote's to tell.
    const step =
      more.length > 0 ? steps.find(({ to }) => to === undefined || from <= to) : undefined;
    return {
      period,
      rows: charged,
      planId,
      planName,
      amount: step?.amount ?? first.amount,
      prorated,
    };
  });
}

/** Periods in runs of equal plan and price. */
export function runsOf(periods: readonly ServicePeriod[]): [ServicePeriod, ...ServicePeriod[]][] {
  const runs: [ServicePeriod, ...ServicePeriod[]][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    if (run && isLike(run[0], period)) run.push(period);
    else runs.push([period]);
  }
  return runs;
}

function isLike(a: ServicePeriod, b: ServicePeriod): boolean {
  return a.planId === b.planId && a.amount.amount === b.amount.amount && a.prorated === b.prorated;
}

/** What is new with a period: another plan in the place of the one before, another price, or that it is a whole one again. */
export type PeriodChange = 'plan' | 'price' | 'full';

/** What is new with the period that follows another one and is not like it. */
export function changeBetween(before: ServicePeriod, after: ServicePeriod): PeriodChange {
  if (before.planId !== after.planId) return 'plan';
  return before.prorated && !after.prorated ? 'full' : 'price';
}

/**
 * The lanes as far as they are shown. Of several, charges that only repeat the ones before are left out after the last invoice of which all is
 * known: beside lanes that are not told so far, they would say that less is charged.
 */
export function shownLanes(
  quote: Pick<PlanQuote, 'timeline' | 'prices' | 'invoices'>,
): LaneOfQuote[] {
  const lanes = lanesOf(quote);
  if (lanes.length < 2) return lanes;
  const opening = lanes.flatMap((lane) =>
    runsOf(periodsOf(lane)).map(([{ rows }]) => rows[0].date),
  );
  const through = [...quote.invoices.map(({ date }) => date), ...opening].sort().at(-1) ?? '';
  return lanes.map((lane) => ({
    ...lane,
    rows: lane.rows.filter(({ date }) => date <= through),
  }));
}
