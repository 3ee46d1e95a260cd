import type { BillingOperations } from '../../../src/adapter/contract.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { Watch } from '../../../src/adapter/protocol/watch.js';
import { isEnded } from '../../../src/adapter/protocol/ended.js';
import { accountIdSchema, intentIdSchema, type IntentId } from '../../../src/model/ids.js';
import { paymentDraftSchema, type PaymentDraft } from '../../../src/model/payment.js';
import { testToken } from '../../../src/model/test-payment.js';
import type { World } from '../../../src/sandbox/world.js';
import { createAriaClient } from '../../aria/client.js';
import { createAriaSource, type AriaSource } from '../../aria/source.js';
import { createSimulator } from '../../simulator/simulator.js';
import { Chance } from './chance.js';
import { debtsOf } from './debts.js';
import { FaultedWire, type WireChances } from './faulted-wire.js';
import { violationsIn } from './judge.js';
import { MortalLedger, Process } from './mortal.js';

export interface FaultedReport {
  readonly payments: number;
  /** How the intents ended; `unclaimed`: the process was killed before it knew of one. */
  readonly ends: Readonly<Record<string, number>>;
  /** How often a process was killed. */
  readonly killed: number;
  readonly violations: readonly string[];
}

/** So many payments share a world: a longer history would make each of them slower. */
const perWorld = 20;
const openInvoices = 4;
const longestMs = 10_000;
const tenMinutes = 600_000;

const wireChances: WireChances = {
  lostAnswer: 0.12,
  lateWrite: 0.08,
  notSent: 0.04,
  killed: 0.03,
  broken: 0.002,
};
const killedAtRow = 0.02;

