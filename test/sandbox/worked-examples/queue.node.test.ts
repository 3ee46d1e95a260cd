import { describe, expect, it } from 'vitest';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import {
  at,
  billedLines,
  changed,
  changedWith,
  edited,
  editOutcome,
  instanceOf,
  now,
  on,
  outcomeOf,
  refusalOfChanges,
  scenarioWorld,
  waiting,
  warningsOf,
} from '../support.js';

/** Rules and dates are those of the release notes on future plan changes; prices are the scenarios' own. */

const [master, child, grandchild] = ['60001', '60002', '60003'] as const;
const executable = (world: World) =>
  waiting(world)
    .filter(({ can }) => can.execute.allowed)
    .map(({ planInstanceId }) => planInstanceId);
const queuedFor = (world: World) => waiting(world).map(({ planInstanceId }) => planInstanceId);

describe('execute-only-the-topmost', () => {
  const tree = () => scenarioWorld('execute-only-the-topmost');

  it('offers to execute the master plan alone, and refuses the plans under it', async () => {
    const world = await tree();
    expect(world.today).toBe('2016-02-01');
    expect(waiting(world).map(({ planInstanceId, date }) => [planInstanceId, date])).toEqual([
      [master, '2016-02-22'],
      [child, '2016-02-22'],
      [grandchild, '2016-02-22'],
    ]);
    expect(executable(world)).toEqual([master]);
    expect(editOutcome(world, child, { do: 'execute' })).toEqual({
      refusal: 'queued-parent-first',
    });
    expect(editOutcome(world, grandchild, { do: 'execute' })).toEqual({
      refusal: 'queued-parent-first',
    });
  });

  it('offers the child once the master plan was executed, and then the grandchild', async () => {
    const first = edited(await tree(), master, { do: 'execute' });
    expect(instanceOf(first, master)).toMatchObject({ status: 'active', startDate: '2016-02-01' });
    expect(executable(first)).toEqual([child]);
    expect(executable(edited(first, child, { do: 'execute' }))).toEqual([grandchild]);
  });

  it('lets the child be moved to the day of the master plan at the earliest', async () => {
    const world = await tree();
    const moved = (date: string) => editOutcome(world, child, { do: 'move', date }).refusal;
    expect(moved('2016-02-21')).toBe('queued-date-before-parent');
    // Its own child is queued for the 22nd, so the grandchild has to move first.
    const later = edited(world, grandchild, { do: 'move', date: '2016-02-25' });
    expect(waiting(edited(later, child, { do: 'move', date: '2016-02-24' }), child)[0]?.date).toBe(
      '2016-02-24',
    );
    expect(waiting(world, child)[0]?.dates?.from).toBe('2016-02-22');
  });
});

