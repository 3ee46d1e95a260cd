import { describe, expect, it } from 'vitest';
import type { InvoiceId } from '../../../src/model/ids.js';
import { order } from '../../../src/sandbox/documents/orders.js';
import { recordUsage } from '../../../src/sandbox/record-usage.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, changed, deepFreeze } from '../support.js';
import {
  credited,
  documentsWorld,
  invoiceAt,
  memoVoided,
  opens,
  paid,
  rebilled,
  usd,
  voided,
} from './support.js';

const assign = (planId: string, units = 1) =>
  ({
    kind: 'assign',
    planId,
    units,
    billingGroupId: '40001',
    effective: { when: 'now' },
  }) as const;

function stream(more = {}): { world: World; id: InvoiceId } {
  const world = changed(documentsWorld(more), assign('20001'));
  return { world, id: invoiceAt(world, 0).id };
}

const refusal = (world: World, invoiceId: InvoiceId) =>
  voidInvoiceOf(world, { accountId: ada, invoiceId }).refusal;

describe('voiding an invoice', () => {
  it('leaves it in the history with nothing owed on it', () => {
    const { world, id } = stream();
    const after = voidInvoiceOf(world, { accountId: ada, invoiceId: id });
    if (after.refusal) throw new Error(after.refusal);
    expect(after.events).toEqual([{ kind: 'voided', invoiceId: id }]);
    expect(invoiceAt(after.world, 0)).toMatchObject({ id, voidedOn: '2020-01-15' });
    expect(opens(after.world)).toEqual(['0.00']);
    expect(balanceOf(after.world)).toBe('0.00');
  });

  it('is refused while a credit memo stands on it, and allowed when that is voided', () => {
    const { world, id } = stream();
    const memo = credited(world, id, [1, '5.00']);
    expect(refusal(memo, id)).toBe('credit-memo-stands');
    const [row] = memo.creditMemos;
    if (!row) throw new Error('No memo');
    expect(opens(voided(memoVoided(memo, row.id), id))).toEqual(['0.00']);
  });

  it('is refused twice, for invoices of others, and for an invoice that was rebilled', () => {
    const { world, id } = stream();
    expect(refusal(voided(world, id), id)).toBe('invoice-voided');
    expect(refusal(world, '1' as InvoiceId)).toBe('invoice-not-found');
    const other = { accountId: '10002' as typeof ada, invoiceId: id };
    expect(voidInvoiceOf(world, other)).toEqual({ refusal: 'invoice-not-found' });
    expect(refusal(rebilled(at(world, '2020-02-15'), id), id)).toBe('already-rebilled');
  });

  it('sets free what was paid on it: that pays what else is open, and what comes', () => {
    const { world, id } = stream();
    const two = changed(paid(world, '30.00'), assign('20003'));
    expect(opens(two)).toEqual(['0.00', '60.00']);
    const after = voided(two, id);
    expect(opens(after)).toEqual(['0.00', '30.00']);
    const alone = voided(paid(world, '30.00'), id);
    expect(alone.payments[0]?.unapplied).toEqual(usd('30.00'));
    expect(balanceOf(alone)).toBe('-30.00');
    // The next period of 30.00 is paid with it.
    expect(opens(at(alone, '2020-02-15'))).toEqual(['0.00', '0.00']);
  });

  it('of a credit makes what the credit had settled owed again', () => {
    const { world } = stream();
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const less = changed(at(world, '2020-01-25'), {
      kind: 'cancel',
      planInstanceId: instance.id,
      effective: { when: 'now' },
      proration: 'full',
    });
    // 30.00 × 21 ÷ 31 = 20.32 are credited and settle the first invoice: 9.68 are left.
    expect(opens(less)).toEqual(['9.68', '0.00']);
    const after = voided(less, invoiceAt(less, 1).id);
    expect(opens(after)).toEqual(['30.00', '0.00']);
  });

  it('takes its charges away from what may be credited', () => {
    const { world, id } = stream();
    const [instance] = world.planInstances;
    expect(instance?.coverage).toHaveLength(1);
    expect(voided(world, id).planInstances[0]?.coverage).toEqual([]);
  });

  it('is refused while a later invoice credits one of its lines; when that is voided too, both are as before', () => {
    const { world, id } = stream();
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const bigger = changed(at(world, '2020-01-25'), {
      kind: 'replace',
      planInstanceId: instance.id,
      planId: '20003',
      effective: { when: 'now' },
      proration: 'full',
    });
    // 60.00 × 21 ÷ 31 = 40.65 less 20.32.
    expect(opens(bigger)).toEqual(['30.00', '20.33']);
    expect(refusal(bigger, id)).toBe('credited-later');
    const after = voided(bigger, invoiceAt(bigger, 1).id);
    expect(opens(after)).toEqual(['30.00', '0.00']);
    // The first charge stands for its days again: it can be credited once more.
    const cancelled = changed(after, {
      kind: 'cancel',
      planInstanceId: instance.id,
      effective: { when: 'now' },
      proration: 'full',
    });
    expect(opens(cancelled)).toEqual(['9.68', '0.00', '0.00']);
    expect(refusal(after, id)).toBeUndefined();
  });

  it('gives service credits back', () => {
    const { world, id } = stream({
      serviceCredits: [
        {
          id: '100',
          accountId: ada,
          date: '2020-01-01',
          amount: usd('50.00'),
          left: usd('50.00'),
          reason: 'Sorry',
        },
      ],
    });
    expect(world.serviceCredits[0]?.left).toEqual(usd('20.00'));
    expect(voided(world, id).serviceCredits[0]?.left).toEqual(usd('50.00'));
  });

  it('lets usage be billed again', () => {
    const plans = documentsWorld().plans.map((plan) =>
      plan.id === '20001'
        ? {
            ...plan,
            rateSchedules: plan.rateSchedules.map((schedule) => ({
              ...schedule,
              charges: [
                ...schedule.charges,
                {
                  id: '80020',
                  name: 'Traffic',
                  kind: 'usage' as const,
                  tierRule: 'standard' as const,
                  rates: [{ from: '2000-01-01', tiers: [{ from: 1, rate: usd('2.00') }] }],
                },
              ],
            })),
          }
        : plan,
    );
    const { world } = stream({ plans });
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const used = recordUsage(world, {
      accountId: ada,
      planInstanceId: instance.id,
      chargeId: '80020',
      units: '3',
    });
    if (!used.world) throw new Error(used.refusal);
    const billed = at(used.world, '2020-02-15');
    // 30.00 + 3 × 2.00.
    expect(opens(billed)).toEqual(['30.00', '36.00']);
    const after = voided(billed, invoiceAt(billed, 1).id);
    // 30.00 for the next month, and the usage.
    expect(opens(at(after, '2020-03-15'))).toEqual(['30.00', '0.00', '36.00']);
  });

  it('puts an order that was billed at once on the next invoice', () => {
    const { world } = stream({
      items: [{ id: '500', sku: 'BOX', name: 'Box', prices: [usd('12.00')], stock: 3 }],
    });
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const ordered = order(world, {
      accountId: ada,
      receiptId: 'o1',
      planInstanceId: instance.id,
      lines: [{ itemId: '500' as never, units: 2 }],
    });
    if (!ordered.world) throw new Error(ordered.refusal);
    expect(opens(ordered.world)).toEqual(['30.00', '24.00']);
    const after = voided(deepFreeze(ordered.world), invoiceAt(ordered.world, 1).id);
    expect(after.orders[0]).toMatchObject({ status: 'placed' });
    expect(opens(at(after, '2020-02-15'))).toEqual(['30.00', '0.00', '54.00']);
    expect(at(after, '2020-02-15').orders[0]).toMatchObject({
      status: 'billed',
      invoiceId: invoiceAt(at(after, '2020-02-15'), 2).id,
    });
  });
});
