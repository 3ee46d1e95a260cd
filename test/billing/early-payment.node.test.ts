import { describe, expect, it } from 'vitest';
import { earlyPaymentDiscount, lastEarlyDay } from '../../src/billing/early-payment.js';
import { money } from '../../src/money/money.js';

const terms = { percent: '2', days: 10 };
const invoice = (payable: string, open = payable, currency = 'USD') => ({
  date: '2020-02-20',
  payable: money(payable, currency),
  open: money(open, currency),
});
const discount = (
  ...[row, on, given = terms]: [ReturnType<typeof invoice>, string, typeof terms?]
) => earlyPaymentDiscount(row, given, on).amount;

describe('the discount for paying early', () => {
  it('is there up to the last of its days, over the end of a month', () => {
    expect(lastEarlyDay('2020-02-20', terms)).toBe('2020-03-01');
    expect(discount(invoice('100'), '2020-02-20')).toBe('2.00');
    expect(discount(invoice('100'), '2020-02-29')).toBe('2.00');
    expect(discount(invoice('100'), '2020-03-01')).toBe('2.00');
    expect(discount(invoice('100'), '2020-03-02')).toBe('0.00');
  });

  it('of terms that give no days is for the day of the invoice', () => {
    const atOnce = { percent: '2', days: 0 };
    expect(discount(invoice('100'), '2020-02-20', atOnce)).toBe('2.00');
    expect(discount(invoice('100'), '2020-02-21', atOnce)).toBe('0.00');
  });

  it('is rounded once, halves up', () => {
    // 12.25 × 2% = 0.245
    expect(discount(invoice('12.25'), '2020-02-20')).toBe('0.25');
    // 12.24 × 2% = 0.2448
    expect(discount(invoice('12.24'), '2020-02-20')).toBe('0.24');
    // 1234 × 2.5% = 30.85
    expect(
      earlyPaymentDiscount(
        invoice('1234', '1234', 'JPY'),
        { percent: '2.5', days: 1 },
        '2020-02-20',
      ).amount,
    ).toBe('31');
  });

  it('is counted from all that is to be paid, also when a part is paid already', () => {
    // 100.00 × 2%
    expect(discount(invoice('100', '60'), '2020-02-20')).toBe('2.00');
  });

  it('is never more than is open', () => {
    expect(discount(invoice('100', '1.50'), '2020-02-20')).toBe('1.50');
    expect(discount(invoice('100', '2.00'), '2020-02-20')).toBe('2.00');
    expect(discount(invoice('100', '0'), '2020-02-20')).toBe('0.00');
  });

  it('is not given on credits', () => {
    expect(discount(invoice('-100'), '2020-02-20')).toBe('0.00');
    expect(discount(invoice('100', '-5'), '2020-02-20')).toBe('0.00');
    expect(discount(invoice('-5', '10'), '2020-02-20')).toBe('0.00');
  });
});
