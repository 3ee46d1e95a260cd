import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import {
  card,
  changed,
  home,
  simplePlan,
  taking,
  worldOf,
  type GroupText,
  type MethodText,
} from './build.js';

/** What is due when, and how it may be paid: a world just before each worked example of the release notes. Prices are ours. */

const plans = [simplePlan('20001', 'Internet', '40.00')];
const household = { plans, paymentMethods: [card], billingGroups: [home] };

/** Ten days to pay, counted from the invoice or from the end of its month. */
function tenDays(id: string, today: string, dueMethod: 'invoice' | 'current-month'): World {
  return worldOf(id, today, { ...household, settings: { daysUntilDue: 10, dueMethod } });
}

const studio: GroupText = {
  ...home,
  id: '40002',
  name: 'Studio',
  pays: { by: 'terms', termsId: '90001' },
};

/** An invoice on terms that give two per cent off for paying early, and one by card that was declined; today is 20 March 2016. */
function discounted(id: string): World {
  const world = worldOf(id, '2016-03-15', {
    plans,
    paymentMethods: [{ ...card, declines: true }],
    paymentTerms: [
      {
        id: '90001',
        name: 'Net 30, 2% within 10 days',
        kind: 'net',
        days: 30,
        earlyPayment: { percent: '2', days: 10 },
      },
    ],
    billingGroups: [home, studio],
  });
  const taken = changed(world, taking('20001'), taking('20001', { billingGroupId: studio.id }));
  return advanceTo(taken, '2016-03-20').world;
}

/** One open invoice on terms, and one by card that was declined. */
function twoWaysToPay(id: string): World {
  const world = worldOf(id, '2016-03-15', {
    plans,
    paymentMethods: [{ ...card, declines: true }],
    paymentTerms: [{ id: '90001', name: 'Net 30', kind: 'net', days: 30 }],
    billingGroups: [home, studio],
  });
  const taken = changed(world, taking('20001'), taking('20001', { billingGroupId: studio.id }));
  return advanceTo(taken, '2016-03-20').world;
}

/** By the company four days after the bill date, by the second card three days before it, by the collection group two days after it. */
function lags(id: string): World {
  const early: MethodText = { ...card, id: '50002', lastFour: '0505', billLagDays: -3 };
  const pays = { by: 'method', primaryId: early.id } as const;
  const start = worldOf(id, '2016-03-15', {
    plans,
    settings: { billLagDays: 4 },
    paymentMethods: [card, early],
    collectionGroups: [{ id: '93001', name: 'Two days later', billLagDays: 2 }],
    billingGroups: [
      { ...home, name: 'Nothing of its own' },
      { ...home, id: '40002', name: 'Early card', pays },
      { ...home, id: '40003', name: 'Collection group', pays, collectionGroupId: '93001' },
      { ...home, id: '40004', name: 'Everything', pays, collectionGroupId: '93001' },
    ],
  });
  const taken = changed(
    start,
    ...['40001', '40002', '40003', '40004'].map((billingGroupId) =>
      taking('20001', { billingGroupId }),
    ),
  );
  return {
    ...taken,
    planInstances: taken.planInstances.map((instance) =>
      instance.id === '60004'
        ? { ...instance, billLagDays: -1, nextInvoiceOn: '2016-04-14' }
        : instance,
    ),
  };
}

export const paymentWorlds = {
  'due-after-invoice-date': (id: string) => tenDays(id, '2016-03-15', 'invoice'),
  'due-after-month-end': (id: string) => tenDays(id, '2016-03-01', 'current-month'),
  'ean-gln-required': (id: string) =>
    worldOf(id, '2016-03-15', {
      ...household,
      paymentTerms: [{ id: '90001', name: 'Public offices', kind: 'ean-gln', days: 30 }],
    }),
  'no-current-balance-with-early-payment-discount': discounted,
  'invalid-card-type': (id: string) => worldOf(id, '2016-03-15', household),
  'missing-card-type': (id: string) =>
    worldOf(id, '2016-03-15', { ...household, settings: { cardBrandRequired: true } }),
  'bill-lag-precedence': lags,
  'apply-against-only-with-a-payment-method': twoWaysToPay,
} as const satisfies Record<string, (id: string) => World>;
