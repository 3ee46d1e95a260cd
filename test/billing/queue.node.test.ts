import { describe, expect, it } from 'vitest';
import {
  deletedWith,
  depthOf,
  inQueueOrder,
  isStart,
  mayDelete,
  mayExecute,
  mayMove,
  movedWith,
  moveRefusal,
  openDates,
  queueingRefusal,
  waitsFor,
  type QueuedRow,
  type QueueTree,
} from '../../src/billing/queue.js';
import type { QueuedKind } from '../../src/model/queued-change.js';
import type { PlanInstanceStatus } from '../../src/model/plan-instance.js';

type Row = Partial<QueuedRow> & Pick<QueuedRow, 'id' | 'planInstanceId'>;

function rowOf(row: Row): QueuedRow {
  return { kind: 'assign', by: 'date', state: 'queued', ...row };
}

/** A tree written as child → parent, with rows in it, on 1 February 2016; active where no other status is told. */
function treeOf(
  parents: Record<string, string>,
  rows: readonly QueuedRow[],
  statuses: Record<string, PlanInstanceStatus> = {},
): QueueTree {
  return {
    today: '2016-02-01',
    statusOf: (id) => statuses[id] ?? 'active',
    parentOf: (id) => parents[id],
    childrenOf: (id) => Object.keys(parents).filter((child) => parents[child] === id),
    queuedFor: (id) => rows.filter((row) => row.planInstanceId === id && row.state === 'queued'),
  };
}

const line = { child: 'master', grandchild: 'child' };
const master = rowOf({ id: '1', planInstanceId: 'master', date: '2016-02-22' });
const child = rowOf({ id: '2', planInstanceId: 'child', date: '2016-02-25' });
const grandchild = rowOf({ id: '3', planInstanceId: 'grandchild', date: '2016-02-28' });
const waitingLine = treeOf(line, [master, child, grandchild]);

const ids = (rows: readonly QueuedRow[]) => rows.map(({ id }) => id);
const no = (reason: string) => ({ allowed: false, reason });
const yes = { allowed: true };

describe('what a start is', () => {
  it.each<[QueuedKind, boolean]>([
    ['assign', true],
    ['mandatory-child', true],
    ['replace', false],
    ['rollover', false],
    ['cancel', false],
    ['units', false],
    ['status', false],
    ['rate-schedule', false],
  ])('%s: %s', (kind, start) => {
    expect(isStart({ kind })).toBe(start);
  });
});

describe('the order in which queued changes run', () => {
  const { parentOf } = waitingLine;

  it('counts the plans above one', () => {
    expect(['master', 'child', 'grandchild'].map((id) => depthOf(id, parentOf))).toEqual([0, 1, 2]);
  });

  it('is by date first, whatever hangs under what', () => {
    const early = { ...grandchild, date: '2016-02-02' };
    expect(ids(inQueueOrder([master, child, early], parentOf))).toEqual(['3', '1', '2']);
  });

  it('is parents before children on one date, whichever was queued first', () => {
    const rows = [
      rowOf({ id: '1', planInstanceId: 'grandchild', date: '2016-02-22' }),
      rowOf({ id: '2', planInstanceId: 'child', date: '2016-02-22' }),
      rowOf({ id: '3', planInstanceId: 'master', date: '2016-02-22' }),
    ];
    expect(ids(inQueueOrder(rows, parentOf))).toEqual(['3', '2', '1']);
  });

  it('is the order of queueing for what falls together, by number and not by text', () => {
    const rows = ['10', '9', '100'].map((id) =>
      rowOf({ id, planInstanceId: 'master', date: '2016-02-22' }),
    );
    expect(ids(inQueueOrder(rows, parentOf))).toEqual(['9', '10', '100']);
  });

  it('puts what has no date last, and leaves the rows that it was given as they were', () => {
    const hand = rowOf({ id: '0', planInstanceId: 'master', by: 'hand' });
    const other = rowOf({ id: '4', planInstanceId: 'master', by: 'hand' });
    const rows = [other, hand, child, master];
    expect(ids(inQueueOrder(rows, parentOf))).toEqual(['1', '2', '0', '4']);
    expect(ids(rows)).toEqual(['4', '0', '2', '1']);
    expect(inQueueOrder([], parentOf)).toEqual([]);
  });
});

