import { advanceTo } from '../clock.js';
import { makeContract } from '../contracts.js';
import type { World } from '../world.js';
import {
  card,
  changed,
  children,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  worldOf,
  type GroupText,
} from './build.js';

/** Changes that wait: a world just before each worked example of the release notes on future plan changes. Prices are ours. */

const plans = [
  plan(
    '20001',
    'Internet',
    [
      schedule('30001', 'Standard', [recurring('80001', 'Internet', ['2000-01-01', '29.00'])]),
      schedule('30101', 'Loyal', [recurring('80101', 'Internet', ['2000-01-01', '25.00'])], {
        isDefault: false,
      }),
    ],
    { units: { min: 1, max: 5 }, ...children('20011') },
  ),
  simplePlan('20002', 'Internet Plus', '58.00', children('20011')),
  simplePlan('20011', 'Phone line', '10.00', { kind: 'supplemental', ...children('20012') }),
  simplePlan('20012', 'Voice mail', '3.00', { kind: 'supplemental' }),
];
const household = { plans, paymentMethods: [card], billingGroups: [home] };

const on = (date: string) => ({ effective: { when: 'date', date } as const });

/** Nothing is held yet on 1 February 2016; a plan, one under it and one under that are queued, for the days given. */
function queuedTree(id: string, master: string, child: string, ...grandchild: string[]): World {
  return changed(
    worldOf(id, '2016-02-01', household),
    taking('20001', on(master)),
    taking('20011', { parent: { row: 0 }, ...on(child) }),
    ...grandchild.map((date) => taking('20012', { parent: { row: 1 }, ...on(date) })),
  );
}

/** Internet since 10 January 2016, one unit, and a phone line under it when asked for; today is 1 February. */
function held(id: string, ...supplementals: readonly string[]): World {
  const world = changed(
    worldOf(id, '2016-01-10', household),
    taking('20001'),
    ...supplementals.map((planId) => taking(planId, { parent: { row: 0 } })),
  );
  return advanceTo(world, '2016-02-01').world;
}

/** Internet three times, each with a phone line; since today the first is suspended, the second terminated and the third cancelled. */
function threeThatEnded(id: string): World {
  const taken = ['0', '1', '2'].reduce(
    (world) => changed(world, taking('20001'), taking('20011', { parent: { row: 0 } })),
    worldOf(id, '2016-01-10', household),
  );
  return changed(
    advanceTo(taken, '2016-02-01').world,
    { kind: 'status', planInstanceId: '60001', status: 'suspended' },
    { kind: 'status', planInstanceId: '60003', status: 'terminated' },
    { kind: 'cancel', planInstanceId: '60005', effective: { when: 'now' } },
  );
}

/** Two plans of one billing group that bill on the 5th and on the 20th; both shall become Internet Plus on 12 February 2016. */
function twoReplacements(id: string): World {
  const first = changed(worldOf(id, '2016-01-05', household), taking('20001'));
  const second = changed(advanceTo(first, '2016-01-20').world, taking('20001'));
  return changed(
    advanceTo(second, '2016-02-01').world,
    ...['60001', '60002'].map((planInstanceId) => ({
      kind: 'replace' as const,
      planInstanceId,
      planId: '20002',
      ...on('2016-02-12'),
      proration: 'full' as const,
    })),
  );
}

/** Invoices are made five days before their period begins: that of 10 February to 9 March 2016 is made already on the 7th. */
function billedAhead(id: string): World {
  const world = worldOf(id, '2016-01-10', { ...household, settings: { billLagDays: -5 } });
  return advanceTo(changed(world, taking('20001')), '2016-02-07').world;
}

/**
 * Four plans with a billing group and a dunning group each. The first was paid for until its card expired, and by then a replacement
 * was queued for 20 February 2016; the others never were. Today is 1 February.
 */
