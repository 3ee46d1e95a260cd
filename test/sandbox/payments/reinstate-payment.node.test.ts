import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../../src/model/ids.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { reinstatePayment } from '../../../src/sandbox/payments/reinstate-payment.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { loadedAgain } from '../documents/support.js';
import { ada, at, balanceOf } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';
import { byInvoice, dollars, firstPayment, open, received } from './till.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
function done(outcome: { world?: World | undefined; refusal?: string | undefined }): World {
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return loadedAgain(outcome.world);
}
const voided = (world: World, paymentId = firstPayment(world)) =>
  done(voidPayment(world, { accountId: ada, paymentId }));
/** A check of 40.00 for the invoice of 10 January bounced; today is 15 February. */
const bounced = () =>
  at(
    voided(received(subscribed('2019-01-10', '2019-01-15', plans, byInvoice), '40.00')),
    '2019-02-15',
  );
const outcomeOf = (world: World, paymentId = firstPayment(world)) =>
  reinstatePayment(world, { accountId: ada, paymentId });

describe('a payment that was voided', () => {
  it('counts again from today, oldest invoice first', () => {
    expect(open(bounced())).toEqual(['40.00', '40.00']);
    const world = done(outcomeOf(bounced()));
    expect(open(world)).toEqual(['0.00', '40.00']);
    expect(balanceOf(world)).toBe('40.00');
    const [row] = transactionsOf(world, ada);
    expect(row).toMatchObject({
      kind: 'reinstated-payment',
      direction: 'credit',
      amount: dollars('40.00'),
      date: '2019-02-15',
      invoiceIds: ['70001'],
    });
    expect(world.payments.map(({ state }) => state)).toEqual(['voided', 'collected']);
  });

  it('counts once, and again when that was voided too', () => {
    const world = done(outcomeOf(bounced()));
    expect(outcomeOf(world)).toEqual({ refusal: 'payment-reinstated' });
    const again = voided(world, world.payments.at(-1)?.id);
    expect(open(again)).toEqual(['40.00', '40.00']);
    expect(open(done(outcomeOf(again)))).toEqual(['0.00', '40.00']);
  });

  it('is the only one that can be reinstated', () => {
    const world = received(bounced(), '1.00');
    expect(outcomeOf(world, world.payments.at(-1)?.id)).toEqual({ refusal: 'payment-not-voided' });
    expect(outcomeOf(world, '999' as TransactionId)).toEqual({ refusal: 'payment-not-found' });
  });
});
