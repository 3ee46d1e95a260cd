import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import { priceSteps, projectRunning } from '../../../src/billing/timeline.js';
import type { ChargeTerms } from '../../../src/billing/rates.js';
import type { TimelineRow } from '../../../src/model/plan-quote.js';
import type { CalendarDate } from '../../../src/model/values.js';
import { addDays } from '../../../src/billing/calendar.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import { inLane, recurring, schedule, streaming } from '../../billing/support.js';
import { deepFreeze } from '../support.js';
import { minor } from './invariants.js';
import { choices, commandFor, play, randomChange, randomSteps } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/**
 * The steps of a price follow each other: in the order of their invoices and in that of the days that they are for, without a day in two of them.
 * And each period of which all is known costs what the step says that its first day is in.
 */

function expectInOrder(steps: ReturnType<typeof priceSteps>): void {
  const text = JSON.stringify(steps);
  steps.slice(1).forEach((step, index) => {
    const before = steps[index];
    if (before?.to === undefined) throw new Error(`A step without an end is not the last: ${text}`);
    if (before.from > step.from) throw new Error(`Not in the order of their invoices: ${text}`);
    if (step.to !== undefined && before.to >= step.to)
      throw new Error(`Not in the order of their days: ${text}`);
  });
}

/** What each period costs, by its first day; without those at the end of which something is still to be charged. */
function periodCosts(rows: readonly TimelineRow[], parts: number): Map<CalendarDate, bigint> {
  const costs = new Map<CalendarDate, { cost: bigint; parts: number }>();
  for (const { period, amount } of rows) {
    const known = costs.get(period.from);
    costs.set(period.from, {
      cost: (known?.cost ?? 0n) + minor(amount),
      parts: (known?.parts ?? 0) + 1,
    });
  }
  return new Map(
    [...costs].filter(([, of]) => of.parts === parts).map(([from, { cost }]) => [from, cost]),
  );
}

const price = fc.integer({ min: 1, max: 9 }).map(String);
const prices = fc
  .tuple(price, fc.option(fc.tuple(fc.integer({ min: 0, max: 200 }), price), { nil: undefined }))
  .map(([first, later]): Record<string, string> => ({
    '2000-01-01': first,
    ...(later && { [addDays('2019-03-15', later[0])]: later[1] }),
  }));
const inArrears = (rates: Record<string, string>): ChargeTerms => ({
  ...recurring(rates),
  id: '800105',
  billed: 'in-arrears',
});

describe('the steps of a price', () => {
  it('follow each other for any bill lag, in advance and in arrears', () => {
    fc.assert(
      fc.property(
        prices,
        fc.option(prices, { nil: undefined }),
        fc.integer({ min: -40, max: 40 }),
        fc.boolean(),
        fc.constantFrom(1, 3),
        fc.integer({ min: 0, max: 2 }),
        (after, before, billLagDays, billLagMayExceedPeriod, intervalMonths, behind) => {
          const charges = [...(before ? [recurring(before)] : []), inArrears(after)];
          const rows = inLane(
            projectRunning(
              {
                planId: streaming,
                planName: 'Streaming',
                schedule: schedule({}, { charges, intervalMonths }),
                units: 2,
                billDay: 15,
                nextBillDate: '2019-03-15',
                arrearsFrom: `2019-0${3 - behind}-15`,
                billLagDays,
                billLagMayExceedPeriod,
              },
              '2019-12-15',
            ),
          );
          const steps = priceSteps(rows);
          expectInOrder(steps);
          for (const [from, cost] of periodCosts(rows, charges.length)) {
            const step = steps.find(({ to }) => to === undefined || from <= to);
            expect([from, step && minor(step.amount)]).toEqual([from, cost]);
          }
        },
      ),
      { numRuns: 500 * times },
    );
  });

  it('follow each other in what random changes to random accounts cost', { timeout }, () => {
    let cases = 0;
    fc.assert(
      fc.property(
        randomWorld(),
        randomSteps(6),
        fc.array(fc.record({ change: randomChange, choices }), { minLength: 4, maxLength: 4 }),
        (begin, played, all) => {
          const world = played.reduce((now, step) => deepFreeze(play(now, step) ?? now), begin);
          for (const { change, choices: chosen } of all) {
            const { preview } = previewPlans(world, commandFor(world, [change], chosen));
            for (const { rows } of preview?.timelines ?? []) {
              const charges = rows.filter(({ amount }) => !amount.amount.startsWith('-'));
              expectInOrder(priceSteps(inLane(charges)));
              cases++;
            }
          }
        },
      ),
      { numRuns: 400 * times },
    );
    expect(cases).toBeGreaterThan(500);
  });
});
