import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../src/model/ids.js';
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
const kinds = [
  ['any accounts', {}, steps],
  ['families', { families: true }, randomSteps(30, 'max')],
] as const;

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
  it.each(kinds)(
    'the books add up after every step, and no step writes in the world that it began with: %s',
    { timeout },
    (_, plainness, ofKind) => {
      let cases = 0;
      fc.assert(
        fc.property(randomWorld(plainness), ofKind, (world, all) => {
          cases += all.length;
          walk(world, all, isStraight);
        }),
        { numRuns: 700 * times },
      );
      expect(cases).toBeGreaterThan(5_000);
    },
  );

  it('meets what parents pay for, credits of it, and their dunning', { timeout }, () => {
    let paid = 0;
    let credited = 0;
    let dunned = 0;
    fc.assert(
      fc.property(randomWorld({ families: true }), randomSteps(30, 'max'), (world, all) => {
        const { invoices, planInstances } = walk(world, all);
        const childs = invoices.filter(({ parentPays }) => parentPays);
        paid += childs.length;
        credited += childs.filter(({ lines }) => lines.some(({ lowers }) => lowers)).length;
        dunned += planInstances.filter(({ paidBy, dunning }) => paidBy && dunning).length;
      }),
      { numRuns: 200 * times },
    );
    expect(Math.min(paid, 20 * credited, 20 * dunned)).toBeGreaterThan(200);
  });

  it.each(kinds)('export and import change nothing: %s', { timeout }, (_, plainness, ofKind) => {
    fc.assert(
      fc.property(randomWorld(plainness), ofKind, (world, all) => {
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
          changeBy(ada, receiptId, changes);
        const changeBy = (accountId: AccountId, receiptId: string, changes: object[]) =>
          changePlans(world, {
            accountId,
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
        for (const { id, status, accountId } of world.planInstances)
          if (status === 'cancelled' || status === 'terminated')
            expect(changeBy(accountId, 'over', [{ kind: 'cancel', planInstanceId: id }])).toEqual({
              refusal: 'plan-instance-not-active',
            });
        for (const { id, state, accountId } of world.queue)
          if (state !== 'queued')
            expect(
              editQueue(world, {
                accountId,
                receiptId: 'closed',
                edits: [{ queuedChangeId: id, do: 'execute' } satisfies QueueEdit],
              }),
            ).toEqual({ refusal: 'queued-change-closed' });
      }),
      { numRuns: 100 * times },
    );
  });
});
