import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import { isEnded } from '../../../src/adapter/protocol/ended.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { accountIdSchema, intentIdSchema } from '../../../src/model/ids.js';
import type { Intent } from '../../../src/model/intent.js';
import type { Quote } from '../../../src/model/quote.js';
import type { World } from '../../../src/sandbox/world.js';
import { createSimulator } from '../../simulator/simulator.js';
import { payQuoteOf } from '../aria-adapter/every-payment.js';
import { receiptOfAdding } from '../../aria/writes/derived-receipts.js';
import { Chance } from '../faulted-payments/chance.js';
import { debtsOf } from '../faulted-payments/debts.js';
import { FaultedWire, type WireChances } from '../faulted-payments/faulted-wire.js';
import { Process } from '../faulted-payments/mortal.js';
import type { Asked } from './asked.js';
import { Customer } from './customer.js';
import { drawDraft } from './drafts.js';
import { violationsIn, type Known } from './judge.js';
import { Killing } from './killing.js';
import { rowsIn, rowsLeftIn } from './ledger-file.js';
import { ProxyProcess } from './proxy-process.js';
import { WireServer } from './wire-server.js';

export interface KilledReport {
  /** How often a process was killed. */
  readonly kills: number;
  /** How each yes stood when the process died that was to do it. */
  readonly struck: Readonly<Record<string, number>>;
  /** How each yes ended; `unclaimed`: no process came to know of it. */
  readonly ends: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** So many killings share a world: a longer history would make each of them slower. */
const perWorld = 20;
const openInvoices = 4;
const minute = 60_000;
const account = accountIdSchema.parse('10001');

/** As long as the proxy takes a write to be under way, see `policyDefaults`. */
const longestMs = 2 * minute;

const chances: WireChances = {
  lostAnswer: 0.05,
  lateWrite: 0.08,
  notSent: 0.02,
  killed: 0,
  broken: 0.002,
};

/**
 * Payments and ways to pay, confirmed over HTTP by a proxy that is killed at random instants and started again on the same
 * ledger; the platform outlives it. What is drawn is the same for the same seed; at what step a blow falls is up to the machine,
 * so the killing goes on, to ten times as many, until `enough` says that the blows have fallen where they should.
 */
export async function runKilledPayments({
  kills,
  seed,
  program,
  enough = () => true,
}: {
  /** How many killings at least. */
  readonly kills: number;
  readonly seed: number;
  /** File of the proxy's program with a clock that is told. */
  readonly program: string;
  readonly enough?: (struck: KilledReport['struck']) => boolean;
}): Promise<KilledReport> {
  const chance = new Chance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'uss-killed-'));
  const wire = await WireServer.listen();
  const nest = new Nest(program, wire.url);
  const report = { kills: 0, struck: {}, ends: {}, violations: [] as string[] };
  try {
    const isOver = () =>
      report.kills >= kills && (enough(report.struck) || report.kills >= 10 * kills);
    for (let world = 0; !isOver(); world++) {
      const run = new Run(chance, nest, wire, join(folder, `${world}.db`));
      await run.ready();
      const missing = kills - report.kills;
      const wanted = missing > 0 ? Math.min(perWorld, missing) : perWorld;
      while (run.kills < wanted && (await run.round()));
      const found = await run.end();
      report.kills += run.kills;
      addTo(report.struck, run.struck);
      addTo(report.ends, run.ends);
      report.violations.push(...found.map((text) => `world ${world}: ${text}`));
    }
    return report;
  } finally {
    nest.close();
    await wire.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Counts = Record<string, number>;

const count = (counts: Counts, key: string) => void (counts[key] = (counts[key] ?? 0) + 1);

function addTo(sums: Counts, more: Counts): void {
  for (const [key, times] of Object.entries(more)) sums[key] = (sums[key] ?? 0) + times;
}

/** Where processes come from: the next one is loaded while one serves. */
class Nest {
  readonly #file: string;
  readonly #environment: Readonly<Record<string, string>>;
  #next: ProxyProcess;

  constructor(file: string, url: string) {
    this.#file = file;
    this.#environment = {
      ARIA_URL: url,
      USS_SESSION_KEYS: randomBytes(32).toString('base64'),
    };
    this.#next = new ProxyProcess(file, this.#environment);
  }

  take(): ProxyProcess {
    const taken = this.#next;
    this.#next = new ProxyProcess(this.#file, this.#environment);
    return taken;
  }

  close(): void {
    this.#next.kill();
  }
}

