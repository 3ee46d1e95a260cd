import { describe, expect, it } from 'vitest';
import { editQueue } from '../../../src/sandbox/queue/edit-queue.js';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at, billedLines, changed, instanceOf, now, on, type EditText } from '../support.js';
import { shop, subscribed } from '../worked-examples/shop.js';
import { after, editsOf, instances, plans, rows } from './plans.js';

const today = '2020-02-01';
const byHand = { effective: { when: 'by-hand' } } as const;
const byAnniversary = { effective: { when: 'anniversary' } } as const;

/** Internet on 22 February, Phone under it on the 24th and Voice mail under that on the 26th: rows by number. */
function tree(): World {
  return changed(
    shop(today, plans),
    taking('20001', on('2020-02-22')),
    taking('20011', { parent: { row: 0 }, ...on('2020-02-24') }),
    taking('20012', { parent: { row: 1 }, ...on('2020-02-26') }),
  );
}

/** Internet since 10 January, today 1 February. */
const held = () => subscribed('2020-01-10', today, plans);

function rowId(world: World, planInstanceId: string): string {
  const row = world.queue.find(
    (queued) => queued.planInstanceId === planInstanceId && queued.state === 'queued',
  );
  if (!row) throw new Error(`Nothing is queued for ${planInstanceId}`);
  return row.id;
}
const [internet, phone, voiceMail] = ['60001', '60002', '60003'] as const;

describe('executing a start before its date', () => {
  it('begins the plan today: start, bill day and first bill are those of today', () => {
    const world = tree();
    const begun = after(world, { id: rowId(world, internet), do: 'execute' });
    expect(instanceOf(begun, internet)).toMatchObject({
      status: 'active',
      startDate: today,
      billDay: 1,
      nextBillDate: '2020-03-01',
    });
    expect(billedLines(begun)).toEqual(['2020-02-01 Internet 2020-02-01..2020-02-29 30.00']);
    expect(rows(begun)).toEqual([
      'assign executed 2020-02-22',
      'assign queued 2020-02-24',
      'assign queued 2020-02-26',
    ]);
    expect(begun.queue[0]?.closedOn).toBe(today);
    expect(billedLines(at(begun, '2020-02-23'))).toHaveLength(1);
  });

  it('may execute parent and child in one command, on one invoice', () => {
    const world = tree();
    const [first, second] = [rowId(world, internet), rowId(world, phone)];
    expect(
      editsOf(world, { id: second, do: 'execute' }, { id: first, do: 'execute' }).refusal,
    ).toBe('queued-parent-first');
    const begun = after(world, { id: first, do: 'execute' }, { id: second, do: 'execute' });
    expect(begun.invoices).toHaveLength(1);
    expect(begun.receipts.at(-1)).toMatchObject({
      action: 'edit-queue',
      planInstanceIds: [internet, phone],
      invoiceIds: ['70001'],
    });
  });

  it('begins the mandatory children with their parent', () => {
    const world = changed(shop(today, plans), taking('20021', on('2020-02-22')));
    expect(rows(world)).toEqual([
      'assign queued 2020-02-22',
      'mandatory-child queued 2020-02-22',
      'mandatory-child queued 2020-02-22',
    ]);
    const begun = after(world, { id: rowId(world, '60001'), do: 'execute' });
    expect(instances(begun)).toEqual([
      '60001 active 2020-02-01',
      '60002 active 2020-02-01',
      '60003 active 2020-02-01',
    ]);
    expect(billedLines(begun)).toEqual([
      '2020-02-01 Bundle 2020-02-01..2020-02-29 50.00',
      '2020-02-01 Cover 2020-02-01..2020-02-29 1.00',
      '2020-02-01 Router 2020-02-01..2020-02-29 5.00',
    ]);
  });
});

describe('executing another change before its date', () => {
  it('bills what the change bills today', () => {
    const world = changed(held(), {
      kind: 'units',
      planInstanceId: internet,
      units: 2,
      proration: 'full',
      ...on('2020-03-20'),
    });
    const done = after(world, { id: rowId(world, internet), do: 'execute' });
    expect(instanceOf(done, internet).units).toBe(2);
    // 10 January to 9 February are 31 days, 1 to 9 February 9: 30.00 × 9 ÷ 31 = 8.7096… back, 60.00 × 9 ÷ 31 = 17.4193…
    expect(billedLines(done, today)).toEqual([
      '2020-02-01 Internet 2020-02-01..2020-02-09 -8.71',
      '2020-02-01 Internet 2020-02-01..2020-02-09 17.42',
    ]);
    expect(instanceOf(at(done, '2020-03-20'), internet).units).toBe(2);
  });

  it('executes what waits for a hand, and only then', () => {
    const world = changed(held(), {
      kind: 'units',
      planInstanceId: internet,
      units: 3,
      proration: 'none',
      ...byHand,
    });
    expect(rows(world).at(-1)).toMatch(/units queued$/);
    expect(instanceOf(at(world, '2021-02-01'), internet).units).toBe(1);
    const done = after(world, { id: rowId(world, internet), do: 'execute' });
    expect(instanceOf(done, internet).units).toBe(3);
  });

  it('changes nothing where the rules refuse the change today', () => {
    // A rate schedule that is offered until 10 March cannot be taken after it.
    const world = at(
      changed(held(), {
        kind: 'rate-schedule',
        planInstanceId: internet,
        rateScheduleId: '30101',
        ...byHand,
      }),
      '2020-03-11',
    );
    const outcome = editsOf(world, { id: rowId(world, internet), do: 'execute' });
    expect(outcome).toEqual({ refusal: 'schedule-expired' });
  });
});

