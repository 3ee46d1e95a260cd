import { beforeEach, describe, expect, it } from 'vitest';
import type { AdapterSource, BillingAdapter } from '../../../src/adapter/contract.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/http-adapter.js';
import { createSandboxSource } from '../../../src/adapter/sandbox/sandbox-source.js';
import type { AccountId, IntentId, PaymentMethodId, QuoteId } from '../../../src/model/ids.js';
import type { Confirmation, Intent } from '../../../src/model/intent.js';
import { testToken } from '../../../src/model/test-payment.js';
import { randomLetters } from '../../../src/payment-fields/random-letters.js';
import { createShell } from '../../http/shell.js';
import { Browser, key, origin, setup, type Setup } from './support.js';

const hour = 3_600_000;

/** What becomes of a confirmation, by its intent. */
type Play = (confirmation: Confirmation) => Promise<Intent>;

const ended = (
  { intentId, quoteId }: Confirmation,
  end: { state: 'refused'; refusal: 'payment-declined' | 'quote-changed' } | { state: Open },
): Intent => ({ id: intentId, quoteId, reference: 'R1', ...end });
type Open = 'submitting' | 'unknown' | 'not-sent' | 'not-applied' | 'needs-help';

const declined: Play = async (confirmation) =>
  ended(confirmation, { state: 'refused', refusal: 'payment-declined' });
const ends =
  (state: Open): Play =>
  async (confirmation) =>
    ended(confirmation, { state });
const done: Play = async ({ intentId, quoteId }) => ({
  id: intentId,
  quoteId,
  reference: 'R1',
  state: 'done',
  receipt: { reference: 'R1', planInstanceIds: [], invoiceIds: [], lines: [] },
});

let time: number;
let play: Play;
/** Accounts of the confirmations that got past the proxy. */
let upstream: string[];
let intents: Map<string, Intent>;
let shell: ReturnType<typeof createShell>;
/** Accounts whose customer solved a challenge of the company's, each good for once. */
let solved: Set<string>;

beforeEach(() => {
  time = Date.UTC(2026, 0, 5);
  play = declined;
  upstream = [];
  intents = new Map();
  const now = () => time;
  const sandbox = createSandboxSource({ now, scenario: 'open-balance' });
  // Each user has an account of their own in name, and the quotes of the one in the sandbox.
  const source: AdapterSource = {
    signIn: async ({ userId }) => {
      const { credential, session } = await sandbox.signIn({ userId: 'ada', password: 'sandbox' });
      return { credential: `${userId} ${credential}`, session };
    },
    forSession: (credential): BillingAdapter => {
      const [account = '', behind = ''] = credential.split(' ');
      const adapter = sandbox.forSession(behind);
      return {
        ...adapter,
        validateSession: async () => ({ userId: account, accountId: account as AccountId }),
        confirm: async (confirmation) => {
          upstream.push(account);
          const intent = await play(confirmation);
          intents.set(intent.id, intent);
          return intent;
        },
        getIntent: async ({ intentId }) => {
          const intent = intents.get(intentId);
          if (!intent) throw new AdapterError('not-found');
          return intent;
        },
      };
    },
  };
  solved = new Set();
  shell = createShell({
    source,
    challenge: (request, { account }) =>
      request.url.startsWith(`${origin}/uss/`) && solved.delete(account),
    keys: [key],
    now,
    callsPerMinute: { read: 10_000, quote: 10_000, write: 10_000 },
  });
});

async function customer(userId = 'ada', address?: string): Promise<HttpAdapter> {
  const browser = new Browser((request) => shell(request, address));
  const adapter = createHttpAdapter({ baseUrl: `${origin}/uss`, fetch: browser.fetch });
  await adapter.signIn({ userId, password: 'sandbox' });
  return adapter;
}

const token = () => ({
  kind: 'card' as const,
  token: testToken('decline', randomLetters()),
  brand: 'visa' as const,
  lastFour: '0002',
  expires: { year: 2034, month: 8 },
});

