import { describe, expect, it } from 'vitest';
import { routes } from '../../../src/adapter/http/routes.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import type { AdapterSource } from '../../../src/adapter/contract.js';
import { ada, origin, setup } from './support.js';

const kit = { 'X-Uss-Kit': '1' };
const json = { ...kit, 'Content-Type': 'application/json' };

describe('requests from elsewhere have no effect (T13)', () => {
  const body = JSON.stringify(ada);
  const attempts: [string, Record<string, string>, string?][] = [
    [
      'a form',
      {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'cross-site',
        Origin: 'https://evil.example',
      },
    ],
    [
      'plain text without asking',
      {
        'Content-Type': 'text/plain',
        'Sec-Fetch-Site': 'cross-site',
        Origin: 'https://evil.example',
      },
    ],
    [
      'the right header from another site',
      { ...json, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
    ],
    [
      'another host of the same site that is not allowed',
      { ...json, 'Sec-Fetch-Site': 'same-site', Origin: 'https://blog.shop.example' },
    ],
    ['a sandboxed frame', { ...json, 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    [
      'our own origin without the header',
      { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Origin: origin },
    ],
    ['a navigation', { ...json, 'Sec-Fetch-Site': 'none', Origin: origin }],
  ];

  it.each(attempts)('%s', async (_, headers) => {
    const { shell, source } = setup();
    const response = await shell(
      new Request(`${origin}/uss/session`, { method: 'POST', headers, body }),
    );
    expect(response.status).toBe(403);
    expect(response.headers.get('Set-Cookie')).toBeNull();
    expect((await source.sandbox.status()).log).toEqual([]);
  });

  it('JSON must be declared as such', async () => {
    const { browser } = setup();
    const response = await browser.fetch(`${origin}/uss/session`, {
      method: 'POST',
      headers: { ...kit, 'Content-Type': 'text/plain' },
      body,
    });
    expect(response.status).toBe(400);
  });
});

describe('only exact origins may call (T14)', () => {
  const allowed = 'https://www.shop.example';

  it('another host of the site that is configured may', async () => {
    const { shell } = setup({ allowedOrigins: [allowed] });
    const headers = { ...json, 'Sec-Fetch-Site': 'same-site', Origin: allowed };
    const response = await shell(
      new Request(`${origin}/uss/session`, { method: 'POST', headers, body: JSON.stringify(ada) }),
    );
    expect(response.status).toBe(200);
  });

  it('it is told so when its browser asks first, and may read the answer', async () => {
    const { shell } = setup({ allowedOrigins: [allowed] });
    const asked = await shell(
      new Request(`${origin}/uss/session`, {
        method: 'OPTIONS',
        headers: { Origin: allowed, 'Access-Control-Request-Method': 'POST' },
      }),
    );
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type, X-Uss-Kit');
    const read = await shell(
      new Request(`${origin}/uss/session`, {
        headers: { ...kit, 'Sec-Fetch-Site': 'same-site', Origin: allowed },
      }),
    );
    expect(read.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
    expect(read.headers.get('Access-Control-Allow-Credentials')).toBe('true');
  });

  it.each([
    'http://www.shop.example',
    'https://www.shop.example:8443',
    'https://www.shop.example.',
    'https://www.shop.example.evil.example',
    'https://evil-www.shop.example',
    'https://WWW.shop.example',
    'https://shop.example.evil.example',
    'null',
    '',
  ])('the look-alike "%s" may not', async (lookAlike) => {
    const { shell } = setup({ allowedOrigins: [allowed] });
    const headers = { ...json, 'Sec-Fetch-Site': 'same-site', Origin: lookAlike };
    const response = await shell(
      new Request(`${origin}/uss/session`, { method: 'POST', headers, body: JSON.stringify(ada) }),
    );
    expect(response.status).toBe(403);
  });
});

describe('the list of operations is closed (T7)', () => {
  it.each([
    ['GET', '/uss'],
    ['GET', '/uss/'],
    ['GET', '/uss/set_session_m'],
    ['POST', '/uss/account'],
    ['GET', '/uss/sandbox/status'],
    ['POST', '/uss/sandbox/clock'],
    ['GET', '/ussr/account'],
    ['GET', '/uss/../uss/accounts'],
    ['PATCH', '/uss/session'],
    ['OPTIONS', '/uss/session'],
  ])('%s %s is not found', async (method, path) => {
    const { shell } = setup();
    const response = await shell(new Request(origin + path, { method, headers: kit }));
    expect(response.status).toBe(404);
  });

  it('moves the sandbox only where one is given to it', async () => {
    const { source } = setup();
    const { adapter, browser } = setup({ source, sandbox: source.sandbox });
    const response = await browser.fetch(`${origin}/uss/sandbox/status`, { headers: kit });
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Uss-Sandbox')).toBe('1');
    await adapter.signIn(ada);
    await adapter.sandbox?.advance({ days: 1 });
    expect((await adapter.getAccount({})).today).toBe('2020-07-19');
  });

  it('needs a session for everything but signing in and out', async () => {
    const { shell } = setup();
    for (const [name, route] of Object.entries(routes)) {
      if (name === 'signIn' || name === 'signOut') continue;
      const path = route.path
        .replace('{intentId}', '00000000-0000-4000-8000-000000000000')
        .replace('{invoiceId}', '1');
      const headers = { ...json, Origin: origin };
      const response = await shell(
        new Request(`${origin}/uss${path}`, {
          method: route.method,
          headers,
          ...(route.method !== 'GET' && { body: '{}' }),
        }),
      );
      expect([name, response.status]).toEqual([name, 401]);
    }
  });
});

describe('what comes in', () => {
  it('holds no key that the contract does not name (T2, T4)', async () => {
    const { adapter, browser } = setup();
    await adapter.signIn(ada);
    for (const key of ['account', 'acct_no', 'do_write', 'accountId', '__proto__']) {
      const response = await browser.fetch(`${origin}/uss/invoices?${key}=1`, { headers: kit });
      expect([key, response.status]).toEqual([key, 400]);
    }
  });

  it('is at most 64 KiB, not nested without end, and JSON (T49)', async () => {
    const { browser } = setup();
    const send = async (body: string) =>
      (await browser.fetch(`${origin}/uss/session`, { method: 'POST', headers: json, body }))
        .status;
    expect(await send(JSON.stringify({ ...ada, padding: 'x'.repeat(70_000) }))).toBe(400);
    expect(await send('['.repeat(500) + ']'.repeat(500))).toBe(400);
    expect(await send('{"userId":')).toBe(400);
  });

  it('is limited to 30 quotes and 6 writes a minute for one session, with the time to wait (T51)', async () => {
    const { adapter, pass } = setup();
    await adapter.signIn(ada);
    const confirm = () =>
      adapter
        .confirm({ quoteId: 'none' as never, intentId: crypto.randomUUID() as never, accepted: [] })
        .catch((error: unknown) => error);
    for (let write = 0; write < 6; write++)
      expect(await confirm()).not.toMatchObject({ code: 'too-many-requests' });
    expect(await confirm()).toMatchObject({ code: 'too-many-requests', retryAfter: 60 });
    await adapter.getAccount({});
    pass(60_000);
    expect(await confirm()).not.toMatchObject({ code: 'too-many-requests' });
  });

  const method = { by: 'method', methodId: '1' };
  it.each([
    ['quoteQueueEdit', { kind: 'queue-edit', edits: [{ do: 'delete', queuedChangeId: '1' }] }],
    ['quotePayment', { kind: 'payment', what: { pay: 'full' }, with: method }],
    ['quotePaymentMethod', { kind: 'payment-method', method: { do: 'remove', methodId: '1' } }],
    [
      'quoteBillingGroup',
      { kind: 'billing-group', group: { do: 'update', billingGroupId: '1', name: 'Mine' } },
    ],
  ] as const)('counts %s among the quotes (T51)', async (operation, draft) => {
    const { adapter } = setup();
    await adapter.signIn(ada);
    const asked = () => adapter[operation]({ draft } as never).catch((error: unknown) => error);
    for (let quote = 0; quote < 30; quote++)
      expect(await asked()).not.toMatchObject({ code: 'too-many-requests' });
    expect(await asked()).toMatchObject({ code: 'too-many-requests' });
  });
});

describe('asking again for the same write', () => {
  it('is not counted as another one (T51)', async () => {
    const { adapter } = setup();
    await adapter.signIn(ada);
    const intentId = crypto.randomUUID() as never;
    for (let ask = 0; ask < 20; ask++) {
      const answer = await adapter.confirm({ quoteId: 'none' as never, intentId, accepted: [] });
      expect(answer).toMatchObject({ state: 'refused', refusal: 'quote-not-found' });
    }
  });
});

describe('what goes out', () => {
  it('carries the headers that keep it private, whatever the answer (T52)', async () => {
    const { adapter, browser } = setup();
    await adapter.signIn(ada);
    await adapter.getAccount({});
    await browser.fetch(`${origin}/uss/nothing`, { headers: kit });
    await browser.fetch(`${origin}/uss/invoices?x=1`, { headers: kit });
    expect(browser.answers.map((answer) => answer.status)).toEqual([200, 200, 404, 400]);
    for (const { headers } of browser.answers) {
      expect(
        Object.fromEntries(
          [...headers].filter(
            ([name]) => !['set-cookie', 'content-type', 'content-length'].includes(name),
          ),
        ),
      ).toEqual({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        vary: 'Cookie, Origin, Sec-Fetch-Site',
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('is only what the contract names, and never the text of an error behind it (T3, T54)', async () => {
    const secret = 'canary-5f1e';
    const source: AdapterSource = {
      signIn: async () => ({
        credential: 'c',
        session: { userId: 'ada', accountId: '1' as never, password: secret } as never,
      }),
      forSession: () => ({
        validateSession: async () =>
          ({ userId: 'ada', accountId: '1' as never, taxId: secret }) as never,
        getAccount: async () => {
          throw new TypeError(`ORA-00942: ${secret}`);
        },
        listPlans: async () => ({ rows: [{ name: secret }] }) as never,
      }),
    };
    const { browser, log } = setup({ source });
    await browser.fetch(`${origin}/uss/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(ada),
    });
    for (const path of ['/session', '/account', '/plans', '/billing-groups'])
      await browser.fetch(`${origin}/uss${path}`, { headers: kit });
    const bodies = await Promise.all(browser.answers.map((answer) => answer.text()));
    expect(browser.answers.map((answer) => answer.status)).toEqual([200, 200, 500, 502, 501]);
    expect(bodies.join()).not.toContain(secret);
    expect(JSON.stringify(log)).not.toContain(secret);
    expect(log[2]).toMatchObject({
      operation: 'getAccount',
      status: 500,
      code: 'service-failed',
      thrown: ['TypeError'],
    });
  });

  it('leaves nothing of the customer in the log (T53)', async () => {
    const { adapter, log } = setup();
    await adapter.signIn(ada);
    await adapter.getAccount({});
    await adapter.signIn({ userId: 'x"\n{"forged":1}', password: 'p' }).catch(() => undefined);
    expect(log.map((entry) => Object.keys(entry).sort())).toEqual(
      log.map(() => ['code', 'milliseconds', 'operation', 'requestId', 'status', 'thrown']),
    );
    expect(JSON.stringify(log)).not.toMatch(/ada|forged|sandbox"/);
  });
});

describe('a write that takes long', () => {
  it('is never answered as unheard of while it is still on its way to the ledger', async () => {
    const intent = { id: crypto.randomUUID(), quoteId: 'q', reference: 'R1' } as never as {
      id: never;
    };
    let arrived = false;
    const slowToClaim: AdapterSource = {
      signIn: async () => ({
        credential: 'c',
        session: { userId: 'ada', accountId: '1' as never },
      }),
      forSession: () => ({
        confirm: async () => {
          await new Promise((resolve) => setTimeout(resolve, 40));
          arrived = true;
          return new Promise(() => undefined);
        },
        getIntent: async () => {
          if (!arrived) throw new AdapterError('not-found');
          return { ...intent, state: 'submitting' } as never;
        },
      }),
    };
    const { adapter } = setup({ source: slowToClaim, patienceMs: 5 });
    await adapter.signIn(ada);
    const answer = await adapter.confirm({
      quoteId: 'q' as never,
      intentId: intent.id,
      accepted: [],
    });
    expect(answer.state).toBe('submitting');
  });

  it('is answered as under way, and goes on (T50)', async () => {
    const { source } = setup();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: AdapterSource = {
      signIn: (credentials, options) => source.signIn(credentials, options),
      forSession: (credential) => {
        const adapter = source.forSession(credential);
        return {
          ...adapter,
          confirm: async (input) => {
            const ended = adapter.confirm?.(input);
            await held;
            if (!ended) throw new Error('no confirm');
            return ended;
          },
        };
      },
    };
    const { adapter } = setup({ source: slow, patienceMs: 5 });
    await adapter.signIn(ada);
    const plan = (await adapter.listPlans({})).rows.find((row) => row.assignable.allowed);
    const group = (await adapter.listBillingGroups({})).rows[0];
    if (!plan || !group) throw new Error('the scenario has no plan');
    const quote = await adapter.quotePlanChange({
      draft: {
        kind: 'plan-change',
        changes: [
          {
            kind: 'assign',
            planId: plan.id,
            units: 1,
            billingGroupId: group.id,
            effective: { when: 'now' },
          },
        ],
      },
    });
    const intentId = crypto.randomUUID() as never;
    const account = await adapter.getAccount({});
    const first = await adapter.confirm({
      quoteId: quote.id,
      intentId,
      accepted: quote.warnings.map((warning) => warning.id),
      ...(account.terms && { termsVersion: account.terms.version }),
    });
    expect(['submitting', 'done']).toContain(first.state);
    release();
    expect((await adapter.getIntent({ intentId })).state).toBe('done');
  });
});
