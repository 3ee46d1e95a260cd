import { describe, expect, it } from 'vitest';
import { billLag, invoiceDate } from '../../src/billing/bill-date.js';

describe('the bill lag', () => {
  it('is the first that is set: master plan instance, collection group, payment, company', () => {
    const all = { masterPlanInstance: -1, collectionGroup: -2, payment: -3, company: -4 };
    expect(billLag(all)).toBe(-1);
    expect(billLag({ ...all, masterPlanInstance: undefined })).toBe(-2);
    expect(billLag({ payment: -3, company: -4 })).toBe(-3);
    expect(billLag({ company: -4 })).toBe(-4);
  });

  it('of no days is a lag like any other', () => {
    expect(billLag({ masterPlanInstance: 0, collectionGroup: 5, company: 7 })).toBe(0);
  });
});

describe('the day of an invoice', () => {
  const monthly = { intervalMonths: 1, billDay: 15 };
  const on = (lag: number, mayExceedPeriod = false) =>
    invoiceDate('2019-03-15', lag, monthly, mayExceedPeriod);

  it('is so many days before or after the bill date', () => {
    expect([on(0), on(-5), on(5)]).toEqual(['2019-03-15', '2019-03-10', '2019-03-20']);
  });

  it('is not before the bill date before it', () => {
    // 15 February to 15 March: 28 days.
    expect([on(-27), on(-28), on(-29)]).toEqual(['2019-02-16', '2019-02-15', '2019-02-15']);
  });

  it('is not after the next bill date', () => {
    // 15 March to 15 April: 31 days.
    expect([on(30), on(31), on(32)]).toEqual(['2019-04-14', '2019-04-15', '2019-04-15']);
  });

  it('is further away where the company lets it', () => {
    expect([on(-40, true), on(40, true)]).toEqual(['2019-02-03', '2019-04-24']);
  });

  it('counts the interval of the plan', () => {
    const yearly = { intervalMonths: 12, billDay: 31 };
    expect(invoiceDate('2020-12-31', -365, yearly, false)).toBe('2020-01-01');
    expect(invoiceDate('2019-02-28', -31, { intervalMonths: 1, billDay: 31 }, false)).toBe(
      '2019-01-31',
    );
  });
});
