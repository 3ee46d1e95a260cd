import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { operations, type Input, type OperationName } from '../../src/adapter/contract.js';
import { errorCodes, type ErrorCode } from '../../src/adapter/errors.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { decodeRequest, encodeRequest, matchRoute } from '../../src/adapter/http/codec.js';
import {
  fromProblem,
  fromStatus,
  problemStatus,
  toProblem,
} from '../../src/adapter/http/problem.js';
import { routes, type Route } from '../../src/adapter/http/routes.js';
import { parseInput } from '../../src/adapter/parse.js';

const base = 'https://shop.example';

/** The input as a server reads it, through a real URL. */
function crossed<K extends OperationName>(name: K, input: Input<K>): unknown {
  const { method, path, body } = encodeRequest(name, input);
  const url = new URL(base + path);
  const match = matchRoute(method, url.pathname);
  expect(match?.operation).toBe(name);
  if (!match) throw new Error('No route.');
  return parseInput(
    name,
    decodeRequest(match, url.searchParams, body === undefined ? undefined : JSON.parse(body)),
  );
}

const text = (maxLength: number) => fc.string({ minLength: 1, maxLength, unit: 'binary' });
const id = text(30).filter((each) => each !== '.' && each !== '..' && !/\p{Surrogate}/u.test(each));
const date = fc.constantFrom('2020-02-29', '2024-12-31', '1999-01-01');
const intentId = fc.uuid({ version: 4 });
const optional = { requiredKeys: [] };

const effective = fc.oneof(
  fc.constant({ when: 'now' }),
  fc.record({ when: fc.constantFrom('date', 'retroactive'), date }),
  fc.record({ when: fc.constant('anniversary'), periods: fc.integer({ min: 0, max: 1200 }) }),
);
const units = fc.integer({ min: 1, max: 1_000_000 });
const change = fc.oneof(
  fc.record(
    {
      kind: fc.constant('assign'),
      planId: id,
      units,
      parent: fc.oneof(fc.record({ row: fc.nat({ max: 9 }) }), fc.record({ planInstanceId: id })),
      billingGroupId: id,
      effective,
    },
    { requiredKeys: ['kind', 'planId', 'units'] },
  ),
  fc.record({ kind: fc.constant('units'), planInstanceId: id, units }),
  fc.record({ kind: fc.constant('cancel'), planInstanceId: id, effective }),
  fc.record({ kind: fc.constant('status'), planInstanceId: id, status: fc.constant('suspended') }),
);
const planChange = fc.record(
  {
    kind: fc.constant('plan-change'),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    comment: text(40),
  },
  { requiredKeys: ['kind', 'changes'] },
);
const edit = fc.oneof(
  fc.record({ do: fc.constantFrom('execute', 'delete'), queuedChangeId: id }),
  fc.record({ do: fc.constant('move'), queuedChangeId: id, date }),
);
const queueEdit = fc.record({
  kind: fc.constant('queue-edit'),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
});

const token = fc.record({ kind: fc.constant('card'), token: fc.constant('tok_1:a') });
const payment = fc.record({
  kind: fc.constant('payment'),
  what: fc.oneof(
    fc.record({ pay: fc.constantFrom('full', 'current') }),
    fc.record({ pay: fc.constant('invoices'), invoiceIds: fc.array(id, { minLength: 1 }) }),
    fc.record({
      pay: fc.constant('services'),
      services: fc.array(fc.record({ planInstanceId: id, chargeId: id }), { minLength: 1 }),
    }),
  ),
  with: fc.oneof(
    fc.record({ by: fc.constant('method'), methodId: id }),
    fc.record({ by: fc.constant('one-time'), token }),
  ),
});
const billingGroup = fc.record({
  kind: fc.constant('billing-group'),
  group: fc.record({
    do: fc.constant('create'),
    name: fc.string({ minLength: 1, maxLength: 40 }),
    pays: fc.record({ by: fc.constant('method'), primaryId: id, backupId: id }),
  }),
});
const paymentMethod = fc.record({
  kind: fc.constant('payment-method'),
  method: fc.oneof(
    fc.record({ do: fc.constant('add'), token }),
    fc.record({ do: fc.constant('replace'), methodId: id, token }),
    fc.record({ do: fc.constant('remove'), methodId: id }),
  ),
});
const listed = fc.record(
  { filter: fc.record({ from: date, to: date }, optional), page: text(60) },
  optional,
);

