import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import {
  card,
  changed,
  children,
  home,
  recurring,
  schedule,
  plan,
  simplePlan,
  taking,
  worldOf,
  type GroupText,
} from './build.js';

/**
 * Plans taken, replaced and left: a world just before each worked example of the USS use cases.
 * Days and intervals are the examples'; prices are ours wherever an example leaves them open.
 */

const office: GroupText = { ...home, id: '40002', name: 'Office' };

/** The instance that the example aligns with, by the number that it has there. */
const existing = '4251245';

/** Every plan costs a unit of currency a day in the interval that ends on 15 June 2019: 365, 92 and 31 days. */
function threeIntervals(id: string): World {
  const start = worldOf(id, '2019-04-16', {
    nextIds: { planInstance: Number(existing), invoice: 70001 },
    plans: [
      simplePlan('20001', 'Internet', '30.00'),
      simplePlan('20002', 'Annual', '365.00', {
        intervalMonths: 12,
        ...children('20003', '20004'),
      }),
      simplePlan('20003', 'Quarterly', '92.00', { intervalMonths: 3, kind: 'supplemental' }),
      simplePlan('20004', 'Monthly', '31.00', { kind: 'supplemental' }),
    ],
    paymentMethods: [card],
    billingGroups: [home, office],
  });
  return advanceTo(changed(start, taking('20001')), '2019-05-17').world;
}

const tv = {
  plans: [
    simplePlan('20001', 'Basic Channels', '30.00'),
    simplePlan('20002', 'Basic Channels + Live TV', '60.00'),
  ],
  paymentMethods: [card],
  billingGroups: [home],
};

/** Bills on the 4th; today is the 14th of February 2019. */
function channels(id: string): World {
  return advanceTo(changed(worldOf(id, '2018-12-04', tv), taking('20001')), '2019-02-14').world;
}

const internet = {
  plans: [
    simplePlan('20001', 'Internet', '30.00', children('20011', '20012')),
    simplePlan('20002', 'Internet Plus', '60.00', children('20011', '20013')),
    simplePlan('20003', 'Phone', '20.00'),
    simplePlan('20011', 'A', '5.00', { kind: 'supplemental' }),
    simplePlan('20012', 'B', '4.00', { kind: 'supplemental' }),
    simplePlan('20013', 'C', '8.00', { kind: 'supplemental' }),
  ],
  paymentMethods: [card],
  billingGroups: [home],
};

/** Internet since 4 January 2019, with whatever hangs under it; today is the 14th of February. */
function household(id: string, ...supplementals: readonly string[]): World {
  const world = changed(
    worldOf(id, '2019-01-04', internet),
    taking('20001'),
    ...supplementals.map((planId) => taking(planId, { parent: { row: 0 } })),
  );
  return advanceTo(world, '2019-02-14').world;
}

/** Internet bills on the 16th. Phone was taken on 5 May 2019, prorated up to that day, and its set-up fee was paid; today is the 10th. */
function setUpFee(id: string): World {
  const phone = [
    recurring('80002', 'Phone', ['2000-01-01', '31.00']),
    {
      ...recurring('80003', 'Set-up', ['2000-01-01', '15.00']),
      kind: 'activation' as const,
      tierRule: 'flat' as const,
    },
  ];
  const start = worldOf(id, '2019-04-16', {
    plans: [
      simplePlan('20001', 'Internet', '30.00'),
      plan('20002', 'Phone', [schedule('30002', 'Phone', phone)]),
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  const withInternet = advanceTo(changed(start, taking('20001')), '2019-05-05').world;
  const withPhone = changed(
    withInternet,
    taking('20002', { alignWith: '60001', firstInvoice: 'prorated', proration: 'full' }),
  );
  return advanceTo(withPhone, '2019-05-10').world;
}

export const planChangeWorlds = {
  'three-intervals-aligned-to-an-existing-master-plan': threeIntervals,
  'replace-master-plan-mid-period-prorated': channels,
  'replace-master-plan-cancels-supplementals-it-does-not-carry': (id: string) =>
    household(id, '20011', '20012'),
  'replace-without-directive-waits-for-the-anniversary': channels,
  'defaults-without-a-directive': (id: string) => household(id),
  'supplemental-replaced-only-under-an-assigned-master': (id: string) => household(id, '20011'),
  'activation-fee-on-a-further-master': setUpFee,
} as const satisfies Record<string, (id: string) => World>;
