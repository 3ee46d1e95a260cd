import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import { card, changed, children, home, simplePlan, taking, worldOf } from './build.js';

/** A supplemental plan with a start in the past: a world just before each worked example of the release notes. Prices are ours. */

/** Internet, which bills every month on the day it began, and a phone line to take under it. */
function internetSince(id: string, began: string, today: string): World {
  const world = worldOf(id, began, {
    plans: [
      simplePlan('20001', 'Internet', '31.00', children('20011')),
      simplePlan('20011', 'Phone line', '12.40', { kind: 'supplemental' }),
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  return advanceTo(changed(world, taking('20001')), today).world;
}

export const retroactiveSupplementalWorlds = {
  'not-before-parent': (id: string) => internetSince(id, '2016-03-01', '2016-03-20'),
  'not-after-next-bill-through': (id: string) => internetSince(id, '2016-06-01', '2016-06-10'),
  'catch-up-bills': (id: string) => internetSince(id, '2016-01-10', '2016-04-15'),
  'equal-to-parent-start-is-allowed': (id: string) => internetSince(id, '2016-03-01', '2016-03-20'),
  'equal-to-next-bill-through-is-allowed': (id: string) =>
    internetSince(id, '2016-06-01', '2016-06-10'),
} as const satisfies Record<string, (id: string) => World>;
