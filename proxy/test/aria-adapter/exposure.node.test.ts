import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { BillingOperations, OperationName } from '../../../src/adapter/contract.js';
import { faultNames } from '../../../src/adapter/sandbox-control.js';
import type { PlanQuote } from '../../../src/model/plan-quote.js';
import type { Quote } from '../../../src/model/quote.js';
import { testToken } from '../../../src/model/test-payment.js';
import {
  isJsonArray,
  isJsonObject,
  jsonObject,
  type JsonObject,
  type JsonValue,
} from '../../aria/json.js';
import { calls, type CallName } from '../../aria/wire/calls.js';
import {
  altering,
  ariaBench,
  authKey,
  draft,
  fault,
  foreign,
  invoiceId,
  number,
  numbersIn,
  outcomeOf,
  twoAccounts,
  withMembers,
  yesTo,
} from './bench.js';
import { card } from './every-payment.js';

/** Runs every operation of a session once and gives all that came of each, errors too. */
async function everything(adapter: BillingOperations): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  const run = async (name: OperationName, input: unknown): Promise<unknown> => {
    const outcome = await outcomeOf(adapter[name](input as never));
    outcomes.push(outcome);
    return outcome;
  };
  for (const name of [
    'validateSession',
    'getAccount',
    'listPlans',
    'listPlanInstances',
    'listBillingGroups',
    'listDunningGroups',
    'listQueuedChanges',
    'listInvoices',
    'listPaymentMethods',
    'listPaymentTerms',
    'getBalance',
    'listPayments',
  ] as const) {
    await run(name, {});
  }
  await run('getInvoice', { invoiceId: '70001' });
  const quote = (await run('quotePlanChange', { draft: draft({ planId: '20002' }) })) as PlanQuote;
  if ('id' in quote) {
    const yes = yesTo(quote);
    await run('confirm', yes);
    await run('getIntent', { intentId: yes.intentId });
  }
  await everyWrite(adapter, run);
  await everyPaymentWrite(run);
  await run('signOut', {});
  return outcomes;
}

/** A change by each of the calls that write, on the demo's plans, quoted and confirmed; and an edit of what it queued. */
async function everyWrite(
  adapter: BillingOperations,
  run: (name: OperationName, input: unknown) => Promise<unknown>,
): Promise<void> {
  const confirmed = async (name: 'quotePlanChange' | 'quoteQueueEdit', input: unknown) => {
    const quote = (await run(name, { draft: input })) as PlanQuote;
    if ('id' in quote) await run('confirm', yesTo(quote));
  };
  const effective = { when: 'now' };
  const phone = { planInstanceId: '60002', effective };
  for (const changes of [
    [{ kind: 'units', units: 13, ...phone }],
    [{ kind: 'replace', planId: '20005', units: 2, ...phone }],
    [
      { kind: 'units', units: 4, ...phone },
      { kind: 'assign', planId: '20003', units: 2, billingGroupId: '40001', effective },
    ],
    [{ kind: 'status', planInstanceId: '60002', status: 'inactive' }],
    [{ kind: 'cancel', ...phone }],
    [{ kind: 'cancel', planInstanceId: '60001', effective: { when: 'date', date: '2020-07-30' } }],
  ]) {
    const draft = { kind: 'plan-change', changes };
    await run('getEffectiveChoices', { draft });
    await confirmed('quotePlanChange', draft);
  }
  const { rows } = await adapter.listQueuedChanges({}).catch(() => ({ rows: [] }));
  const edits = rows
    .filter(({ state }) => state === 'queued')
    .map(({ id }) => ({ do: 'execute', queuedChangeId: id }));
  if (edits.length > 0) await confirmed('quoteQueueEdit', { kind: 'queue-edit', edits });
  await run('listQueuedChanges', {});
  await run('listPlans', { under: '60001' });
  await run('listPlans', { insteadOf: '60001' });
}

/** A payment, and each change of who pays, on the demo's account, quoted and confirmed. */
async function everyPaymentWrite(
  run: (name: OperationName, input: unknown) => Promise<unknown>,
): Promise<void> {
  const confirmed = async (name: OperationName, input: unknown) => {
    const quote = (await run(name, { draft: input })) as Quote;
    return 'id' in quote ? run('confirm', yesTo(quote)) : undefined;
  };
  const kind = 'payment-method';
  await confirmed('quotePaymentMethod', { kind, method: { do: 'add', token: card() } });
  const token = card({ token: testToken('approve', 'other') });
  await confirmed('quotePaymentMethod', {
    kind,
    method: { do: 'replace', methodId: '50001', token, name: 'Mine' },
  });
  await confirmed('quoteBillingGroup', {
    kind: 'billing-group',
    group: { do: 'update', billingGroupId: '40001', name: 'Renamed' },
  });
  const once = card({ token: testToken('approve', 'once') });
  await confirmed('quotePayment', {
    kind: 'payment',
    what: { pay: 'full' },
    with: { by: 'one-time', token: once },
  });
  await run('listPayments', {});
  await run('listPaymentMethods', {});
}

