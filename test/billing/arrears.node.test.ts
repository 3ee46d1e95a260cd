import { describe, expect, it } from 'vitest';
import { arrearsPeriods, arrearsThrough } from '../../src/billing/arrears.js';

const monthly = { intervalMonths: 1, billDay: 15 };

describe('an invoice bills in arrears', () => {
  it('through the day before its bill date', () => {
    expect(arrearsThrough('2019-03-15', '2019-03-15', monthly)).toBe('2019-03-14');
    expect(arrearsThrough('2019-03-15', '2019-03-20', monthly)).toBe('2019-03-14');
  });

  it('only intervals that are over when it is made before its bill date', () => {
    expect(arrearsThrough('2019-03-15', '2019-03-14', monthly)).toBe('2019-02-14');
    expect(arrearsThrough('2019-03-15', '2019-02-15', monthly)).toBe('2019-02-14');
    expect(arrearsThrough('2019-03-15', '2019-02-14', monthly)).toBe('2019-01-14');
  });
});

describe('days in arrears', () => {
  const cut = (from: string, to: string) =>
    arrearsPeriods({ from, to }, '2019-03-15', monthly).map(({ period, cycle }) => [
      `${period.from}..${period.to}`,
      `${cycle.from}..${cycle.to}`,
    ]);

  it('are a whole interval, or a part of one', () => {
    const cycle = '2019-02-15..2019-03-14';
    expect(cut('2019-02-15', '2019-03-14')).toEqual([[cycle, cycle]]);
    expect(cut('2019-02-20', '2019-03-01')).toEqual([['2019-02-20..2019-03-01', cycle]]);
    expect(cut('2019-03-14', '2019-03-14')).toEqual([['2019-03-14..2019-03-14', cycle]]);
  });

  it('are cut at the bill dates', () => {
    expect(cut('2019-01-20', '2019-03-15')).toEqual([
      ['2019-01-20..2019-02-14', '2019-01-15..2019-02-14'],
      ['2019-02-15..2019-03-14', '2019-02-15..2019-03-14'],
      ['2019-03-15..2019-03-15', '2019-03-15..2019-04-14'],
    ]);
  });

  it('are none when all is billed', () => {
    expect(cut('2019-03-15', '2019-03-14')).toEqual([]);
  });
});
