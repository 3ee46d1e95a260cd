import { describe, expect, it } from 'vitest';
import { activationLines } from '../../src/billing/charges.js';
import { prorate } from '../../src/billing/proration.js';
import { recurringPrice } from '../../src/billing/price.js';
import type { Charge, TierRule } from '../../src/model/rate-schedule.js';
import { money } from '../../src/money/money.js';
import { recurring, schedule } from './support.js';

/** 1–5 units at 10.00, 6–10 at 8.00, from 11 at 6.00. */
function seats(tierRule: TierRule): Charge {
  const rate = (amount: string) => ({ amount, currency: 'USD' });
  return {
    id: '1',
    name: 'Seats',
    kind: 'recurring',
    tierRule,
    rates: [
      {
        tiers: [
          { from: 1, to: 5, rate: rate('10') },
          { from: 6, to: 10, rate: rate('8') },
          { from: 11, rate: rate('6') },
        ],
      },
    ],
  };
}

const priced = (rule: TierRule, units: number) =>
  recurringPrice(schedule({}, { charges: [seats(rule)] }), units, '2020-07-18').amount;

describe('the price of tiers', () => {
  it('prices each unit in its own tier under the standard rule', () => {
    expect(priced('standard', 5)).toBe('50.00'); // 5 × 10
    expect(priced('standard', 6)).toBe('58.00'); // 5 × 10 + 1 × 8
    expect(priced('standard', 12)).toBe('102.00'); // 5 × 10 + 5 × 8 + 2 × 6
  });

  it('prices all units at the tier reached under the volume rule', () => {
    expect(priced('volume', 5)).toBe('50.00'); // 5 × 10
    expect(priced('volume', 6)).toBe('48.00'); // 6 × 8
    expect(priced('volume', 12)).toBe('72.00'); // 12 × 6
  });

  it("charges the tier's price once under the flat rule", () => {
    expect(priced('flat', 1)).toBe('10.00');
    expect(priced('flat', 12)).toBe('6.00');
  });

  it('comes to nothing for no units, under every rule', () => {
    for (const rule of ['standard', 'volume', 'flat'] as const)
      expect(priced(rule, 0)).toBe('0.00');
  });

  it('comes to nothing where there are no tiers, and is that of the first tier below it', () => {
    const none = { ...seats('flat'), rates: [{ tiers: [] }] };
    expect(recurringPrice(schedule({}, { charges: [none] }), 1, '2020-07-18').amount).toBe('0.00');
    const fromSix = seats('flat');
    fromSix.rates[0]?.tiers.shift();
    expect(recurringPrice(schedule({}, { charges: [fromSix] }), 5, '2020-07-18').amount).toBe(
      '8.00',
    );
  });

  it('keeps pricing in the last tier when that one is closed', () => {
    const closed = seats('standard');
    closed.rates[0]?.tiers.splice(2);
    // 5 × 10 + 7 × 8
    expect(recurringPrice(schedule({}, { charges: [closed] }), 12, '2020-07-18').amount).toBe(
      '106.00',
    );
  });
});

describe('a scheduled rate change', () => {
  const terms = schedule({ '2020-01-01': '25', '2020-10-01': '30' });

  it('holds from its date on, for everyone on the schedule', () => {
    expect(recurringPrice(terms, 1, '2020-09-30').amount).toBe('25.00');
    expect(recurringPrice(terms, 1, '2020-10-01').amount).toBe('30.00');
    // Before the first rates nothing is charged.
    expect(recurringPrice(terms, 1, '2019-12-31').amount).toBe('0.00');
  });
});

describe('proration', () => {
  it('charges the days from the change to the day before the next bill date', () => {
    const cycle = { from: '2015-04-15', to: '2015-05-14' };
    const left = { from: '2015-04-27', to: '2015-05-14' };
    // 18 of 30 days
    expect(prorate(money('30', 'USD'), left, cycle).amount).toBe('18.00');
    expect(prorate(money('60', 'USD'), left, cycle).amount).toBe('36.00');
  });
});

describe('an activation fee', () => {
  it('is a line of its own and no part of the recurring price', () => {
    const fee: Charge = {
      ...recurring({ '2020-01-01': '15' }),
      kind: 'activation',
      name: 'Set-up',
    };
    const terms = schedule({}, { charges: [recurring({ '2020-01-01': '40' }), fee] });
    expect(recurringPrice(terms, 1, '2020-07-18').amount).toBe('40.00');
    expect(activationLines('Streaming', terms, 1, '2020-07-18')).toMatchObject([
      {
        kind: 'activation',
        planName: 'Streaming',
        description: 'Set-up',
        amount: { amount: '15.00', currency: 'USD' },
        prorated: false,
      },
    ]);
  });
});
