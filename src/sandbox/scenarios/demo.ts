import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import {
  card,
  children,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  take,
  tiers,
  worldOf,
  type GroupText,
  type MethodText,
  type PlanText,
} from './build.js';

const plans = {
  fiber: '20001',
  streaming: '20002',
  seats: '20003',
  address: '20011',
  points: '20012',
  repair: '20013',
  sport: '20014',
  films: '20015',
  cartoons: '20016',
  recording: '20017',
} as const;

/** A plan that is only added to others, at one price by the month. Its schedule and charge are numbered 10,000 and 60,000 above it. */
function added(id: string, name: string, amount: string, more: Partial<PlanText> = {}): PlanText {
  return simplePlan(id, name, amount, { kind: 'supplemental', ...more });
}

const catalogue: PlanText[] = [
  plan(
    plans.fiber,
    'Fiber 300',
    [
      schedule('30001', 'Monthly', [
        recurring('80001', 'Internet, 300 Mbit/s', ['2019-01-01', '45.00']),
      ]),
    ],
    {
      description: 'Internet at home, 300 Mbit/s in both directions.',
      limit: 1,
      ...children(plans.points, plans.address),
    },
  ),
  plan(
    plans.streaming,
    'Stream Plus',
    [
      schedule('30002', 'Monthly', [
        recurring('80002', 'Streaming', ['2020-01-01', '40.00'], ['2020-08-01', '45.00']),
      ]),
      schedule(
        '30008',
        'Annual',
        [recurring('80009', 'Streaming, by the year', ['2020-01-01', '450.00'])],
        { intervalMonths: 12, isDefault: false },
      ),
    ],
    {
      description: 'Films and series on four screens. The introductory price ends on August 1.',
      ...children(plans.sport, plans.films, plans.cartoons),
    },
  ),
  plan(
    plans.seats,
    'Team Phone',
    [
      schedule('30003', 'Monthly', [
        {
          id: '80003',
          name: 'Phone seats',
          kind: 'recurring',
          tierRule: 'volume',
          rates: [
            { from: '2019-01-01', tiers: tiers([9, '12.00'], [49, '10.00'], [undefined, '8.50']) },
          ],
        },
      ]),
    ],
    {
      description:
        'A number and a voice mailbox for each seat; the more seats, the less each costs.',
      units: { min: 1, max: 500 },
      ...children(plans.recording),
    },
  ),
  plan(
    '20004',
    'Cloud Drive 1 TB',
    [
      schedule('30004', 'Annual', [recurring('80004', 'Storage, 1 TB', ['2019-01-01', '96.00'])], {
        intervalMonths: 12,
      }),
      schedule('30005', 'Monthly', [recurring('80005', 'Storage, 1 TB', ['2019-01-01', '9.50'])], {
        isDefault: false,
      }),
    ],
    { description: 'Space for photos and papers, by the year or by the month.' },
  ),
  plan(
    '20005',
    'Home Guard',
    [
      schedule('30006', 'Monthly', [
        {
          id: '80006',
          name: 'Cameras',
          kind: 'recurring',
          tierRule: 'standard',
          rates: [{ from: '2019-01-01', tiers: tiers([2, '9.00'], [undefined, '6.00']) }],
        },
        {
          id: '80007',
          name: 'Installation',
          kind: 'activation',
          tierRule: 'flat',
          rates: [{ from: '2019-01-01', tiers: tiers([undefined, '49.00']) }],
        },
      ]),
    ],
    {
      description: 'Cameras that we put up and watch. Every camera after the second is cheaper.',
      units: { min: 1, max: 12 },
    },
  ),
  plan(
    '20006',
    'Fiber 100',
    [
      schedule('30007', 'Monthly', [
        recurring('80008', 'Internet, 100 Mbit/s', ['2019-01-01', '35.00']),
      ]),
    ],
    { description: 'Internet at home, 100 Mbit/s. No longer sold.', offered: false },
  ),
  plan(
    plans.points,
    'Wi-Fi points',
    [
      schedule('30012', 'Monthly', [
        recurring('80012', 'Wi-Fi points', ['2019-01-01', '4.00']),
        {
          id: '80022',
          name: 'Delivery',
          kind: 'activation',
          tierRule: 'flat',
          rates: [{ from: '2019-01-01', tiers: tiers([undefined, '9.00']) }],
        },
      ]),
    ],
    {
      kind: 'supplemental',
      description: 'Internet in every room: one for each floor or thick wall.',
      units: { min: 1, max: 5 },
      ...children(plans.repair),
    },
  ),
  added(plans.repair, 'Repair within a day', '2.50'),
  added(plans.address, 'Fixed address', '5.00', {
    description: 'The same address on the internet every day.',
  }),
  added(plans.sport, 'Sport channels', '9.00'),
  added(plans.films, 'Film channels', '8.00'),
  added(plans.cartoons, 'Channels for children', '5.00'),
  added(plans.recording, 'Call recording', '15.00'),
];

const oldCard: MethodText = {
  ...card,
  id: '50002',
  brand: 'mastercard',
  lastFour: '0505',
  expires: { year: 2020, month: 5 },
};

const groups: GroupText[] = [
  home,
  {
    ...home,
    id: '40002',
    name: 'Holiday flat',
    description: 'Bills for the flat by the sea',
    pays: { by: 'method', primaryId: oldCard.id },
  },
  {
    ...home,
    id: '40003',
    name: 'Example Studio',
    description: 'Business account, by invoice',
    pays: { by: 'terms', termsId: '90001' },
  },
];

/**
 * An internet and streaming company, 18 July 2020. Ada has Fiber 300 at home since a year ago and phones for her studio since June;
 * her invoices are those that the engine made in that time.
 */
export function demoWorld(id: string): World {
  const start = worldOf(id, '2019-07-09', {
    plans: catalogue,
    planGroups: [
      {
        id: '90101',
        name: 'More channels',
        parentId: plans.streaming,
        planIds: [plans.sport, plans.films, plans.cartoons],
        choose: { min: 0, max: 2 },
      },
    ],
    paymentTerms: [{ id: '90001', name: 'Net 30', kind: 'net', days: 30 }],
    paymentMethods: [card, oldCard],
    billingGroups: groups,
  });
  const withInternet = take(start, { planId: plans.fiber });
  const withPhones = take(advanceTo(withInternet, '2020-06-20').world, {
    planId: plans.seats,
    units: 12,
    billingGroupId: '40003',
  });
  return advanceTo(withPhones, '2020-07-18').world;
}
