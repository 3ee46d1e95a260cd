import { describe, expect, it } from 'vitest';
import type { ItemId, OrderId, PlanInstanceId } from '../../../src/model/ids.js';
import { ordersOf } from '../../../src/sandbox/documents/document-views.js';
import { invoiceHistory } from '../../../src/sandbox/documents/invoice-history.js';
import { cancelOrder, order, type OrderCommand } from '../../../src/sandbox/documents/orders.js';
import { home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, deepFreeze } from '../support.js';
import { documentsWorld, invoiceAt, newYork, opens, usd } from './support.js';

const box = '500' as ItemId;
const cable = '501' as ItemId;
const manual = '502' as ItemId;

const shop = {
  items: [
    { id: box, sku: 'BOX', name: 'Box', prices: [usd('12.00')], stock: 5 },
    { id: cable, sku: 'CBL', name: 'Cable', prices: [usd('3.50')], onlyWith: ['20003'] },
    { id: manual, sku: 'MAN', name: 'Manual', prices: [usd('8.00')], taxable: false },
    { id: '503', sku: 'EUR', name: 'Other', prices: [{ amount: '5.00', currency: 'EUR' }] },
  ],
  coupons: [
    { code: 'TENTH', name: 'A tenth off', discount: { by: 'percent' as const, percent: '10' } },
    {
      code: 'STREAM',
      name: 'For Stream',
      discount: { by: 'percent' as const, percent: '10' },
      planIds: ['20001'],
    },
  ],
};

/** Stream since 15 Jan: 30.00. */
function withStream(more = {}): { world: World; planInstanceId: PlanInstanceId } {
  const world = changed(documentsWorld({ ...shop, ...more }), {
    kind: 'assign',
    planId: '20001',
    units: 1,
    billingGroupId: home.id,
    effective: { when: 'now' },
  });
  const [instance] = world.planInstances;
  if (!instance) throw new Error('No instance');
  return { world, planInstanceId: instance.id };
}

const twoBoxes = [{ itemId: box, units: 2 }];

function outcomeOf(world: World, choice: Partial<OrderCommand> = {}) {
  const [instance] = world.planInstances;
  if (!instance) throw new Error('No instance');
  return order(world, {
    accountId: ada,
    receiptId: `order${world.receipts.length + 1}`,
    planInstanceId: instance.id,
    lines: twoBoxes,
    ...choice,
  });
}

