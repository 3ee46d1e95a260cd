import * as z from 'zod/mini';
import { planSchema, type Plan } from '../../src/model/plan.js';
import type { rateScheduleSchema } from '../../src/model/rate-schedule.js';

/** Plans of a catalogue with their prices, for tests that need some. */

type ScheduleText = z.input<typeof rateScheduleSchema>;
type ChargeText = ScheduleText['charges'][number];
export type PlanText = z.input<typeof planSchema>;

/** A charge of one rate per unit by date, or of tiers: last unit and rate. */
export function charge(
  rates: Record<string, string | [number | undefined, string][]>,
  more: Partial<ChargeText> = {},
): ChargeText {
  return {
    id: '1',
    name: 'Service',
    kind: 'recurring',
    tierRule: 'standard',
    rates: Object.entries(rates).map(([from, tiers]) => ({
      from,
      tiers: (typeof tiers === 'string' ? [[undefined, tiers] as const] : tiers).map(
        ([to, amount], index, all) => ({
          from: (all[index - 1]?.[0] ?? 0) + 1,
          ...(to !== undefined && { to }),
          rate: { amount, currency: 'USD' },
        }),
      ),
    })),
    ...more,
  };
}

/** Monthly, the default, and open, unless told otherwise. */
export function schedule(
  id: string,
  charges: ChargeText[],
  more: Partial<ScheduleText> = {},
): ScheduleText {
  return {
    id,
    name: id,
    currency: 'USD',
    intervalMonths: 1,
    isDefault: true,
    assignable: { allowed: true },
    charges,
    ...more,
  };
}

/** A master plan for one unit that can be taken, unless told otherwise. */
export function plan(
  id: string,
  name: string,
  rateSchedules: ScheduleText[],
  more: Partial<PlanText> = {},
): Plan {
  return z.parse(planSchema, {
    id,
    name,
    kind: 'master',
    units: { min: 1, max: 1 },
    assignable: { allowed: true },
    rateSchedules,
    children: [],
    groups: [],
    fields: {},
    ...more,
  });
}

/** A plan at one price by the month, to be added to others. */
export function addOn(name: string, amount: string, more: Partial<PlanText> = {}): Plan {
  const id = name.toLowerCase();
  const rates = charge({ '2020-01-01': amount });
  return plan(id, name, [schedule(`${id}-monthly`, [rates])], { kind: 'supplemental', ...more });
}

/** Plans under another one, in the order given; with `!` it must be there, with `+` it is chosen beforehand. */
export function children(...ids: readonly string[]): NonNullable<PlanText['children']> {
  return ids.map((id) => ({
    planId: id.replace(/[!+]$/, ''),
    mandatory: id.endsWith('!'),
    preselected: id.endsWith('+'),
  }));
}
