import { describe, expect, it } from 'vitest';
import { rateChangesAfter, ratesOn, type ChargeTerms } from '../../src/billing/rates.js';
import { recurring, schedule } from './support.js';

const changes = (charges: ChargeTerms[], date: string) =>
  rateChangesAfter(schedule({}, { charges }), date);

describe('the rates in effect', () => {
  it('are the last that have begun; none before the first', () => {
    const charge = recurring({ '2020-01-01': '40', '2020-08-01': '45' });
    const from = (date: string) => ratesOn(charge, date)?.from;
    expect(['2019-12-31', '2020-01-01', '2020-07-31', '2020-08-01'].map(from)).toEqual([
      undefined,
      '2020-01-01',
      '2020-01-01',
      '2020-08-01',
    ]);
  });
});

describe('announced changes of rates', () => {
  const monthly = recurring({ '2020-01-01': '40', '2020-08-01': '45', '2021-01-01': '50' });

  it('are those after a day, in order, each date once for all charges', () => {
    const other = recurring({ '2020-08-01': '3', '2020-10-01': '4' });
    expect(changes([monthly, other], '2020-07-31')).toEqual([
      '2020-08-01',
      '2020-10-01',
      '2021-01-01',
    ]);
    expect(changes([monthly], '2020-08-01')).toEqual(['2021-01-01']);
    expect(changes([monthly], '2021-01-01')).toEqual([]);
  });

  it('are of recurring charges only: fees and usage change no price of a period', () => {
    expect(
      changes(
        [
          { ...monthly, kind: 'usage' },
          { ...monthly, kind: 'activation' },
        ],
        '2020-01-01',
      ),
    ).toEqual([]);
  });

  it('need a date: rates that always held are no change', () => {
    const always = { ...monthly, rates: monthly.rates.slice(0, 1).map(({ tiers }) => ({ tiers })) };
    expect(changes([always], '2019-01-01')).toEqual([]);
  });
});
