import { describe, expect, it } from 'vitest';
import { priceChanges, tiersOn } from '../../src/billing/price.js';
import type { Charge } from '../../src/model/rate-schedule.js';
import { schedule } from './support.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('the tiers of a charge', () => {
  it('are none before its first rates', () => {
    const [charge] = schedule({ '2020-01-01': '40' }).charges;
    expect(charge && tiersOn(charge, '2019-12-31')).toEqual([]);
    expect(charge && tiersOn(charge, '2020-01-01')).toHaveLength(1);
  });
});

describe('announced changes of a price', () => {
  it('names each later date with the price from then on', () => {
    const terms = schedule({ '2020-01-01': '40', '2020-08-01': '45', '2021-01-01': '50' });
    // 3 × 45 and 3 × 50
    expect(priceChanges(terms, 3, '2020-07-18')).toEqual([
      { from: '2020-08-01', price: usd('135.00') },
      { from: '2021-01-01', price: usd('150.00') },
    ]);
  });

  it('leaves out what has come already', () => {
    const terms = schedule({ '2020-01-01': '40', '2020-08-01': '45' });
    expect(priceChanges(terms, 1, '2020-08-01')).toEqual([]);
  });

  it('leaves out a change that does not touch the price for these units', () => {
    const seats: Charge = {
      id: '1',
      name: 'Seats',
      kind: 'recurring',
      tierRule: 'standard',
      rates: [
        {
          tiers: [
            { from: 1, to: 5, rate: usd('10') },
            { from: 6, rate: usd('8') },
          ],
        },
        {
          from: '2020-08-01',
          tiers: [
            { from: 1, to: 5, rate: usd('10') },
            { from: 6, rate: usd('7') },
          ],
        },
      ],
    };
    const terms = schedule({}, { charges: [seats] });
    expect(priceChanges(terms, 5, '2020-07-18')).toEqual([]);
    // 5 × 10 + 1 × 7
    expect(priceChanges(terms, 6, '2020-07-18')).toEqual([
      { from: '2020-08-01', price: usd('57.00') },
    ]);
    expect(tiersOn(seats, '2020-08-01').at(-1)?.rate).toEqual(usd('7'));
  });
});
