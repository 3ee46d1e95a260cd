import { CspEvaluator } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { outcomeOfToken } from '../../../src/model/test-payment.js';
import { testAccounts, testCards, testIbans } from '../../../src/payment-fields/test-numbers.js';
import { createVault, type Vault } from '../../vault/vault.js';

const own = 'https://cards.example.net';
const minute = 60_000;
let now: number;
let vault: Vault;
let parents: string[];

beforeEach(() => {
  now = 1_000_000;
  parents = ['https://www.example.com'];
  vault = createVault({
    parents: () => parents,
    now: () => now,
    asset: async (name) => (name === 'card-frame.js' ? 'frame' : undefined),
  });
});

afterEach(() => vi.restoreAllMocks());

const card = {
  kind: 'card',
  number: '4111111111111111',
  expires: { year: 2034, month: 8 },
  code: '123',
  name: 'Ada Lovelace',
};

function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  address = '192.0.2.1',
) {
  return vault(
    new Request(`${own}${path}`, {
      method: 'POST',
      headers: {
        Origin: own,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(body),
    }),
    address,
  );
}

async function take(body: unknown, address?: string): Promise<Record<string, unknown>> {
  return (await (await post('/tokens', body, {}, address)).json()) as Record<string, unknown>;
}

async function get(path: string) {
  const response = await vault(new Request(`${own}${path}`));
  return (await response.json()) as Record<string, unknown>;
}

describe('tokens of the test vault', () => {
  it.each(testCards)(
    '$number, a card of $brand, becomes a token that says "$outcome"',
    async ({ number, brand, outcome }) => {
      let answer = await take({ ...card, number });
      if (outcome === 'challenge') {
        const id = String(answer['challenge']);
        await post(`/challenges/${id}/answer`, { answer: 'approve' });
        answer = await get(`/challenges/${id}/state`);
      }
      expect(answer).toEqual({
        state: 'token',
        token: {
          kind: 'card',
          token: expect.any(String) as string,
          brand,
          lastFour: number.slice(-4),
          expires: { year: 2034, month: 8 },
        },
      });
      const { token } = answer['token'] as { token: string };
      expect(outcomeOfToken(token)).toBe(outcome);
    },
  );

  it('never makes the same token twice, and none with digits', async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, () => take(card)));
    const texts = tokens.map((each) => (each['token'] as { token: string }).token);
    expect(new Set(texts).size).toBe(50);
    expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
  });

  it.each(testAccounts)(
    'takes the bank account $account',
    async ({ routing, account, outcome }) => {
      const answer = await take({
        kind: 'ach',
        name: 'Ada',
        routing,
        account,
        accountType: 'checking',
      });
      expect(answer).toMatchObject({
        token: { kind: 'bank-account', lastFour: account.slice(-4) },
      });
      expect(outcomeOfToken((answer['token'] as { token: string }).token)).toBe(outcome);
    },
  );

  it.each(testIbans)('takes the IBAN $iban with its mandate', async ({ iban, outcome }) => {
    const answer = await take({ kind: 'sepa', name: 'Ada', iban, mandate: true });
    expect(answer).toMatchObject({ token: { kind: 'direct-debit', lastFour: iban.slice(-4) } });
    expect(outcomeOfToken((answer['token'] as { token: string }).token)).toBe(outcome);
    expect(await take({ kind: 'sepa', name: 'Ada', iban, mandate: false })).toEqual({
      error: 'invalid-input',
    });
  });

  it('answers a security code with a reference that tells only whether it is right', async () => {
    const right = await take({ kind: 'security-code', code: '123' });
    const wrong = await take({ kind: 'security-code', code: '999' });
    expect(outcomeOfToken(String(right['reference']))).toBe('approve');
    expect(outcomeOfToken(String(wrong['reference']))).toBe('wrong-code');
    expect(JSON.stringify([right, wrong])).not.toMatch(/123|999/);
  });

  it('refuses a number that is on no list, however valid, and says nothing of it (T20)', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const written = vi.spyOn(process.stdout, 'write');
    const response = await post('/tokens', { ...card, number: '4539578763621486' });
    expect(await response.json()).toEqual({ state: 'test-only' });
    expect(JSON.stringify([...response.headers])).not.toContain('4539');
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect(written).not.toHaveBeenCalled();
  });

  it.each([
    ['an unknown key', { ...card, cvv: '123' }],
    ['a number in words', { ...card, number: 'four' }],
    ['a number as a number', { ...card, number: 4111111111111111 }],
    ['another kind', { ...card, kind: 'wallet' }],
    ['nothing', null],
    ['a list', [card]],
  ])('refuses %s', async (_, body) => {
    const response = await post('/tokens', body);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('{"error":"invalid-input"}');
  });

  it('refuses a body that is too large', async () => {
    const response = await post('/tokens', { ...card, name: 'x'.repeat(5000) });
    expect(response.status).toBe(413);
  });
});

