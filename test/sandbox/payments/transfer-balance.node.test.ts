import { describe, expect, it } from 'vitest';
import type { AccountId, BillingGroupId, TransactionId } from '../../../src/model/ids.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { transferBalance } from '../../../src/sandbox/payments/transfer-balance.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { ada as adaRow, simplePlan } from '../../../src/sandbox/scenarios/build.js';
import { accountOf } from '../../../src/sandbox/views.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { loadedAgain } from '../documents/support.js';
import { ada } from '../support.js';
import { subscribed, type WorldParts } from '../worked-examples/shop.js';
import { dollars, net30, onTerms, received } from './till.js';

const bea = '10002' as AccountId;
const plans = [simplePlan('20001', 'Internet', '40.00')];
const group = '40002' as BillingGroupId;
/** Ada owes 80.00 for January and February, less 15.00; Bea has an account and owes nothing. */
const two = (more: object = {}, parts: WorldParts = {}) =>
  received(
    subscribed('2019-01-10', '2019-02-15', plans, {
      accounts: [adaRow, { ...adaRow, id: bea, userId: 'bea', name: 'Bea', ...more }],
      billingGroups: [onTerms, { ...onTerms, id: group, accountId: bea }],
      paymentTerms: [net30],
      ...parts,
    }),
    '15.00',
  );
const outcomeOf = (world: World, more: Partial<Parameters<typeof transferBalance>[1]> = {}) =>
  transferBalance(world, {
    fromAccountId: ada,
    toAccountId: bea,
    billingGroupId: group,
    ...more,
  });
function done(outcome: ReturnType<typeof outcomeOf>): World {
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return loadedAgain(outcome.world);
}
const balances = (world: World) => [ada, bea].map((id) => accountOf(world, id).balance.amount);
const newest = (world: World, id: AccountId) => {
  const [row] = transactionsOf(world, id);
  return [row?.kind, row?.direction, row?.amount.amount, row?.about];
};

describe('the balance of an account', () => {
  it('goes to another one as a whole, and stands on both with its sign', () => {
    const world = done(outcomeOf(two()));
    // 40.00 + 40.00 − 15.00
    expect(balances(two())).toEqual(['65.00', '0.00']);
    expect(balances(world)).toEqual(['0.00', '65.00']);
    expect(newest(world, ada)).toEqual(['balance-to-account', 'credit', '65.00', undefined]);
    expect(newest(world, bea)).toEqual(['balance-from-account', 'charge', '65.00', 'Ada Example']);
  });

  it('is settled there by what is in credit', () => {
    const ahead = received(two(), '20.00', { accountId: bea });
    expect(balances(done(outcomeOf(ahead)))).toEqual(['0.00', '45.00']);
  });

  it('goes back the same way, and in no other', () => {
    const world = done(outcomeOf(two()));
    const { id: invoiceId } = world.invoices.at(-1) ?? {};
    const { id: paymentId } = world.payments.at(-1) ?? {};
    if (invoiceId === undefined || paymentId === undefined) throw new Error('Nothing moved.');
    expect(voidInvoiceOf(world, { accountId: bea, invoiceId })).toEqual({
      refusal: 'balance-transferred',
    });
    expect(voidPayment(world, { accountId: ada, paymentId })).toEqual({
      refusal: 'balance-transferred',
    });
    expect(
      refund(world, { accountId: ada, paymentId, amount: dollars('1.00'), by: 'check' }),
    ).toEqual({ refusal: 'payment-brought-no-money' });
    const back = {
      fromAccountId: bea,
      toAccountId: ada,
      billingGroupId: '40001' as BillingGroupId,
    };
    expect(balances(done(outcomeOf(world, back)))).toEqual(['65.00', '0.00']);
  });

  it.each([
    ['to an account that is not there', { toAccountId: '19999' as AccountId }, 'account-not-found'],
    ['to itself', { toAccountId: ada }, 'same-account'],
    [
      'to a group of another account',
      { billingGroupId: '40001' as BillingGroupId },
      'billing-group-not-found',
    ],
    [
      'where nothing is owed',
      { fromAccountId: bea, toAccountId: ada, billingGroupId: '40001' as BillingGroupId },
      'nothing-to-transfer',
    ],
  ])('does not go %s', (_, more, refusal) => {
    expect(outcomeOf(two(), more)).toEqual({ refusal });
  });

  it('does not go to an account in another currency', () => {
    expect(outcomeOf(two({ currency: 'EUR' }))).toEqual({ refusal: 'currency-differs' });
  });
});

describe('a payment from a third party', () => {
  const world = () => received(two(), '65.00', { by: { by: 'external' } });
  const external = (from: World) => from.payments.at(-1)?.id ?? ('' as TransactionId);

  it('can be given back to it', () => {
    const outcome = refund(world(), {
      accountId: ada,
      paymentId: external(world()),
      amount: dollars('5.00'),
      by: 'third-party',
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    const after = loadedAgain(outcome.world);
    expect(newest(after, ada)).toEqual(['third-party-payment-refund', 'charge', '5.00', undefined]);
    expect(balances(after)).toEqual(['5.00', '0.00']);
  });

  it('is the only one that can', () => {
    const [check] = world().payments;
    if (!check) throw new Error('No check.');
    expect(
      refund(world(), {
        accountId: ada,
        paymentId: check.id,
        amount: dollars('5.00'),
        by: 'third-party',
      }),
    ).toEqual({ refusal: 'no-third-party' });
  });
});
