import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BillingAdapter, OperationName } from '../../src/adapter/contract.js';
import { checks } from '../../src/adapter/conformance/all-checks.js';
import type { Check, ConformanceSubject } from '../../src/adapter/conformance/check.js';
import { decimalSum } from '../../src/adapter/conformance/decimal-sum.js';
import { runConformance } from '../../src/adapter/conformance/run.js';
import { AdapterError, type ErrorCode } from '../../src/adapter/errors.js';
import { createHttpAdapter } from '../../src/adapter/http/http-adapter.js';
import { createRawCaller } from '../../src/adapter/http/raw-caller.js';
import type { Backend, WriteResult } from '../../src/adapter/protocol/ports.js';
import { describeConformance } from '../support/conformance.js';
import { backendWith } from '../support/protocol-bench.js';
import { tinyWorld, type TinyWorld } from '../support/tiny-adapter.js';
import { tinyBase, tinyShell } from '../support/tiny-shell.js';
import { draft, type TinyState } from '../support/tiny-platform.js';

const credentials = { userId: 'ann', password: 'pw-ann' };

/** What the tiny platform does not do. */
const without = [
  'listPaymentMethods',
  'listPaymentTerms',
  'getBalance',
  'listPayments',
  'quotePayment',
  'quoteBillingGroup',
  'quotePaymentMethod',
] as const satisfies readonly OperationName[];

function reduced(adapter: BillingAdapter): BillingAdapter {
  return { ...adapter, ...Object.fromEntries(without.map((name) => [name, undefined])) };
}

/** The tiny world with one invoice of Bob's and one of Ann's, signed in as Ann. */
async function withInvoices(world: TinyWorld): Promise<ConformanceSubject> {
  const { adapter, passTime } = world;
  for (const userId of ['bob', 'ann']) {
    await adapter.signIn({ userId, password: `pw-${userId}` });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await adapter.confirm({
      quoteId: quote.id,
      intentId: randomUUID() as never,
      accepted: [],
      termsVersion: '1',
    });
  }
  const { state } = world;
  return {
    adapter: reduced(adapter),
    credentials,
    passTime,
    foreign: {
      invoiceId: state.invoices[0]?.id,
      billingGroupId: 'group-of-bob',
      planInstanceId: state.instances[0]?.id,
    },
  };
}

async function overHttp(world: TinyWorld): Promise<ConformanceSubject> {
  const subject = await withInvoices(world);
  const options = { baseUrl: tinyBase, fetch: tinyShell(world.adapter), sandbox: true };
  return {
    ...subject,
    adapter: reduced(createHttpAdapter(options)),
    raw: createRawCaller(options),
  };
}

describeConformance('the tiny adapter', async () => withInvoices(tinyWorld()), { without });
describeConformance('the tiny adapter over HTTP', async () => overHttp(tinyWorld()), { without });

const named = (id: string): Check => {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  return check;
};

async function outcomes(
  make: () => Promise<ConformanceSubject>,
  ids: readonly string[],
  allowWrites = true,
) {
  const results = await runConformance({
    make,
    allowWrites,
    checks: ids.map(named),
    timeoutMs: 2000,
  });
  return results.map(({ outcome }) => outcome);
}

