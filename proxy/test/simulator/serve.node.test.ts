import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import { createAriaClient, type AriaClient } from '../../aria/client.js';
import { createAriaSource } from '../../aria/source.js';
import { serveSimulator, type ServedSimulator } from '../../simulator/serve.js';
import { draft, outcomeOf, terms, yesTo } from '../aria-adapter/bench.js';

let served: ServedSimulator;
let client: AriaClient;

beforeEach(async () => {
  served = await serveSimulator({ scenario: 'assign-now-with-queued-rate-change' });
  const timeouts = { read: 2000, write: 2000 };
  client = createAriaClient({ url: served.url, ...served.simulator.keys, timeouts });
});
afterEach(() => served.close());

const clock = () => client.call('get_virtual_datetime_m', {});
const write = (receiptId: string) =>
  client.call(
    'assign_acct_plan_m',
    { acct_no: '10001', new_plan_no: '20001', existing_billing_group_no: '40001', do_write: true },
    { receiptId },
  );

describe('the simulator over HTTP', () => {
  it('answers as in process, at any path', async () => {
    expect((await clock()).answer.virtual_date).toBe('2020-07-18');
    const body = JSON.stringify({ rest_call: 'nothing' });
    const response = await fetch(new URL('/v1/core', served.url), { method: 'POST', body });
    expect(await response.text()).toBe('{"error_code":-1,"error_msg":"unknown call"}');
    expect((await fetch(served.url)).status).toBe(405);
  });

  it('ends the connection where the answer to a write is lost, and the write holds', async () => {
    await served.simulator.control.setFault('lost-answer', true);
    expect(await outcomeOf(write('R1'))).toMatchObject({
      failure: 'connection-lost',
      outcome: 'unknown',
    });
    await served.simulator.control.setFault('lost-answer', false);
    expect(await outcomeOf(write('R1'))).toMatchObject({ name: 'AriaFault', code: 1012 });
  });

  it('refuses connections while it is offline, so that nothing was sent, and comes back', async () => {
    await clock();
    await served.simulator.control.setFault('offline', true);
    await untilRefused();
    expect(await outcomeOf(write('R1'))).toMatchObject({
      failure: 'unreachable',
      outcome: 'not-sent',
      networkCode: 'ECONNREFUSED',
    });
    await served.simulator.control.setFault('offline', false);
    await expect.poll(async () => (await outcomeOf(clock())) instanceof Error).toBe(false);
    expect((await write('R1')).answer.plan_instance_no).toBe('60001');
  });

  it('keeps the caller waiting where an answer never comes', async () => {
    await served.simulator.control.setFault('never', true);
    const impatient = createAriaClient({
      url: served.url,
      ...served.simulator.keys,
      timeouts: { read: 50 },
    });
    const call = impatient.call('get_virtual_datetime_m', {});
    expect(await outcomeOf(call)).toMatchObject({ failure: 'timed-out', outcome: 'unknown' });
  });

  it('turns away a body that no call has', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024);
    await expect(fetch(served.url, { method: 'POST', body })).rejects.toThrow();
    expect((await clock()).answer.virtual_date).toBe('2020-07-18');
  });

  it('carries a plan change from the adapter to the world and back', async () => {
    const source = createAriaSource({
      client,
      ledger: new MemoryLedger(Date.now),
      now: Date.now,
      randomId: randomUUID,
      policy: { terms },
    });
    const { credential } = await source.signIn({ userId: 'ada', password: 'sandbox' });
    const adapter = source.forSession(credential) as BillingOperations;
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(quote.dueNow.total.amount).toBe('40.00');
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    await served.simulator.control.advance({ date: '2020-08-18' });
    const { rows } = await adapter.listInvoices({});
    expect(rows.map(({ date, amount }) => [date, amount.amount])).toEqual([
      ['2020-08-18', '45.00'],
      ['2020-07-18', '40.00'],
    ]);
  });
});

/** The fault is on at once; the door closes when the server has had its turn. */
async function untilRefused(): Promise<void> {
  await expect
    .poll(() => outcomeOf(clock()))
    .toMatchObject({ failure: 'unreachable', outcome: 'not-sent' });
}