function ordered(world: World, choice: Partial<OrderCommand> = {}): World {
  const outcome = outcomeOf(world, choice);
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

const stockOf = (world: World) => world.items.find(({ id }) => id === box)?.stock;

describe('an order', () => {
  it('is billed at once, on an invoice of its own', () => {
    const { world, planInstanceId } = withStream();
    const outcome = outcomeOf(world, { bill: 'now' });
    if (!outcome.receipt) throw new Error(outcome.refusal);
    expect(opens(outcome.world)).toEqual(['30.00', '24.00']);
    const [row] = ordersOf(outcome.world, ada);
    expect(row).toEqual({
      id: outcome.receipt.orderId,
      date: '2020-01-15',
      planInstanceId,
      status: 'billed',
      amount: usd('24.00'),
      lines: [
        {
          itemId: box,
          sku: 'BOX',
          name: 'Box',
          units: 2,
          price: usd('12.00'),
          amount: usd('24.00'),
        },
      ],
      invoiceId: invoiceAt(outcome.world, 1).id,
    });
    expect(outcome.receipt).toMatchObject({
      action: 'order',
      invoiceIds: [invoiceAt(outcome.world, 1).id],
    });
    expect(outcome.events.map(({ kind }) => kind)).toEqual(['ordered', 'invoiced']);
    expect(invoiceHistory(outcome.world, ada)[0]?.type).toBe('order');
  });

  it('waits for the next invoice where it says so, and is a line of that', () => {
    const { world } = withStream();
    const waiting = ordered(world, { bill: 'with-the-next' });
    expect(opens(waiting)).toEqual(['30.00']);
    expect(ordersOf(waiting, ada)[0]?.status).toBe('placed');
    const billed = at(waiting, '2020-02-15');
    expect(opens(billed)).toEqual(['30.00', '54.00']);
    expect(ordersOf(billed, ada)[0]).toMatchObject({
      status: 'billed',
      invoiceId: invoiceAt(billed, 1).id,
    });
    expect(invoiceHistory(billed, ada)[0]?.type).toBe('hybrid');
    // Once only.
    expect(opens(at(billed, '2020-03-15'))).toEqual(['30.00', '54.00', '30.00']);
  });

  it.each([
    { terms: true, company: false, now: true },
    { terms: false, company: true, now: false },
    { terms: undefined, company: false, now: false },
    { terms: undefined, company: true, now: true },
  ])('is billed as the terms ($terms), else the company ($company) say', (rule) => {
    const { world } = withStream({
      settings: { billOrdersAtOnce: rule.company },
      paymentTerms: [
        {
          id: '7',
          name: 'Net 30',
          kind: 'net',
          days: 30,
          ...(rule.terms !== undefined && { billOrdersAtOnce: rule.terms }),
        },
      ],
    });
    expect(opens(ordered(world))).toEqual(rule.now ? ['30.00', '24.00'] : ['30.00']);
  });

  it('takes what it sells from the stock', () => {
    const { world } = withStream();
    expect(stockOf(ordered(world))).toBe(3);
    expect(outcomeOf(world, { lines: [{ itemId: box, units: 6 }] }).refusal).toBe(
      'item-out-of-stock',
    );
    const none = ordered(world, { lines: [{ itemId: box, units: 5 }] });
    expect(stockOf(none)).toBe(0);
    expect(outcomeOf(none).refusal).toBe('item-out-of-stock');
  });

  it('bears tax but on items that bear none', () => {
    const { world } = withStream(newYork);
    const after = ordered(world, {
      lines: [...twoBoxes, { itemId: manual, units: 1 }],
      bill: 'now',
    });
    // 24.00 × 8.25 % = 1.98; 8.00 without.
    expect(opens(after).at(-1)).toBe('33.98');
  });

  it('may come with a coupon that lowers it and nothing else', () => {
    const { world } = withStream();
    const after = ordered(world, { coupon: 'TENTH', bill: 'with-the-next' });
    // 30.00 + 24.00 − 2.40.
    expect(opens(at(after, '2020-02-15'))).toEqual(['30.00', '51.60']);
    expect(opens(at(after, '2020-03-15'))).toEqual(['30.00', '51.60', '30.00']);
    const two = ordered(ordered(world, { coupon: 'TENTH', bill: 'now' }), { bill: 'now' });
    expect(opens(two)).toEqual(['30.00', '21.60', '24.00']);
    expect(outcomeOf(world, { coupon: 'NONE' }).refusal).toBe('coupon-not-found');
    expect(outcomeOf(world, { coupon: 'STREAM' }).refusal).toBe('coupon-not-valid');
  });

  it('is for what is sold to the account', () => {
    const { world } = withStream();
    const of = (itemId: string) =>
      outcomeOf(world, { lines: [{ itemId: itemId as ItemId, units: 1 }] }).refusal;
    expect(of('1')).toBe('item-not-found');
    expect(of('503')).toBe('item-not-found');
    expect(of(cable)).toBe('item-needs-plan');
    expect(outcomeOf(world, { lines: [] }).refusal).toBe('item-not-found');
    const bigger = changed(world, {
      kind: 'assign',
      planId: '20003',
      units: 1,
      billingGroupId: home.id,
      effective: { when: 'now' },
    });
    expect(outcomeOf(bigger, { lines: [{ itemId: cable, units: 1 }] }).refusal).toBeUndefined();
  });

  it('needs a master plan of the account that is in use', () => {
    const { world, planInstanceId } = withStream();
    expect(outcomeOf(world, { planInstanceId: '1' as PlanInstanceId }).refusal).toBe(
      'plan-instance-not-found',
    );
    const as = (more: object) => ({
      ...world,
      planInstances: world.planInstances.map((row) => ({ ...row, ...more })),
    });
    expect(outcomeOf(as({ accountId: '10002' })).refusal).toBe('plan-instance-not-found');
    expect(outcomeOf(as({ parentId: planInstanceId })).refusal).toBe('plan-instance-not-found');
    for (const status of ['suspended', 'inactive', 'cancelled', 'pending-activation'])
      expect(outcomeOf(as({ status })).refusal).toBe('plan-instance-not-active');
    expect(outcomeOf(as({ status: 'trial' })).refusal).toBeUndefined();
  });

  it('is not billed at once where nobody pays', () => {
    const { world } = withStream();
    const unpaid = {
      ...world,
      billingGroups: world.billingGroups.map((row) => ({
        ...row,
        pays: { by: 'nothing' as const },
      })),
    };
    expect(outcomeOf(unpaid, { bill: 'now' }).refusal).toBe('billing-group-cannot-pay');
    expect(outcomeOf(unpaid, { bill: 'with-the-next' }).refusal).toBeUndefined();
  });
});

describe('cancelling an order', () => {
  const cancel = (world: World, orderId: OrderId | undefined, accountId = ada) =>
    cancelOrder(world, {
      accountId,
      receiptId: `cancel${world.receipts.length + 1}`,
      orderId: orderId ?? ('0' as OrderId),
    });

  it('takes it off the next invoice and puts its items back', () => {
    const { world } = withStream();
    const waiting = ordered(ordered(world, { bill: 'with-the-next' }), {
      bill: 'with-the-next',
      lines: [{ itemId: manual, units: 1 }],
    });
    const outcome = cancel(waiting, waiting.orders[0]?.id);
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(outcome.events).toEqual([{ kind: 'order-cancelled', orderId: waiting.orders[0]?.id }]);
    expect(ordersOf(outcome.world, ada).map(({ status }) => status)).toEqual([
      'placed',
      'cancelled',
    ]);
    expect(stockOf(outcome.world)).toBe(5);
    // 30.00 and the manual.
    expect(opens(at(outcome.world, '2020-02-15'))).toEqual(['30.00', '38.00']);
  });

  it('is refused when it is billed, cancelled, of another account, or none', () => {
    const { world } = withStream();
    const now = ordered(world, { bill: 'now' });
    expect(cancel(now, now.orders[0]?.id).refusal).toBe('order-closed');
    const waiting = ordered(world, { bill: 'with-the-next' });
    const gone = cancel(waiting, waiting.orders[0]?.id);
    if (!gone.world) throw new Error(gone.refusal);
    expect(cancel(gone.world, waiting.orders[0]?.id).refusal).toBe('order-closed');
    expect(cancel(waiting, undefined).refusal).toBe('order-not-found');
    const other = {
      ...waiting,
      orders: waiting.orders.map((row) => ({ ...row, accountId: '10002' as typeof ada })),
    };
    expect(cancel(other, waiting.orders[0]?.id).refusal).toBe('order-not-found');
  });
});
