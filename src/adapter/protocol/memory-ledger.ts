import type { IntentId, QuoteId } from '../../model/ids.js';
import { isEnded } from './ended.js';
import type { IntentRow, Ledger, LedgerRow, QuoteRow, Versioned } from './ports.js';
import { Watch } from './watch.js';

const hour = 60 * 60 * 1000;
/** How long a row stays after its last change, such as its end (write protocol, step 5). */
const keepMs = 72 * hour;

interface Kept {
  row: LedgerRow;
  version: number;
  changedAt: number;
}

/**
 * A ledger in the memory of one process, for development and tests only: what it holds is lost with the process,
 * and with it the proof that a write is not made twice. Rows go 72 hours after their last change, but for open intents and their quotes.
 */
export class MemoryLedger implements Ledger {
  readonly durable = false;
  readonly watch: Watch;
  readonly #rows = new Map<string, Kept>();
  readonly #now: () => number;
  #purgedAt: number;

  /** `now` in milliseconds since 1970. */
  constructor(now: () => number, watch = new Watch()) {
    this.#now = now;
    this.watch = watch;
    this.#purgedAt = now();
  }

  async insert(row: LedgerRow): Promise<boolean> {
    this.#purge();
    const key = keyOf(row.kind, row.scope.account, row.id);
    if (this.#rows.has(key)) return false;
    this.#rows.set(key, { row, version: 1, changedAt: this.#now() });
    return true;
  }

  async getQuote(account: string, id: QuoteId): Promise<Versioned<QuoteRow> | undefined> {
    const kept = this.#rows.get(keyOf('quote', account, id));
    return kept?.row.kind === 'quote' ? { row: kept.row, version: kept.version } : undefined;
  }

  async getIntent(account: string, id: IntentId): Promise<Versioned<IntentRow> | undefined> {
    const kept = this.#rows.get(keyOf('intent', account, id));
    return kept?.row.kind === 'intent' ? { row: kept.row, version: kept.version } : undefined;
  }

  async update(row: LedgerRow, version: number): Promise<boolean> {
    const kept = this.#rows.get(keyOf(row.kind, row.scope.account, row.id));
    if (kept?.version !== version) return false;
    Object.assign(kept, { row, version: version + 1, changedAt: this.#now() });
    return true;
  }

  async knownReceipt(account: string): Promise<string | undefined> {
    return this.#intents().findLast(
      ({ row: { scope, state, withoutReceipt } }) =>
        scope.account === account &&
        !withoutReceipt &&
        (state === 'done' || state === 'done-with-problem'),
    )?.row.receiptId;
  }

  async openIntents(): Promise<readonly Versioned<IntentRow>[]> {
    return this.#intents().filter(({ row }) => !isEnded(row));
  }

  #intents(): Versioned<IntentRow>[] {
    return [...this.#rows.values()].flatMap(({ row, version }) =>
      row.kind === 'intent' ? [{ row, version }] : [],
    );
  }

  #purge(): void {
    const now = this.#now();
    if (now - this.#purgedAt < hour) return;
    this.#purgedAt = now;
    // An open intent is looked up by what its quote says.
    const open = new Set(
      this.#intents()
        .filter(({ row }) => !isEnded(row))
        .flatMap(({ row: { scope, id, quoteId } }) => [
          keyOf('intent', scope.account, id),
          keyOf('quote', scope.account, quoteId),
        ]),
    );
    for (const [key, { changedAt }] of this.#rows) {
      if (!open.has(key) && now - changedAt > keepMs) this.#rows.delete(key);
    }
  }
}

function keyOf(kind: LedgerRow['kind'], account: string, id: string): string {
  return JSON.stringify([kind, account, id]);
}
