/** Counts events per key in windows that slide: at most `limit` within `windowMs`. */
export class SlidingLimit {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();
  #purgedAt = 0;

  constructor(limit: number, windowMs: number, now: () => number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Seconds to wait before `key` may go on; 0 when it may. */
  wait(key: string): number {
    const times = this.#recent(key);
    const oldest = times[times.length - this.#limit];
    return oldest === undefined ? 0 : Math.ceil((oldest + this.#windowMs - this.#now()) / 1000);
  }

  count(key: string): void {
    this.#purge();
    this.#times.set(key, [...this.#recent(key), this.#now()]);
  }

  /** Undoes one count of that moment. */
  takeBack(key: string, time: number): void {
    const times = this.#recent(key);
    const index = times.indexOf(time);
    if (index >= 0) this.#times.set(key, times.toSpliced(index, 1));
  }

  /** How many there were within the window. */
  used(key: string): number {
    return this.#recent(key).length;
  }

  forget(key: string): void {
    this.#times.delete(key);
  }

  #recent(key: string): number[] {
    const since = this.#now() - this.#windowMs;
    return this.#times.get(key)?.filter((time) => time > since) ?? [];
  }

  /** Nothing grows without bound: keys that were silent for a window go. */
  #purge(): void {
    const now = this.#now();
    if (now - this.#purgedAt < this.#windowMs) return;
    this.#purgedAt = now;
    for (const key of this.#times.keys())
      if (this.#recent(key).length === 0) this.#times.delete(key);
  }
}

const minute = 60_000;
const failuresPerUser = 5;
const failuresPerAddress = 20;
const window = 15 * minute;

/**
 * Slows guessing of passwords down (T17): after 5 failures for a user or 20 from an address within 15 minutes each further
 * try waits, for a user twice as long each time. Nobody is locked out for good, and a success forgets the user's failures.
 */
export class SignInLimits {
  readonly #users: SlidingLimit;
  readonly #addresses: SlidingLimit;
  readonly #now: () => number;
  readonly #closedUntil = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
    this.#users = new SlidingLimit(Number.MAX_SAFE_INTEGER, window, now);
    this.#addresses = new SlidingLimit(failuresPerAddress, window, now);
  }

  /** Seconds to wait; 0 when the try may go on. An address that is not known is not limited. */
  wait(userId: string, address: string | undefined): number {
    const until = this.#closedUntil.get(fold(userId)) ?? 0;
    return Math.max(
      Math.ceil((until - this.#now()) / 1000),
      address === undefined ? 0 : this.#addresses.wait(address),
      0,
    );
  }

  failed(userId: string, address: string | undefined): void {
    const user = fold(userId);
    const now = this.#now();
    for (const [key, until] of this.#closedUntil)
      if (until < now - window) this.#closedUntil.delete(key);
    this.#users.count(user);
    if (address !== undefined) this.#addresses.count(address);
    const beyond = this.#users.used(user) - failuresPerUser;
    if (beyond >= 0) this.#closedUntil.set(user, now + Math.min(2 ** beyond * 1000, window));
  }

  succeeded(userId: string): void {
    this.#users.forget(fold(userId));
    this.#closedUntil.delete(fold(userId));
  }
}

function fold(userId: string): string {
  return userId.trim().toLowerCase();
}

/** How a call weighs: reads are cheap, quotes make the platform compute, writes are rare. */
export type CallWeight = 'read' | 'quote' | 'write';

/** Calls of each weight that one session may make in a minute. */
export type CallsPerMinute = Readonly<Record<CallWeight, number>>;

/** Enough for a customer in a hurry (T51). */
export const defaultCallsPerMinute: CallsPerMinute = { read: 120, quote: 30, write: 6 };

/** One limit per weight; keys are sessions. */
export function callLimits(
  { read, quote, write }: CallsPerMinute,
  now: () => number,
): Record<CallWeight, SlidingLimit> {
  return {
    read: new SlidingLimit(read, minute, now),
    quote: new SlidingLimit(quote, minute, now),
    write: new SlidingLimit(write, minute, now),
  };
}
