import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../src/adapter/protocol/memory-ledger.js';
import {
  NotSent,
  OutcomeUnknown,
  type Backend,
  type IntentRow,
  type Ledger,
  type LedgerRow,
  type WriteResult,
  type Written,
} from '../../src/adapter/protocol/ports.js';
import { Watch } from '../../src/adapter/protocol/watch.js';
import {
  createWriteProtocol,
  type WriteProtocol,
} from '../../src/adapter/protocol/write-protocol.js';
import { ends } from '../../src/model/codes.js';
import type { IntentId } from '../../src/model/ids.js';
import type { Intent, Receipt } from '../../src/model/intent.js';
import { isPlanQuote, type Quote } from '../../src/model/quote.js';
import { draft, TinyBackend, tinyState } from '../support/tiny-platform.js';
import {
  backendWith,
  ledgerOfProcess,
  newIntent,
  noTerms,
  protocolBench,
  refusalOf,
  yesTo,
} from '../support/protocol-bench.js';

describe('at the same time', () => {
  it('fifty confirmations of one intent write once', async () => {
    const { protocol, other, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const intents = await Promise.all(
      [...Array(50).keys()].map((index) =>
        (index % 2 ? protocol : other({})).confirm(confirmation, noTerms),
      ),
    );
    expect(state.writes).toHaveLength(1);
    expect(new Set(intents.map(({ reference }) => reference)).size).toBe(1);
    expect(intents.filter(({ state: each }) => each === 'done')).not.toHaveLength(0);
    expect(intents.every(({ state: each }) => each === 'done' || each === 'submitting')).toBe(true);
  });

  it('two intents for one quote: one is done, the other is refused', async () => {
    const { protocol, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const both = await Promise.all(
      [yesTo(quote), yesTo(quote)].map((each) => protocol.confirm(each, noTerms)),
    );
    expect(both.map(refusalOf).sort()).toEqual(['done', 'quote-used']);
    expect(state.writes).toHaveLength(1);
  });
});

/** A ledger whose updates of matching rows wait for `proceed`, before or after they happen; `reached` tells that one came there. */
function paused(ledger: Ledger, when: 'before' | 'after', matching: (row: LedgerRow) => boolean) {
  let proceed: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const go = new Promise<void>((resolve) => (proceed = resolve));
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const pause = async (): Promise<void> => {
    arrive();
    await go;
  };
  const slow: Ledger = {
    ...ledgerOfProcess(ledger, ledger.watch),
    async update(row, version) {
      const mine = matching(row);
      if (mine && when === 'before') await pause();
      const won = await ledger.update(row, version);
      if (mine && when === 'after') await pause();
      return won;
    },
  };
  return { ledger: slow, reached, proceed };
}

const unsent = (backend: Backend): Backend =>
  backendWith(backend, { write: async () => Promise.reject(new NotSent()) });

describe('in the worst order', () => {
  it('a second intent that found the quote free loses it to the first, which was sent once more', async () => {
    const { protocol, other, backend, ledger, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const first = yesTo(quote);
    await other({ backend: unsent(backend) }).confirm(first, noTerms);
    const slow = paused(ledger, 'before', (row) => row.kind === 'quote');
    const later = other({ ledger: slow.ledger }).confirm(yesTo(quote), noTerms);
    await slow.reached;
    expect(refusalOf(await protocol.confirm(first, noTerms))).toBe('done');
    slow.proceed();
    expect(refusalOf(await later)).toBe('quote-used');
    expect(state.writes).toHaveLength(1);
  });

  it('the first, sent once more, loses the quote to a second intent that took it meanwhile', async () => {
    const { protocol, other, backend, ledger, state } = protocolBench();
    const quote = await protocol.quote(draft());
    const first = yesTo(quote);
    await other({ backend: unsent(backend) }).confirm(first, noTerms);
    const slow = paused(ledger, 'before', (row) => row.kind === 'quote');
    const again = other({ ledger: slow.ledger }).confirm(first, noTerms);
    await slow.reached;
    expect(refusalOf(await protocol.confirm(yesTo(quote), noTerms))).toBe('quote-used');
    slow.proceed();
    expect(refusalOf(await again)).toBe('done');
    expect(state.writes).toHaveLength(1);
  });

  it('a process that slept after it marked the intent as sending does not send', async () => {
    const { protocol, other, ledger, clock, state } = protocolBench();
    const confirmation = yesTo(await protocol.quote(draft()));
    const slow = paused(ledger, 'after', (row) => row.kind === 'intent' && row.state === 'sending');
    const asleep = other({ ledger: slow.ledger }).confirm(confirmation, noTerms);
    await slow.reached;
    clock.now += 5000;
    slow.proceed();
    expect(refusalOf(await asleep)).toBe('not-sent');
    expect(state.writes).toEqual([]);
  });
});

const second = 1000;
const longestWriteMs = 5 * second;

type WriteFate = 'answered' | 'lost' | 'dropped' | 'late' | 'not-sent' | 'refused' | 'bug';

type Command =
  | { do: 'confirm'; intent: number; quote: number; fate: WriteFate; diesAfter: number | undefined }
  | { do: 'getIntent'; intent: number; diesAfter: number | undefined }
  | { do: 'sweep' }
  | { do: 'tick'; ms: number }
  | { do: 'set-clock'; ms: number }
  | { do: 'move-price' }
  | { do: 'let-run'; steps: number };

const mortal = fc.option(fc.nat({ max: 14 }), { nil: undefined, freq: 2 });
const fates: readonly WriteFate[] = [
  'answered',
  'lost',
  'dropped',
  'late',
  'not-sent',
  'refused',
  'bug',
];
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      intent: fc.nat({ max: 3 }),
      quote: fc.nat({ max: 1 }),
      fate: fc.constantFrom(...fates),
      diesAfter: mortal,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('getIntent' as const),
      intent: fc.nat({ max: 3 }),
      diesAfter: mortal,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'sweep' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('tick' as const),
      ms: fc.constantFrom(100, 1000, 6000, 61_000, 300_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set-clock' as const),
      ms: fc.constantFrom(60_000, 300_000, 3_600_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'move-price' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('let-run' as const),
      steps: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }) },
        { weight: 1, arbitrary: fc.constant(1000) },
      ),
    }),
  },
);

