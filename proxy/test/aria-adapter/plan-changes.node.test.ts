import { afterEach, describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import type { PlanDraft } from '../../../src/model/draft.js';
import { planChangeDraftSchema } from '../../../src/model/plan-change.js';
import { queueEditDraftSchema } from '../../../src/model/queued-change.js';
import { JsonNumber, readJson, type JsonObject, type JsonValue } from '../../aria/json.js';
import { calls, type CallName } from '../../aria/wire/calls.js';
import { checkMessage } from '../../aria/wire/check-message.js';
import { createSimulator } from '../../simulator/simulator.js';
import {
  altering,
  ariaBench,
  fault,
  number,
  numbersIn,
  outcomeOf,
  receiptOf,
  withMembers,
  yesTo,
  type Bench,
  type BenchOptions,
} from './bench.js';
import { quoteOf } from './every-change.js';

/**
 * The calls that change plans and their queue, and what stands between them and a customer: whose numbers they carry, what is sent, what becomes
 * of an answer that is lost, and of one that says yes and means no.
 */

/** Internet, one unit, with a Phone line under it; a change of units waits for the anniversary. */
const scenario = 'anniversary-changes-can-only-be-deleted';
/** Internet 60001 and what hangs under it, all queued for a date. */
const queued = 'execute-only-the-topmost';

let bench: Bench;
async function open(options: BenchOptions = {}): Promise<BillingOperations> {
  bench = ariaBench({ scenario, ...options });
  return bench.signIn();
}
afterEach(() => expect(bench.messages.flatMap(checkMessage)).toEqual([]));

const change = (...changes: object[]): PlanDraft =>
  planChangeDraftSchema.parse({ kind: 'plan-change', changes });
const edit = (...edits: object[]): PlanDraft =>
  queueEditDraftSchema.parse({ kind: 'queue-edit', edits });

const now = { when: 'now' };
const instance = { planInstanceId: '60001', effective: now };
const taking = {
  kind: 'assign',
  planId: '20002',
  units: 1,
  billingGroupId: '40001',
  effective: now,
};

/** The queued changes of the tree, by the instances that they start. */
const queueOfTree: Readonly<Record<string, string>> = await (async () => {
  const world = (await createSimulator({ scenario: queued }).control.exportWorld()) as {
    readonly queue: readonly { readonly id: string; readonly planInstanceId: string }[];
  };
  return Object.fromEntries(world.queue.map((row) => [row.planInstanceId, row.id]));
})();

function executing(planInstanceId: string) {
  return { do: 'execute', queuedChangeId: queueOfTree[planInstanceId] };
}

/** A draft for each of the calls that write. */
const drafts: Readonly<Record<string, { readonly scenario: string; readonly draft: PlanDraft }>> = {
  replace_acct_plan_m: {
    scenario,
    draft: change({ kind: 'replace', planId: '20002', ...instance }),
  },
  update_acct_plan_m: { scenario, draft: change({ kind: 'units', units: 3, ...instance }) },
  cancel_acct_plan_m: { scenario, draft: change({ kind: 'cancel', ...instance }) },
  update_acct_plan_status_m: {
    scenario,
    draft: change({ kind: 'status', planInstanceId: '60001', status: 'suspended' }),
  },
  update_acct_plan_multi_m: {
    scenario,
    draft: change(taking, { kind: 'units', units: 3, ...instance }),
  },
  edit_acct_plan_queued_changes_m: { scenario: queued, draft: edit(executing('60001')) },
};
const writing = Object.keys(drafts) as CallName[];
const dry = writing.filter((call) => call !== 'update_acct_plan_status_m');

const isWrite = (request: JsonObject): boolean =>
  drafts[request.rest_call as string] !== undefined && request.do_write !== 'false';

/** How often each call was made that changes something. */
const written = () => bench.messages.filter(({ request }) => isWrite(request as JsonObject)).length;

describe('each kind of change', () => {
  it.each(writing)('goes by %s, asked first and then written the same', async (call) => {
    const { scenario: where, draft } = drafts[call]!;
    const adapter = await open({ scenario: where });
    const quote = await quoteOf(adapter, draft);
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    const sent = bench.requests(call).map((request) => ({ ...request }));
    const write = sent.pop();
    const marks = call === 'edit_acct_plan_queued_changes_m' ? [] : ['client_receipt_id'];
    const differs = (name: string) => ['do_write', ...marks].includes(name);
    const alike = (request: object = {}) =>
      Object.fromEntries(Object.entries(request).filter(([name]) => !differs(name)));
    for (const asked of sent) {
      expect(asked).toMatchObject({ do_write: 'false' });
      expect(asked).not.toHaveProperty('client_receipt_id');
      expect(alike(asked)).toEqual(alike(write));
    }
    expect(sent).toHaveLength(call === 'update_acct_plan_status_m' ? 0 : 2);
    expect(written()).toBe(1);
    expect(await bench.writes()).toEqual(['ok']);
  });
});

/** The same world with another account in it that has a plan, a group and a queued change of the same kinds. */
async function withStranger(where: string): Promise<unknown> {
  const { control } = createSimulator({ scenario: where });
  const world = (await control.exportWorld()) as Record<string, Record<string, unknown>[]>;
  const copy = (rows: string, changes: object) =>
    world[rows]?.push({ ...world[rows]?.[0], ...changes });
  const his = { accountId: '10002' };
  const plan = { billingGroupId: '49009', id: '69009', coverage: [] };
  const queuedChange = world.queue?.[0]?.change as object;
  copy('accounts', { id: '10002', userId: 'bo', name: 'Bo Other' });
  copy('billingGroups', { ...his, id: '49009', pays: { by: 'nothing' } });
  copy('planInstances', { ...his, ...plan });
  copy('queue', {
    ...his,
    id: '99009',
    planInstanceId: '69009',
    change:
      'planInstanceId' in queuedChange
        ? { ...queuedChange, planInstanceId: '69009' }
        : queuedChange,
  });
  const nextIds = { planInstance: 70_000, invoice: 80_000, transaction: 200_000, row: 100_000 };
  return { ...world, nextIds, scenario: 'with a stranger' };
}

describe('T2 ids that are not the account’s', () => {
  const strangers = (other: string, own: string) => [
    other,
    '99999999',
    '-1',
    ` ${own}`,
    `0${own}`,
    `${own}.0`,
    '9007199254740993',
    '~',
    '*',
  ];
  const held = (kind: string, more: object) => (id: string) =>
    change({ kind, planInstanceId: id, effective: now, ...more });

  it.each<[string, string[], (id: string) => PlanDraft, string]>([
    ['replaced', strangers('69009', '60001'), held('replace', { planId: '20002' }), 'instance'],
    ['cancelled', strangers('69009', '60001'), held('cancel', {}), 'instance'],
    ['given units', strangers('69009', '60001'), held('units', { units: 2 }), 'instance'],
    [
      'given a schedule',
      strangers('69009', '60001'),
      held('rate-schedule', { rateScheduleId: '30101' }),
      'instance',
    ],
    [
      'given a status',
      strangers('69009', '60001'),
      (id) => change({ kind: 'status', planInstanceId: id, status: 'suspended' }),
      'instance',
    ],
    [
      'a parent',
      strangers('69009', '60001'),
      (id) => change({ ...taking, planId: '20011', parent: { planInstanceId: id } }),
      'parent',
    ],
    [
      'taken instead',
      strangers('29999', '20002'),
      (id) => change({ kind: 'replace', ...instance, planId: id }),
      'plan',
    ],
    [
      'the schedule of a replacement',
      strangers('39999', '30001'),
      (id) => change({ kind: 'replace', ...instance, planId: '20002', rateScheduleId: id }),
      'schedule',
    ],
    [
      'who pays, one of several',
      strangers('49009', '40001'),
      (id) => change({ ...taking, billingGroupId: id }, { kind: 'units', units: 3, ...instance }),
      'group',
    ],
    [
      'a dunning group',
      strangers('99009', '1'),
      (id) => change({ ...taking, dunningGroupId: id }),
      'dunning',
    ],
  ])('as what is %s are refused, and no call carries them', async (what, ids, draft) => {
    const adapter = await open({ world: await withStranger(scenario) });
    for (const id of ids) {
      bench.messages.length = 0;
      const outcome = await outcomeOf(quoteOf(adapter, draft(id)));
      expect(outcome, `${what} ${id}`).toMatchObject({ code: 'refused' });
      const carried = bench.messages.flatMap(({ request }) => numbersIn(request));
      expect(carried, `${what} ${id}`).not.toContain(id);
      expect(bench.messages.map(({ call }) => call).filter((call) => drafts[call])).toEqual([]);
    }
  });

  it.each(['execute', 'delete', 'move'])(
    'as a queued change to %s are refused, and no call carries them',
    async (what) => {
      const adapter = await open({ world: await withStranger(queued) });
      for (const id of strangers('99009', queueOfTree['60001'] ?? '')) {
        bench.messages.length = 0;
        const date = what === 'move' ? { date: '2016-02-25' } : {};
        const draft = edit({ do: what, queuedChangeId: id, ...date });
        expect(await outcomeOf(quoteOf(adapter, draft)), id).toMatchObject({ code: 'refused' });
        expect(bench.requests('edit_acct_plan_queued_changes_m')).toEqual([]);
        const carried = bench.messages.flatMap(({ request }) => numbersIn(request));
        expect(carried, id).not.toContain(id);
      }
    },
  );

  it.each(['under', 'insteadOf'])('as the place of plans are not found: %s', async (place) => {
    const adapter = await open({ world: await withStranger(scenario) });
    for (const id of strangers('69009', '60001')) {
      bench.messages.length = 0;
      const asked = adapter.listPlans({ [place]: id });
      expect(await outcomeOf(asked), id).toMatchObject({ code: 'not-found' });
      expect(bench.messages.flatMap(({ request }) => numbersIn(request))).not.toContain(id);
    }
  });

  it('as the group of a plan that somebody else pays for are neither listed nor chosen', async () => {
    const adapter = await open({
      world: await withStranger(scenario),
      between: altering(({ call, answer }) => {
        if (call !== 'get_acct_details_all_m') return undefined;
        const [master] = answer.master_plans_info as readonly JsonObject[];
        const theirs = withMembers(master!, { billing_group_no: number('49009') });
        return withMembers(answer, { master_plans_info: [theirs] });
      }),
    });
    const { rows } = await adapter.listBillingGroups({});
    expect(rows.map(({ id }) => id)).toEqual(['40001']);
    bench.messages.length = 0;
    const draft = change({ ...taking, billingGroupId: '49009' });
    expect(await outcomeOf(quoteOf(adapter, draft))).toMatchObject({
      refusal: 'billing-group-not-found',
    });
    expect(bench.messages.flatMap(({ request }) => numbersIn(request))).not.toContain('49009');
  });
});

describe('T4 what a customer may not say', () => {
  it('is refused as input under every name that the wire has for it, and nothing is asked', async () => {
    const adapter = await open();
    bench.messages.length = 0;
    const fields = writing.flatMap((call) => Object.keys(calls[call].request));
    const names = new Set([
      ...fields,
      'do_write',
      'price',
      'rate',
      'amount',
      'accountId',
      'discount',
    ]);
    expect(names.size).toBeGreaterThan(70);
    for (const name of names) {
      const inputs: unknown[] = [
        { kind: 'plan-change', changes: [{ kind: 'units', units: 3, ...instance }], [name]: 1 },
        { kind: 'plan-change', changes: [{ kind: 'units', units: 3, ...instance, [name]: 1 }] },
        {
          kind: 'plan-change',
          changes: [{ kind: 'replace', planId: '20002', ...instance, [name]: 1 }],
        },
        { kind: 'plan-change', changes: [{ kind: 'cancel', ...instance, [name]: 1 }] },
      ];
      for (const draft of inputs) {
        const asked = adapter.quotePlanChange({ draft } as never);
        expect(await outcomeOf(asked), name).toMatchObject({ code: 'invalid-input' });
      }
      const edits = [{ do: 'delete', queuedChangeId: '1', [name]: 1 }];
      const asked = adapter.quoteQueueEdit({ draft: { kind: 'queue-edit', edits } } as never);
      expect(await outcomeOf(asked), name).toMatchObject({ code: 'invalid-input' });
    }
    expect(bench.messages).toEqual([]);
  });
});

describe('T5 words of a customer', () => {
  const commented = (comment: string): PlanDraft =>
    planChangeDraftSchema.parse({
      kind: 'plan-change',
      comment,
      changes: [{ kind: 'cancel', ...instance }],
    });

  it.each(['~', ' ~ '])('that empty a field, %j, are refused with the field', async (text) => {
    const adapter = await open();
    bench.messages.length = 0;
    const coupon = change({ kind: 'replace', planId: '20002', ...instance, coupon: text });
    for (const [draft, path] of [
      [commented(text), 'draft.comment'],
      [coupon, 'draft.changes.0.coupon'],
    ] as const)
      expect(await outcomeOf(quoteOf(adapter, draft))).toMatchObject({
        code: 'invalid-input',
        fields: [{ path, code: 'not-allowed' }],
      });
    expect(bench.messages.map(({ call }) => call)).not.toContain('cancel_acct_plan_m');
  });

  it.each([
    'a|b|c',
    'x]&do_write=true&y[0]=1',
    '","do_write":"true","x":"',
    "'; drop table acct; --",
    'tilde ~ inside',
    'line\nbreak\tand \u0000 nul',
    '\u202Eright to left \u{1F4A9}',
  ])('arrive as they are, and as nothing else: %j', async (text) => {
    const adapter = await open();
    const plain = await quoteOf(adapter, change({ kind: 'cancel', ...instance }));
    const quote = await quoteOf(adapter, commented(text));
    expect(quote.dueNow).toEqual(plain.dueNow);
    const [without, request] = bench.requests('cancel_acct_plan_m');
    expect(request).toEqual({ ...without, comments: text });
  });
});

describe('T6 an edit of the queue', () => {
  it('names its row in every request, and is refused as input without one', async () => {
    const adapter = await open({ scenario: queued });
    const ids = Object.values(queueOfTree);
    const quote = await quoteOf(
      adapter,
      edit(...ids.slice(0, 1).map((queuedChangeId) => ({ do: 'delete', queuedChangeId }))),
    );
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    const rows = bench
      .requests('edit_acct_plan_queued_changes_m')
      .map(({ edit_queued_changes: each }) => each as readonly JsonObject[]);
    expect(rows.map((each) => each.map((row) => row.queue_id))).toEqual(
      Array.from({ length: 3 }, () => [number(ids[0]!)]),
    );
    bench.messages.length = 0;
    const nothing: unknown[] = [
      [],
      [{ do: 'delete' }],
      [{ do: 'delete', queuedChangeId: '' }],
      [{ do: 'delete', queuedChangeId: null }],
      [{ do: 'delete', queuedChangeId: ids[0] }, { do: 'delete' }],
      [{ do: 'delete', planInstanceId: '60001' }],
      {},
    ];
    for (const edits of nothing) {
      const asked = adapter.quoteQueueEdit({ draft: { kind: 'queue-edit', edits } } as never);
      expect(await outcomeOf(asked), JSON.stringify(edits)).toHaveProperty('code');
    }
    expect(bench.requests('edit_acct_plan_queued_changes_m')).toEqual([]);
  });
});

describe('T28 an answer to the write that is lost', () => {
  it.each(writing)('of %s is unknown, then found, and took effect once', async (call) => {
    const { scenario: where, draft } = drafts[call]!;
    const adapter = await open({ scenario: where });
    const yes = yesTo(await quoteOf(adapter, draft));
    await bench.simulator.control.setFault('lost-answer', true);
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    await bench.simulator.control.setFault('lost-answer', false);
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    bench.clock.now += 1000;
    const found = await adapter.getIntent({ intentId: yes.intentId });
    expect(found.state).toBe('done');
    expect(receiptOf(found)?.planInstanceIds.length).toBeGreaterThan(0);
    expect(written()).toBe(1);
    expect(await bench.writes()).toEqual(['failed']);
  });
});

/** Loses the write before Aria has it, as long as the switch is on. */
function losing(lost: { on: boolean }): NonNullable<BenchOptions['between']> {
  return (next) => async (url, init) => {
    const body = await new Response(init.body).text();
    if (lost.on && isWrite(readJson(body) as JsonObject)) {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error(), { code: 'ECONNRESET' }),
      });
    }
    return next(url, { ...init, body: new Blob([body]).stream() });
  };
}

