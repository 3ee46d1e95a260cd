import { isPlanQuote } from '../../../src/model/quote.js';
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { readJson, writeJson, type JsonObject } from '../../aria/json.js';
import { checkMessage } from '../../aria/wire/check-message.js';
import { NetworkFault } from '../../simulator/simulator.js';
import {
  altering,
  ariaBench,
  draft,
  dueNowOf,
  fault,
  number,
  receiptOf,
  withMembers,
  yesTo,
  type Bench,
  type BenchOptions,
} from './bench.js';

const scenario = 'assign-now-with-queued-rate-change';
let bench: Bench;

async function open(options: BenchOptions = {}): Promise<BillingOperations> {
  bench = ariaBench({ scenario, ...options });
  return bench.signIn();
}

afterEach(() => expect(bench.messages.flatMap(checkMessage)).toEqual([]));

/** do_write of every assignment that went over the wire, in order. */
const attempts = () => bench.requests('assign_acct_plan_m').map(({ do_write }) => do_write);
const heldPlans = async (adapter: BillingOperations) =>
  (await adapter.listPlanInstances({})).rows.map(({ planName }) => planName);

async function worldHash(): Promise<string> {
  const world = JSON.stringify(await bench.simulator.control.exportWorld());
  return createHash('sha256').update(world).digest('hex');
}

describe('a quote', () => {
  it('changes nothing: same world, no ids, no receipt used up', async () => {
    const adapter = await open();
    const before = await worldHash();
    await adapter.quotePlanChange({ draft: draft() });
    await adapter.quotePlanChange({
      draft: draft({ effective: { when: 'date', date: '2020-08-01' } }),
    });
    expect(await worldHash()).toBe(before);
    const previews = bench.messages.filter(({ call }) => call === 'assign_acct_plan_m');
    expect(previews).toHaveLength(2);
    for (const { request, response } of previews) {
      expect(request).toMatchObject({ do_write: 'false' });
      expect(request).not.toHaveProperty('client_receipt_id');
      expect(response).not.toHaveProperty('plan_instance_no');
      expect(response).not.toHaveProperty('invoice_no');
    }
    expect(await bench.writes()).toEqual([]);
  });
});

describe('an assignment on the wire', () => {
  const sent = async (more: Record<string, unknown>) => {
    const adapter = await open({ scenario: 'assign-in-the-middle-aligned-to-another-plan' });
    const quote = await adapter.quotePlanChange({ draft: draft({ planId: '20002', ...more }) });
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    const [quoted, repeated, written] = bench.requests('assign_acct_plan_m').map((message) =>
      Object.fromEntries(
        Object.entries(message)
          .filter(
            ([name]) => !['rest_call', 'output_format', 'client_no', 'acct_no'].includes(name),
          )
          .map(([name, value]) => [name, writeJson(value).replaceAll('"', '')]),
      ),
    );
    expect(repeated).toEqual(quoted);
    expect(written).toEqual({
      ...quoted,
      do_write: 'true',
      client_receipt_id: expect.stringMatching(/^[0-9A-Za-z]{1,50}$/) as string,
    });
    return quoted;
  };
  const common = {
    new_plan_no: '20002',
    plan_units: '1',
    plan_status: '1',
    alt_rate_schedule_no: '30002',
    existing_billing_group_no: '40001',
    // Where lines of the running period go is the company's setting, unless it is said: always said.
    proration_invoice_timing: '0',
    alt_caller_id: 'uss-kit',
    do_write: 'false',
  };

  it('from today: at once, not prorated, a full invoice; the default schedule is named', async () => {
    expect(await sent({})).toEqual({
      ...common,
      assignment_directive: '3',
      invoicing_option: '1',
    });
  });

  it('aligned: prorated over the bill day of the other instance', async () => {
    expect(await sent({ alignWith: '60001' })).toEqual({
      ...common,
      assignment_directive: '4',
      invoicing_option: '2',
      override_dates_mp_instance_no: '60001',
    });
  });

  it('from a later date: waiting for activation until then', async () => {
    expect(await sent({ effective: { when: 'date', date: '2020-05-01' } })).toEqual({
      ...common,
      assignment_directive: '3',
      invoicing_option: '1',
      alt_start_date: '2020-05-01',
      status_until_alt_start: '32',
    });
  });

  it('from an earlier date: retroactive', async () => {
    expect(await sent({ effective: { when: 'retroactive', date: '2020-04-20' } })).toEqual({
      ...common,
      assignment_directive: '3',
      invoicing_option: '1',
      retroactive_start_date: '2020-04-20',
    });
  });
});

describe('T27 confirming twice', () => {
  it('writes once, one after the other and at once', async () => {
    const adapter = await open();
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    const states = await Promise.all([1, 2, 3].map(async () => (await adapter.confirm(yes)).state));
    expect(states.filter((state) => state === 'done')).toHaveLength(1);
    expect((await adapter.confirm(yes)).state).toBe('done');
    expect(attempts().filter((each) => each === 'true')).toHaveLength(1);
    expect(await bench.writes()).toEqual(['ok']);
    expect(await heldPlans(adapter)).toEqual(['Streaming']);
  });
});

