import { describe, expect, it, vi } from 'vitest';
import type { AdapterChange } from '../../src/adapter/contract.js';
import { AdapterError, errorCodes, type ErrorCode } from '../../src/adapter/errors.js';
import { createHttpAdapter } from '../../src/adapter/http/http-adapter.js';
import type { HttpAdapterOptions } from '../../src/adapter/http/http-options.js';
import { problemStatus } from '../../src/adapter/http/problem.js';
import type { Fetch } from '../../src/adapter/http/transport.js';
import { draft } from '../support/tiny-platform.js';
import { newIntent } from '../support/protocol-bench.js';
import { tinyWorld } from '../support/tiny-adapter.js';
import { tinyBase, tinyShell } from '../support/tiny-shell.js';

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (thrown: unknown) =>
      thrown instanceof AdapterError ? thrown.code : `no AdapterError: ${String(thrown)}`,
  );

const answering =
  (body: BodyInit | null, init: ResponseInit = {}): Fetch =>
  async () =>
    new Response(body, { headers: { 'Content-Type': 'application/json' }, ...init });

const adapterOver = (fetch: Fetch, options: Partial<HttpAdapterOptions> = {}) =>
  createHttpAdapter({ baseUrl: tinyBase, fetch, ...options });

function served() {
  const world = tinyWorld();
  const seen: Request[] = [];
  const fetch = tinyShell(world.adapter, seen);
  const adapter = adapterOver(fetch);
  const changes: AdapterChange[] = [];
  adapter.subscribe((change) => changes.push(change));
  return { ...world, server: world.adapter, adapter, seen, fetch, changes };
}

const confirmation = { quoteId: 'q' as never, intentId: newIntent(), accepted: [] };

describe('a plan change over HTTP', () => {
  it('is quoted, confirmed and billed, each by its route', async () => {
    const { adapter, state, seen } = served();
    const quote = await adapter.quotePlanChange({ draft: draft(2) });
    const intent = await adapter.confirm({
      quoteId: quote.id,
      intentId: newIntent(),
      accepted: [],
      termsVersion: '1',
    });
    const { rows } = await adapter.listInvoices({ filter: { from: '2020-07-18' } });
    expect(intent).toMatchObject({ state: 'done', receipt: { charged: { amount: '80.00' } } });
    expect(rows.map(({ amount }) => amount.amount)).toEqual(['80.00']);
    expect(state.writes).toHaveLength(1);
    expect(seen.map(({ method, url }) => `${method} ${url.slice(tinyBase.length)}`)).toEqual([
      'POST /quotes/plan-change',
      `PUT /intents/${intent.id}`,
      'GET /invoices?filter.from=2020-07-18',
    ]);
  });

  it('carries a refusal with its reason', async () => {
    const { adapter } = served();
    await expect(adapter.quotePlanChange({ draft: draft(11) })).rejects.toMatchObject({
      code: 'refused',
      refusal: 'units-out-of-range',
      requestId: 'request-1',
    });
  });
});

describe('every request', () => {
  it('carries the header of the kit, takes no cached answer, follows no redirect, and sends cookies only to its own origin', async () => {
    const fetch = vi.fn<Fetch>(answering('{"rows":[]}'));
    const adapter = adapterOver(fetch);
    await adapter.listPlans({});
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe(`${tinyBase}/plans`);
    expect(init).toMatchObject({
      method: 'GET',
      cache: 'no-store',
      redirect: 'error',
      credentials: 'same-origin',
    });
    const headers = new Headers(init?.headers);
    expect(headers.get('X-Uss-Kit')).toBe('1');
    expect(headers.has('Content-Type')).toBe(false);
    expect(headers.has('Authorization')).toBe(false);
    expect(init).not.toHaveProperty('body');
  });

  it('with a body says that it is JSON', async () => {
    const { adapter, seen } = served();
    await codeOf(adapter.signIn({ userId: 'ann', password: 'pw-ann' }));
    expect(seen[0]?.headers.get('Content-Type')).toBe('application/json');
    expect(await seen[0]?.json()).toEqual({ userId: 'ann', password: 'pw-ann' });
  });

  it('carries the token of a backend on another site, asked for anew, and then no cookie', async () => {
    const fetch = vi.fn<Fetch>(answering('{"rows":[]}'));
    let token = 1;
    const adapter = adapterOver(fetch, { getToken: async () => `t${token++}` });
    await adapter.listPlans({});
    await adapter.listPlans({});
    const sent = fetch.mock.calls.map(([, init]) => [
      new Headers(init.headers).get('Authorization'),
      init.credentials,
    ]);
    expect(sent).toEqual([
      ['Bearer t1', 'omit'],
      ['Bearer t2', 'omit'],
    ]);
  });

  it('sends cookies along to another origin of the same site when told so', async () => {
    const fetch = vi.fn<Fetch>(answering('{"rows":[]}'));
    await adapterOver(fetch, { credentials: 'include' }).listPlans({});
    expect(fetch.mock.calls[0]?.[1].credentials).toBe('include');
  });

  it('with an unknown key is never sent', async () => {
    const fetch = vi.fn<Fetch>(answering('{}'));
    const input = { invoiceId: 'i', account: '7' } as never;
    expect(await codeOf(adapterOver(fetch).getInvoice(input))).toBe('invalid-input');
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    'javascript:alert(1)',
    'data:,x',
    'file:///etc',
    '/uss?x=1',
    '/uss#x',
    '/a b',
    '\\\\evil',
  ])('goes to no base URL like %j', (baseUrl) => {
    expect(() => createHttpAdapter({ baseUrl })).toThrow(
      expect.objectContaining({ code: 'bad-configuration' }) as Error,
    );
  });

  it.each([
    ['/uss', '/uss/plans'],
    ['/uss/', '/uss/plans'],
    ['', '/plans'],
    ['https://billing.example/uss//', 'https://billing.example/uss/plans'],
  ])('with base URL %j goes to %j', async (baseUrl, url) => {
    const fetch = vi.fn<Fetch>(answering('{"rows":[]}'));
    await createHttpAdapter({ baseUrl, fetch }).listPlans({});
    expect(fetch.mock.calls[0]?.[0]).toBe(url);
  });
});

