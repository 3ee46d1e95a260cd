import { describe, expect, it } from 'vitest';
import { resumption } from '../../src/billing/bill-date-reset.js';

const resumed = (
  today: string,
  reset: 'none' | 'change-date' | 'current-anniversary',
  charges = true,
  more: object = {},
) =>
  resumption({
    today,
    reset,
    charges,
    billDate: '2019-05-04',
    billDay: 4,
    intervalMonths: 1,
    ...more,
  });
const kept = { billDay: 4, nextBillDate: '2019-05-04' };

describe('a plan that is billable again', () => {
  it('without a reset is free until its next bill date', () => {
    expect(resumed('2019-04-24', 'none')).toEqual({ ...kept, charged: false });
    expect(resumed('2019-05-03', 'none')).toEqual({ ...kept, charged: false });
  });

  it('is charged up to the next one with the current anniversary, where the company charges', () => {
    expect(resumed('2019-04-24', 'current-anniversary')).toEqual({ ...kept, charged: true });
    expect(resumed('2019-04-24', 'current-anniversary', false)).toEqual({
      ...kept,
      charged: false,
    });
  });

  it('on a bill date is charged the period that begins', () => {
    for (const reset of ['none', 'current-anniversary'] as const)
      expect(resumed('2019-05-04', reset, false)).toEqual({
        billDay: 4,
        nextBillDate: '2019-06-04',
        charged: true,
      });
  });

  it('from the change date has a new bill day and a whole period', () => {
    expect(resumed('2019-04-24', 'change-date', false)).toEqual({
      billDay: 24,
      nextBillDate: '2019-05-24',
      charged: true,
    });
    expect(resumed('2019-01-31', 'change-date', true, { intervalMonths: 3 })).toEqual({
      billDay: 31,
      nextBillDate: '2019-04-30',
      charged: true,
    });
  });

  it('is not billed again for what was charged ahead and still stands', () => {
    const through = (chargedThrough: string, today = '2019-04-24') =>
      resumed(today, 'none', true, { chargedThrough }).nextBillDate;
    expect(through('2019-04-10')).toBe('2019-05-04');
    expect(through('2019-05-03')).toBe('2019-05-04');
    expect(through('2019-06-03')).toBe('2019-06-04');
    expect(through('2019-06-03', '2019-05-04')).toBe('2019-06-04');
  });

  it('finds its bill dates from one that is long past', () => {
    expect(resumed('2019-04-24', 'none', true, { billDate: '2018-01-04' })).toEqual({
      ...kept,
      charged: false,
    });
  });
});
