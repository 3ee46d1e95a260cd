import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { timeout, times } from './same-cases.js';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../src/model/ids.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import { editQueue, type QueueCommand } from '../../../src/sandbox/queue/edit-queue.js';
import { previewQueueEdit } from '../../../src/sandbox/queue/preview-edit.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, deepFreeze } from '../support.js';
import { choices, commandFor, play, randomChange, randomSteps } from './random-steps.js';
import { randomWorld } from './random-worlds.js';

/**
 * What was previewed is what is written. Each random world is asked about twelve random changes and edits of its queue, none of
 * which is kept: a case is one of them, previewed and then written from the same world. 1,700 worlds make 20,400 cases.
 */
const worlds = 1_700;
const perWorld = 12;

const change = fc.record({
  changes: fc.oneof(
    { weight: 3, arbitrary: fc.array(randomChange, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(randomChange, { minLength: 2, maxLength: 3 }) },
  ),
  choices,
});
const edit = fc.record({
  row: fc.nat({ max: 10 }),
  do: fc.constantFrom('execute' as const, 'delete' as const, 'move' as const),
});
const asked = fc.array(fc.oneof({ weight: 5, arbitrary: change }, { weight: 1, arbitrary: edit }), {
  minLength: perWorld,
  maxLength: perWorld,
});

function expectSame(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toStrictEqual(other);
}

/** What a write has done, in the words of a preview. */
function written(before: World, after: World, accountId: AccountId) {
  const was = new Map(before.invoices.map((row) => [row.id, row.voidedOn]));
  const held = new Map(before.planInstances.map((row) => [row.id, row.status]));
  const ended = (status: string | undefined) => status === 'cancelled' || status === 'terminated';
  const earlier = new Map(before.queue.map((row) => [row.id, row]));
  return {
    // What a parent is asked for meanwhile is not for the child to see.
    invoices: after.invoices.filter((row) => !was.has(row.id) && row.accountId === accountId),
    voided: after.invoices
      .filter(
        ({ id, voidedOn }) => was.has(id) && voidedOn !== undefined && was.get(id) === undefined,
      )
      .map(({ id }) => id),
    ended: after.planInstances
      .filter(({ id, status }) => held.has(id) && ended(status) && !ended(held.get(id)))
      .map(({ id }) => id),
    queued: after.queue.filter(({ id, state }) => !earlier.has(id) && state === 'queued'),
    deleted: after.queue.filter(
      ({ id, state }) => state === 'deleted' && earlier.get(id)?.state === 'queued',
    ),
  };
}

describe('a preview', () => {
  it.each([
    ['any accounts', {}, worlds],
    ['families', { families: true }, worlds / 4],
  ] as const)(
    'equals what the write then does, refusals too, and changes nothing: %s',
    { timeout },
    (_, plainness, numRuns) => {
      let cases = 0;
      fc.assert(
        fc.property(randomWorld(plainness), randomSteps(8), asked, (begin, steps, all) => {
          const world = steps.reduce((now, step) => deepFreeze(play(now, step) ?? now), begin);
          for (const each of all) {
            cases++;
            if ('row' in each) {
              const [row] = world.queue.slice(each.row % Math.max(world.queue.length, 1));
              const command = {
                accountId: row?.accountId ?? ada,
                edits: [{ queuedChangeId: row?.id ?? '999999', do: each.do, date: world.today }],
              } as Omit<QueueCommand, 'receiptId'>;
              compare(
                world,
                command.accountId,
                previewQueueEdit(world, command),
                editQueue(world, { ...command, receiptId: 'written' }),
              );
            } else {
              const command = commandFor(world, each.changes, each.choices);
              compare(
                world,
                command.accountId,
                previewPlans(world, command),
                changePlans(world, command),
              );
            }
          }
        }),
        { numRuns: numRuns * times },
      );
      expect(cases).toBeGreaterThanOrEqual(numRuns * perWorld);
    },
  );
});

function compare(
  world: World,
  accountId: AccountId,
  previewed: { preview?: object | undefined; refusal?: string | undefined },
  outcome: { world?: World | undefined; refusal?: string | undefined },
): void {
  expect(previewed.refusal).toBe(outcome.refusal);
  if (!outcome.world) return;
  const what = written(world, outcome.world, accountId);
  const seen = previewed.preview as typeof what;
  for (const key of Object.keys(what) as (keyof typeof what)[]) expectSame(seen[key], what[key]);
}