const minutes = (count: number) => count * 60_000;

describe('T39 an edit of the queue, which has no receipt id', () => {
  const draft = edit(executing('60001'));

  it('that was lost on its way stays unknown until it can no longer land, then was not made, and may be tried anew', async () => {
    const lost = { on: true };
    const adapter = await open({ scenario: queued, between: losing(lost) });
    const quote = await quoteOf(adapter, draft);
    const yes = yesTo(quote);
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    // The longest write takes two minutes; it is believed after four.
    for (const at of [1, 2, 3.9]) {
      bench.clock.now = Date.parse('2026-01-01T00:00:00Z') + minutes(at);
      expect((await adapter.getIntent({ intentId: yes.intentId })).state, `${at}`).toBe('unknown');
    }
    bench.clock.now = Date.parse('2026-01-01T00:00:00Z') + minutes(5.1);
    expect((await adapter.getIntent({ intentId: yes.intentId })).state).toBe('not-applied');
    lost.on = false;
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    expect(await bench.writes()).toEqual(['ok']);
  });

  it('that landed late is done, whatever was seen before', async () => {
    const lost = { on: true };
    const adapter = await open({ scenario: queued, between: losing(lost) });
    const yes = yesTo(await quoteOf(adapter, draft));
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    bench.clock.now += minutes(1);
    expect((await adapter.getIntent({ intentId: yes.intentId })).state).toBe('unknown');
    lost.on = false;
    const other = await bench.signIn();
    expect((await other.confirm(yesTo(await quoteOf(other, draft)))).state).toBe('done');
    bench.clock.now += minutes(1);
    expect((await adapter.getIntent({ intentId: yes.intentId })).state).toBe('done');
  });

  it('that is done in part is never said not to be made: a person has to look', async () => {
    const lost = { on: true };
    const adapter = await open({ scenario: 'several-for-one-plan', between: losing(lost) });
    // Two changes that wait for dates of their own, and a receipt by which look-ups are proven to work.
    lost.on = false;
    for (const [units, date] of [
      [2, '2016-02-20'],
      [3, '2016-02-25'],
    ] as const) {
      const waits = change({
        ...instance,
        kind: 'units',
        units,
        effective: { when: 'date', date },
      });
      expect((await adapter.confirm(yesTo(await quoteOf(adapter, waits)))).state).toBe('done');
    }
    const { rows } = await adapter.listQueuedChanges({});
    const waiting = rows.filter(({ state }) => state === 'queued');
    expect(waiting).toHaveLength(2);
    const both = edit(...waiting.map(({ id }) => ({ do: 'delete', queuedChangeId: id })));
    const yes = yesTo(await quoteOf(adapter, both));
    lost.on = true;
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    lost.on = false;
    const other = await bench.signIn();
    const one = edit({ do: 'delete', queuedChangeId: waiting[0]?.id });
    expect((await other.confirm(yesTo(await quoteOf(other, one)))).state).toBe('done');
    const states: string[] = [];
    for (let at = 1; at <= 16; at++) {
      bench.clock.now += minutes(1);
      states.push((await adapter.getIntent({ intentId: yes.intentId })).state);
    }
    expect(states.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => 'unknown'));
    expect(states.at(-1)).toBe('needs-help');
  });

  it('proves nothing about look-ups by receipt id; a change that has one does', async () => {
    const lost = { on: false };
    const adapter = await open({ scenario: queued, between: losing(lost) });
    const lose = async () => {
      const yes = yesTo(await quoteOf(adapter, change({ kind: 'units', units: 2, ...instance })));
      lost.on = true;
      expect((await adapter.confirm(yes)).state).toBe('unknown');
      lost.on = false;
      bench.clock.now += minutes(5);
      return (await adapter.getIntent({ intentId: yes.intentId })).state;
    };
    expect((await adapter.confirm(yesTo(await quoteOf(adapter, draft)))).state).toBe('done');
    expect(await lose()).toBe('unknown');
    const units = change({ kind: 'units', units: 2, ...instance });
    expect((await adapter.confirm(yesTo(await quoteOf(adapter, units)))).state).toBe('done');
    bench.clock.now += 1000;
    const later = edit({ do: 'execute', queuedChangeId: queueOfTree['60002'] });
    expect((await adapter.confirm(yesTo(await quoteOf(adapter, later)))).state).toBe('done');
    const more = change({ kind: 'units', units: 3, ...instance });
    const yes = yesTo(await quoteOf(adapter, more));
    lost.on = true;
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    lost.on = false;
    bench.clock.now += minutes(5);
    expect((await adapter.getIntent({ intentId: yes.intentId })).state).toBe('not-applied');
  });
});

