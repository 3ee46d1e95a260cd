import { describe, expect, it } from 'vitest';
import {
  plan,
  recurring,
  schedule,
  simplePlan,
  tiers,
  type ChargeText,
} from '../../../src/sandbox/scenarios/build.js';
import { at, billedLines, changed, now, refusalOfChanges, totals } from '../support.js';
import { subscribed, type Steps } from './shop.js';

/** Units change on 27 April 2015 with 18 of 30 days left: what was charged for the old number comes back, the new one is charged (Aria wire notes 2.15, 4.2). */

function seats(tierRule: ChargeText['tierRule'], steps: Steps, units: number) {
  const charge = {
    ...recurring('80001', 'Seats'),
    tierRule,
    rates: [{ from: '2010-01-01', tiers: tiers(...steps) }],
  };
  const plans = [
    plan('20001', 'Seats', [schedule('30001', 'Monthly', [charge])], {
      units: { min: 1, max: 100 },
    }),
  ];
  return subscribed('2015-03-15', '2015-04-27', plans, {}, { units });
}

const to = (units: number, proration: 'full' | 'charge-only' | 'credit-only' | 'none' = 'full') =>
  ({ kind: 'units', planInstanceId: '60001', units, proration, ...now }) as const;
const perUnit: Steps = [[undefined, '10.00']];

describe('each unit in its own tier', () => {
  it('from four to eight, the first five at 10.00 and the others at 8.00', () => {
    const world = changed(
      seats(
        'standard',
        [
          [5, '10.00'],
          [undefined, '8.00'],
        ],
        4,
      ),
      to(8),
    );
    expect(billedLines(at(world, '2015-05-15'), '2015-04-27')).toEqual([
      // 40.00 × 18 ÷ 30; then 5 × 10.00 × 18 ÷ 30 and 3 × 8.00 × 18 ÷ 30
      '2015-04-27 Seats 2015-04-27..2015-05-14 -24.00',
      '2015-04-27 Seats 2015-04-27..2015-05-14 14.40',
      '2015-04-27 Seats 2015-04-27..2015-05-14 30.00',
      '2015-05-15 Seats 2015-05-15..2015-06-14 24.00',
      '2015-05-15 Seats 2015-05-15..2015-06-14 50.00',
    ]);
    // 30.00 + 14.40 − 24.00, then 50.00 + 24.00
    expect(totals(at(world, '2015-05-15'), '2015-04-27')).toEqual([
      '2015-04-27 20.40',
      '2015-05-15 74.00',
    ]);
  });

  it('from eight to four, the other way round', () => {
    const world = changed(
      seats(
        'standard',
        [
          [5, '10.00'],
          [undefined, '8.00'],
        ],
        8,
      ),
      to(4),
    );
    // 24.00 − 30.00 − 14.40
    expect(totals(world, '2015-04-27')).toEqual(['2015-04-27 -20.40']);
  });
});

describe('all units at the tier that is reached', () => {
  const volume: Steps = [
    [9, '12.00'],
    [undefined, '10.00'],
  ];

  it('from eight at 12.00 to twelve at 10.00', () => {
    expect(billedLines(changed(seats('volume', volume, 8), to(12)), '2015-04-27')).toEqual([
      // 8 × 12.00 × 18 ÷ 30 and 12 × 10.00 × 18 ÷ 30
      '2015-04-27 Seats 2015-04-27..2015-05-14 -57.60',
      '2015-04-27 Seats 2015-04-27..2015-05-14 72.00',
    ]);
  });

  it('from nine to ten costs less: 108.00 becomes 100.00', () => {
    // 60.00 − 64.80
    expect(totals(changed(seats('volume', volume, 9), to(10)), '2015-04-27')).toEqual([
      '2015-04-27 -4.80',
    ]);
  });
});

