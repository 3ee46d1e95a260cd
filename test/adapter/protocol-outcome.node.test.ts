import { receipt } from '../support/samples.js';
import { describe, expect, it } from 'vitest';
import { NotSent, OutcomeUnknown } from '../../src/adapter/protocol/ports.js';
import type { Confirmation } from '../../src/model/intent.js';
import { draft } from '../support/tiny-platform.js';
import {
  backendWith,
  ledgerOfProcess,
  noTerms,
  protocolBench,
  refusalOf,
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

  it('ends refused when the look-up finds that the write was refused, such as a payment that was declined', async () => {
    const bench = protocolBench();
    const confirmation = await lost(bench, false);
    const { intentId } = confirmation;
    bench.clock.now += second;
    const finding = bench.other({
      backend: backendWith(bench.backend, {
        lookup: async () => ({ refusal: 'payment-declined' }),
      }),
    });
    expect(await finding.getIntent(intentId)).toMatchObject({
      state: 'refused',
      refusal: 'payment-declined',
    });
    // It stays so, also for one who confirms the same once more or hears nothing of it.
    expect(refusalOf(await bench.protocol.confirm(confirmation, noTerms))).toBe('payment-declined');
    expect(bench.state.writes).toEqual([]);
  });

  it('that was found to be refused is no proof that look-ups work', async () => {
    const bench = protocolBench();
    const first = await lost(bench, false);
    bench.clock.now += second;
    const refusing = bench.other({
      backend: backendWith(bench.backend, {
        lookup: async () => ({ refusal: 'payment-declined' }),
      }),
    });
    expect(stateOf(await refusing.getIntent(first.intentId))).toBe('refused');
    const { intentId } = await lost(bench, false);
    bench.clock.now += minute;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
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

  it('is not believed to be not applied because the clock was set: only what this process has itself seen counts', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { intentId } = await lost(bench, false);
    bench.clock.wrongBy = 14 * minute;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
    bench.clock.now += 10 * second - 1;
    await bench.protocol.sweep();
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
    bench.clock.now += minute;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('not-applied');
  });

  it.each([
    ['not-applied', true],
    ['needs-help', false],
  ])(
    'of a process that died hours ago ends %s once the next process has watched it for as long, and no sooner',
    async (...[end, known]) => {
      const bench = protocolBench();
      if (known) await knownWrite(bench);
      const { intentId } = await lost(bench, false);
      bench.clock.now += 300 * minute;
      const next = bench.started();
      await next.sweep();
      let lookups = 0;
      const asked = bench.started({
        backend: backendWith(bench.backend, { lookup: async () => void lookups++ }),
      });
      for (const ms of [1, 1, 10 * second - 3]) {
        bench.clock.now += ms;
        expect(stateOf(await next.getIntent(intentId))).toBe('unknown');
        await asked.sweep();
      }
      // A long wait is no reason to ask the platform at each asking.
      expect(lookups).toBe(0);
      bench.clock.now += minute;
      expect(stateOf(await next.getIntent(intentId))).toBe(end);
    },
  );

  it('is never looked up without what was asked for: where its quote is gone it needs help', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { intentId } = await lost(bench, false);
    let lookups = 0;
    const quoteless = bench.other({
      ledger: {
        ...ledgerOfProcess(bench.ledger, bench.ledger.watch),
        getQuote: async () => undefined,
      },
      // Without a draft a platform takes whatever it finds, such as a payment that was declined.
      backend: backendWith(bench.backend, {
        lookup: async () => {
          lookups++;
          return { receipt: receipt() };
        },
      }),
    });
    for (let each = 0; each < 15; each++) {
      expect(stateOf(await quoteless.getIntent(intentId))).toBe('unknown');
      bench.clock.now += minute;
    }
    expect(stateOf(await quoteless.getIntent(intentId))).toBe('needs-help');
    expect(lookups).toBe(0);
  });

  it('that is found to be done needs no watching', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, true);
    bench.clock.now += 300 * minute;
    expect(stateOf(await bench.started().getIntent(intentId))).toBe('done');
  });

  it('is watched anew where what was not sent is sent once more', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const confirmation = yesTo(await bench.protocol.quote(draft()));
    const { intentId } = confirmation;
    let send: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (send = resolve));
    const sending = bench.started({
      backend: backendWith(bench.backend, {
        write: async () => {
          await held;
          throw new NotSent();
        },
      }),
    });
    const first = sending.confirm(confirmation, noTerms);
    await new Promise(setImmediate);
    // The other process sees the first sending.
    bench.clock.now += 5 * second;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
    send();
    expect(stateOf(await first)).toBe('not-sent');
    bench.clock.now += minute;
    const losing = bench.started({
      backend: backendWith(bench.backend, {
        write: async () => Promise.reject(new OutcomeUnknown()),
      }),
    });
    expect(stateOf(await losing.confirm(confirmation, noTerms))).toBe('unknown');
    bench.clock.wrongBy = minute;
    expect(stateOf(await bench.protocol.getIntent(intentId))).toBe('unknown');
  });

  it('is left alone by the sweep of another account', async () => {
    const bench = protocolBench();
    const { intentId } = await lost(bench, true);
    bench.clock.now += 20 * minute;
    await bench.other({ scope: { account: 'bob', session: 's1' } }).sweep();
    expect((await bench.ledger.openIntents()).map(({ row }) => row.id)).toEqual([intentId]);
  });
});

