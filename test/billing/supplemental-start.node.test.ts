import { describe, expect, it } from 'vitest';
import {
  chargesFromRefusal,
  supplementalStart,
  type SupplementalRequest,
} from '../../src/billing/supplemental-start.js';

const whole = (from: string, to: string) => ({ period: { from, to }, cycle: { from, to } });
const part = (from: string, cycleFrom: string, to: string) => ({
  period: { from, to },
  cycle: { from: cycleFrom, to },
});

/** An annual master plan that bills on the 16th, next on 16 December 2019. */
const annual = { billDay: 16, nextBillDate: '2019-12-16', intervalMonths: 12 };
const quarterly = { billDay: 16, nextBillDate: '2019-07-16', intervalMonths: 3 };

function begin(more: Partial<SupplementalRequest> = {}) {
  const { today = '2019-05-17' } = more;
  return supplementalStart({ today, from: today, intervalMonths: 1, master: annual, ...more });
}

describe('a supplemental plan that begins in the middle of a period', () => {
  it('is billed up to the next time that a month has the bill day, by the days of its own interval', () => {
    expect(begin()).toEqual({
      billDay: 16,
      nextBillDate: '2019-06-16',
      periods: [part('2019-05-17', '2019-05-16', '2019-06-15')],
    });
    expect(begin({ intervalMonths: 3 }).periods).toEqual([
      part('2019-05-17', '2019-03-16', '2019-06-15'),
    ]);
    expect(begin({ intervalMonths: 12 }).periods).toEqual([
      part('2019-05-17', '2018-06-16', '2019-06-15'),
    ]);
  });

  it('on the bill day itself is billed to the next one, the day before for one day', () => {
    expect(begin({ today: '2019-05-16' }).periods).toEqual([whole('2019-05-16', '2019-06-15')]);
    expect(begin({ today: '2019-05-15' })).toMatchObject({
      nextBillDate: '2019-05-16',
      periods: [part('2019-05-15', '2019-04-16', '2019-05-15')],
    });
  });

  it('finds the bill day in months that do not have it', () => {
    const master = { billDay: 31, nextBillDate: '2019-12-31', intervalMonths: 12 };
    expect(begin({ today: '2019-02-10', master }).nextBillDate).toBe('2019-02-28');
    expect(begin({ today: '2019-02-28', master }).nextBillDate).toBe('2019-03-31');
  });

  it('is billed as many months further as it is offset', () => {
    expect(begin({ intervalMonths: 3, offsetMonths: 2 })).toMatchObject({
      nextBillDate: '2019-08-16',
      periods: [part('2019-05-17', '2019-05-16', '2019-08-15')],
    });
    expect(begin({ intervalMonths: 1, offsetMonths: 2 }).periods).toEqual([
      part('2019-05-17', '2019-05-16', '2019-06-15'),
      whole('2019-06-16', '2019-07-15'),
      whole('2019-07-16', '2019-08-15'),
    ]);
  });
});

describe('a supplemental plan that goes by the next bill date of its master plan', () => {
  const auto = (intervalMonths: number, more: Partial<SupplementalRequest> = {}) =>
    begin({ master: quarterly, offsetMonths: 'auto', intervalMonths, ...more });

  it('is billed up to it', () => {
    expect(auto(3)).toMatchObject({
      nextBillDate: '2019-07-16',
      periods: [part('2019-05-17', '2019-04-16', '2019-07-15')],
    });
    expect(auto(12).periods).toEqual([part('2019-05-17', '2018-07-16', '2019-07-15')]);
  });

  it('with a shorter interval is billed to the first date from which whole intervals lead there', () => {
    expect(auto(1).nextBillDate).toBe('2019-06-16');
    expect(auto(2).nextBillDate).toBe('2019-07-16');
    expect(auto(2, { today: '2019-05-15', from: '2019-05-15' }).nextBillDate).toBe('2019-05-16');
  });

  it('takes the one after it when it is today', () => {
    expect(auto(3, { today: '2019-07-16', from: '2019-07-16' })).toMatchObject({
      nextBillDate: '2019-10-16',
      periods: [whole('2019-07-16', '2019-10-15')],
    });
  });
});

describe('a supplemental plan that is charged from another day', () => {
  it('in the past is billed for all periods since', () => {
    expect(begin({ from: '2019-02-20' }).periods).toEqual([
      part('2019-02-20', '2019-02-16', '2019-03-15'),
      whole('2019-03-16', '2019-04-15'),
      whole('2019-04-16', '2019-05-15'),
      whole('2019-05-16', '2019-06-15'),
    ]);
  });

  it('to come is billed from that day, up to the bill day after it', () => {
    expect(begin({ from: '2019-06-15' })).toMatchObject({
      nextBillDate: '2019-06-16',
      periods: [part('2019-06-15', '2019-05-16', '2019-06-15')],
    });
    expect(begin({ from: '2019-06-20' })).toMatchObject({
      nextBillDate: '2019-07-16',
      periods: [part('2019-06-20', '2019-06-16', '2019-07-15')],
    });
  });
});

describe('the first day that is charged', () => {
  const master = { billDay: 1, nextBillDate: '2016-07-01', intervalMonths: 1 };
  const refusal = (from: string, retroactive = true, parentStart = '2016-03-01') =>
    chargesFromRefusal({ today: '2016-06-10', from, parentStart, master, retroactive });

  it('is not before the start of the parent', () => {
    expect(refusal('2016-02-20')).toBe('proration-start-before-parent');
    expect(refusal('2016-02-29')).toBe('proration-start-before-parent');
    expect(refusal('2016-03-01')).toBeUndefined();
  });

  it('is at most the last day before the next bill date of the master plan', () => {
    expect(refusal('2016-06-30')).toBeUndefined();
    expect(refusal('2016-07-01')).toBe('proration-start-too-late');
  });

  it('lies in the running period where the company has no start in the past', () => {
    expect(refusal('2016-05-31', false)).toBe('proration-start-before-period');
    expect(refusal('2016-06-01', false)).toBeUndefined();
    expect(refusal('2016-05-31')).toBeUndefined();
  });

  it('goes by the bill date that is still to come', () => {
    const late = { billDay: 1, nextBillDate: '2016-06-01', intervalMonths: 1 };
    const given = { today: '2016-06-10', parentStart: '2016-03-01', retroactive: true };
    expect(chargesFromRefusal({ ...given, master: late, from: '2016-06-30' })).toBeUndefined();
  });
});
