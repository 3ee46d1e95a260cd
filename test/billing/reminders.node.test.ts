import { describe, expect, it } from 'vitest';
import { remindersOn } from '../../src/billing/reminders.js';

describe('reminders', () => {
  it('are for the invoices of as many days ago as they say, in their order', () => {
    expect(remindersOn('2020-03-12', [5, 20, 12])).toEqual([
      { number: 1, invoiceDate: '2020-03-07' },
      { number: 2, invoiceDate: '2020-02-29' },
      { number: 3, invoiceDate: '2020-02-21' },
    ]);
  });

  it('of no days are for the invoices of today', () => {
    expect(remindersOn('2020-03-12', [0])).toEqual([{ number: 1, invoiceDate: '2020-03-12' }]);
  });

  it('go out once where two fall on one day', () => {
    expect(remindersOn('2020-03-12', [5, 5])).toEqual([{ number: 1, invoiceDate: '2020-03-07' }]);
  });

  it('are three at most, and none where the company wants none', () => {
    expect(remindersOn('2020-03-12', [1, 2, 3, 4]).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(remindersOn('2020-03-12', [])).toEqual([]);
  });
});