describe('what has to come first', () => {
  it('is nothing for a topmost start', () => {
    expect(waitsFor(master, waitingLine)).toBeUndefined();
  });

  it('is the nearest start above another start', () => {
    expect(waitsFor(child, waitingLine)).toBe(master);
    expect(waitsFor(grandchild, waitingLine)).toBe(child);
  });

  it('is the start further up where the plan between has begun', () => {
    expect(waitsFor(grandchild, treeOf(line, [master, grandchild]))).toBe(master);
  });

  it('is its own start for another change of a plan that waits', () => {
    const units = rowOf({ id: '4', planInstanceId: 'child', kind: 'units', date: '2016-03-01' });
    expect(waitsFor(units, waitingLine)).toBe(child);
  });

  it('is no change that begins nothing', () => {
    const units = rowOf({ id: '4', planInstanceId: 'master', kind: 'units', date: '2016-03-01' });
    expect(waitsFor(child, treeOf(line, [units, child]))).toBeUndefined();
  });
});

describe('what the rules keep out of the queue', () => {
  const ask = (
    kind: QueuedKind,
    status: PlanInstanceStatus,
    above: Record<string, PlanInstanceStatus> = {},
  ) =>
    queueingRefusal(
      { kind, planInstanceId: 'grandchild', date: '2016-03-01' },
      treeOf(line, [], { grandchild: status, ...above }),
    );

  const stopped: PlanInstanceStatus[] = ['suspended', 'terminated', 'cancelled'];
  const barred: QueuedKind[] = ['assign', 'mandatory-child', 'replace', 'cancel'];
  const open: QueuedKind[] = ['units', 'status', 'rate-schedule', 'rollover'];

  it.each(barred.flatMap((kind) => stopped.map((status) => [kind, status] as const)))(
    'is %s of a plan that is %s, and of what hangs under one at any depth',
    (kind, status) => {
      expect(ask(kind, status)).toBe('plan-instance-not-active');
      expect(ask(kind, 'active', { child: status })).toBe('parent-not-active');
      expect(ask(kind, 'active', { master: status })).toBe('parent-not-active');
    },
  );

  it.each(open)('is no %s', (kind) => {
    for (const status of stopped) {
      expect(ask(kind, status)).toBeUndefined();
      expect(ask(kind, 'active', { child: status })).toBeUndefined();
    }
  });

  it.each<PlanInstanceStatus>(['active', 'trial', 'inactive', 'pending-activation'])(
    'is nothing of a plan that is %s',
    (status) => {
      for (const kind of barred) expect(ask(kind, status, { child: status })).toBeUndefined();
    },
  );

  it('is a child that starts the day before its parent; the same day and the day after are open', () => {
    const tree = treeOf(line, [master]);
    const on = (date: string | undefined) =>
      queueingRefusal({ kind: 'assign', planInstanceId: 'child', date }, tree);
    expect(on('2016-02-21')).toBe('queued-date-before-parent');
    expect(on('2016-02-22')).toBeUndefined();
    expect(on('2016-02-23')).toBeUndefined();
    expect(on(undefined)).toBeUndefined();
  });

  it('is another change of a plan dated before it starts', () => {
    const on = (date: string) =>
      queueingRefusal({ kind: 'units', planInstanceId: 'master', date }, treeOf(line, [master]));
    expect(on('2016-02-21')).toBe('queued-date-before-parent');
    expect(on('2016-02-22')).toBeUndefined();
  });

  it('is a date under a plan that waits for a hand', () => {
    const hand = rowOf({ id: '1', planInstanceId: 'master', by: 'hand' });
    const on = (date: string | undefined) =>
      queueingRefusal({ kind: 'assign', planInstanceId: 'child', date }, treeOf(line, [hand]));
    expect(on('2016-03-01')).toBe('queued-date-before-parent');
    expect(on(undefined)).toBeUndefined();
  });
});

