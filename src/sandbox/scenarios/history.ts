import { advanceTo } from '../clock.js';
import { createCreditMemo } from '../documents/credit-memo.js';
import { rebillInvoice } from '../documents/rebill.js';
import { refund } from '../payments/refund.js';
import { voidInvoiceOf } from '../void-invoice.js';
import type { World, WorldInvoice } from '../world.js';
import {
  card,
  changed,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  tiers,
  worldOf,
  type GroupText,
  type MethodText,
} from './build.js';

/** Invoices that were credited, rebilled or voided, and usage: a world just before each worked example of the release notes. Prices are ours. */

const plans = [simplePlan('20001', 'Internet', '40.00')];
const declining: MethodText = { ...card, id: '50002', lastFour: '0002', declines: true };
const unpaid: GroupText = { ...home, pays: { by: 'method', primaryId: declining.id } };

/** What an agent did, or the end of a scenario that cannot be made. */
function done<T extends { world?: World | undefined; refusal?: string | undefined }>(
  outcome: T,
): World {
  if (!outcome.world) throw new Error(`A scenario cannot be made: ${outcome.refusal}`);
  return outcome.world;
}

/** The invoice of a billing group on a date. */
function invoiceOn(world: World, date: string, groupId = home.id): WorldInvoice {
  const invoice = world.invoices.find((row) => row.date === date && row.billingGroupId === groupId);
  if (!invoice) throw new Error(`No invoice of group ${groupId} on ${date}`);
  return invoice;
}

const why = { reason: 'Line was down', comment: 'Agreed on the phone' };

function credited(world: World, { id, accountId }: WorldInvoice, amount: string): World {
  const lines = [{ line: 1, amount: { amount, currency: 'USD' } }];
  return done(createCreditMemo(world, { accountId, invoiceId: id, lines, ...why }));
}

function rebilled(world: World, { id, accountId }: WorldInvoice, rate: string): World {
  const changes = [{ line: 1, rate }];
  return done(rebillInvoice(world, { accountId, invoiceId: id, changes, ...why }));
}

/** Four invoices of 40.00 since 10 January 2016, none of them paid; today is 15 April. */
function fourOpen(id: string): World {
  const world = worldOf(id, '2016-01-10', {
    plans,
    paymentMethods: [declining],
    billingGroups: [unpaid],
  });
  return advanceTo(changed(world, taking('20001')), '2016-04-15').world;
}

/** That of January was rebilled for 30.00, and its rebill for 25.00. */
function rebilledTwice(id: string): World {
  const world = fourOpen(id);
  const once = rebilled(world, invoiceOn(world, '2016-01-10'), '30.00');
  const [rebill] = once.invoices.slice(-1);
  return rebill ? rebilled(once, rebill, '25.00') : once;
}

/** An invoice of 40.00, ten per cent off by coupon, of which a memo credits 10.00. */
function limited(id: string): World {
  const world = worldOf(id, '2016-01-10', {
    plans,
    paymentMethods: [declining],
    billingGroups: [unpaid],
    coupons: [{ code: 'TEN', name: 'Ten off', discount: { by: 'percent', percent: '10' } }],
  });
  const open = advanceTo(changed(world, taking('20001', { coupon: 'TEN' })), '2016-01-20').world;
  return credited(open, invoiceOn(open, '2016-01-10'), '10.00');
}

/** What the invoice of January is in each billing group. */
const kinds = [
  'Paid',
  'Refunded',
  'Voided',
  'Paid by the parent',
  'Pending',
  'Disputed',
  'Rebilled',
  'Plan moved away',
  'Open',
] as const;
const groupOf = (kind: (typeof kinds)[number]) => `4000${kinds.indexOf(kind) + 1}`;
const collected = new Set<string>(['Paid', 'Refunded']);

/** An invoice in each state of January 2016, and one more for each of the two months since; today is 20 March. */
function everyState(id: string): World {
  const start = worldOf(id, '2016-01-10', {
    plans,
    paymentMethods: [card, declining],
    billingGroups: kinds.map((kind) => ({
      ...(collected.has(kind) ? home : unpaid),
      id: groupOf(kind),
      name: kind,
    })),
  });
  const takings = kinds.map((kind) => taking('20001', { billingGroupId: groupOf(kind) }));
  const world = advanceTo(changed(start, ...takings), '2016-03-20').world;
  const january = (kind: (typeof kinds)[number]) => invoiceOn(world, '2016-01-10', groupOf(kind));

  const { accountId, id: voided } = january('Voided');
  const withVoid = done(voidInvoiceOf(world, { accountId, invoiceId: voided }));
  const withRebill = rebilled(withVoid, january('Rebilled'), '30.00');
  const [settlement] = january('Refunded').settlements;
  const payment = withRebill.payments.find((row) => row.id === settlement?.id);
  if (!payment) throw new Error('Nothing was paid.');
  const amount = { amount: '15.00', currency: 'USD' };
  const refunded = done(
    refund(withRebill, { accountId, paymentId: payment.id, amount, by: 'method' }),
  );
  const marks: Partial<Record<string, Partial<WorldInvoice>>> = {
    [january('Paid by the parent').id]: { parentPays: true },
    [january('Pending').id]: { pending: true },
    [january('Disputed').id]: { disputed: true },
  };
  return {
    ...refunded,
    invoices: refunded.invoices.map((row) => ({ ...row, ...marks[row.id] })),
    planInstances: refunded.planInstances.map((row) =>
      row.billingGroupId === groupOf('Plan moved away')
        ? { ...row, billingGroupId: january('Paid').billingGroupId }
        : row,
    ),
  };
}

/** A line with data that is counted alone, and minutes that are counted for the whole account. */
function counted(id: string): World {
  const usage = (chargeId: string, name: string, pooled: boolean) => ({
    ...recurring(chargeId, name),
    kind: 'usage' as const,
    rates: [{ from: '2000-01-01', tiers: tiers([undefined, '0.10']) }],
    pooled,
  });
  const world = worldOf(id, '2016-01-10', {
    plans: [
      plan('20001', 'Line', [
        schedule('30001', 'Monthly', [
          recurring('80001', 'Line', ['2000-01-01', '10.00']),
          usage('80002', 'Data', false),
          usage('80003', 'Minutes', true),
        ]),
      ]),
    ],
    paymentMethods: [card],
    billingGroups: [home],
  });
  return advanceTo(changed(world, taking('20001')), '2016-01-20').world;
}

export const historyWorlds = {
  'rebill-filter': rebilledTwice,
  'credit-memo-limit': limited,
  'void-refused-with-credit-memo': (id: string) => {
    const world = fourOpen(id);
    return credited(world, invoiceOn(world, '2016-01-10'), '10.00');
  },
  'voided-rebill': (id: string) => {
    const world = fourOpen(id);
    return rebilled(world, invoiceOn(world, '2016-01-10'), '30.00');
  },
  'not-rebillable': everyState,
  'not-creditable': everyState,
  'negative-usage': counted,
} as const satisfies Record<string, (id: string) => World>;