const quoteOf = {
  payment: async (adapter: HttpAdapter) =>
    adapter.quotePayment({
      draft: { kind: 'payment', what: { pay: 'full' }, with: { by: 'one-time', token: token() } },
    }),
  'new method': async (adapter: HttpAdapter) =>
    adapter.quotePaymentMethod({
      draft: { kind: 'payment-method', method: { do: 'add', token: token() } },
    }),
  'method in place of another': async (adapter: HttpAdapter) =>
    adapter.quotePaymentMethod({
      draft: {
        kind: 'payment-method',
        method: { do: 'replace', methodId: await stored(adapter), token: token() },
      },
    }),
};

async function stored(adapter: HttpAdapter): Promise<PaymentMethodId> {
  const [method] = (await adapter.listPaymentMethods({})).rows;
  if (!method) throw new Error('The scenario has no payment method.');
  return method.id;
}

const newIntent = () => crypto.randomUUID() as IntentId;

function confirm(adapter: HttpAdapter, quoteId: QuoteId, intentId = newIntent()): Promise<Intent> {
  return adapter.confirm({ quoteId, intentId, accepted: [] });
}

/** A try from its beginning: how the confirmation ended, or why there was none. */
async function tryOut(
  adapter: HttpAdapter,
  quote: (adapter: HttpAdapter) => Promise<{ id: QuoteId }> = quoteOf.payment,
): Promise<string> {
  try {
    const intent = await confirm(adapter, (await quote(adapter)).id);
    return intent.state === 'refused' ? intent.refusal : intent.state;
  } catch (thrown) {
    return (thrown instanceof AdapterError && thrown.refusal) || String(thrown);
  }
}

async function times(count: number, work: () => Promise<string>): Promise<string[]> {
  const words: string[] = [];
  for (let each = 0; each < count; each++) words.push(await work());
  return words;
}

const closed = 'too-many-declines';

describe('stolen cards that are tried out (T25)', () => {
  it.each(Object.entries(quoteOf))(
    'of 500 tries of an account by a %s, five get past the proxy in an hour',
    async (_, quote) => {
      const adapter = await customer();
      const words = await times(500, () => tryOut(adapter, quote));
      expect(upstream).toHaveLength(5);
      expect(words.slice(0, 5)).toEqual(Array(5).fill('payment-declined'));
      expect(new Set(words.slice(5))).toEqual(new Set([closed]));
      time += hour - 1;
      const again = await customer();
      expect(await tryOut(again, quote)).toBe(closed);
      time += 1;
      expect(await tryOut(again, quote)).toBe('payment-declined');
    },
  );

  it('an account has one count, over its sessions and over payments and methods', async () => {
    for (const quote of [...Object.values(quoteOf), quoteOf.payment, quoteOf.payment])
      expect(await tryOut(await customer(), quote)).toBe('payment-declined');
    expect(await tryOut(await customer())).toBe(closed);
    expect(await tryOut(await customer('bob'))).toBe('payment-declined');
  });

  it('from an address ten get past, whatever accounts they name; another address goes on', async () => {
    const words: string[] = [];
    for (let each = 0; each < 100; each++)
      words.push(...(await times(5, async () => tryOut(await customer(`u${each}`, '192.0.2.1')))));
    expect(upstream).toHaveLength(10);
    expect(words.filter((word) => word === closed)).toHaveLength(490);
    expect(await tryOut(await customer('bob', '192.0.2.2'))).toBe('payment-declined');
  });

  it('many at once get no further, nor do those whose quotes were made before', async () => {
    const adapter = await customer();
    const quotes = await Promise.all(Array.from({ length: 50 }, () => quoteOf.payment(adapter)));
    const answers = await Promise.allSettled(quotes.map(({ id }) => confirm(adapter, id)));
    expect(upstream).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const [later] = answers.flatMap((each): unknown[] =>
      each.status === 'rejected' ? [each.reason] : [],
    );
    expect(later).toMatchObject({ code: 'refused', refusal: closed, retryAfter: undefined });
  });

  it('a try counts until it is known that it was not declined', async () => {
    const adapter = await customer();
    play = ends('unknown');
    const open = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { id: quoteId } = await quoteOf.payment(adapter);
        return { quoteId, intentId: newIntent(), accepted: [] };
      }),
    );
    for (const confirmation of open)
      expect((await adapter.confirm(confirmation)).state).toBe('unknown');
    expect(await tryOut(adapter)).toBe(closed);

    const [first, second] = open;
    if (!first || !second) throw new Error('no tries');
    intents.set(first.intentId, await declined(first));
    expect((await adapter.getIntent({ intentId: first.intentId })).state).toBe('refused');
    expect(await tryOut(adapter)).toBe(closed);
    intents.set(second.intentId, await done(second));
    expect((await adapter.getIntent({ intentId: second.intentId })).state).toBe('done');
    play = done;
    expect(await tryOut(adapter)).toBe('done');
  });

  it('a confirmation that is refused as it cannot be used gives no try back that another one took', async () => {
    const adapter = await customer();
    for (let each = 0; each < 5; each++) {
      const intentId = newIntent();
      const [one, other] = await Promise.all([quoteOf.payment(adapter), quoteOf.payment(adapter)]);
      play = declined;
      await confirm(adapter, one.id, intentId).catch(() => undefined);
      play = async () => {
        throw new AdapterError('intent-conflict');
      };
      await confirm(adapter, other.id, intentId).catch(() => undefined);
    }
    play = declined;
    expect(await tryOut(adapter)).toBe(closed);
  });
});