const printed = (value: unknown): string => inspect(value, { depth: 20, showHidden: true });

describe('T1 the company’s key', () => {
  const quick = faultNames.filter((name) => name !== 'never' && name !== 'slow');

  it.each([undefined, ...quick])(
    'is in no answer and no error under the fault %s',
    async (name) => {
      const seen: unknown[] = [];
      const bench = ariaBench({ scenario: 'demo' });
      const adapter = await bench.signIn();
      if (name) await bench.simulator.control.setFault(name, true);
      seen.push(...(await everything(adapter)), ...bench.failures, bench.messages);
      seen.push(await bench.simulator.control.status());
      seen.push(await outcomeOf(bench.source.signIn({ userId: 'ada', password: 'no' })));
      expect(seen.length).toBeGreaterThan(10);
      expect(seen.map(printed).filter((text) => text.includes(authKey))).toEqual([]);
    },
  );

  it('reaches the simulator in bodies, so that the search above can find it', async () => {
    const bodies: string[] = [];
    const bench = ariaBench({
      between: altering(({ request }) => {
        bodies.push(printed(request));
        return undefined;
      }),
    });
    await bench.signIn();
    expect(bodies.every((body) => body.includes(authKey))).toBe(true);
  });
});

describe('T54 Aria’s own words', () => {
  it('are in no error, whatever it says', async () => {
    const words = 'ORA-00942 table or view does not exist in ACCT_PKG';
    let broken = false;
    const bench = ariaBench({
      scenario: 'demo',
      between: altering(({ call }) =>
        broken && call !== 'validate_session_m' ? fault(1001, words) : undefined,
      ),
    });
    const adapter = await bench.signIn();
    broken = true;
    const outcomes = await everything(adapter);
    expect(outcomes.filter((each) => each instanceof Error).length).toBeGreaterThan(5);
    expect(outcomes.map(printed).filter((text) => text.includes('ORA'))).toEqual([]);
  });
});

type Schema = z.core.$ZodType;

/** Every text field of a message, filled with a canary that names it; rows of arrays that are there, likewise. */
function withCanaries(schema: Schema, message: JsonObject, path: string): JsonObject {
  const members: [string, JsonValue][] = Object.entries(message);
  const shape = shapeOf(schema);
  for (const [name, wrapped] of Object.entries(shape)) {
    const field = unwrap(wrapped);
    const value = message[name];
    const at = `${path}.${name}`;
    if (isJsonArray(value)) {
      const rows = value.map((row) =>
        isJsonObject(row) ? withCanaries(elementOf(field), row, at) : row,
      );
      members.push([name, rows]);
    } else if (takesText(shape[`${name}_2`] ?? wrapped)) {
      members.push([name, `CANARY${at}!`]);
    }
  }
  for (const secret of ['password', 'pin', 'secret_question', 'secret_question_answer', 'cc_num']) {
    members.push([secret, `CANARY${path}.${secret}!`]);
  }
  return jsonObject(members);
}

const definition = (schema: Schema) => schema._zod.def as unknown as Record<string, unknown>;
const shapeOf = (schema: Schema) => definition(schema).shape as Record<string, Schema>;
const elementOf = (schema: Schema) => definition(schema).element as Schema;
const unwrap = (schema: Schema): Schema =>
  definition(schema).type === 'optional' ? (definition(schema).innerType as Schema) : schema;

/** A field that stands twice is text only where its rightly typed twin is. */
const takesText = (schema: Schema): boolean => z.safeParse(unwrap(schema), 'CANARY').success;