describe('T33 what another session did since the quote', () => {
  it.each<[string, PlanDraft]>([
    ['executed it', edit(executing('60001'))],
    ['deleted it', edit({ do: 'delete', queuedChangeId: queueOfTree['60001'] })],
    ['moved it', edit({ do: 'move', queuedChangeId: queueOfTree['60001'], date: '2016-02-15' })],
  ])('to a queued change, such as %s, is a refusal and no second write', async (what, theirs) => {
    const adapter = await open({ scenario: queued });
    const mine = await quoteOf(
      adapter,
      edit({ do: 'move', queuedChangeId: queueOfTree['60001'], date: '2016-02-10' }),
    );
    const other = await bench.signIn();
    expect((await other.confirm(yesTo(await quoteOf(other, theirs)))).state, what).toBe('done');
    expect((await adapter.confirm(yesTo(mine))).state).toBe('refused');
    expect(written()).toBe(1);
  });

  it.each(dry)('or in the moment between the last look and %s, is a refusal', async (call) => {
    const { scenario: where, draft } = drafts[call]!;
    const adapter = await open({
      scenario: where,
      between: altering(({ request }) => (isWrite(request) ? fault(99_123) : undefined)),
    });
    const quote = await quoteOf(adapter, draft);
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'refused',
      refusal: 'refused-by-platform',
    });
  });

  it.each<[CallName, number, string]>([
    ['edit_acct_plan_queued_changes_m', 1002, 'queued-change-not-found'],
    ['edit_acct_plan_queued_changes_m', 1013, 'queued-change-not-found'],
    ['replace_acct_plan_m', 14046, 'plan-instance-not-found'],
    ['update_acct_plan_m', 14079, 'plan-instance-not-active'],
    ['cancel_acct_plan_m', 1049, 'account-not-active'],
    ['update_acct_plan_status_m', 24009, 'change-date-not-in-the-future'],
    ['update_acct_plan_status_m', 14051, 'status-not-possible'],
    ['update_acct_plan_multi_m', 26010, 'billing-group-not-found'],
  ])('and %s says so by %i, is named: %s', async (call, code, refusal) => {
    const { scenario: where, draft } = drafts[call]!;
    const adapter = await open({
      scenario: where,
      between: altering(({ request }) => (isWrite(request) ? fault(code) : undefined)),
    });
    const quote = await quoteOf(adapter, draft);
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ state: 'refused', refusal });
  });

  it.each([1001, -1])('and the answer says nothing, %i, leaves it unknown', async (code) => {
    for (const call of writing) {
      const { scenario: where, draft } = drafts[call]!;
      const adapter = await open({
        scenario: where,
        between: altering(({ request }) => (isWrite(request) ? fault(code) : undefined)),
      });
      const quote = await quoteOf(adapter, draft);
      expect((await adapter.confirm(yesTo(quote))).state, call).toBe('unknown');
    }
  });

  it('is noticed when the plan itself was cancelled', async () => {
    const adapter = await open();
    const mine = await quoteOf(adapter, change({ kind: 'units', units: 3, ...instance }));
    const other = await bench.signIn();
    const theirs = await quoteOf(other, change({ kind: 'cancel', ...instance }));
    expect((await other.confirm(yesTo(theirs))).state).toBe('done');
    expect((await adapter.confirm(yesTo(mine))).state).toBe('refused');
    expect(written()).toBe(1);
  });
});

