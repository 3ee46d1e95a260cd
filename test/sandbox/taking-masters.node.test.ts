import { describe, expect, it } from 'vitest';
import {
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  type PlanText,
} from '../../src/sandbox/scenarios/build.js';
import type { World } from '../../src/sandbox/world.js';
import {
  at,
  billedLines,
  changed,
  changedWith,
  instanceOf,
  outcomeOf,
  refusalOfChanges,
  totals,
} from './support.js';
import { shop, type WorldParts } from './worked-examples/shop.js';

/** Phone costs 31.00 a month and 15.00 once; today is 18 July 2020 unless a test says otherwise. */
const fee = {
  ...recurring('80003', 'Set-up', ['2000-01-01', '15.00']),
  kind: 'activation' as const,
  tierRule: 'flat' as const,
};
const phone = (more: Partial<PlanText> = {}) =>
  plan(
    '20001',
    'Phone',
    [
      schedule('30001', 'Phone', [
        recurring('80001', 'Phone', ['2000-01-01', '31.00'], ['2020-08-01', '62.00']),
        fee,
      ]),
    ],
    more,
  );
const plain = simplePlan('20002', 'Plain', '31.00');
const company = (more: WorldParts = {}, plans = [phone(), plain]) =>
  shop('2020-07-18', plans, more);
const statusOf = (world: World, id = '60001') => instanceOf(world, id).status;
const later = (date: string) => ({ effective: { when: 'date', date } }) as const;
const since = (date: string) => ({ effective: { when: 'retroactive', date } }) as const;

describe('a master plan that starts later', () => {
  it('waits, and is billed on its day at the rate of that day, with its fee', () => {
    const world = changed(company(), taking('20001', later('2020-08-02')));
    expect(instanceOf(world, '60001')).toMatchObject({
      status: 'pending-activation',
      startDate: '2020-08-02',
      nextBillDate: '2020-08-02',
    });
    expect(world.queue).toMatchObject([{ kind: 'assign', by: 'date', date: '2020-08-02' }]);
    expect(statusOf(at(world, '2020-08-01'))).toBe('pending-activation');
    const begun = at(world, '2020-08-02');
    expect(statusOf(begun)).toBe('active');
    expect(begun.queue).toMatchObject([{ state: 'executed', closedOn: '2020-08-02' }]);
    expect(billedLines(at(begun, '2020-09-02'))).toEqual([
      '2020-08-02 Phone (activation) 15.00',
      '2020-08-02 Phone 2020-08-02..2020-09-01 62.00',
      '2020-09-02 Phone 2020-09-02..2020-10-01 62.00',
    ]);
  });

  it('is prorated through a chosen day on its day, by its proration alone', () => {
    const through = { ...later('2020-07-20'), billThrough: '2020-07-31' };
    const world = changed(company(), taking('20002', through));
    expect(billedLines(at(world, '2020-08-01'))).toEqual([
      // 12 of the 31 days of July
      '2020-07-20 Plain 2020-07-20..2020-07-31 12.00',
      '2020-08-01 Plain 2020-08-01..2020-08-31 31.00',
    ]);
    const full = changed(company(), taking('20002', { ...through, firstInvoice: 'full' }));
    expect(billedLines(at(full, '2020-07-31'))).toEqual([
      '2020-07-20 Plain 2020-07-20..2020-07-31 31.00',
    ]);
  });

  it('begins today where its first invoice shall be prorated up to its date', () => {
    const world = changed(
      company(),
      taking('20002', { ...later('2020-08-01'), firstInvoice: 'prorated' }),
    );
    expect(instanceOf(world, '60001')).toMatchObject({ status: 'active', startDate: '2020-07-18' });
    expect(billedLines(at(world, '2020-08-01'))).toEqual([
      // 14 of the 31 days of July
      '2020-07-18 Plain 2020-07-18..2020-07-31 14.00',
      '2020-08-01 Plain 2020-08-01..2020-08-31 31.00',
    ]);
  });

  it('keeps to its date where the company prorates as a rule, and where nothing would be charged', () => {
    const prorating = company({ settings: { firstInvoice: 'prorated' } });
    expect(statusOf(changed(prorating, taking('20002', later('2020-08-01'))))).toBe(
      'pending-activation',
    );
    const uncharged = taking('20002', {
      ...later('2020-08-01'),
      firstInvoice: 'prorated',
      proration: 'none',
    });
    expect(statusOf(changed(company(), uncharged))).toBe('pending-activation');
  });
});

