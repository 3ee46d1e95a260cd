import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/billing/calendar.js';
import { advanceTo, nextDay } from '../../../src/sandbox/clock.js';
import type { WorldEvent } from '../../../src/sandbox/steps.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze, scenarioWorld } from '../support.js';
import { isStraight } from './invariants.js';
import { play, randomSteps } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/** Cut into days or into any other pieces, time makes the same worlds and tells the same events. */

function expectSame(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toStrictEqual(other);
}

function inPieces(world: World, pieces: readonly number[]) {
  const events: WorldEvent[] = [];
  let now = world;
  for (const days of pieces) {
    const step = advanceTo(now, addDays(now.today, days));
    events.push(...step.events);
    now = deepFreeze(step.world);
  }
  return { world: now, events };
}

describe('the clock', () => {
  it('makes of days in any pieces what it makes of all of them at once', { timeout }, () => {
    fc.assert(
      fc.property(
        randomWorld(),
        randomSteps(10),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 }),
        (begin, steps, pieces) => {
          const world = steps.reduce((now, step) => deepFreeze(play(now, step) ?? now), begin);
          const days = pieces.reduce((sum, each) => sum + each, 0);
          const atOnce = advanceTo(world, addDays(world.today, days));
          expectSame(inPieces(world, pieces), atOnce);
          expectSame(inPieces(world, Array<number>(days).fill(1)), atOnce);
        },
      ),
      { numRuns: 150 * times },
    );
  });

  it.each([
    'demo',
    'several-for-one-plan',
    'bill-lag-precedence',
    'three-intervals-aligned-to-an-existing-master-plan',
  ])(
    'makes of 3,650 single days what it makes of ten years at once: %s',
    { timeout },
    async (id) => {
      const world = await scenarioWorld(id);
      const date = addDays(world.today, 3_650);
      const atOnce = advanceTo(world, date);
      const events: WorldEvent[] = [];
      let byDays: World = world;
      for (let day = 0; day < 3_650; day++) {
        const step = nextDay(byDays);
        events.push(...step.events);
        byDays = step.world;
      }
      expect(byDays.today).toBe(date);
      expectSame({ world: byDays, events }, atOnce);
      isStraight(byDays);
    },
  );
});
