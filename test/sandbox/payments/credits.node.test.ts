import { describe, expect, it } from 'vitest';
import type { InvoiceId } from '../../../src/model/ids.js';
import { sum } from '../../../src/money/money.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, changed, now } from '../support.js';
import { shop, subscribed } from '../worked-examples/shop.js';
import {
  attempts,
  byInvoice,
  dollars,
  net30,
  onTerms,
  open,
  received,
  settlements,
  twoCards,
} from './till.js';

const plans = [simplePlan('20001', 'Internet', '40.00'), simplePlan('20002', 'Phone', '15.00')];
/** Two open invoices of 40.00 on terms, of 10 January and 10 February. */
const two = () => subscribed('2019-01-10', '2019-02-15', plans, byInvoice);
const idOf = (world: World, index: number): InvoiceId => {
  const id = world.invoices[index]?.id;
  if (!id) throw new Error(`No invoice ${index}`);
  return id;
};
const ahead = (world: World) => world.payments.map(({ unapplied }) => unapplied?.amount);

describe('money from outside', () => {
  it('settles what is open, oldest first', () => {
    const world = received(two(), '50.00');
    // 40.00 + 10.00
    expect(open(world)).toEqual(['0.00', '30.00']);
    expect(attempts(world)).toEqual(['check collected 50.00']);
    expect(ahead(world)).toEqual([undefined]);
  });

  it('settles the invoices that it is meant for first, then the others', () => {
    const meant = { invoiceIds: [idOf(two(), 1), idOf(two(), 1)] };
    expect(open(received(two(), '30.00', meant))).toEqual(['40.00', '10.00']);
    expect(open(received(two(), '50.00', meant))).toEqual(['30.00', '0.00']);
  });

  it('may come in other ways too', () => {
    const gift = { by: { by: 'cash-credit', reason: 'Goodwill' } } as const;
    expect(attempts(received(two(), '5.00', gift))).toEqual(['cash-credit collected 5.00']);
    expect(attempts(received(two(), '5.00', { by: { by: 'external' } }))).toEqual([
      'external collected 5.00',
    ]);
  });

  it.each([
    ['account-not-found', { accountId: '10009' }],
    ['currency-differs', { amount: { amount: '5.00', currency: 'EUR' } }],
    ['amount-not-positive', { amount: dollars('0.00') }],
    ['amount-not-positive', { amount: dollars('-5.00') }],
    ['invoice-not-found', { invoiceIds: ['79999'] }],
  ])('is refused: %s', (refusal, more) => {
    const given = { accountId: ada, amount: dollars('5.00'), by: { by: 'check' }, ...more };
    expect(
      recordExternalPayment(two(), given as Parameters<typeof recordExternalPayment>[1]),
    ).toEqual({
      refusal,
    });
  });

  it('is refused for an invoice that is paid', () => {
    const world = received(two(), '40.00');
    const { refusal } = recordExternalPayment(world, {
      accountId: ada,
      amount: dollars('5.00'),
      by: { by: 'check' },
      invoiceIds: [idOf(world, 0)],
    });
    expect(refusal).toBe('invoice-not-open');
  });
});

describe('what an account has paid ahead', () => {
  it('waits, and settles the next invoices when they are made', () => {
    const world = received(two(), '150.00');
    // 150.00 − 80.00
    expect(ahead(world)).toEqual(['70.00']);
    expect(balanceOf(world)).toBe('-70.00');
    const march = at(world, '2019-03-10');
    expect(open(march)).toEqual(['0.00', '0.00', '0.00']);
    expect(ahead(march)).toEqual(['30.00']);
    const april = at(march, '2019-04-10');
    expect(open(april).at(-1)).toBe('10.00');
    expect(ahead(april)).toEqual([undefined]);
    expect(balanceOf(april)).toBe('10.00');
  });

  it('is used before a card is charged for the rest', () => {
    const world = received(subscribed('2019-01-10', '2019-01-15', plans), '25.00');
    const february = at(world, '2019-02-10');
    expect(settlements(february, 1)).toEqual(['payment 25.00', 'payment 15.00']);
    expect(attempts(february).at(-1)).toBe('50001 collected 15.00');
  });

  it('settles what a change bills at once', () => {
    const world = changed(received(two(), '90.00'), taking('20002'));
    // 90.00 − 80.00 = 10.00; 15.00 − 10.00
    expect(open(world)).toEqual(['0.00', '0.00', '5.00']);
  });

  it('is used the older before the newer', () => {
    const first = received(two(), '85.00');
    const later = received(at(first, '2019-02-20'), '20.00');
    const world = changed(later, taking('20002'));
    // 5.00 of the first and 10.00 of the second are 15.00; 20.00 − 10.00 are left
    expect(settlements(world, 2)).toEqual(['payment 5.00', 'payment 10.00']);
    expect(ahead(world)).toEqual([undefined, '10.00']);
  });
});