describe('T28 a lost answer', () => {
  it('is unknown, then found by its receipt id, with instance, invoice and figures', async () => {
    const adapter = await open();
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    await bench.simulator.control.setFault('lost-answer', true);
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    await bench.simulator.control.setFault('lost-answer', false);
    bench.clock.now += 1000;
    const found = await adapter.getIntent({ intentId: yes.intentId });
    expect(found.state).toBe('done');
    expect(receiptOf(found)).toMatchObject({
      planInstanceIds: ['60001'],
      invoiceIds: ['70001'],
      charged: { amount: '40.00', currency: 'USD' },
    });
    expect(bench.requests('get_all_actions_by_receipt_id_m')).toHaveLength(1);
    expect(attempts().filter((each) => each === 'true')).toHaveLength(1);
    expect(await bench.writes()).toEqual(['failed']);
    expect(await heldPlans(adapter)).toEqual(['Streaming']);
    expect(bench.failures).toHaveLength(1);
  });

  it('is proof enough where Aria names nothing that is ours', async () => {
    const adapter = await open({
      between: altering(({ call, answer }) =>
        call === 'get_all_actions_by_receipt_id_m'
          ? withMembers(answer, {
              receipt_action: [
                withMembers(fault(0), {
                  action_rec_id_label: 'Plan Instance No',
                  action_rec_id_val: '59009',
                  error_code: undefined,
                  error_msg: undefined,
                }),
              ],
            })
          : undefined,
      ),
    });
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    await bench.simulator.control.setFault('lost-answer', true);
    await adapter.confirm(yes);
    await bench.simulator.control.setFault('lost-answer', false);
    bench.clock.now += 1000;
    const found = await adapter.getIntent({ intentId: yes.intentId });
    expect(found.state).toBe('done');
    expect(receiptOf(found)).toEqual({
      reference: found.reference,
      planInstanceIds: [],
      invoiceIds: [],
      lines: [],
    });
  });

  it('is brought to its end by the sweep when nobody asks', async () => {
    const ledger = new MemoryLedger(() => Date.parse('2026-01-01T00:00:00Z'));
    const adapter = await open({ ledger });
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    await bench.simulator.control.setFault('lost-answer', true);
    await adapter.confirm(yes);
    await bench.simulator.control.setFault('lost-answer', false);
    bench.clock.now += 2000;
    await bench.source.sweep();
    expect((await ledger.getIntent('10001', yes.intentId))?.row.state).toBe('done');
  });
});

describe('T31 a price that changed since the quote', () => {
  it('writes nothing and comes with the new quote, which holds', async () => {
    const adapter = await open();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await bench.simulator.control.setFault('price-changed', true);
    const intent = await adapter.confirm(yesTo(quote));
    await bench.simulator.control.setFault('price-changed', false);
    expect(intent).toMatchObject({ state: 'refused', refusal: 'quote-changed' });
    expect(attempts()).toEqual(['false', 'false']);
    expect(await bench.writes()).toEqual([]);
    const renewed = intent.state === 'refused' ? intent.quote : undefined;
    const fresh = renewed && isPlanQuote(renewed) ? renewed : undefined;
    // The company raised the rate by one dollar: 40.00 + 1.00 now, 45.00 + 1.00 from August.
    expect(fresh && dueNowOf(fresh)).toBe('41.00');
    expect(fresh?.prices.map(({ amount }) => amount.amount)).toEqual(['41.00', '46.00']);
    expect((await adapter.confirm(yesTo(fresh!))).state).toBe('done');
    expect(await bench.writes()).toEqual(['ok']);
  });

  it('is noticed when the change comes before the quote is asked for, too', async () => {
    const adapter = await open();
    await bench.simulator.control.setFault('price-changed', true);
    const quote = await adapter.quotePlanChange({ draft: draft() });
    const intent = await adapter.confirm(yesTo(quote));
    expect(intent).toMatchObject({ state: 'refused', refusal: 'quote-changed' });
    expect(await bench.writes()).toEqual([]);
  });

  it('is noticed where only what comes later has changed', async () => {
    const adapter = await open();
    const effective = { when: 'date', date: '2020-07-31' };
    const quote = await adapter.quotePlanChange({ draft: draft({ effective }) });
    expect(dueNowOf(quote)).toBe('0.00');
    await bench.simulator.control.setFault('price-changed', true);
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-changed' });
    expect(await bench.writes()).toEqual([]);
  });

  it('is noticed when a day has passed', async () => {
    const adapter = await open();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await bench.simulator.control.advance({ days: 1 });
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-changed' });
    expect(await bench.writes()).toEqual([]);
  });
});

