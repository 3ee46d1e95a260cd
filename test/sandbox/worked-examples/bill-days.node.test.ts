import { describe, expect, it } from 'vitest';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import { at, billedLines, changed, instanceOf, now } from '../support.js';
import { subscribed } from './shop.js';

/** Bill days that a month does not have give its last day, and the bill day itself is kept (Aria wire notes, open point 24). */

const monthly = [simplePlan('20001', 'A', '30.00'), simplePlan('20002', 'B', '60.00')];
const cancel = { kind: 'cancel', planInstanceId: '60001', proration: 'full', ...now } as const;

describe('a bill day at the end of the month', () => {
  it('31 through a common year: February and April give their last day, March and May have it again', () => {
    expect(billedLines(subscribed('2019-01-31', '2019-05-31', monthly))).toEqual([
      '2019-01-31 A 2019-01-31..2019-02-27 30.00',
      '2019-02-28 A 2019-02-28..2019-03-30 30.00',
      '2019-03-31 A 2019-03-31..2019-04-29 30.00',
      '2019-04-30 A 2019-04-30..2019-05-30 30.00',
      '2019-05-31 A 2019-05-31..2019-06-29 30.00',
    ]);
  });

  it('31 through a leap year: 29 February', () => {
    expect(billedLines(subscribed('2020-01-31', '2020-03-31', monthly))).toEqual([
      '2020-01-31 A 2020-01-31..2020-02-28 30.00',
      '2020-02-29 A 2020-02-29..2020-03-30 30.00',
      '2020-03-31 A 2020-03-31..2020-04-29 30.00',
    ]);
  });

  it('30 is moved by February alone', () => {
    expect(billedLines(subscribed('2018-12-30', '2019-04-30', monthly))).toEqual([
      '2018-12-30 A 2018-12-30..2019-01-29 30.00',
      '2019-01-30 A 2019-01-30..2019-02-27 30.00',
      '2019-02-28 A 2019-02-28..2019-03-29 30.00',
      '2019-03-30 A 2019-03-30..2019-04-29 30.00',
      '2019-04-30 A 2019-04-30..2019-05-29 30.00',
    ]);
  });

  it('29 February every year: the 28th in common years, the 29th again in the next leap year', () => {
    const annual = [simplePlan('20001', 'A', '365.00', { intervalMonths: 12 })];
    const world = subscribed('2020-02-29', '2024-02-29', annual);
    expect(billedLines(world)).toEqual([
      '2020-02-29 A 2020-02-29..2021-02-27 365.00',
      '2021-02-28 A 2021-02-28..2022-02-27 365.00',
      '2022-02-28 A 2022-02-28..2023-02-27 365.00',
      '2023-02-28 A 2023-02-28..2024-02-28 365.00',
      '2024-02-29 A 2024-02-29..2025-02-27 365.00',
    ]);
    expect(instanceOf(world, '60001').billDay).toBe(29);
  });

  it('every second month from 31 December', () => {
    const twoMonths = [simplePlan('20001', 'A', '60.00', { intervalMonths: 2 })];
    expect(billedLines(subscribed('2018-12-31', '2019-08-31', twoMonths))).toEqual([
      '2018-12-31 A 2018-12-31..2019-02-27 60.00',
      '2019-02-28 A 2019-02-28..2019-04-29 60.00',
      '2019-04-30 A 2019-04-30..2019-06-29 60.00',
      '2019-06-30 A 2019-06-30..2019-08-30 60.00',
      '2019-08-31 A 2019-08-31..2019-10-30 60.00',
    ]);
  });
});

describe('a daily rate at the end of the month', () => {
  it('a period of 28 days from 31 January: 18 days left on 10 February', () => {
    const world = changed(
      subscribed('2019-01-31', '2019-02-10', [simplePlan('20001', 'A', '28.00')]),
      cancel,
    );
    // 10 to 27 February; 28.00 × 18 ÷ 28
    expect(billedLines(world, '2019-02-10')).toEqual([
      '2019-02-10 A 2019-02-10..2019-02-27 -18.00',
    ]);
  });

  it('a replacement keeps the bill day 31', () => {
    const world = changed(subscribed('2019-01-31', '2019-03-15', monthly), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
      proration: 'full',
      ...now,
    });
    expect(billedLines(at(world, '2019-04-30'), '2019-03-15')).toEqual([
      // 28 February to 30 March are 31 days, 15 to 30 March 16: 30.00 × 16 ÷ 31 = 15.4838…, 60.00 × 16 ÷ 31 = 30.9677…
      '2019-03-15 A 2019-03-15..2019-03-30 -15.48',
      '2019-03-15 B 2019-03-15..2019-03-30 30.97',
      '2019-03-31 B 2019-03-31..2019-04-29 60.00',
      '2019-04-30 B 2019-04-30..2019-05-30 60.00',
    ]);
  });

  it.each([
    // A dollar a day either way: from 1 March on 306 days are left of 365 and of 366.
    ['2019-01-01', '2019-03-01', '365.00', '2019-03-01..2019-12-31'],
    ['2020-01-01', '2020-03-01', '366.00', '2020-03-01..2020-12-31'],
  ])('a year that begins on %s', (began, left, price, period) => {
    const annual = [simplePlan('20001', 'A', price, { intervalMonths: 12 })];
    const world = changed(subscribed(began, left, annual), cancel);
    expect(billedLines(world, left)).toEqual([`${left} A ${period} -306.00`]);
  });
});
