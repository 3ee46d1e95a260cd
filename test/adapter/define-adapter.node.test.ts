import { describe, expect, it, vi } from 'vitest';
import { defineAdapter, type PlainAdapter } from '../../src/adapter/define-adapter.js';
import { AdapterError, refused } from '../../src/adapter/errors.js';

const invoice = {
  id: 'i1',
  number: '1001',
  date: '2020-07-18',
  amount: { amount: '40.00', currency: 'USD' },
  status: 'paid' as const,
};

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('It was answered.'),
    (thrown: unknown) => thrown,
  );

describe('an adapter of plain functions', () => {
  it('has the operations that were given, and no others', () => {
    const adapter = defineAdapter({
      listInvoices: () => ({ rows: [] }),
      getInvoice: () => ({ ...invoice, lines: [] }),
    });
    expect(Object.keys(adapter).sort()).toEqual(['getInvoice', 'listInvoices']);
  });

  it('answers at once or later alike', async () => {
    const adapter = defineAdapter({
      listInvoices: () => ({ rows: [invoice] }),
      listPlanInstances: async () => ({ rows: [], total: 0 }),
    });
    expect(await adapter.listInvoices({})).toEqual({ rows: [invoice] });
    expect(await adapter.listPlanInstances({})).toEqual({ rows: [], total: 0 });
  });

  it('gives a function its parsed input and the signal', async () => {
    const signal = new AbortController().signal;
    const getInvoice = vi.fn(() => ({ ...invoice, lines: [] }));
    await defineAdapter({ getInvoice }).getInvoice({ invoiceId: 'i1' as never }, { signal });
    expect(getInvoice).toHaveBeenCalledExactlyOnceWith({ invoiceId: 'i1' }, { signal });
  });

  it('takes the methods of a class, which keep their object', async () => {
    class Host {
      readonly #rows = [invoice];

      listInvoices() {
        return { rows: this.#rows };
      }
    }
    const adapter = defineAdapter(new Host());
    expect((await adapter.listInvoices({})).rows).toHaveLength(1);
  });

  it('leaves out of an answer what the contract does not name', async () => {
    const adapter = defineAdapter({
      listInvoices: () => ({ rows: [{ ...invoice, taxId: 'secret' }], clientNo: 'secret' }),
    });
    expect(await adapter.listInvoices({})).toEqual({ rows: [invoice] });
  });

  it.each([
    ['40', 'USD'],
    ['40.000', 'USD'],
    ['-0.005', 'KWD'],
    ['4000.00', 'JPY'],
  ])('takes an amount of %s %s, whatever zeros it has', async (amount, currency) => {
    const row = { ...invoice, amount: { amount, currency } };
    const adapter = defineAdapter({ listInvoices: () => ({ rows: [row] }) });
    expect(await adapter.listInvoices({})).toEqual({ rows: [row] });
  });

  it('passes subscribe and sandbox on', () => {
    const subscribe = () => () => undefined;
    expect(defineAdapter({ subscribe }).subscribe).toBe(subscribe);
  });

  it('names what is no operation', () => {
    const wrong = { listInvoice: () => ({ rows: [] }) } as PlainAdapter;
    const missing = { getInvoice: 'soon' } as unknown as PlainAdapter;
    expect(() => defineAdapter(wrong)).toThrow(/"listInvoice" is no operation/);
    expect(() => defineAdapter(missing)).toThrow(/"getInvoice" must be a function/);
    try {
      defineAdapter(wrong);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'bad-configuration', actor: 'integrator' });
    }
  });

  it.each(['toString', '__proto__x', 'constructor'])('is not fooled by a name like %s', (name) => {
    const wrong: unknown = { [name]: () => ({}) };
    expect(() => defineAdapter(wrong as PlainAdapter)).toThrow(name);
  });
});

describe('an input', () => {
  it.each<[string, object, { path: string; code: string }[]]>([
    ['an unknown key', { page: '2', account: '7' }, [{ path: 'account', code: 'unknown-field' }]],
    [
      'unknown keys deeper',
      { filter: { from: '2020-01-01', sql: '' } },
      [{ path: 'filter.sql', code: 'unknown-field' }],
    ],
    ['a wrong type', { page: 2 }, [{ path: 'page', code: 'wrong-type' }]],
    [
      'a date that is none',
      { filter: { from: '2020-02-30' } },
      [{ path: 'filter.from', code: 'wrong-format' }],
    ],
    ['too much', { page: 'x'.repeat(201) }, [{ path: 'page', code: 'too-big' }]],
  ])(
    'with %s is refused, with the fields, before the function is called',
    async (...[, input, fields]) => {
      const listInvoices = vi.fn(() => ({ rows: [] }));
      const thrown = await rejection(defineAdapter({ listInvoices }).listInvoices(input));
      expect(thrown).toMatchObject({ code: 'invalid-input', fields });
      expect(listInvoices).not.toHaveBeenCalled();
    },
  );

  it('says which fields of a draft are missing, and which choice is none', async () => {
    const adapter = defineAdapter({ quotePlanChange: () => expect.fail('It was called.') });
    const change = { kind: 'assign', units: 1.5, billingGroupId: 'g', effective: { when: 'soon' } };
    const draft = { kind: 'plan-change', changes: [change] };
    const thrown = await rejection(adapter.quotePlanChange({ draft: draft as never }));
    expect((thrown as AdapterError).fields).toEqual([
      { path: 'draft.changes.0.planId', code: 'missing' },
      { path: 'draft.changes.0.units', code: 'wrong-type' },
      { path: 'draft.changes.0.effective.when', code: 'not-a-choice' },
    ]);
  });
});

