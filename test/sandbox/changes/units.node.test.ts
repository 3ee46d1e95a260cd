import { describe, expect, it } from 'vitest';
import {
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  tiers,
} from '../../../src/sandbox/scenarios/build.js';
import { at } from '../support.js';
import {
  begin,
  billed,
  covered,
  instance,
  made,
  queued,
  refused,
  type ChangeText,
} from './support.js';

const seats = simplePlan('20001', 'Seats', '28.00', { units: { min: 1, max: 9 } });
const units = (count: number, more: object = {}): ChangeText => ({
  kind: 'units',
  planInstanceId: '60001',
  units: count,
  ...more,
});

/** Three seats for 28.00 each since 4 January 2019; today is 14 February: 18 of 28 days are left. */
const three = () =>
  at(made(begin('2019-01-04', { plans: [seats] }), taking('20001', { units: 3 })), '2019-02-14');

// 3 × 28 × 18/28 = 54.00, 5 × 28 × 18/28 = 90.00, 2 × 28 × 18/28 = 36.00
const more = [
  'Seats -54.00 2019-02-14..2019-03-03 18/28',
  'Seats 90.00 2019-02-14..2019-03-03 18/28',
];
const fewer = [
  'Seats -54.00 2019-02-14..2019-03-03 18/28',
  'Seats 36.00 2019-02-14..2019-03-03 18/28',
];

describe('changing units', () => {
  const cases = [
    ['more', 5, 'full', more],
    ['more', 5, 'charge-only', more],
    ['more', 5, 'credit-only', undefined],
    ['more', 5, 'none', undefined],
    ['fewer', 2, 'full', fewer],
    ['fewer', 2, 'credit-only', fewer],
    ['fewer', 2, 'charge-only', undefined],
    ['fewer', 2, 'none', undefined],
  ] as const;

  it.each(cases)('to %s (%i) with proration %s', (what, count, proration, lines) => {
    const before = three();
    const world = made(before, units(count, { proration }));
    expect(instance(world, '60001').units).toBe(count);
    expect(billed(world, before)).toEqual(lines ? { '2019-02-14': lines } : {});
    const next = `Seats ${count * 28}.00 2019-03-04..2019-04-03`;
    expect(billed(at(world, '2019-03-04'), world)).toEqual({ '2019-03-04': [next] });
  });

  it('happens now, by the company’s rule, when nothing is said', () => {
    const before = three();
    expect(billed(made(before, units(5)), before)).toEqual({ '2019-02-14': more });
  });

  it('leaves the old charge standing where nothing moves', () => {
    expect(covered(made(three(), units(5, { proration: 'none' })), '60001')).toEqual([
      '70002/1 2019-02-04..2019-03-03',
    ]);
  });

  it('keeps to the limits of the plan, and changes something', () => {
    expect(refused(three(), units(10))).toBe('units-out-of-range');
    expect(refused(three(), units(9))).toBeUndefined();
    expect(refused(three(), units(1))).toBeUndefined();
    expect(refused(three(), units(3))).toBe('nothing-to-change');
  });

  it('keeps to the limits of its place under its parent', () => {
    const plans = [
      simplePlan('20001', 'Office', '1.00', {
        children: [{ planId: '20011', units: { min: 2, max: 4 } }],
      }),
      simplePlan('20011', 'Desk', '1.00', { kind: 'supplemental', units: { min: 1, max: 9 } }),
    ];
    const world = made(begin('2019-01-04', { plans }), [
      taking('20001'),
      taking('20011', { units: 3, parent: { row: 0 } }),
    ]);
    const desks = (count: number) =>
      refused(world, { ...units(count), planInstanceId: '60002' } as ChangeText);
    expect(desks(1)).toBe('units-out-of-range');
    expect(desks(2)).toBeUndefined();
    expect(desks(4)).toBeUndefined();
    expect(desks(5)).toBe('units-out-of-range');
  });

  it('waits for its date or the anniversary', () => {
    const before = three();
    const onDate = made(before, units(5, { effective: { when: 'date', date: '2019-02-24' } }));
    expect(billed(at(onDate, '2019-02-24'), before)).toEqual({
      // 8 of 28 days: 84 × 8/28 = 24.00, 140 × 8/28 = 40.00
      '2019-02-24': [
        'Seats -24.00 2019-02-24..2019-03-03 8/28',
        'Seats 40.00 2019-02-24..2019-03-03 8/28',
      ],
    });
    const later = made(before, units(5, { effective: { when: 'anniversary' } }));
    expect(queued(later)).toEqual(['units 60001 anniversary 2019-03-04 queued']);
    expect(billed(at(later, '2019-03-04'), before)).toEqual({
      '2019-03-04': ['Seats 140.00 2019-03-04..2019-04-03'],
    });
  });

  it('moves nothing where nothing is billed', () => {
    const trial = made(
      begin('2019-01-04', { plans: [seats] }),
      taking('20001', { units: 3, status: 'active-non-billable' }),
    );
    const world = made(trial, units(5));
    expect(instance(world, '60001').units).toBe(5);
    expect(billed(world)).toEqual({});
  });
});