describe('moving', () => {
  it('takes the start, the bill day and the first bill of a master plan along', () => {
    const world = tree();
    const moved = after(world, { id: rowId(world, internet), do: 'move', date: '2020-02-24' });
    expect(instanceOf(moved, internet)).toMatchObject({
      startDate: '2020-02-24',
      nextBillDate: '2020-02-24',
      billDay: 24,
    });
    expect(billedLines(at(moved, '2020-02-24'))).toEqual([
      '2020-02-24 Internet 2020-02-24..2020-03-23 30.00',
      '2020-02-24 Phone 2020-02-24..2020-03-23 10.00',
    ]);
  });

  it('takes mandatory children along, and what waits for the first anniversary', () => {
    const world = changed(
      shop(today, plans),
      taking('20021', on('2020-02-22')),
      taking('20013', { parent: { row: 0 }, ...byAnniversary }),
    );
    expect(world.queue.map(({ date }) => date)).toEqual(Array(4).fill('2020-02-22'));
    const moved = after(world, { id: rowId(world, '60001'), do: 'move', date: '2020-03-05' });
    expect(moved.queue.map(({ date }) => date)).toEqual(Array(4).fill('2020-03-05'));
    expect(moved.planInstances.map(({ startDate }) => startDate)).toEqual(
      Array(4).fill('2020-03-05'),
    );
    expect(at(moved, '2020-03-05').planInstances.map(({ status }) => status)).toEqual(
      Array(4).fill('active'),
    );
    expect(editsOf(world, { id: rowId(world, '60002'), do: 'move', date: '2020-03-05' })).toEqual({
      refusal: 'plan-is-mandatory',
    });
  });

  it('gives what waits for a hand a date', () => {
    const world = changed(held(), {
      kind: 'units',
      planInstanceId: internet,
      units: 3,
      ...byHand,
    });
    const moved = after(world, { id: rowId(world, internet), do: 'move', date: '2020-02-10' });
    expect(moved.queue[0]).toMatchObject({ by: 'date', date: '2020-02-10', state: 'queued' });
    expect(instanceOf(at(moved, '2020-02-09'), internet).units).toBe(1);
    expect(instanceOf(at(moved, '2020-02-10'), internet).units).toBe(3);
  });

  it('lets a child be moved past its own child once that one is out of the way', () => {
    const world = tree();
    const [second, third] = [rowId(world, phone), rowId(world, voiceMail)];
    const late = { id: second, do: 'move', date: '2020-03-01' } as const;
    expect(editsOf(world, late).refusal).toBe('queued-date-after-child');
    expect(editsOf(world, { ...late, id: third }, late).refusal).toBeUndefined();
  });

  it('leaves everything as it was where it keeps its date', () => {
    const world = tree();
    const same = after(world, { id: rowId(world, internet), do: 'move', date: '2020-02-22' });
    expect(same.queue).toEqual(world.queue);
    expect(same.planInstances).toEqual(world.planInstances);
  });
});

