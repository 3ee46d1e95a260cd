import fc from 'fast-check';
import '../properties/same-cases.js';
import { describe, expect, it } from 'vitest';
import { isStart } from '../../../src/billing/queue.js';
import { changeSchema } from '../../../src/model/plan-change.js';
import { queueEditSchema } from '../../../src/model/queued-change.js';
import { addDays } from '../../../src/billing/calendar.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { previewQueueEdit } from '../../../src/sandbox/queue/preview-edit.js';
import { queueOf } from '../../../src/sandbox/queue/queue-views.js';
import { readWorld } from '../../../src/sandbox/read-world.js';
import { taking, type ChangeText } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, changed, deepFreeze, now } from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { editsOf, plans } from './plans.js';

type Step = (world: World) => World;

const days = fc.integer({ min: 1, max: 70 });
const pick = fc.nat(20);
const later = (world: World, ahead: number) => ({
  effective: { when: 'date' as const, date: addDays(world.today, ahead) },
});

/** A change of a plan that is held, or a plan taken under it; nothing where it is refused. */
const change: fc.Arbitrary<Step> = fc
  .tuple(pick, pick, days, fc.constantFrom('date', 'anniversary', 'by-hand', 'now'))
  .map(([which, what, ahead, when]) => (world) => {
    const { length } = world.planInstances;
    const planInstanceId = world.planInstances[which % Math.max(length, 1)]?.id ?? '0';
    const effective =
      when === 'date' ? later(world, ahead).effective : ({ when } as { when: 'now' });
    const on = addDays(world.today, ahead);
    const choices: ChangeText[] = [
      { kind: 'assign', planId: '20001', units: 1, billingGroupId: '40001', effective },
      { kind: 'assign', planId: '20021', units: 1, billingGroupId: '40001', effective },
      { kind: 'assign', planId: '20031', units: 1, billingGroupId: '40001', effective },
      ...['20011', '20012', '20013'].map((planId): ChangeText => ({
        kind: 'assign',
        planId,
        units: 1,
        parent: { planInstanceId },
        effective,
      })),
      { kind: 'replace', planInstanceId, planId: '20002', effective },
      { kind: 'cancel', planInstanceId, effective },
      { kind: 'units', planInstanceId, units: 1 + (which % 4), effective },
      { kind: 'rate-schedule', planInstanceId, rateScheduleId: '30201', effective },
      { kind: 'status', planInstanceId, status: 'suspended', on },
      { kind: 'status', planInstanceId, status: 'active', on, resetBillDate: 'change-date' },
      { kind: 'status', planInstanceId, status: 'inactive' },
      { kind: 'status', planInstanceId, status: 'active', resetBillDate: 'change-date' },
    ];
    const chosen = choices[what % choices.length];
    const outcome = changePlans(world, {
      accountId: ada,
      receiptId: `r${world.receipts.length + 1}`,
      changes: [changeSchema.parse(chosen)],
    });
    return outcome.world ?? world;
  });

/** Any row of the queue executed, moved or deleted; nothing where it is refused. */
const edit: fc.Arbitrary<Step> = fc
  .tuple(pick, days, fc.constantFrom('execute' as const, 'move' as const, 'delete' as const))
  .map(([which, ahead, action]) => (world) => {
    const row = world.queue[which % Math.max(world.queue.length, 1)];
    if (!row) return world;
    const date = addDays(world.today, ahead);
    const asked = action === 'move' ? { do: action, date } : { do: action };
    const edits = [queueEditSchema.parse({ queuedChangeId: row.id, ...asked })];
    const outcome = editsOf(world, { id: row.id, ...asked });
    const { preview, refusal } = previewQueueEdit(world, { accountId: ada, edits });
    expect(refusal).toBe(outcome.refusal);
    const view = queueOf(world, ada).find(({ id }) => id === row.id)?.can[action];
    if (view && !view.allowed) expect(outcome.refusal).toBe(view.reason);
    if (!outcome.world) return world;
    expect(preview?.invoices.map(({ lines }) => lines)).toEqual(
      outcome.world.invoices.slice(world.invoices.length).map(({ lines }) => lines),
    );
    return outcome.world;
  });

const wait: fc.Arbitrary<Step> = days.map(
  (ahead) => (world) => advanceTo(world, addDays(world.today, ahead)).world,
);

/** Internet with Phone under it and Voice mail under that, since 10 January 2020. */
const start = changed(
  shop('2020-01-10', plans),
  taking('20001'),
  taking('20011', { parent: { row: 0 }, ...now }),
  taking('20012', { parent: { row: 1 }, ...now }),
);

describe('whatever is queued, edited and waited for', () => {
  it('leaves a world that stands: nothing overdue waits, a plan waits exactly where its start is queued, and history stays', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(change, change, change, edit, edit, wait), {
          minLength: 6,
          maxLength: 12,
        }),
        (steps) => {
          steps.reduce((before, step) => {
            const world = deepFreeze(step(before));
            const queued = world.queue.filter(({ state }) => state === 'queued');
            expect(queued.filter(({ date }) => (date ?? '9999') <= world.today)).toEqual([]);
            const waits = world.planInstances.filter(
              ({ status }) => status === 'pending-activation',
            );
            expect(
              queued
                .filter(isStart)
                .map(({ planInstanceId }) => planInstanceId)
                .sort(),
            ).toEqual(waits.map(({ id }) => id).sort());
            for (const [index, row] of before.queue.entries()) {
              if (row.state !== 'queued') expect(world.queue[index]).toBe(row);
            }
            expect(readWorld(JSON.parse(JSON.stringify(world))).problems).toBeUndefined();
            return world;
          }, start);
        },
      ),
      { numRuns: 60, seed: 6 },
    );
  });
});