describe('T33 something else that changed since the quote', () => {
  it('is a plan that another session took', async () => {
    const adapter = await open({ scenario: 'demo' });
    const quote = await adapter.quotePlanChange({ draft: draft({ planId: '20002' }) });
    const other = await bench.signIn();
    const theirs = await other.quotePlanChange({ draft: draft({ planId: '20004' }) });
    expect((await other.confirm(yesTo(theirs))).state).toBe('done');
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-changed' });
    expect(await bench.writes()).toEqual(['ok']);
  });

  it('is a rate that no figure of the quote shows', async () => {
    let perGigabyte = 2;
    const adapter = await open({
      between: altering(({ call, answer }) => {
        if (call !== 'get_client_plans_all_m') return undefined;
        const usage = readJson(
          `{"service_no":9,"service_desc":"Data","is_usage_based_ind":1,"tiered_pricing_rule":1,"all_plan_service_rates":[
            {"schedule_no":30001,"plan_service_rates":[{"rate_seq_no":1,"from_unit":1,"rate_per_unit":${perGigabyte}}]}]}`,
        );
        const [plan] = answer.all_client_plan_dtls as readonly JsonObject[];
        const services = plan?.plan_services as readonly JsonObject[];
        return withMembers(answer, {
          all_client_plan_dtls: [withMembers(plan!, { plan_services: [...services, usage] })],
        });
      }),
    });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    perGigabyte = 3;
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-changed' });
    expect(await bench.writes()).toEqual([]);
  });
});

describe('T34 a write that took effect with a problem', () => {
  it('is told when the payment was declined', async () => {
    const adapter = await open();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await bench.simulator.control.setFault('declined', true);
    const intent = await adapter.confirm(yesTo(quote));
    expect(intent).toMatchObject({ state: 'done-with-problem', problem: 'collection-failed' });
    const invoiceId = receiptOf(intent)?.invoiceIds[0];
    expect((await adapter.getInvoice({ invoiceId: invoiceId! })).status).toBe('open');
    expect(await bench.writes()).toEqual(['ok']);
  });

  it.each([
    [{ statement_error_code: number(7) }, 'statement-failed'],
    [{ statement_error_code: number(7), collection_error_code: number(4011) }, 'collection-failed'],
    [{ total: number(41) }, 'differs-from-quote'],
  ])('is told for %o: %s', async (members, problem) => {
    const adapter = await open({
      between: altering(({ request, answer }) =>
        request.do_write === 'true' ? withMembers(answer, members) : undefined,
      ),
    });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'done-with-problem',
      problem,
    });
  });
});

describe('an answer to the write that is no', () => {
  const answering = (code: number) => ({
    between: altering(({ request }) => (request.do_write === 'true' ? fault(code) : undefined)),
  });

  it.each([
    [1049, 'account-not-active'],
    [14077, 'account-not-active'],
    [26010, 'billing-group-not-found'],
    [14053, 'alignment-not-possible'],
    [4011, 'refused-by-platform'],
    [99123, 'refused-by-platform'],
  ])('%i is a refusal: %s', async (code, refusal) => {
    const adapter = await open(answering(code));
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({ state: 'refused', refusal });
  });

  it.each([1001, -1, 1012])('%i leaves the outcome unknown', async (code) => {
    const adapter = await open(answering(code));
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect((await adapter.confirm(yesTo(quote))).state).toBe('unknown');
  });

  it('a receipt id that was used before is looked up and found, and never failed', async () => {
    const adapter = await open({
      between: (next) => async (url, init) => {
        const body = await new Response(init.body).text();
        const send = () => next(url, { ...init, body: new Blob([body]).stream() });
        // A middlebox that sends the write a second time and hands on the second answer.
        if (body.includes('"do_write":"true"')) await send();
        return send();
      },
    });
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    expect((await adapter.confirm(yes)).state).toBe('unknown');
    expect(bench.messages.at(-1)?.response).toMatchObject({ error_code: number(1012) });
    bench.clock.now += 1000;
    expect((await adapter.getIntent({ intentId: yes.intentId })).state).toBe('done');
    expect(await bench.writes()).toEqual(['ok', 'failed']);
    expect(await heldPlans(adapter)).toEqual(['Streaming']);
  });
});

describe('a write that did not leave', () => {
  it('may be sent once more under the same intent, and takes effect once', async () => {
    let refused = 0;
    const adapter = await open({
      between: (next) => async (url, init) => {
        const body = await new Response(init.body).text();
        if (body.includes('"do_write":"true"') && refused++ === 0) {
          throw new TypeError('fetch failed', { cause: new NetworkFault('ECONNREFUSED') });
        }
        return next(url, { ...init, body: new Blob([body]).stream() });
      },
    });
    const yes = yesTo(await adapter.quotePlanChange({ draft: draft() }));
    expect((await adapter.confirm(yes)).state).toBe('not-sent');
    expect((await adapter.confirm(yes)).state).toBe('done');
    expect(await bench.writes()).toEqual(['ok']);
  });
});
