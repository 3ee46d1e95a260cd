import fc from 'fast-check';
import './same-cases.js';
import { describe, expect, it } from 'vitest';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { minor, sumOf } from './invariants.js';
import { commandFor, play, randomChange, randomSteps, type RandomStep } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/** To look longer than the checks do: USS_PROPERTY_TIMES=10. */
const times = Number(process.env['USS_PROPERTY_TIMES'] ?? 1);

/** What is billed for an instance after today: date, days and amount of its recurring charges, tiers and charges taken together. */
function billedAfter(world: World, today: string, instance: string, until: string): string[] {
  return world.invoices
    .filter(({ date, voidedOn }) => date > today && date <= until && voidedOn === undefined)
    .flatMap(({ date, lines }) => {
      const own = lines.filter(
        ({ kind, planInstanceId, lowers }) =>
          kind === 'recurring' && planInstanceId === instance && !lowers,
      );
      const periods = new Map<string, bigint[]>();
      for (const { period, amount } of own) {
        const days = `${period?.from}..${period?.to}`;
        periods.set(days, [...(periods.get(days) ?? []), minor(amount)]);
      }
      return [...periods].map(([days, amounts]) => `${date} ${days} ${sumOf(amounts)}`);
    })
    .sort();
}

/** What waits for the next invoice is charged already, and no part of a timeline. */
function atOnce(step: RandomStep): RandomStep {
  if (step.do !== 'change') return step;
  return { ...step, choices: { ...step.choices, prorationInvoice: 'at-once' } };
}

describe('the timeline of a preview', () => {
  it('is what the clock then bills, where nobody does anything else', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        randomWorld({ plain: true }),
        randomSteps(6),
        fc.array(randomChange, { minLength: 3, maxLength: 3 }),
        (begin, steps, changes) => {
          const world = steps
            .map(atOnce)
            .reduce((now, step) => deepFreeze(play(now, step) ?? now), begin);
          for (const change of changes) {
            const command = commandFor(world, [change]);
            const { preview } = previewPlans(world, command);
            const after = changePlans(world, command).world;
            if (!preview || !after) continue;
            for (const { planInstanceId, rows } of preview.timelines) {
              const coming = rows.filter(({ date }) => date > world.today);
              const until = coming.at(-1)?.date;
              if (until === undefined) continue;
              const shown = coming
                .filter(({ amount }) => minor(amount) > 0n)
                .map(
                  ({ date, period, amount }) =>
                    `${date} ${period.from}..${period.to} ${minor(amount)}`,
                )
                .sort();
              const later = advanceTo(after, until).world;
              expect(billedAfter(later, world.today, planInstanceId, until)).toEqual(shown);
            }
          }
        },
      ),
      { numRuns: 100 * times },
    );
  });
});
