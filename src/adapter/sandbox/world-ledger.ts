import { isEnded } from '../protocol/ended.js';
import type { IntentId, QuoteId } from '../../model/ids.js';
import type { StoredIntent, StoredQuote } from '../../sandbox/ledger-rows.js';
import type { World } from '../../sandbox/world.js';
import type { IntentRow, Ledger, LedgerRow, QuoteRow, Versioned } from '../protocol/ports.js';
import type { Watch } from '../protocol/watch.js';
import type { Change, WorldStore } from './world-store.js';

/** Longer than the 72 hours after their end that rows must stay, since a row does not say when it ended. */
const keepMs = 7 * 24 * 60 * 60 * 1000;

/** Quotes and intents as rows of the world, so that export, reload and a lost answer cover them. */
export class WorldLedger implements Ledger {
  readonly watch: Watch;
  readonly #store: WorldStore;
  readonly #now: () => number;

  constructor(store: WorldStore, watch: Watch, now: () => number) {
    this.watch = watch;
    this.#store = store;
    this.#now = now;
  }

  get durable(): boolean {
    return this.#store.durable;
  }

  async insert(row: LedgerRow): Promise<boolean> {
    return this.#store.update((before) => {
      const world = this.#withoutOld(before);
      if (position(world, row) >= 0) return { world: before, result: false };
      return {
        world:
          row.kind === 'quote'
            ? { ...world, quotes: [...world.quotes, { row: storedQuote(row), version: 1 }] }
            : { ...world, intents: [...world.intents, { row: storedIntent(row), version: 1 }] },
        result: true,
      };
    });
  }

  async getQuote(account: string, id: QuoteId): Promise<Versioned<QuoteRow> | undefined> {
    const { quotes } = await this.#store.read();
    return quotes.find(({ row }) => row.id === id && row.scope.account === account);
  }

  async getIntent(account: string, id: IntentId): Promise<Versioned<IntentRow> | undefined> {
    const { intents } = await this.#store.read();
    return intents.find(({ row }) => row.id === id && row.scope.account === account);
  }

  async update(row: LedgerRow, version: number): Promise<boolean> {
    return this.#store.update((world): Change<boolean> => {
      const at = position(world, row);
      const standing = row.kind === 'quote' ? world.quotes[at] : world.intents[at];
      if (standing?.version !== version) return { world, result: false };
      const next = version + 1;
      return {
        world:
          row.kind === 'quote'
            ? { ...world, quotes: world.quotes.with(at, { row: storedQuote(row), version: next }) }
            : {
                ...world,
                intents: world.intents.with(at, { row: storedIntent(row), version: next }),
              },
        result: true,
      };
    });
  }

  async knownReceipt(account: string): Promise<string | undefined> {
    const { receipts } = await this.#store.read();
    return receipts.findLast(({ accountId }) => accountId === account)?.id;
  }

  async openIntents(): Promise<readonly Versioned<IntentRow>[]> {
    const { intents } = await this.#store.read();
    return intents.filter(({ row }) => !isEnded(row));
  }

  #withoutOld(world: World): World {
    const limit = this.#now() - keepMs;
    const open = new Set(
      world.intents.filter(({ row }) => !isEnded(row)).map(({ row }) => row.quoteId),
    );
    const quotes = world.quotes.filter(
      ({ row }) => open.has(row.id) || Date.parse(row.quote.expiresAt) > limit,
    );
    const intents = world.intents.filter(
      ({ row }) => !isEnded(row) || Date.parse(row.createdAt) > limit,
    );
    const old = quotes.length < world.quotes.length || intents.length < world.intents.length;
    return old ? { ...world, quotes, intents } : world;
  }
}

function position(world: World, { kind, id, scope }: LedgerRow): number {
  const rows: readonly Versioned<LedgerRow>[] = kind === 'quote' ? world.quotes : world.intents;
  return rows.findIndex(({ row }) => row.id === id && row.scope.account === scope.account);
}

function storedQuote(row: QuoteRow): StoredQuote['row'] {
  return { ...row };
}

function storedIntent(row: IntentRow): StoredIntent['row'] {
  return { ...row };
}