describe('T3 what Aria tells of an account', () => {
  it('comes out by an allow-list: a canary in every text field, and only these are seen', async () => {
    const planted = new Set<string>();
    const bench = ariaBench({
      scenario: 'demo',
      // The canaries take the place of the fields that say how many units there may be.
      policy: { defaultUnits: { min: 1, max: 500 } },
      between: altering(({ call, answer }) => {
        if (call === 'set_session_auth_m') return undefined;
        const filled = withCanaries(calls[call as CallName].wireResponse, answer, call);
        for (const [canary] of printed(filled).matchAll(/CANARY[\w.]+!/g)) planted.add(canary);
        return filled;
      }),
    });
    const adapter = await bench.signIn();
    const outcomes = await everything(adapter);
    expect(outcomes.filter((each) => each instanceof Error)).toEqual([]);
    expect(planted.size).toBeGreaterThan(250);
    expect([...planted]).toContain('CANARYget_acct_details_all_m.payment_methods_info.iban!');
    expect([...planted]).toContain(
      'CANARYget_acct_payment_methods_and_terms_m.account_payment_methods.bill_agreement_id!',
    );
    const seen = [...JSON.stringify(outcomes).matchAll(/CANARY([\w.]+)!/g)].map(([, path]) => path);
    expect([...new Set(seen)].sort()).toEqual([
      'assign_acct_plan_m.acct_plan_line_items.description',
      'assign_acct_plan_m.acct_plan_line_items.plan_name',
      'edit_acct_plan_queued_changes_m.invoice_info.invoice_items.line_description',
      'edit_acct_plan_queued_changes_m.invoice_info.invoice_items.plan_name',
      'get_acct_details_all_m.billing_groups_info.billing_group_description',
      'get_acct_details_all_m.billing_groups_info.billing_group_name',
      'get_acct_details_all_m.first_name',
      'get_acct_details_all_m.last_name',
      'get_acct_details_all_m.payment_methods_info.cc_type',
      'get_acct_details_all_m.payment_methods_info.pay_method_name',
      'get_acct_payment_methods_and_terms_m.account_payment_methods.cc_type',
      'get_acct_payment_methods_and_terms_m.account_payment_methods.pay_method_name',
      'get_client_plans_all_m.all_client_plan_dtls.plan_desc',
      'get_client_plans_all_m.all_client_plan_dtls.plan_name',
      'get_client_plans_all_m.all_client_plan_dtls.plan_rate_schedules_details.schedule_name',
      'get_client_plans_all_m.all_client_plan_dtls.plan_services.service_desc',
      'get_invoice_details_m.invoice_line_details.description',
      'get_invoice_details_m.invoice_line_details.plan_name',
      'replace_acct_plan_m.acct_plan_line_items.description',
      'replace_acct_plan_m.acct_plan_line_items.plan_name',
      'update_acct_plan_m.acct_plan_line_items.description',
      'update_acct_plan_m.acct_plan_line_items.plan_name',
      'update_acct_plan_multi_m.multi_plan_invoice_details.invoice_item_details.line_description',
      'update_acct_plan_multi_m.multi_plan_invoice_details.invoice_item_details.plan_name',
      'validate_session_m.user_id',
    ]);
  });

  it('comes out of a plan’s supplemental fields only by the names that the company lists', async () => {
    const field = (name: string, value: string) =>
      jsonObject([
        ['plan_supp_field_name', name],
        ['plan_supp_field_value', value],
      ]);
    const between = altering(({ call, answer }) => {
      if (call !== 'get_client_plans_all_m') return undefined;
      const plans = answer.all_client_plan_dtls as readonly JsonObject[];
      const plan_supp_fields = [
        field('BADGE', 'Best value'),
        field('badge', 'CANARY other spelling'),
        field('MARGIN_PERCENT', 'CANARY margin'),
        field('USS_MAX_UNITS', '7'),
      ];
      return withMembers(answer, {
        all_client_plan_dtls: plans.map((plan) => withMembers(plan, { plan_supp_fields })),
      });
    });
    const fieldsBy = async (planFields?: readonly string[]) => {
      const policy = planFields && { planFields };
      const bench = ariaBench({ scenario: 'demo', between, ...(policy && { policy }) });
      const adapter = await bench.signIn();
      const { rows } = await adapter.listPlans({});
      expect(rows.length).toBeGreaterThan(5);
      expect(rows[0]?.units.max).toBe(7);
      const outcomes = await everything(adapter);
      return { fields: rows.map(({ fields }) => fields), all: JSON.stringify(outcomes) };
    };
    const silent = await fieldsBy();
    expect(new Set(silent.fields.map((each) => JSON.stringify(each)))).toEqual(new Set(['{}']));
    expect(silent.all).not.toMatch(/CANARY|Best value/);
    const told = await fieldsBy(['BADGE', 'CATEGORY']);
    expect(told.fields.every(({ BADGE }) => BADGE === 'Best value')).toBe(true);
    expect(told.all).not.toContain('CANARY');
  });

  it('shows four characters of a number at the most', async () => {
    const bench = ariaBench({
      scenario: 'demo',
      between: altering(({ call, answer }) => {
        if (call !== 'get_acct_details_all_m') return undefined;
        const methods = answer.payment_methods_info as readonly JsonObject[];
        const suffix = '4111111111111111';
        return withMembers(answer, {
          payment_methods_info: methods.map((row) => withMembers(row, { suffix })),
        });
      }),
    });
    const { rows } = await (await bench.signIn()).listBillingGroups({});
    expect(rows[0]?.payer).toMatchObject({ primary: { lastFour: '1111' } });
    expect(JSON.stringify(rows)).not.toContain('11111');
  });
});