describe('executing before the date', () => {
  it('is open to the topmost start only, and to the next one when that has run', () => {
    const may = [master, child, grandchild].map((row) => mayExecute(row, waitingLine));
    expect(may).toEqual([yes, no('queued-parent-first'), no('queued-parent-first')]);
    const later = treeOf(line, [child, grandchild]);
    expect(mayExecute(child, later)).toEqual(yes);
    expect(mayExecute(grandchild, later)).toEqual(no('queued-parent-first'));
  });

  it.each<QueuedKind>(['replace', 'rollover', 'cancel', 'units', 'rate-schedule'])(
    'is open to a dated %s, and to one that waits for a hand',
    (kind) => {
      const row = rowOf({ id: '4', planInstanceId: 'master', kind, date: '2016-03-01' });
      const tree = treeOf(line, [row]);
      expect(mayExecute(row, tree)).toEqual(yes);
      expect(mayExecute({ ...row, by: 'hand', date: undefined }, tree)).toEqual(yes);
    },
  );

  it('is closed under a plan that is suspended or has ended, however far above', () => {
    const row = rowOf({ id: '4', planInstanceId: 'grandchild', kind: 'units', date: '2016-03-01' });
    const under = (statuses: Record<string, PlanInstanceStatus>) =>
      mayExecute(row, treeOf(line, [row], statuses));
    expect(under({ child: 'suspended' })).toEqual(no('parent-not-active'));
    expect(under({ master: 'cancelled' })).toEqual(no('parent-not-active'));
    expect(under({ master: 'inactive', grandchild: 'suspended' })).toEqual(yes);
  });

  it('is closed to what waits for an anniversary, to changes of status and to history', () => {
    const row = rowOf({ id: '4', planInstanceId: 'master', kind: 'units', date: '2016-03-01' });
    const tree = treeOf(line, [row]);
    expect(mayExecute({ ...row, by: 'anniversary' }, tree)).toEqual(
      no('queued-change-for-anniversary'),
    );
    expect(mayExecute({ ...row, kind: 'status' }, tree)).toEqual(no('queued-change-of-status'));
    for (const state of ['executed', 'deleted', 'failed'] as const)
      expect(mayExecute({ ...row, state }, tree)).toEqual(no('queued-change-closed'));
  });
});