describe('the first invoice of a master plan that starts today', () => {
  const through = { billThrough: '2020-07-31' };
  const first = (more: Parameters<typeof taking>[1], parts: WorldParts = {}) =>
    totals(changed(company(parts), taking('20002', more)));

  it('is prorated only where it and the proration say so', () => {
    // 14 of the 31 days of July
    expect(first({ ...through, firstInvoice: 'prorated' })).toEqual(['2020-07-18 14.00']);
    expect(first({ ...through, firstInvoice: 'prorated', proration: 'charge-only' })).toEqual([
      '2020-07-18 14.00',
    ]);
    expect(first({ ...through, firstInvoice: 'prorated', proration: 'none' })).toEqual([
      '2020-07-18 31.00',
    ]);
    expect(first(through)).toEqual(['2020-07-18 31.00']);
  });

  it('is as the company says where the change does not', () => {
    expect(first(through, { settings: { firstInvoice: 'prorated' } })).toEqual([
      '2020-07-18 14.00',
    ]);
    const never = { settings: { firstInvoice: 'prorated', proration: 'credit-only' } } as const;
    expect(first(through, never)).toEqual(['2020-07-18 31.00']);
  });

  it('covers at most one interval', () => {
    const refusal = (billThrough: string) =>
      refusalOfChanges(company(), taking('20002', { billThrough }));
    expect(refusal('2020-07-18')).toBe('bill-through-out-of-range');
    expect(refusal('2020-08-17')).toBeUndefined();
    expect(refusal('2020-08-18')).toBe('bill-through-out-of-range');
  });
});

describe('a master plan that starts in the past', () => {
  it('before the running period is refused unless somebody says how to catch up', () => {
    expect(refusalOfChanges(company(), taking('20002', since('2020-06-18')))).toBe(
      'start-too-early',
    );
    expect(refusalOfChanges(company(), taking('20002', since('2020-06-19')))).toBeUndefined();
  });

  const periods = [
    '2020-07-18 Phone (activation) 15.00',
    '2020-07-18 Phone 2020-05-10..2020-06-09 31.00',
    '2020-07-18 Phone 2020-06-10..2020-07-09 31.00',
    '2020-07-18 Phone 2020-07-10..2020-08-09 31.00',
  ];

  it('comes on one bill, at the rate of today, with the fee', () => {
    const world = changed(
      company(),
      taking('20001', { ...since('2020-05-10'), catchUp: 'one-bill' }),
    );
    expect(billedLines(world)).toEqual(periods);
    // 3 × 31.00 + 15.00
    expect(totals(world)).toEqual(['2020-07-18 108.00']);
    expect(instanceOf(world, '60001')).toMatchObject({
      startDate: '2020-05-10',
      nextBillDate: '2020-08-10',
    });
    expect(billedLines(at(world, '2020-08-10'), '2020-07-19')).toEqual([
      '2020-08-10 Phone 2020-08-10..2020-09-09 62.00',
    ]);
  });

  it('comes on a bill for each period, the fee on the first', () => {
    const change = taking('20001', { ...since('2020-05-10'), catchUp: 'bill-per-period' });
    // 31.00 + 15.00, then 31.00 twice
    expect(totals(changed(company(), change)).sort()).toEqual([
      '2020-07-18 31.00',
      '2020-07-18 31.00',
      '2020-07-18 46.00',
    ]);
  });

  it('follows the command where the change says nothing', () => {
    const change = taking('20002', since('2020-05-10'));
    const combining = company({ settings: { combineInvoices: 'short-cycle' } });
    expect(totals(changedWith(combining, { combineInvoices: 'long-cycle' }, change))).toEqual([
      // 3 × 31.00
      '2020-07-18 93.00',
    ]);
    const short = changedWith(company(), { combineInvoices: 'short-cycle' }, change);
    expect(totals(short)).toHaveLength(3);
  });

  it('is combined only by leave of the company, and not before a rollover', () => {
    const change = taking('20002', since('2020-05-10'));
    const refusal = (world: World) =>
      outcomeOf(world, [change], { combineInvoices: 'long-cycle' }).refusal;
    expect(refusal(company())).toBe('combine-not-allowed');
    const rolling = simplePlan('20002', 'Plain', '31.00', {
      rollover: { afterMonths: 12, planId: '20001' },
    });
    expect(
      refusal(company({ settings: { combineInvoices: 'long-cycle' } }, [phone(), rolling])),
    ).toBe('combine-blocked-by-queue');
  });
});

