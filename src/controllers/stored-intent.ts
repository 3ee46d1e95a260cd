import type { Connection } from '../context/connection.js';
import { isQuoteOperation, type QuoteOperation } from '../context/reads.js';
import type { Confirmation } from '../model/intent.js';

/** A write that may be under way, as it is kept for a reload: ids, consent and when, nothing else. */
export interface StoredIntent extends Confirmation {
  /** The operation whose quote is confirmed. */
  readonly operation: QuoteOperation;
  /** When the confirmation was sent last, or was to be sent: milliseconds of the connection's clock. */
  readonly sentAt: number;
}

const prefix = 'uss-kit:1:intent';

/** Whose write it is: kept apart by connection, account and element. */
export interface StoredIntentPlace {
  readonly connection: string;
  readonly account: string;
  readonly scope: string;
}

/**
 * Keeps unfinished writes of this tab in its session storage, so that a reload finds them again. Where the browser
 * refuses storage nothing is kept, and only a reload is not covered.
 */
export class StoredIntents {
  readonly #storage: Storage | undefined;

  constructor(storage: Storage | undefined = ownStorage()) {
    this.#storage = storage;
  }

  /** Whether there is any for this connection, whoever's it is; with `inside`, of an element in the shadow of that one. */
  any(connection: string, inside?: HTMLElement): boolean {
    const start = `${prefix}:${encodeURIComponent(connection)}:`;
    const within = inside ? `:${encodeURIComponent(`${placeInPage(inside)}/`)}` : '';
    return Object.keys(this.#storage ?? {}).some(
      (key) => key.startsWith(start) && key.includes(within),
    );
  }

  read(place: StoredIntentPlace): StoredIntent | undefined {
    const text = this.#storage?.getItem(keyOf(place));
    if (!text) return undefined;
    try {
      const stored: unknown = JSON.parse(text);
      return isStoredIntent(stored) ? stored : undefined;
    } catch {
      return undefined;
    }
  }

  write(place: StoredIntentPlace, intent: StoredIntent): void {
    try {
      this.#storage?.setItem(keyOf(place), JSON.stringify(intent));
    } catch {
      // Storage is full: only a reload is not covered.
    }
  }

  remove(place: StoredIntentPlace): void {
    this.#storage?.removeItem(keyOf(place));
  }
}

/** The account of the session, as far as the adapter tells it. */
export async function accountOf(connection: Connection): Promise<string> {
  if (connection.has('getAccount')) return (await connection.ask('getAccount', {})).id;
  if (connection.has('validateSession'))
    return (await connection.ask('validateSession', {})).accountId;
  return '';
}

/** What is the same for an element before and after a reload: tag and id, with those of the elements whose shadow it is in. */
export function placeInPage(element: HTMLElement): string {
  const own = `${element.localName}#${element.id}`;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? `${placeInPage(root.host as HTMLElement)}/${own}` : own;
}

function keyOf({ connection, account, scope }: StoredIntentPlace): string {
  return [prefix, ...[connection, account, scope].map(encodeURIComponent)].join(':');
}

function ownStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** What lies in storage was written by any script of the page's origin, or by another version. */
function isStoredIntent(value: unknown): value is StoredIntent {
  if (typeof value !== 'object' || value === null) return false;
  const { intentId, quoteId, operation, sentAt, accepted, termsVersion } = value as Record<
    string,
    unknown
  >;
  return (
    typeof intentId === 'string' &&
    typeof quoteId === 'string' &&
    isQuoteOperation(operation) &&
    typeof sentAt === 'number' &&
    Array.isArray(accepted) &&
    accepted.every((id) => typeof id === 'string') &&
    (termsVersion === undefined || typeof termsVersion === 'string')
  );
}
