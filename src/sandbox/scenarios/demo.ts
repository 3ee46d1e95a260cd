import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import {
  card,
  home,
  plan,
  recurring,
  schedule,
  take,
  tiers,
  worldOf,
  type GroupText,
  type MethodText,
  type PlanText,
} from './build.js';

const plans = { fiber: '20001', streaming: '20002', seats: '20003' };

const catalogue: PlanText[] = [
  plan(
    plans.fiber,
    'Fiber 300',
    [
      schedule('30001', 'Monthly', [
        recurring('80001', 'Internet, 300 Mbit/s', ['2019-01-01', '45.00']),
      ]),
    ],
    { description: 'Internet at home, 300 Mbit/s in both directions.', limit: 1 },
  ),
  plan(
    plans.streaming,
    'Stream Plus',
    [
      schedule('30002', 'Monthly', [
        recurring('80002', 'Streaming', ['2020-01-01', '40.00'], ['2020-08-01', '45.00']),
      ]),
    ],
    {
      description:
        'Films, series and sport on four screens. The introductory price ends on August 1.',
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