/** Inputs of every operation; a new operation without one does not compile. */
const inputs: { readonly [K in OperationName]: fc.Arbitrary<unknown> } = {
  signIn: fc.record({ userId: text(32), password: text(32) }),
  signOut: fc.constant({}),
  validateSession: fc.constant({}),
  getAccount: fc.constant({}),
  listPlans: fc.record({ under: id, insteadOf: id }, optional),
  listPlanInstances: fc.constant({}),
  listQueuedChanges: fc.constant({}),
  listBillingGroups: fc.constant({}),
  listDunningGroups: fc.constant({}),
  getEffectiveChoices: fc.record({ draft: planChange }),
  quotePlanChange: fc.record({ draft: planChange }),
  quoteQueueEdit: fc.record({ draft: queueEdit }),
  listPaymentMethods: fc.constant({}),
  listPaymentTerms: fc.constant({}),
  getBalance: fc.constant({}),
  listPayments: listed,
  quotePayment: fc.record({ draft: payment }),
  quoteBillingGroup: fc.record({ draft: billingGroup }),
  quotePaymentMethod: fc.record({ draft: paymentMethod }),
  confirm: fc.record({ quoteId: id, intentId, accepted: fc.array(text(20), { maxLength: 3 }) }),
  getIntent: fc.record({ intentId }),
  listInvoices: listed,
  getInvoice: fc.record({ invoiceId: id }),
};

const names = Object.keys(operations) as OperationName[];

