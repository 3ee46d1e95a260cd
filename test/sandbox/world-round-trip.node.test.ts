import fc from 'fast-check';
import './properties/same-cases.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/billing/calendar.js';
import { changeSchema } from '../../src/model/plan-change.js';
import { changePlans } from '../../src/sandbox/change-plans/change-plans.js';
import { advanceTo } from '../../src/sandbox/clock.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import { scenarios } from '../../src/sandbox/scenarios/scenarios.js';
import type { World } from '../../src/sandbox/world.js';
import { fullWorld } from './full-world.js';
import { ada } from './support.js';

/** A world that went through a file. */
function reread(world: World): World {
  const { world: read, problems } = readWorld(JSON.parse(JSON.stringify(world)));
  if (!read) throw new Error(JSON.stringify(problems));
  return read;
}

describe('every scenario', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s is the same after export and import, at its start and long after',
    async (id, scenario) => {
      let world = await scenario.load();
      for (const days of [0, 1, 45, 400]) {
        world = advanceTo(world, addDays(world.today, days)).world;
        expect(reread(world)).toEqual(world);
      }
    },
  );
});

const effective = fc.oneof(
  fc.constant({ when: 'now' }),
  fc.constant({ when: 'by-hand' }),
  fc.nat({ max: 3 }).map((periods) => ({ when: 'anniversary', periods })),
  fc.integer({ min: 1, max: 90 }).map((days) => ({ when: 'date', days })),
  fc.integer({ min: 1, max: 30 }).map((days) => ({ when: 'retroactive', days: -days })),
);
const instance = fc.integer({ min: 60001, max: 60008 }).map(String);
const plan = fc.constantFrom('20001', '20002', '20003');
const group = fc.constantFrom('40001', '40002', '40003');
const proration = fc.constantFrom('company-rule', 'none', 'full', 'charge-only', 'credit-only');
const change = fc.oneof(
  fc.record({
    kind: fc.constant('assign'),
    planId: plan,
    units: fc.constant(1),
    billingGroupId: group,
    effective,
    proration,
  }),
  fc.record({
    kind: fc.constant('assign'),
    planId: fc.constant('20002'),
    units: fc.constant(1),
    parent: instance.map((planInstanceId) => ({ planInstanceId })),
    effective,
    proration,
  }),
  fc.record({
    kind: fc.constant('replace'),
    planInstanceId: instance,
    planId: plan,
    effective,
    proration,
  }),
  fc.record({ kind: fc.constant('cancel'), planInstanceId: instance, effective, proration }),
  fc.record({
    kind: fc.constant('units'),
    planInstanceId: instance,
    units: fc.integer({ min: 1, max: 5 }),
    effective,
    proration,
  }),
  fc.record({
    kind: fc.constant('status'),
    planInstanceId: instance,
    status: fc.constantFrom('active', 'active-non-billable', 'inactive', 'suspended', 'terminated'),
  }),
);
const step = fc.oneof(
  change.map((wanted) => ({ change: wanted })),
  fc.integer({ min: 1, max: 70 }).map((days) => ({ days })),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Days of a choice of when, counted from today as the date that they fall on. */
function dated<T extends object>(wanted: T, today: string): unknown {
  return JSON.parse(JSON.stringify(wanted), (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('days' in value)) return value;
    const { days, ...rest } = value;
    return { ...rest, date: addDays(today, Number(days)) };
  });
}

/** The world after a step; after one that is refused, as it was. */
function taken(world: World, wanted: Step): { world: World; refused?: boolean } {
  if ('days' in wanted) return advanceTo(world, addDays(world.today, wanted.days));
  const outcome = changePlans(world, {
    accountId: ada,
    receiptId: `random${world.receipts.length}`,
    changes: [changeSchema.parse(dated(wanted.change, world.today))],
  });
  return outcome.receipt ? outcome : { world, refused: true };
}

describe('a world after random steps', () => {
  it('is the same after export and import, after each of them', { timeout: 120_000 }, () => {
    const begin = fullWorld();
    let done = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let world = begin;
        for (const wanted of steps) {
          const next = taken(world, wanted);
          if (!next.refused) {
            done++;
            expect(reread(next.world)).toEqual(next.world);
          }
          world = next.world;
        }
      }),
      { numRuns: 60, seed: 20200320 },
    );
    // Most of the steps are no refusals.
    expect(done).toBeGreaterThan(120);
  });
});
