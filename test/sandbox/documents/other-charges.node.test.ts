import { describe, expect, it } from 'vitest';
import type { BillingGroupId } from '../../../src/model/ids.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { recordExternalCharge } from '../../../src/sandbox/other-charges.js';
import { card, home, simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, balanceOf, deepFreeze } from '../support.js';
import {
  documentsWorld,
  invoiceAt,
  loadedAgain,
  newYork,
  opens,
  paid,
  usd,
  voided,
} from './support.js';

const recorded = (world: World, more: Partial<Parameters<typeof recordExternalCharge>[1]> = {}) =>
  recordExternalCharge(world, {
    accountId: ada,
    billingGroupId: home.id as BillingGroupId,
    amount: usd('12.5'),
    description: 'Repair of the line',
    ...more,
  });
const done = (outcome: ReturnType<typeof recordExternalCharge>) => {
  if (!outcome.world) throw new Error(outcome.refusal);
  return loadedAgain(outcome.world);
};

describe('a charge from outside', () => {
  it('is owed on an invoice of its own, without the taxes and coupons of plans', () => {
    const coupons = [
      { code: 'TEN', name: 'Ten', discount: { by: 'percent' as const, percent: '10' } },
    ];
    const appliedCoupons = [
      { id: '90002', accountId: ada, code: 'TEN', appliedOn: '2020-01-01', used: 0 },
    ];
    const world = done(recorded(documentsWorld({ ...newYork, coupons, appliedCoupons })));
    expect(opens(world)).toEqual(['12.50']);
    expect(world.statements.map(({ total }) => total.amount)).toEqual(['12.50']);
    expect(
      transactionsOf(world, ada).map(({ kind, direction, amount, about }) => [
        kind,
        direction,
        amount.amount,
        about,
      ]),
    ).toEqual([
      ['external-charge', 'charge', '12.50', 'Repair of the line'],
      ['invoice', 'charge', '12.50', undefined],
    ]);
  });

  it('is settled by what is in credit, and collected where a card pays', () => {
    const ahead = done(recorded(paid(documentsWorld(), '10.00')));
    expect(opens(ahead)).toEqual(['2.50']);
    const byCard = documentsWorld({
      paymentMethods: [{ ...card, expires: { year: 2099, month: 12 } }],
      billingGroups: [home],
    });
    expect(opens(done(recorded(byCard)))).toEqual(['0.00']);
  });

  it('can be voided like every invoice', () => {
    const world = done(recorded(documentsWorld()));
    const after = voided(world, invoiceAt(world, 0).id);
    expect(balanceOf(after)).toBe('0.00');
    expect(transactionsOf(after, ada)[0]).toMatchObject({ kind: 'invoice', direction: 'credit' });
  });

  it.each([
    [
      'of another account',
      { billingGroupId: '49999' as BillingGroupId },
      'billing-group-not-found',
    ],
    ['in another currency', { amount: { amount: '1.00', currency: 'EUR' } }, 'currency-differs'],
    ['of nothing', { amount: usd('0.00') }, 'amount-not-positive'],
    ['below nothing', { amount: usd('-1.00') }, 'amount-not-positive'],
    ['without words', { description: ' ' }, 'description-missing'],
  ])('is refused %s', (_, more, refusal) => {
    expect(recorded(documentsWorld(), more)).toEqual({ refusal });
  });
});

describe('a balance that came with the account', () => {
  /** An invoice of one line, as a world file may have it. */
  const brought = (amount: string, posting?: 'balance-forward' | 'reinstated-charge') =>
    deepFreeze(
      documentsWorld({
        plans: [simplePlan('20001', 'Stream', '30.00')],
        nextIds: { planInstance: 60001, invoice: 70002 },
        invoices: [
          {
            id: '70001',
            transactionId: '100001',
            accountId: ada,
            billingGroupId: home.id,
            date: '2020-01-01',
            dueDate: '2020-01-31',
            lines: [
              {
                kind: 'other',
                description: 'Brought along',
                amount: usd(amount),
                prorated: false,
                ...(posting && { posting }),
              },
            ],
          },
        ],
      }),
    );
  const kinds = (world: World) =>
    transactionsOf(world, ada).map(({ kind, direction }) => `${kind} ${direction}`);

  it('shows as what it is, by its sign', () => {
    expect(kinds(brought('20.00', 'balance-forward'))).toEqual([
      'balance-forward charge',
      'invoice charge',
    ]);
    expect(kinds(brought('-20.00', 'balance-forward'))).toEqual([
      'negative-balance-forward credit',
      'invoice credit',
    ]);
    expect(kinds(brought('20.00', 'reinstated-charge'))[0]).toBe('reinstated-charge charge');
    expect(kinds(brought('20.00'))[0]).toBe('external-charge charge');
    expect(balanceOf(brought('-20.00', 'balance-forward'))).toBe('-20.00');
  });
});
