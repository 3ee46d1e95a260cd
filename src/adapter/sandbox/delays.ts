/** How long after it was sent a late write happens: past the first look-up of the write protocol, which comes after a second. */
const lateMs = 1200;
/** How long a receipt cannot be found after its write, at the most: past the second look-up. */
const lagMs = 2100;
/** How many look-ups find nothing while it lags, at the most. */
const lagLookUps = 2;
/** How long a write may wait for its turn, where several tabs share the world. */
const turnMs = 1700;

/** The longest time in which a write of the sandbox still comes to light: the promise of `Backend.longestWriteMs`. */
export const longestWriteMs = lateMs + lagMs + turnMs;

/** How long a payment with the test card for it takes; less than `longestWriteMs` at any rate. */
const slowPaymentMs = 3000;

interface Late {
  readonly at: number;
  readonly happen: () => Promise<void>;
}

interface Lag {
  readonly until: number;
  lookUps: number;
}

/**
 * What the faults `late-write` and `receipt-lag` hold back, in the memory of this page or process. The machine's clock
 * decides; nothing starts a timer: what is due happens before the next call is answered, as if it had happened in time.
 */
export class Delays {
  readonly #now: () => number;
  #late: readonly Late[] = [];
  #landing: Promise<void> = Promise.resolve();
  readonly #lagging = new Map<string, Lag>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Lets `write` happen later. */
  later(write: () => Promise<void>): void {
    this.#late = [...this.#late, { at: this.#now() + lateMs, happen: write }];
  }

  /** Lets all happen that is due by now, in the order in which it was sent. */
  async land(): Promise<void> {
    const now = this.#now();
    const due = this.#late.filter(({ at }) => at <= now);
    if (due.length > 0) {
      this.#late = this.#late.filter(({ at }) => at > now);
      this.#landing = due.reduce(
        (before, { happen }) => before.then(happen).catch(nobodyHears),
        this.#landing,
      );
    }
    await this.#landing;
  }

  /** The write under this receipt id cannot be found for a while; `late`: counted from when it was due to happen. */
  hide(receiptId: string, late: boolean): void {
    const from = this.#now() + (late ? lateMs : 0);
    this.#lagging.set(receiptId, { until: from + lagMs, lookUps: 0 });
  }

  /** Whether a look-up of this receipt finds nothing yet. Each asking is one look-up. */
  hides(receiptId: string): boolean {
    const lag = this.#lagging.get(receiptId);
    if (!lag) return false;
    if (this.#now() < lag.until && lag.lookUps++ < lagLookUps) return true;
    this.#lagging.delete(receiptId);
    return false;
  }

  /** Lets a slow payment take its time. */
  slowPayment(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, slowPaymentMs));
  }

  /** Drops all: the world that it was meant for is gone. */
  forget(): void {
    this.#late = [];
    this.#lagging.clear();
  }
}

/** Who sent a late write waits for it no more. */
function nobodyHears(cause: unknown): void {
  console.warn('uss-kit: a late write of the sandbox came to nothing:', cause);
}
