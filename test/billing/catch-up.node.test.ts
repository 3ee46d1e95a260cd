import { describe, expect, it } from 'vitest';
import {
  catchUpAsked,
  catchUpBills,
  catchUpOf,
  combiningRefusal,
} from '../../src/billing/catch-up.js';

const month = (number: number) => {
  const period = { from: `2016-0${number}-01`, to: `2016-0${number}-28` };
  return { period, cycle: period };
};

describe('how past periods are billed', () => {
  it.each([
    [{ catchUp: 'one-bill' }, 'one-bill'],
    [{ catchUp: 'bill-per-period', combineInvoices: 'long-cycle' }, 'bill-per-period'],
    [{ combineInvoices: 'long-cycle' }, 'one-bill'],
    [{ combineInvoices: 'short-cycle' }, 'bill-per-period'],
    [{}, undefined],
  ] as const)('%o: %s', (choice, expected) => {
    expect(catchUpAsked(choice)).toBe(expected);
  });

  it('is as the company says where nothing was asked', () => {
    expect(catchUpOf({}, 'long-cycle')).toBe('one-bill');
    expect(catchUpOf({}, 'short-cycle')).toBe('bill-per-period');
    expect(catchUpOf({}, 'not-allowed')).toBe('bill-per-period');
    expect(catchUpOf({ catchUp: 'bill-per-period' }, 'long-cycle')).toBe('bill-per-period');
    expect(catchUpOf({ catchUp: 'one-bill' }, 'not-allowed')).toBe('one-bill');
  });
});

describe('the bills of past periods', () => {
  const three = [month(1), month(2), month(3)];

  it('are one for all', () => {
    expect(catchUpBills(three, 'one-bill')).toEqual([{ periods: three }]);
  });

  it('are one for each, and the running one is no bill of its own', () => {
    expect(catchUpBills(three, 'bill-per-period')).toEqual([
      { periods: [month(1)], separate: 'through 2016-01-28' },
      { periods: [month(2)], separate: 'through 2016-02-28' },
      { periods: [month(3)] },
    ]);
    expect(catchUpBills([month(3)], 'bill-per-period')).toEqual([{ periods: [month(3)] }]);
  });
});

describe('several cycles on one invoice', () => {
  it('need the leave of the company', () => {
    expect(combiningRefusal('long-cycle', 'not-allowed', true)).toBe('combine-not-allowed');
    expect(combiningRefusal('long-cycle', 'short-cycle', false)).toBeUndefined();
    expect(combiningRefusal('long-cycle', 'long-cycle', false)).toBeUndefined();
  });

  it('are refused while a change is to come', () => {
    expect(combiningRefusal('long-cycle', 'short-cycle', true)).toBe('combine-blocked-by-queue');
  });

  it('are none where each has its own, or nothing is asked', () => {
    expect(combiningRefusal('short-cycle', 'not-allowed', true)).toBeUndefined();
    expect(combiningRefusal(undefined, 'not-allowed', true)).toBeUndefined();
  });
});