describe('what is charged after its period', () => {
  const used = plan('20001', 'Phone', [
    schedule('30001', 'Phone', [
      { ...recurring('80001', 'Phone', ['2000-01-01', '31.00']), billed: 'in-arrears' },
    ]),
  ]);

  it('is billed at once for the periods that have passed, and for the running one when it is over', () => {
    const world = changed(
      company({}, [used]),
      taking('20001', { ...since('2020-05-10'), catchUp: 'one-bill' }),
    );
    expect(billedLines(at(world, '2020-08-10'))).toEqual([
      '2020-07-18 Phone (recurring-arrears) 2020-05-10..2020-06-09 31.00',
      '2020-07-18 Phone (recurring-arrears) 2020-06-10..2020-07-09 31.00',
      '2020-08-10 Phone (recurring-arrears) 2020-07-10..2020-08-09 31.00',
    ]);
  });

  it('is charged for the part of a period that was prorated', () => {
    const through = { billThrough: '2020-07-31', firstInvoice: 'prorated' } as const;
    const world = changed(company({}, [used]), taking('20001', through));
    expect(billedLines(at(world, '2020-08-01'))).toEqual([
      // 14 of the 31 days of July
      '2020-08-01 Phone (recurring-arrears) 2020-07-18..2020-07-31 14.00',
    ]);
  });
});

describe('the status of a new master plan', () => {
  it('is that of the catalogue unless it is chosen', () => {
    const trial = company({}, [phone({ firstStatus: 'trial' })]);
    expect(statusOf(changed(trial, taking('20001')))).toBe('trial');
    expect(statusOf(changed(trial, taking('20001', { status: 'active' })))).toBe('active');
  });

  it.each(['trial', 'active-non-billable'] as const)(
    '%s is not billed, and its bill date goes on',
    (status) => {
      const world = at(changed(company(), taking('20001', { status })), '2020-08-18');
      expect(world.invoices).toEqual([]);
      expect(instanceOf(world, '60001').nextBillDate).toBe('2020-09-18');
    },
  );

  it('is given on the day of a later start', () => {
    const world = changed(company(), taking('20001', { ...later('2020-08-02'), status: 'trial' }));
    expect(statusOf(world)).toBe('pending-activation');
    expect(statusOf(at(world, '2020-08-02'))).toBe('trial');
    expect(at(world, '2020-09-02').invoices).toEqual([]);
  });
});