describe('moving to another date', () => {
  const units = rowOf({ id: '4', planInstanceId: 'master', kind: 'units', date: '2016-03-01' });

  it('is open to dated changes, those of status too, and to what waits for a hand', () => {
    const tree = treeOf(line, [units]);
    expect(mayMove(units, tree)).toEqual(yes);
    expect(mayMove({ ...units, kind: 'status' }, tree)).toEqual(yes);
    expect(mayMove({ ...units, by: 'hand', date: undefined }, tree)).toEqual(yes);
  });

  it('is closed to anniversaries, mandatory children, rollovers and history', () => {
    const tree = treeOf(line, [units]);
    expect(mayMove({ ...units, by: 'anniversary' }, tree)).toEqual(
      no('queued-change-for-anniversary'),
    );
    expect(mayMove({ ...units, kind: 'mandatory-child' }, tree)).toEqual(no('plan-is-mandatory'));
    expect(mayMove({ ...units, kind: 'rollover' }, tree)).toEqual(no('queued-change-of-plan'));
    for (const state of ['executed', 'deleted', 'failed'] as const)
      expect(mayMove({ ...units, state }, tree)).toEqual(no('queued-change-closed'));
  });

  it('is closed under a plan that waits for a hand', () => {
    const hand = rowOf({ id: '1', planInstanceId: 'master', by: 'hand' });
    const handChild = rowOf({ id: '2', planInstanceId: 'child', by: 'hand' });
    const tree = treeOf(line, [hand, handChild]);
    expect(mayMove(hand, tree)).toEqual(yes);
    expect(mayMove(handChild, tree)).toEqual(no('queued-parent-first'));
    expect(moveRefusal(handChild, '2016-03-01', tree)).toBe('queued-parent-first');
  });

  it('needs a date after today', () => {
    const tree = treeOf(line, [units]);
    expect(moveRefusal(units, undefined, tree)).toBe('change-date-missing');
    expect(moveRefusal(units, '2016-01-31', tree)).toBe('change-date-not-in-the-future');
    expect(moveRefusal(units, '2016-02-01', tree)).toBe('change-date-not-in-the-future');
    expect(moveRefusal(units, '2016-02-02', tree)).toBeUndefined();
    expect(openDates(units, tree)).toStrictEqual({ from: '2016-02-02' });
    expect(openDates(master, treeOf(line, [master]))).toStrictEqual({ from: '2016-02-02' });
  });

  it('says why a row is closed before it looks at the date', () => {
    const tree = treeOf(line, [units]);
    expect(moveRefusal({ ...units, state: 'executed' }, undefined, tree)).toBe(
      'queued-change-closed',
    );
  });

  it('does not go before the start of the plan above', () => {
    expect(openDates(child, waitingLine)).toEqual({ from: '2016-02-22', to: '2016-02-28' });
    expect(moveRefusal(child, '2016-02-21', waitingLine)).toBe('queued-date-before-parent');
    expect(moveRefusal(child, '2016-02-22', waitingLine)).toBeUndefined();
  });

  it('does not take a start past what is queued under it', () => {
    expect(openDates(master, waitingLine)).toEqual({ from: '2016-02-02', to: '2016-02-25' });
    expect(moveRefusal(master, '2016-02-25', waitingLine)).toBeUndefined();
    expect(moveRefusal(master, '2016-02-26', waitingLine)).toBe('queued-date-after-child');
  });

  it('does not take a start past another change of the same plan', () => {
    const tree = treeOf(line, [master, units]);
    expect(moveRefusal(master, '2016-03-01', tree)).toBeUndefined();
    expect(moveRefusal(master, '2016-03-02', tree)).toBe('queued-date-after-child');
  });

  it('is held by the earliest of what hangs under it, whatever was queued first', () => {
    const parents = { child: 'master', other: 'master' };
    const earlier = rowOf({ id: '3', planInstanceId: 'other', date: '2016-02-24' });
    const tree = treeOf(parents, [master, child, earlier]);
    expect(openDates(master, tree).to).toBe('2016-02-24');
  });

  it('lets another change than a start go past what is queued below', () => {
    const tree = treeOf(line, [units, child]);
    expect(moveRefusal(units, '2017-01-01', tree)).toBeUndefined();
  });

  it('takes mandatory children along at any depth, and is held by what hangs under them', () => {
    const parents = { part: 'master', subpart: 'part', extra: 'subpart', chosen: 'master' };
    const part = rowOf({
      id: '2',
      planInstanceId: 'part',
      kind: 'mandatory-child',
      date: '2016-02-22',
    });
    const subpart = { ...part, id: '3', planInstanceId: 'subpart' };
    const chosen = rowOf({ id: '4', planInstanceId: 'chosen', by: 'hand' });
    const alone = treeOf(parents, [master, part, subpart, chosen]);
    expect(ids(movedWith(master, alone))).toEqual(['2', '3']);
    expect(openDates(master, alone)).toEqual({ from: '2016-02-02' });
    const extra = rowOf({ id: '5', planInstanceId: 'extra', date: '2016-03-10' });
    const held = treeOf(parents, [master, part, subpart, chosen, extra]);
    expect(openDates(master, held)).toEqual({ from: '2016-02-02', to: '2016-03-10' });
    expect(movedWith(units, held)).toEqual([]);
  });

  it('takes what waits for an anniversary along with a master plan, not with another one', () => {
    const yearly = { ...child, by: 'anniversary' as const };
    expect(openDates(master, treeOf(line, [master, yearly]))).toEqual({ from: '2016-02-02' });
    const below = { ...grandchild, by: 'anniversary' as const };
    expect(openDates(child, treeOf(line, [child, below]))).toEqual({
      from: '2016-02-02',
      to: '2016-02-28',
    });
  });
});

describe('deleting', () => {
  it('is open to everything that somebody has queued, however it waits', () => {
    const kinds: QueuedKind[] = ['assign', 'replace', 'cancel', 'units', 'status'];
    for (const kind of kinds) {
      for (const by of ['anniversary', 'date', 'hand'] as const)
        expect(mayDelete({ ...master, kind, by })).toEqual(yes);
    }
  });

  it('is closed to a mandatory child alone, to the rollover of a plan, and to history', () => {
    expect(mayDelete({ ...child, kind: 'mandatory-child' })).toEqual(no('plan-is-mandatory'));
    expect(mayDelete({ ...master, kind: 'rollover' })).toEqual(no('queued-change-of-plan'));
    for (const state of ['executed', 'deleted', 'failed'] as const)
      expect(mayDelete({ ...master, state })).toEqual(no('queued-change-closed'));
  });

  it('takes all that is queued below a start along', () => {
    const units = rowOf({ id: '4', planInstanceId: 'grandchild', kind: 'units' });
    const tree = treeOf(line, [master, child, grandchild, units]);
    expect(ids(deletedWith(master, tree))).toEqual(['1', '2', '3', '4']);
    expect(ids(deletedWith(grandchild, tree))).toEqual(['3', '4']);
  });

  it('takes nothing else along with another change', () => {
    const units = rowOf({ id: '4', planInstanceId: 'master', kind: 'units' });
    expect(ids(deletedWith(units, treeOf(line, [units, child])))).toEqual(['4']);
  });
});
