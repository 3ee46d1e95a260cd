import { describe, expect, it } from 'vitest';
import {
  ada as adaRow,
  children,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import { grantServiceCredit } from '../../../src/sandbox/service-credits.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, billedLines, changed, deepFreeze, now, totals } from '../support.js';
import { goodCard, shop, subscribed, type WorldParts } from './shop.js';

/** What is done to the charges of an invoice, in this order: coupons, surcharge, service credits, tax (Aria wire notes 4.6, 4.10, 4.12). */

const dollars = (amount: string) => ({ amount, currency: 'USD' });
const plans = [simplePlan('20001', 'Internet', '40.00')];

/** Ada lives in Denver. */
const denver: WorldParts = {
  accounts: [{ ...adaRow, contactId: '94001' }],
  contacts: [{ id: '94001', accountId: adaRow.id, city: 'Denver', region: 'CO', country: 'US' }],
};
const sales = {
  id: '95001',
  name: 'Sales tax',
  level: 'state',
  country: 'US',
  percent: '8.25',
} as const;

const lines = (world: World) => billedLines(world).map((line) => line.slice('2019-01-10 '.length));
const coupon = (code: string, discount: object, more: object = {}) => ({
  ...{ code, name: code, discount: discount as { by: 'percent'; percent: string } },
  ...more,
});
const tenPercent = coupon('TEN', { by: 'percent', percent: '10' });
const take = (world: World, code?: string) =>
  changed(world, taking('20001', code === undefined ? {} : { coupon: code }));

describe('tax', () => {
  it('is put on each line and shown as one line', () => {
    const world = take(shop('2019-01-10', plans, { ...denver, taxes: [sales] }));
    expect(lines(world)).toEqual([
      'Internet 2019-01-10..2019-02-09 40.00',
      // 40.00 × 8.25%
      'Sales tax (tax) 3.30',
    ]);
  });

  it('is that of the first contact in the order of the company', () => {
    const at = (id: string, region: string) => ({
      id,
      accountId: adaRow.id,
      country: 'US',
      region,
    });
    const colorado = { ...sales, region: 'CO' };
    const both: WorldParts = {
      ...denver,
      contacts: [at('94001', 'CO'), at('94002', 'NY'), at('94003', 'CO')],
      paymentMethods: [{ ...goodCard, contactId: '94002' }],
      billingGroups: [{ ...home, statementContactId: '94003' }],
      taxes: [colorado],
    };
    const taxed = (more: WorldParts, ...order: ('account' | 'billing' | 'statement')[]) =>
      lines(
        take(
          shop('2019-01-10', plans, {
            ...both,
            ...(order.length > 0 && { settings: { taxAddress: order } }),
            ...more,
          }),
        ),
      ).includes('Sales tax (tax) 3.30');
    expect(taxed({})).toBe(true);
    expect(taxed({}, 'billing', 'account')).toBe(false);
    expect(taxed({}, 'statement', 'billing', 'account')).toBe(true);
    // Without a contact of the account it is the card's, in New York.
    expect(taxed({ accounts: [adaRow] })).toBe(false);
    expect(taxed({ accounts: [adaRow], paymentMethods: [goodCard] })).toBe(true);
  });

  it('is rounded on each line, not on their sum', () => {
    const three = shop(
      '2019-01-10',
      [
        simplePlan('20001', 'A', '0.30', children('20002', '20003')),
        simplePlan('20002', 'B', '0.30', { kind: 'supplemental' }),
        simplePlan('20003', 'C', '0.30', { kind: 'supplemental' }),
      ],
      { ...denver, taxes: [sales] },
    );
    const under = { parent: { row: 0 } };
    const world = changed(three, taking('20001'), taking('20002', under), taking('20003', under));
    // 0.30 × 8.25% = 0.02475, three times; of the sum it would be 0.90 × 8.25% = 0.07425.
    expect(lines(world)).toContain('Sales tax (tax) 0.06');
  });

  it('of two authorities makes two lines', () => {
    const montreal: WorldParts = {
      accounts: [{ ...adaRow, contactId: '94001', currency: 'USD' }],
      contacts: [{ id: '94001', accountId: adaRow.id, region: 'QC', country: 'CA' }],
      taxes: [
        { id: '95001', name: 'GST', level: 'federal', country: 'CA', percent: '5' },
        { id: '95002', name: 'QST', level: 'state', country: 'CA', region: 'QC', percent: '9.975' },
        { id: '95003', name: 'PST', level: 'state', country: 'CA', region: 'BC', percent: '7' },
      ],
    };
    expect(lines(take(shop('2019-01-10', plans, montreal)))).toEqual([
      // 40.00 × 5% and 40.00 × 9.975%; the tax of another province is not charged.
      'GST (tax) 2.00',
      'Internet 2019-01-10..2019-02-09 40.00',
      'QST (tax) 3.99',
    ]);
  });

  it('is not charged before its first day, to who is exempt, or on what bears none', () => {
    const later = { ...denver, taxes: [{ ...sales, from: '2019-02-10' }] };
    const world = take(shop('2019-01-10', plans, later));
    expect(totals(at(world, '2019-02-10'))).toEqual(['2019-01-10 40.00', '2019-02-10 43.30']);

    const exempt = { ...denver, accounts: [{ ...adaRow, contactId: '94001', taxExempt: true }] };
    expect(totals(take(shop('2019-01-10', plans, { ...exempt, taxes: [sales] })))).toEqual([
      '2019-01-10 40.00',
    ]);

    const mixed = plan('20001', 'Rescue', [
      schedule('30001', 'Monthly', [
        recurring('80001', 'Line', ['2000-01-01', '20.00']),
        { ...recurring('80002', 'Donation', ['2000-01-01', '5.00']), taxable: false },
      ]),
    ]);
    // 20.00 + 5.00 + 20.00 × 8.25%
    expect(totals(take(shop('2019-01-10', [mixed], { ...denver, taxes: [sales] })))).toEqual([
      '2019-01-10 26.65',
    ]);
  });

  it('comes back with a proration credit', () => {
    const more = { ...denver, taxes: [sales] };
    const world = changed(subscribed('2019-02-10', '2019-02-24', plans, more), {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    expect(billedLines(world, '2019-02-24')).toEqual([
      // 14 of 28 days: 40.00 ÷ 2, and 8.25% of it
      '2019-02-24 Internet 2019-02-24..2019-03-09 -20.00',
      '2019-02-24 Sales tax (tax) -1.65',
    ]);
  });
});

describe('a coupon', () => {
  it('of ten per cent comes off before tax', () => {
    const more = { ...denver, taxes: [sales], coupons: [tenPercent] };
    const world = take(shop('2019-01-10', plans, more), 'TEN');
    expect(lines(world)).toEqual([
      'Internet 2019-01-10..2019-02-09 40.00',
      // 36.00 × 8.25%
      'Sales tax (tax) 2.97',
      'TEN (coupon-credit) -4.00',
    ]);
    // 40.00 − 4.00 + 2.97
    expect(totals(world)).toEqual(['2019-01-10 38.97']);
  });

  it('of an amount takes off at most what is charged', () => {
    const fifty = coupon('FIFTY', { by: 'amount', amount: dollars('50.00') });
    const world = take(
      shop('2019-01-10', plans, { ...denver, taxes: [sales], coupons: [fifty] }),
      'FIFTY',
    );
    // 40.00 − 40.00; no tax on nothing; and 40.00 × 8.25% never
    expect(totals(at(world, '2019-02-10'))).toEqual(['2019-01-10 0.00', '2019-02-10 0.00']);
  });

  it('works on as many invoices as it says', () => {
    const twice = coupon('TWICE', { by: 'percent', percent: '25' }, { invoices: 2 });
    const world = take(shop('2019-01-10', plans, { coupons: [twice] }), 'TWICE');
    // 40.00 − 10.00 twice, then 40.00
    expect(totals(at(world, '2019-03-10'))).toEqual([
      '2019-01-10 30.00',
      '2019-02-10 30.00',
      '2019-03-10 40.00',
    ]);
  });

  it('is rounded on each line', () => {
    const two = shop(
      '2019-01-10',
      [
        simplePlan('20001', 'A', '15.55', children('20002')),
        simplePlan('20002', 'B', '15.55', { kind: 'supplemental' }),
      ],
      { coupons: [tenPercent] },
    );
    const world = changed(
      two,
      taking('20001', { coupon: 'TEN' }),
      taking('20002', { parent: { row: 0 } }),
    );
    // 15.55 × 10% = 1.555, 1.56 on each: 31.10 − 3.12
    expect(totals(world)).toEqual(['2019-01-10 27.98']);
  });
});

describe('a service credit', () => {
  const credited = (world: World, amount: string) => {
    const outcome = grantServiceCredit(world, {
      accountId: ada,
      amount: dollars(amount),
      reason: 'Line was down',
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    return deepFreeze(outcome.world);
  };

  it('is used on one invoice after the other until it is gone', () => {
    const world = credited(subscribed('2019-01-10', '2019-01-20', plans), '70.00');
    // 40.00 − 40.00, 40.00 − 30.00, 40.00
    expect(totals(at(world, '2019-04-10'), '2019-02-01')).toEqual([
      '2019-02-10 0.00',
      '2019-03-10 10.00',
      '2019-04-10 40.00',
    ]);
    const left = (date: string) => at(world, date).serviceCredits[0]?.left.amount;
    expect([left('2019-02-09'), left('2019-02-10'), left('2019-03-10')]).toEqual([
      '70.00',
      '30.00',
      '0.00',
    ]);
  });

  it('comes off before tax and after coupons', () => {
    const more = { ...denver, taxes: [sales], coupons: [tenPercent] };
    const taken = take(shop('2019-01-10', plans, more), 'TEN');
    const world = at(credited(taken, '16.00'), '2019-02-10');
    // 40.00 − 4.00 − 16.00 = 20.00, and 8.25% of it
    expect(totals(world, '2019-02-10')).toEqual(['2019-02-10 21.65']);
  });
});

describe('a surcharge of payment terms', () => {
  const onTerms = (surcharge: object, more: WorldParts = {}) =>
    shop('2019-01-10', plans, {
      billingGroups: [{ ...home, pays: { by: 'terms', termsId: '90001' } }],
      paymentTerms: [
        {
          id: '90001',
          name: 'By letter',
          kind: 'net',
          days: 30,
          surcharge: surcharge as { by: 'percent'; percent: string },
        },
      ],
      ...more,
    });

  it('of one and a half per cent', () => {
    // 40.00 × 1.5%
    expect(lines(take(onTerms({ by: 'percent', percent: '1.5' })))).toEqual([
      'By letter (surcharge) 0.60',
      'Internet 2019-01-10..2019-02-09 40.00',
    ]);
  });

  it('of an amount, on every invoice', () => {
    const world = take(onTerms({ by: 'amount', amount: dollars('2.50') }));
    expect(totals(at(world, '2019-02-10'))).toEqual(['2019-01-10 42.50', '2019-02-10 42.50']);
  });

  it('counts what is left after coupons', () => {
    const world = take(
      onTerms({ by: 'percent', percent: '1.5' }, { coupons: [tenPercent] }),
      'TEN',
    );
    // 36.00 × 1.5% = 0.54
    expect(totals(world)).toEqual(['2019-01-10 36.54']);
  });
});

describe('a credit for days that were sold at a discount', () => {
  const held = (more: WorldParts) =>
    subscribed('2019-02-04', '2019-02-14', [simplePlan('20001', 'Internet', '28.00')], more, {
      coupon: 'HALF',
    });
  const half = { coupons: [coupon('HALF', { by: 'percent', percent: '50' }, { invoices: 1 })] };

  it('is a share of what was paid for them', () => {
    const world = held(half);
    expect(totals(world)).toEqual(['2019-02-04 14.00']);
    const cancelled = changed(world, {
      kind: 'cancel',
      planInstanceId: world.planInstances[0]?.id ?? '',
      ...now,
      proration: 'full',
    });
    // 28.00 less 50% is 14.00; 14.00 × 18 ÷ 28
    expect(totals(cancelled)).toEqual(['2019-02-04 14.00', '2019-02-14 -9.00']);
  });

  it('counts what a service credit paid as paid', () => {
    const world = shop('2019-02-04', [
      simplePlan('20001', 'Internet', '28.00', { units: { min: 1, max: 9 } }),
    ]);
    const granted = grantServiceCredit(world, {
      accountId: ada,
      amount: dollars('28.00'),
      reason: 'goodwill',
    }).world;
    const taken = deepFreeze(
      at(changed(deepFreeze(granted ?? world), taking('20001')), '2019-02-14'),
    );
    const two = changed(taken, {
      kind: 'units',
      planInstanceId: taken.planInstances[0]?.id ?? '',
      units: 2,
      ...now,
      proration: 'full',
    });
    // 28.00 × 2 × 18 ÷ 28 less 28.00 × 18 ÷ 28
    expect(totals(two)).toEqual(['2019-02-04 0.00', '2019-02-14 18.00']);
  });

  it('counts from the rate less the discount where the company counts without rounding', () => {
    const world = held({ ...half, settings: { creditFrom: 'exact-rate' } });
    const cancelled = changed(world, {
      kind: 'cancel',
      planInstanceId: world.planInstances[0]?.id ?? '',
      ...now,
      proration: 'full',
    });
    expect(totals(cancelled)).toEqual(['2019-02-04 14.00', '2019-02-14 -9.00']);
  });
});
