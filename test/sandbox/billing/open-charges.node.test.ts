import { describe, expect, it } from 'vitest';
import { Books } from '../../../src/sandbox/books.js';
import { enterCoupon } from '../../../src/sandbox/coupons.js';
import { defer } from '../../../src/sandbox/defer.js';
import { issueBills } from '../../../src/sandbox/issue-bills.js';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, billedLines, changed, changedWith, deepFreeze, totals } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';

const plans = [simplePlan('20001', 'Plan', '31.00')];
const coupons = [
  {
    code: 'TEN',
    name: 'Ten',
    discount: { by: 'percent' as const, percent: '10' },
    invoices: 1,
  },
];
const month = () => subscribed('2019-01-15', '2019-01-20', plans, { coupons });
const line = (amount: string) => ({
  kind: 'recurring' as const,
  planName: 'Plan',
  description: 'Extra days',
  amount: { amount, currency: 'USD' },
  prorated: true,
});

/** A charge of 4.00 that waits for the next invoice. */
function waiting(): World {
  const books = new Books(month());
  defer(books, books.planInstances.get('60001'), [line('4.00')]);
  return deepFreeze(books.close().world);
}

describe('a charge that waits', () => {
  it('comes on the next anniversary invoice of its plan, before its other lines, and on no other', () => {
    const world = waiting();
    expect(world.openCharges).toMatchObject([{ since: '2019-01-20', billingGroupId: '40001' }]);
    const billed = at(world, '2019-03-15');
    expect(billed.invoices.map(({ lines }) => lines.map(({ amount }) => amount.amount))).toEqual([
      ['31.00'],
      ['4.00', '31.00'],
      ['31.00'],
    ]);
    expect(billed.openCharges[0]?.invoiceId).toBe(billed.invoices[1]?.id);
  });

  it('does not join a bill that stands alone', () => {
    const books = new Books(waiting());
    books.bills.add(books.billingGroups.get('40001'), [line('1.00')], 'alone');
    expect(issueBills(books).map(({ lines }) => lines.length)).toEqual([1]);
    books.bills.add(books.billingGroups.get('40001'), [line('1.00')]);
    books.bills.addAnniversary(
      books.billingGroups.get('40001'),
      books.planInstances.get('60001').id,
    );
    expect(issueBills(books).map(({ lines }) => lines.length)).toEqual([2]);
  });

  it('makes no invoice by itself', () => {
    const books = new Books(waiting());
    expect(issueBills(books)).toEqual([]);
    books.bills.add(books.billingGroups.get('40001'), []);
    expect(issueBills(books)).toEqual([]);
  });
});

describe('a line that waits for an anniversary', () => {
  const two = [
    simplePlan('20001', 'Plan', '31.00', { units: { min: 1, max: 9 } }),
    simplePlan('20002', 'Other', '10.00'),
    simplePlan('20003', 'Free', '0.00', { units: { min: 1, max: 9 } }),
  ];
  const wait = { prorationInvoice: 'with-the-next' } as const;
  /** 20 January: the plan that bills on the 15th gets a second unit; 31.00 × 26/31 wait for 15 February. */
  const more = (plans = two) =>
    changedWith(subscribed('2019-01-15', '2019-01-20', plans), wait, {
      kind: 'units',
      planInstanceId: '60001',
      units: 2,
      effective: { when: 'now' },
      proration: 'full',
    });
  const after = [
    '2019-02-15 Plan 2019-01-20..2019-02-14 -26.00',
    '2019-02-15 Plan 2019-01-20..2019-02-14 52.00',
    '2019-02-15 Plan 2019-02-15..2019-03-14 62.00',
  ];

  it('is on no earlier invoice of the billing group, whatever that is for', () => {
    const world = changed(more(), taking('20002'));
    expect(billedLines(at(world, '2019-02-15'), '2019-01-20')).toEqual([
      '2019-01-20 Other 2019-01-20..2019-02-19 10.00',
      ...after,
    ]);
  });

  it('makes an invoice of its own on the anniversary of a plan that has become free', () => {
    const world = changed(more(), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20003',
      effective: { when: 'anniversary' },
    });
    expect(billedLines(at(world, '2019-03-15'), '2019-01-20')).toEqual(after.slice(0, 2));
    const suspended = changed(more(), {
      kind: 'status',
      planInstanceId: '60001',
      status: 'suspended',
    });
    // The charge of 52.00 for days from today on is taken off, the credit for one unit stays.
    expect(billedLines(at(suspended, '2019-03-15'), '2019-01-20')).toEqual([
      '2019-02-15 Plan 2019-01-20..2019-02-14 -26.00',
    ]);
  });

  it('is billed when its master plan ends, since no anniversary comes', () => {
    const world = changed(more(), {
      kind: 'cancel',
      planInstanceId: '60001',
      effective: { when: 'now' },
      proration: 'none',
    });
    expect(billedLines(world, '2019-01-20')).toEqual([
      '2019-01-20 Plan 2019-01-20..2019-02-14 -26.00',
      '2019-01-20 Plan 2019-01-20..2019-02-14 52.00',
    ]);
    expect(at(world, '2019-04-15').openCharges.map(({ invoiceId }) => invoiceId)).toEqual([
      '70002',
      '70002',
    ]);
  });
});

describe('a voided invoice', () => {
  it('sets free the charges and the coupon that it had used', () => {
    const outcome = enterCoupon(waiting(), { accountId: ada, receiptId: 'c1', code: 'TEN' });
    if (!outcome.world) throw new Error(outcome.refusal);
    const billed = at(outcome.world, '2019-02-15');
    // 4.00 + 31.00 − 0.40 − 3.10
    expect(totals(billed, '2019-02-01')).toEqual(['2019-02-15 31.50']);
    expect(billed.appliedCoupons[0]?.used).toBe(1);
    const invoiceId = billed.invoices.at(-1)?.id;
    if (!invoiceId) throw new Error('No invoice.');
    const voiding = voidInvoiceOf(billed, { accountId: ada, invoiceId });
    if (voiding.refusal) throw new Error(voiding.refusal);
    const voided = voiding.world;
    expect(voided.appliedCoupons[0]?.used).toBe(0);
    expect(voided.openCharges[0]).not.toHaveProperty('invoiceId');
    expect(billedLines(at(deepFreeze(voided), '2019-03-15'), '2019-03-01')).toEqual([
      '2019-03-15 Plan 2019-03-15..2019-04-14 31.00',
      '2019-03-15 Plan 4.00',
      '2019-03-15 Ten (coupon-credit) -0.40',
      '2019-03-15 Ten (coupon-credit) -3.10',
    ]);
  });
});
