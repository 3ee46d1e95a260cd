import fc from 'fast-check';
import '../properties/same-cases.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/billing/calendar.js';
import { projectRunning } from '../../../src/billing/timeline.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { plan, recurring, schedule, tiers } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { instanceOf } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';

const day = (from: string) => (offset: number) => addDays(from, offset);
const price = fc.integer({ min: 1, max: 9_999 }).map((cents) => (cents / 100).toFixed(2));

/** A plan charged in advance, in arrears, or both, whose prices change, held for a while under some bill lag. */
const situation = fc
  .record({
    start: fc.integer({ min: 0, max: 800 }).map(day('2019-01-01')),
    heldFor: fc.integer({ min: 0, max: 300 }),
    intervalMonths: fc.constantFrom(1, 2, 3, 12),
    units: fc.integer({ min: 1, max: 20 }),
    lag: fc.integer({ min: -45, max: 45 }),
    mayExceed: fc.boolean(),
    advance: fc.array(price, { maxLength: 3 }),
    arrears: fc.array(price, { maxLength: 3 }),
    changes: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 3, maxLength: 3 }),
  })
  .filter(({ advance, arrears }) => advance.length + arrears.length > 0)
  .map((given) => {
    const dates = ['2000-01-01', ...[...given.changes].sort((a, b) => a - b).map(day(given.start))];
    const charge = (id: string, billed: 'in-advance' | 'in-arrears', prices: string[]) => ({
      ...recurring(id, billed),
      billed,
      tierRule: 'standard' as const,
      rates: prices.map((amount, index) => ({
        from: dates[index] ?? '2000-01-01',
        tiers: tiers([5, amount], [undefined, '0.75']),
      })),
    });
    const charges = [
      charge('80001', 'in-advance', ['3.00', ...given.advance]),
      charge('80002', 'in-arrears', ['4.00', ...given.arrears]),
    ].filter((_, index) => (index === 0 ? given.advance : given.arrears).length > 0);
    const { intervalMonths } = given;
    const world = subscribed(
      given.start,
      addDays(given.start, given.heldFor),
      [
        plan('20001', 'Plan', [schedule('30001', 'Schedule', charges, { intervalMonths })], {
          units: { min: 1, max: 50 },
        }),
      ],
      { settings: { billLagDays: given.lag, billLagMayExceedPeriod: given.mayExceed } },
      { units: given.units },
    );
    return { world, lag: given.lag, mayExceed: given.mayExceed };
  });

/** What was billed after a day: invoice date, days and cents of each period, in advance and in arrears apart. */
function billedAfter(world: World, today: string): string[] {
  const rows = world.invoices
    .filter(({ date }) => date > today)
    .flatMap(({ date, lines }) => {
      const cents = new Map<string, bigint>();
      for (const { kind, period, amount } of lines) {
        const key = `${date} ${kind} ${period?.from}..${period?.to}`;
        cents.set(key, (cents.get(key) ?? 0n) + BigInt(amount.amount.replace('.', '')));
      }
      return [...cents].map(([key, sum]) => `${key.replace(/ recurring\S*/, '')} ${sum}`);
    });
  return rows.sort();
}

describe('for any plan, price history, bill day and bill lag', () => {
  it('what is projected for a plan that is held is what the clock then bills', () => {
    fc.assert(
      fc.property(situation, ({ world, lag, mayExceed }) => {
        const held = instanceOf(world, '60001');
        const [terms] = world.plans[0]?.rateSchedules ?? [];
        if (!terms || held.nextBillDate === undefined) throw new Error('Nothing is billed.');
        const until = addDays(world.today, 800);
        const rows = projectRunning(
          {
            planId: held.planId,
            planName: 'Plan',
            schedule: terms,
            units: held.units,
            billDay: held.billDay,
            nextBillDate: held.nextBillDate,
            nextInvoiceOn: held.nextInvoiceOn,
            arrearsFrom: held.arrearsFrom,
            billLagDays: lag,
            billLagMayExceedPeriod: mayExceed,
          },
          addDays(until, 100),
        );
        const expected = rows
          .filter(({ date, amount }) => date <= until && amount.amount !== '0.00')
          .map(
            ({ date, period, amount }) =>
              `${date} ${period.from}..${period.to} ${BigInt(amount.amount.replace('.', ''))}`,
          )
          .sort();
        expect(expected.length).toBeGreaterThan(0);
        expect(billedAfter(advanceTo(world, until).world, world.today)).toEqual(expected);
      }),
      { numRuns: 150, seed: 20190101 },
    );
  });
});
