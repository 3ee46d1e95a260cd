import { describe, expect, it } from 'vitest';
import { enterCoupon, removeCoupon } from '../../../src/sandbox/coupons.js';
import { children, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, billedLines, changed, deepFreeze, totals } from '../support.js';
import { shop, type WorldParts } from '../worked-examples/shop.js';

type Coupon = NonNullable<NonNullable<WorldParts>['coupons']>[number];
const percent = (code: string, value: string, more: Partial<Coupon> = {}): Coupon => ({
  code,
  name: code,
  discount: { by: 'percent', percent: value },
  ...more,
});
const amount = (code: string, value: string, currency = 'USD'): Coupon => ({
  code,
  name: code,
  discount: { by: 'amount', amount: { amount: value, currency } },
});

const plans = [
  simplePlan('20001', 'Line', '20.00', children('20002')),
  simplePlan('20002', 'Voice mail', '5.00', { kind: 'supplemental' }),
  simplePlan('20003', 'Other line', '10.00'),
];

/** Ada with a line (60001), voice mail under it (60002) and another line (60003), all since 15 January 2019. */
function held(...coupons: Coupon[]): World {
  const world = shop('2019-01-15', plans, { coupons });
  return changed(world, taking('20001'), taking('20002', { parent: { row: 0 } }), taking('20003'));
}

function entered(world: World, code: string, planInstanceId?: string) {
  return enterCoupon(world, {
    accountId: ada,
    receiptId: `coupon${world.receipts.length}`,
    code,
    ...(planInstanceId !== undefined && {
      planInstanceId: planInstanceId as World['planInstances'][number]['id'],
    }),
  });
}
function using(world: World, code: string, planInstanceId?: string): World {
  const outcome = entered(world, code, planInstanceId);
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}
/** The lines of coupons, as they are billed on the next bill date. */
const credits = (world: World, date = '2019-02-15') =>
  billedLines(at(world, date), date).filter((line) => line.includes('coupon-credit'));

describe('entering a coupon', () => {
  it('keeps it for the invoices to come, under its receipt', () => {
    const outcome = entered(held(percent('TEN', '10')), 'TEN');
    expect(outcome.receipt).toMatchObject({ action: 'coupon', invoiceIds: [] });
    expect(outcome.world?.appliedCoupons).toMatchObject([
      { code: 'TEN', appliedOn: '2019-01-15', used: 0 },
    ]);
    expect(outcome.world?.appliedCoupons[0]).not.toHaveProperty('planInstanceId');
  });

  it('is refused for an unknown code or somebody else’s plan', () => {
    const world = held(percent('TEN', '10'));
    expect(entered(world, 'ten').refusal).toBe('coupon-not-found');
    expect(entered(world, 'TEN', '69999').refusal).toBe('plan-instance-not-found');
  });

  it('is refused before its first and after its last day', () => {
    const from = (date: string) => entered(held(percent('C', '10', { from: date })), 'C').refusal;
    expect(from('2019-01-16')).toBe('coupon-not-valid');
    expect(from('2019-01-15')).toBeUndefined();
    const to = (date: string) => entered(held(percent('C', '10', { to: date })), 'C').refusal;
    expect(to('2019-01-14')).toBe('coupon-not-valid');
    expect(to('2019-01-15')).toBeUndefined();
  });

  it('is refused in another currency', () => {
    expect(entered(held(amount('C', '5.00', 'EUR')), 'C').refusal).toBe('coupon-not-valid');
    expect(entered(held(amount('C', '5.00')), 'C').refusal).toBeUndefined();
  });

  it('is refused on a master plan when it is for other plans', () => {
    const world = held(percent('C', '10', { planIds: ['20002'] as Coupon['planIds'] & string[] }));
    expect(entered(world, 'C', '60003').refusal).toBe('coupon-not-valid');
    expect(entered(world, 'C', '60001').refusal).toBeUndefined();
    expect(entered(world, 'C').refusal).toBeUndefined();
  });

  it('is refused where it counts already', () => {
    const world = held(percent('C', '10'), percent('D', '10'));
    expect(entered(using(world, 'C'), 'C').refusal).toBe('coupon-already-applied');
    expect(entered(using(world, 'C'), 'C', '60001').refusal).toBe('coupon-already-applied');
    expect(entered(using(world, 'C', '60001'), 'C').refusal).toBe('coupon-already-applied');
    // Voice mail hangs under the same master plan.
    expect(entered(using(world, 'C', '60001'), 'C', '60002').refusal).toBe(
      'coupon-already-applied',
    );
    expect(entered(using(world, 'C', '60001'), 'C', '60003').refusal).toBeUndefined();
    expect(entered(using(world, 'C'), 'D').refusal).toBeUndefined();
  });
});