/** Payments under random faults, one after the other, and a verdict on all of them. The same seed gives the same run. */
export async function runFaultedPayments({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): Promise<FaultedReport> {
  const chance = new Chance(seed);
  const ends: Record<string, number> = {};
  const violations: string[] = [];
  let killed = 0;
  let paid = 0;
  for (let world = 0; paid < count; world++) {
    const run = new Run(chance);
    for (let each = 0; each < perWorld && paid < count; each++) {
      const end = await run.pay();
      if (end === undefined) break;
      ends[end] = (ends[end] ?? 0) + 1;
      paid++;
    }
    killed += run.killed;
    const found = await run.violations();
    violations.push(...found.map((text) => `world ${world}: ${text}`));
    // Nothing here waits for anything outside, and until something does, no weak reference is let go.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { payments: paid, ends, killed, violations };
}

/** One world, with the processes that come and go over its one durable ledger. */
class Run {
  readonly #chance: Chance;
  readonly #clock = { now: Date.UTC(2026, 0, 5) };
  readonly #now = () => this.#clock.now;
  readonly #before = debtsOf(openInvoices);
  readonly #simulator;
  readonly #durable = new MemoryLedger(this.#now);
  readonly #intents: IntentId[] = [];
  readonly #wire: FaultedWire;
  #ready: Promise<void> | undefined;
  #process = new Process();
  #source: AriaSource | undefined;
  #session: BillingOperations | undefined;
  #signedInAt = 0;
  killed = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
    this.#simulator = createSimulator({
      world: this.#before,
      now: this.#now,
      randomId: () => chance.uuid(),
    });
    this.#wire = new FaultedWire(this.#simulator, {
      clock: this.#clock,
      chance,
      chances: wireChances,
      longestMs,
    });
  }

  /** Makes one payment, come what may, and gives its end; undefined where nothing is left to pay. */
  async pay(): Promise<string | undefined> {
    await (this.#ready ??= this.#switchOn());
    const intentId = intentIdSchema.parse(this.#chance.uuid());
    const draft = this.#draft();
    const quote = await this.#until(async (adapter) => {
      try {
        return await adapter.quotePayment({ draft });
      } catch (thrown) {
        if (thrown instanceof AdapterError && thrown.refusal) return thrown.refusal;
        throw thrown;
      }
    });
    if (typeof quote === 'string')
      return quote === 'nothing-to-pay' ||
        quote === 'invoice-not-open' ||
        quote === 'invoice-not-found'
        ? undefined
        : `no quote: ${quote}`;
    this.#intents.push(intentId);
    const yes = { quoteId: quote.id, intentId, accepted: quote.warnings.map(({ id }) => id) };
    const times = this.#chance.hits(0.2) ? 2 : 1;
    const adapter = await this.#adapter().catch(() => undefined);
    if (adapter)
      await Promise.allSettled(Array.from({ length: times }, () => adapter.confirm(yes)));
    for (let turn = 0; turn < 300; turn++) {
      const row = await this.#rowOf(intentId);
      if (!row || isEnded(row)) {
        if (!this.#chance.hits(0.3)) return row?.state ?? 'unclaimed';
        // Asked once more, as an impatient customer does: nothing may change but for what never left.
        await this.#adapter()
          .then((again) => again.confirm(yes))
          .catch(() => undefined);
        const after = await this.#rowOf(intentId);
        if (after && isEnded(after)) return after.state;
      }
      await this.#wire.pass(this.#chance.whole(500, 30_000));
      const asks = this.#chance.hits(0.5);
      await this.#adapter()
        .then(async (now) => {
          if (asks) await now.getIntent({ intentId });
          else await this.#source?.sweep();
        })
        .catch(() => undefined);
    }
    return 'endless';
  }

  async violations(): Promise<string[]> {
    const rows = await Promise.all(this.#intents.map((id) => this.#rowOf(id)));
    const world = (await this.#simulator.control.exportWorld()) as World;
    return violationsIn(
      world,
      rows.flatMap((row) => row ?? []),
      this.#before,
    );
  }

  async #switchOn(): Promise<void> {
    const by = (probability: number) => ({ probability, seed: this.#chance.whole(0, 0xffffffff) });
    const { control } = this.#simulator;
    await control.setFault('receipt-lag', by(0.15));
    await control.setFault('declined', by(0.05));
    await control.setFault('partly-collected', by(0.05));
    await control.setFault('conflict', by(0.03));
    await control.setFault('service-failed', by(0.002));
  }

  #draft(): PaymentDraft {
    const chance = this.#chance;
    const cents = { amount: `0.${chance.whole(10, 90)}`, currency: 'USD' };
    const id = String(71_001 + chance.whole(0, openInvoices - 1));
    const whole = { pay: 'invoices', invoiceIds: [id] };
    const what = chance.hits(0.05)
      ? chance.pick([whole, whole, { pay: 'full' }])
      : { pay: 'amount', amount: cents };
    const outcome = chance.pick(['approve', 'approve', 'decline', 'lost-answer', 'wrong-code']);
    const token = {
      kind: 'card',
      token: testToken(outcome as 'approve', chance.id()),
      brand: 'visa',
      lastFour: '4242',
      expires: { year: 2098, month: 12 },
    };
    const by = chance.pick([
      { by: 'method', methodId: '50001' },
      { by: 'method', methodId: chance.hits(0.1) ? '50002' : '50001' },
      { by: 'one-time', token },
    ] as const);
    return paymentDraftSchema.parse({ kind: 'payment', what, with: by });
  }

  /** What `run` gives at the first time that nothing stands in its way. */
  async #until<T>(run: (adapter: BillingOperations) => Promise<T>): Promise<T> {
    let last: unknown;
    for (let turn = 0; turn < 200; turn++) {
      try {
        return await run(await this.#adapter());
      } catch (thrown) {
        last = thrown;
        await this.#wire.pass(1000);
      }
    }
    throw new Error('Nothing gets through.', { cause: last });
  }

  /** A session of the process that runs; another process where it was killed. */
  async #adapter(): Promise<BillingOperations> {
    if (!this.#process.alive) {
      this.killed++;
      this.#process = new Process();
      this.#source = undefined;
      this.#session = undefined;
    }
    this.#source ??= this.#start();
    if (!this.#session || this.#now() - this.#signedInAt > tenMinutes) {
      const { credential } = await this.#source.signIn({ userId: 'ada', password: 'sandbox' });
      this.#signedInAt = this.#now();
      this.#session = this.#source.forSession(credential) as BillingOperations;
    }
    return this.#session;
  }

  #start(): AriaSource {
    const client = createAriaClient({
      url: 'https://aria.invalid/',
      ...this.#simulator.keys,
      fetch: this.#wire.of(this.#process),
    });
    return createAriaSource({
      client,
      ledger: new MortalLedger(
        this.#durable,
        new Watch(this.#now),
        this.#process,
        this.#chance,
        killedAtRow,
      ),
      now: this.#now,
      randomId: () => this.#chance.uuid(),
      policy: { longestWriteMs: longestMs, trustSessionMs: 0 },
    });
  }

  async #rowOf(id: IntentId): Promise<IntentRow | undefined> {
    const account = accountIdSchema.parse('10001');
    return (await this.#durable.getIntent(account, id))?.row;
  }
}
