import fc from 'fast-check';
import './same-cases.js';
import { describe, it } from 'vitest';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { play, randomSteps, type RandomStep } from './random-steps.js';
import { randomWorld } from './random-worlds.js';
import { serviceProblem } from './service-days.js';

/** To look longer than the checks do: USS_PROPERTY_TIMES=10. */
const times = Number(process.env['USS_PROPERTY_TIMES'] ?? 1);

/**
 * Where everything is prorated in full, no rule leaves a day of service free: nothing may be billed twice, and nothing not at all.
 * Statuses, service that begins free, and what agents do are left out; they are covered by the other properties.
 */
function plainStep(step: RandomStep): RandomStep[] {
  if (step.do === 'wait' || step.do === 'edit') return [step];
  if (step.do !== 'change') return [];
  const changes = step.changes.flatMap((change): typeof step.changes => {
    const full = { ...change, proration: 'full' as const };
    if (full.kind === 'status') return [];
    // What a coupon has given for nothing is not given back.
    if (full.kind === 'take-master') return [{ ...full, coupon: undefined }];
    if (full.kind === 'take-supplemental') {
      // A proration start other than the day on which a plan begins leaves days free, or charges for days before it.
      const { start, timing } = full;
      const back = start !== undefined && timing?.when === 'now' ? -Math.abs(start) : undefined;
      return [{ ...full, start: back }];
    }
    // An end in the past takes days back that were served.
    if (full.timing?.when === 'retroactive') return [];
    // A plan that comes along with a replacement begins free, too, when nothing is to be charged.
    const none = change.proration === 'none' && full.kind !== 'replace';
    return [none ? { ...full, proration: 'none' as const } : full];
  });
  return changes.length > 0 ? [{ ...step, changes }] : [];
}

let cases = 0;

function holds(world: World): void {
  for (const instance of world.planInstances) {
    cases++;
    const problem = serviceProblem(world, instance);
    if (problem !== undefined) throw new Error(problem);
  }
}

describe('where everything is prorated in full', () => {
  it('each day of service of each plan is billed exactly once, by one rate schedule', () => {
    fc.assert(
      fc.property(randomWorld({ plain: true }), randomSteps(14), (world, steps) => {
        let now = world;
        for (const step of steps.flatMap(plainStep)) {
          const after = play(now, step);
          if (after === undefined) continue;
          now = deepFreeze(after);
          holds(now);
        }
      }),
      { numRuns: 400 * times },
    );
    console.warn(cases);
  });
});
