import type { BillingAdapter } from '../../src/adapter/contract.js';
import { AdapterError, toAdapterError } from '../../src/adapter/errors.js';
import { parseInput, parseOutput } from '../../src/adapter/parse.js';
import type { Confirmation, Intent } from '../../src/model/intent.js';
import type { DeclineLimits, Tester } from './decline-limits.js';

/** A confirmation on its way. */
interface Flight extends Pick<Confirmation, 'intentId' | 'quoteId'> {
  readonly session: string;
}

/** Writes of all sessions, and what is told of each while it is not known how it ends (write protocol, steps 5 to 8). */
export class Confirmations {
  /** Confirmations that are on their way, each from its arrival until it has ended, whether or not somebody waits for the answer. */
  readonly #underWay = new Set<Flight>();
  readonly #declines: DeclineLimits;
  /** Milliseconds after which a confirmation is answered "under way" and goes on behind it (T50). */
  readonly #patienceMs: number;

  constructor(declines: DeclineLimits, patienceMs: number) {
    this.#declines = declines;
    this.#patienceMs = patienceMs;
  }

  /**
   * A write that takes long is answered with its state so far, before a machine in between cuts the line. Where that state cannot be
   * told, be it that the row is not there yet or that the look fails, nothing is known of the write, so the answer waits on.
   */
  async confirm(
    adapter: BillingAdapter,
    input: unknown,
    { session, tester }: { readonly session: string; readonly tester: () => Promise<Tester> },
  ): Promise<unknown> {
    const confirmation = parseInput('confirm', input);
    if (!adapter.confirm || !adapter.getIntent) throw new AdapterError('operation-missing');
    const { intentId, quoteId } = confirmation;
    const write = adapter.confirm.bind(adapter);
    const look = adapter.getIntent.bind(adapter);
    const sofar = () => look({ intentId }).catch(() => undefined);
    const flight = { session, intentId, quoteId };
    this.#underWay.add(flight);
    const outcome = (async () => {
      const isTry =
        this.#declines.brings(quoteId) && (await this.#begins(confirmation, tester, sofar));
      try {
        const intent = await write(confirmation);
        this.#declines.learned(intent);
        return intent;
      } catch (thrown) {
        if (isTry && toAdapterError(thrown).nothingTaken) this.#declines.takeBack(confirmation);
        throw thrown;
      }
    })().finally(() => this.#underWay.delete(flight));
    outcome.catch(() => undefined);
    for (;;) {
      const told = (await within(this.#patienceMs, outcome)) ?? (await sofar());
      if (told) return told;
    }
  }

  /** Whether a new try of new payment details begins. Asking again for a write that has ended tries nothing, whatever the limit says. */
  async #begins(
    confirmation: Confirmation,
    tester: () => Promise<Tester>,
    sofar: () => Promise<Intent | undefined>,
  ): Promise<boolean> {
    const who = await tester();
    try {
      return this.#declines.begin(confirmation, who);
    } catch (tooMany) {
      const before = await sofar();
      if (!before || before.state === 'not-sent') throw tooMany;
      return false;
    }
  }

  /** What became of a write. One that has not reached its row yet is under way, and not unheard of. */
  async lookUp(
    adapter: BillingAdapter,
    input: unknown,
    { session, signal }: { readonly session: string; readonly signal: AbortSignal },
  ): Promise<Intent> {
    const { intentId } = parseInput('getIntent', input);
    if (!adapter.getIntent) throw new AdapterError('operation-missing');
    // Asked for beforehand: what ends in between has left its row behind the look.
    const flight = [...this.#underWay].find(
      (each) => each.session === session && each.intentId === intentId,
    );
    try {
      const intent = parseOutput('getIntent', await adapter.getIntent({ intentId }, { signal }));
      this.#declines.learned(intent);
      return intent;
    } catch (thrown) {
      if (!flight || toAdapterError(thrown).code !== 'not-found') throw thrown;
      const { quoteId } = flight;
      return { id: intentId, quoteId, reference: intentId, state: 'submitting' };
    }
  }
}

/** What `work` comes to, or nothing when it takes longer than `milliseconds`. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