describe('the suite', () => {
  it('has one check for each id', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('leaves out what writes unless it is allowed, and says so', async () => {
    const results = await runConformance({
      make: async () => withInvoices(tinyWorld()),
      allowWrites: false,
    });
    for (const [index, { outcome }] of results.entries()) {
      const { writes = false, operations = [] } = checks[index] ?? {};
      const lacks = without.some((name) => operations.includes(name));
      expect(outcome).toBe(writes || lacks ? 'not-checked' : 'passed');
    }
  });

  it('writes nothing when writes are not allowed', async () => {
    const world = tinyWorld();
    const subject = await withInvoices(world);
    const before = structuredClone([
      world.state.instances,
      world.state.invoices,
      world.state.writes,
    ]);
    await runConformance({ make: async () => subject, allowWrites: false });
    expect([world.state.instances, world.state.invoices, world.state.writes]).toEqual(before);
  });

  it('checks what is there, and passes nothing that is not', async () => {
    const { adapter } = tinyWorld();
    const subset: BillingAdapter = {
      listInvoices: adapter.listInvoices,
      getInvoice: adapter.getInvoice,
    };
    const results = await runConformance({
      make: async () => ({ adapter: subset }),
      allowWrites: true,
    });
    const passed = results.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
    expect(passed).toContain('invoice-unknown');
    for (const { id, outcome, reason } of results) {
      const able = named(id).operations.every((name) => name in subset) && !named(id).needs;
      if (!able) expect([id, outcome, reason?.length]).toEqual([id, 'not-checked', reason?.length]);
    }
  });

  it('reports an adapter that cannot be made, and goes on', async () => {
    const results = await runConformance({
      make: () => Promise.reject(new Error('down')),
      allowWrites: false,
    });
    expect(results.find(({ id }) => id === 'getAccount-answers')).toMatchObject({
      outcome: 'failed',
      reason: 'down',
    });
  });

  it('ends a check whose call never ends', async () => {
    const adapter = { listPlans: () => new Promise<never>(() => undefined) };
    expect(await outcomes(async () => ({ adapter }), ['listPlans-answers'])).toEqual(['failed']);
  });
});

type Sabotage = (backend: Backend, state: TinyState) => Backend;

const changed = (
  backend: Backend,
  change: (result: Extract<WriteResult, { outcome: 'written' }>) => void,
): Backend =>
  backendWith(backend, {
    write: async (...args) => {
      const result = await backend.write(...args);
      if (result.outcome === 'written') change(result);
      return result;
    },
  });

describe('a platform that breaks a rule fails its check', () => {
  it.each<[string, string, Sabotage]>([
    [
      'writes when it is only asked',
      'quote-writes-nothing',
      (backend) =>
        backendWith(backend, {
          preview: async (change) => {
            const preview = await backend.preview(change);
            await backend.write(change, randomUUID());
            return preview;
          },
        }),
    ],
    [
      'charges more than it quoted',
      'charge-is-quote',
      (backend) =>
        changed(backend, ({ receipt }) => (receipt.charged = { amount: '41.00', currency: 'USD' })),
    ],
    [
      'makes another plan instance than it says',
      'charge-is-quote',
      (backend) =>
        changed(backend, ({ receipt }) => (receipt.planInstanceIds = ['other' as never])),
    ],
    [
      'makes two plan instances',
      'same-intent-once',
      (backend) =>
        backendWith(backend, {
          write: async (change, receiptId) => {
            await backend.write(change, `${receiptId}2`);
            return backend.write(change, receiptId);
          },
        }),
    ],
    [
      'invoices something else than it quoted',
      'invoice-is-quote',
      (backend, state) =>
        backendWith(backend, {
          write: async (...args) => {
            const result = await backend.write(...args);
            const last = state.invoices.at(-1);
            if (last) {
              state.invoices[state.invoices.length - 1] = {
                ...last,
                amount: { amount: '41.00', currency: 'USD' },
              };
            }
            return result;
          },
        }),
    ],
    [
      'quotes a total that is not its lines',
      'quote-adds-up',
      (backend) =>
        backendWith(backend, {
          preview: async (change) => {
            const preview = await backend.preview(change);
            if (!('changes' in preview)) throw new Error('A preview of plans is meant.');
            preview.dueNow.total = { amount: '40.01', currency: 'USD' };
            return preview;
          },
        }),
    ],
    [
      'gives another state version each time',
      'quote-is-steady',
      (backend) =>
        backendWith(backend, {
          preview: async (change) => ({
            ...(await backend.preview(change)),
            stateVersion: randomUUID(),
          }),
        }),
    ],
    [
      'promises a later charge that the clock does not bill',
      'clock-bills-the-timeline',
      (backend) =>
        backendWith(backend, {
          preview: async (change) => {
            const preview = await backend.preview(change);
            if (!('changes' in preview)) throw new Error('A preview of plans is meant.');
            for (const row of preview.timeline.slice(1)) {
              row.amount = { amount: '39.00', currency: 'USD' };
            }
            return preview;
          },
        }),
    ],
    [
      'forgets a declined payment',
      'declined-is-a-problem',
      (backend) => changed(backend, (result) => Object.assign(result, { problem: undefined })),
    ],
    [
      'cannot find what it wrote',
      'lost-answer-is-found',
      (backend) => backendWith(backend, { lookup: async () => undefined }),
    ],
    [
      'does not ask for a yes to a start in the past',
      'warnings-need-a-yes',
      (backend) =>
        backendWith(backend, {
          preview: async (change) => ({ ...(await backend.preview(change)), warnings: [] }),
        }),
    ],
  ])('%s: %s', async (...[, id, sabotage]) => {
    const broken = await outcomes(async () => withInvoices(tinyWorld(sabotage)), [id]);
    expect(broken).not.toEqual(['passed']);
  });
});

describe('an adapter that breaks a rule fails its check', () => {
  const failing = (code: ErrorCode) => async (): Promise<never> => {
    throw new AdapterError(code);
  };

  it.each<
    [string, string, (adapter: TinyWorld['adapter'], world: TinyWorld) => Partial<BillingAdapter>]
  >([
    [
      'shows an invoice of another account',
      'invoice-foreign',
      (...[, { state }]) => ({ getInvoice: async () => state.invoices[0] as never }),
    ],
    [
      'finds what is not there',
      'invoice-unknown',
      (...[, { state }]) => ({ getInvoice: async () => state.invoices[0] as never }),
    ],
    [
      'fails for what is not there',
      'intent-unknown',
      () => ({ getIntent: failing('service-failed') }),
    ],
    [
      'takes unknown keys',
      'listPlans-refuses-unknown-keys',
      () => ({ listPlans: async () => ({ rows: [] }) }),
    ],
    [
      'takes a price',
      'quote-refuses-a-price',
      () => ({ quotePlanChange: failing('service-failed') }),
    ],
    [
      'answers nonsense',
      'getAccount-answers',
      () => ({ getAccount: async () => ({ id: 7 }) as never }),
    ],
    [
      'loses pages',
      'invoices-newest-first-once',
      (adapter) => ({
        listInvoices: async () => ({ rows: (await adapter.listInvoices({})).rows, total: 0 }),
      }),
    ],
    [
      'repeats a row',
      'invoices-newest-first-once',
      (adapter) => ({
        listInvoices: async () => {
          const { rows } = await adapter.listInvoices({});
          return { rows: [...rows, ...rows] };
        },
      }),
    ],
    [
      'does not filter',
      'invoices-filtered-by-date',
      (adapter, { state }) => ({
        listInvoices: async () => {
          const { rows } = await adapter.listInvoices({});
          return {
            rows: [
              ...rows,
              ...rows.map((row) => ({
                ...row,
                id: 'old' as never,
                date: state.today.replace('2020', '2019'),
              })),
            ],
          };
        },
      }),
    ],
    ['keeps the session', 'sign-out-ends-all', () => ({ signOut: async () => ({}) })],
    [
      'tells who exists',
      'sign-in-tells-nothing',
      (adapter) => ({
        signIn: async (input) => {
          if (input.userId !== 'ann') throw new AdapterError('not-found');
          return adapter.signIn(input);
        },
      }),
    ],
    [
      'writes again for the same intent',
      'same-intent-once',
      (adapter) => ({
        confirm: async (input) => adapter.confirm({ ...input, intentId: randomUUID() as never }),
      }),
    ],
    [
      'ignores consent',
      'terms-need-a-yes',
      (adapter) => ({ confirm: async (input) => adapter.confirm({ ...input, termsVersion: '1' }) }),
    ],
    [
      'answers an aborted call',
      'aborted-call-rejects',
      (adapter) => ({ listPlans: (input) => adapter.listPlans(input) }),
    ],
    [
      'throws what is no AdapterError',
      'faults-are-errors',
      (adapter) => ({
        listPlans: async (input) =>
          adapter
            .listPlans(input)
            .catch((thrown: unknown) => Promise.reject(new Error(String(thrown)))),
      }),
    ],
    [
      'lists a line too few',
      'invoice-adds-up',
      (adapter) => ({
        getInvoice: async (input) => ({ ...(await adapter.getInvoice(input)), lines: [] }),
      }),
    ],
    [
      'shows another invoice than its row',
      'invoice-is-its-row',
      (adapter) => ({
        getInvoice: async (input) => ({ ...(await adapter.getInvoice(input)), number: '7' }),
      }),
    ],
    [
      'lets a used quote be confirmed',
      'quote-used-once',
      (adapter) => ({
        confirm: async (input) => {
          const quote = await adapter.quotePlanChange({ draft: draft() });
          return adapter.confirm({ ...input, quoteId: quote.id });
        },
      }),
    ],
    [
      'does not know an expired quote',
      'quote-expires',
      (adapter) => ({
        confirm: async (input) => {
          const quote = await adapter.quotePlanChange({ draft: draft() });
          return adapter.confirm({ ...input, quoteId: quote.id });
        },
      }),
    ],
    [
      'writes at the new price',
      'price-changed-is-refused',
      (adapter) => ({
        confirm: async (input) => {
          const intent = await adapter.confirm(input);
          if (intent.state !== 'refused' || !intent.quote) return intent;
          return adapter.confirm({
            ...input,
            intentId: randomUUID() as never,
            quoteId: intent.quote.id,
          });
        },
      }),
    ],
  ])('%s: %s', async (...[, id, spoil]) => {
    const make = async () => {
      const world = tinyWorld();
      const subject = await withInvoices(world);
      return { ...subject, adapter: { ...world.adapter, ...spoil(world.adapter, world) } };
    };
    expect(await outcomes(make, [id])).toEqual(['failed']);
  });
});

describe('the sum of a check', () => {
  it.each([
    [[], '0'],
    [['40.00', '-0.50'], '39.5'],
    [['0.1', '0.2'], '0.3'],
    [['-0.01', '0.01'], '0'],
    [['-5', '-0.005'], '-5.005'],
    [['9007199254740993', '0.01'], '9007199254740993.01'],
  ])('of %j is %s', (amounts, sum) => {
    expect(decimalSum(amounts)).toBe(sum);
  });
});
