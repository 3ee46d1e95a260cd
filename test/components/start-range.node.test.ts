import { describe, expect, it } from 'vitest';
import { startRange } from '../../components/plan-change/start-range.js';
import { addDays } from '../../src/billing/calendar.js';
import { planStart } from '../../src/billing/start.js';

describe('the range of a start date', () => {
  it('ends one interval from today for a later start', () => {
    expect(startRange('date', '2020-07-18', 1)).toEqual({ from: '2020-07-19', to: '2020-08-18' });
    expect(startRange('date', '2020-10-10', 12)).toEqual({ from: '2020-10-11', to: '2021-10-10' });
    expect(startRange('date', '2021-01-31', 1)).toEqual({ from: '2021-02-01', to: '2021-02-28' });
  });

  it('begins with the running interval for an earlier start', () => {
    expect(startRange('retroactive', '2020-07-18', 1)).toEqual({
      from: '2020-06-19',
      to: '2020-07-17',
    });
    expect(startRange('retroactive', '2020-03-01', 1)).toEqual({
      from: '2020-02-02',
      to: '2020-02-29',
    });
  });

  it('is the range that the rules of billing accept, on every day of two years and for every interval', () => {
    for (const intervalMonths of [1, 3, 6, 12]) {
      for (let today = '2019-12-01'; today < '2022-01-01'; today = addDays(today, 1)) {
        const accepts = (when: 'date' | 'retroactive', date: string) =>
          planStart({ today, effective: { when, date }, intervalMonths }).start !== undefined;
        const later = startRange('date', today, intervalMonths);
        const earlier = startRange('retroactive', today, intervalMonths);
        const edges = [
          accepts('date', later.from),
          accepts('date', later.to),
          !accepts('date', addDays(later.from, -1)),
          !accepts('date', addDays(later.to, 1)),
          accepts('retroactive', earlier.from),
          accepts('retroactive', earlier.to),
          !accepts('retroactive', addDays(earlier.from, -1)),
          !accepts('retroactive', addDays(earlier.to, 1)),
        ];
        if (edges.includes(false))
          throw new Error(`${today}, every ${intervalMonths} months: ${edges.join()}`);
      }
    }
  });
});