describe('T5 a lone ~, which empties a field at Aria', () => {
  const group = { do: 'update', billingGroupId: '40001' };
  const pays = { by: 'terms', termsId: '1' };
  it.each([
    ['quoteBillingGroup', { kind: 'billing-group', group: { ...group, name: '~' } }],
    ['quoteBillingGroup', { kind: 'billing-group', group: { ...group, description: ' ~ ' } }],
    [
      'quoteBillingGroup',
      { kind: 'billing-group', group: { ...group, pays: { ...pays, requisitionNumber: '~' } } },
    ],
    [
      'quoteBillingGroup',
      { kind: 'billing-group', group: { ...group, pays: { ...pays, eanNumber: '~' } } },
    ],
    [
      'quotePaymentMethod',
      { kind: 'payment-method', method: { do: 'add', name: '~', token: card() } },
    ],
    [
      'quotePaymentMethod',
      { kind: 'payment-method', method: { do: 'add', token: card({ token: '~' }) } },
    ],
    [
      'quotePayment',
      {
        kind: 'payment',
        what: { pay: 'full' },
        with: { by: 'one-time', token: card({ token: '~' }) },
      },
    ],
  ] as const)('is refused by %s in %j', async (name, asked) => {
    const bench = ariaBench({ scenario: 'demo' });
    const adapter = await bench.signIn();
    expect(await outcomeOf(adapter[name]({ draft: asked } as never))).toMatchObject({
      code: 'invalid-input',
    });
    expect(JSON.stringify(bench.messages)).not.toContain('~');
  });
});