describe('delete-cascades', () => {
  it('takes the child and the grandchild out of the queue with the master plan', async () => {
    const world = edited(await scenarioWorld('delete-cascades'), master, { do: 'delete' });
    expect(world.queue.map(({ planInstanceId, state }) => [planInstanceId, state])).toEqual([
      [master, 'deleted'],
      [child, 'deleted'],
      [grandchild, 'deleted'],
    ]);
    const later = at(world, '2016-04-01');
    expect(later.invoices).toEqual([]);
    expect(later.planInstances.map(({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  it('takes only the grandchild out with the child', async () => {
    const world = edited(await scenarioWorld('delete-cascades'), child, { do: 'delete' });
    expect(queuedFor(world)).toEqual([master]);
  });
});

describe('anniversary-changes-can-only-be-deleted', () => {
  it('cannot be executed or moved, but deleted', async () => {
    const world = await scenarioWorld('anniversary-changes-can-only-be-deleted');
    expect(waiting(world, master)).toMatchObject([{ by: 'anniversary', date: '2016-02-10' }]);
    expect(waiting(world, master)[0]?.can).toEqual({
      execute: { allowed: false, reason: 'queued-change-for-anniversary' },
      move: { allowed: false, reason: 'queued-change-for-anniversary' },
      delete: { allowed: true },
    });
    expect(editOutcome(world, master, { do: 'execute' }).refusal).toBe(
      'queued-change-for-anniversary',
    );
    expect(editOutcome(world, master, { do: 'move', date: '2016-02-15' }).refusal).toBe(
      'queued-change-for-anniversary',
    );
    const without = edited(world, master, { do: 'delete' });
    expect(instanceOf(at(without, '2016-03-10'), master).units).toBe(1);
    expect(instanceOf(at(world, '2016-03-10'), master).units).toBe(2);
  });
});

describe('status-changes-cannot-be-executed-early', () => {
  it('can be moved and deleted, but not executed', async () => {
    const world = await scenarioWorld('status-changes-cannot-be-executed-early');
    expect(waiting(world, master)[0]?.can).toEqual({
      execute: { allowed: false, reason: 'queued-change-of-status' },
      move: { allowed: true },
      delete: { allowed: true },
    });
    expect(editOutcome(world, master, { do: 'execute' }).refusal).toBe('queued-change-of-status');
    const moved = edited(world, master, { do: 'move', date: '2016-02-15' });
    expect(instanceOf(at(moved, '2016-02-14'), master).status).toBe('active');
    expect(instanceOf(at(moved, '2016-02-15'), master).status).toBe('inactive');
    const deleted = edited(world, master, { do: 'delete' });
    expect(instanceOf(at(deleted, '2016-03-01'), master).status).toBe('active');
  });
});

describe('inactive-plans-cannot-be-queued', () => {
  const three = [
    ['suspended', '60001', '60002'],
    ['terminated', '60003', '60004'],
    ['cancelled', '60005', '60006'],
  ] as const;
  const ended = () => scenarioWorld('inactive-plans-cannot-be-queued');

  it.each(three)('%s: neither replaced nor removed later', async (status, instance) => {
    const world = await ended();
    expect(instanceOf(world, instance).status).toBe(status);
    const later = on('2016-02-20');
    expect(
      refusalOfChanges(world, {
        kind: 'replace',
        planInstanceId: instance,
        planId: '20002',
        ...later,
      }),
    ).toBe('plan-instance-not-active');
    expect(refusalOfChanges(world, { kind: 'cancel', planInstanceId: instance, ...later })).toBe(
      'plan-instance-not-active',
    );
  });

  it.each(three)('%s: nothing is added under it later', async (status, instance) => {
    expect(
      refusalOfChanges(
        await ended(),
        taking('20011', { parent: { planInstanceId: instance }, ...on('2016-02-20') }),
      ),
    ).toBe('parent-not-active');
  });

  it.each(three)(
    '%s: what hangs under it is not removed or replaced later',
    async (status, instance, under) => {
      const world = await ended();
      const refusal = refusalOfChanges(world, {
        kind: 'cancel',
        planInstanceId: under,
        ...on('2016-02-20'),
      });
      // Under what has ended everything has ended too; under what is suspended, the parent is the reason.
      expect(refusal).toBe(
        status === 'suspended' ? 'parent-not-active' : 'plan-instance-not-active',
      );
    },
  );
});

describe('dunning-forbids-replacement', () => {
  const overdue = () => scenarioWorld('dunning-forbids-replacement');
  const replace = (planInstanceId: string, more: object = now) =>
    ({ kind: 'replace', planInstanceId, planId: '20002', ...more }) as const;

  it('has one plan with a queued replacement, one in progress, one completed, and one that is not yet overdue', async () => {
    const world = await overdue();
    expect(world.planInstances.map(({ dunning }) => dunning?.state)).toEqual([
      'in-progress',
      'in-progress',
      'completed',
      undefined,
    ]);
  });

  it.each([
    ['in progress', '60002'],
    ['completed', '60003'],
  ])('%s: refused, now and for later', async (state, instance) => {
    const world = await overdue();
    expect(refusalOfChanges(world, replace(instance))).toBe('dunning-blocks-replacement');
    expect(refusalOfChanges(world, replace(instance, on('2016-02-20')))).toBe(
      'dunning-blocks-replacement',
    );
  });

  it('refuses a date on which it will be in dunning, and allows one before', async () => {
    const world = await overdue();
    // Due on 28 January, five days of grace: dunning begins on 2 February.
    expect(refusalOfChanges(world, replace('60004'))).toBeUndefined();
    expect(refusalOfChanges(world, replace('60004', on('2016-02-20')))).toBe(
      'dunning-blocks-replacement',
    );
  });

  it('still executes a replacement that was queued before', async () => {
    const world = at(await overdue(), '2016-02-20');
    expect(instanceOf(world, '60001')).toMatchObject({
      planId: '20002',
      dunning: { state: 'in-progress' },
    });
  });
});

describe('parent-inactive-at-the-date-warns-then-drops', () => {
  it('warns when it is scheduled that the plan above will be cancelled by then', async () => {
    const world = await scenarioWorld('parent-inactive-at-the-date-warns-then-drops');
    const phone = (date: string) =>
      taking('20011', { parent: { planInstanceId: master }, ...on(date) });
    expect(warningsOf(world, phone('2016-04-01'))).toMatchObject([
      { code: 'parent-will-be-inactive', parentId: master, since: '2016-03-20' },
    ]);
    expect(warningsOf(world, phone('2016-03-19'))).toEqual([]);
  });

  const underCancelled = (world: World) =>
    changed(
      world,
      taking('20011', { parent: { planInstanceId: master }, ...on('2016-04-01') }),
      taking('20012', { parent: { row: 0 }, ...on('2016-04-05') }),
    );

  it('at the date nothing under the cancelled plan takes effect, and all of it leaves the queue', async () => {
    const world = await scenarioWorld('parent-inactive-at-the-date-warns-then-drops');
    const after = at(underCancelled(world), '2016-04-05');
    expect(instanceOf(after, master).status).toBe('cancelled');
    expect([child, grandchild].map((id) => instanceOf(after, id).status)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(waiting(after)).toEqual([]);
    expect(after.queue.slice(1).map(({ state }) => state)).toEqual(['deleted', 'deleted']);
    expect(billedLines(after, '2016-03-21')).toEqual([]);
  });
});

describe('several-for-one-plan', () => {
  it('makes them in the order of their dates, whatever order they were asked for in', async () => {
    const world = await scenarioWorld('several-for-one-plan');
    const schedule = changed(world, {
      kind: 'rate-schedule',
      planInstanceId: master,
      rateScheduleId: '30101',
      proration: 'none',
      ...on('2016-04-01'),
    });
    const both = changed(schedule, {
      kind: 'units',
      planInstanceId: master,
      units: 3,
      proration: 'none',
      ...on('2016-03-01'),
    });
    expect(waiting(both).map(({ kind, date }) => [date, kind])).toEqual([
      ['2016-03-01', 'units'],
      ['2016-04-01', 'rate-schedule'],
    ]);
    expect(billedLines(at(both, '2016-04-10'), '2016-02-10')).toEqual([
      '2016-02-10 Internet 2016-02-10..2016-03-09 29.00',
      // 3 × 29.00, then 3 × 25.00
      '2016-03-10 Internet 2016-03-10..2016-04-09 87.00',
      '2016-04-10 Internet 2016-04-10..2016-05-09 75.00',
    ]);
  });
});

describe('parent-cannot-be-moved-past-its-queued-child', () => {
  it('refuses the day after the child, and allows the child’s own day', async () => {
    const world = await scenarioWorld('parent-cannot-be-moved-past-its-queued-child');
    expect(editOutcome(world, master, { do: 'move', date: '2016-02-26' }).refusal).toBe(
      'queued-date-after-child',
    );
    const moved = edited(world, master, { do: 'move', date: '2016-02-25' });
    expect(waiting(moved).map(({ date }) => date)).toEqual(['2016-02-25', '2016-02-25']);
  });
});

describe('one-invoice-for-all-executed-in-a-billing-group', () => {
  it('makes one invoice, prorated for each plan up to its own bill day', async () => {
    const before = await scenarioWorld('one-invoice-for-all-executed-in-a-billing-group');
    const world = at(before, '2016-02-12');
    const made = world.invoices.filter(({ date }) => date === '2016-02-12');
    expect(made).toHaveLength(1);
    expect(billedLines(world, '2016-02-12')).toEqual([
      // 5 February to 4 March are 29 days, 12 February to 4 March 22; 20 January to 19 February are 31, 12 to 19 February 8.
      // 29.00 × 22 ÷ 29 and 58.00 × 22 ÷ 29; 29.00 × 8 ÷ 31 = 7.4838… and 58.00 × 8 ÷ 31 = 14.9677…
      '2016-02-12 Internet 2016-02-12..2016-02-19 -7.48',
      '2016-02-12 Internet 2016-02-12..2016-03-04 -22.00',
      '2016-02-12 Internet Plus 2016-02-12..2016-02-19 14.97',
      '2016-02-12 Internet Plus 2016-02-12..2016-03-04 44.00',
    ]);
  });
});

describe('negative-bill-lag-voids-the-invoice', () => {
  it('voids the full invoice and bills the new plan from its date to the end of the period', async () => {
    const before = await scenarioWorld('negative-bill-lag-voids-the-invoice');
    const full = before.invoices.at(-1);
    expect(full).toMatchObject({
      date: '2016-02-05',
      lines: [{ period: { from: '2016-02-10', to: '2016-03-09' }, amount: { amount: '29.00' } }],
    });
    const replaced = at(
      changed(before, {
        kind: 'replace',
        planInstanceId: master,
        planId: '20002',
        proration: 'full',
        ...on('2016-02-20'),
      }),
      '2016-02-20',
    );
    expect(replaced.invoices.find(({ id }) => id === full?.id)?.voidedOn).toBe('2016-02-20');
    expect(billedLines(replaced, '2016-02-20')).toEqual([
      // What was used of the old plan, 10 of 29 days, and the new one for 20 February to 9 March, 19 of 29 days.
      '2016-02-20 Internet 2016-02-10..2016-02-19 10.00',
      '2016-02-20 Internet Plus 2016-02-20..2016-03-09 38.00',
    ]);
  });
});

describe('long-cycle-refused-with-a-pending-change', () => {
  const longCycle = { combineInvoices: 'long-cycle' } as const;
  const units = (planInstanceId: string) =>
    ({ kind: 'units', planInstanceId, units: 3, ...now }) as const;

  it('refuses combined invoices for a plan that rolls over, for one whose contract does, and for one with a change that waits', async () => {
    const world = await scenarioWorld('long-cycle-refused-with-a-pending-change');
    expect(world.queue.map(({ planInstanceId, kind }) => [planInstanceId, kind])).toEqual([
      ['60001', 'rollover'],
      ['60002', 'units'],
      ['60004', 'rollover'],
    ]);
    const replaceTaster = {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20004',
      ...now,
    } as const;
    expect(outcomeOf(world, [replaceTaster], longCycle).refusal).toBe('combine-blocked-by-queue');
    expect(outcomeOf(world, [units('60002')], longCycle).refusal).toBe('combine-blocked-by-queue');
    expect(instanceOf(world, '60004').contract).toEqual({
      endsOn: '2016-06-10',
      rollover: { planId: '20002' },
    });
    expect(outcomeOf(world, [units('60004')], longCycle).refusal).toBe('combine-blocked-by-queue');
  });

  it('allows them for a plan with nothing to come, and short cycles for all', async () => {
    const world = await scenarioWorld('long-cycle-refused-with-a-pending-change');
    expect(instanceOf(changedWith(world, longCycle, units('60003')), '60003').units).toBe(3);
    const shortCycle = { combineInvoices: 'short-cycle' } as const;
    expect(outcomeOf(world, [units('60002')], shortCycle).refusal).toBeUndefined();
  });
});
