import { describe, expect, it } from 'vitest';
import {
  addDays,
  billDateIn,
  billingCycle,
  cycleAround,
  dayOfMonth,
  daysBetween,
  daysIn,
} from '../../src/billing/calendar.js';
import { dueDate } from '../../src/billing/due-date.js';

describe('bill dates', () => {
  it('fall on the last day of a month that is too short, and return to the bill day after it', () => {
    expect(billDateIn('2020-01-31', 1, 31)).toBe('2020-02-29');
    expect(billDateIn('2020-02-29', 1, 31)).toBe('2020-03-31');
    expect(billDateIn('2021-01-31', 1, 31)).toBe('2021-02-28');
    expect(billDateIn('2021-01-30', 3, 30)).toBe('2021-04-30');
    expect(billDateIn('2020-02-29', 12, 29)).toBe('2021-02-28');
    expect(billDateIn('2021-02-28', 36, 29)).toBe('2024-02-29');
  });

  it('go backwards over a year', () => {
    expect(billDateIn('2019-01-16', -1, 16)).toBe('2018-12-16');
    expect(billDateIn('2019-06-16', -12, 16)).toBe('2018-06-16');
  });
});

describe('days', () => {
  it('are counted with both ends of a period', () => {
    expect(daysIn({ from: '2019-02-14', to: '2019-03-03' })).toBe(18);
    expect(daysIn({ from: '2015-04-15', to: '2015-05-14' })).toBe(30);
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2);
  });

  it('pass leap days and year ends', () => {
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
    expect(addDays('2021-03-01', -1)).toBe('2021-02-28');
  });
});

describe('the interval', () => {
  it('that is billed on a bill date ends the day before the next one', () => {
    expect(billingCycle('2020-01-31', 1, 31)).toEqual({
      period: { from: '2020-01-31', to: '2020-02-28' },
      nextBillDate: '2020-02-29',
    });
    expect(billingCycle('2020-01-31', 12, 31).nextBillDate).toBe('2021-01-31');
    // The same date on another bill day: the first interval after a change of it.
    expect(billingCycle('2020-01-31', 1, 15).nextBillDate).toBe('2020-02-15');
    // Three years on the first, then four months on the second.
    expect(billingCycle('2020-01-01', 36, 1).nextBillDate).toBe('2023-01-01');
    expect(billingCycle('2020-01-01', 4, 2).nextBillDate).toBe('2020-05-02');
  });

  it('around a day is found from any bill date, before or after it', () => {
    const monthly = { intervalMonths: 1, billDay: 31 };
    const around = (date: string, billDate: string) => {
      const { from, to } = cycleAround(date, billDate, monthly);
      return `${from}..${to}`;
    };
    const february = '2019-02-28..2019-03-30';
    for (const billDate of ['2018-12-31', '2019-02-28', '2019-03-31', '2019-09-30']) {
      expect(around('2019-02-28', billDate)).toBe(february);
      expect(around('2019-03-30', billDate)).toBe(february);
      expect(around('2019-02-27', billDate)).toBe('2019-01-31..2019-02-27');
      expect(around('2019-03-31', billDate)).toBe('2019-03-31..2019-04-29');
    }
  });
});

describe('the day of the month', () => {
  it('is a number', () => {
    expect([dayOfMonth('2020-02-09'), dayOfMonth('2020-02-29')]).toEqual([9, 29]);
  });
});

describe('a due date', () => {
  it('is ten days after the invoice by the method "invoice"', () => {
    expect(dueDate('2016-03-15', 10, 'invoice')).toBe('2016-03-25');
  });

  it('is ten days after the end of the month, whatever the day of the invoice, by the method "current month"', () => {
    for (const date of ['2016-03-01', '2016-03-15', '2016-03-31'])
      expect(dueDate(date, 10, 'current-month')).toBe('2016-04-10');
  });
});