describe('T2 ids that are not the account’s', () => {
  /** What a customer may try instead of an id of theirs, and who may not have it. */
  const strangers = (other: string, own: string) => [
    other,
    '99999999',
    '-1',
    ` ${own}`,
    `0${own}`,
    `${own}.0`,
    '9007199254740993',
    '1e4',
    '~',
    "1' or '1'='1",
  ];

  it.each([
    ['planId', strangers('20006', '20002'), 'plan-not-available'],
    ['rateScheduleId', strangers('30001', '30002'), 'schedule-not-found'],
    ['billingGroupId', strangers(foreign.billingGroup, '40001'), 'billing-group-not-found'],
    ['alignWith', strangers(foreign.planInstance, '60001'), 'alignment-not-possible'],
  ])('as %s are refused, and no call carries them', async (field, ids, refusal) => {
    const bench = ariaBench({ world: await twoAccounts() });
    const adapter = await bench.signIn();
    bench.messages.length = 0;
    for (const id of ids) {
      const asked = adapter.quotePlanChange({ draft: draft({ planId: '20002', [field]: id }) });
      expect(await outcomeOf(asked), id).toMatchObject({ code: 'refused', refusal });
    }
    expect(bench.requests('assign_acct_plan_m')).toEqual([]);
    const carried = bench.messages.flatMap(({ request }) => numbersIn(request));
    expect(carried.filter((each) => ids.includes(each))).toEqual([]);
  });

  const paying = (what: unknown, by: unknown) => ({
    name: 'quotePayment' as const,
    draft: { kind: 'payment', what, with: by },
  });
  const grouping = (group: object) => ({
    name: 'quoteBillingGroup' as const,
    draft: { kind: 'billing-group', group },
  });
  const mine = { by: 'method', methodId: '50001' };
  const all = { pay: 'full' };

  it.each([
    [
      'a method to pay with',
      strangers(foreign.paymentMethod, '50001'),
      'payment-method-not-found',
      (id: string) => paying(all, { by: 'method', methodId: id }),
    ],
    [
      'an invoice to pay',
      strangers(foreign.invoice, '70013'),
      'invoice-not-found',
      (id: string) => paying({ pay: 'invoices', invoiceIds: [id] }, mine),
    ],
    [
      'the plan of a service',
      strangers(foreign.planInstance, '60001'),
      'service-not-found',
      (id: string) =>
        paying({ pay: 'services', services: [{ planInstanceId: id, chargeId: '1' }] }, mine),
    ],
    [
      'a method to remove',
      strangers(foreign.paymentMethod, '50001'),
      'payment-method-not-found',
      (id: string) => ({
        name: 'quotePaymentMethod' as const,
        draft: { kind: 'payment-method', method: { do: 'remove', methodId: id } },
      }),
    ],
    [
      'a method to replace',
      strangers(foreign.paymentMethod, '50001'),
      'payment-method-not-found',
      (id: string) => ({
        name: 'quotePaymentMethod' as const,
        draft: {
          kind: 'payment-method',
          method: { do: 'replace', methodId: id, token: card() },
        },
      }),
    ],
    [
      'a group to change',
      strangers(foreign.billingGroup, '40001'),
      'billing-group-not-found',
      (id: string) => grouping({ do: 'update', billingGroupId: id, name: 'Mine' }),
    ],
    [
      'the first method of a group',
      strangers(foreign.paymentMethod, '50001'),
      'payment-method-not-found',
      (id: string) =>
        grouping({ do: 'create', name: 'New', pays: { by: 'method', primaryId: id } }),
    ],
    [
      'the second method of a group',
      strangers(foreign.paymentMethod, '50001'),
      'payment-method-not-found',
      (id: string) =>
        grouping({
          do: 'update',
          billingGroupId: '40001',
          pays: { by: 'method', primaryId: '50001', backupId: id },
        }),
    ],
    [
      'a plan that a group pays for',
      strangers(foreign.planInstance, '60001'),
      'plan-instance-not-found',
      (id: string) => grouping({ do: 'update', billingGroupId: '40001', planInstanceIds: [id] }),
    ],
  ])('as %s are refused all alike, and no call carries them', async (_, ids, refusal, asking) => {
    const bench = ariaBench({ world: await twoAccounts() });
    const adapter = await bench.signIn();
    bench.messages.length = 0;
    const errors = new Set<string>();
    for (const id of ids) {
      const { name, draft: asked } = asking(id);
      const outcome = await outcomeOf(adapter[name]({ draft: asked } as never));
      expect(outcome, id).toMatchObject({ code: 'refused', refusal });
      errors.add(JSON.stringify(outcome));
    }
    expect(errors.size).toBe(1);
    const carried = bench.messages.flatMap(({ request }) => numbersIn(request));
    expect(carried.filter((each) => ids.includes(each))).toEqual([]);
    expect(await bench.writes()).toEqual([]);
  });

  it('as an invoice are not found, all alike, and no call carries them', async () => {
    const bench = ariaBench({ world: await twoAccounts() });
    const adapter = await bench.signIn();
    bench.messages.length = 0;
    const ids = strangers(foreign.invoice, '70001');
    const errors: string[] = [];
    for (const id of ids) {
      errors.push(printed(await outcomeOf(adapter.getInvoice({ invoiceId: invoiceId(id) }))));
    }
    expect(new Set(errors.map((text) => text.split('\n')[0]))).toEqual(
      new Set(['AdapterError: not-found']),
    );
    expect(bench.requests('get_invoice_details_m')).toEqual([]);
    const carried = bench.messages.flatMap(({ request }) => numbersIn(request));
    expect(carried.filter((each) => ids.includes(each))).toEqual([]);
    expect((await adapter.getInvoice({ invoiceId: invoiceId('70001') })).id).toBe('70001');
  });

  it.each([[['70001']], [70001], [{ id: '70001' }], [null]])(
    'that are %o and no text are refused as input',
    async (id) => {
      const bench = ariaBench({ scenario: 'demo' });
      const adapter = await bench.signIn();
      bench.messages.length = 0;
      const asked = adapter.getInvoice({ invoiceId: id as never });
      expect(await outcomeOf(asked)).toMatchObject({ code: 'invalid-input' });
      expect(bench.messages).toEqual([]);
    },
  );

  it('in an answer of Aria’s about somebody else are not shown', async () => {
    const bench = ariaBench({
      world: await twoAccounts(),
      between: altering(({ call, answer }) => {
        if (call === 'get_acct_details_all_m') {
          return withMembers(answer, { acct_no: '10002', acct_no_2: number(10002) });
        }
        if (call !== 'get_invoice_history_m') return undefined;
        const [first, ...rows] = answer.invoice_hist as readonly JsonObject[];
        const other = withMembers(first!, { outacct_no: number(10002) });
        return withMembers(answer, { invoice_hist: [other, ...rows] });
      }),
    });
    const adapter = await bench.signIn();
    expect(await outcomeOf(adapter.getAccount({}))).toMatchObject({ code: 'bad-answer' });
    const { rows, total } = await adapter.listInvoices({});
    expect(total).toBe(13);
    expect(rows).toHaveLength(13);
  });
});
