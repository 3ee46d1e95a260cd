import { describe, expect, it } from 'vitest';
import { billDateAfter, isPart, partsUntil } from '../../src/billing/running-period.js';

const monthly = (billDay: number) => ({ intervalMonths: 1, billDay });
const text = (from: string, billDate: string, rhythm: Parameters<typeof partsUntil>[2]) =>
  partsUntil(from, billDate, rhythm).map(
    ({ period, cycle }) => `${period.from}..${period.to} of ${cycle.from}..${cycle.to}`,
  );

describe('the bill date after a day', () => {
  it('is the next one of the rhythm, wherever the known one is', () => {
    for (const known of ['2018-11-04', '2019-02-04', '2019-03-04', '2019-09-04']) {
      expect(billDateAfter('2019-02-03', known, monthly(4))).toBe('2019-02-04');
      expect(billDateAfter('2019-02-04', known, monthly(4))).toBe('2019-03-04');
    }
  });

  it('keeps to the bill day after a short month', () => {
    expect(billDateAfter('2019-02-27', '2019-01-31', monthly(31))).toBe('2019-02-28');
    expect(billDateAfter('2019-02-28', '2019-01-31', monthly(31))).toBe('2019-03-31');
    expect(billDateAfter('2020-02-28', '2020-01-31', monthly(31))).toBe('2020-02-29');
  });
});

describe('the days up to a bill date', () => {
  it('are a part of the interval that ends with them', () => {
    expect(text('2019-02-14', '2019-03-04', monthly(4))).toEqual([
      '2019-02-14..2019-03-03 of 2019-02-04..2019-03-03',
    ]);
    expect(text('2019-05-17', '2019-06-16', { intervalMonths: 12, billDay: 16 })).toEqual([
      '2019-05-17..2019-06-15 of 2018-06-16..2019-06-15',
    ]);
  });

  it('are cut at the bill dates between them', () => {
    expect(text('2019-01-20', '2019-04-30', monthly(31))).toEqual([
      '2019-01-20..2019-01-30 of 2018-12-31..2019-01-30',
      '2019-01-31..2019-02-27 of 2019-01-31..2019-02-27',
      '2019-02-28..2019-03-30 of 2019-02-28..2019-03-30',
      '2019-03-31..2019-04-29 of 2019-03-31..2019-04-29',
    ]);
  });

  it('are a whole interval from a bill date, one day on the day before, none from the bill date on', () => {
    expect(text('2019-02-04', '2019-03-04', monthly(4))).toEqual([
      '2019-02-04..2019-03-03 of 2019-02-04..2019-03-03',
    ]);
    expect(text('2019-03-03', '2019-03-04', monthly(4))).toEqual([
      '2019-03-03..2019-03-03 of 2019-02-04..2019-03-03',
    ]);
    expect(text('2019-03-04', '2019-03-04', monthly(4))).toEqual([]);
    expect(text('2019-03-05', '2019-03-04', monthly(4))).toEqual([]);
  });

  it('are a part where they are not the whole interval', () => {
    const whole = { from: '2019-02-04', to: '2019-03-03' };
    expect(isPart({ period: whole, cycle: whole })).toBe(false);
    expect(isPart({ period: { ...whole, from: '2019-02-05' }, cycle: whole })).toBe(true);
    expect(isPart({ period: { ...whole, to: '2019-03-02' }, cycle: whole })).toBe(true);
  });
});
