import { beforeEach, describe, expect, it } from 'vitest';
import { queueEditSchema } from '../../../src/model/queued-change.js';
import { Books } from '../../../src/sandbox/books.js';
import { endingParent } from '../../../src/sandbox/queue/ending-parent.js';
import { previewQueueEdit } from '../../../src/sandbox/queue/preview-edit.js';
import { queueOf } from '../../../src/sandbox/queue/queue-views.js';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, now, on } from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { after, editsOf, plans, rowIds } from './plans.js';

const [internet, phone] = ['60001', '60002'] as const;

/** Internet with Phone since 10 January 2020, today 1 February. */
function held(): World {
  const world = changed(
    shop('2020-01-10', plans),
    taking('20001'),
    taking('20011', { parent: { row: 0 }, ...now }),
  );
  return at(world, '2020-02-01');
}

const allowed = { allowed: true };
const usd = (amount: string) => ({ amount, currency: 'USD' });
const no = (reason: string) => ({ allowed: false, reason });

describe('the queue as an account sees it', () => {
  it('tells of each change what was and what will be', () => {
    const world = changed(
      changed(
        held(),
        { kind: 'replace', planInstanceId: internet, planId: '20002', ...on('2020-03-01') },
        { kind: 'units', planInstanceId: phone, units: 3, ...on('2020-03-02') },
        taking('20012', {
          parent: { planInstanceId: phone },
          status: 'trial',
          ...on('2020-03-03'),
        }),
      ),
      { kind: 'status', planInstanceId: internet, status: 'inactive', on: '2020-03-05' },
      { kind: 'cancel', planInstanceId: phone, ...on('2020-03-06') },
    );
    const standard = {
      planId: '20001',
      planName: 'Internet',
      rateScheduleId: '30001',
      rateScheduleName: 'Standard',
      units: 1,
      price: usd('30.00'),
      intervalMonths: 1,
      status: 'active',
    };
    const line = {
      planId: '20011',
      planName: 'Phone',
      rateScheduleId: '30011',
      rateScheduleName: 'Phone',
      units: 1,
      price: usd('10.00'),
      intervalMonths: 1,
      status: 'active',
    };
    const mail = {
      planId: '20012',
      planName: 'Voice mail',
      rateScheduleId: '30012',
      rateScheduleName: 'Voice mail',
      units: 1,
      price: usd('3.00'),
      intervalMonths: 1,
    };
    const plus = {
      ...standard,
      planId: '20002',
      planName: 'Internet Plus',
      rateScheduleId: '30002',
      rateScheduleName: 'Internet Plus',
      price: usd('60.00'),
    };
    const rows = queueOf(world, ada);
    expect(rows.map(({ kind, before, after: then }) => [kind, before, then])).toEqual([
      ['replace', standard, plus],
      ['units', line, { ...line, units: 3, price: usd('30.00') }],
      ['assign', { ...mail, status: 'pending-activation' }, { ...mail, status: 'trial' }],
      ['status', standard, { ...standard, status: 'inactive' }],
      ['cancel', line, { ...line, status: 'cancelled' }],
    ]);
    expect(rows.map(({ parentId }) => parentId)).toEqual([
      undefined,
      internet,
      phone,
      undefined,
      internet,
    ]);
  });

  it('tells a new rate schedule, and of a rollover the default one and the units that the new plan allows', () => {
    const world = changed(
      changed(held(), {
        kind: 'rate-schedule',
        planInstanceId: internet,
        rateScheduleId: '30101',
        ...on('2020-03-01'),
      }),
      taking('20031'),
    );
    expect(queueOf(world, ada).map(({ kind, after: then }) => [kind, then])).toMatchObject([
      ['rate-schedule', { rateScheduleName: 'Short', rateScheduleId: '30101' }],
      ['rollover', { planName: 'Year one', rateScheduleId: '30032', units: 2, status: 'active' }],
    ]);
  });

  it('tells what may be done with each row, why not, what comes first, which dates are open and what a deletion takes along', () => {
    const world = changed(
      shop('2020-02-01', plans),
      taking('20001', on('2020-02-22')),
      taking('20011', { parent: { row: 0 }, ...on('2020-02-24') }),
    );
    const [first, second] = rowIds(world);
    expect(queueOf(world, ada)).toMatchObject([
      {
        id: first,
        state: 'queued',
        by: 'date',
        date: '2020-02-22',
        queuedOn: '2020-02-01',
        can: { execute: allowed, move: allowed, delete: allowed },
        dates: { from: '2020-02-02', to: '2020-02-24' },
        deletes: [first, second],
      },
      {
        id: second,
        parentId: internet,
        waitsFor: first,
        can: { execute: no('queued-parent-first'), move: allowed, delete: allowed },
        dates: { from: '2020-02-22' },
        deletes: [second],
      },
    ]);
  });

  it('keeps what is through as history, with the day and the reason, and nothing left to do with it', () => {
    const world = changed(shop('2020-02-01', plans), taking('20001', on('2020-02-22')));
    const [id = ''] = rowIds(world);
    const [row] = queueOf(after(world, { id, do: 'delete' }), ada);
    const closed = no('queued-change-closed');
    expect(row).toMatchObject({
      state: 'deleted',
      closedOn: '2020-02-01',
      can: { execute: closed, move: closed, delete: closed },
      deletes: [],
    });
    expect(row).not.toHaveProperty('dates');
    const failed = {
      ...world,
      queue: world.queue.map((queued) => ({
        ...queued,
        state: 'failed' as const,
        closedOn: '2020-02-22',
        refusal: 'schedule-expired' as const,
      })),
    };
    expect(queueOf(failed, ada)).toMatchObject([
      { state: 'failed', closedOn: '2020-02-22', refusal: 'schedule-expired' },
    ]);
  });

  it('closes everything to an account that may not change its plans, and gives the rule first where there is one', () => {
    const world = changed(held(), {
      kind: 'units',
      planInstanceId: internet,
      units: 2,
      effective: { when: 'anniversary' },
    });
    const [account] = world.accounts;
    if (!account) throw new Error('A world has an account.');
    const can = { changePlans: { allowed: false as const, reason: 'not-permitted' as const } };
    expect(queueOf({ ...world, accounts: [{ ...account, can }] }, ada)[0]?.can).toEqual({
      execute: no('queued-change-for-anniversary'),
      move: no('queued-change-for-anniversary'),
      delete: no('not-permitted'),
    });
    const gone = { ...world, accounts: [{ ...account, status: 'deactivated' as const }] };
    expect(queueOf(gone, ada)[0]?.can.delete).toEqual(no('account-not-active'));
  });

  it('shows nobody else’s rows', () => {
    const world = changed(held(), {
      kind: 'units',
      planInstanceId: internet,
      units: 2,
      ...on('2020-02-20'),
    });
    expect(queueOf({ ...world, queue: [] }, ada)).toEqual([]);
    const [account] = world.accounts;
    if (!account) throw new Error('A world has an account.');
    const bob = { ...account, id: '10002', userId: 'bob' } as typeof account;
    expect(queueOf({ ...world, accounts: [account, bob] }, bob.id)).toEqual([]);
  });
});

