import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { changeFor, play, randomSteps, type RandomStep } from './random-steps.js';
import { randomWorld } from './random-worlds.js';
import { serviceProblem } from './service-days.js';
import { ServiceHistory, type Done } from './service-history.js';

/**
 * Where everything is prorated in full, no rule leaves a day of service free but that of the bill date reset: nothing may be billed twice,
 * and nothing not at all, in advance and in arrears. Service that begins free and what agents do are left out; they are covered by the other properties.
 */
function fullStep(step: RandomStep): RandomStep[] {
  if (step.do === 'wait') return Array<RandomStep>(step.days).fill({ do: 'wait', days: 1 });
  if (step.do === 'edit') return [step];
  if (step.do !== 'change') return [];
  const changes = step.changes.map((change): typeof change => {
    const full = { ...change, proration: 'full' as const };
    // A coupon that takes off all of a charge leaves nothing to give back.
    if (full.kind === 'take-master')
      return { ...full, coupon: full.coupon === 'TENTH' ? full.coupon : undefined };
    if (full.kind === 'take-supplemental') {
      // A proration start other than the day on which a plan begins leaves days free, or charges for days before it.
      const { start, effective } = full;
      const back = start !== undefined && effective?.when === 'now' ? -Math.abs(start) : undefined;
      return { ...full, start: back };
    }
    // A plan that comes along with a replacement begins free, too, when nothing is to be charged.
    const none = change.proration === 'none' && full.kind !== 'replace' && full.kind !== 'status';
    return none ? { ...full, proration: 'none' as const } : full;
  });
  // Several changes of which one is in the past would not tell which of them did what.
  const back = changes.find(({ effective }) => effective?.when === 'retroactive');
  return [{ ...step, changes: back ? [back] : changes }];
}

function doneBy(before: World, step: RandomStep, after: World): Done {
  if (step.do === 'change') {
    const changes = step.changes.map((change, row) => changeFor(before, change, row));
    const [first] = changes;
    const effective = first && 'effective' in first ? first.effective : undefined;
    return {
      since:
        first?.kind !== 'assign' && effective?.when === 'retroactive' ? effective.date : undefined,
      credits: step.changes.every(({ proration }) => proration !== 'none'),
      reset: resetOf(after, changes),
    };
  }
  const executed = after.queue.filter(
    ({ state, closedOn }) => state === 'executed' && closedOn === after.today,
  );
  return {
    reset: resetOf(
      after,
      executed.map(({ change }) => change),
    ),
  };
}

/** The reset of changes of status; where they differ, the one that may leave days free. */
function resetOf({ settings }: World, changes: readonly ReturnType<typeof changeFor>[]): string {
  const resets = changes.flatMap((change) => {
    if (change.kind !== 'status') return [];
    const { resetBillDate = 'company-rule' } = change;
    return resetBillDate === 'company-rule' ? settings.billDateReset : resetBillDate;
  });
  return resets.includes('none') ? 'none' : (resets[0] ?? settings.billDateReset);
}

describe('where everything is prorated in full', () => {
  it.each([
    ['any accounts', {}],
    ['families', { families: true }],
  ] as const)(
    'each day of service of each plan is billed exactly once, by one rate schedule: %s',
    { timeout },
    (_, plainness) => {
      let cases = 0;
      fc.assert(
        fc.property(randomWorld({ full: true, ...plainness }), randomSteps(14), (world, steps) => {
          const history = new ServiceHistory();
          let now = world;
          for (const step of steps.flatMap(fullStep)) {
            const after = play(now, step);
            if (after === undefined) continue;
            history.follow(after, doneBy(now, step, after));
            now = step.do === 'wait' ? after : deepFreeze(after);
            if (step.do === 'wait') continue;
            for (const instance of now.planInstances) {
              cases++;
              const problem = serviceProblem(now, instance, history);
              if (problem !== undefined) throw new Error(`${instance.id} ${problem}`);
            }
          }
        }),
        { numRuns: 400 * times },
      );
      expect(cases).toBeGreaterThan(3_000);
    },
  );
});
