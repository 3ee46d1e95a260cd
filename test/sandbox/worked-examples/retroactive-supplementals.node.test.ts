import { describe, expect, it } from 'vitest';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import {
  at,
  billedLines,
  changed,
  instanceOf,
  refusalOfChanges,
  scenarioWorld,
} from '../support.js';

/** Dates and answers are those of the release notes on supplemental plans with a start in the past; prices are the scenarios' own. */

const phone = (prorationStart: string, more: Parameters<typeof taking>[1] = {}) =>
  taking('20011', {
    parent: { planInstanceId: '60001' },
    proration: 'full',
    prorationStart,
    ...more,
  });

describe('not-before-parent and equal-to-parent-start-is-allowed', () => {
  it('refuses 20 February 2016 under a plan that began on 1 March', async () => {
    const world = await scenarioWorld('not-before-parent');
    expect(instanceOf(world, '60001').startDate).toBe('2016-03-01');
    expect(refusalOfChanges(world, phone('2016-02-20'))).toBe('proration-start-before-parent');
    expect(refusalOfChanges(world, phone('2016-02-29'))).toBe('proration-start-before-parent');
  });

  it('takes 1 March itself', async () => {
    const world = await scenarioWorld('equal-to-parent-start-is-allowed');
    expect(world.today).toBe('2016-03-20');
    const taken = changed(world, phone('2016-03-01'));
    expect(instanceOf(taken, '60002').startDate).toBe('2016-03-01');
    expect(billedLines(at(taken, '2016-04-01'), '2016-03-20')).toEqual([
      '2016-03-20 Phone line 2016-03-01..2016-03-31 12.40',
      '2016-04-01 Internet 2016-04-01..2016-04-30 31.00',
      '2016-04-01 Phone line 2016-04-01..2016-04-30 12.40',
    ]);
  });
});

describe('not-after-next-bill-through and equal-to-next-bill-through-is-allowed', () => {
  it('refuses 1 July 2016 where the parent is billed through 30 June', async () => {
    const world = await scenarioWorld('not-after-next-bill-through');
    expect(instanceOf(world, '60001').nextBillDate).toBe('2016-07-01');
    expect(refusalOfChanges(world, phone('2016-07-01'))).toBe('proration-start-too-late');
  });

  it('takes 30 June itself: one day of the running period', async () => {
    const world = await scenarioWorld('equal-to-next-bill-through-is-allowed');
    const taken = changed(world, phone('2016-06-30'));
    expect(billedLines(at(taken, '2016-07-01'), '2016-06-10')).toEqual([
      // 12.40 ÷ 30 = 0.4133…
      '2016-06-10 Phone line 2016-06-30..2016-06-30 0.41',
      '2016-07-01 Internet 2016-07-01..2016-07-31 31.00',
      '2016-07-01 Phone line 2016-07-01..2016-07-31 12.40',
    ]);
  });
});

describe('catch-up-bills', () => {
  const id = 'catch-up-bills';
  const threePeriods = [
    'Phone line 2016-02-10..2016-03-09 12.40',
    'Phone line 2016-03-10..2016-04-09 12.40',
    'Phone line 2016-04-10..2016-05-09 12.40',
  ];

  it.each([
    ['one-bill', 1],
    ['bill-per-period', 3],
  ] as const)('%s: three periods make %i invoices', async (catchUp, count) => {
    const before = await scenarioWorld(id);
    expect(before.today).toBe('2016-04-15');
    expect(before.settings.retroactiveSupplementals).toBe(true);
    const world = changed(before, phone('2016-02-10', { catchUp }));
    expect(world.invoices.length - before.invoices.length).toBe(count);
    expect(billedLines(world, '2016-04-15')).toEqual(
      threePeriods.map((line) => `2016-04-15 ${line}`),
    );
    expect(billedLines(at(world, '2016-05-10'), '2016-04-16')).toEqual([
      '2016-05-10 Internet 2016-05-10..2016-06-09 31.00',
      '2016-05-10 Phone line 2016-05-10..2016-06-09 12.40',
    ]);
  });

  it('begins with a part of a period where the start lies within one', async () => {
    const world = changed(await scenarioWorld(id), phone('2016-02-25', { catchUp: 'one-bill' }));
    expect(billedLines(world, '2016-04-15')).toEqual([
      // 25 February to 9 March, 14 of 29 days: 12.40 × 14 ÷ 29 = 5.9862…
      '2016-04-15 Phone line 2016-02-25..2016-03-09 5.99',
      '2016-04-15 Phone line 2016-03-10..2016-04-09 12.40',
      '2016-04-15 Phone line 2016-04-10..2016-05-09 12.40',
    ]);
  });

  it('is refused where the company does not allow it', async () => {
    const world = await scenarioWorld(id);
    const settings = { ...world.settings, retroactiveSupplementals: false };
    expect(refusalOfChanges({ ...world, settings }, phone('2016-02-10'))).toBe(
      'proration-start-before-period',
    );
  });
});
