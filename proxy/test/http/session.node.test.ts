import { describe, expect, it } from 'vitest';
import type { AdapterSource } from '../../../src/adapter/contract.js';
import { AdapterError, type ErrorCode } from '../../../src/adapter/errors.js';
import type { AccountId } from '../../../src/model/ids.js';
import { seal } from '../../http/session-seal.js';
import { ada, Browser, key, origin, setup } from './support.js';

const minute = 60_000;

/** A platform that lets everybody in. `signOut` and `validateSession` fail with a code, the latter once `answered` has come. */
function usersOf(fails: {
  readonly signOut?: ErrorCode | undefined;
  readonly validateSession?: ErrorCode | undefined;
  readonly answered?: Promise<void>;
}): AdapterSource {
  const failure = (code: ErrorCode | undefined): void => {
    if (code !== undefined) throw new AdapterError(code);
  };
  return {
    signIn: async ({ userId }) => ({
      credential: userId,
      session: { userId, accountId: userId as AccountId },
    }),
    forSession: (userId) => ({
      signOut: async () => {
        failure(fails.signOut);
        return {};
      },
      validateSession: async () => {
        await fails.answered;
        failure(fails.validateSession);
        return { userId, accountId: userId as AccountId };
      },
    }),
  };
}

describe('a session', () => {
  it('starts with a sealed cookie that tells nothing and no script can read (T10, T15)', async () => {
    const { adapter, browser } = setup();
    await adapter.signIn(ada);
    const cookie = browser.answers[0]?.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^__Host-uss-session=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(await adapter.validateSession({})).toMatchObject({ userId: 'ada' });
  });

  it('is refused alike for an unknown user and a wrong password (T18)', async () => {
    const { browser } = setup();
    const answers = [];
    for (const credentials of [
      { ...ada, password: 'wrong' },
      { userId: 'nobody', password: 'sandbox' },
    ]) {
      const response = await browser.fetch(`${origin}/uss/session`, {
        method: 'POST',
        headers: { 'X-Uss-Kit': '1', 'Content-Type': 'application/json' },
        body: JSON.stringify(credentials),
      });
      const { requestId, ...body } = (await response.json()) as Record<string, unknown>;
      expect(requestId).toBeTypeOf('string');
      answers.push([response.status, body]);
    }
    expect(answers[0]).toEqual([401, { status: 401, code: 'sign-in-failed' }]);
    expect(answers[1]).toEqual(answers[0]);
  });

  it('gets a new cookie at each sign-in, and the former one ends (T10)', async () => {
    const { adapter, browser, shell } = setup();
    await adapter.signIn(ada);
    const planted = browser.cookie;
    await adapter.signIn(ada);
    expect(browser.cookie).not.toBe(planted);
    const other = new Browser(shell);
    other.cookie = planted;
    const response = await other.fetch(`${origin}/uss/account`, { headers: { 'X-Uss-Kit': '1' } });
    expect(response.status).toBe(401);
  });

  it('of before a new sign-in is over, also where the platform could not be told (T10)', async () => {
    const { adapter, browser } = setup({ source: usersOf({ signOut: 'service-failed' }) });
    await adapter.signIn({ userId: 'ada', password: 'p' });
    const former = browser.cookie;
    await adapter.signIn({ userId: 'bob', password: 'p' });
    browser.cookie = former;
    await expect(adapter.validateSession({})).rejects.toMatchObject({ code: 'session-expired' });
  });

  it.each([undefined, 'session-expired'] as const)(
    'is not put in the place of a newer one by an answer that comes late: %s (T10)',
    async (fails) => {
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const source = usersOf({ validateSession: fails, answered });
      const { adapter, browser, pass } = setup({ source });
      await adapter.signIn({ userId: 'ada', password: 'p' });
      pass(minute + 1);
      const late = adapter.validateSession({}).catch(() => undefined);
      await adapter.signIn({ userId: 'bob', password: 'p' });
      const newer = browser.cookie;
      answer();
      await late;
      expect(browser.cookie).toBe(newer);
    },
  );

  it('ends after ten idle minutes, and is kept by use (T11)', async () => {
    const { adapter, pass } = setup();
    await adapter.signIn(ada);
    for (let visit = 0; visit < 3; visit++) {
      pass(9 * minute);
      await adapter.getAccount({});
    }
    pass(10 * minute + 1);
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
  });

  it('ends eight hours after sign-in, used or not (T11)', async () => {
    const { adapter, pass } = setup();
    await adapter.signIn(ada);
    for (let used = 0; used < 8 * 60; used += 8) {
      await adapter.getAccount({});
      pass(8 * minute);
    }
    pass(minute);
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
  });

  it('is over everywhere after signing out, also for a copied cookie (T11)', async () => {
    const { adapter, browser, shell } = setup();
    await adapter.signIn(ada);
    const copied = browser.cookie;
    await adapter.signOut({});
    expect(browser.cookie).toBe('');
    const thief = new Browser(shell);
    thief.cookie = copied;
    for (const path of ['/session', '/account', '/plans', '/invoices']) {
      expect(
        (await thief.fetch(`${origin}/uss${path}`, { headers: { 'X-Uss-Kit': '1' } })).status,
      ).toBe(401);
    }
  });

  it('is none with a cookie that was changed, sealed by another, or never ours, and never an error of the server', async () => {
    const { adapter, browser } = setup();
    await adapter.signIn(ada);
    const good = browser.cookie;
    const forged = await seal({ credential: 'x', issuedAt: 0, seenAt: 0 }, [
      new Uint8Array(32).fill(8),
    ]);
    for (const cookie of [
      `${good.slice(0, -3)}AAA`,
      `__Host-uss-session=${forged}`,
      '__Host-uss-session=x',
      '__Host-uss-session=',
    ]) {
      browser.cookie = cookie;
      await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    }
  });

  it('stays good while keys are rotated', async () => {
    const { adapter, browser, source } = setup();
    await adapter.signIn(ada);
    const rotated = setup({ source, keys: [new Uint8Array(32).fill(9), key] });
    rotated.browser.cookie = browser.cookie;
    expect(await rotated.adapter.validateSession({})).toMatchObject({ userId: 'ada' });
  });
});

