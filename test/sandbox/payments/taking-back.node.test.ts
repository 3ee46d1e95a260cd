import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../../src/model/ids.js';
import { refund, type RefundInput } from '../../../src/sandbox/payments/refund.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, deepFreeze } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';
import {
  attempts,
  byInvoice,
  declining,
  dollars,
  firstPayment,
  kinds,
  net30,
  onTerms,
  open,
  paid,
  received,
  settlements,
  twoCards,
} from './till.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
/** Two open invoices of 40.00 on terms, of 10 January and 10 February. */
const two = () => subscribed('2019-01-10', '2019-02-15', plans, byInvoice);

function outcomeOfRefund(world: World, amount: string, more: Partial<RefundInput> = {}) {
  return refund(world, {
    accountId: ada,
    paymentId: firstPayment(world),
    amount: dollars(amount),
    by: 'check',
    ...more,
  });
}

function refunded(world: World, amount: string, more: Partial<RefundInput> = {}): World {
  const outcome = outcomeOfRefund(world, amount, more);
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

function voided(world: World): World {
  const outcome = voidPayment(world, { accountId: ada, paymentId: firstPayment(world) });
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

describe('a refund', () => {
  it('takes what was paid ahead first, and opens nothing then', () => {
    const world = refunded(received(two(), '100.00'), '20.00');
    expect(open(world)).toEqual(['0.00', '0.00']);
    expect(world.refunds).toMatchObject([{ amount: dollars('20.00'), by: 'check', reopened: [] }]);
    // 80.00 − 100.00 + 20.00
    expect(balanceOf(world)).toBe('0.00');
    expect(world.payments[0]?.unapplied).toBeUndefined();
  });

  it('leaves of what was paid ahead what it does not take', () => {
    const world = refunded(received(two(), '100.00'), '5.00');
    expect(world.payments[0]?.unapplied).toEqual(dollars('15.00'));
    expect(balanceOf(world)).toBe('-15.00');
  });

  it('then opens invoices again, the one that was settled last first', () => {
    const world = refunded(received(two(), '100.00'), '70.00');
    // 20.00 were ahead; 40.00 of the newer and 10.00 of the older invoice make 50.00
    expect(open(world)).toEqual(['10.00', '40.00']);
    const ids = world.invoices.map(({ id }) => id);
    expect(world.refunds[0]?.reopened).toEqual([
      { invoiceId: ids[1], amount: dollars('40.00') },
      { invoiceId: ids[0], amount: dollars('10.00') },
    ]);
    expect(settlements(world, 0)).toEqual(['payment 40.00', 'payment -10.00']);
    expect(balanceOf(world)).toBe('50.00');
  });

  it('opens the invoice again on which the payment was put on the latest day', () => {
    // The older invoice was paid ahead of nothing; the newer one on its own day.
    const start = subscribed('2019-01-10', '2019-01-15', plans, byInvoice);
    const world = at(received(start, '60.00'), '2019-02-15');
    expect(settlements(world, 1)).toEqual(['payment 20.00']);
    expect(open(refunded(world, '25.00'))).toEqual(['5.00', '40.00']);
  });

  it('goes on where an earlier one has stopped, up to what was paid', () => {
    const once = refunded(received(two(), '80.00'), '50.00');
    expect(outcomeOfRefund(once, '30.01')).toEqual({ refusal: 'amount-above-payment' });
    const twice = refunded(once, '30.00');
    expect(open(twice)).toEqual(['40.00', '40.00']);
    expect(outcomeOfRefund(twice, '0.01')).toEqual({ refusal: 'amount-above-payment' });
  });

  it('is told, and goes back on the method that was charged', () => {
    const world = subscribed('2019-01-10', '2019-01-15', plans);
    const outcome = outcomeOfRefund(world, '10.00', { by: 'method' });
    expect(outcome.world && outcome.refund).toMatchObject({ by: 'method', date: '2019-01-15' });
    expect(kinds(outcome.world && outcome.events)).toEqual(['refunded']);
    expect(outcomeOfRefund(received(two(), '80.00'), '10.00', { by: 'method' })).toEqual({
      refusal: 'refund-needs-check',
    });
  });

  it('takes the discount for paying early back', () => {
    const early = subscribed('2019-01-10', '2019-01-15', plans, {
      billingGroups: [onTerms],
      paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
    });
    const world = refunded(at(received(early, '39.20'), '2019-01-25'), '9.20');
    // 40.00 − 39.20 − 0.80 + 9.20 + 0.80
    expect(open(world)).toEqual(['10.00']);
    expect(settlements(world)).toEqual([
      'payment 39.20',
      'early-payment 0.80',
      'payment -9.20',
      'early-payment -0.80',
    ]);
  });

  it('of one payment lets another that is ahead settle what it opens', () => {
    const both = received(received(two(), '80.00'), '30.00');
    const world = refunded(both, '40.00');
    expect(open(world)).toEqual(['0.00', '10.00']);
    expect(world.payments.map(({ unapplied }) => unapplied)).toEqual([undefined, undefined]);
  });

  it.each([
    ['payment-not-found', { paymentId: '999' as TransactionId }],
    ['currency-differs', { amount: { amount: '1.00', currency: 'EUR' } }],
    ['amount-not-positive', { amount: dollars('0') }],
    ['amount-not-positive', { amount: dollars('-1') }],
  ])('is refused: %s', (refusal, more) => {
    expect(outcomeOfRefund(received(two(), '80.00'), '1.00', more)).toEqual({ refusal });
  });

  it('is refused of what brought no money', () => {
    const declined = subscribed('2019-01-10', '2019-01-15', plans, { paymentMethods: [declining] });
    expect(outcomeOfRefund(declined, '1.00')).toEqual({ refusal: 'payment-not-collected' });
    const gift = received(two(), '5.00', { by: { by: 'cash-credit', reason: 'Goodwill' } });
    expect(outcomeOfRefund(gift, '1.00')).toEqual({ refusal: 'payment-brought-no-money' });
    expect(outcomeOfRefund(voided(received(two(), '5.00')), '1.00')).toEqual({
      refusal: 'payment-not-collected',
    });
  });
});

describe('voiding a payment', () => {
  it('opens again all that it has settled, and forgets what was ahead', () => {
    const world = voided(received(two(), '100.00'));
    expect(open(world)).toEqual(['40.00', '40.00']);
    expect(balanceOf(world)).toBe('80.00');
    expect(world.payments[0]).toMatchObject({ state: 'voided', voidedOn: '2019-02-15' });
    expect(world.payments[0]?.unapplied).toBeUndefined();
    expect(world.payments[0]?.voidTransactionId).not.toBe(world.payments[0]?.id);
    expect(attempts(world)).toEqual(['check voided 100.00']);
  });

  it('opens the lines again that it was for', () => {
    const world = paid(subscribed('2019-01-10', '2019-01-15', plans, twoCards), {
      pay: 'services',
      services: [{ masterId: '60001', chargeId: '80001' }],
    } as unknown as Parameters<typeof paid>[1]);
    const payment = world.payments.at(-1);
    const outcome = voidPayment(world, { accountId: ada, paymentId: payment?.id as TransactionId });
    expect(
      outcome.world?.invoices[0]?.settlements.map(({ line, amount }) => [line, amount.amount]),
    ).toEqual([
      [1, '40.00'],
      [1, '-40.00'],
    ]);
    expect(kinds(outcome.world && outcome.events)).toEqual(['payment-voided']);
  });

  it('is refused twice, after a refund, of a declined one and of one that is not there', () => {
    const refusalOf = (world: World, paymentId = firstPayment(world)) =>
      voidPayment(world, { accountId: ada, paymentId }).refusal;
    const world = received(two(), '80.00');
    expect(refusalOf(world)).toBeUndefined();
    expect(refusalOf(voided(world))).toBe('payment-voided');
    expect(refusalOf(refunded(world, '1.00'))).toBe('payment-refunded');
    expect(refusalOf(world, '999' as TransactionId)).toBe('payment-not-found');
    const declined = subscribed('2019-01-10', '2019-01-15', plans, { paymentMethods: [declining] });
    expect(refusalOf(declined)).toBe('payment-not-collected');
  });
});
