import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/billing/calendar.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { minor } from './invariants.js';
import { choices, commandFor, play, randomChange, randomSteps } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/** Sums by a text that says what they are for, what is charged and what is given back apart, without those that are nothing. */
class Sums {
  readonly #sums = new Map<string, bigint>();

  add(what: string, amount: bigint): void {
    const key = `${what} ${amount < 0n ? '-' : '+'}`;
    this.#sums.set(key, (this.#sums.get(key) ?? 0n) + amount);
  }

  get texts(): string[] {
    return [...this.#sums]
      .filter(([, sum]) => sum !== 0n)
      .map(([key, sum]) => `${key} ${sum}`)
      .sort();
  }
}

/**
 * What is billed for an instance after today: date, days, plan and amount of its recurring charges before coupons, credits apart.
 * An invoice that is voided gives back on that day what it asked for.
 */
function billedAfter(world: World, today: string, instance: string): string[] {
  const sums = new Sums();
  for (const { date, lines, voidedOn } of world.invoices)
    for (const { kind, planInstanceId, planName, period, amount } of lines) {
      if (planInstanceId !== instance || !kind.startsWith('recurring')) continue;
      const what = `${planName} ${period?.from}..${period?.to}`;
      if (date > today) sums.add(`${date} ${what}`, minor(amount));
      if (voidedOn !== undefined && voidedOn > today)
        sums.add(`${voidedOn} ${what}`, -minor(amount));
    }
  return sums.texts;
}

type Preview = NonNullable<ReturnType<typeof previewPlans>['preview']>;

function shown(rows: Preview['timelines'][number]['rows']): string[] {
  const sums = new Sums();
  for (const { date, planName, period, amount } of rows) {
    sums.add(`${date} ${planName} ${period.from}..${period.to}`, minor(amount));
  }
  return sums.texts;
}

const changes = fc.array(fc.record({ change: randomChange, choices }), {
  minLength: 3,
  maxLength: 3,
});

describe('the timeline of a preview', () => {
  it.each([
    ['simple worlds', { plain: true }],
    ['worlds where everything is paid', { paid: true }],
  ] as const)(
    'is what the clock then bills in %s, where nobody does anything else',
    { timeout },
    (name, plainness) => {
      fc.assert(
        fc.property(randomWorld(plainness), randomSteps(6), changes, (begin, steps, all) => {
          const world = steps.reduce((now, step) => deepFreeze(play(now, step) ?? now), begin);
          for (const { change, choices: chosen } of all) {
            const command = commandFor(world, [change], chosen);
            const { preview } = previewPlans(world, command);
            const after = changePlans(world, command).world;
            if (!preview || !after) continue;
            for (const { planInstanceId, rows } of preview.timelines) {
              // Where nothing is shown, nothing comes.
              const until = rows.at(-1)?.date ?? addDays(world.today, 70);
              const later = advanceTo(after, until).world;
              expect(billedAfter(later, world.today, planInstanceId)).toEqual(shown(rows));
            }
          }
        }),
        { numRuns: 100 * times },
      );
    },
  );
});
