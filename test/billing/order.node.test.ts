import { describe, expect, it } from 'vitest';
import { billsAtOnce, orderRefusal, type OrderItem } from '../../src/billing/order.js';

const item: OrderItem = { id: '1', active: true, price: { amount: '5.00', currency: 'USD' } };
const none = new Set<string>();
const refusal = (more: Partial<OrderItem>, units = 1, held: ReadonlySet<string> = none) =>
  orderRefusal([{ item: { ...item, ...more }, units }], held);

describe('ordering items', () => {
  it('is allowed for what is sold and there', () => {
    expect(refusal({})).toBeUndefined();
  });

  it('is refused for what is not sold, or not in this currency', () => {
    expect(orderRefusal([], none)).toBe('item-not-found');
    expect(orderRefusal([{ item: undefined, units: 1 }], none)).toBe('item-not-found');
    expect(refusal({ active: false })).toBe('item-not-found');
    expect(refusal({ price: undefined })).toBe('item-not-found');
  });

  it('takes whole units of one or more', () => {
    expect(refusal({}, 0)).toBe('units-out-of-range');
    expect(refusal({}, -1)).toBe('units-out-of-range');
    expect(refusal({}, 1.5)).toBe('units-out-of-range');
  });

  it('sells as many as there are, over all lines of one item', () => {
    expect(refusal({ stock: 3 }, 3)).toBeUndefined();
    expect(refusal({ stock: 3 }, 4)).toBe('item-out-of-stock');
    expect(refusal({ stock: 0 })).toBe('item-out-of-stock');
    const scarce = { ...item, stock: 3 };
    const other = { ...item, id: '2', stock: 3 };
    const line = (each: OrderItem) => ({ item: each, units: 2 });
    expect(orderRefusal([line(scarce), line(scarce)], none)).toBe('item-out-of-stock');
    expect(orderRefusal([line(scarce), line(other)], none)).toBeUndefined();
  });

  it('sells some items only to who has one of their plans', () => {
    expect(refusal({ onlyWith: ['p1', 'p2'] }, 1, new Set(['p2']))).toBeUndefined();
    expect(refusal({ onlyWith: ['p1', 'p2'] }, 1, new Set(['p3']))).toBe('item-needs-plan');
    expect(refusal({ onlyWith: [] }, 1, new Set(['p3']))).toBe('item-needs-plan');
  });
});

describe('when an order is billed', () => {
  it('is as it says, else as the terms say, else as the company has decided', () => {
    expect(billsAtOnce('now', false, false)).toBe(true);
    expect(billsAtOnce('with-the-next', true, true)).toBe(false);
    expect(billsAtOnce(undefined, true, false)).toBe(true);
    expect(billsAtOnce(undefined, false, true)).toBe(false);
    expect(billsAtOnce(undefined, undefined, true)).toBe(true);
    expect(billsAtOnce(undefined, undefined, false)).toBe(false);
  });
});
