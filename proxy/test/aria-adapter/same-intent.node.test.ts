import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHttpAdapter, type HttpAdapter } from '../../../src/adapter/http/http-adapter.js';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import { Watch } from '../../../src/adapter/protocol/watch.js';
import {
  billingGroupDraftSchema,
  paymentMethodDraftSchema,
} from '../../../src/model/payer-change.js';
import { paymentDraftSchema, type PaymentDraft } from '../../../src/model/payment.js';
import { testToken } from '../../../src/model/test-payment.js';
import type { World } from '../../../src/sandbox/world.js';
import { createAriaClient } from '../../aria/client.js';
import { readJson, type JsonObject } from '../../aria/json.js';
import { createAriaSource } from '../../aria/source.js';
import { createShell, type Shell } from '../../http/shell.js';
import { createSimulator, NetworkFault } from '../../simulator/simulator.js';
import { debtsOf } from '../faulted-payments/debts.js';
import { ada, Browser, key, origin } from '../http/support.js';
import { draft as planDraft, intentId, terms, yesTo } from './bench.js';
import { card } from './every-payment.js';

/** What becomes of one call that writes: it does not leave, is lost on its way, or its answer is; or all is well. */
type Break = 'not-sent' | 'dropped' | 'lost' | undefined;

const failed = (code: NetworkFault['code']) =>
  new TypeError('fetch failed', { cause: new NetworkFault(code) });

const writing =
  /"rest_call":"(collect_from_account_m|update_payment_method_m|\w*billing_group_m|assign_acct_plan_m)"/;

/** A customer's browser, a proxy and Aria: the proxy can be built anew on the ledger that it left. */
class Stage {
  readonly clock = { now: Date.UTC(2026, 0, 5) };
  readonly #now = () => this.clock.now;
  readonly simulator = createSimulator({ world: debtsOf(3), now: this.#now });
  readonly #ledger = new MemoryLedger(this.#now, new Watch(this.#now));
  /** Every request that asked for a write, whether it arrived or not. */
  readonly asked: JsonObject[] = [];
  address = '192.0.2.1';
  /** What becomes of the calls that write, in their order, and of those that only read. */
  breaks: Break[] = [];
  #shell: Shell = this.#start();
  readonly browser: HttpAdapter = createHttpAdapter({
    baseUrl: `${origin}/uss`,
    fetch: new Browser((request) => this.#shell(request, this.address)).fetch,
  });

  rebuild(): void {
    this.#shell = this.#start();
  }

  #start(): Shell {
    const client = createAriaClient({
      url: 'https://aria.invalid/',
      ...this.simulator.keys,
      fetch: async (url, init) => {
        const body = await new Response(init.body).text();
        const isWrite = writing.test(body) && !body.includes('"do_write":"false"');
        if (isWrite) this.asked.push(readJson(body) as JsonObject);
        const broken = isWrite ? this.breaks.shift() : undefined;
        if (broken === 'not-sent') throw failed('ECONNREFUSED');
        if (broken === 'dropped') throw failed('ECONNRESET');
        const answer = await this.simulator.fetch(url, {
          ...init,
          body: new Blob([body]).stream(),
        });
        if (broken === 'lost') throw failed('ECONNRESET');
        return answer;
      },
    });
    const source = createAriaSource({
      client,
      ledger: this.#ledger,
      now: this.#now,
      randomId: randomUUID,
      policy: { terms },
    });
    const callsPerMinute = { read: 10_000, quote: 10_000, write: 10_000 };
    return createShell({ source, keys: [key], now: this.#now, callsPerMinute });
  }

  async collected(): Promise<number> {
    const { payments } = await this.world();
    return payments.filter(({ state }) => state === 'collected').length;
  }

  async world(): Promise<World> {
    return (await this.simulator.control.exportWorld()) as World;
  }

  /** Receipt ids of the calls that were asked for. */
  receipts(call: string, having?: string): unknown[] {
    return this.asked
      .filter(({ rest_call: name, ...members }) => name === call && (!having || having in members))
      .map(({ client_receipt_id: id }) => id);
  }
}

/** A payment of one invoice by a card for once; each time the vault has another text for the same card. */
const payment = (): PaymentDraft =>
  paymentDraftSchema.parse({
    kind: 'payment',
    what: { pay: 'invoices', invoiceIds: ['71002'] },
    with: {
      by: 'one-time',
      token: card({ token: testToken('approve', randomUUID().slice(0, 8)) }),
    },
  });

/** Signed in, with one payment made, of which Aria keeps a receipt, and an equal one quoted: so there is something to agree to. */
async function agreed() {
  const stage = new Stage();
  const { browser } = stage;
  await browser.signIn(ada);
  const before = paymentDraftSchema.parse({
    kind: 'payment',
    what: { pay: 'invoices', invoiceIds: ['71001'] },
    with: { by: 'method', methodId: '50001' },
  });
  const first = await browser.confirm(yesTo(await browser.quotePayment({ draft: before })));
  expect(first.state).toBe('done');
  stage.asked.length = 0;
  const quote = await browser.quotePayment({ draft: payment() });
  expect(quote.warnings.map(({ id }) => id)).toEqual(['same-payment-today']);
  return { stage, browser, yes: yesTo(quote, intentId()) };
}

/** One attempt to pay; all of it may differ from the attempt before. */
interface Attempt {
  readonly breaks: readonly Break[];
  /** How often the one consent is named. */
  readonly consents: number;
  readonly renewed: boolean;
  readonly rebuilt: boolean;
  readonly address: string;
  /** How much later it comes, in milliseconds: after a minute the session's cookie is sealed anew. */
  readonly later: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  breaks: fc.oneof(
    // Only what was never sent is sent again, so there the key counts.
    { weight: 2, arbitrary: fc.constant<Break[]>(['not-sent']) },
    {
      weight: 3,
      arbitrary: fc.array(fc.constantFrom<Break>('not-sent', 'dropped', 'lost', undefined), {
        maxLength: 3,
      }),
    },
  ),
  consents: fc.integer({ min: 1, max: 3 }),
  renewed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
  rebuilt: fc.boolean(),
  address: fc.ipV4(),
  later: fc.constantFrom(0, 1, 1000, 61_000),
});

async function prepare(stage: Stage, each: Attempt): Promise<void> {
  stage.clock.now += each.later;
  stage.address = each.address;
  if (each.rebuilt) stage.rebuild();
  if (each.renewed) await stage.browser.signIn(ada);
  stage.breaks = [...each.breaks];
}

const seed = 20200718;

describe('T30 a payment by a token', () => {
  it('has one key upstream and is charged once at most, whatever else differs between attempts', async () => {
    const reached = new Set<string>();
    let sentAgain = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 2, maxLength: 5 }), async (attempts) => {
        const { stage, browser, yes } = await agreed();
        const before = await stage.collected();
        const references = new Set<string>();
        for (const each of attempts) {
          await prepare(stage, each);
          const accepted = Array.from({ length: each.consents }).flatMap(() => yes.accepted);
          references.add((await browser.confirm({ ...yes, accepted })).reference);
        }
        stage.breaks = [];
        stage.clock.now += 300_000;
        const end = await browser.getIntent({ intentId: yes.intentId });
        reached.add(end.state);
        expect([...references]).toEqual([end.reference]);
        const adding = stage.receipts('update_payment_method_m', 'bill_agreement_id');
        const collecting = stage.receipts('collect_from_account_m');
        if (adding.length > 1) sentAgain++;
        expect(new Set(adding).size).toBeLessThanOrEqual(1);
        expect(collecting.filter((id) => id !== end.reference)).toEqual([]);
        expect(await stage.collected()).toBe(before + (end.state === 'done' ? 1 : 0));
        const { paymentMethods } = await stage.world();
        const added = paymentMethods.slice(2);
        expect(added.length).toBeLessThanOrEqual(1);
        expect(added.filter(({ status }) => status !== 'disabled')).toEqual([]);
      }),
      { numRuns: 50, seed },
    );
    expect([...reached].sort()).toEqual(['done', 'not-applied', 'not-sent', 'refused']);
    expect(sentAgain).toBeGreaterThan(12);
  }, 120_000);

