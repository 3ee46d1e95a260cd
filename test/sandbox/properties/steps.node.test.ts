import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { changeSchema } from '../../../src/model/plan-change.js';
import type { QueueEdit } from '../../../src/model/queued-change.js';
import { editQueue } from '../../../src/sandbox/queue/edit-queue.js';
import { readWorld } from '../../../src/sandbox/read-world.js';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, deepFreeze } from '../support.js';
import { isStraight } from './invariants.js';
import { play, randomSteps, type RandomStep } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

const steps = randomSteps(14);

/** Plays steps on frozen worlds, so that a write in place throws; what was refused leaves the world as it was. */
function walk(
  begin: World,
  all: readonly RandomStep[],
  each: (world: World) => void = () => {},
): World {
  return all.reduce((world, step) => {
    const after = play(world, step);
    if (after === undefined) return world;
    deepFreeze(after);
    each(after);
    return after;
  }, begin);
}

describe('whatever is done, in whatever order', () => {
  it(
    'the books add up after every step, and no step writes in the world that it began with',
    { timeout },
    () => {
      let cases = 0;
      fc.assert(
        fc.property(randomWorld(), steps, (world, all) => {
          cases += all.length;
          walk(world, all, isStraight);
        }),
        { numRuns: 700 * times },
      );
      expect(cases).toBeGreaterThan(5_000);
    },
  );

  it('export and import change nothing', { timeout }, () => {
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

  it('what comes in an illegal order is refused and gives no world', { timeout }, () => {
    fc.assert(
      fc.property(randomWorld(), steps, (begin, all) => {
        const world = walk(begin, all);
        const [receipt] = world.receipts;
        const change = (receiptId: string, ...changes: object[]) =>
          changePlans(world, {
            accountId: ada,
            receiptId,
            changes: changes.map((each) => changeSchema.parse(each)),
          });
        const [plan] = world.plans;
        const [supplemental] = world.plans.filter(({ kind }) => kind === 'supplemental');
        if (receipt && plan)
          expect(change(receipt.id, taking(plan.id))).toEqual({ refusal: 'receipt-used' });
        if (supplemental)
          expect(
            change(
              'early',
              taking(supplemental.id, { parent: { row: 1 } }),
              taking(plan?.id ?? ''),
            ),
          ).toEqual({ refusal: 'parent-comes-first' });
        for (const { id, status } of world.planInstances)
          if (status === 'cancelled' || status === 'terminated')
            expect(change('over', { kind: 'cancel', planInstanceId: id })).toEqual({
              refusal: 'plan-instance-not-active',
            });
        for (const { id, state } of world.queue)
          if (state !== 'queued')
            expect(
              editQueue(world, {
                accountId: ada,
                receiptId: 'closed',
                edits: [{ queuedChangeId: id, do: 'execute' } satisfies QueueEdit],
              }),
            ).toEqual({ refusal: 'queued-change-closed' });
      }),
      { numRuns: 100 * times },
    );
  });
});
