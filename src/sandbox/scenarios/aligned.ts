import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import { card, home, plan, recurring, schedule, take, worldOf } from './build.js';

/**
 * In the middle of another plan's period: Internet bills on the 15th, today is the 27th of April, and Streaming is taken.
 * Prices and days are those of the official proration example (Aria wire notes 4.2), which has them for a replacement.
 */
export function alignedWorld(id: string): World {
  const world = worldOf(id, '2020-02-15', {
    plans: [
      plan('20001', 'Internet', [
        schedule('30001', 'Monthly', [recurring('80001', 'Internet', ['2020-01-01', '30.00'])]),
      ]),
      plan('20002', 'Streaming', [
        schedule('30002', 'Monthly', [recurring('80002', 'Streaming', ['2020-01-01', '60.00'])]),
      ]),
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  return advanceTo(take(world, { planId: '20001' }), '2020-04-27').world;
}