  it('takes no other quote under its intent: not the same card in another text, nor another operation', async () => {
    const others = {
      'the same card in another text': (browser: HttpAdapter) =>
        browser.quotePayment({ draft: payment() }),
      'keeping the card': (browser: HttpAdapter) =>
        browser.quotePaymentMethod({
          draft: paymentMethodDraftSchema.parse({
            kind: 'payment-method',
            method: { do: 'add', token: card() },
          }),
        }),
      'who pays': (browser: HttpAdapter) =>
        browser.quoteBillingGroup({
          draft: billingGroupDraftSchema.parse({
            kind: 'billing-group',
            group: { do: 'update', billingGroupId: '40001', name: 'Renamed' },
          }),
        }),
      'a plan': (browser: HttpAdapter) => browser.quotePlanChange({ draft: planDraft() }),
    };
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        attempt,
        attempt,
        fc.constantFrom(...Object.values(others)),
        async (first, then, quoteOf) => {
          const { stage, browser, yes } = await agreed();
          const other = await quoteOf(browser);
          await prepare(stage, first);
          reached.add((await browser.confirm(yes)).state);
          const before = [stage.asked.length, await stage.world()];
          await prepare(stage, { ...then, breaks: [] });
          await expect(browser.confirm(yesTo(other, yes.intentId))).rejects.toMatchObject({
            code: 'intent-conflict',
          });
          expect([stage.asked.length, await stage.world()]).toEqual(before);
        },
      ),
      { numRuns: 40, seed },
    );
    expect([...reached].sort()).toEqual(['done', 'not-sent', 'refused', 'unknown']);
  }, 120_000);
});