const html = { headers: { 'Content-Type': 'text/html' } };
const problem = (status: number, body: unknown, headers: Record<string, string> = {}): Fetch =>
  answering(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

describe('an answer', () => {
  const lost: Fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
  const cut: Fetch = async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"ro'));
          controller.error(new TypeError('cut'));
        },
      }),
      { headers: { 'Content-Type': 'application/json' } },
    );

  // What a read tells, and what a confirmation tells of which it is not known whether it was made.
  it.each<[string, Fetch, ErrorCode, ErrorCode]>([
    ['that never reached anyone', lost, 'offline', 'answer-lost'],
    ['that was cut', cut, 'offline', 'answer-lost'],
    ['that is a page', answering('<html>', html), 'bad-answer', 'answer-lost'],
    ['without a type', answering('{"rows":[]}', { headers: {} }), 'bad-answer', 'answer-lost'],
    ['that is no JSON', answering('{"rows":['), 'bad-answer', 'answer-lost'],
    ['that is empty', answering(null, { status: 204 }), 'bad-answer', 'answer-lost'],
    ['that breaks the contract', answering('{"rows":[{"id":7}]}'), 'bad-answer', 'answer-lost'],
    [
      'of a gateway',
      answering('<html>', { status: 502, ...html }),
      'service-failed',
      'answer-lost',
    ],
    [
      'of a service that failed',
      problem(500, { status: 500, code: 'service-failed' }),
      'service-failed',
      'answer-lost',
    ],
    ['of no such page', answering('<html>', { status: 404, ...html }), 'bad-answer', 'answer-lost'],
    [
      'that is a problem none knows',
      problem(418, { title: 'Teapot' }),
      'bad-answer',
      'answer-lost',
    ],
    [
      'that the session is over',
      problem(401, { status: 401, code: 'session-expired' }),
      'session-expired',
      'session-expired',
    ],
    [
      'that something is not there',
      problem(404, { status: 404, code: 'not-found' }),
      'not-found',
      'not-found',
    ],
    [
      'that it was too much',
      problem(429, { status: 429, code: 'too-many-requests' }),
      'too-many-requests',
      'too-many-requests',
    ],
    [
      'that the intent was used',
      problem(422, { status: 422, code: 'intent-conflict' }),
      'intent-conflict',
      'intent-conflict',
    ],
    [
      'that the operation is missing',
      problem(501, { status: 501, code: 'operation-missing' }),
      'operation-missing',
      'operation-missing',
    ],
  ])('%s', async (...[, fetch, read, confirm]) => {
    const adapter = adapterOver(fetch);
    expect(await codeOf(adapter.listPlans({}))).toBe(read);
    expect(await codeOf(adapter.confirm(confirmation))).toBe(confirm);
  });

  // A proxy between page and service may have answered after the service took the confirmation.
  it.each([
    [401, {}, 'session-expired'],
    [403, {}, 'not-permitted'],
    [429, {}, 'too-many-requests'],
    [503, { 'Retry-After': '5' }, 'too-many-requests'],
  ] as const)(
    'of status %i without a problem of ours proves nothing of a confirmation',
    async (status, headers, read) => {
      const bodies = [
        answering('<html>', { status, headers: { 'Content-Type': 'text/html', ...headers } }),
        problem(status, { title: 'No' }, headers),
      ];
      for (const fetch of bodies) {
        const adapter = adapterOver(fetch);
        const changes: AdapterChange[] = [];
        adapter.subscribe((change) => changes.push(change));
        expect(await codeOf(adapter.confirm(confirmation))).toBe('answer-lost');
        expect(changes).toEqual([]);
        expect(await codeOf(adapter.listPlans({}))).toBe(read);
      }
    },
  );

  it.each(Object.entries(errorCodes))(
    'that is our problem %s ends a confirmation only where nothing was taken',
    async (code, { nothingTaken }) => {
      const refusal = code === 'refused' ? { refusal: 'quote-expired' } : {};
      const status = problemStatus[code as ErrorCode];
      const adapter = adapterOver(problem(status, { status, code, ...refusal }));
      expect(await codeOf(adapter.confirm(confirmation))).toBe(nothingTaken ? code : 'answer-lost');
    },
  );

  it('larger than allowed is refused before it is read to its end', async () => {
    let sent = 0;
    const endless: Fetch = async () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            sent += 1000;
            controller.enqueue(new Uint8Array(1000).fill(32));
          },
        }),
        { headers: { 'Content-Type': 'application/json' } },
      );
    expect(await codeOf(adapterOver(endless, { maxBytes: 10_000 }).listPlans({}))).toBe(
      'bad-answer',
    );
    expect(sent).toBeLessThan(20_000);
  });

  it('says after how many seconds to come back', async () => {
    const limited = problem(
      429,
      { status: 429, code: 'too-many-requests' },
      { 'Retry-After': '17' },
    );
    await expect(adapterOver(limited).listPlans({})).rejects.toMatchObject({ retryAfter: 17 });
    const gateway = answering('busy', { status: 503, headers: { 'Retry-After': '5' } });
    await expect(adapterOver(gateway).listPlans({})).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfter: 5,
    });
  });

  it('holds nothing of a server text in its error', async () => {
    const leaking = problem(500, {
      status: 500,
      code: 'service-failed',
      detail: 'ORA-00942',
      title: 'ORA-00942',
    });
    const thrown: unknown = await adapterOver(leaking)
      .listPlans({})
      .catch((error: unknown) => error);
    expect(String(thrown) + JSON.stringify(thrown)).not.toContain('ORA');
  });

  it('reads text that is split in the middle of a character', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ userId: 'Zoë €', accountId: '1' }));
    const split: Fetch = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
            controller.close();
          },
        }),
        { headers: { 'Content-Type': 'Application/JSON; charset=utf-8' } },
      );
    expect(await adapterOver(split).validateSession({})).toEqual({
      userId: 'Zoë €',
      accountId: '1',
    });
  });
});