/** Cards that were quoted beforehand: after each decline the figures have changed, and the confirmation of the next one brings a quote anew. */
async function tryOneAfterTheOther(
  { adapter, pass }: Setup,
  cards: readonly QuoteId[],
): Promise<string[]> {
  const words: string[] = [];
  for (const card of cards) {
    let quoteId: QuoteId | undefined = card;
    while (quoteId !== undefined) {
      pass(11_000);
      const confirmation: Confirmation = { quoteId, intentId: newIntent(), accepted: [] };
      const intent: Intent | undefined = await adapter.confirm(confirmation).catch(() => undefined);
      quoteId = intent?.state === 'refused' ? intent.quote?.id : undefined;
      words.push(intent?.state === 'refused' ? intent.refusal : closed);
    }
  }
  return words;
}

describe('cards that come with a quote made anew (T25)', () => {
  it('are tried as others are: five of twenty that were quoted beforehand', async () => {
    const stage = setup({ scenario: 'open-balance' });
    await stage.adapter.signIn({ userId: 'ada', password: 'sandbox' });
    const cards: QuoteId[] = [];
    for (let each = 0; each < 20; each++) cards.push((await quoteOf.payment(stage.adapter)).id);
    const words = await tryOneAfterTheOther(stage, cards);
    expect(words.filter((word) => word === 'payment-declined')).toHaveLength(5);
    expect(words.at(-1)).toBe(closed);
  });

  it('are let through by a challenge once, whatever is quoted anew', async () => {
    let solvedOnce = false;
    const challenge = () => solvedOnce && !(solvedOnce = false);
    const stage = setup({ scenario: 'open-balance', challenge });
    await stage.adapter.signIn({ userId: 'ada', password: 'sandbox' });
    for (let each = 0; each < 5; each++) {
      const { id } = await quoteOf.payment(stage.adapter);
      expect(await tryOneAfterTheOther(stage, [id])).toEqual(['payment-declined']);
    }
    solvedOnce = true;
    const { id } = await quoteOf.payment(stage.adapter);
    const words = await tryOneAfterTheOther(stage, [id, id, id]);
    expect(words.filter((word) => word === 'payment-declined')).toHaveLength(1);
  });
});

describe('a challenge of the company (T25)', () => {
  it.each(Object.entries(quoteOf))(
    'lets one try more through by a %s, which counts as ever',
    async (_, quote) => {
      const adapter = await customer();
      await times(6, () => tryOut(adapter, quote));
      solved.add('ada');
      expect(await tryOut(adapter, quote)).toBe('payment-declined');
      expect(await tryOut(adapter, quote)).toBe(closed);
      play = done;
      solved.add('ada');
      expect(await tryOut(adapter, quote)).toBe('done');
      expect(await tryOut(adapter, quote)).toBe(closed);
      expect(upstream).toHaveLength(7);
    },
  );

  it('is asked of nobody within the limit, and opens no quote that was made before', async () => {
    const adapter = await customer();
    solved.add('ada');
    const early = await quoteOf.payment(adapter);
    await times(5, () => tryOut(adapter));
    expect(solved).toEqual(new Set(['ada']));
    await expect(confirm(adapter, early.id)).rejects.toMatchObject({ refusal: closed });
    solved.clear();
    expect(await tryOut(adapter)).toBe(closed);
  });
});

