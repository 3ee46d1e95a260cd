import { describe, expect, it } from 'vitest';
import { canCredit, lineLeft, taxOnCredit } from '../../src/billing/line-left.js';
import { creditedLine, usd } from './documents-support.js';

describe('what is left of a line', () => {
  it('is its amount while nothing was credited', () => {
    expect(lineLeft(creditedLine())).toEqual(usd('30.00'));
  });

  it('is its amount less coupons, proration credits and memos', () => {
    const line = creditedLine({
      discounts: [usd('3.00'), usd('1.00')],
      prorations: [usd('10.00')],
      memos: [{ amount: usd('2.50'), tax: usd('0.20') }],
    });
    // 30.00 − 3.00 − 1.00 − 10.00 − 2.50; the tax of the memo does not count.
    expect(lineLeft(line)).toEqual(usd('13.50'));
    expect(canCredit(line)).toBe(true);
  });

  it('is nothing when all was credited, and never less', () => {
    const line = creditedLine({ prorations: [usd('30.00')] });
    expect(lineLeft(line)).toEqual(usd('0.00'));
    expect(canCredit(line)).toBe(false);
    expect(lineLeft(creditedLine({ prorations: [usd('30.01')] }))).toEqual(usd('0.00'));
  });

  it('is nothing for tax lines and for lines that are credits', () => {
    expect(lineLeft(creditedLine({ kind: 'tax' }))).toEqual(usd('0.00'));
    expect(lineLeft(creditedLine({ amount: usd('-18.00') }))).toEqual(usd('0.00'));
  });
});

describe('the tax that goes back with a credit', () => {
  const taxed = creditedLine({ taxes: ['8.25', '2'] });

  it('is each tax on what is credited, rounded once', () => {
    // 10.00 × 8.25 % = 0.825, up to 0.83; 10.00 × 2 % = 0.20.
    expect(taxOnCredit(taxed, usd('10.00'))).toEqual(usd('1.03'));
  });

  it('is none where the line bears none', () => {
    expect(taxOnCredit(creditedLine(), usd('10.00'))).toEqual(usd('0.00'));
  });

  it('comes to the tax of the line when the line is credited bit by bit', () => {
    // 30.00 × 8.25 % = 2.475, up to 2.48; each 10.00 alone would give back 0.83, 2.49 in all.
    const line = creditedLine({ taxes: ['8.25'] });
    const first = { amount: usd('10.00'), tax: usd('0.83') };
    // 20.00 × 8.25 % = 1.65, less 0.83.
    const second = { amount: usd('10.00'), tax: usd('0.82') };
    expect(taxOnCredit(line, usd('10.00'))).toEqual(first.tax);
    expect(taxOnCredit({ ...line, memos: [first] }, usd('10.00'))).toEqual(second.tax);
    expect(taxOnCredit({ ...line, memos: [first, second] }, usd('10.00'))).toEqual(usd('0.83'));
  });

  it('counts the tax that proration credits gave back, each rounded as it was', () => {
    const line = creditedLine({ taxes: ['8.25'], prorations: [usd('10.00'), usd('10.00')] });
    // 30.00 × 8.25 % = 2.48, less 0.83 twice.
    expect(taxOnCredit(line, usd('10.00'))).toEqual(usd('0.82'));
  });

  it('is on the price after coupons, as the tax was', () => {
    const line = creditedLine({ taxes: ['10'], discounts: [usd('20.00')] });
    // All that is left: 10.00 × 10 %.
    expect(taxOnCredit(line, usd('10.00'))).toEqual(usd('1.00'));
  });

  it('is never less than nothing, though small credits gave back more than their part', () => {
    // 0.07 × 8.25 % = 0.005775, up to 0.01 each.
    const prorations = [usd('0.07'), usd('0.07'), usd('0.07')];
    // 0.22 × 8.25 % = 0.01815, up to 0.02, and 0.03 went back before.
    expect(taxOnCredit(creditedLine({ taxes: ['8.25'], prorations }), usd('0.01'))).toEqual(
      usd('0.00'),
    );
  });
});