describe('a write whose answer its process still waits for', () => {
  /** A write that takes effect and is answered when it is told to. */
  async function underWay(bench: Bench) {
    const quote = await bench.protocol.quote(draft());
    const confirmation = yesTo(quote);
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    let lookups = 0;
    const { backend } = bench;
    const protocol = bench.other({
      backend: backendWith(backend, {
        write: async (change, receiptId) => {
          await arrived;
          return backend.write(change, receiptId);
        },
        lookup: (receiptId) => {
          lookups++;
          return backend.lookup(receiptId);
        },
      }),
    });
    const answer = protocol.confirm(confirmation, noTerms);
    await new Promise(setImmediate);
    return { quote, confirmation, protocol, arrive, answer, lookups: () => lookups };
  }

  it.each([6 * second, 4 * minute, 24 * 60 * minute])(
    'is not looked up, nor its quote free, when the clock is set forward by %i ms',
    async (ms) => {
      const bench = protocolBench();
      await knownWrite(bench);
      const { confirmation, protocol, arrive, answer, lookups } = await underWay(bench);
      bench.clock.wrongBy = ms;
      for (let each = 0; each < 5; each++) {
        await protocol.sweep();
        expect(stateOf(await protocol.getIntent(confirmation.intentId))).toBe('submitting');
        expect(stateOf(await protocol.confirm(confirmation, noTerms))).toBe('submitting');
        bench.clock.now += second - 1;
      }
      expect(lookups()).toBe(0);
      bench.clock.wrongBy = 0;
      const another = yesTo({ id: confirmation.quoteId });
      expect(refusalOf(await protocol.confirm(another, noTerms))).toBe('quote-used');
      arrive();
      expect(stateOf(await answer)).toBe('done');
      // The known one, and this one.
      expect(bench.state.writes).toHaveLength(2);
    },
  );

  it('that takes longer than it should is looked up, never believed to be not applied, and needs help in the end', async () => {
    const bench = protocolBench();
    await knownWrite(bench);
    const { confirmation, protocol, arrive, answer, lookups } = await underWay(bench);
    bench.clock.now += 5 * second;
    for (; lookups() < 14; bench.clock.now += minute) {
      expect(stateOf(await protocol.getIntent(confirmation.intentId))).toBe('unknown');
    }
    bench.clock.now += minute;
    expect(stateOf(await protocol.getIntent(confirmation.intentId))).toBe('needs-help');
    arrive();
    expect(stateOf(await answer)).toBe('done');
  });

  it('is made by no process that slept too long before it, though the clock was set back meanwhile', async () => {
    const bench = protocolBench();
    const { ledger } = bench;
    const confirmation = yesTo(await bench.protocol.quote(draft()));
    const sleepy = bench.other({
      ledger: {
        ...ledgerOfProcess(ledger, ledger.watch),
        async update(row, version) {
          const won = await ledger.update(row, version);
          if (row.kind === 'intent' && row.state === 'sending') {
            bench.clock.now += 5 * second;
            bench.clock.wrongBy -= 5 * second;
          }
          return won;
        },
      },
    });
    expect(stateOf(await sleepy.confirm(confirmation, noTerms))).toBe('not-sent');
    expect(bench.state.writes).toEqual([]);
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