describe('changing units of a plan with tiers', () => {
  const phones = (
    rule: 'volume' | 'standard' | 'flat',
    ...steps: readonly (readonly [to: number | undefined, amount: string])[]
  ) =>
    plan(
      '20001',
      'Phones',
      [
        schedule('30001', 'Monthly', [
          {
            ...recurring('80001', 'Phones'),
            tierRule: rule,
            rates: [{ from: '2000-01-01', tiers: tiers(...steps) }],
          },
        ]),
      ],
      { units: { min: 1, max: 50 } },
    );
  const held = (of: ReturnType<typeof phones>, count: number) =>
    at(made(begin('2019-01-04', { plans: [of] }), taking('20001', { units: count })), '2019-02-18');

  it('goes by the amounts: more units that cost less are a credit', () => {
    // 9 × 12.00 = 108.00, 10 × 10.00 = 100.00; 14 of 28 days are left.
    const before = held(phones('volume', [9, '12.00'], [undefined, '10.00']), 9);
    const lines = {
      '2019-02-18': [
        'Phones -54.00 2019-02-18..2019-03-03 14/28',
        'Phones 50.00 2019-02-18..2019-03-03 14/28',
      ],
    };
    const moved = (proration: string) => billed(made(before, units(10, { proration })), before);
    expect(moved('credit-only')).toEqual(lines);
    expect(moved('full')).toEqual(lines);
    expect(moved('charge-only')).toEqual({});
  });

  it('moves nothing where the price stays', () => {
    const before = held(phones('flat', [9, '28.00'], [undefined, '56.00']), 2);
    expect(billed(made(before, units(9)), before)).toEqual({});
    expect(covered(made(before, units(9)), '60001')).toEqual(['70002/1 2019-02-04..2019-03-03']);
  });

  it('credits and charges each tier on a line of its own', () => {
    const before = held(phones('standard', [2, '28.00'], [undefined, '14.00']), 3);
    expect(billed(made(before, units(4)), before)).toEqual({
      // half of 2 × 28 and of 1 × 14 back; half of 2 × 28 and of 2 × 14
      '2019-02-18': [
        'Phones -28.00 2019-02-18..2019-03-03 14/28',
        'Phones -7.00 2019-02-18..2019-03-03 14/28',
        'Phones 28.00 2019-02-18..2019-03-03 14/28',
        'Phones 14.00 2019-02-18..2019-03-03 14/28',
      ],
    });
  });

  it('charges for units that cost something beside those that cost nothing', () => {
    const before = held(phones('standard', [2, '0.00'], [undefined, '14.00']), 2);
    expect(billed(before)).toEqual({});
    expect(billed(made(before, units(3)), before)).toEqual({
      '2019-02-18': ['Phones 7.00 2019-02-18..2019-03-03 14/28'],
    });
  });

  it('leaves days free that nothing was charged for', () => {
    const plans = [seats, simplePlan('20002', 'Other', '1.00', { units: { min: 1, max: 9 } })];
    const world = at(made(begin('2019-01-04', { plans }), taking('20002')), '2019-02-18');
    const free = made(world, {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20001',
      effective: { when: 'now' },
      proration: 'credit-only',
    });
    expect(billed(made(free, units(2)), free)).toEqual({});
  });
});