describe('the preview of an edit', () => {
  const tree = () =>
    changed(
      shop('2020-02-01', plans),
      taking('20001', on('2020-02-22')),
      taking('20011', { parent: { row: 0 }, ...on('2020-02-24') }),
    );
  let first = '';
  let second = '';
  beforeEach(() => {
    [first = '', second = ''] = rowIds(tree());
  });
  const edit = (id: string, action: 'execute' | 'delete' | 'move', date?: string) =>
    queueEditSchema.parse({
      queuedChangeId: id,
      do: action,
      ...(date !== undefined && { date }),
    });

  const preview = (world: World, ...edits: ReturnType<typeof edit>[]) =>
    previewQueueEdit(world, { accountId: ada, edits });
  const ids = (made: readonly { readonly id: string }[] | undefined) => made?.map(({ id }) => id);

  it('shows the rows and plans that go along with a deletion, and no invoice', () => {
    const seen = preview(tree(), edit(first, 'delete')).preview;
    expect(ids(seen?.deleted)).toEqual([first, second]);
    expect(seen).toMatchObject({
      changed: [internet, phone],
      ended: [internet, phone],
      executed: [],
      moved: [],
      queued: [],
      invoices: [],
      voided: [],
    });
  });

  it('shows what is billed now, exactly as it is billed then', () => {
    const seen = preview(tree(), edit(first, 'execute')).preview;
    const { world } = editsOf(tree(), { id: first, do: 'execute' });
    expect(seen?.invoices).toEqual(world?.invoices);
    expect(seen?.invoices[0]?.lines.map(({ amount }) => amount.amount)).toEqual(['30.00']);
    expect(ids(seen?.executed)).toEqual([first]);
    expect(seen).toMatchObject({ changed: [internet], ended: [], moved: [], deleted: [] });
  });

  it('shows a plan that starts on another date', () => {
    const seen = preview(tree(), edit(first, 'move', '2020-02-20')).preview;
    expect(seen?.moved).toMatchObject([{ id: first, date: '2020-02-20', state: 'queued' }]);
    expect(seen).toMatchObject({ changed: [internet], executed: [], deleted: [] });
  });

  it('shows what an early start queues, and an invoice that is voided', () => {
    const taste = changed(shop('2020-02-01', plans), taking('20031', on('2020-02-22')));
    const [id = ''] = rowIds(taste);
    expect(preview(taste, edit(id, 'execute')).preview?.queued).toMatchObject([
      { kind: 'rollover', date: '2020-03-01' },
    ]);
    const early = shop('2020-01-10', plans, { settings: { billLagDays: -5 } });
    const world = changed(at(changed(early, taking('20001')), '2020-02-06'), {
      kind: 'replace',
      planInstanceId: internet,
      planId: '20002',
      proration: 'full',
      ...on('2020-03-01'),
    });
    const invoice = world.invoices.at(-1);
    expect(invoice?.lines[0]?.period).toEqual({ from: '2020-02-10', to: '2020-03-09' });
    const [replace = ''] = rowIds(world);
    expect(preview(world, edit(replace, 'execute')).preview?.voided).toEqual([invoice?.id]);
  });

  it('is refused for what the edit would be refused for', () => {
    expect(preview(tree(), edit(second, 'execute'))).toEqual({ refusal: 'queued-parent-first' });
  });

  it('needs no receipt id, whatever was used before', () => {
    const world = tree();
    const used = { ...world, receipts: world.receipts.map((row) => ({ ...row, id: 'preview' })) };
    expect(preview(used, edit(first, 'execute'))).toEqual(preview(world, edit(first, 'execute')));
  });
});

describe('a plan above that will not be there', () => {
  it('is named for a change that is queued for after its end, and not for one before', () => {
    const world = changed(
      changed(held(), { kind: 'cancel', planInstanceId: internet, ...on('2020-03-10') }),
      taking('20012', { parent: { planInstanceId: phone }, ...on('2020-03-09') }),
      taking('20013', { parent: { planInstanceId: internet }, ...on('2020-03-10') }),
    );
    const books = new Books(world);
    const [, before, too] = world.queue;
    if (!before || !too) throw new Error('Three rows are queued.');
    expect(endingParent(books, before)).toBeUndefined();
    expect(endingParent(books, too)).toEqual({
      planInstanceId: internet,
      status: 'cancelled',
      since: '2020-03-10',
    });
    expect(endingParent(books, { ...too, date: undefined })).toBeUndefined();
  });
});