describe('guessing of passwords is slowed down (T17)', () => {
  const wrong = { ...ada, password: 'wrong' };

  it('for a user after five failures, longer each time, and never for good', async () => {
    const { adapter, pass } = setup();
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(adapter.signIn(wrong)).rejects.toMatchObject({ code: 'sign-in-failed' });
    }
    await expect(adapter.signIn(ada)).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfter: 1,
    });
    pass(1000);
    await expect(adapter.signIn(wrong)).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(adapter.signIn(ada)).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfter: 2,
    });
    pass(2000);
    expect(await adapter.signIn(ada)).toMatchObject({ userId: 'ada' });
  });

  async function guesses(options: Parameters<typeof setup>[0], count: number) {
    const { shell } = setup(options);
    const statuses = [];
    for (let attempt = 0; attempt < count; attempt++) {
      const headers = {
        'X-Uss-Kit': '1',
        'Content-Type': 'application/json',
        Origin: origin,
        'X-Forwarded-For': `198.51.100.${attempt}, 192.0.2.1`,
      };
      const body = JSON.stringify({ userId: `user${attempt}`, password: 'guess' });
      const request = new Request(`${origin}/uss/session`, { method: 'POST', headers, body });
      statuses.push((await shell(request, attempt % 2 ? '203.0.113.9' : '203.0.113.8')).status);
    }
    return statuses;
  }

  it('for an address after twenty failures, whoever is tried and whatever forwarding headers say', async () => {
    const statuses = await guesses({}, 42);
    expect(statuses.slice(0, 40).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(40)).toEqual([429, 429]);
  });

  it('for the address that a trusted machine in front tells, where one is configured', async () => {
    const statuses = await guesses({ addressHeader: 'X-Forwarded-For' }, 21);
    expect(statuses[19]).toBe(401);
    expect(statuses[20]).toBe(429);
  });
});