/** A world in which every call of a port may be overtaken by any other, and any process may stop at any of them. */
class Chaos {
  /** `now`: what time it is. `wrongBy`: how far the machine's clock is ahead of it. */
  readonly clock = { now: Date.UTC(2026, 0, 1), wrongBy: 0 };
  readonly #now = () => this.clock.now + this.clock.wrongBy;
  readonly #newWatch = () => new Watch(() => this.clock.now);
  readonly #watch = this.#newWatch();
  readonly ledger = new MemoryLedger(this.#now);
  readonly intents = Array.from({ length: 4 }, newIntent);
  readonly quotes: Quote[] = [];
  /** Receipt ids in the order in which their writes took effect. Unlike a real platform it does not refuse a used one. */
  readonly effects: string[] = [];
  /** What was charged, by receipt id. */
  readonly charged = new Map<string, string>();
  readonly #late: { at: number; receiptId: string; amount: string }[] = [];
  readonly #platform = tinyState();
  readonly #preview = new TinyBackend(this.#platform, 'ann');
  readonly #scheduler: fc.Scheduler;

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler;
  }

  tick(ms: number): void {
    const until = this.clock.now + ms;
    for (const each of this.#late.splice(0)) {
      if (each.at <= until) this.#takeEffect(each.receiptId, each.amount);
      else this.#late.push(each);
    }
    this.clock.now = until;
  }

  movePrice(): void {
    this.#platform.cents += 100;
  }

  /** One process, or one more call of that which does not die. `orderly`: its calls are neither delayed nor cut off. */
  process(fate: WriteFate = 'answered', diesAfter?: number, orderly = false): WriteProtocol {
    let calls = 0;
    const through = async <T>(call: () => Promise<T>, mayWait = true): Promise<T> => {
      if (orderly) return call();
      if (calls++ === diesAfter) await new Promise(() => undefined);
      if (mayWait) await this.#scheduler.schedule(Promise.resolve(), 'call');
      const answer = await call();
      if (calls++ === diesAfter) await new Promise(() => undefined);
      await this.#scheduler.schedule(Promise.resolve(), 'answer');
      return answer;
    };
    const { ledger } = this;
    const unreliable: Ledger = {
      watch: diesAfter === undefined ? this.#watch : this.#newWatch(),
      insert: (row) => through(() => ledger.insert(row)),
      getQuote: (account, id) => through(() => ledger.getQuote(account, id)),
      getIntent: (account, id) => through(() => ledger.getIntent(account, id)),
      update: (row, version) => through(() => ledger.update(row, version)),
      knownReceipt: (account) => through(() => ledger.knownReceipt(account)),
      openIntents: () => through(() => ledger.openIntents()),
    };
    const backend: Backend = {
      longestWriteMs,
      preview: (change) => through(() => this.#preview.preview(change)),
      // A write that waits before it takes effect would break the promise of longestWriteMs.
      write: (...[, receiptId]) => through(() => this.#write(fate, receiptId), false),
      lookup: (receiptId) => through(async () => this.#lookup(receiptId)),
    };
    return createWriteProtocol({
      ledger: unreliable,
      backend,
      scope: { account: 'ann', session: 's1' },
      now: this.#now,
      randomId: randomUUID,
    });
  }

  async #write(fate: WriteFate, receiptId: string): Promise<WriteResult> {
    const { dueNow } = await this.#preview.preview(draft());
    const { amount } = dueNow.total;
    if (fate === 'not-sent') throw new NotSent();
    if (fate === 'refused') return { outcome: 'refused', refusal: 'refused-by-platform' };
    if (fate === 'late') {
      this.#late.push({ at: this.clock.now + longestWriteMs, receiptId, amount });
    }
    if (fate === 'answered' || fate === 'lost') this.#takeEffect(receiptId, amount);
    if (fate === 'bug') throw new TypeError('bug');
    if (fate !== 'answered') throw new OutcomeUnknown();
    return { outcome: 'written', receipt: receipt(receiptId, amount) };
  }

  #takeEffect(receiptId: string, amount: string): void {
    this.effects.push(receiptId);
    this.charged.set(receiptId, amount);
  }

  #lookup(receiptId: string): Written | undefined {
    const amount = this.charged.get(receiptId);
    return amount === undefined ? undefined : { receipt: receipt(receiptId, amount) };
  }
}

