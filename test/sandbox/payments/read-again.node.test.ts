import { expect, it } from 'vitest';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { readWorld } from '../../../src/sandbox/read-world.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';
import {
  byInvoice,
  dollars,
  firstPayment,
  net30,
  onTerms,
  outcomeOfPaying,
  paid,
  received,
  twoCards,
} from './till.js';
import { dunnedBy } from '../dunning/overdue.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
const two = (more = byInvoice) => subscribed('2019-01-10', '2019-02-15', plans, more);
const ahead = () => received(two(), '100.00');
const early = () =>
  received(
    subscribed('2019-01-10', '2019-01-15', plans, {
      billingGroups: [onTerms],
      paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
    }),
    '39.20',
  );
const suspended = () =>
  subscribed(
    '2019-01-10',
    '2019-01-20',
    plans,
    dunnedBy(2, [{ afterDays: 1, status: 'suspended' }, { afterDays: 30 }]),
    { dunningGroupId: '92001' },
  );
const refunded = (world: World) =>
  refund(world, {
    accountId: ada,
    paymentId: firstPayment(world),
    amount: dollars('35.00'),
    by: 'check',
  }).world;

it.each([
  ['paid ahead', () => ahead()],
  ['paid early', () => early()],
  ['refunded', () => refunded(ahead())],
  ['refunded after paying early', () => refunded(early())],
  [
    'voided',
    () => voidPayment(ahead(), { accountId: ada, paymentId: firstPayment(ahead()) }).world,
  ],
  [
    'declined',
    () =>
      outcomeOfPaying(
        subscribed('2019-01-10', '2019-02-15', plans, twoCards),
        { pay: 'full' },
        undefined,
        { paymentDeclined: true },
      ).world,
  ],
  ['suspended by dunning', () => suspended()],
  [
    'paid after dunning, and billed again',
    () => at(paid(suspended(), { pay: 'full' }), '2019-03-15'),
  ],
])('a world in which money was %s can be written down and read again', (_, make) => {
  const world = make();
  expect(world).toBeDefined();
  expect(readWorld(JSON.parse(JSON.stringify(world)))).toEqual({ world });
});