describe('deleting', () => {
  it('gives a plan that was to be cancelled its status back', () => {
    const world = changed(held(), { kind: 'cancel', planInstanceId: internet, ...byAnniversary });
    expect(instanceOf(world, internet).status).toBe('pending-cancellation');
    const kept = after(world, { id: rowId(world, internet), do: 'delete' });
    expect(instanceOf(kept, internet)).toMatchObject({ status: 'active', statusSince: today });
    expect(billedLines(at(kept, '2020-02-10'), '2020-02-10')).toEqual([
      '2020-02-10 Internet 2020-02-10..2020-03-09 30.00',
    ]);
  });

  it('gives a plan that was to be terminated its status back', () => {
    const world = changed(held(), {
      kind: 'status',
      planInstanceId: internet,
      status: 'terminated',
      on: '2020-02-20',
    });
    expect(instanceOf(world, internet).status).toBe('pending-termination');
    const kept = after(world, { id: rowId(world, internet), do: 'delete' });
    expect(instanceOf(kept, internet).status).toBe('active');
  });

  it('leaves a plan that goes on inactive in the meantime as it is', () => {
    const world = changed(held(), {
      kind: 'status',
      planInstanceId: internet,
      status: 'inactive',
      on: '2020-02-20',
    });
    const kept = after(world, { id: rowId(world, internet), do: 'delete' });
    expect(instanceOf(kept, internet)).toEqual(instanceOf(held(), internet));
  });

  it('cancels waiting plans without ever billing them, and keeps the rows as history', () => {
    const world = tree();
    const left = after(world, { id: rowId(world, phone), do: 'delete' });
    expect(instances(left)).toEqual([
      '60001 pending-activation 2020-02-22',
      '60002 cancelled 2020-02-24',
      '60003 cancelled 2020-02-26',
    ]);
    const { nextBillDate, nextInvoiceOn } = instanceOf(left, phone);
    expect([nextBillDate, nextInvoiceOn]).toEqual([undefined, undefined]);
    expect(billedLines(at(left, '2020-03-01'))).toEqual([
      '2020-02-22 Internet 2020-02-22..2020-03-21 30.00',
    ]);
    expect(left.queue.map(({ state, closedOn }) => [state, closedOn])).toEqual([
      ['queued', undefined],
      ['deleted', today],
      ['deleted', today],
    ]);
  });

  it('does not take a mandatory child from its parent', () => {
    const world = changed(shop(today, plans), taking('20021', on('2020-02-22')));
    expect(editsOf(world, { id: rowId(world, '60002'), do: 'delete' }).refusal).toBe(
      'plan-is-mandatory',
    );
    const without = after(world, { id: rowId(world, '60001'), do: 'delete' });
    expect(without.planInstances.map(({ status }) => status)).toEqual(Array(3).fill('cancelled'));
  });

  it('happens once: the row is closed then, and says so', () => {
    const world = tree();
    const id = rowId(world, internet);
    const gone = after(world, { id, do: 'delete' });
    for (const edit of [{ do: 'delete' }, { do: 'execute' }, { do: 'move', date: '2020-03-01' }])
      expect(editsOf(gone, { id, ...edit } as EditText & { id: string })).toEqual({
        refusal: 'queued-change-closed',
      });
  });
});

describe('an edit of the queue', () => {
  it('knows only the rows of its own account', () => {
    expect(editsOf(tree(), { id: '99', do: 'delete' })).toEqual({
      refusal: 'queued-change-not-found',
    });
    const [first] = tree().accounts;
    if (!first) throw new Error('A world has an account.');
    const other = { ...first, id: '10002', userId: 'bob' } as typeof first;
    const world = { ...tree(), accounts: [first, other] };
    const outcome = editQueue(world, {
      accountId: other.id,
      receiptId: 'theirs',
      edits: [{ queuedChangeId: world.queue[0]!.id, do: 'delete' }],
    });
    expect(outcome).toEqual({ refusal: 'queued-change-not-found' });
  });

  it('is refused to an account that may not change its plans', () => {
    const world = tree();
    const [account] = world.accounts;
    if (!account) throw new Error('A world has an account.');
    const can = { changePlans: { allowed: false as const, reason: 'not-permitted' as const } };
    const closed = { ...world, accounts: [{ ...account, can }] };
    expect(editsOf(closed, { id: rowId(world, internet), do: 'delete' })).toEqual({
      refusal: 'not-permitted',
    });
  });

  it('is made whole or not at all', () => {
    const world = tree();
    const outcome = editsOf(
      world,
      { id: rowId(world, voiceMail), do: 'delete' },
      { id: rowId(world, phone), do: 'execute' },
    );
    expect(outcome).toEqual({ refusal: 'queued-parent-first' });
    expect(rows(world).every((row) => row.includes('queued'))).toBe(true);
  });

  it('keeps its receipt, and uses a receipt id once', () => {
    const world = tree();
    const command = {
      accountId: world.accounts[0]!.id,
      receiptId: 'once',
      edits: [{ queuedChangeId: world.queue[0]!.id, do: 'delete' as const }],
    };
    const outcome = editQueue(world, command);
    expect(outcome.receipt).toMatchObject({ id: 'once', action: 'edit-queue', invoiceIds: [] });
    expect(editQueue(outcome.world!, command)).toEqual({ refusal: 'receipt-used' });
  });
});

describe('an executed child', () => {
  it('waits for its parent to run, whether by hand or on its day', () => {
    const world = at(tree(), '2020-02-22');
    expect(instanceOf(world, internet).status).toBe('active');
    const begun = after(world, { id: rowId(world, phone), do: 'execute' });
    expect(instanceOf(begun, phone)).toMatchObject({ status: 'active', startDate: '2020-02-22' });
    expect(changed(begun, { kind: 'cancel', planInstanceId: phone, ...now }).queue).toHaveLength(3);
  });
});
