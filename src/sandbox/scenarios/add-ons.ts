import type { World } from '../world.js';
import {
  card,
  changed,
  home,
  plan,
  recurring,
  schedule,
  taking,
  tiers,
  worldOf,
  type ChargeText,
  type PlanText,
} from './build.js';

const since = '2019-01-01';

const plans = {
  internet: '21001',
  trial: '21002',
  office: '21003',
  mobile: '21004',
  vault: '21005',
  old: '21006',
  router: '21011',
  insurance: '21012',
  television: '21013',
  sport: '21014',
  films: '21015',
  children: '21016',
  points: '21017',
  standard: '21018',
  premium: '21019',
  antivirus: '21020',
} as const;

/** Something charged once, whatever the units. */
function once(
  id: string,
  kind: 'activation' | 'cancellation',
  name: string,
  amount: string,
): ChargeText {
  return {
    id,
    name,
    kind,
    tierRule: 'flat',
    rates: [{ from: since, tiers: tiers([undefined, amount]) }],
  };
}

/** A plan that is only added to others, at one price by the month. */
function added(id: string, name: string, amount: string, more: Partial<PlanText> = {}): PlanText {
  const number = Number(id);
  return plan(
    id,
    name,
    [
      schedule(String(number + 10_000), 'Monthly', [
        recurring(String(number + 60_000), name, [since, amount]),
      ]),
    ],
    { kind: 'supplemental', ...more },
  );
}

const masters: PlanText[] = [
  plan(
    plans.internet,
    'Home Internet',
    [
      schedule('31001', 'Monthly', [
        recurring('81001', 'Internet at home', [since, '40.00'], ['2021-01-01', '42.00']),
        once('81002', 'activation', 'Setting up', '25.00'),
        once('81003', 'cancellation', 'Leaving', '60.00'),
      ]),
      schedule(
        '31002',
        'Yearly',
        [recurring('81004', 'Internet at home, by the year', [since, '432.00'])],
        { intervalMonths: 12, isDefault: false },
      ),
    ],
    {
      description: 'Fast enough for everyone at home at once. The router is ours.',
      children: [
        { planId: plans.router, mandatory: true },
        { planId: plans.television },
        { planId: plans.points, units: { min: 1, max: 4 } },
        { planId: plans.standard, preselected: true },
        { planId: plans.premium },
        { planId: plans.antivirus },
      ],
      fields: { family: 'home', rank: '1', speed: '300 Mbit/s' },
    },
  ),
  plan(
    plans.trial,
    'Try Home Internet',
    [schedule('31003', 'Monthly', [recurring('81005', 'Internet at home', [since, '40.00'])])],
    {
      description: 'Look whether it is fast enough where you live.',
      firstStatus: 'trial',
      rollover: { afterMonths: 1, planId: plans.internet },
      children: [{ planId: plans.router, mandatory: true }],
      limit: 1,
      fields: { family: 'home', rank: '2', speed: '300 Mbit/s' },
    },
  ),
  plan(
    plans.office,
    'Office Internet',
    [
      schedule('31004', 'Monthly', [
        {
          id: '81006',
          name: 'Desks',
          kind: 'recurring',
          tierRule: 'volume',
          rates: [{ from: since, tiers: tiers([9, '14.00'], [24, '12.50'], [undefined, '11.00']) }],
        },
        once('81007', 'activation', 'Wiring', '120.00'),
      ]),
      schedule(
        '31005',
        'Yearly',
        [
          {
            id: '81008',
            name: 'Desks, by the year',
            kind: 'recurring',
            tierRule: 'volume',
            rates: [
              { from: since, tiers: tiers([9, '150.00'], [24, '135.00'], [undefined, '120.00']) },
            ],
          },
        ],
        { intervalMonths: 12, isDefault: false },
      ),
    ],
    {
      description: 'A line for each desk; the more desks, the less each costs.',
      units: { min: 2, max: 100 },
      children: [{ planId: plans.premium }],
      fields: { family: 'office', rank: '3', speed: '1 Gbit/s' },
    },
  ),
  plan(
    plans.mobile,
    'Pocket',
    [
      schedule('31006', 'Monthly', [recurring('81009', 'Calls and data', [since, '18.00'])]),
      schedule(
        '31007',
        'Monthly, two years at least',
        [
          recurring('81010', 'Calls and data', [since, '14.00']),
          once('81011', 'cancellation', 'Leaving early', '90.00'),
        ],
        { isDefault: false },
      ),
      schedule('31008', 'Quarterly', [recurring('81012', 'Calls and data', [since, '51.00'])], {
        intervalMonths: 3,
        isDefault: false,
      }),
    ],
    {
      description: 'Calls and data on the way, with 20 GB a month.',
      units: { min: 1, max: 6 },
      fields: { family: 'mobile', rank: '4', speed: '150 Mbit/s' },
    },
  ),
  plan(
    plans.vault,
    'Vault',
    [
      schedule('31009', 'Monthly', [
        {
          id: '81013',
          name: 'Storage used',
          kind: 'usage',
          tierRule: 'standard',
          rates: [{ from: since, tiers: tiers([100, '0.05'], [undefined, '0.03']) }],
          unitLabel: 'GB',
        },
      ]),
    ],
    {
      description: 'A safe place for files. You pay for what lies in it.',
      firstStatus: 'active-non-billable',
      fields: { family: 'storage', rank: '5' },
    },
  ),
  plan(
    plans.old,
    'Home Internet 50',
    [schedule('31010', 'Monthly', [recurring('81014', 'Internet at home', [since, '28.00'])])],
    {
      description: 'No longer sold.',
      offered: false,
      fields: { family: 'home', rank: '6', speed: '50 Mbit/s' },
    },
  ),
];

