import { describe, expect, it } from 'vitest';
import { AdapterError, refused } from '../../src/adapter/errors.js';
import { NotSent, OutcomeUnknown } from '../../src/adapter/protocol/ports.js';
import { draft, TinyBackend } from '../support/tiny-platform.js';
import {
  backendWith,
  newIntent,
  noTerms,
  protocolBench,
  refusalOf,
  stateOf,
  yesTo,
} from '../support/protocol-bench.js';

const minutes = (count: number): number => count * 60_000;

describe('a quote', () => {
  it('can be confirmed for ten minutes', async () => {
    const { protocol } = protocolBench();
    const quote = await protocol.quote(draft());
    expect(quote.expiresAt).toBe('2026-01-01T00:10:00.000Z');
  });

  it('lives no longer than ten minutes, whatever is configured', async () => {
    const long = await protocolBench({ quoteLifeMs: minutes(60) }).protocol.quote(draft());
    const short = await protocolBench({ quoteLifeMs: minutes(2) }).protocol.quote(draft());
    expect([long.expiresAt, short.expiresAt]).toEqual([
      '2026-01-01T00:10:00.000Z',
      '2026-01-01T00:02:00.000Z',
    ]);
  });

  it('writes nothing and uses no receipt id up', async () => {
    const { protocol, state } = protocolBench();
    const before = structuredClone(state);
    await protocol.quote(draft());
    expect(state).toEqual(before);
  });

  it('passes a refusal on', async () => {
    const { protocol } = protocolBench();
    await expect(protocol.quote(draft(11))).rejects.toMatchObject({
      refusal: 'units-out-of-range',
    });
  });
});

