import type { World } from '../world.js';
import { card, home, plan, recurring, schedule, tiers, worldOf, type PlanText } from './build.js';

const speeds = [50, 100, 250, 500, 1000];
const places = ['Home', 'Studio', 'Workshop', 'Shop', 'Office', 'Café'];
const extras = ['', ' with TV', ' with phone', ' with TV and phone', ' on the go'];
const grades = ['Basic', 'Plus'];

/** 300 plans, each name once; every seventh is sold by the seat, every tenth is no longer sold. */
export function manyPlansWorld(id: string): World {
  const names = grades.flatMap((grade) =>
    places.flatMap((place) =>
      speeds.flatMap((speed) => extras.map((extra) => `${place} ${speed} ${grade}${extra}`)),
    ),
  );
  return worldOf(id, '2020-07-18', {
    plans: names.map(numberedPlan),
    paymentMethods: [card],
    billingGroups: [home],
  });
}

function numberedPlan(name: string, index: number): PlanText {
  const monthly = 15 + ((index * 7) % 90);
  const bySeat = index % 7 === 6;
  const charge = bySeat
    ? {
        ...recurring(String(80001 + index), name),
        tierRule: 'volume' as const,
        rates: [
          {
            from: '2020-01-01',
            tiers: tiers(
              [9, `${monthly}.00`],
              [49, `${monthly - 2}.50`],
              [undefined, `${monthly - 4}.00`],
            ),
          },
        ],
      }
    : recurring(String(80001 + index), name, ['2020-01-01', `${monthly}.00`]);
  return plan(
    String(20001 + index),
    name,
    [
      schedule(String(30001 + 2 * index), 'Monthly', [charge]),
      schedule(
        String(30002 + 2 * index),
        'Annual',
        [recurring(String(80501 + index), name, ['2020-01-01', `${monthly * 10}.00`])],
        { intervalMonths: 12, isDefault: false },
      ),
    ],
    { offered: index % 10 !== 9, units: { min: 1, max: bySeat ? 500 : 1 } },
  );
}
