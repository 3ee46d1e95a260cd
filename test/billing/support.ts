import type { ProjectedRow } from '../../src/billing/timeline.js';
import type { PlanId, RateScheduleId } from '../../src/model/ids.js';
import type { TimelineRow } from '../../src/model/plan-quote.js';
import type { Charge } from '../../src/model/rate-schedule.js';
import type { CatalogueSchedule } from '../../src/billing/availability.js';

export const streaming = '161832' as PlanId;

/** A recurring charge of one flat price per unit, by date: `{ '2020-01-01': '40' }`. */
export function recurring(prices: Record<string, string>, currency = 'USD'): Charge {
  return {
    id: '800104',
    name: 'Streaming',
    kind: 'recurring',
    tierRule: 'standard',
    rates: Object.entries(prices).map(([from, amount]) => ({
      from,
      tiers: [{ from: 1, rate: { amount, currency } }],
    })),
  };
}

export function schedule(
  prices: Record<string, string>,
  extra: Partial<CatalogueSchedule> = {},
): CatalogueSchedule {
  return {
    id: '9021' as RateScheduleId,
    name: 'Monthly',
    currency: 'USD',
    intervalMonths: 1,
    isDefault: true,
    charges: [recurring(prices)],
    ...extra,
  };
}

/** Rows of one plan instance. */
export function inLane(rows: readonly ProjectedRow[], lane = '1'): TimelineRow[] {
  return rows.map((row) => ({ ...row, lane }));
}
