import { describe, expect, it } from 'vitest';
import { usageLines, usageRefusal, type UsageRecord } from '../../src/billing/usage.js';
import type { ChargeTerms } from '../../src/billing/rates.js';
import { money } from '../../src/money/money.js';

const usd = (amount: string) => money(amount, 'USD');
const rate = (amount: string) => ({ amount, currency: 'USD' });

describe('negative usage', () => {
  const refused = (record: UsageRecord, pooled = false) => usageRefusal(record, { pooled });

  it('may have negative units', () => {
    expect(refused({ units: '-3' })).toBeUndefined();
    expect(refused({ units: '-3', rate: rate('0.10') })).toBeUndefined();
    expect(refused({ units: '-3', amount: usd('-1.00') })).toBeUndefined();
    expect(refused({ units: '-3', amount: usd('0.00') })).toBeUndefined();
  });

  it('has no negative rate beside negative units or a negative amount', () => {
    expect(refused({ units: '-3', rate: rate('-0.10') })).toBe('rate-negative');
    expect(refused({ units: '3', rate: rate('-0.10'), amount: usd('-0.30') })).toBe(
      'rate-negative',
    );
    expect(refused({ units: '3', rate: rate('-0.10') })).toBeUndefined();
    expect(refused({ units: '3', rate: rate('-0.10'), amount: usd('0.30') })).toBeUndefined();
    expect(refused({ units: '-3', rate: rate('0.00') })).toBeUndefined();
  });

  it('has no positive amount', () => {
    expect(refused({ units: '-3', amount: usd('0.01') })).toBe('amount-positive');
    expect(refused({ units: '0', amount: usd('0.01') })).toBeUndefined();
    expect(refused({ units: '3', amount: usd('-0.01') })).toBeUndefined();
  });

  it('is not pooled unless it is rated already', () => {
    expect(refused({ units: '-3' }, true)).toBe('pooled-negative');
    expect(refused({ units: '0' }, true)).toBeUndefined();
    expect(refused({ units: '3' }, true)).toBeUndefined();
    expect(refused({ units: '-3', rate: rate('0.10') }, true)).toBeUndefined();
    expect(refused({ units: '-3', amount: usd('-0.30') }, true)).toBeUndefined();
    expect(usageRefusal({ units: '-3' }, {})).toBeUndefined();
  });
});

describe('the lines of usage', () => {
  /** 1–10 units at 1.00, 11–20 at 0.50, from 21 at 0.255; 2.00 from July on. */
  function data(more: Partial<ChargeTerms> = {}): ChargeTerms {
    const tier = (from: number, to: number | undefined, amount: string) => ({
      from,
      ...(to !== undefined && { to }),
      rate: rate(amount),
    });
    return {
      id: '80002',
      name: 'Data',
      kind: 'usage',
      tierRule: 'standard',
      rates: [
        {
          from: '2019-01-01',
          tiers: [tier(1, 10, '1.00'), tier(11, 20, '0.50'), tier(21, undefined, '0.255')],
        },
        { from: '2019-07-01', tiers: [tier(1, undefined, '2.00')] },
      ],
      ...more,
    };
  }
  const period = { from: '2019-03-15', to: '2019-04-14' };
  const linesOf = (
    records: (UsageRecord | string)[],
    charge: ChargeTerms = data(),
    days = period,
  ) =>
    usageLines({
      planName: 'Line',
      charge,
      currency: 'USD',
      records: records.map((record) => (typeof record === 'string' ? { units: record } : record)),
      period: days,
    });
  const brief = (...input: Parameters<typeof linesOf>) =>
    linesOf(...input)?.map(
      ({ units, rate: price, amount }) => `${units} × ${price?.amount} = ${amount.amount}`,
    );

  it('add up and are priced by the tiers that they reach', () => {
    expect(brief(['4', '6'])).toEqual(['10 × 1.00 = 10.00']);
    expect(brief(['4', '6.5'])).toEqual(['10 × 1.00 = 10.00', '0.5 × 0.50 = 0.25']);
    expect(brief(['24.2'])).toEqual([
      '10 × 1.00 = 10.00',
      '10 × 0.50 = 5.00',
      // 4.2 × 0.255 = 1.071
      '4.2 × 0.255 = 1.07',
    ]);
  });

  it('are priced at the tier reached under the volume rule, once under the flat rule', () => {
    expect(brief(['10.5'], data({ tierRule: 'volume' }))).toEqual(['10.5 × 0.50 = 5.25']);
    expect(brief(['10.5'], data({ tierRule: 'flat' }))).toEqual(['1 × 0.50 = 0.50']);
    expect(brief(['-10.5'], data({ tierRule: 'flat' }))).toEqual(['-1 × 0.50 = -0.50']);
  });

  it('credit what comes to less than nothing as it would have been charged', () => {
    expect(brief(['4', '-16.5'])).toEqual(['-10 × 1.00 = -10.00', '-2.5 × 0.50 = -1.25']);
  });

  it('say so when nothing is left', () => {
    expect(brief(['4', '-4.0'])).toEqual(['0.0 × undefined = 0.00']);
    expect(brief(['3'], data({ rates: [{ tiers: [{ from: 1, rate: rate('0') }] }] }))).toEqual([
      '3 × 0 = 0.00',
    ]);
  });

  it('have one for each record that is rated already, before the others', () => {
    expect(
      brief(['4', { units: '7', amount: usd('2.34') }, { units: '7', rate: rate('0.255') }, '1']),
    ).toEqual([
      '7 × undefined = 2.34',
      // 7 × 0.255 = 1.785
      '7 × 0.255 = 1.79',
      '5 × 1.00 = 5.00',
    ]);
    expect(brief([{ units: '7', rate: rate('0.00') }])).toEqual(['7 × 0.00 = 0.00']);
    // An amount counts before a rate; a negative rate is not shown.
    expect(brief([{ units: '7', rate: rate('0.10'), amount: usd('9.99') }])).toEqual([
      '7 × 0.10 = 9.99',
    ]);
    expect(brief([{ units: '7', rate: rate('-0.10') }])).toEqual(['7 × undefined = -0.70']);
    expect(brief([{ units: '-7', rate: rate('0.10') }])).toEqual(['-7 × 0.10 = -0.70']);
  });

  it('have the rates of the first day', () => {
    const days = (from: string) => ({ from, to: '2019-07-14' });
    expect(brief(['3'], data(), days('2019-06-30'))).toEqual(['3 × 1.00 = 3.00']);
    expect(brief(['3'], data(), days('2019-07-01'))).toEqual(['3 × 2.00 = 6.00']);
  });

  it('wait for rates where there are none yet; what is rated already does not', () => {
    const early = { from: '2018-12-15', to: '2019-01-14' };
    expect(linesOf(['3'], data(), early)).toBeUndefined();
    expect(brief([{ units: '3', amount: usd('1.00') }], data(), early)).toEqual([
      '3 × undefined = 1.00',
    ]);
  });

  it('tell their charge, their plan, their days, and whether they bear tax', () => {
    expect(linesOf(['3'])).toEqual([
      {
        kind: 'usage',
        planName: 'Line',
        description: 'Data',
        units: '3',
        rate: rate('1.00'),
        amount: usd('3.00'),
        period,
        prorated: false,
        chargeId: '80002',
      },
    ]);
    expect(linesOf(['3'], data({ taxable: false }))).toMatchObject([{ taxable: false }]);
  });
});
