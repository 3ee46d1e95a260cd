import { describe, expect, it } from 'vitest';
import { children, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { at, balanceOf, billedLines, changed, now } from '../support.js';
import { subscribed } from './shop.js';

/** Plans that bill every few months: each has the daily rate of its own interval (Aria wire notes 4.2, 4.3 C, 4.9). */

const monthly = simplePlan('20001', 'Monthly', '30.00');
const annual = simplePlan('20002', 'Annual', '730.00', { intervalMonths: 12 });
const replace = (planId: string) =>
  ({ kind: 'replace', planInstanceId: '60001', planId, proration: 'full', ...now }) as const;

describe('replacing', () => {
  it('one annual plan by another in the middle of the year', () => {
    const plans = [
      simplePlan('20001', 'A', '365.00', { intervalMonths: 12 }),
      simplePlan('20002', 'B', '730.00', { intervalMonths: 12 }),
    ];
    const world = changed(subscribed('2019-01-01', '2019-07-02', plans), replace('20002'));
    expect(billedLines(at(world, '2020-01-01'), '2019-07-02')).toEqual([
      // 2 July to 31 December: 30 + 31 + 30 + 31 + 30 + 31 = 183 of 365 days, at 1.00 and 2.00 a day
      '2019-07-02 A 2019-07-02..2019-12-31 -183.00',
      '2019-07-02 B 2019-07-02..2019-12-31 366.00',
      '2020-01-01 B 2020-01-01..2020-12-31 730.00',
    ]);
  });

  it('a monthly plan by an annual one: prorated up to the next bill date, then a whole year', () => {
    const world = changed(
      subscribed('2015-03-15', '2015-04-27', [monthly, annual]),
      replace('20002'),
    );
    expect(billedLines(at(world, '2016-05-15'), '2015-04-27')).toEqual([
      // 730.00 × 18 ÷ 365 days from 15 May 2014 to 14 May 2015
      '2015-04-27 Annual 2015-04-27..2015-05-14 36.00',
      '2015-04-27 Monthly 2015-04-27..2015-05-14 -18.00',
      '2015-05-15 Annual 2015-05-15..2016-05-14 730.00',
      '2016-05-15 Annual 2016-05-15..2017-05-14 730.00',
    ]);
  });

  it('a monthly plan by an annual one without proration: the year begins on the next bill date', () => {
    const world = changed(subscribed('2015-03-15', '2015-04-27', [monthly, annual]), {
      ...replace('20002'),
      proration: 'none',
    });
    expect(billedLines(at(world, '2015-12-31'), '2015-04-27')).toEqual([
      '2015-05-15 Annual 2015-05-15..2016-05-14 730.00',
    ]);
  });

  it('an annual plan by a monthly one: the rest of the year comes back, and months begin on the same bill day', () => {
    const world = changed(
      subscribed('2019-01-15', '2019-04-27', [annual, monthly]),
      replace('20001'),
    );
    expect(billedLines(world, '2019-04-27')).toEqual([
      // 27 April to 14 January: 4 + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 31 + 14 = 263 of 365 days at 2.00
      '2019-04-27 Annual 2019-04-27..2020-01-14 -526.00',
      // 18 of the 30 days from 15 April to 14 May
      '2019-04-27 Monthly 2019-04-27..2019-05-14 18.00',
    ]);
    // 18.00 − 526.00
    expect(balanceOf(world)).toBe('-508.00');
    const later = at(world, '2019-06-15');
    expect(billedLines(later, '2019-04-28')).toEqual([
      '2019-05-15 Monthly 2019-05-15..2019-06-14 30.00',
      '2019-06-15 Monthly 2019-06-15..2019-07-14 30.00',
    ]);
    // The credit pays for them: −508.00 + 30.00 + 30.00
    expect(balanceOf(later)).toBe('-448.00');
    expect(later.payments).toHaveLength(world.payments.length);
  });

  it('a quarterly plan cancelled: fifteen of 92 days come back', () => {
    const quarterly = [simplePlan('20001', 'Quarterly', '92.00', { intervalMonths: 3 })];
    const world = changed(subscribed('2019-03-16', '2019-06-01', quarterly), {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    // 1 to 15 June of 16 March to 15 June, 16 + 30 + 31 + 15 = 92 days
    expect(billedLines(world, '2019-06-01')).toEqual([
      '2019-06-01 Quarterly 2019-06-01..2019-06-15 -15.00',
    ]);
  });
});

describe('a quarterly plan under a quarterly one, taken on 25 January', () => {
  const plans = [
    simplePlan('20001', 'Office', '300.00', { intervalMonths: 3, ...children('20011') }),
    simplePlan('20011', 'Alarm', '90.00', { intervalMonths: 3, kind: 'supplemental' }),
  ];
  const alarm = (offsetMonths?: number | 'auto') =>
    changed(
      subscribed('2019-01-15', '2019-01-25', plans),
      taking('20011', {
        parent: { planInstanceId: '60001' },
        proration: 'full',
        ...(offsetMonths !== undefined && { offsetMonths }),
      }),
    );

  it.each([2, 'auto'] as const)(
    'with %s months added: prorated over the whole first quarter',
    (offset) => {
      const lines = billedLines(at(alarm(offset), '2019-07-15'), '2019-01-25');
      expect(lines.filter((line) => line.includes('Alarm'))).toEqual([
        // 25 January to 14 April: 7 + 28 + 31 + 14 = 80 of 17 + 28 + 31 + 14 = 90 days
        '2019-01-25 Alarm 2019-01-25..2019-04-14 80.00',
        '2019-04-15 Alarm 2019-04-15..2019-07-14 90.00',
        '2019-07-15 Alarm 2019-07-15..2019-10-14 90.00',
      ]);
    },
  );

  it('with none added: prorated up to the nearest bill day', () => {
    expect(billedLines(alarm(), '2019-01-25')).toEqual([
      // 25 January to 14 February, 21 days, of the quarter that ends there, 15 November to 14 February: 16 + 31 + 31 + 14 = 92 days.
      // 90.00 × 21 ÷ 92 = 20.5434…
      '2019-01-25 Alarm 2019-01-25..2019-02-14 20.54',
    ]);
  });
});

describe('a shorter interval, aligned', () => {
  it('a monthly plan beside an annual one bills with it on the earliest shared day', () => {
    const yearly = simplePlan('20001', 'Yearly', '365.00', { intervalMonths: 12 });
    const world = changed(
      subscribed('2019-01-10', '2019-03-01', [yearly, simplePlan('20002', 'Monthly', '28.00')]),
      taking('20002', { alignWith: '60001', firstInvoice: 'prorated', proration: 'full' }),
    );
    expect(billedLines(at(world, '2019-04-10'), '2019-03-01')).toEqual([
      // 1 to 9 March of the 28 days from 10 February to 9 March
      '2019-03-01 Monthly 2019-03-01..2019-03-09 9.00',
      '2019-03-10 Monthly 2019-03-10..2019-04-09 28.00',
      '2019-04-10 Monthly 2019-04-10..2019-05-09 28.00',
    ]);
  });
});