describe('a request without an answer', () => {
  const never: Fetch = () => new Promise(() => undefined);

  it('times out: a read as timeout, a confirmation as answer-lost', async () => {
    const adapter = adapterOver(never, { timeouts: { read: 5, quote: 5, write: 5 } });
    expect(await codeOf(adapter.listPlans({}))).toBe('timeout');
    expect(await codeOf(adapter.quotePlanChange({ draft: draft() }))).toBe('timeout');
    expect(await codeOf(adapter.confirm(confirmation))).toBe('answer-lost');
  });

  it('waits its own time for reads, quotes and writes', async () => {
    vi.useFakeTimers();
    try {
      const adapter = adapterOver(never, { timeouts: { read: 1000 } });
      const ended: string[] = [];
      void codeOf(adapter.listPlans({})).then(() => ended.push('read'));
      void codeOf(adapter.quotePlanChange({ draft: draft() })).then(() => ended.push('quote'));
      void codeOf(adapter.confirm(confirmation)).then(() => ended.push('write'));
      await vi.advanceTimersByTimeAsync(1000);
      expect(ended).toEqual(['read']);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(ended).toEqual(['read', 'quote']);
      await vi.advanceTimersByTimeAsync(70_000);
      expect(ended).toEqual(['read', 'quote', 'write']);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('times out in the middle of a body as well', async () => {
    const stalled: Fetch = async () =>
      new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }), {
        headers: { 'Content-Type': 'application/json' },
      });
    expect(await codeOf(adapterOver(stalled, { timeouts: { read: 5 } }).listPlans({}))).toBe(
      'timeout',
    );
  });

  it('is stopped with the reason of its signal, and the network is told', async () => {
    const left = new AbortController();
    const fetch = vi.fn<Fetch>(never);
    const reason = new Error('left');
    for (const call of ['listPlans', 'confirm'] as const) {
      const stop = new AbortController();
      const adapter = adapterOver(fetch);
      const options = { signal: stop.signal };
      const running =
        call === 'confirm'
          ? adapter.confirm(confirmation, options)
          : adapter.listPlans({}, options);
      await new Promise(setImmediate);
      stop.abort(reason);
      await expect(running).rejects.toBe(reason);
    }
    expect(fetch.mock.calls.map(([, init]) => init.signal?.aborted)).toEqual([true, true]);
    left.abort();
  });

  it('whose token cannot be had is not sent', async () => {
    const fetch = vi.fn<Fetch>(answering('{"rows":[]}'));
    const adapter = adapterOver(fetch, { getToken: () => Promise.reject(new Error('no token')) });
    expect(await codeOf(adapter.confirm(confirmation))).toBe('session-not-checked');
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('subscribers', () => {
  it('hear of a sign-in and a sign-out', async () => {
    const { adapter, changes } = served();
    await adapter.signOut({});
    await adapter.signIn({ userId: 'ann', password: 'pw-ann' });
    expect(changes.filter(({ session }) => session)).toHaveLength(2);
  });

  it('hear once that the session is over, however often it is said, until there is one again', async () => {
    const { adapter, server, changes } = served();
    await adapter.listPlans({});
    await server.signOut({});
    await codeOf(adapter.listPlans({}));
    await codeOf(adapter.validateSession({}));
    const ended = () => changes.filter(({ session }) => session).length;
    expect(ended()).toBe(1);
    await server.signIn({ userId: 'ann', password: 'pw-ann' });
    await adapter.listPlans({});
    await server.signOut({});
    await codeOf(adapter.listPlans({}));
    expect(ended()).toBe(2);
  });

  it('do not take a wrong password for the end of a session', async () => {
    const { adapter, changes } = served();
    expect(await codeOf(adapter.signIn({ userId: 'ann', password: 'x' }))).toBe('sign-in-failed');
    expect(changes.filter(({ session }) => session)).toEqual([]);
  });

  it('hear once which nouns a write touched', async () => {
    const { adapter, changes } = served();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    const before = changes.length;
    const again = { quoteId: quote.id, intentId: newIntent(), accepted: [], termsVersion: '1' };
    await adapter.confirm(again);
    await adapter.confirm(again);
    await adapter.getIntent({ intentId: again.intentId });
    expect(changes.slice(before)).toEqual([
      {
        nouns: [
          'account',
          'plans',
          'planInstances',
          'queuedChanges',
          'billingGroups',
          'dunningGroups',
          'paymentMethods',
          'payments',
          'invoices',
        ],
      },
    ]);
  });

  it('hear no more after they stopped', async () => {
    const { adapter } = served();
    const listener = vi.fn();
    const stop = adapter.subscribe(listener);
    stop();
    await adapter.signOut({});
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('the sandbox of a development server', () => {
  it('is there once the server has said so, and subscribers are told', async () => {
    const { adapter, changes } = served();
    expect(adapter.sandbox).toBeUndefined();
    await adapter.listPlans({});
    expect(adapter.sandbox).toBeDefined();
    expect(changes).toEqual([{ nouns: [] }]);
  });

  it('is not there over a server that does not say so', async () => {
    const adapter = adapterOver(answering('{"rows":[]}'));
    await adapter.listPlans({});
    expect(adapter.sandbox).toBeUndefined();
  });

  it('shows its status, moves its clock, takes faults and gives its world', async () => {
    const { fetch, state } = served();
    const { sandbox } = adapterOver(fetch, { sandbox: true });
    if (!sandbox) throw new Error('It was asked for.');
    await sandbox.advance({ days: 2 });
    await sandbox.setFault('declined', true);
    expect(await sandbox.status()).toMatchObject({
      scenario: 'tiny',
      today: '2020-07-20',
      faults: ['declined'],
    });
    expect(await sandbox.exportWorld()).toMatchObject({ today: '2020-07-20' });
    await sandbox.load('tiny');
    expect(state.today).toBe('2020-07-18');
  });

  it('tells its own listeners after each change and each call, and the adapter’s after the clock moved', async () => {
    const { fetch } = served();
    const adapter = adapterOver(fetch, { sandbox: true });
    const [panel, elements] = [vi.fn(), vi.fn()];
    adapter.sandbox?.subscribe(panel);
    adapter.subscribe(elements);
    await adapter.listPlans({});
    await adapter.sandbox?.setFault('slow', true);
    expect([panel.mock.calls.length, elements.mock.calls.length]).toEqual([2, 0]);
    await adapter.sandbox?.advance({ days: 1 });
    expect([panel.mock.calls.length, elements.mock.calls.length]).toEqual([3, 1]);
  });

  it.each([{ days: 0 }, { days: 1.5 }, { date: '2020-02-30' }, {}])(
    'is not moved by %j',
    async (to) => {
      const { fetch } = served();
      const { sandbox } = adapterOver(fetch, { sandbox: true });
      expect(await codeOf(sandbox?.advance(to as { days: number }) ?? Promise.resolve())).toBe(
        'invalid-input',
      );
    },
  );
});
