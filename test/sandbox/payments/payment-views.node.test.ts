import { describe, expect, it } from 'vitest';
import {
  balanceView,
  paymentRowsOf,
  paymentView,
} from '../../../src/sandbox/payments/payment-views.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, scenarioWorld } from '../support.js';
import { bySecond, dollars, paid, received } from './till.js';

const open = () => scenarioWorld('open-balance');

/** "full", or "current: nothing-due-yet" where it cannot be chosen. */
const choices = (world: World) =>
  balanceView(world, ada).amounts.map(({ choice, permission }) =>
    permission.allowed ? choice : `${choice}: ${permission.reason}`,
  );

describe('what is owed', () => {
  it('is told in whole, by what is due, and by what it is made of', async () => {
    expect(balanceView(await open(), ada)).toMatchObject({
      asOf: '2020-07-18',
      full: dollars('132.24'),
      current: dollars('120.00'),
      payable: dollars('132.24'),
      parts: {
        invoices: dollars('132.24'),
        credits: dollars('0.00'),
        payments: dollars('0.00'),
      },
    });
  });

  it('is told by invoice, the one that is due first before the others, with who pays for it', async () => {
    const { invoices } = balanceView(await open(), ada);
    expect(
      invoices.map(({ number, dueDate, billingGroupId, open: left }) => [
        number,
        dueDate,
        billingGroupId,
        left.amount,
      ]),
    ).toEqual([
      ['70001', '2020-05-18', '40001', '40.00'],
      ['70002', '2020-06-18', '40001', '40.00'],
      ['70004', '2020-07-18', '40001', '40.00'],
      ['70003', '2020-07-25', '40002', '12.24'],
    ]);
  });

  it('is told by service, without what is on top of services', async () => {
    expect(balanceView(await open(), ada).services).toEqual([
      {
        service: { planInstanceId: '60001', chargeId: '80001' },
        name: 'Internet',
        planName: 'Internet',
        open: dollars('120.00'),
      },
      {
        service: { planInstanceId: '60002', chargeId: '80002' },
        name: 'Phone',
        planName: 'Phone',
        open: dollars('12.00'),
      },
    ]);
  });

  it('is less where paying early brings a discount, for each invoice too', async () => {
    const world = await scenarioWorld('no-current-balance-with-early-payment-discount');
    const { full, payable, invoices } = balanceView(world, ada);
    expect([full, payable]).toEqual([dollars('80.00'), dollars('79.20')]);
    expect(invoices.map((row) => [row.open.amount, row.payable.amount])).toEqual([
      ['40.00', '40.00'],
      ['40.00', '39.20'],
    ]);
  });

  it('has what was paid ahead in it, as a part of its own', async () => {
    // 200.00 came by check for 132.24: 67.76 are left.
    expect(balanceView(received(await open(), '200.00'), ada)).toMatchObject({
      full: dollars('-67.76'),
      parts: {
        invoices: dollars('0.00'),
        credits: dollars('0.00'),
        payments: dollars('-67.76'),
      },
      invoices: [],
      services: [],
    });
  });
});

describe('how much may be paid', () => {
  it('is everything, where something is due and something is not', async () => {
    expect(choices(await open())).toEqual(['full', 'current', 'invoices', 'services', 'amount']);
  });

  it('is not what is due, where nothing is', async () => {
    expect(choices(paid(await open(), { pay: 'current' }, bySecond))).toEqual([
      'full',
      'current: nothing-due-yet',
      'invoices',
      'services',
      'amount',
    ]);
  });

  it('is not what is due, where paying early brings a discount', async () => {
    expect(choices(await scenarioWorld('no-current-balance-with-early-payment-discount'))).toEqual([
      'full',
      'current: current-balance-not-offered',
      'invoices',
      'services',
      'amount',
    ]);
  });

  it('is nothing, where nothing is open', async () => {
    expect(choices(paid(await open(), { pay: 'full' }, bySecond))).toEqual([
      'full: nothing-to-pay',
      'current: nothing-to-pay',
      'invoices: nothing-to-pay',
      'services: nothing-to-pay',
      'amount: nothing-to-pay',
    ]);
  });
});

describe('what was paid', () => {
  const newest = (world: World) => {
    const [row] = paymentRowsOf(world, ada);
    if (!row) throw new Error('Nothing was paid.');
    return paymentView(world, row);
  };

  it('is told newest first, of one day the last first, declined attempts too', async () => {
    const world = paid(await open(), { pay: 'amount', amount: dollars('50.00') }, bySecond);
    expect(
      paymentRowsOf(world, ada).map(
        ({ date, state, amount }) => `${date} ${state} ${amount.amount}`,
      ),
    ).toEqual([
      '2020-07-18 collected 50.00',
      '2020-07-18 declined 40.00',
      '2020-06-18 declined 40.00',
      '2020-05-18 declined 40.00',
    ]);
  });

  it('says what it was paid with and where it went', async () => {
    const world = paid(await open(), { pay: 'amount', amount: dollars('50.00') }, bySecond);
    expect(newest(world)).toMatchObject({
      date: '2020-07-18',
      amount: dollars('50.00'),
      state: 'collected',
      by: 'method',
      method: { kind: 'card', brand: 'mastercard', lastFour: '5100' },
      applied: [
        { invoiceId: '70001', number: '70001', amount: dollars('40.00') },
        { invoiceId: '70002', number: '70002', amount: dollars('10.00') },
      ],
    });
  });

  it('went nowhere where it was declined', async () => {
    expect(newest(await open())).toMatchObject({
      state: 'declined',
      method: { lastFour: '4242' },
      applied: [],
    });
  });

  it('from outside has no method, and says what is left of it', async () => {
    const payment = newest(received(await open(), '200.00'));
    expect(payment).toMatchObject({ by: 'outside', unapplied: dollars('67.76') });
    expect(payment.method).toBeUndefined();
    expect(payment.applied.map(({ number, amount }) => `${number} ${amount.amount}`)).toEqual([
      '70001 40.00',
      '70002 40.00',
      '70003 12.24',
      '70004 40.00',
    ]);
  });
});