describe('T34 a yes with a no in it', () => {
  const answering = (members: string) =>
    altering(({ request, answer }) =>
      isWrite(request) ? withMembers(answer, readJson(`{${members}}`) as JsonObject) : undefined,
    );
  const rows = (members: string) => `"billing_errors":[{"billing_group_no":40001,${members}}]`;
  const statement = '"statement_error_code":7';
  const collection = '"collection_error_code":4011';
  const invoicing = '"invoicing_error_code":3';
  const tax = '"third_party_errors":[{"error_class":"taxation","error_code":"503"}]';

  it.each<[CallName, string, string]>([
    ['replace_acct_plan_m', statement, 'statement-failed'],
    ['replace_acct_plan_m', `${statement},${collection}`, 'collection-failed'],
    ['replace_acct_plan_m', `${collection},${tax}`, 'collection-failed'],
    ['replace_acct_plan_m', tax, 'tax-failed'],
    ['update_acct_plan_m', collection, 'collection-failed'],
    ['update_acct_plan_m', statement, 'statement-failed'],
    ['cancel_acct_plan_m', tax, 'tax-failed'],
    ['update_acct_plan_multi_m', rows(statement), 'statement-failed'],
    ['update_acct_plan_multi_m', rows(`${statement},${collection}`), 'collection-failed'],
    ['update_acct_plan_multi_m', rows(`${invoicing},${collection}`), 'invoicing-failed'],
    ['update_acct_plan_multi_m', `${rows(statement)},${tax}`, 'tax-failed'],
    ['edit_acct_plan_queued_changes_m', rows(collection), 'collection-failed'],
    ['edit_acct_plan_queued_changes_m', rows(invoicing), 'invoicing-failed'],
  ])('of %s with %s ends done-with-problem: %s', async (call, members, problem) => {
    const { scenario: where, draft } = drafts[call]!;
    const adapter = await open({ scenario: where, between: answering(members) });
    const quote = await quoteOf(adapter, draft);
    const intent = await adapter.confirm(yesTo(quote));
    expect(intent).toMatchObject({ state: 'done-with-problem', problem });
    // No second try is left: the quote is used up.
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'refused',
      refusal: 'quote-used',
    });
    expect(written()).toBe(1);
  });

  const failed = (...ids: string[]) =>
    `"queued_changes":[${ids
      .map((id) => `{"queue_id":${id},"edit_queued_change_status_cd":0}`)
      .join()}]`;

  it('of a queue whose one edit failed, and that is as before, is a refusal', async () => {
    const [id = ''] = Object.values(queueOfTree);
    const adapter = await open({
      scenario: queued,
      between: (next) => async (url, init) => {
        const body = await new Response(init.body).text();
        return isWrite(readJson(body) as JsonObject)
          ? new Response(`{${failed(id)},"error_code":0,"error_msg":"OK"}`)
          : next(url, { ...init, body: new Blob([body]).stream() });
      },
    });
    const quote = await quoteOf(adapter, edit(executing('60001')));
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'refused',
      refusal: 'refused-by-platform',
    });
    expect(await bench.writes()).toEqual([]);
  });

  it('of a queue whose edit is said to have failed and has not, is no refusal', async () => {
    const [id = ''] = Object.values(queueOfTree);
    const adapter = await open({ scenario: queued, between: answering(failed(id)) });
    const quote = await quoteOf(adapter, edit(executing('60001')));
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'done-with-problem',
      problem: 'differs-from-quote',
    });
  });

  it.each(dry)('of a dry run of %s whose tax is missing is no quote', async (call) => {
    const { scenario: where, draft } = drafts[call]!;
    if (call === 'update_acct_plan_m') return;
    const adapter = await open({
      scenario: where,
      between: altering(({ request, answer }) =>
        request.do_write === 'false'
          ? withMembers(answer, readJson(`{${tax}}`) as JsonObject)
          : undefined,
      ),
    });
    expect(await outcomeOf(quoteOf(adapter, draft))).toMatchObject({ code: 'service-failed' });
  });
});