describe('what a master plan is taken with', () => {
  it('can be held as often as its limit says, rows of one command counted', () => {
    const twice = company({}, [phone({ limit: 2 })]);
    expect(refusalOfChanges(twice, taking('20001'), taking('20001'))).toBeUndefined();
    expect(refusalOfChanges(twice, taking('20001'), taking('20001'), taking('20001'))).toBe(
      'plan-already-held',
    );
    expect(
      refusalOfChanges(
        changed(twice, taking('20001'), taking('20001', later('2020-08-02'))),
        taking('20001'),
      ),
    ).toBe('plan-already-held');
  });

  it('belongs to a dunning group of the account', () => {
    const groups = {
      dunningGroups: [{ id: '45001', accountId: '10001', name: 'Strict' }],
    } satisfies WorldParts;
    const world = changed(company(groups), taking('20001', { dunningGroupId: '45001' }));
    expect(instanceOf(world, '60001').dunningGroupId).toBe('45001');
    expect(refusalOfChanges(company(groups), taking('20001', { dunningGroupId: '45002' }))).toBe(
      'dunning-group-not-found',
    );
  });

  it('is paid by a billing group that is there and can pay', () => {
    const refusal = (billingGroupId?: string) =>
      refusalOfChanges(
        company({
          billingGroups: [
            home,
            { ...home, id: '40002', pays: { by: 'nothing' } },
            { ...home, id: '40003', status: 'disabled' },
          ],
        }),
        taking('20001', { billingGroupId }),
      );
    expect(refusal('40001')).toBeUndefined();
    expect(refusal('40002')).toBe('billing-group-cannot-pay');
    expect(refusal('40003')).toBe('billing-group-not-found');
    expect(refusal('49999')).toBe('billing-group-not-found');
    expect(refusal(undefined)).toBe('billing-group-not-found');
  });

  it('brings its coupon to the first invoice', () => {
    const half = {
      code: 'HALF',
      name: 'Half',
      discount: { by: 'percent', percent: '50' },
    } as const;
    const world = company({ coupons: [half] });
    expect(totals(changed(world, taking('20002', { coupon: 'HALF' })))).toEqual([
      // 31.00 less 15.50
      '2020-07-18 15.50',
    ]);
    expect(refusalOfChanges(world, taking('20002', { coupon: 'NONE' }))).toBe('coupon-not-found');
    const waits = changed(world, taking('20002', { coupon: 'HALF', ...later('2020-08-02') }));
    expect(totals(at(waits, '2020-08-02'))).toEqual(['2020-08-02 15.50']);
  });

  it('cannot wait for an anniversary or for somebody’s hand', () => {
    const refusal = (effective: { when: 'anniversary' } | { when: 'by-hand' }) =>
      refusalOfChanges(company(), taking('20001', { effective }));
    expect(refusal({ when: 'anniversary' })).toBe('anniversary-not-for-master');
    expect(refusal({ when: 'by-hand' })).toBe('change-date-missing');
  });

  it('has a rate schedule that is still offered when it starts, however the start was moved', () => {
    const ending = plan('20001', 'Phone', [
      schedule('30001', 'Phone', [recurring('80001', 'Phone', ['2000-01-01', '31.00'])], {
        availableTo: '2020-07-25',
      }),
    ]);
    const world = company({}, [ending]);
    expect(refusalOfChanges(world, taking('20001', later('2020-07-25')))).toBeUndefined();
    expect(refusalOfChanges(world, taking('20001', later('2020-07-26')))).toBe('schedule-expired');
  });
});

describe('lines for a part of the running period', () => {
  it('wait for the next invoice where the plan or the command says so', () => {
    const prorated = { billThrough: '2020-07-31', firstInvoice: 'prorated' } as const;
    const deferred = changedWith(
      company(),
      { prorationInvoice: 'with-the-next' },
      taking('20002', prorated),
    );
    expect(deferred.invoices).toEqual([]);
    // 14.00 and 31.00
    expect(totals(at(deferred, '2020-08-01'))).toEqual(['2020-08-01 45.00']);
    const byPlan = company({}, [{ ...plain, prorationInvoice: 'with-the-next' }]);
    expect(changed(byPlan, taking('20002', prorated)).invoices).toEqual([]);
    expect(changed(byPlan, taking('20002')).invoices).toHaveLength(1);
    const atOnce = changedWith(byPlan, { prorationInvoice: 'at-once' }, taking('20002', prorated));
    expect(totals(atOnce)).toEqual(['2020-07-18 14.00']);
  });
});
