import { receipt } from '../support/samples.js';
import { describe, expect, it } from 'vitest';
import { OutcomeUnknown } from '../../src/adapter/protocol/ports.js';
import type { Confirmation } from '../../src/model/intent.js';
import { draft } from '../support/tiny-platform.js';
import {
  backendWith,
  noTerms,
  protocolBench,
  stateOf,
  yesTo,
  type Bench,
} from '../support/protocol-bench.js';

const second = 1000;
const minute = 60 * second;

/** A confirmed write whose answer got lost; `applied` says whether it took effect. */
async function lost(bench: Bench, applied: boolean): Promise<Confirmation> {
  const confirmation = yesTo(await bench.protocol.quote(draft()));
  const { backend } = bench;
  const losing = bench.other({
    backend: backendWith(backend, {
      write: async (change, receiptId) => {
        if (applied) await backend.write(change, receiptId);
        throw new OutcomeUnknown();
      },
    }),
  });
  expect(stateOf(await losing.confirm(confirmation, noTerms))).toBe('unknown');
  return confirmation;
}

/** Makes one earlier write, so that a look-up can be proven to work. */
async function knownWrite({ protocol }: Bench): Promise<void> {
  await protocol.confirm(yesTo(await protocol.quote(draft())), noTerms);
}

describe('an unknown outcome', () => {
  it('is looked up 1, 2, 4, 8, 16, 32 and 60 seconds after sending, then every minute, only when asked', async () => {
    const bench = protocolBench();
    const { backend, clock } = bench;
    const { intentId } = await lost(bench, false);
    const sentAt = clock.now;
    const lookedUpAt: number[] = [];
    const watched = bench.other({
      backend: backendWith(backend, {
        lookup: async () => {
          lookedUpAt.push((clock.now - sentAt) / second);
          throw new Error('no answer');
        },
      }),
    });
    for (let step = 0; step <= 4 * 190; step++) {
      await watched.getIntent(intentId);
      clock.now += second / 4;
    }
    expect(lookedUpAt).toEqual([1, 2, 4, 8, 16, 32, 60, 120, 180]);
  });

  it('is looked up once when many ask at the same time', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, false);
    let lookups = 0;
    const watched = bench.other({
      backend: backendWith(bench.backend, { lookup: async () => void lookups++ }),
    });
    bench.clock.now += second;
    await Promise.all(Array.from({ length: 20 }, () => watched.getIntent(intentId)));
    expect(lookups).toBe(1);
  });

  it('ends done when the look-up finds the write', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, true);
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
    bench.clock.now += second;
    expect(await bench.protocol.getIntent(intentId)).toMatchObject({
      state: 'done',
      receipt: { charged: { amount: '40.00', currency: 'USD' } },
    });
  });

  it('is not sent again by another confirmation', async () => {
    const bench = protocolBench();
    const confirmation = await lost(bench, true);
    bench.clock.now += second;
    expect(stateOf(await bench.protocol.confirm(confirmation, noTerms))).toBe('done');
    expect(bench.state.writes).toHaveLength(1);
  });

  it('ends done for a receipt that tells no figures, and with a problem for figures that were not quoted', async () => {
    for (const [amount, state] of [
      [undefined, 'done'],
      ['40.0', 'done'],
      ['40.01', 'done-with-problem'],
    ] as const) {
      const bench = protocolBench();
      const { intentId } = await lost(bench, true);
      bench.clock.now += second;
      const finding = bench.other({
        backend: backendWith(bench.backend, {
          lookup: async () => ({
            receipt: { ...receipt(), ...(amount && { charged: { amount, currency: 'USD' } }) },
          }),
        }),
      });
      expect(stateOf(await finding.getIntent(intentId))).toBe(state);
    }
  });

  it('ends not-applied only after twice the longest write, when a known receipt is found', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { intentId } = await lost(bench, false);
    bench.clock.now += 10 * second - 1;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
    bench.clock.now += 1 + 6 * second;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('not-applied');
  });

  it('frees its quote when it was not applied', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { quoteId } = await lost(bench, false);
    bench.clock.now += 16 * second;
    await bench.protocol.sweep();
    expect(stateOf(await bench.protocol.confirm(yesTo({ id: quoteId }), noTerms))).toBe('done');
    expect(bench.state.writes).toHaveLength(2);
  });

  it.each([
    ['no receipt is known that could prove the look-up', false, false],
    ['the known receipt is not found either', true, true],
  ])('stays unknown, then needs help after 15 minutes, when %s', async (...[, known, blind]) => {
    const bench = protocolBench();
    if (known) await knownWrite(bench);
    const { intentId } = await lost(bench, false);
    const asking = blind
      ? bench.other({ backend: backendWith(bench.backend, { lookup: async () => undefined }) })
      : bench.protocol;
    bench.clock.now += 15 * minute - 1;
    expect(stateOf(await asking.getIntent(intentId))).toBe('unknown');
    bench.clock.now += 1;
    const end = await asking.getIntent(intentId);
    expect(end.state).toBe('needs-help');
    expect(end.reference).toMatch(/^uss/);
  });

  it('needs help after 15 minutes when the look-up never answers', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { intentId } = await lost(bench, true);
    const deaf = bench.other({
      backend: backendWith(bench.backend, {
        lookup: async () => Promise.reject(new Error('down')),
      }),
    });
    bench.clock.now += 15 * minute;
    expect(stateOf(await deaf.getIntent(intentId))).toBe('needs-help');
  });

  it('is brought to its end by the sweep alone', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, true);
    bench.clock.now += minute;
    await bench.protocol.sweep();
    const deaf = bench.other({
      backend: backendWith(bench.backend, {
        lookup: async () => Promise.reject(new Error('down')),
      }),
    });
    expect(stateOf(await deaf.getIntent(intentId))).toBe('done');
  });

  it('is left alone by the sweep of another account', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, true);
    bench.clock.now += 20 * minute;
    await bench.other({ scope: { account: 'bob', session: 's1' } }).sweep();
    expect((await bench.ledger.openIntents()).map(({ row }) => row.id)).toEqual([intentId]);
  });
});