const supplementals: PlanText[] = [
  added(plans.router, 'Router', '3.00', {
    children: [{ planId: plans.insurance, preselected: true }],
  }),
  added(plans.insurance, 'Router insurance', '1.50', {
    description: 'A new one on the next day, whatever happened.',
  }),
  plan(
    plans.television,
    'Television',
    [
      schedule('31013', 'Monthly', [recurring('81015', 'Television', [since, '15.00'])]),
      schedule('31023', 'Yearly', [recurring('81016', 'Television', [since, '150.00'])], {
        intervalMonths: 12,
        isDefault: false,
      }),
    ],
    {
      kind: 'supplemental',
      description: 'Sixty channels on every screen at home.',
      children: [{ planId: plans.sport }, { planId: plans.films }, { planId: plans.children }],
    },
  ),
  added(plans.sport, 'Sport', '9.00'),
  added(plans.films, 'Films', '8.00'),
  added(plans.children, 'For children', '5.00'),
  plan(
    plans.points,
    'Mesh points',
    [
      schedule('31017', 'Monthly', [
        {
          id: '81017',
          name: 'Mesh points',
          kind: 'recurring',
          tierRule: 'standard',
          rates: [{ from: since, tiers: tiers([1, '4.00'], [undefined, '2.50']) }],
        },
        once('81018', 'activation', 'Delivery', '7.00'),
      ]),
    ],
    {
      kind: 'supplemental',
      description: 'For thick walls and long corridors.',
      units: { min: 1, max: 20 },
    },
  ),
  added(plans.standard, 'Help by mail', '0.00'),
  added(plans.premium, 'Help by phone, day and night', '6.00'),
  added(plans.antivirus, 'Virus guard', '2.00', { offered: false }),
];

/**
 * An internet company whose plans have plans under them in three levels, mandatory, chosen beforehand, and in groups; prices by month, quarter
 * and year; tiers, fees, a trial and a plan that is free at first. Ada has Home Internet with its router and help by mail since today.
 */
export function addOnsWorld(id: string): World {
  const start = worldOf(id, '2020-07-18', {
    plans: [...masters, ...supplementals],
    planGroups: [
      {
        id: '91001',
        name: 'Help',
        parentId: plans.internet,
        planIds: [plans.standard, plans.premium],
        choose: { min: 1, max: 1 },
      },
      {
        id: '91002',
        name: 'More channels',
        parentId: plans.television,
        planIds: [plans.sport, plans.films, plans.children],
        choose: { min: 1, max: 2 },
      },
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  return changed(
    start,
    taking(plans.internet, { firstInvoice: 'full' }),
    taking(plans.standard, { parent: { row: 0 } }),
  );
}
