import type { ProblemCode, RefusalCode } from '../../model/codes.js';
import type { IntentId, QuoteId } from '../../model/ids.js';
import type { End } from '../../model/codes.js';
import type { Receipt } from '../../model/intent.js';
import type { Draft } from '../../model/draft.js';
import type { Preview, Quote } from '../../model/quote.js';
import type { Instant } from '../../model/values.js';
import type { Watch } from './watch.js';

/** Whose rows these are. Quotes and intents of one session or account are never found from another. */
export interface Scope {
  readonly account: string;
  readonly session: string;
}

export interface QuoteRow {
  readonly kind: 'quote';
  readonly id: QuoteId;
  readonly scope: Scope;
  readonly quote: Quote;
  /** The intent that used it; a quote is used once. */
  readonly usedBy?: IntentId | undefined;
}

/**
 * A confirmed write. `claimed`: the row stands, nothing was sent. `sending`: the platform may have got it.
 * `unknown`: sent, and no answer. The rest are ends.
 */
export interface IntentRow {
  readonly kind: 'intent';
  readonly id: IntentId;
  readonly scope: Scope;
  readonly quoteId: QuoteId;
  /** Over quote and what was accepted: another one under the same id is refused. */
  readonly fingerprint: string;
  /** Goes to the platform with the write; unique, alphanumeric, at most 50 characters. Also the reference to show. */
  readonly receiptId: string;
  /** The platform keeps no receipt of such a write: that it is done proves nothing about look-ups by receipt id. */
  readonly withoutReceipt?: true | undefined;
  readonly state: 'claimed' | 'sending' | 'unknown' | End;
  /** When it was claimed, at its latest attempt: a claim that stands for long was left by a process that died. */
  readonly createdAt: Instant;
  /** When the write was sent; look-ups count from here. */
  readonly sentAt?: Instant | undefined;
  /** How often the outcome was looked up, and when it may be again. */
  readonly lookups: number;
  readonly nextLookupAt?: Instant | undefined;
  readonly receipt?: Receipt | undefined;
  readonly problem?: ProblemCode | undefined;
  readonly refusal?: RefusalCode | undefined;
  /** With refusal `quote-changed`: the quote that holds now. */
  readonly freshQuote?: Quote | undefined;
}

export type LedgerRow = QuoteRow | IntentRow;

/** A row with the version that an update must name. */
export interface Versioned<T> {
  readonly row: T;
  readonly version: number;
}

/**
 * Durable store of quotes and intents. `insert` and `update` are atomic: of two at once, one wins.
 * Rows stay at least 72 hours after a definite end (write protocol, step 5); the quote that an open intent names stays with it.
 */
export interface Ledger {
  /** False where rows are lost with the process: for development only. The reference proxy does not start without a file otherwise. */
  readonly durable?: boolean;
  /** What this process has seen of the intents in it; shared by all that work on the ledger in this process, and lost with it. */
  readonly watch: Watch;
  /** False when a row with this kind, account and id stands already. */
  insert(row: LedgerRow): Promise<boolean>;
  getQuote(account: string, id: QuoteId): Promise<Versioned<QuoteRow> | undefined>;
  getIntent(account: string, id: IntentId): Promise<Versioned<IntentRow> | undefined>;
  /** False when the row is no longer at `version`. */
  update(row: LedgerRow, version: number): Promise<boolean>;
  /** A receipt id of this account whose write is known to have happened, and of which the platform keeps a receipt: proves that a look-up works. */
  knownReceipt(account: string): Promise<string | undefined>;
  /** Intents that are not at an end: for the sweep. */
  openIntents(): Promise<readonly Versioned<IntentRow>[]>;
}

/** A write that happened: what was written, and what went wrong beside it. */
export interface Written {
  readonly receipt: Receipt;
  readonly problem?: ProblemCode | undefined;
}

/** What a look-up finds: a write that happened; one that the platform refused, as a payment that was declined; `not-made`, see {@link Backend.lookup}; or nothing. */
export type Found = Written | { readonly refusal: RefusalCode } | 'not-made' | undefined;

/** How a write came back when it did come back. */
export type WriteResult =
  | ({ readonly outcome: 'written' } & Written)
  | { readonly outcome: 'refused'; readonly refusal: RefusalCode };

/** Thrown by `Backend.write` when not one byte left, and none will: trying again is safe. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Thrown by `Backend.write` when the platform may have got the write and no readable answer came. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * The platform behind the protocol, for one session's account.
 * `preview` and `write` throw `AdapterError` with code `refused` when the platform or a rule says no.
 */
export interface Backend {
  /** What the change would do now. Writes nothing and uses no receipt id up. */
  preview(draft: Draft, options?: { signal?: AbortSignal | undefined }): Promise<Preview>;
  /** Makes the change. A receipt id that was used before must end in {@link OutcomeUnknown}: it means "look it up". Not abortable. */
  write(draft: Draft, receiptId: string): Promise<WriteResult>;
  /**
   * What happened under a receipt id, as far as the platform still tells; undefined when it has no record. Throws when it cannot tell.
   * A platform that keeps no receipts of such a draft reads back what it asks for instead: done, or `not-made` where nothing of it is (T39).
   */
  lookup(receiptId: string, draft?: Draft): Promise<Found>;
  /** Whether the platform keeps no receipt of a write of this draft, so that only what it asks for can be read back; left out: it keeps one of each. */
  isWithoutReceipt?(draft: Draft): boolean;
  /** The longest time in milliseconds that a write may still take effect after it was sent. */
  readonly longestWriteMs: number;
}