describe('an invoice that is a credit', () => {
  /** The phone of 15.00 is cancelled on 20 January: 21 of 31 days are left. */
  const cancelled = (more: Parameters<typeof shop>[2] = {}) => {
    const start = shop('2019-01-10', plans, more);
    const both = changed(start, taking('20001'), taking('20002', { billingGroupId: '40001' }));
    return changed(at(both, '2019-01-20'), {
      kind: 'cancel',
      planInstanceId: '60002',
      ...now,
      proration: 'full',
    });
  };

  it('waits for the next invoice where all is paid', () => {
    const world = cancelled();
    // 15.00 × 21 ÷ 31 = 10.16
    expect(open(world)).toEqual(['0.00', '-10.16']);
    expect(balanceOf(world)).toBe('-10.16');
    const february = at(world, '2019-02-10');
    expect(open(february)).toEqual(['0.00', '0.00', '0.00']);
    expect(settlements(february, 1)).toEqual(['invoice -10.16']);
    // 40.00 − 10.16
    expect(settlements(february, 2)).toEqual(['invoice 10.16', 'payment 29.84']);
  });

  it('settles at once what is open', () => {
    const world = cancelled(twoCards);
    // 55.00 − 10.16
    expect(open(world)).toEqual(['44.84', '0.00']);
  });

  it('takes nothing from the account: what it settles comes off it', () => {
    const february = at(cancelled(), '2019-02-10');
    const all = february.invoices.flatMap((invoice) =>
      invoice.settlements.filter(({ by }) => by === 'invoice').map(({ amount }) => amount),
    );
    expect(all).toHaveLength(2);
    expect(sum(all, 'USD').amount).toBe('0.00');
  });

  it('is used before what was paid later', () => {
    const world = at(received(at(cancelled(), '2019-01-25'), '12.00'), '2019-02-10');
    // 40.00 − 10.16 − 12.00 = 17.84 by card
    expect(settlements(world, 2)).toEqual(['invoice 10.16', 'payment 12.00', 'payment 17.84']);
  });
});

describe('paying early', () => {
  const early = () =>
    subscribed('2019-01-10', '2019-01-15', plans, {
      billingGroups: [onTerms],
      paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
    });

  it('in two payments brings the discount with the second', () => {
    const first = received(early(), '30.00');
    expect(open(first)).toEqual(['10.00']);
    // 40.00 × 2% = 0.80; 30.00 + 9.20 + 0.80
    const world = received(at(first, '2019-01-20'), '9.20');
    expect(settlements(world)).toEqual(['payment 30.00', 'payment 9.20', 'early-payment 0.80']);
    expect(open(world)).toEqual(['0.00']);
  });

  it('too late for the second brings none', () => {
    const world = received(at(received(early(), '30.00'), '2019-01-21'), '9.20');
    expect(open(world)).toEqual(['0.80']);
  });

  it('by what was paid ahead brings it as well, on the day of the invoice', () => {
    const world = at(received(early(), '100.00'), '2019-02-10');
    expect(settlements(world, 1)).toEqual(['payment 39.20', 'early-payment 0.80']);
    // 100.00 − 39.20 − 39.20
    expect(balanceOf(world)).toBe('-21.60');
  });

  it('is not for who pays by card', () => {
    const world = subscribed('2019-01-10', '2019-01-15', plans, {
      billingGroups: [home],
      paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
    });
    expect(settlements(world)).toEqual(['payment 40.00']);
  });
});
