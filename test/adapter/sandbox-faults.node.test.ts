import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import { Clock, confirmation, draft, intentId, sandboxAdapter, writes } from './sandbox-support.js';

/** A demo sandbox with a quote made before the fault came on. */
async function quotedUnder(fault: FaultName, clock = new Clock()) {
  const adapter = sandboxAdapter({ now: clock.now });
  const quote = await adapter.quotePlanChange({ draft: draft() });
  await adapter.sandbox.setFault(fault, true);
  return { adapter, quote, clock };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('lost-answer', () => {
  it('writes once, does not know it, and finds out by the receipt', async () => {
    const { adapter, quote, clock } = await quotedUnder('lost-answer');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'unknown' });
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'unknown' });
    clock.pass(1000);
    expect(await adapter.getIntent({ intentId: intentId(1) })).toMatchObject({
      state: 'done',
      receipt: { charged: { amount: '40.00' } },
    });
    const { log } = await adapter.sandbox.status();
    expect(log.filter(({ name }) => name === 'write')).toMatchObject([
      { outcome: 'failed', code: 'answer-lost' },
    ]);
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 3 });
  });
});

describe('lost-answer of a payment that was declined', () => {
  it('tells the problem as well when it is found out (T34)', async () => {
    const { adapter, quote, clock } = await quotedUnder('lost-answer');
    await adapter.sandbox.setFault('declined', true);
    await adapter.confirm(confirmation(quote));
    clock.pass(1000);
    expect(await adapter.getIntent({ intentId: intentId(1) })).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
    });
  });
});

describe('price-changed', () => {
  it('refuses at confirm with the new price, writes nothing, and lets the new quote through', async () => {
    const { adapter, quote } = await quotedUnder('price-changed');
    const intent = await adapter.confirm(confirmation(quote));
    expect(intent).toMatchObject({
      state: 'refused',
      refusal: 'quote-changed',
      // 40.00 + 1.00
      quote: { dueNow: { total: { amount: '41.00' } } },
    });
    expect(await writes(adapter)).toEqual([]);
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 2 });

    // Asking again moves no price again.
    expect(await adapter.confirm(confirmation(quote))).toEqual(intent);
    await adapter.sandbox.setFault('price-changed', false);
    if (intent.state !== 'refused' || !intent.quote) throw new Error('no new quote');
    expect(await adapter.confirm(confirmation(intent.quote, 2))).toMatchObject({
      state: 'done',
      receipt: { charged: { amount: '41.00' } },
    });
    expect(await writes(adapter)).toEqual(['ok']);
  });
});

describe('declined', () => {
  it('takes the plan and leaves the invoice open', async () => {
    const { adapter, quote } = await quotedUnder('declined');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
    });
    const { rows } = await adapter.listInvoices({});
    expect(rows[0]).toMatchObject({ date: '2020-07-18', status: 'open' });
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 3 });
  });
});

describe('faults of the way there', () => {
  it.each([
    ['offline', { code: 'offline', kind: 'network', retryable: true }],
    ['service-failed', { code: 'service-failed', kind: 'service' }],
    ['session-expired', { code: 'session-expired', kind: 'session' }],
  ] as const)('%s: the call never runs', async (fault, error) => {
    const { adapter, quote } = await quotedUnder(fault);
    await expect(adapter.confirm(confirmation(quote))).rejects.toMatchObject(error);
    await expect(adapter.listPlans({})).rejects.toMatchObject(error);
    const { log } = await adapter.sandbox.status();
    expect(log.slice(-2)).toMatchObject([
      { name: 'confirm', outcome: 'failed', code: fault },
      { name: 'listPlans', outcome: 'failed', code: fault },
    ]);
    await adapter.sandbox.setFault(fault, false);
    await expect(adapter.getIntent({ intentId: intentId(1) })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
  });

  it('session-expired ends with a new session, and is told to listeners once', async () => {
    const { adapter } = await quotedUnder('session-expired');
    const told = vi.fn();
    adapter.subscribe(told);
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    await expect(adapter.listPlans({})).rejects.toMatchObject({ code: 'session-expired' });
    expect(told).toHaveBeenCalledTimes(1);
    await adapter.signIn({ userId: 'ada', password: 'sandbox' });
    expect(await adapter.getAccount({})).toMatchObject({ name: 'Ada Example' });
    expect(await adapter.sandbox.status()).toMatchObject({ faults: [] });
  });
});

describe('faults of the way back', () => {
  it('garbage: every answer is nonsense, and is told as such', async () => {
    const { adapter } = await quotedUnder('garbage');
    const calls = [
      adapter.validateSession({}),
      adapter.getAccount({}),
      adapter.listPlans({}),
      adapter.listPlanInstances({}),
      adapter.listBillingGroups({}),
      adapter.listInvoices({}),
      adapter.quotePlanChange({ draft: draft() }),
      adapter.signIn({ userId: 'ada', password: 'sandbox' }),
      adapter.signOut({}),
    ];
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ code: 'bad-answer', kind: 'contract' });
    }
  });

  it('garbage at confirm: the write happened once, and its intent tells so later', async () => {
    const { adapter, quote } = await quotedUnder('garbage');
    await expect(adapter.confirm(confirmation(quote))).rejects.toMatchObject({
      code: 'bad-answer',
    });
    await adapter.sandbox.setFault('garbage', false);
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
    expect(await writes(adapter)).toEqual(['ok']);
  });

  it('never: the call hangs until it is aborted, and rejects with the reason', async () => {
    const { adapter } = await quotedUnder('never');
    const controller = new AbortController();
    const reason = new Error('the customer left');
    const call = adapter.listPlans({}, { signal: controller.signal });
    const seen = vi.fn();
    call.catch(seen);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).not.toHaveBeenCalled();
    expect((await adapter.sandbox.status()).log.at(-1)).toMatchObject({
      name: 'listPlans',
      outcome: 'running',
    });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  it('slow: the answer takes a second', async () => {
    const { adapter } = await quotedUnder('slow');
    vi.useFakeTimers();
    const seen = vi.fn();
    const call = adapter.listPlans({}).then(seen);
    await vi.advanceTimersByTimeAsync(999);
    expect(seen).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await call;
    expect(seen).toHaveBeenCalledOnce();
  });
});

describe('an aborted call', () => {
  it('rejects with the signal’s reason, and nothing is quoted', async () => {
    const adapter = sandboxAdapter();
    const reason = new Error('typed on');
    const signal = AbortSignal.abort(reason);
    await expect(adapter.quotePlanChange({ draft: draft() }, { signal })).rejects.toBe(reason);
    expect(await adapter.sandbox.exportWorld()).toMatchObject({ quotes: [] });
  });
});
