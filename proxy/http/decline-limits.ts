import type { OperationName } from '../../src/adapter/contract.js';
import { refused } from '../../src/adapter/errors.js';
import { parseInput } from '../../src/adapter/parse.js';
import type { Confirmation, Intent } from '../../src/model/intent.js';
import { SlidingLimit } from './limits.js';

/** Whose try it is: the account, and the client's address where that is known. */
export interface Tester {
  readonly account: string;
  readonly address: string | undefined;
}

/** Payment details that may be declined within an hour. */
export interface DeclinesPerHour {
  readonly account: number;
  readonly address: number;
}

export const defaultDeclinesPerHour: DeclinesPerHour = { account: 5, address: 10 };

const hour = 3_600_000;

/**
 * Whether somebody who had too many declined is a customer after all, by a challenge of the company's own: its server sees the whole request,
 * with the cookie that it set once the challenge was solved.
 */
export type Challenge = (request: Request, tester: Tester) => boolean | Promise<boolean>;

/** An intent under another quote is another try, though only one of them can be made. */
type Confirmed = Pick<Confirmation, 'intentId' | 'quoteId'>;

interface Try extends Tester {
  readonly at: number;
}

/**
 * Keeps stolen cards from being tried out (T25). New payment details that were declined are counted for the account and for the address; at
 * the limit, writes with new ones are refused before they go anywhere, until the first is an hour old. A try counts as declined from its
 * beginning until it is known to have ended otherwise, so that many at once, and those whose answer nobody waits for, get no further.
 * Payments by a stored method are neither counted nor refused.
 */
export class DeclineLimits {
  readonly #accounts: SlidingLimit;
  readonly #addresses: SlidingLimit;
  readonly #now: () => number;
  /** Each quote whose confirmation brings new details: when it was made, and whether it was let through beyond the limit. A quote lives for minutes. */
  readonly #quotes = new Map<string, { readonly at: number; readonly isProven: boolean }>();
  readonly #tries = new Map<string, Try>();

  readonly #challenge: Challenge | undefined;

  constructor(limits: DeclinesPerHour, now: () => number, challenge: Challenge | undefined) {
    this.#accounts = new SlidingLimit(limits.account, hour, now);
    this.#addresses = new SlidingLimit(limits.address, hour, now);
    this.#now = now;
    this.#challenge = challenge;
  }

  /** False within the limit, true where the challenge lets somebody through beyond it. Throws `refused` with `too-many-declines` otherwise. */
  async proves(request: Request, tester: Tester): Promise<boolean> {
    if (!this.#isClosed(tester)) return false;
    if (await this.#challenge?.(request, tester)) return true;
    throw refused('too-many-declines');
  }

  /** Remembers that this quote is of new details; `isProven`: its one try is open, whatever the limit says. */
  quoted(quoteId: string, isProven: boolean): void {
    this.#forgetOld();
    this.#quotes.set(quoteId, { at: this.#now(), isProven });
  }

  /** Whether the confirmation of this quote would bring new details. */
  brings(quoteId: string): boolean {
    return this.#quotes.has(quoteId);
  }

  /** A try begins: true, unless this is the same one asked for again. Throws `refused` with `too-many-declines` where no new details are taken. */
  begin(confirmation: Confirmed, tester: Tester): boolean {
    const key = keyOf(confirmation);
    if (this.#tries.has(key)) return false;
    const isProven = this.#quotes.get(confirmation.quoteId)?.isProven ?? false;
    if (!isProven && this.#isClosed(tester)) throw refused('too-many-declines');
    const at = this.#now();
    this.#tries.set(key, { ...tester, at });
    this.#accounts.count(tester.account);
    if (tester.address !== undefined) this.#addresses.count(tester.address);
    return true;
  }

  /** What became of a write, whichever it is. */
  learned(intent: Intent): void {
    this.#followed(intent);
    const isOpen = ['submitting', 'unknown', 'needs-help'].includes(intent.state);
    const isDeclined = intent.state === 'refused' && intent.refusal === 'payment-declined';
    if (!isOpen && !isDeclined) this.takeBack({ intentId: intent.id, quoteId: intent.quoteId });
  }

  /** The figures have changed: what was quoted anew brings the same details, and what one try was open for moves on to it. */
  #followed({ quoteId, ...intent }: Intent): void {
    const former = this.#quotes.get(quoteId);
    if (!former || intent.state !== 'refused' || !intent.quote) return;
    this.quoted(intent.quote.id, former.isProven);
    this.#quotes.set(quoteId, { ...former, isProven: false });
  }

  /** Nothing was tried. */
  takeBack(confirmation: Confirmed): void {
    const key = keyOf(confirmation);
    const made = this.#tries.get(key);
    if (!made) return;
    this.#tries.delete(key);
    this.#accounts.takeBack(made.account, made.at);
    if (made.address !== undefined) this.#addresses.takeBack(made.address, made.at);
  }

  /** Whether no new details are taken at the moment. */
  #isClosed({ account, address }: Tester): boolean {
    return (
      this.#accounts.wait(account) > 0 ||
      (address !== undefined && this.#addresses.wait(address) > 0)
    );
  }

  #forgetOld(): void {
    const since = this.#now() - hour;
    for (const [quoteId, { at }] of this.#quotes) if (at < since) this.#quotes.delete(quoteId);
    for (const [key, { at }] of this.#tries) if (at < since) this.#tries.delete(key);
  }
}

function keyOf({ intentId, quoteId }: Confirmed): string {
  return `${intentId} ${quoteId}`;
}

/** The operation, where it is a quote of payment details that were typed just now, and of no stored method. */
export function quoteOfNewDetails(
  operation: OperationName,
  input: unknown,
): 'quotePayment' | 'quotePaymentMethod' | undefined {
  if (operation === 'quotePayment')
    return parseInput(operation, input).draft.with.by === 'one-time' ? operation : undefined;
  if (operation === 'quotePaymentMethod')
    return parseInput(operation, input).draft.method.do !== 'remove' ? operation : undefined;
  return undefined;
}