describe('an answer', () => {
  const secret = 'CANARY';

  it.each<[string, unknown, string]>([
    ['no object', secret, 'the whole'],
    [
      'a row with a wrong amount',
      { rows: [invoice, { ...invoice, amount: { amount: secret, currency: 'USD' } }] },
      'rows.1.amount.amount',
    ],
    ['a missing key', { rows: [{ ...invoice, date: undefined }] }, 'rows.0.date'],
    [
      'a float for an amount',
      { rows: [{ ...invoice, amount: { amount: 40, currency: 'USD' } }] },
      'rows.0.amount.amount',
    ],
    [
      'an amount in less than a cent',
      { rows: [{ ...invoice, amount: { amount: '40.001', currency: 'USD' } }] },
      'rows.0.amount.amount (custom)',
    ],
    [
      'an amount in less than a yen',
      { rows: [{ ...invoice, amount: { amount: '4000.5', currency: 'JPY' } }] },
      'rows.0.amount.amount (custom)',
    ],
    ['nothing', undefined, 'the whole'],
  ])(
    'that is %s is bad, told by its place and never by what stands there',
    async (...[, answer, place]) => {
      const adapter = defineAdapter({ listInvoices: () => answer as { rows: [] } });
      const thrown = await rejection(adapter.listInvoices({}));
      expect(thrown).toMatchObject({
        code: 'bad-answer',
        kind: 'contract',
        message: expect.stringContaining(place) as string,
      });
      expect(JSON.stringify(thrown) + String(thrown)).not.toContain(secret);
    },
  );
});

describe('a throw', () => {
  it('of ours is passed on', async () => {
    const adapter = defineAdapter({
      listInvoices: () => {
        throw refused('account-not-active');
      },
    });
    expect(await rejection(adapter.listInvoices({}))).toMatchObject({
      code: 'refused',
      refusal: 'account-not-active',
    });
  });

  it.each([
    new Error('select * from card'),
    'text',
    undefined,
    new DOMException('x', 'AbortError'),
  ])('of anything else becomes service-failed with its cause: %s', async (cause) => {
    const adapter = defineAdapter({ listInvoices: async () => Promise.reject(cause as Error) });
    const thrown = await rejection(adapter.listInvoices({}));
    expect(thrown).toBeInstanceOf(AdapterError);
    expect(thrown).toMatchObject({ code: 'service-failed', message: 'service-failed', cause });
  });
});

describe('an aborted call', () => {
  it('rejects with the reason and calls nothing when it was aborted before', async () => {
    const listInvoices = vi.fn(() => ({ rows: [] }));
    const signal = AbortSignal.abort('left');
    expect(await rejection(defineAdapter({ listInvoices }).listInvoices({}, { signal }))).toBe(
      'left',
    );
    expect(listInvoices).not.toHaveBeenCalled();
  });

  it('rejects at once, also when the function never answers', async () => {
    const left = new AbortController();
    const adapter = defineAdapter({ listInvoices: () => new Promise<never>(() => undefined) });
    const call = rejection(adapter.listInvoices({}, { signal: left.signal }));
    const reason = new Error('left');
    left.abort(reason);
    expect(await call).toBe(reason);
  });

  it.each([
    ['an answer', async () => ({ rows: [] })],
    ['a throw', async () => Promise.reject(new Error('late'))],
  ])('ignores %s that comes after', async (...[, answer]) => {
    const left = new AbortController();
    let finish: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (finish = resolve));
    const adapter = defineAdapter({ listInvoices: () => late.then(answer) });
    const call = rejection(adapter.listInvoices({}, { signal: left.signal }));
    left.abort('left');
    finish();
    expect(await call).toBe('left');
    await new Promise(setImmediate);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const adapter = defineAdapter({
      listInvoices: () => ({ rows: [] }),
      getInvoice: () => Promise.reject(new Error()),
    });
    await adapter.listInvoices({}, { signal });
    await rejection(adapter.getInvoice({ invoiceId: 'i' as never }, { signal }));
    expect(added).toHaveBeenCalledTimes(2);
    expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
      added.mock.calls.map(([type, listener]) => [type, listener]),
    );
  });
});
