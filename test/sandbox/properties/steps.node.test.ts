import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorld } from '../../../src/sandbox/read-world.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { isStraight } from './invariants.js';
import { play, randomSteps, type RandomStep } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/** To look longer than the checks do: USS_PROPERTY_TIMES=10. */
const times = Number(process.env['USS_PROPERTY_TIMES'] ?? 1);

const steps = randomSteps(14);

/** Every step is a case: played on a frozen world, so that a write in place throws, and counted. */
let cases = 0;
let accepted = 0;

function walk(world: World, all: readonly RandomStep[]): World {
  let now = world;
  for (const step of all) {
    cases++;
    const after = play(now, step);
    if (after === undefined) continue;
    accepted++;
    now = deepFreeze(after);
    isStraight(now);
  }
  return now;
}

describe('whatever is done, in whatever order', () => {
  it('the books add up after every step, and no step changes the world that it began with', () => {
    fc.assert(
      fc.property(randomWorld(), steps, (world, all) => {
        walk(world, all);
      }),
      { numRuns: 400 * times },
    );
    console.warn(cases, accepted);
  });

  it('export and import change nothing', () => {
    fc.assert(
      fc.property(randomWorld(), steps, (world, all) => {
        const later = walk(world, all);
        const read = readWorld(JSON.parse(JSON.stringify(later)));
        expect(read.problems).toBeUndefined();
        if (!isDeepStrictEqual(read.world, later)) expect(read.world).toStrictEqual(later);
      }),
      { numRuns: 200 * times },
    );
  });
});
