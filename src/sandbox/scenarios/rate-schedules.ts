import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import {
  card,
  home,
  plan,
  recurring,
  schedule,
  take,
  worldOf,
  type ScheduleText,
} from './build.js';

/**
 * How rate schedules price a plan: one small world for each worked example of the USS best practices.
 * One plan, one card; prices and dates are the examples', the rest is ours.
 */

const planId = '20001';

function streaming(scenario: string, today: string, ...schedules: ScheduleText[]): World {
  return worldOf(scenario, today, {
    plans: [plan(planId, 'Streaming', schedules)],
    paymentMethods: [card],
    billingGroups: [home],
  });
}

/** The first schedule of most examples: one price that changes once. */
function changing(before: string, from: string, after: string): ScheduleText {
  return schedule('30001', 'RS1', [
    recurring('80001', 'Streaming', ['2020-01-01', before], [from, after]),
  ]);
}

/** `world` after its account took the plan on that world's day, with the invoices until `today`. */
function subscriber(world: World, today: string): World {
  return advanceTo(take(world, { planId }), today).world;
}

export const rateScheduleWorlds = {
  'rs-expiry-keeps-existing': (id: string) =>
    subscriber(
      streaming(
        id,
        '2020-08-01',
        schedule('30001', 'RS1', [recurring('80001', 'Streaming', ['2020-01-01', '25.00'])], {
          availableTo: '2020-09-30',
        }),
        schedule('30002', 'RS2', [recurring('80001', 'Streaming', ['2020-10-01', '30.00'])], {
          availableFrom: '2020-10-01',
          isDefault: false,
        }),
      ),
      '2020-09-30',
    ),
  'rs-scheduled-rate-change-moves-everyone': (id: string) =>
    subscriber(streaming(id, '2020-08-01', changing('25.00', '2020-10-01', '30.00')), '2020-08-31'),
  'rs-not-yet-in-effect-cannot-be-assigned': (id: string) =>
    streaming(
      id,
      '2020-09-30',
      schedule('30002', 'RS2', [recurring('80001', 'Streaming', ['2020-10-15', '30.00'])], {
        availableFrom: '2020-10-15',
      }),
    ),
  'rs-expired-before-activation-cannot-be-assigned': (id: string) =>
    streaming(
      id,
      '2020-09-30',
      schedule('30001', 'RS1', [recurring('80001', 'Streaming', ['2020-01-01', '25.00'])], {
        availableTo: '2020-10-10',
      }),
    ),
  'retroactive-start-uses-rate-of-the-day-of-addition-before-change': (id: string) =>
    streaming(id, '2020-04-10', changing('40.00', '2020-04-12', '50.00')),
  'retroactive-start-uses-rate-of-the-day-of-addition-after-change': (id: string) =>
    streaming(id, '2020-04-16', changing('40.00', '2020-04-12', '50.00')),
  'retroactive-start-before-change-added-after-it': (id: string) =>
    streaming(id, '2020-04-16', changing('40.00', '2020-04-12', '50.00')),
  'future-start-uses-rate-of-the-activation-date': (id: string) =>
    streaming(id, '2020-10-10', changing('40.00', '2020-10-14', '45.00')),
  'assign-now-with-queued-rate-change': (id: string) =>
    streaming(id, '2020-07-18', changing('40.00', '2020-08-01', '45.00')),
} as const satisfies Record<string, (id: string) => World>;