describe('a confirmation', () => {
  it('ends done with what was charged', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft(2));
    const confirmation = yesTo(quote);
    const intent = await protocol.confirm(confirmation, noTerms);
    expect(intent).toMatchObject({
      id: confirmation.intentId,
      quoteId: quote.id,
      state: 'done',
      receipt: { charged: { amount: '80.00', currency: 'USD' } },
    });
    expect(state.writes).toEqual([intent.reference]);
  });

  it('sends a receipt id of letters and digits, at most 50, that is not made from the intent id', async () => {
    const { protocol, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    await protocol.confirm(confirmation, noTerms);
    expect(state.writes[0]).toMatch(/^[0-9A-Za-z]{1,50}$/);
    expect(state.writes[0]).not.toContain(confirmation.intentId.replaceAll('-', ''));
  });

  it.each(['', '----', 'x'.repeat(60)])(
    'does not send the receipt id that a bad source of ids gives: %j',
    async (bad) => {
      const { protocol, other, state } = protocolBench();
      const quote = await protocol.quote(draft());
      const poor = other({ randomId: () => bad });
      await expect(poor.confirm(yesTo(quote), noTerms)).rejects.toMatchObject({
        code: 'bad-configuration',
      });
      expect(state.writes).toEqual([]);
    },
  );

  it('gives the same answer when it is repeated, and writes once', async () => {
    const { protocol, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const first = await protocol.confirm(confirmation, noTerms);
    expect(await protocol.confirm(confirmation, noTerms)).toEqual(first);
    expect(await protocol.getIntent(confirmation.intentId)).toEqual(first);
    expect(state.writes).toHaveLength(1);
  });

  it.each([
    ['another quote', { quoteId: 'another' as never }],
    ['other warnings accepted', { accepted: ['w1'] }],
    ['other terms agreed to', { termsVersion: '2' }],
  ])('conflicts when its intent was used with %s', async (...[, change]) => {
    const { protocol, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    await protocol.confirm(confirmation, noTerms);
    await expect(protocol.confirm({ ...confirmation, ...change }, noTerms)).rejects.toMatchObject({
      code: 'intent-conflict',
    });
    expect(state.writes).toHaveLength(1);
  });

  it('does not mind in which order or how often warnings are accepted', async () => {
    const { protocol } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()), { accepted: ['b', 'a'] });
    const first = await protocol.confirm(confirmation, noTerms);
    expect(await protocol.confirm({ ...confirmation, accepted: ['a', 'b', 'a'] }, noTerms)).toEqual(
      first,
    );
  });

  it('is refused for a quote that is unknown, of another session, or of another account', async () => {
    const { protocol, other, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const strangers = [
      other({ scope: { account: 'ann', session: 's2' } }),
      other({ scope: { account: 'bob', session: 's1' } }),
    ];
    for (const stranger of strangers) {
      expect(refusalOf(await stranger.confirm(yesTo(quote), noTerms))).toBe('quote-not-found');
    }
    expect(refusalOf(await protocol.confirm(yesTo({ id: 'nothing' as never }), noTerms))).toBe(
      'quote-not-found',
    );
    expect(state.writes).toEqual([]);
  });

  it('is refused from the moment the quote expires', async () => {
    const { protocol, clock, state } = protocolBench();
    const [early, late] = [await protocol.quote(draft()), await protocol.quote(draft())];
    clock.now += minutes(10) - 1;
    expect(stateOf(await protocol.confirm(yesTo(early), noTerms))).toBe('done');
    clock.now += 1;
    expect(refusalOf(await protocol.confirm(yesTo(late), noTerms))).toBe('quote-expired');
    expect(state.writes).toHaveLength(1);
  });

  it('is refused for a quote that was used', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft());
    await protocol.confirm(yesTo(quote), noTerms);
    expect(refusalOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('quote-used');
    expect(state.writes).toHaveLength(1);
  });

  it('is refused while a warning has no yes, and then takes one under a new intent', async () => {
    const { backend, other, state } = protocolBench();
    const warnings = [{ id: 'w1', code: 'payment-method-expired' as const }];
    const warning = backendWith(backend, {
      preview: async (change) => ({ ...(await backend.preview(change)), warnings }),
    });
    const protocol = other({ backend: warning });
    const quote = await protocol.quote(draft());
    expect(refusalOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('warning-not-accepted');
    expect(state.writes).toEqual([]);
    expect(stateOf(await protocol.confirm(yesTo(quote, { accepted: ['w1'] }), noTerms))).toBe(
      'done',
    );
  });

  it('is refused while the terms that hold are not agreed to', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const terms = { termsVersion: '2026-01' };
    expect(refusalOf(await protocol.confirm(yesTo(quote), terms))).toBe('terms-not-accepted');
    const older = yesTo(quote, { termsVersion: '2025-01' });
    expect(refusalOf(await protocol.confirm(older, terms))).toBe('terms-not-accepted');
    expect(state.writes).toEqual([]);
    const agreed = yesTo(quote, { termsVersion: '2026-01' });
    expect(stateOf(await protocol.confirm(agreed, terms))).toBe('done');
  });

  it('is refused with a new quote when the price moved, and takes a new yes', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft());
    state.cents = 4500;
    const intent = await protocol.confirm(yesTo(quote), noTerms);
    expect(intent).toMatchObject({
      state: 'refused',
      refusal: 'quote-changed',
      quote: { dueNow: { total: { amount: '45.00', currency: 'USD' } } },
    });
    expect(state.writes).toEqual([]);
    const fresh = intent.state === 'refused' ? intent.quote : undefined;
    expect(fresh?.id).not.toBe(quote.id);
    const again = await protocol.confirm(yesTo(fresh ?? quote), noTerms);
    expect(again).toMatchObject({ state: 'done', receipt: { charged: { amount: '45.00' } } });
  });

  it('is refused when the platform says no to the preview or to the write', async () => {
    for (const call of ['preview', 'write'] as const) {
      const { protocol, other, backend, state } = protocolBench();
      const quote = await protocol.quote(draft());
      const refusing = other({
        backend: backendWith(backend, {
          [call]: async () => Promise.reject(refused('plan-not-available')),
        }),
      });
      expect(refusalOf(await refusing.confirm(yesTo(quote), noTerms))).toBe('plan-not-available');
      expect(state.writes).toEqual([]);
    }
  });

  it('ends not-sent when the platform cannot be asked again, and the same intent may be sent once more', async () => {
    const { protocol, other, backend, state, failures } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const down = new Error('down');
    const broken = other({
      backend: backendWith(backend, { preview: async () => Promise.reject(down) }),
    });
    expect(stateOf(await broken.confirm(confirmation, noTerms))).toBe('not-sent');
    expect(failures).toEqual([down]);
    expect(stateOf(await protocol.confirm(confirmation, noTerms))).toBe('done');
    expect(state.writes).toHaveLength(1);
  });

  it('keeps its receipt id on the second try after nothing was sent', async () => {
    const { protocol, other, backend, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const sent: string[] = [];
    const cut = other({
      backend: backendWith(backend, {
        write: async (...[, receiptId]) => {
          sent.push(receiptId);
          throw new NotSent();
        },
      }),
    });
    expect(stateOf(await cut.confirm(confirmation, noTerms))).toBe('not-sent');
    expect(stateOf(await protocol.confirm(confirmation, noTerms))).toBe('done');
    expect(state.writes).toEqual(sent);
  });

  it('frees the quote for another intent when nothing was sent, and the first then comes too late', async () => {
    const { protocol, other, backend, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const first = yesTo(quote);
    const cut = other({
      backend: backendWith(backend, { write: async () => Promise.reject(new NotSent()) }),
    });
    await cut.confirm(first, noTerms);
    expect(stateOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('done');
    expect(refusalOf(await protocol.confirm(first, noTerms))).toBe('quote-used');
    expect(state.writes).toHaveLength(1);
  });

  it('keeps the quote of an intent whose outcome is not known', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft());
    state.faults.add('lost-answer');
    expect(stateOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('unknown');
    expect(refusalOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('quote-used');
  });

  it('tells who must sign in again, having sent nothing', async () => {
    const { protocol, other, backend, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const expired = other({
      backend: backendWith(backend, {
        preview: async () => Promise.reject(new AdapterError('session-expired')),
      }),
    });
    await expect(expired.confirm(confirmation, noTerms)).rejects.toMatchObject({
      code: 'session-expired',
    });
    expect(stateOf(await protocol.getIntent(confirmation.intentId))).toBe('not-sent');
    expect(state.writes).toEqual([]);
  });

  it('ends done-with-problem when the platform says that a part failed', async () => {
    const { protocol, state } = protocolBench();
    state.faults.add('declined');
    const intent = await protocol.confirm(yesTo(await protocol.quote(draft())), noTerms);
    expect(intent).toMatchObject({ state: 'done-with-problem', problem: 'collection-failed' });
  });

  it.each([
    [
      'another total',
      { charged: { amount: '41.00', currency: 'USD' } },
      undefined,
      'differs-from-quote',
    ],
    [
      'another line',
      { lines: [] as never, charged: { amount: '40.01', currency: 'USD' } },
      undefined,
      'differs-from-quote',
    ],
    [
      'another currency',
      { charged: { amount: '40.00', currency: 'EUR' } },
      undefined,
      'differs-from-quote',
    ],
    [
      'another total and a failed payment',
      { charged: { amount: '41.00', currency: 'USD' } },
      'collection-failed',
      'differs-from-quote',
    ],
    [
      'no tax because tax failed',
      { charged: { amount: '39.00', currency: 'USD' } },
      'tax-failed',
      'tax-failed',
    ],
  ] as const)(
    'says what is wrong when the platform charged %s',
    async (...[, receipt, problem, shown]) => {
      const { protocol, other, backend } = protocolBench();
      const quote = await protocol.quote(draft());
      const charging = other({
        backend: backendWith(backend, {
          write: async (change, receiptId) => {
            const result = await backend.write(change, receiptId);
            if (result.outcome === 'refused') return result;
            return { ...result, receipt: { ...result.receipt, ...receipt }, problem };
          },
        }),
      });
      const intent = await charging.confirm(yesTo(quote), noTerms);
      expect(intent).toMatchObject({
        state: 'done-with-problem',
        problem: shown,
        receipt: { charged: receipt.charged },
      });
    },
  );

  it('stops at an aborted signal before it claims anything', async () => {
    const { protocol, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const reason = new Error('left');
    const signal = AbortSignal.abort(reason);
    await expect(protocol.confirm(confirmation, noTerms, { signal })).rejects.toBe(reason);
    await expect(protocol.getIntent(confirmation.intentId)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(state.writes).toEqual([]);
  });

  it('becomes unknown, not failed, after any other throw', async () => {
    for (const thrown of [
      new OutcomeUnknown(),
      new TypeError('bug'),
      new AdapterError('service-failed'),
      'text',
    ]) {
      const { protocol, other, backend } = protocolBench();
      const quote = await protocol.quote(draft());
      const throwing = other({
        backend: backendWith(backend, {
          write: async () => {
            throw thrown as Error;
          },
        }),
      });
      expect(stateOf(await throwing.confirm(yesTo(quote), noTerms))).toBe('unknown');
    }
  });
});

describe('an intent', () => {
  it('is not found from another account, nor when it never was', async () => {
    const { protocol, other } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    await protocol.confirm(confirmation, noTerms);
    const bob = other({ scope: { account: 'bob', session: 's1' } });
    await expect(bob.getIntent(confirmation.intentId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(protocol.getIntent(newIntent())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is found from a later session of the same account', async () => {
    const { protocol, other } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const intent = await protocol.confirm(confirmation, noTerms);
    const later = other({ scope: { account: 'ann', session: 's2' } });
    expect(await later.getIntent(confirmation.intentId)).toEqual(intent);
  });

  it('belongs to an account: the same id elsewhere is another intent', async () => {
    const { protocol, other, state } = protocolBench();
    const bob = other({
      scope: { account: 'bob', session: 's9' },
      backend: new TinyBackend(state, 'bob'),
    });
    const intentId = newIntent();
    const [mine, his] = [await protocol.quote(draft()), await bob.quote(draft())];
    const first = await protocol.confirm(yesTo(mine, { intentId }), noTerms);
    const second = await bob.confirm(yesTo(his, { intentId }), noTerms);
    expect([first.state, second.state]).toEqual(['done', 'done']);
    expect(new Set(state.writes).size).toBe(2);
  });
});
