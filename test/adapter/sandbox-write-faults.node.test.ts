import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import { Clock, confirmation, draft, intentId, sandboxAdapter, writes } from './sandbox-support.js';

const second = 1000;

/** A demo sandbox with a quote made before the faults came on. */
async function quotedUnder(...faults: FaultName[]) {
  const clock = new Clock();
  const adapter = sandboxAdapter({ now: clock.now });
  const quote = await adapter.quotePlanChange({ draft: draft() });
  for (const fault of faults) await adapter.sandbox.setFault(fault, true);
  const look = async (at: number) => {
    clock.at = Date.parse('2026-01-01T00:00:00Z') + at;
    return (await adapter.getIntent({ intentId: intentId(1) })).state;
  };
  const held = async () => (await adapter.listPlanInstances({})).total;
  return { adapter, quote, clock, look, held };
}

describe('late-write', () => {
  it('is not there when the answer is lost, happens later, once, and is found', async () => {
    const { adapter, quote, look, held } = await quotedUnder('late-write');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'unknown' });
    expect(await held()).toBe(2);
    expect(await look(second)).toBe('unknown');
    expect(await held()).toBe(2);
    expect(await look(2 * second)).toBe('done');
    expect(await held()).toBe(3);
    expect(await writes(adapter)).toEqual(['failed']);
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({
      state: 'done',
      receipt: { charged: { amount: '40.00' } },
    });
  });

  it('has happened by any later call, also the export', async () => {
    const { adapter, quote, clock } = await quotedUnder('late-write');
    await adapter.confirm(confirmation(quote));
    clock.pass(5 * second);
    const world = (await adapter.sandbox.exportWorld()) as { planInstances: unknown[] };
    expect(world.planInstances).toHaveLength(3);
  });

  it('comes to nothing where its world is gone, and is not taken for written', async () => {
    const { adapter, quote, clock, held } = await quotedUnder('late-write');
    await adapter.confirm(confirmation(quote));
    await adapter.sandbox.load('demo');
    clock.pass(60 * second);
    expect(await held()).toBe(2);
  });

  it('that is refused when its time has come changes nothing, and ends not-applied', async () => {
    const clock = new Clock();
    const adapter = sandboxAdapter({ now: clock.now });
    const world = (await adapter.sandbox.exportWorld()) as { plans: object[] };
    // Only one at a time: whoever comes second is refused.
    const plans = world.plans.map((plan) => ({ ...plan, limit: 1 }));
    const limited = sandboxAdapter({ now: clock.now, world: { ...world, plans } });
    const quote = await limited.quotePlanChange({ draft: draft() });
    await limited.sandbox.setFault('late-write', true);
    await limited.confirm(confirmation(quote));
    await limited.sandbox.setFault('late-write', false);
    const other = await limited.quotePlanChange({ draft: draft() });
    expect(await limited.confirm(confirmation(other, 2))).toMatchObject({ state: 'done' });
    clock.pass(2 * second);
    expect(await limited.getIntent({ intentId: intentId(1) })).toMatchObject({ state: 'unknown' });
    clock.pass(60 * second);
    expect(await limited.getIntent({ intentId: intentId(1) })).toMatchObject({
      state: 'not-applied',
    });
    expect(await limited.listPlanInstances({})).toMatchObject({ total: 3 });
  });
});

describe('receipt-lag', () => {
  it('hides what was written from the first two look-ups', async () => {
    const { adapter, quote, look, held } = await quotedUnder('lost-answer', 'receipt-lag');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'unknown' });
    expect(await held()).toBe(3);
    expect(await look(second)).toBe('unknown');
    expect(await look(2 * second)).toBe('unknown');
    expect(await look(4 * second)).toBe('done');
  });

  it('hides a late write from its time on, and never for so long that it is given up', async () => {
    for (const at of [5, 9, 10, 11, 60, 16 * 60]) {
      const { adapter, quote, look } = await quotedUnder('late-write', 'receipt-lag');
      await adapter.confirm(confirmation(quote));
      expect(await look(at * second), `first look-up after ${at} seconds`).toBe('done');
    }
  });

  it('changes nothing where the answer arrives', async () => {
    const { adapter, quote } = await quotedUnder('receipt-lag');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
  });
});

describe('conflict', () => {
  it('refuses the write, and the quote may be confirmed again by another intent', async () => {
    const { adapter, quote, held } = await quotedUnder('conflict');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({
      state: 'refused',
      refusal: 'refused-by-platform',
    });
    expect(await held()).toBe(2);
    await adapter.sandbox.setFault('conflict', false);
    expect(await adapter.confirm(confirmation(quote, 2))).toMatchObject({ state: 'done' });
    expect(await writes(adapter)).toEqual(['failed', 'ok']);
  });
});

describe('partly-collected', () => {
  it('takes half of the first invoice and leaves the rest open', async () => {
    const { adapter, quote } = await quotedUnder('partly-collected');
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
      receipt: { charged: { amount: '40.00' } },
    });
    const { rows } = await adapter.listInvoices({});
    expect(rows[0]).toMatchObject({ date: '2020-07-18', status: 'open' });
    const world = (await adapter.sandbox.exportWorld()) as {
      payments: { amount: { amount: string }; date: string; state: string }[];
    };
    // 40.00 ÷ 2
    expect(world.payments.at(-1)).toMatchObject({
      date: '2020-07-18',
      amount: { amount: '20.00' },
      state: 'collected',
    });
  });
});
