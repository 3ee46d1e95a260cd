import { toAdapterError, type AdapterError } from '../adapter/errors.js';
import type { Connection } from '../context/connection.js';
import type { IntentId } from '../model/ids.js';
import type { Intent } from '../model/intent.js';
import { Backoff } from './backoff.js';

export interface LookOutOptions {
  /** Whom to ask about what, at the moment of asking; nothing any more when it does not matter. */
  readonly about: () => LookOutFor | undefined;
  readonly answered: (answer: Intent) => void;
  readonly failed: (error: AdapterError, connection: Connection) => void;
}

export interface LookOutFor {
  readonly connection: Connection;
  readonly intentId: IntentId;
  /** Another one for every attempt at it: what is answered about an earlier attempt is dropped. */
  readonly attempt: number;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** Asks what became of a write, one look at a time, each some while after the one before (write protocol, step 7). */
export class LookOut {
  readonly #options: LookOutOptions;
  readonly #backoff = new Backoff();
  #looking = false;

  constructor(options: LookOutOptions) {
    this.#options = options;
  }

  /** Whether a look is under way, or waits for its time. */
  get active(): boolean {
    return this.#looking || this.#backoff.waiting;
  }

  /** Looks after `seconds`, or without them after the next step of the backoff. Replaces a look that waits. */
  later(seconds?: number): void {
    const about = this.#options.about();
    if (!about || about.signal.aborted) return;
    this.#backoff.next(about.connection.timers, () => void this.now(), seconds);
  }

  /** Looks at once, unless a look is under way. */
  async now(): Promise<void> {
    this.#backoff.stop();
    const about = this.#options.about();
    if (!about || this.#looking) return;
    const { connection, intentId, attempt, signal } = about;
    const outdated = (): boolean => signal.aborted || this.#options.about()?.attempt !== attempt;
    this.#looking = true;
    try {
      const answer = await connection.call('getIntent', { intentId }, { signal });
      if (!outdated()) this.#options.answered(answer);
    } catch (thrown) {
      if (!outdated()) this.#options.failed(toAdapterError(thrown), connection);
    } finally {
      this.#looking = false;
    }
  }

  /** Drops a look that waits. */
  stop(): void {
    this.#backoff.stop();
  }

  /** Drops a look that waits, and begins with the shortest wait again. */
  reset(): void {
    this.#backoff.reset();
  }
}