describe('a coupon', () => {
  it('on the account lowers every line', () => {
    expect(credits(using(held(percent('TEN', '10')), 'TEN'))).toEqual([
      '2019-02-15 TEN (coupon-credit) -0.50',
      '2019-02-15 TEN (coupon-credit) -1.00',
      '2019-02-15 TEN (coupon-credit) -2.00',
    ]);
  });

  it('on a master plan lowers it and what hangs under it', () => {
    expect(credits(using(held(percent('TEN', '10')), 'TEN', '60002'))).toEqual([
      '2019-02-15 TEN (coupon-credit) -0.50',
      '2019-02-15 TEN (coupon-credit) -2.00',
    ]);
  });

  it('for some plans lowers only these', () => {
    const world = held(
      percent('TEN', '10', { planIds: ['20002'] as Coupon['planIds'] & string[] }),
    );
    expect(credits(using(world, 'TEN'))).toEqual(['2019-02-15 TEN (coupon-credit) -0.50']);
  });

  it('says which line each credit lowers', () => {
    const billed = at(using(held(amount('C', '22.00')), 'C'), '2019-02-15').invoices.at(-1);
    const lowered = billed?.lines.flatMap(
      ({ kind, planName, amount: money, lowers, couponCode }) =>
        kind === 'coupon-credit' ? [[planName, money.amount, lowers, couponCode]] : [],
    );
    // 22.00 is 20.00 of the first line and 2.00 of the second.
    expect(lowered).toEqual([
      ['Line', '-20.00', { line: 1 }, 'C'],
      ['Voice mail', '-2.00', { line: 2 }, 'C'],
    ]);
  });

  it('counts after those before it, of what they left', () => {
    const world = using(using(held(percent('HALF', '50'), percent('TEN', '10')), 'HALF'), 'TEN');
    // 35.00 − 17.50 = 17.50; 10 % of 10.00, 2.50 and 5.00
    expect(totals(at(world, '2019-02-15'), '2019-02-01')).toEqual(['2019-02-15 15.75']);
  });

  it('of an amount never makes an invoice a credit', () => {
    const world = using(held(amount('C', '100.00')), 'C');
    expect(totals(at(world, '2019-02-15'), '2019-02-01')).toEqual(['2019-02-15 0.00']);
  });

  it('stops after its last invoice, counting only those on which it did something', () => {
    const coupon = percent('C', '10', {
      invoices: 2,
      planIds: ['20003'] as Coupon['planIds'] & string[],
    });
    const world = using(held(coupon), 'C');
    expect(at(world, '2019-03-15').appliedCoupons[0]?.used).toBe(2);
    expect(totals(at(world, '2019-04-15'), '2019-02-01')).toEqual([
      // 35.00 − 1.00, twice
      '2019-02-15 34.00',
      '2019-03-15 34.00',
      '2019-04-15 35.00',
    ]);
  });
});

describe('taking a coupon away', () => {
  const without = (world: World, code: string) =>
    removeCoupon(world, { accountId: ada, receiptId: `away${world.receipts.length}`, code });

  it('lets it work on no later invoice, wherever it was in use, and changes no earlier one', () => {
    let world = using(held(percent('TEN', '10'), percent('FIVE', '5')), 'FIVE');
    for (const master of ['60001', '60003']) world = using(world, 'TEN', master);
    const billed = at(world, '2019-02-15');
    expect(credits(billed)).toHaveLength(6);
    const outcome = without(billed, 'TEN');
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(outcome.events.map(({ kind }) => kind)).toEqual(['coupon-removed', 'coupon-removed']);
    expect(credits(outcome.world)).toHaveLength(6);
    // Five per cent of 20.00, 5.00 and 10.00 are left.
    expect(credits(deepFreeze(outcome.world), '2019-03-15')).toEqual([
      '2019-03-15 FIVE (coupon-credit) -0.25',
      '2019-03-15 FIVE (coupon-credit) -0.50',
      '2019-03-15 FIVE (coupon-credit) -1.00',
    ]);
    expect(entered(outcome.world, 'TEN', '60001').refusal).toBe('coupon-already-applied');
    expect(without(outcome.world, 'TEN')).toEqual({ refusal: 'coupon-not-in-use' });
  });

  it('is refused for one that is used up or unknown', () => {
    const world = at(using(held(percent('ONCE', '10', { invoices: 1 })), 'ONCE'), '2019-02-15');
    expect(without(world, 'ONCE')).toEqual({ refusal: 'coupon-not-in-use' });
    expect(without(world, 'NONE')).toEqual({ refusal: 'coupon-not-in-use' });
  });
});

describe('a coupon that has worked on its last invoice', () => {
  it('is part of what a change credits, and not of what it charges', () => {
    const start = shop('2019-01-15', plans, {
      coupons: [percent('HALF', '50', { invoices: 1 })],
    });
    const world = at(changed(start, taking('20003', { coupon: 'HALF' })), '2019-01-20');
    const after = changed(world, {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20001',
      effective: { when: 'now' },
      proration: 'full',
    });
    // Of 5.00 that were left to pay 26 of 31 days, and 20.00 × 26/31.
    expect(billedLines(after, '2019-01-20')).toEqual([
      '2019-01-20 Line 2019-01-20..2019-02-14 16.77',
      '2019-01-20 Other line 2019-01-20..2019-02-14 -4.19',
    ]);
  });
});