/** One world, with the processes that come and go over its one ledger. */
class Run {
  readonly #chance: Chance;
  readonly #nest: Nest;
  readonly #server: WireServer;
  readonly #ledger: string;
  readonly #clock = { now: Date.UTC(2026, 0, 5) };
  readonly #before = debtsOf(openInvoices);
  readonly #simulator;
  readonly #wire: FaultedWire;
  readonly #customer = new Customer();
  readonly #all: Asked[] = [];
  #process: ProxyProcess | undefined;
  #adapter: BillingOperations | undefined;
  #signedInAt = 0;
  kills = 0;
  readonly struck: Counts = {};
  readonly ends: Counts = {};

  constructor(chance: Chance, nest: Nest, server: WireServer, ledger: string) {
    this.#chance = chance;
    this.#nest = nest;
    this.#server = server;
    this.#ledger = ledger;
    this.#simulator = createSimulator({
      world: this.#before,
      now: () => this.#clock.now,
      randomId: () => chance.uuid(),
    });
    const clock = this.#clock;
    this.#wire = new FaultedWire(this.#simulator, { clock, chance, chances, longestMs });
    server.wire = this.#wire.of(new Process());
  }

  async ready(): Promise<void> {
    const by = (probability: number) => ({ probability, seed: this.#chance.whole(0, 0xffffffff) });
    const { control } = this.#simulator;
    await control.setFault('receipt-lag', by(0.1));
    await control.setFault('declined', by(0.05));
    await control.setFault('conflict', by(0.02));
  }

  /** One or two yeses, over which the process is killed; until each is at an end. False where nothing is left to pay. */
  async round(): Promise<boolean> {
    const wanted = this.#chance.hits(0.4) ? 2 : 1;
    const asked: Asked[] = [];
    for (let each = 0; each < wanted; each++) {
      const drawn = await this.#ask();
      if (drawn) asked.push(drawn);
    }
    if (asked.length === 0) return false;
    this.#all.push(...asked);
    await this.#confirm(asked, true);
    await this.#bringToEnd(asked);
    if (this.#chance.hits(0.3)) {
      // Asked once more, as an impatient customer does: nothing may change but for what never left.
      await this.#confirm(asked, this.#chance.hits(0.5));
      await this.#bringToEnd(asked);
    }
    return true;
  }

  /** What is wrong with what became of it all. */
  async end(): Promise<string[]> {
    const told = await this.#toldOf(this.#all);
    this.#process?.kill();
    await this.#process?.gone();
    const rows = await rowsIn(
      this.#ledger,
      account,
      this.#all.map(({ intentId }) => intentId),
    );
    const known: Known[] = this.#all.map((asked, index) => ({ asked, row: rows[index] }));
    for (const { row } of known) count(this.ends, row?.state ?? 'unclaimed');
    const untold = known
      .filter(({ row }, index) => row?.state !== told[index]?.state)
      .map(
        ({ row, asked }) => `untold: ${asked.intentId} is ${row?.state}, the customer hears other`,
      );
    return [...violationsIn(await this.#world(), known, this.#before), ...untold];
  }

  async #world(): Promise<World> {
    return (await this.#simulator.control.exportWorld()) as World;
  }

  /** A quote to say yes to. */
  async #ask(): Promise<Asked | undefined> {
    const { draft, makes } = drawDraft(this.#chance);
    const intentId = intentIdSchema.parse(this.#chance.uuid());
    const quote = await this.#until(async (adapter): Promise<Quote | undefined> => {
      try {
        return await payQuoteOf(adapter, draft);
      } catch (thrown) {
        if (thrown instanceof AdapterError && thrown.refusal) return undefined;
        throw thrown;
      }
    });
    if (!quote) return undefined;
    const yes = { quoteId: quote.id, intentId, accepted: quote.warnings.map(({ id }) => id) };
    return { account, intentId, quote, yes, makes };
  }

  async #confirm(asked: readonly Asked[], lethal: boolean): Promise<void> {
    const adapter = await this.#until(async (signedIn) => signedIn);
    const killing = lethal ? this.#aim() : undefined;
    const times = this.#chance.hits(0.2) ? 2 : 1;
    const sent = asked.flatMap(({ yes }) =>
      Array.from({ length: times }, () => adapter.confirm(yes)),
    );
    killing?.begin();
    await Promise.allSettled(sent);
    killing?.end();
    if (!killing) return;
    await this.#process?.gone();
    const rows = await rowsLeftIn(
      this.#ledger,
      account,
      asked.map(({ intentId }) => intentId),
    );
    const world = await this.#world();
    for (const row of rows) count(this.struck, standing(row, world));
  }

  /** Time goes by, and the customer asks or does not; now and then the process is killed over that, too. */
  async #bringToEnd(asked: readonly Asked[]): Promise<void> {
    const ids = asked.map(({ intentId }) => intentId);
    for (let turn = 0; turn < 300; turn++) {
      const adapter = await this.#serving();
      const rows = await rowsIn(this.#ledger, account, ids);
      const open = ids.filter((_, index) => {
        const row = rows[index];
        return row && !isEnded(row);
      });
      if (open.length === 0) return;
      const killing = this.#chance.hits(0.1) ? this.#aim() : undefined;
      await this.#wire.pass(this.#chance.whole(1000, 90_000));
      this.#process?.tell(this.#clock.now);
      killing?.begin();
      if (this.#chance.hits(0.5)) {
        await this.#signIn(adapter).catch(() => undefined);
        await Promise.allSettled(open.map((intentId) => adapter.getIntent({ intentId })));
      }
      await this.#server.quiet();
      killing?.end();
    }
  }

  /** Somebody is going to kill the process that serves now. */
  #aim(): Killing {
    const process = this.#process;
    const killing = new Killing(this.#chance, () => {
      if (!process?.alive) return;
      this.kills++;
      process.kill();
    });
    this.#server.watcher = killing.watcher;
    return killing;
  }

  async #toldOf(asked: readonly Asked[]): Promise<(Intent | undefined)[]> {
    const told: (Intent | undefined)[] = [];
    for (const { intentId } of asked) {
      const intent = await this.#until(async (adapter) => {
        try {
          return await adapter.getIntent({ intentId });
        } catch (thrown) {
          if (thrown instanceof AdapterError && thrown.code === 'not-found') return undefined;
          throw thrown;
        }
      });
      told.push(intent);
    }
    return told;
  }

  /** What `run` gives at the first time that nothing stands in its way. */
  async #until<T>(run: (adapter: BillingOperations) => Promise<T>): Promise<T> {
    let last: unknown;
    for (let turn = 0; turn < 200; turn++) {
      try {
        const adapter = await this.#serving();
        await this.#signIn(adapter);
        return await run(adapter);
      } catch (thrown) {
        if (!(thrown instanceof AdapterError)) throw thrown;
        last = thrown;
        await this.#wire.pass(5000);
        this.#process?.tell(this.#clock.now);
      }
    }
    throw new Error('Nothing gets through.', { cause: last });
  }

  async #signIn(adapter: BillingOperations): Promise<void> {
    if (this.#clock.now - this.#signedInAt < 8 * minute) return;
    await adapter.signIn({ userId: 'ada', password: 'sandbox' });
    this.#signedInAt = this.#clock.now;
  }

  /** The process that serves; another one where it was killed. */
  async #serving(): Promise<BillingOperations> {
    if (this.#adapter && this.#process?.alive) return this.#adapter;
    await this.#process?.gone();
    this.#server.watcher = undefined;
    this.#process = this.#nest.take();
    const { clientNo, authKey } = this.#simulator.keys;
    const url = await this.#process.start({
      now: this.#clock.now,
      environment: { USS_LEDGER: this.#ledger, ARIA_CLIENT_NO: clientNo, ARIA_AUTH_KEY: authKey },
    });
    this.#adapter = this.#customer.at(url);
    return this.#adapter;
  }
}

/** How far a yes had come, by the ledger and by the platform. */
function standing(row: IntentRow | undefined, world: World): string {
  if (!row) return 'unclaimed';
  if (row.state !== 'sending' && row.state !== 'unknown') return row.state;
  const has = (receipt: string) => world.receipts.some(({ id }) => id === receipt);
  if (has(row.receiptId)) return `${row.state}, made`;
  return has(receiptOfAdding(row.receiptId))
    ? `${row.state}, method added`
    : `${row.state}, not made`;
}