describe('honest customers (T25)', () => {
  it('pay by a stored method whatever was declined, and that is not counted', async () => {
    const adapter = await customer();
    await times(10, () => tryOut(adapter));
    expect(await tryOut(adapter)).toBe(closed);
    const before = upstream.length;
    const method = { by: 'method', methodId: await stored(adapter) } as const;
    const byStored = () =>
      adapter.quotePayment({ draft: { kind: 'payment', what: { pay: 'full' }, with: method } });
    expect(await times(20, () => tryOut(adapter, byStored))).toEqual(
      Array(20).fill('payment-declined'),
    );
    expect(upstream.length - before).toBe(20);
    const other = await customer('bob');
    await times(20, () => tryOut(other, byStored));
    expect(await tryOut(other)).toBe('payment-declined');
  });

  it('remove a method whatever was declined', async () => {
    const adapter = await customer();
    await times(6, () => tryOut(adapter));
    play = done;
    const spare = (await adapter.listPaymentMethods({})).rows.find(({ can }) => can.remove.allowed);
    if (!spare) throw new Error('The scenario has no payment method that can go.');
    const quote = await adapter.quotePaymentMethod({
      draft: { kind: 'payment-method', method: { do: 'remove', methodId: spare.id } },
    });
    expect((await confirm(adapter, quote.id)).state).toBe('done');
  });

  it.each([
    ['is made', done],
    ['is not sent', ends('not-sent')],
    ['is not made', ends('not-applied')],
    [
      'is refused for another reason',
      async (each: Confirmation) => ended(each, { state: 'refused', refusal: 'quote-changed' }),
    ],
    [
      'is not let in by the platform',
      async () => {
        throw new AdapterError('session-not-checked');
      },
    ],
  ] satisfies [string, Play][])('have no try counted that %s', async (_, outcome) => {
    const adapter = await customer();
    play = outcome;
    await times(20, () => tryOut(adapter));
    expect(upstream).toHaveLength(20);
  });

  it('are told once more of a write that was made, whatever was declined since (T28)', async () => {
    const adapter = await customer();
    const { id } = await quoteOf.payment(adapter);
    const intentId = newIntent();
    play = done;
    expect((await confirm(adapter, id, intentId)).state).toBe('done');
    play = declined;
    await times(6, () => tryOut(adapter));
    play = async (confirmation) => intents.get(confirmation.intentId) ?? declined(confirmation);
    expect((await confirm(adapter, id, intentId)).state).toBe('done');
    expect(await tryOut(adapter)).toBe(closed);
  });

  it('may not send again what was not sent, where too much was declined since', async () => {
    const adapter = await customer();
    const { id } = await quoteOf.payment(adapter);
    const intentId = newIntent();
    play = ends('not-sent');
    expect((await confirm(adapter, id, intentId)).state).toBe('not-sent');
    play = declined;
    await times(5, () => tryOut(adapter));
    await expect(confirm(adapter, id, intentId)).rejects.toMatchObject({ refusal: closed });
  });

  it('may ask again for the same write, which is one try', async () => {
    const adapter = await customer();
    const { id } = await quoteOf.payment(adapter);
    const intentId = newIntent();
    for (let each = 0; each < 10; each++)
      expect(await confirm(adapter, id, intentId)).toMatchObject({ refusal: 'payment-declined' });
    expect(await times(5, () => tryOut(adapter))).toEqual([
      ...(Array(4).fill('payment-declined') as string[]),
      closed,
    ]);
  });

  it('of many accounts are counted apart where no address is known', async () => {
    for (let each = 0; each < 20; each++)
      expect(await tryOut(await customer(`u${each}`))).toBe('payment-declined');
  });
});
