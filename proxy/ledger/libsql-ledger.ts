import Database from 'libsql';
import { isEnded } from '../../src/adapter/protocol/ended.js';
import { Watch } from '../../src/adapter/protocol/watch.js';
import type { IntentId, QuoteId } from '../../src/model/ids.js';
import type {
  IntentRow,
  Ledger,
  LedgerRow,
  QuoteRow,
  Versioned,
} from '../../src/adapter/protocol/ports.js';

const hour = 60 * 60 * 1000;
/** How long a row stays after its last change, such as its end (write protocol, step 5). */
const keepMs = 72 * hour;

/** The states that are no end, for SQL. */
const open = "('claimed', 'sending', 'unknown')";

interface StoredRow {
  readonly body: string;
  readonly version: number;
}

/** How long a connection waits for another one that writes. */
const patienceMs = 5000;

const schema = `
  CREATE TABLE IF NOT EXISTS ledger (
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    receipt TEXT,
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, account, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ledger_by_state ON ledger (state, changed_at);
`;

/**
 * Settings and table. Two that open one new file at once, or after a crash, would each wait for the other: SQLite then gives up
 * one of them at once, whatever it was told to wait, so it tries again here.
 */
function prepare(database: Database.Database): void {
  database.pragma(`busy_timeout = ${patienceMs}`);
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.exec(schema);
      return;
    } catch (thrown) {
      if (!isBusy(thrown) || performance.now() > until) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY');
}

/**
 * A durable ledger in one database file, for one server. Every insert and update is one statement, so of two at once, in one
 * process or several, one wins. Rows are our own JSON and hold no secret of the platform; the file is still account data:
 * keep it where only the server can read it.
 */
export class LibsqlLedger implements Ledger {
  readonly durable = true;
  readonly watch = new Watch();
  readonly #database: Database.Database;
  readonly #now: () => number;
  #purgedAt = 0;

  /** `file`: path of the database; made when it is not there. `now`: milliseconds since 1970. */
  constructor(file: string, now: () => number) {
    this.#now = now;
    this.#database = new Database(file);
    prepare(this.#database);
  }

  async insert(row: LedgerRow): Promise<boolean> {
    this.#purge();
    const { changes } = this.#database
      .prepare(
        `INSERT INTO ledger (kind, account, id, state, receipt, version, changed_at, body)
         VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(
        row.kind,
        row.scope.account,
        row.id,
        stateOf(row),
        receiptOf(row),
        this.#now(),
        JSON.stringify(row),
      );
    return changes === 1;
  }

  async getQuote(account: string, id: QuoteId): Promise<Versioned<QuoteRow> | undefined> {
    return this.#get<QuoteRow>('quote', account, id);
  }

  async getIntent(account: string, id: IntentId): Promise<Versioned<IntentRow> | undefined> {
    return this.#get<IntentRow>('intent', account, id);
  }

  async update(row: LedgerRow, version: number): Promise<boolean> {
    const { changes } = this.#database
      .prepare(
        `UPDATE ledger SET state = ?, receipt = ?, version = version + 1, changed_at = ?, body = ?
         WHERE kind = ? AND account = ? AND id = ? AND version = ?`,
      )
      .run(
        stateOf(row),
        receiptOf(row),
        this.#now(),
        JSON.stringify(row),
        row.kind,
        row.scope.account,
        row.id,
        version,
      );
    return changes === 1;
  }

  async knownReceipt(account: string): Promise<string | undefined> {
    const row = this.#database
      .prepare(
        `SELECT receipt FROM ledger WHERE kind = 'intent' AND account = ? AND state IN ('done', 'done-with-problem')
           AND receipt IS NOT NULL
         ORDER BY changed_at DESC LIMIT 1`,
      )
      .get(account) as { receipt: string } | undefined;
    return row?.receipt;
  }

  async openIntents(): Promise<readonly Versioned<IntentRow>[]> {
    const rows = this.#database
      .prepare(`SELECT body, version FROM ledger WHERE kind = 'intent' AND state IN ${open}`)
      .all() as StoredRow[];
    return rows.map((row) => toVersioned<IntentRow>(row));
  }

  close(): void {
    this.#database.close();
  }

  #get<T extends LedgerRow>(
    kind: T['kind'],
    account: string,
    id: string,
  ): Versioned<T> | undefined {
    const row = this.#database
      .prepare('SELECT body, version FROM ledger WHERE kind = ? AND account = ? AND id = ?')
      .get(kind, account, id) as StoredRow | undefined;
    return row && toVersioned<T>(row);
  }

  /** An open intent stays, and so does its quote: by what that says it is looked up. */
  #purge(): void {
    const now = this.#now();
    if (now - this.#purgedAt < hour) return;
    this.#purgedAt = now;
    this.#database
      .prepare(
        `DELETE FROM ledger WHERE state NOT IN ${open} AND changed_at < ?
           AND (kind != 'quote' OR (account, id) NOT IN (
             SELECT account, json_extract(body, '$.quoteId') FROM ledger WHERE kind = 'intent' AND state IN ${open}
           ))`,
      )
      .run(now - keepMs);
  }
}

function stateOf(row: LedgerRow): string {
  return row.kind === 'quote' ? 'quote' : row.state;
}

function receiptOf(row: LedgerRow): string | null {
  return row.kind === 'intent' && isEnded(row) && !row.withoutReceipt ? row.receiptId : null;
}

/** What this class wrote itself: read back as it is. */
function toVersioned<T extends LedgerRow>({ body, version }: StoredRow): Versioned<T> {
  return { row: JSON.parse(body) as T, version };
}
