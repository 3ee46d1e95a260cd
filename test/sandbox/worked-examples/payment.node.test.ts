import { describe, expect, it } from 'vitest';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import {
  createBillingGroup,
  type CreateBillingGroup,
} from '../../../src/sandbox/groups-and-methods/billing-groups.js';
import { addPaymentMethod } from '../../../src/sandbox/groups-and-methods/payment-methods.js';
import { balancesOf } from '../../../src/sandbox/payments/balances.js';
import { pay, type PayCommand } from '../../../src/sandbox/payments/pay.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, instanceOf, scenarioWorld } from '../support.js';

/** Dates, choices and refusals are those of the release notes; prices are the scenarios' own. */

describe('due-after-invoice-date', () => {
  it('an invoice of 15 March 2016 is due ten days later', async () => {
    const world = await scenarioWorld('due-after-invoice-date');
    expect(world.today).toBe('2016-03-15');
    expect(changed(world, taking('20001')).invoices[0]?.dueDate).toBe('2016-03-25');
  });
});

describe('due-after-month-end', () => {
  it.each(['2016-03-01', '2016-03-15', '2016-03-31'])(
    'an invoice of %s is due on 10 April',
    async (date) => {
      const world = at(await scenarioWorld('due-after-month-end'), date);
      expect(changed(world, taking('20001')).invoices[0]).toMatchObject({
        date,
        dueDate: '2016-04-10',
      });
    },
  );
});

describe('ean-gln-required', () => {
  const create = (world: World, pays: CreateBillingGroup['pays']) =>
    createBillingGroup(world, { accountId: ada, receiptId: 'r1', name: 'Town hall', pays });
  const withEan = (world: World): World => ({
    ...world,
    accounts: world.accounts.map((row) => ({ ...row, eanNumber: '4006381333931' })),
  });
  const terms = { by: 'terms', termsId: '90001' } as const;

  it('needs the number of the account and that of the project', async () => {
    const world = await scenarioWorld('ean-gln-required');
    expect(create(world, { ...terms, requisitionNumber: 'P-7' }).refusal).toBe(
      'ean-number-missing',
    );
    expect(create(withEan(world), terms).refusal).toBe('requisition-number-missing');
    expect(create(withEan(world), { ...terms, requisitionNumber: 'P-7' }).refusal).toBeUndefined();
  });
});

describe('no-current-balance-with-early-payment-discount', () => {
  it('offers the full balance, invoices and services, but not the current balance', async () => {
    const world = await scenarioWorld('no-current-balance-with-early-payment-discount');
    const offered = balancesOf(world, ada).amounts;
    const choices = (allowed: boolean) =>
      offered.filter((each) => each.permission.allowed === allowed).map(({ choice }) => choice);
    expect(choices(true)).toEqual(['full', 'invoices', 'services']);
    expect(choices(false)).toEqual(['current']);
    const current = pay(world, {
      accountId: ada,
      receiptId: 'r1',
      with: { by: 'method', methodId: '50001' } as PayCommand['with'],
      what: { pay: 'current' },
    });
    expect(current).toEqual({ refusal: 'current-balance-not-offered' });
  });
});

describe('invalid-card-type and missing-card-type', () => {
  const add = (world: World, brand?: string) =>
    addPaymentMethod(world, {
      accountId: ada,
      receiptId: 'r1',
      method: {
        kind: 'card',
        lastFour: '4242',
        expires: { year: 2020, month: 1 },
        ...(brand !== undefined && { brand }),
      },
    }).refusal;

  it('refuses a brand that is unknown, whether it must be given or not', async () => {
    for (const id of ['invalid-card-type', 'missing-card-type']) {
      const world = await scenarioWorld(id);
      expect(add(world, 'no-such-brand')).toBe('card-brand-unknown');
      expect(add(world, 'visa')).toBeUndefined();
    }
  });

  it('refuses a card without a brand only where the company needs one', async () => {
    expect(add(await scenarioWorld('missing-card-type'))).toBe('card-brand-missing');
    expect(add(await scenarioWorld('invalid-card-type'))).toBeUndefined();
  });
});

describe('bill-lag-precedence', () => {
  it('takes the lag of the plan instance, of the collection group, of the payment method, of the company: the first that is set', async () => {
    const world = await scenarioWorld('bill-lag-precedence');
    const invoices = ['60001', '60002', '60003', '60004'].map((id) => {
      const { nextBillDate, nextInvoiceOn } = instanceOf(world, id);
      return [nextBillDate, nextInvoiceOn];
    });
    expect(invoices).toEqual([
      // The company's four days after it.
      ['2016-04-15', '2016-04-19'],
      // The card's three days before it.
      ['2016-04-15', '2016-04-12'],
      // The collection group's two days after it.
      ['2016-04-15', '2016-04-17'],
      // The instance's own day before it.
      ['2016-04-15', '2016-04-14'],
    ]);
  });

  it('makes the invoices on these days, for periods that begin on the bill date, and again a month later', async () => {
    const world = at(await scenarioWorld('bill-lag-precedence'), '2016-05-31');
    const made = (groupId: string) =>
      world.invoices
        .filter(({ billingGroupId, date }) => billingGroupId === groupId && date > '2016-03-15')
        .map(({ date, lines: [line] }) => `${date} ${line?.period?.from}..${line?.period?.to}`);
    const [april, may] = ['2016-04-15..2016-05-14', '2016-05-15..2016-06-14'];
    expect(['40001', '40002', '40003', '40004'].map(made)).toEqual([
      [`2016-04-19 ${april}`, `2016-05-19 ${may}`],
      [`2016-04-12 ${april}`, `2016-05-12 ${may}`],
      [`2016-04-17 ${april}`, `2016-05-17 ${may}`],
      [`2016-04-14 ${april}`, `2016-05-14 ${may}`],
    ]);
  });
});

describe('apply-against-only-with-a-payment-method', () => {
  it('offers what a payment goes against for a payment method, and not for net terms', async () => {
    const world = await scenarioWorld('apply-against-only-with-a-payment-method');
    const { against } = balancesOf(world, ada);
    expect(against.method).toEqual([
      { choice: 'oldest-first', permission: { allowed: true } },
      { choice: 'invoice', permission: { allowed: true } },
      { choice: 'service', permission: { allowed: true } },
    ]);
    expect(against.terms.map(({ permission }) => permission.allowed)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('takes a choice with a method, and refuses one on terms', async () => {
    const world = await scenarioWorld('apply-against-only-with-a-payment-method');
    const [invoice] = world.invoices;
    if (!invoice) throw new Error('one');
    const what = { pay: 'invoices', invoiceIds: [invoice.id] } as const;
    const by = (method: PayCommand['with']) =>
      pay(world, { accountId: ada, receiptId: 'r1', with: method, what }).refusal;
    expect(by({ by: 'method', methodId: '50001' } as PayCommand['with'])).toBeUndefined();
    expect(by({ by: 'terms' })).toBe('apply-needs-method');
  });
});
