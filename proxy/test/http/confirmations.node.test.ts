import { describe, expect, it } from 'vitest';
import type { AdapterSource, BillingAdapter } from '../../../src/adapter/contract.js';
import { AdapterError, type ErrorCode } from '../../../src/adapter/errors.js';
import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/http-adapter.js';
import type { AccountId, IntentId, QuoteId } from '../../../src/model/ids.js';
import type { Confirmation, Intent } from '../../../src/model/intent.js';
import { createShell } from '../../http/shell.js';
import { Browser, key, origin } from './support.js';

/** What is told of a write while it is not known how it ends. */

const yes = (): Confirmation => ({
  quoteId: 'q' as QuoteId,
  intentId: crypto.randomUUID() as IntentId,
  accepted: [],
});

const done = ({ intentId, quoteId }: Confirmation): Intent => ({
  id: intentId,
  quoteId,
  reference: 'R1',
  state: 'done',
  receipt: { reference: 'R1', planInstanceIds: [], invoiceIds: [], lines: [] },
});

/** A write that ends when it is let go, and the moment at which it has begun. */
function held() {
  const gate: { open: () => void; begun: () => void } = { open: () => {}, begun: () => {} };
  const opened = new Promise<void>((resolve) => (gate.open = resolve));
  const begun = new Promise<void>((resolve) => (gate.begun = resolve));
  const confirm = async (confirmation: Confirmation): Promise<Intent> => {
    gate.begun();
    await opened;
    return done(confirmation);
  };
  return { confirm, begun, open: () => gate.open() };
}

function shellOver(behind: Pick<BillingAdapter, 'confirm' | 'getIntent'>, patienceMs = 20_000) {
  const source: AdapterSource = {
    signIn: async ({ userId }) => ({
      credential: `${userId} ${crypto.randomUUID()}`,
      session: { userId, accountId: '1' as AccountId },
    }),
    forSession: () => behind,
  };
  return createShell({ source, keys: [key], now: () => Date.UTC(2026, 0, 5), patienceMs });
}

async function signedIn(shell: ReturnType<typeof shellOver>, userId = 'ada'): Promise<HttpAdapter> {
  const browser = new Browser((request) => shell(request));
  const adapter = createHttpAdapter({ baseUrl: `${origin}/uss`, fetch: browser.fetch });
  await adapter.signIn({ userId, password: 'p' });
  return adapter;
}

const unheardOf = async (): Promise<Intent> => {
  throw new AdapterError('not-found');
};

describe('a write that takes long', () => {
  it.each<ErrorCode>(['session-not-checked', 'session-expired', 'service-failed', 'not-found'])(
    'T28 is never answered with why it could not be looked up: %s',
    async (code) => {
      const { confirm, begun, open } = held();
      let looks = 0;
      const getIntent = async (): Promise<Intent> => {
        looks++;
        if (looks === 2) open();
        throw new AdapterError(code);
      };
      const adapter = await signedIn(shellOver({ confirm, getIntent }, 5));
      const answer = adapter.confirm(yes());
      await begun;
      await expect(answer).resolves.toMatchObject({ state: 'done' });
      expect(looks).toBeGreaterThanOrEqual(2);
    },
  );

  it('T28 is under way for who asks for it, before it has come to its row', async () => {
    const { confirm, begun, open } = held();
    const adapter = await signedIn(shellOver({ confirm, getIntent: unheardOf }));
    const confirmation = yes();
    const answer = adapter.confirm(confirmation);
    await begun;
    const { intentId, quoteId } = confirmation;
    expect(await adapter.getIntent({ intentId })).toEqual({
      id: intentId,
      quoteId,
      reference: intentId,
      state: 'submitting',
    });
    open();
    await answer;
    await expect(adapter.getIntent({ intentId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('T2 is unheard of in another session', async () => {
    const { confirm, begun, open } = held();
    const shell = shellOver({ confirm, getIntent: unheardOf });
    const [ada, bob] = [await signedIn(shell), await signedIn(shell, 'bob')];
    const confirmation = yes();
    const answer = ada.confirm(confirmation);
    await begun;
    const { intentId } = confirmation;
    await expect(bob.getIntent({ intentId })).rejects.toMatchObject({ code: 'not-found' });
    open();
    await answer;
  });
});

it('T51 a write beyond the six of a minute is not made by asking for it twice', async () => {
  const made: string[] = [];
  const confirm = async (confirmation: Confirmation): Promise<Intent> => {
    made.push(confirmation.intentId);
    return done(confirmation);
  };
  const adapter = await signedIn(shellOver({ confirm, getIntent: unheardOf }));
  for (let turn = 0; turn < 6; turn++) await adapter.confirm(yes());
  const seventh = yes();
  for (let turn = 0; turn < 3; turn++)
    await expect(adapter.confirm(seventh)).rejects.toMatchObject({ code: 'too-many-requests' });
  expect(made).toHaveLength(6);
});
