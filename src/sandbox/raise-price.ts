import { ratesOn } from '../billing/rates.js';
import type { RateScheduleId } from '../model/ids.js';
import type { Charge, DatedRates, Tier } from '../model/rate-schedule.js';
import type { World } from './world.js';

/**
 * The company raises a price: from today on, every recurring rate of the schedule costs one whole unit of its currency more,
 * announced later rates too. What was billed before stays as it was.
 */
export function raisePrice(world: World, scheduleId: RateScheduleId): World {
  const raise = <T extends Charge>(charge: T): T =>
    charge.kind === 'recurring' ? raised(charge, world.today) : charge;
  return {
    ...world,
    plans: world.plans.map((plan) =>
      plan.rateSchedules.some((schedule) => schedule.id === scheduleId)
        ? {
            ...plan,
            rateSchedules: plan.rateSchedules.map((schedule) =>
              schedule.id === scheduleId
                ? { ...schedule, charges: schedule.charges.map(raise) }
                : schedule,
            ),
          }
        : plan,
    ),
  };
}

function raised<T extends Charge>(charge: T, today: string): T {
  const current = ratesOn(charge, today);
  const rates = charge.rates.flatMap((dated): DatedRates[] => {
    const more = { ...dated, tiers: dated.tiers.map(oneMore) };
    if (dated !== current) return [dated.from !== undefined && dated.from > today ? more : dated];
    return dated.from === today ? [more] : [dated, { ...more, from: today }];
  });
  return { ...charge, rates };
}

function oneMore(tier: Tier): Tier {
  const [whole = '0', ...fraction] = tier.rate.amount.split('.');
  const amount = [String(BigInt(whole) + 1n), ...fraction].join('.');
  return { ...tier, rate: { ...tier.rate, amount } };
}