describe('T36 a total of Aria’s that is not the sum of its lines', () => {
  const inCents = (total: JsonValue | undefined): number =>
    total instanceof JsonNumber ? Math.round(Number(total.text) * 100) : NaN;
  /** The same answer with every total so many cents off, whichever name the call has for it; and what all of it comes to then. */
  const withTotals = (answer: JsonObject, cents: number) => {
    let sum = 0;
    const off = (row: JsonObject, names: readonly string[]): JsonObject => {
      const name = names.find((each) => row[each] !== undefined);
      if (name === undefined) return row;
      const told = inCents(row[name]) + cents;
      sum += told;
      return withMembers(row, { [name]: number(told / 100) });
    };
    const rows = (name: string, names: readonly string[]) =>
      answer[name] === undefined
        ? {}
        : { [name]: (answer[name] as readonly JsonObject[]).map((row) => off(row, names)) };
    const changed = withMembers(off(answer, ['total']), {
      ...rows('multi_plan_invoice_details', ['invoice_total_amount']),
      ...rows('invoice_info', ['total', 'invoice_total_amount']),
    });
    return { answer: changed, total: (sum / 100).toFixed(2) };
  };

  it.each(dry.flatMap((call) => [1, -1, 100].map((cents) => [call, cents] as const)))(
    'makes no quote by %s where it is off by %i cents: it is not shown beside them, and not made anew of them',
    async (call, cents) => {
      const { scenario: where, draft } = drafts[call]!;
      const adapter = await open({
        scenario: where,
        between: altering((exchange) =>
          exchange.call === call ? withTotals(exchange.answer, cents).answer : undefined,
        ),
      });
      expect(await outcomeOf(quoteOf(adapter, draft))).toMatchObject({ code: 'bad-answer' });
      expect(written()).toBe(0);
    },
  );

  it.each(dry)(
    'is what was charged by %s where that was written, and not as quoted',
    async (call) => {
      const { scenario: where, draft } = drafts[call]!;
      let told: string | undefined;
      const adapter = await open({
        scenario: where,
        between: altering(({ request, answer }) => {
          if (request.rest_call !== call || !isWrite(request)) return undefined;
          const changed = withTotals(answer, 1);
          told = changed.total;
          return changed.answer;
        }),
      });
      const intent = await adapter.confirm(yesTo(await quoteOf(adapter, draft)));
      expect(intent).toMatchObject({ state: 'done-with-problem', problem: 'differs-from-quote' });
      expect(receiptOf(intent)).toMatchObject({
        charged: { amount: told, currency: 'USD' },
        lines: [],
      });
    },
  );
});