describe('one price for the tier', () => {
  const flat: Steps = [
    [10, '100.00'],
    [50, '300.00'],
    [undefined, '500.00'],
  ];

  it('from five to twenty, 100.00 becomes 300.00', () => {
    expect(billedLines(changed(seats('flat', flat, 5), to(20)), '2015-04-27')).toEqual([
      // 300.00 × 18 ÷ 30 and 100.00 × 18 ÷ 30
      '2015-04-27 Seats 2015-04-27..2015-05-14 -60.00',
      '2015-04-27 Seats 2015-04-27..2015-05-14 180.00',
    ]);
  });

  it('from five to eight stays in the tier: nothing to pay', () => {
    const world = changed(seats('flat', flat, 5), to(8));
    const paid = totals(world, '2015-04-27').filter((line) => !line.endsWith(' 0.00'));
    expect(paid).toEqual([]);
    expect(totals(at(world, '2015-05-15'), '2015-05-01')).toEqual(['2015-05-15 100.00']);
  });
});

describe('what a proration choice lets through', () => {
  it.each([
    // 1 → 4: 40.00 × 18 ÷ 30 − 10.00 × 18 ÷ 30 = 24.00 − 6.00
    ['full', 1, 4, ['2015-04-27 18.00']],
    ['charge-only', 1, 4, ['2015-04-27 18.00']],
    ['credit-only', 1, 4, []],
    ['none', 1, 4, []],
    ['full', 4, 1, ['2015-04-27 -18.00']],
    ['charge-only', 4, 1, []],
    ['credit-only', 4, 1, ['2015-04-27 -18.00']],
    ['none', 4, 1, []],
  ] as const)('%s: from %i to %i units', (proration, before, after, expected) => {
    const world = changed(seats('standard', perUnit, before), to(after, proration));
    expect(totals(world, '2015-04-27')).toEqual(expected);
    expect(totals(at(world, '2015-05-15'), '2015-05-01')).toEqual([`2015-05-15 ${after}0.00`]);
  });
});

describe('two changes on one day', () => {
  it('up to three and back to one: what was paid comes back', () => {
    const world = changed(changed(seats('standard', perUnit, 1), to(3)), to(1));
    // 30.00 × 18 ÷ 30 − 10.00 × 18 ÷ 30, and the same back
    expect(totals(world, '2015-04-27')).toEqual(['2015-04-27 12.00', '2015-04-27 -12.00']);
    expect(totals(at(world, '2015-05-15'), '2015-05-01')).toEqual(['2015-05-15 10.00']);
  });

  it('one after the other for later days: each counts from its own day', () => {
    const later = (units: number, date: string) =>
      ({ ...to(units), effective: { when: 'date', date } }) as const;
    const queued = changed(seats('standard', perUnit, 1), later(2, '2015-05-01'));
    const world = changed(queued, later(4, '2015-05-08'));
    expect(totals(at(world, '2015-05-15'), '2015-04-27')).toEqual([
      // One more for 1 to 14 May, 14 of 30 days, 10.00 × 14 ÷ 30 = 4.6666…: 20.00 × 14 ÷ 30 − 4.67 = 9.33 − 4.67
      '2015-05-01 4.66',
      // Two more for 8 to 14 May, 7 of 30 days: 40.00 × 7 ÷ 30 = 9.3333…; what stood for these days was 9.33 for 14: 9.33 ÷ 2 = 4.665
      '2015-05-08 4.66',
      '2015-05-15 40.00',
    ]);
  });
});

describe('a number of units that cannot be', () => {
  it('is refused: outside the limits, or what it is already', () => {
    const world = seats('standard', perUnit, 4);
    expect(refusalOfChanges(world, to(101))).toBe('units-out-of-range');
    expect(refusalOfChanges(world, to(4))).toBe('nothing-to-change');
    const single = subscribed('2015-03-15', '2015-04-27', [simplePlan('20001', 'A', '1.00')]);
    expect(refusalOfChanges(single, to(2))).toBe('units-out-of-range');
  });
});
