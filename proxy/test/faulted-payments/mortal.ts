import type {
  IntentRow,
  Ledger,
  LedgerRow,
  QuoteRow,
  Versioned,
} from '../../../src/adapter/protocol/ports.js';
import type { Watch } from '../../../src/adapter/protocol/watch.js';
import type { IntentId, QuoteId } from '../../../src/model/ids.js';
import type { Chance } from './chance.js';

/** What a process that was killed would say, if it could. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** One process: once it is killed, nothing that it tries has any effect. */
export class Process {
  #alive = true;

  get alive(): boolean {
    return this.#alive;
  }

  check(): void {
    if (!this.#alive) throw new Killed();
  }

  kill(): never {
    this.#alive = false;
    throw new Killed();
  }
}

/** The ledger as one process has it: it may be killed right before or right after each row that it writes. */
export class MortalLedger implements Ledger {
  readonly watch: Watch;
  readonly #durable: Ledger;
  readonly #process: Process;
  readonly #chance: Chance;
  readonly #probability: number;

  constructor(
    durable: Ledger,
    watch: Watch,
    process: Process,
    chance: Chance,
    probability: number,
  ) {
    this.watch = watch;
    this.#durable = durable;
    this.#process = process;
    this.#chance = chance;
    this.#probability = probability;
  }

  insert(row: LedgerRow): Promise<boolean> {
    return this.#writing(row, () => this.#durable.insert(row));
  }

  update(row: LedgerRow, version: number): Promise<boolean> {
    return this.#writing(row, () => this.#durable.update(row, version));
  }

  async getQuote(account: string, id: QuoteId): Promise<Versioned<QuoteRow> | undefined> {
    this.#process.check();
    return this.#durable.getQuote(account, id);
  }

  async getIntent(account: string, id: IntentId): Promise<Versioned<IntentRow> | undefined> {
    this.#process.check();
    return this.#durable.getIntent(account, id);
  }

  async knownReceipt(account: string): Promise<string | undefined> {
    this.#process.check();
    return this.#durable.knownReceipt(account);
  }

  async openIntents(): Promise<readonly Versioned<IntentRow>[]> {
    this.#process.check();
    return this.#durable.openIntents();
  }

  async #writing(row: LedgerRow, write: () => Promise<boolean>): Promise<boolean> {
    this.#process.check();
    const isIntent = row.kind === 'intent';
    if (isIntent && this.#chance.hits(this.#probability)) this.#process.kill();
    const written = await write();
    if (isIntent && this.#chance.hits(this.#probability)) this.#process.kill();
    return written;
  }
}