function receipt(reference: string, amount: string): Receipt {
  return {
    reference,
    planInstanceIds: [],
    invoiceIds: [],
    charged: { amount, currency: 'USD' },
    lines: [],
  };
}

async function play(scheduler: fc.Scheduler, commands: readonly Command[]) {
  const chaos = new Chaos(scheduler);
  const orderly = chaos.process('answered', undefined, true);
  chaos.quotes.push(await orderly.quote(draft()), await orderly.quote(draft()));
  const answers: Intent[] = [];
  const keep = (answer: Promise<Intent>): void =>
    void answer.then(
      (intent) => answers.push(intent),
      () => undefined,
    );
  const letRun = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps && scheduler.count() > 0; step++) await scheduler.waitOne();
  };
  for (const each of commands) {
    if (each.do === 'tick') chaos.tick(each.ms);
    if (each.do === 'set-clock') chaos.clock.wrongBy += each.ms;
    if (each.do === 'move-price') chaos.movePrice();
    if (each.do === 'sweep') void chaos.process().sweep();
    if (each.do === 'let-run') await letRun(each.steps);
    if (each.do === 'getIntent') {
      keep(
        chaos.process('answered', each.diesAfter).getIntent(chaos.intents[each.intent] as IntentId),
      );
    }
    if (each.do === 'confirm') {
      const confirmation = yesTo(chaos.quotes[each.quote] as Quote, {
        intentId: chaos.intents[each.intent] as IntentId,
      });
      keep(chaos.process(each.fate, each.diesAfter).confirm(confirmation, noTerms));
    }
    // What was started reaches its first call.
    await new Promise(setImmediate);
  }
  await letRun(Number.POSITIVE_INFINITY);
  for (let minute = 0; minute <= 20; minute++) {
    await orderly.sweep();
    chaos.tick(60 * second);
  }
  const rows: IntentRow[] = [];
  for (const id of chaos.intents) {
    const row = (await chaos.ledger.getIntent('ann', id))?.row;
    if (row) rows.push(row);
  }
  return { chaos, rows, answers };
}

describe('whatever overtakes what, whoever dies, whichever answer is lost, however the clock is set', () => {
  const numRuns = Number(process.env['USS_PROTOCOL_RUNS'] ?? 600);
  const runs = process.env['USS_PROTOCOL_RUNS'] ? { numRuns } : { numRuns, seed: 20200718 };

  it('T28 T29 every intent takes effect at most once and reaches an end that tells the truth', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(command, { minLength: 3, maxLength: 30 }),
        async (scheduler, commands) => {
          const { chaos, rows, answers } = await play(scheduler, commands);
          expect(new Set(chaos.effects).size).toBe(chaos.effects.length);
          for (const row of rows) {
            reached.add(row.state);
            expect(ends).toContain(row.state);
            const applied = chaos.effects.includes(row.receiptId);
            if (row.state === 'done' || row.state === 'done-with-problem') {
              expect(applied).toBe(true);
            } else if (row.state !== 'needs-help') expect(applied).toBe(false);
          }
          const used = rows.filter(({ receiptId }) => chaos.effects.includes(receiptId));
          expect(new Set(used.map(({ quoteId }) => quoteId)).size).toBe(used.length);
          for (const row of used) {
            const quote = chaos.quotes.find(({ id }) => id === row.quoteId);
            // A price can still move after it was asked again; then the customer is told.
            const asShown =
              chaos.charged.get(row.receiptId) ===
              (quote && isPlanQuote(quote) ? quote.dueNow.total.amount : undefined);
            if (row.state === 'done') expect(asShown).toBe(true);
            if (row.state === 'done-with-problem') {
              expect([asShown, row.problem]).toEqual([false, 'differs-from-quote']);
            }
          }
          // What a customer was told stays true, but for the one end after which the same intent may be sent again.
          for (const answer of answers) {
            if (!ends.some((each) => each === answer.state) || answer.state === 'not-sent') {
              continue;
            }
            expect(rows.find(({ id }) => id === answer.id)?.state).toBe(answer.state);
          }
        },
      ),
      runs,
    );
    // The schedules are worth something only if they get everywhere.
    expect([...reached].sort()).toEqual([...ends].sort());
  }, 120_000);
});
