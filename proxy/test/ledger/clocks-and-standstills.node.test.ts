import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import type { Ledger } from '../../../src/adapter/protocol/ports.js';
import { paymentDraftSchema } from '../../../src/model/payment.js';
import { deferred } from '../../../test/support/deferred.js';
import { LibsqlLedger } from '../../ledger/libsql-ledger.js';
import { ariaBench, yesTo, type Wire } from '../aria-adapter/bench.js';
import { debtsOf } from '../faulted-payments/debts.js';

const hour = 60 * 60 * 1000;
let folder: string;
let durable: LibsqlLedger;
let clock: { now: number };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uss-ledger-'));
  clock = { now: 0 };
  durable = new LibsqlLedger(join(folder, 'ledger.db'), () => clock.now);
});

afterEach(() => {
  durable.close();
  rmSync(folder, { recursive: true, force: true });
});

const payment = (methodId: string) =>
  paymentDraftSchema.parse({
    kind: 'payment',
    what: { pay: 'amount', amount: { amount: '12.50', currency: 'USD' } },
    with: { by: 'method', methodId },
  });

/** The card of the world that is always declined, and one that never is. */
const declined = '50002';
const good = '50001';

async function open(ledger: Ledger, between?: (simulator: Wire) => Wire) {
  const bench = ariaBench({ world: debtsOf(3), ledger, ...(between && { between }) });
  clock = bench.clock;
  return { bench, adapter: await bench.signIn() };
}

describe.each([
  ['in memory', () => new MemoryLedger(() => clock.now)],
  ['in a file', () => durable],
] as const)('a payment in a ledger %s', (...[, ledger]) => {
  it('that was declined unheard is told as declined by a proxy that stood still for three days', async () => {
    const { bench, adapter } = await open(ledger());
    const yes = yesTo(await adapter.quotePayment({ draft: payment(declined) }));
    await bench.simulator.control.setFault('lost-answer', true);
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    await bench.simulator.control.setFault('lost-answer', false);
    bench.clock.now += 73 * hour;
    // Whatever is put into the ledger, it lets go of what is old.
    const again = await bench.signIn();
    await again.quotePayment({ draft: payment(good) });
    await bench.source.sweep();
    expect(await again.getIntent({ intentId: yes.intentId })).toMatchObject({
      state: 'refused',
      refusal: 'payment-declined',
    });
  });

  it('on its way is made once, though the clock is set forward and the same quote is confirmed again', async () => {
    const [reached, arrive] = [deferred<void>(), deferred<void>()];
    let held = false;
    const { bench, adapter } = await open(ledger(), (simulator) => async (url, init) => {
      const body = await new Response(init.body).text();
      if (held && body.includes('collect_from_account_m')) {
        held = false;
        reached.resolve();
        await arrive.promise;
      }
      return simulator(url, { ...init, body: new Blob([body]).stream() });
    });
    // One payment that a look-up can be proven by.
    await adapter.confirm(yesTo(await adapter.quotePayment({ draft: payment(good) })));
    const quote = await adapter.quotePayment({ draft: payment(good) });
    const first = yesTo(quote);
    held = true;
    const sent = adapter.confirm(first);
    await reached.promise;
    bench.clock.now += 250_000;
    await bench.source.sweep();
    expect((await adapter.getIntent({ intentId: first.intentId })).state).toBe('submitting');
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-used' });
    arrive.resolve();
    expect((await sent).state).toBe('done');
    const { rows } = await adapter.listPayments({});
    expect(
      rows.filter(({ amount }) => amount.amount === '12.50').map(({ state }) => state),
    ).toEqual(['collected', 'collected']);
  });
});