describe('who may ask the vault', () => {
  it.each([
    [
      'the page that embeds the frame',
      { Origin: 'https://www.example.com', 'Sec-Fetch-Site': 'cross-site' },
    ],
    [
      'another host of the site',
      { Origin: 'https://www.example.net', 'Sec-Fetch-Site': 'same-site' },
    ],
    ['a look-alike', { Origin: `${own}.evil.example` }],
    ['another port', { Origin: `${own}:8443` }],
    ['a sandboxed page', { Origin: 'null' }],
    ['a form', { 'Content-Type': 'text/plain' }],
    ['one that claims our origin from elsewhere', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('not %s', async (_, headers) => {
    const response = await post('/tokens', card, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('takes 10 failures an hour from an address; what follows is declined unread, with the same words (T25)', async () => {
    const numbers = Array.from({ length: 500 }, (_, each) =>
      String(4_000_000_000_000_000 + each * 13),
    );
    const answers = new Map<string, number>();
    for (const number of numbers) {
      const { state } = await take({ ...card, number });
      answers.set(String(state), (answers.get(String(state)) ?? 0) + 1);
    }
    expect(answers).toEqual(
      new Map([
        ['test-only', 10],
        ['declined', 490],
      ]),
    );
    expect(await take(card)).toEqual({ state: 'declined' });
    expect(await take(card, '192.0.2.2')).toMatchObject({ state: 'token' });
    now += 60 * minute + 1;
    expect(await take(card)).toMatchObject({ state: 'token' });
  });
});

describe('a challenge (T26b)', () => {
  const begin = async () =>
    String((await take({ ...card, number: '4000000000003220' }))['challenge']);
  const state = async (id: string) => (await get(`/challenges/${id}/state`))['state'];
  const answer = (id: string, word: string) => post(`/challenges/${id}/answer`, { answer: word });

  it.each([
    ['approve', 'token'],
    ['reject', 'challenge-failed'],
    ['leave', 'challenge-left'],
  ])('that its owner answers with %s ends as %s', async (word, end) => {
    const id = await begin();
    expect(await state(id)).toBe('waiting');
    await answer(id, word);
    expect(await state(id)).toBe(end);
  });

  it('has one answer: the first', async () => {
    const id = await begin();
    await answer(id, 'reject');
    await answer(id, 'approve');
    expect(await state(id)).toBe('challenge-failed');
  });

  it('is late after five minutes, and stays so', async () => {
    const id = await begin();
    now += 5 * minute;
    expect(await state(id)).toBe('waiting');
    now += 1;
    expect(await state(id)).toBe('challenge-late');
    await answer(id, 'approve');
    expect(await state(id)).toBe('challenge-late');
  });

  it('shows no token before its owner has agreed, and cannot be answered from elsewhere', async () => {
    const id = await begin();
    const forged = await post(
      `/challenges/${id}/answer`,
      { answer: 'approve' },
      { Origin: 'https://www.example.com', 'Sec-Fetch-Site': 'cross-site' },
    );
    expect(forged.status).toBe(403);
    expect(await get(`/challenges/${id}/state`)).toEqual({ state: 'waiting' });
    expect(await get('/challenges/guess/state')).toEqual({ error: 'not-found' });
  });
});

describe('pages of the vault', () => {
  it('may be embedded by the parents that the server lists, told by nobody else (T22, T22b)', async () => {
    const response = await vault(
      new Request(`${own}/frame?parent=https://evil.example`, {
        headers: { Referer: 'https://evil.example/' },
      }),
    );
    expect(response.headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; " +
        "require-trusted-types-for 'script'; trusted-types uss-card-frame; report-uri /reports; report-to card-frame, " +
        "frame-ancestors 'self' https://www.example.com; report-uri /reports",
    );
    const text = await response.text();
    expect(text).toContain('content="https://www.example.com"');
    expect(text).not.toContain('evil');
  });

  it('have a policy in which a checker of policies finds nothing worse than a script of their own (T22b)', async () => {
    const { headers } = await vault(new Request(`${own}/frame`));
    const [policy = ''] = headers.get('Content-Security-Policy')?.split(', ') ?? [];
    const found = new CspEvaluator(new CspParser(policy).csp).evaluate();
    expect(found.filter(({ severity }) => severity < Severity.MEDIUM_MAYBE)).toEqual([]);
  });

  it('may be embedded by nobody when there is no parent (T22)', async () => {
    parents = [];
    const response = await vault(new Request(`${own}/frame`));
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  it('cannot be written into by a parent of the list', async () => {
    parents = ['"><script>alert(1)</script>'];
    expect(await (await vault(new Request(`${own}/frame`))).text()).not.toContain('<script>alert');
  });

  it('keeps every answer private (T22b)', async () => {
    const answers = [
      await vault(new Request(`${own}/frame`)),
      await vault(new Request(`${own}/assets/card-frame.js`)),
      await vault(new Request(`${own}/nothing`)),
      await post('/tokens', card),
      await post('/tokens', card, { Origin: 'null' }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Permissions-Policy')).toMatch(/camera=\(\).*payment=\(\)/);
      expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('Set-Cookie')).toBeNull();
    }
  });

  it.each([
    '/assets/..%2f..%2fpackage.json',
    '/assets/.built',
    '/assets/card-frame.css',
    '/assets/a..js',
  ])('hands out no other file: %s', async (path) => {
    expect((await vault(new Request(`${own}${path}`))).status).toBe(404);
  });
});