describe('a process that died', () => {
  const hang = (): Promise<never> => new Promise(() => undefined);

  it('before it sent leaves an intent that ends not-sent and may be sent once more', async () => {
    const bench = protocolBench();
    const confirmation = yesTo(await bench.protocol.quote(draft()));
    const dying = bench.other({ backend: backendWith(bench.backend, { preview: hang }) });
    void dying.confirm(confirmation, noTerms);
    await new Promise(setImmediate);
    bench.clock.now += minute - 1;
    expect(stateOf(await bench.protocol.getIntent(confirmation.intentId))).toBe('submitting');
    bench.clock.now += 1;
    expect(stateOf(await bench.protocol.getIntent(confirmation.intentId))).toBe('not-sent');
    expect(stateOf(await bench.protocol.confirm(confirmation, noTerms))).toBe('done');
    expect(bench.state.writes).toHaveLength(1);
  });

  it.each([
    ['took effect', true, 'done'],
    ['did not', false, 'unknown'],
  ])(
    'while it sent leaves an intent that is looked up once the write can no longer answer: the write %s',
    async (...[, applied, state]) => {
      const bench = protocolBench();
      const { backend } = bench;
      const confirmation = yesTo(await bench.protocol.quote(draft()));
      const dying = bench.other({
        backend: backendWith(backend, {
          write: async (change, receiptId) => {
            if (applied) await backend.write(change, receiptId);
            return hang();
          },
        }),
      });
      void dying.confirm(confirmation, noTerms);
      await new Promise(setImmediate);
      bench.clock.now += 5 * second - 1;
      expect(stateOf(await bench.protocol.getIntent(confirmation.intentId))).toBe('submitting');
      bench.clock.now += 1;
      expect(stateOf(await bench.protocol.confirm(confirmation, noTerms))).toBe(state);
      expect(bench.state.writes).toHaveLength(applied ? 1 : 0);
    },
  );

  it('and comes back after its claim was given up does not send', async () => {
    const bench = protocolBench();
    const { backend } = bench;
    const confirmation = yesTo(await bench.protocol.quote(draft()));
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const slow = bench.other({
      backend: backendWith(backend, {
        preview: async (change) => {
          await asleep;
          return backend.preview(change);
        },
      }),
    });
    const late = slow.confirm(confirmation, noTerms);
    await new Promise(setImmediate);
    bench.clock.now += minute;
    await bench.protocol.sweep();
    wake();
    expect(stateOf(await late)).toBe('not-sent');
    expect(bench.state.writes).toEqual([]);
  });

  it('and comes back with the answer after the outcome was given up tells the truth', async () => {
    const bench = protocolBench();
    const { backend } = bench;
    const confirmation = yesTo(await bench.protocol.quote(draft()));
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const slow = bench.other({
      backend: backendWith(backend, {
        write: async (change, receiptId) => {
          await asleep;
          return backend.write(change, receiptId);
        },
      }),
    });
    const late = slow.confirm(confirmation, noTerms);
    await new Promise(setImmediate);
    bench.clock.now += 15 * minute;
    expect(stateOf(await bench.protocol.getIntent(confirmation.intentId))).toBe('needs-help');
    wake();
    expect(stateOf(await late)).toBe('done');
    expect(stateOf(await bench.protocol.getIntent(confirmation.intentId))).toBe('done');
  });
});
