import type { Instant } from '../../model/values.js';

/** One sending of a write: what was not sent may be sent again, under the same receipt id. */
interface Sending {
  readonly receiptId: string;
  readonly sentAt?: Instant | undefined;
}

/** Longer than any write is open; by then another process has ended it. */
const keepMs = 24 * 60 * 60 * 1000;

const keyOf = ({ receiptId, sentAt }: Sending): string => `${receiptId} ${sentAt}`;

/**
 * What one process has itself seen of writes that are under way. That a write was not made is believed on no other word: the
 * machine's clock, by which rows are dated, can be set, and then the longest time that a write can take is over at once.
 */
export class Watch {
  readonly #elapsed: () => number;
  readonly #since = new Map<string, number>();
  readonly #awaited = new Set<string>();

  /** `elapsed`: milliseconds since any moment, by a clock that nobody can set. */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
  }

  /** For how many milliseconds this process has known the write to be under way: 0 at the first asking. */
  openFor(sending: Sending): number {
    const now = this.#elapsed();
    const key = keyOf(sending);
    const since = this.#since.get(key);
    if (since !== undefined) return now - since;
    for (const [oldest, at] of this.#since) {
      if (now - at < keepMs) break;
      this.#since.delete(oldest);
    }
    this.#since.set(key, now);
    return 0;
  }

  /** Runs `write`, which is awaited until it has ended. */
  async awaiting<T>(sending: Sending, write: () => Promise<T>): Promise<T> {
    const key = keyOf(sending);
    this.#awaited.add(key);
    try {
      return await write();
    } finally {
      this.#awaited.delete(key);
    }
  }

  /** Whether this process still waits for the answer to the write. */
  isAwaited(sending: Sending): boolean {
    return this.#awaited.has(keyOf(sending));
  }
}
