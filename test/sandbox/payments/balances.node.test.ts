import { describe, expect, it } from 'vitest';
import { balancesOf } from '../../../src/sandbox/payments/balances.js';
import { ada as adaRow, home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed } from '../support.js';
import { scenarioWorld } from '../support.js';
import { shop, subscribed } from '../worked-examples/shop.js';
import { byInvoice, net30, onTerms, paid, received, twoCards } from './till.js';

const plans = [
  simplePlan('20001', 'Internet', '40.00', { children: [{ planId: '20003' }] }),
  simplePlan('20002', 'Phone', '15.00'),
  simplePlan('20003', 'Television', '10.00', { kind: 'supplemental' }),
];

const balances = (world: World) => balancesOf(world, ada);
const pair = ({ full, current }: { full: { amount: string }; current: { amount: string } }) =>
  `${full.amount} ${current.amount}`;
const masters = (world: World) =>
  balances(world).masters.map((row) => `${row.planInstanceId} ${pair(row)}`);
const services = (world: World) =>
  balances(world).services.map(
    ({ masterId, chargeId, name, open }) => `${masterId} ${chargeId} ${name} ${open.amount}`,
  );

/** Internet with television, and a phone, on one bill of 10 January with 8.25% tax that nobody has paid. */
const taxed = () =>
  changed(
    shop('2019-01-10', plans, {
      ...twoCards,
      accounts: [{ ...adaRow, contactId: '94001' }],
      contacts: [{ id: '94001', accountId: adaRow.id, region: 'CO', country: 'US' }],
      taxes: [{ id: '95001', name: 'Sales tax', level: 'state', country: 'US', percent: '8.25' }],
    }),
    taking('20001'),
    taking('20003', { parent: { row: 0 } }),
    taking('20002'),
  );

describe('the balance of an account', () => {
  it('is all that is open, and of that what is due by today', () => {
    const world = subscribed('2019-01-10', '2019-02-15', plans, byInvoice);
    // 10 January is due on 9 February, 10 February on 12 March.
    expect(pair(balances(world))).toBe('80.00 40.00');
    expect(pair(balances(at(world, '2019-03-10')))).toBe('120.00 40.00');
    expect(pair(balances(at(world, '2019-03-12')))).toBe('120.00 80.00');
  });

  it('is negative in credit', () => {
    const world = subscribed('2019-01-10', '2019-01-15', plans, byInvoice);
    // 40.00 − 100.00
    expect(pair(balances(received(world, '100.00')))).toBe('-60.00 -60.00');
  });

  it('is nothing where there is nothing', () => {
    const world = shop('2019-01-10', plans);
    expect(pair(balances(world))).toBe('0.00 0.00');
    expect(balances(world)).toMatchObject({ masters: [], invoices: [], services: [] });
  });

  it('is less if it is paid today where that brings a discount', () => {
    const world = subscribed('2019-01-10', '2019-02-15', plans, {
      billingGroups: [onTerms],
      paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
    });
    const { full, dueIfPaidToday, invoices } = balances(world);
    // The first is too old; 40.00 + 39.20
    expect([full.amount, dueIfPaidToday.amount]).toEqual(['80.00', '79.20']);
    expect(invoices.map((row) => [row.date, row.open.amount, row.dueIfPaidToday.amount])).toEqual([
      ['2019-01-10', '40.00', '40.00'],
      ['2019-02-10', '40.00', '39.20'],
    ]);
  });
});

describe('the balance of each master plan', () => {
  it('has its lines, those of what hangs under it, and its part of the tax', () => {
    // By line 3.30 + 0.83 + 1.24 = 5.37; in the proportion 50 : 15 that is 4.13 and 1.23, and the cent that is left goes to the first.
    expect(masters(taxed())).toEqual(['60001 54.14 54.14', '60003 16.23 16.23']);
    expect(pair(balances(taxed()))).toBe('70.37 70.37');
  });

  it('is nothing for one that is paid', () => {
    const world = subscribed('2019-01-10', '2019-02-15', plans);
    expect(masters(world)).toEqual(['60001 0.00 0.00']);
  });

  it('tells what is due by today', () => {
    const world = subscribed('2019-01-10', '2019-02-15', plans, byInvoice);
    expect(masters(world)).toEqual(['60001 80.00 40.00']);
  });
});

describe('the balance of each billing group', () => {
  it('is that of its invoices', () => {
    const world = changed(
      shop('2019-01-10', plans, {
        ...twoCards,
        ...byInvoice,
        billingGroups: [home, { ...onTerms, id: '40002' }],
      }),
      taking('20001'),
      taking('20002', { billingGroupId: '40002' }),
    );
    expect(
      balances(world).billingGroups.map((row) => `${row.billingGroupId} ${pair(row)}`),
    ).toEqual(['40001 40.00 40.00', '40002 15.00 0.00']);
  });
});

describe('what can be paid', () => {
  it('are the open invoices, oldest first, and services by master plan and charge', () => {
    expect(services(taxed())).toEqual([
      '60001 80001 Internet 40.00',
      '60001 80003 Television 10.00',
      '60003 80002 Phone 15.00',
    ]);
  });

  it('are the services of all open invoices together', () => {
    const world = subscribed('2019-01-10', '2019-02-15', plans, byInvoice);
    expect(services(world)).toEqual(['60001 80001 Internet 80.00']);
  });

  it('is not what is paid already, in whole or in part', () => {
    const some = paid(taxed(), { pay: 'amount', amount: { amount: '45.00', currency: 'USD' } });
    // The first line first: 40.00, then 5.00 of the 10.00.
    expect(services(some)).toEqual(['60001 80003 Television 5.00', '60003 80002 Phone 15.00']);
    expect(services(paid(taxed(), { pay: 'full' }))).toEqual([]);
  });
});

describe('the choices of the release notes', () => {
  it('have no current balance where paying early brings a discount', async () => {
    const world = await scenarioWorld('no-current-balance-with-early-payment-discount');
    const offered = balances(world).amounts.filter(({ permission }) => permission.allowed);
    expect(offered.map(({ choice }) => choice)).toEqual(['full', 'invoices', 'services']);
  });

  it('let a payment be applied only when it is made by method', async () => {
    const { against } = balances(await scenarioWorld('apply-against-only-with-a-payment-method'));
    const offered = (by: 'method' | 'terms') =>
      against[by].filter(({ permission }) => permission.allowed).map(({ choice }) => choice);
    expect(offered('terms')).toEqual([]);
    expect(offered('method')).toEqual(['oldest-first', 'invoice', 'service']);
  });
});
