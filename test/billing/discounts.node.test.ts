import { describe, expect, it } from 'vitest';
import { amountOff, leftAfter, percentOff, withinTotal } from '../../src/billing/discounts.js';
import { money } from '../../src/money/money.js';

const usd = (amount: string) => money(amount, 'USD');
const lines = (...amounts: string[]) =>
  amounts.map((amount, index) => ({ line: index + 1, left: usd(amount) }));
const brief = (lowerings: ReturnType<typeof percentOff>) =>
  lowerings.map(({ line, amount }) => [line, amount.amount]);

describe('per cent off', () => {
  it('is rounded on each line', () => {
    // 12.5 % of 9.99 is 1.24875, of 0.20 is 0.025
    expect(brief(percentOff(lines('9.99', '0.20'), '12.5'))).toEqual([
      [1, '1.25'],
      [2, '0.03'],
    ]);
  });

  it('leaves out lines of which nothing comes off', () => {
    // 10 % of 0.04 is 0.004
    expect(brief(percentOff(lines('0.04', '0.05'), '10'))).toEqual([[2, '0.01']]);
  });

  it('takes no more than there is', () => {
    expect(brief(percentOff(lines('8.00'), '100'))).toEqual([[1, '8.00']]);
    expect(brief(percentOff(lines('8.00'), '150'))).toEqual([[1, '8.00']]);
  });
});

describe('an amount off', () => {
  it('uses up one line before the next', () => {
    expect(brief(amountOff(lines('3.00', '4.00', '5.00'), usd('5.00')))).toEqual([
      [1, '3.00'],
      [2, '2.00'],
    ]);
  });

  it('stops with the line that takes the last of it', () => {
    expect(brief(amountOff(lines('3.00', '4.00'), usd('3.00')))).toEqual([[1, '3.00']]);
    expect(amountOff(lines('3.00'), usd('0'))).toEqual([]);
  });

  it('leaves over what does not fit', () => {
    const taken = amountOff(lines('3.00', '4.00'), usd('10.00'));
    expect(brief(taken)).toEqual([
      [1, '3.00'],
      [2, '4.00'],
    ]);
    // 10.00 − 3.00 − 4.00
    expect(leftAfter(usd('10.00'), taken).amount).toBe('3.00');
  });
});

describe('what an amount may take off an invoice', () => {
  it('is at most what the invoice comes to', () => {
    const within = (amount: string, total: string) => withinTotal(usd(amount), usd(total)).amount;
    expect(within('5.00', '5.01')).toBe('5.00');
    expect(within('5.00', '4.99')).toBe('4.99');
    expect(within('5.00', '0.00')).toBe('0.00');
    expect(within('5.00', '-3.00')).toBe('0.00');
  });
});
