import { describe, expect, it } from 'vitest';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import { createSandboxSource } from '../../src/adapter/sandbox/sandbox-source.js';
import {
  Clock,
  confirmation,
  counting,
  draft,
  intentId,
  sandboxAdapter,
} from './sandbox-support.js';

const credentials = { userId: 'ada', password: 'sandbox' };

/** A demo with a second account, Bea, that has nothing yet. */
async function source(clock = new Clock()) {
  const world = (await sandboxAdapter().sandbox.exportWorld()) as { accounts: object[] };
  const [ada] = world.accounts;
  const accounts = [ada, { ...ada, id: '10002', userId: 'bea', name: 'Bea Example' }];
  return createSandboxSource({
    world: { ...world, accounts },
    now: clock.now,
    randomId: counting(),
  });
}

function complete(
  adapter: BillingAdapter,
): Required<Omit<BillingAdapter, 'signIn' | 'subscribe' | 'sandbox'>> {
  return adapter as Required<BillingAdapter>;
}

describe('a sandbox behind a server', () => {
  it('has many sessions on one world, each with its own account', async () => {
    const server = await source();
    const ada = await server.signIn(credentials);
    const bea = await server.signIn({ ...credentials, userId: 'bea' });
    expect(ada.session).toEqual({ userId: 'ada', accountId: '10001' });
    expect(ada.credential).not.toBe(bea.credential);
    const [hers, his] = [bea, ada].map(({ credential }) => complete(server.forSession(credential)));
    expect(await hers?.getAccount({})).toMatchObject({
      name: 'Bea Example',
      balance: { amount: '0.00' },
    });
    expect(await his?.listInvoices({})).toMatchObject({ total: 14 });
    expect(await hers?.listInvoices({})).toMatchObject({ total: 0 });
    await expect(hers?.getInvoice({ invoiceId: '70013' as never })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('knows quotes in their session only, and intents in their account', async () => {
    const server = await source();
    const session = async (userId: string) =>
      complete(server.forSession((await server.signIn({ ...credentials, userId })).credential));
    const [first, second, bea] = [await session('ada'), await session('ada'), await session('bea')];
    const quote = await first.quotePlanChange({ draft: draft() });
    expect(await second.confirm(confirmation(quote, 2))).toMatchObject({
      refusal: 'quote-not-found',
    });
    expect(await first.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
    expect(await second.getIntent({ intentId: intentId(1) })).toMatchObject({ state: 'done' });
    await expect(bea.getIntent({ intentId: intentId(1) })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(bea.quotePlanChange({ draft: draft() })).rejects.toMatchObject({
      refusal: 'billing-group-not-found',
    });
  });

  it('ends a session at sign-out, after half an hour without a call, and for a credential that is none', async () => {
    const clock = new Clock();
    const server = await source(clock);
    const { credential } = await server.signIn(credentials);
    const adapter = complete(server.forSession(credential));
    clock.pass(29 * 60 * 1000);
    await adapter.validateSession({});
    clock.pass(29 * 60 * 1000);
    await adapter.validateSession({});
    clock.pass(30 * 60 * 1000);
    await expect(adapter.validateSession({})).rejects.toMatchObject({ code: 'session-expired' });

    const next = complete(server.forSession((await server.signIn(credentials)).credential));
    await next.signOut({});
    await expect(next.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    await expect(complete(server.forSession('guessed')).getAccount({})).rejects.toMatchObject({
      code: 'session-expired',
    });
  });

  it('is moved under all sessions, and logs their calls', async () => {
    const server = await source();
    await expect(server.signIn({ ...credentials, password: 'no' })).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
    const adapter = complete(server.forSession((await server.signIn(credentials)).credential));
    await server.sandbox.advance({ days: 2 });
    expect(await adapter.getAccount({})).toMatchObject({ today: '2020-07-20' });
    await server.sandbox.setFault('garbage', true);
    await expect(server.signIn(credentials)).rejects.toMatchObject({ code: 'bad-answer' });
    await server.sandbox.setFault('garbage', false);
    expect(
      (await server.sandbox.status()).log.map(({ name, outcome }) => `${name} ${outcome}`),
    ).toEqual(['signIn failed', 'signIn ok', 'getAccount ok', 'signIn failed']);
    expect(JSON.stringify(await server.sandbox.exportWorld())).not.toContain('"credential"');
  });
});