describe('the routes', () => {
  it.each(names)('%s reads back what it wrote, whatever the text', (name) => {
    fc.assert(
      fc.property(inputs[name], (raw) => {
        const input = parseInput(name, raw);
        const empty = 'filter' in input && Object.keys(input.filter ?? {}).length === 0;
        const { filter, ...rest } = input as { filter?: unknown };
        expect(crossed(name, input)).toEqual(
          empty ? rest : { ...rest, ...(filter !== undefined && { filter }) },
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are one for each method and path', () => {
    const keys = names.map(
      (name) => `${routes[name].method} ${routes[name].path.replace(/\{\w+\}/, '{}')}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(names.filter((name) => routes[name].method === 'GET'))(
    '%s has only texts outside its path, for a query has no others',
    (name) => {
      const schema = z.toJSONSchema(operations[name].input) as JsonSchema;
      expect(leafTypes(schema).filter((type) => type !== 'string')).toEqual([]);
    },
  );

  it('write nothing by GET', () => {
    const reading = names.filter((name) => (routes[name] as Route).method === 'GET');
    expect(reading.sort()).toEqual(
      [
        'validateSession',
        'getAccount',
        'listPlans',
        'listPlanInstances',
        'listQueuedChanges',
        'listBillingGroups',
        'listDunningGroups',
        'listPaymentMethods',
        'listPaymentTerms',
        'getBalance',
        'listPayments',
        'getIntent',
        'listInvoices',
        'getInvoice',
      ].sort(),
    );
  });

  it.each(['.', '..', '\ud800'])('do not send the id %j, which no path can hold', (invoiceId) => {
    expect(() => encodeRequest('getInvoice', { invoiceId: invoiceId as never })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
  });

  it.each(['../account', 'a/b', 'a?b=c', 'a#b', '%2e%2e', 'ä ö', '\\..\\'])(
    'keep the id %j in its segment',
    (invoiceId) => {
      expect(crossed('getInvoice', { invoiceId: invoiceId as never })).toEqual({ invoiceId });
    },
  );

  it.each([
    ['GET', '/nothing'],
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/invoices/'],
    ['GET', '/invoices/1/2'],
    ['GET', '/invoices/%E0%A4%A'],
    ['POST', '/invoices'],
    ['get', '/invoices'],
    ['PATCH', '/session'],
    ['GET', '/__proto__'],
    ['GET', '/{intentId}'],
  ])('have none for %s %s', (method, path) => {
    expect(matchRoute(method, path)).toBeUndefined();
  });
});

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

function leafTypes(schema: JsonSchema): (string | undefined)[] {
  if (schema.type !== 'object') return [schema.type];
  return Object.values(schema.properties ?? {}).flatMap(leafTypes);
}

describe('a request', () => {
  const read = (method: string, target: string, body?: unknown): unknown => {
    const url = new URL(base + target);
    const match = matchRoute(method, url.pathname);
    if (!match) throw new Error('No route.');
    return parseInput(match.operation, decodeRequest(match, url.searchParams, body));
  };
  const intent = '/intents/0b7a7ff5-9f32-4b0c-8b6f-2f6f0f1a2b3c';

  it.each<[string, string, string, unknown]>([
    ['a key twice in the query', 'GET', '/invoices?page=1&page=2', undefined],
    [
      'a text where an object belongs',
      'GET',
      '/invoices?filter=1&filter.from=2020-01-01',
      undefined,
    ],
    ['an object over a text', 'GET', '/invoices?filter.from=2020-01-01&filter=1', undefined],
    ['a prototype in the query', 'GET', '/invoices?__proto__.x=1', undefined],
    ['a constructor in the query', 'GET', '/invoices?filter.constructor=1', undefined],
    ['an unknown key', 'GET', '/invoices?account=7', undefined],
    ['a path key in the query as well', 'GET', '/invoices/1?invoiceId=2', undefined],
    ['a query on a write', 'PUT', `${intent}?quoteId=q`, { accepted: [] }],
    ['the path key in the body', 'PUT', intent, { quoteId: 'q', accepted: [], intentId: 'other' }],
    [
      'a prototype in the body',
      'PUT',
      intent,
      JSON.parse('{"quoteId":"q","accepted":[],"__proto__":{"termsVersion":"1"}}'),
    ],
    ['an array for a body', 'PUT', intent, []],
    ['no body', 'PUT', intent, undefined],
    ['a text for a body', 'POST', '/session', 'userId'],
    ['a null for a body', 'POST', '/session', null],
    ['an intent id that is no UUID', 'PUT', '/intents/1', { quoteId: 'q', accepted: [] }],
  ])('with %s is refused', (...[, method, target, body]) => {
    expect(() => read(method, target, body)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }) as Error,
    );
  });

  it('never touches a prototype', () => {
    expect(() => read('GET', '/invoices?__proto__.polluted=1')).toThrow();
    expect(() => read('GET', '/invoices?constructor.prototype.polluted=1')).toThrow();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a problem', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])(
    '%s crosses as itself, with what it tells and no hint',
    (code) => {
      const error = new AdapterError(code, {
        fields: [{ path: 'draft.units', code: 'too-big' }],
        requestId: 'r1',
        retryAfter: 30,
        hint: 'select * from card',
        cause: new Error('secret'),
        ...(code === 'refused' && { refusal: 'quote-expired' }),
      });
      const { body, retryAfter } = toProblem(error);
      expect(body.status).toBe(problemStatus[code]);
      expect(body.status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body)).not.toMatch(/select|secret/);
      const back = fromProblem(JSON.parse(JSON.stringify(body)), retryAfter);
      expect(back).toMatchObject({
        code,
        refusal: error.refusal,
        fields: error.fields,
        requestId: 'r1',
        retryAfter: 30,
      });
    },
  );

  it.each([
    {},
    null,
    'x',
    { status: 500 },
    { status: 500, code: 'made-up' },
    { status: 500, code: 'refused', refusal: 'because' },
  ])('of %j is none of ours', (body) => {
    expect(() => fromProblem(body, undefined)).toThrow();
  });

  it.each<[number, number | undefined, ErrorCode]>([
    [401, undefined, 'session-expired'],
    [403, undefined, 'not-permitted'],
    [404, undefined, 'bad-answer'],
    [429, 7, 'too-many-requests'],
    [500, undefined, 'service-failed'],
    [502, undefined, 'service-failed'],
    [503, undefined, 'service-failed'],
    [503, 7, 'too-many-requests'],
  ])('with status %i and no body of ours, retry after %s, means %s', (status, retryAfter, code) => {
    expect(fromStatus(status, retryAfter)).toMatchObject({ code });
  });
});
