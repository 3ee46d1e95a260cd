import { describe, expect, it } from 'vitest';
import { planRebill, type RebillableLine } from '../../src/billing/rebill-plan.js';
import { creditedLine, usd } from './documents-support.js';

/** 3 × 10.00, taxed with 8.25 %. */
const charged: RebillableLine = {
  ...creditedLine({ taxes: ['8.25'] }),
  units: '3',
  rate: usd('10.00'),
};
const tax = creditedLine({ kind: 'tax', amount: usd('2.48') });
const discount = creditedLine({ kind: 'coupon-credit', amount: usd('-3.00') });

describe('the plan of a rebill', () => {
  it('copies charge lines that nobody changes, and credits nothing', () => {
    expect(planRebill([charged, discount, tax], [], 'USD')).toEqual({
      lines: [{ line: 1, amount: usd('30.00') }],
      credits: [],
      // 30.00 + 30.00 × 8.25 % = 2.475, up to 2.48.
      replaced: usd('32.48'),
    });
  });

  it('credits the difference with its tax, and replaces the rest', () => {
    expect(planRebill([charged, tax], [{ line: 1, rate: '8.00' }], 'USD')).toEqual({
      lines: [{ line: 1, amount: usd('24.00'), units: '3', rate: usd('8.00') }],
      // 6.00 × 8.25 % = 0.495, up to 0.50.
      credits: [{ line: 1, amount: usd('6.00'), tax: usd('0.50') }],
      // 32.48 − 6.50.
      replaced: usd('25.98'),
    });
  });

  it('takes units of one and the amount of the line where it has neither units nor rate', () => {
    const fee = creditedLine({ kind: 'activation', amount: usd('15.00') });
    expect(planRebill([fee], [{ line: 1, rate: '9' }], 'USD').lines).toEqual([
      { line: 1, amount: usd('9.00'), units: '1', rate: { amount: '9', currency: 'USD' } },
    ]);
    expect(planRebill([fee], [{ line: 1, units: '1' }], 'USD').lines).toEqual([
      { line: 1, amount: usd('15.00'), units: '1', rate: usd('15.00') },
    ]);
  });

  it('prorates changed lines as they were', () => {
    const prorated = { ...charged, amount: usd('18.00'), share: { days: 18, of: 30 } };
    // 3 × 7.00 × 18 ÷ 30.
    expect(planRebill([prorated], [{ line: 1, rate: '7.00' }], 'USD').lines).toEqual([
      { line: 1, amount: usd('12.60'), units: '3', rate: usd('7.00') },
    ]);
  });

  it('bills parts of units of usage', () => {
    const usage: RebillableLine = { ...charged, kind: 'usage', units: '2.5', rate: usd('12.00') };
    // 2.25 × 12.00.
    expect(planRebill([usage], [{ line: 1, units: '2.25' }], 'USD').lines).toEqual([
      { line: 1, amount: usd('27.00'), units: '2.25', rate: usd('12.00') },
    ]);
  });

  it('leaves out what is excluded and what comes to nothing, and credits it whole', () => {
    const second: RebillableLine = { ...charged, amount: usd('10.00'), units: '1' };
    const plan = planRebill(
      [charged, second, second],
      [
        { line: 2, exclude: true },
        { line: 3, rate: '0' },
      ],
      'USD',
    );
    expect(plan.lines).toEqual([{ line: 1, amount: usd('30.00') }]);
    // 10.00 × 8.25 % = 0.825, up to 0.83.
    expect(plan.credits).toEqual([
      { line: 2, amount: usd('10.00'), tax: usd('0.83') },
      { line: 3, amount: usd('10.00'), tax: usd('0.83') },
    ]);
    expect(plan.replaced).toEqual(usd('32.48'));
  });

  it('copies only what is left of a line that was credited before, without a rate that no longer makes its amount', () => {
    const credited = {
      ...charged,
      discounts: [usd('6.00')],
      memos: [{ amount: usd('4.00'), tax: usd('0.33') }],
    };
    expect(planRebill([credited], [], 'USD')).toEqual({
      lines: [{ line: 1, amount: usd('20.00'), rate: null }],
      credits: [],
      // Tax of 24.00: 1.98, less 0.33: 20.00 + 1.65.
      replaced: usd('21.65'),
    });
  });
});