function overdue(id: string): World {
  const numbers = ['1', '2', '3', '4'];
  const start = worldOf(id, '2015-12-10', {
    plans,
    paymentMethods: [
      { ...card, expires: { year: 2015, month: 12 } },
      { ...card, id: '50002', lastFour: '0002', declines: true },
    ],
    billingGroups: numbers.map((number): GroupText => ({
      ...home,
      id: `4000${number}`,
      name: `Flat ${number}`,
      pays: { by: 'method', primaryId: number === '1' ? card.id : '50002' },
    })),
    dunningProcesses: [
      { id: '91001', name: 'Patient', graceDays: 5, steps: [{ afterDays: 0 }, { afterDays: 90 }] },
      { id: '91002', name: 'Quick', graceDays: 5, steps: [{ afterDays: 0 }, { afterDays: 10 }] },
    ],
    dunningGroups: numbers.map((number) => ({
      id: `9200${number}`,
      accountId: home.accountId,
      name: `Flat ${number}`,
      processId: number === '3' ? '91002' : '91001',
    })),
  });
  const flat = (number: string) =>
    taking('20001', { billingGroupId: `4000${number}`, dunningGroupId: `9200${number}` });
  const queued = changed(changed(start, flat('1')), {
    kind: 'replace',
    planInstanceId: '60001',
    planId: '20002',
    ...on('2016-02-20'),
  });
  const unpaid = changed(advanceTo(queued, '2016-01-10').world, flat('2'), flat('3'));
  const fourth = changed(advanceTo(unpaid, '2016-01-28').world, flat('4'));
  return advanceTo(fourth, '2016-02-01').world;
}

/**
 * A taster that becomes Internet by itself on 10 April 2016, Internet with a change that waits, a phone with nothing to come,
 * and Internet under a contract until 10 June that rolls over to Internet Plus; today is 1 April.
 */
function rollingOver(id: string): World {
  const world = worldOf(id, '2016-03-10', {
    ...household,
    settings: { combineInvoices: 'short-cycle' },
    plans: [
      ...plans,
      simplePlan('20003', 'Taster', '5.00', { rollover: { afterMonths: 1, planId: '20001' } }),
      simplePlan('20004', 'Phone', '20.00', { units: { min: 1, max: 5 } }),
    ],
  });
  const taken = changed(world, taking('20003'), taking('20001'), taking('20004'), taking('20001'));
  const waiting = changed(advanceTo(taken, '2016-04-01').world, {
    kind: 'units',
    planInstanceId: '60002',
    units: 2,
    ...on('2016-04-20'),
  });
  const [, , , instance] = waiting.planInstances;
  const next = waiting.plans.find(({ name }) => name === 'Internet Plus');
  if (!instance || !next) throw new Error('Nothing to make a contract on.');
  const outcome = makeContract(waiting, {
    accountId: instance.accountId,
    planInstanceId: instance.id,
    endsOn: '2016-06-10',
    rollover: { planId: next.id },
  });
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  return outcome.world;
}

export const queueWorlds = {
  'execute-only-the-topmost': (id: string) =>
    queuedTree(id, '2016-02-22', '2016-02-22', '2016-02-22'),
  'delete-cascades': (id: string) => queuedTree(id, '2016-02-22', '2016-02-22', '2016-02-22'),
  'anniversary-changes-can-only-be-deleted': (id: string) =>
    changed(held(id), {
      kind: 'units',
      planInstanceId: '60001',
      units: 2,
      effective: { when: 'anniversary' },
    }),
  'status-changes-cannot-be-executed-early': (id: string) =>
    changed(held(id), {
      kind: 'status',
      planInstanceId: '60001',
      status: 'inactive',
      on: '2016-02-20',
    }),
  'inactive-plans-cannot-be-queued': threeThatEnded,
  'dunning-forbids-replacement': overdue,
  'parent-inactive-at-the-date-warns-then-drops': (id: string) =>
    changed(held(id), {
      kind: 'cancel',
      planInstanceId: '60001',
      ...on('2016-03-20'),
    }),
  'several-for-one-plan': (id: string) => held(id),
  'parent-cannot-be-moved-past-its-queued-child': (id: string) =>
    queuedTree(id, '2016-02-22', '2016-02-25'),
  'one-invoice-for-all-executed-in-a-billing-group': twoReplacements,
  'negative-bill-lag-voids-the-invoice': billedAhead,
  'long-cycle-refused-with-a-pending-change': rollingOver,
} as const satisfies Record<string, (id: string) => World>;
