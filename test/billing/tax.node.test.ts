import { describe, expect, it } from 'vitest';
import { taxBases, taxesAt, taxOn, type TaxedLine } from '../../src/billing/tax.js';
import { money } from '../../src/money/money.js';

const usd = (amount: string) => money(amount, 'USD');

describe('the taxes of an address', () => {
  const tax = (id: string, more: object) => ({
    id,
    name: id,
    percent: '5',
    country: 'US',
    ...more,
  });
  const taxes = [
    tax('federal', {}),
    tax('state', { region: 'CA' }),
    tax('new', { region: 'CA', from: '2020-07-01' }),
    tax('gst', { country: 'CA' }),
  ];
  const at = (address: Parameters<typeof taxesAt>[1], date = '2020-07-01') =>
    taxesAt(taxes, address, date).map(({ id }) => id);

  it('are those of its country and its region', () => {
    expect(at({ country: 'US', region: 'CA' })).toEqual(['federal', 'state', 'new']);
    expect(at({ country: 'US', region: 'NV' })).toEqual(['federal']);
    expect(at({ country: 'US' })).toEqual(['federal']);
    expect(at({ country: 'CA', region: 'CA' })).toEqual(['gst']);
  });

  it('are charged from their first day on', () => {
    expect(at({ country: 'US', region: 'CA' }, '2020-06-30')).toEqual(['federal', 'state']);
    expect(at({ country: 'US', region: 'CA' }, '2020-07-02')).toEqual(['federal', 'state', 'new']);
  });

  it('are none without an address', () => {
    expect(at(undefined)).toEqual([]);
  });
});

describe('what bears tax', () => {
  const bases = (...lines: TaxedLine[]) => taxBases(lines, 'USD').map(({ amount }) => amount);

  it('is each line that is not freed from it', () => {
    expect(
      bases(
        { kind: 'recurring', amount: usd('10.00') },
        { kind: 'usage', amount: usd('4.00'), taxable: false },
        { kind: 'surcharge', amount: usd('1.00'), taxable: true },
        { kind: 'tax', amount: usd('0.55') },
      ),
    ).toEqual(['10.00', '1.00']);
  });

  it('is less what coupons and service credits take off on the same invoice', () => {
    expect(
      bases(
        { kind: 'recurring', amount: usd('10.00') },
        { kind: 'recurring', amount: usd('20.00') },
        { kind: 'coupon-credit', amount: usd('-1.00'), lowers: { line: 2 } },
        { kind: 'service-credit', amount: usd('-4.00'), lowers: { line: 2 } },
      ),
      // 20.00 − 1.00 − 4.00
    ).toEqual(['10.00', '15.00']);
  });

  it('is also a credit for days not used: its tax comes back', () => {
    expect(
      bases(
        { kind: 'recurring', amount: usd('10.00') },
        { kind: 'recurring', amount: usd('-6.00'), lowers: { invoiceId: '70001', line: 1 } },
      ),
    ).toEqual(['10.00', '-6.00']);
  });
});

describe('a tax', () => {
  it('is rounded on each line and added up', () => {
    // 7 % of 0.50 is 0.035 on each of two lines; of their sum it would be 0.07
    expect(taxOn([usd('0.50'), usd('0.50')], '7', 'USD')?.amount).toBe('0.08');
  });

  it('is no line where it comes to nothing', () => {
    expect(taxOn([], '7', 'USD')).toBeUndefined();
    expect(taxOn([usd('3.00'), usd('-3.00')], '7', 'USD')).toBeUndefined();
    expect(taxOn([usd('-3.00')], '7', 'USD')?.amount).toBe('-0.21');
  });
});
