import { describe, expect, it } from 'vitest';
import {
  children,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import type { World, WorldPlanInstance } from '../../../src/sandbox/world.js';
import { at, billedLines, changed, deepFreeze, instanceOf, totals } from '../support.js';
import { subscribed, type WorldParts } from '../worked-examples/shop.js';

/** The same world with something else about Ada's first plan instance. */
function having(world: World, more: Partial<WorldPlanInstance>): World {
  return deepFreeze<World>({
    ...world,
    planInstances: world.planInstances.map((row) =>
      row.id === '60001' ? { ...row, ...more } : row,
    ),
  });
}

/** 31.00 a month since 15 January 2019. */
const monthly = (parts: WorldParts = {}, today = '2019-01-15') =>
  subscribed('2019-01-15', today, [simplePlan('20001', 'Plan', '31.00')], parts);

describe('a plan that is provisioned but not billed', () => {
  for (const status of ['trial', 'active-non-billable', 'inactive', 'suspended'] as const)
    it(`${status}: its bill date rolls on, and nothing is billed`, () => {
      const later = at(having(monthly(), { status }), '2019-04-20');
      expect(totals(later)).toEqual(['2019-01-15 31.00']);
      expect(instanceOf(later, '60001')).toMatchObject({
        nextBillDate: '2019-05-15',
        nextInvoiceOn: '2019-05-15',
        billDay: 15,
      });
    });

  for (const status of ['pending-cancellation', 'pending-termination'] as const)
    it(`${status}: it is billed until the end comes`, () => {
      expect(totals(at(having(monthly(), { status }), '2019-02-15'), '2019-02-01')).toEqual([
        '2019-02-15 31.00',
      ]);
    });

  it('pays its activation fee with the first period that is billed', () => {
    const fee = {
      ...recurring('80002', 'Set-up', ['2000-01-01', '5.00']),
      kind: 'activation' as const,
    };
    const world = subscribed(
      '2019-01-15',
      '2019-01-15',
      [
        plan('20001', 'Plan', [
          schedule('30001', 'Monthly', [recurring('80001', 'Plan', ['2000-01-01', '31.00']), fee]),
        ]),
      ],
      {},
      { status: 'trial' },
    );
    const rolled = at(world, '2019-02-20');
    expect(totals(rolled)).toEqual([]);
    const billed = at(having(rolled, { status: 'active' }), '2019-04-15');
    // 31.00 + 5.00, and no fee with the second period
    expect(totals(billed)).toEqual(['2019-03-15 36.00', '2019-04-15 31.00']);
    expect(instanceOf(billed, '60001').firstPeriod).toEqual({
      from: '2019-03-15',
      to: '2019-04-14',
      prorated: false,
    });
  });
});

describe('charges in arrears', () => {
  const both = (parts: WorldParts = {}) =>
    subscribed(
      '2019-01-15',
      '2019-01-15',
      [
        plan('20001', 'Plan', [
          schedule('30001', 'Monthly', [
            {
              ...recurring('80001', 'Service', ['2000-01-01', '31.00'], ['2019-03-01', '62.00']),
              billed: 'in-arrears' as const,
            },
          ]),
        ]),
      ],
      parts,
    );

  it('come after their interval, at the rates of its first day', () => {
    expect(billedLines(at(both(), '2019-04-15'))).toEqual([
      '2019-02-15 Plan (recurring-arrears) 2019-01-15..2019-02-14 31.00',
      '2019-03-15 Plan (recurring-arrears) 2019-02-15..2019-03-14 31.00',
      '2019-04-15 Plan (recurring-arrears) 2019-03-15..2019-04-14 62.00',
    ]);
  });

  it('wait for the end of their interval when invoices are made before the bill date', () => {
    expect(billedLines(at(both({ settings: { billLagDays: -5 } }), '2019-04-10'))).toEqual([
      // On 10 February the first interval still runs.
      '2019-03-10 Plan (recurring-arrears) 2019-01-15..2019-02-14 31.00',
      '2019-04-10 Plan (recurring-arrears) 2019-02-15..2019-03-14 31.00',
    ]);
  });

  it('are given up for the days without billing', () => {
    const idle = at(having(both(), { status: 'inactive' }), '2019-02-20');
    expect(instanceOf(idle, '60001').arrearsFrom).toBe('2019-02-15');
    const again = at(having(idle, { status: 'active' }), '2019-03-15');
    expect(billedLines(again)).toEqual([
      '2019-03-15 Plan (recurring-arrears) 2019-02-15..2019-03-14 31.00',
    ]);
  });

  it('begin with the running interval where a world does not say since when', () => {
    const { arrearsFrom, ...silent } = instanceOf(at(both(), '2019-02-20'), '60001');
    expect(arrearsFrom).toBe('2019-02-15');
    const world = at(both(), '2019-02-20');
    const unsaid = { ...world, planInstances: [silent] };
    expect(billedLines(at(unsaid, '2019-03-15'), '2019-03-01')).toEqual([
      '2019-03-15 Plan (recurring-arrears) 2019-02-15..2019-03-14 31.00',
    ]);
    const begun = { ...unsaid, planInstances: [{ ...silent, startDate: '2019-02-20' }] };
    // 31.00 × 23 ÷ 28 = 25.464…
    expect(billedLines(at(begun, '2019-03-15'), '2019-03-01')).toEqual([
      '2019-03-15 Plan (recurring-arrears) 2019-02-20..2019-03-14 25.46',
    ]);
  });
});

describe('the bill lag', () => {
  const invoicedOn = (world: World) => instanceOf(at(world, '2019-02-20'), '60001').nextInvoiceOn;
  const group = (more: object) => ({
    billingGroups: [
      {
        id: '40001',
        accountId: '10001',
        name: 'Home',
        pays: { by: 'method' as const, primaryId: '50001' },
        ...more,
      },
    ],
  });
  const company = { settings: { billLagDays: 1 } };
  const terms = {
    paymentTerms: [{ id: '9', name: 'Net 30', kind: 'net' as const, days: 30, billLagDays: 2 }],
    ...group({ pays: { by: 'terms', termsId: '9' } }),
  };
  const collection = (parts: WorldParts & object) => ({
    ...parts,
    collectionGroups: [{ id: '7', name: 'Slow', billLagDays: 3 }],
    billingGroups: (parts.billingGroups ?? []).map((row) => ({ ...row, collectionGroupId: '7' })),
  });

  it('of the company counts where nothing else is said', () => {
    expect(invoicedOn(monthly(company))).toBe('2019-03-16');
  });

  it('of the payment terms comes before that of the company', () => {
    expect(invoicedOn(monthly({ ...company, ...terms }))).toBe('2019-03-17');
  });

  it('of the primary payment method likewise', () => {
    const [card] = monthly().paymentMethods;
    if (!card) throw new Error('No card.');
    const { brand = 'visa', lastFour = '4242' } = card;
    const slow = {
      id: '50001',
      accountId: '10001',
      kind: 'card' as const,
      brand,
      lastFour,
      expires: { year: 2099, month: 12 },
      declines: false,
      billLagDays: 2,
    };
    expect(invoicedOn(monthly({ ...company, paymentMethods: [slow] }))).toBe('2019-03-17');
  });

  it('of the collection group comes before that of the terms', () => {
    expect(invoicedOn(monthly(collection({ ...company, ...terms })))).toBe('2019-03-18');
  });

  it('of the master plan instance comes first, for what hangs under it too', () => {
    const world = having(monthly(collection({ ...company, ...terms })), { billLagDays: 4 });
    expect(invoicedOn(world)).toBe('2019-03-19');
    const child = having(
      changed(
        subscribed('2019-01-15', '2019-01-15', [
          simplePlan('20001', 'Plan', '31.00', children('20002')),
          simplePlan('20002', 'More', '1.00', { kind: 'supplemental' }),
        ]),
        taking('20002', { parent: { planInstanceId: '60001' } }),
      ),
      { billLagDays: 4 },
    );
    expect(instanceOf(at(child, '2019-02-20'), '60002').nextInvoiceOn).toBe('2019-03-19');
  });

  it('lets invoices be made before the bill date, for the same days', () => {
    const world = monthly({ settings: { billLagDays: -5 } });
    expect(billedLines(at(world, '2019-03-10'))).toEqual([
      '2019-01-15 Plan 2019-01-15..2019-02-14 31.00',
      '2019-02-10 Plan 2019-02-15..2019-03-14 31.00',
      '2019-03-10 Plan 2019-03-15..2019-04-14 31.00',
    ]);
  });

  it('is no longer than a period, unless the company allows it', () => {
    const short = monthly({ settings: { billLagDays: -40 } });
    // The bill date before 15 February is the day itself, so the next day; then 15 February for 15 March.
    expect(billedLines(at(short, '2019-02-15')).map((line) => line.slice(0, 32))).toEqual([
      '2019-01-15 Plan 2019-01-15..2019',
      '2019-01-16 Plan 2019-02-15..2019',
      '2019-02-15 Plan 2019-03-15..2019',
    ]);
    const long = monthly({ settings: { billLagDays: -40, billLagMayExceedPeriod: true } });
    // 15 March − 40 days = 3 February
    expect(billedLines(at(long, '2019-02-03')).map((line) => line.slice(0, 32))).toEqual([
      '2019-01-15 Plan 2019-01-15..2019',
      '2019-01-16 Plan 2019-02-15..2019',
      '2019-02-03 Plan 2019-03-15..2019',
    ]);
  });
});

describe('a schedule with a follow-up', () => {
  const support = (id: string, amount: string) => ({
    ...recurring(id, 'Support', ['2000-01-01', amount]),
    billed: 'in-arrears' as const,
  });
  const old = schedule(
    '30001',
    'Old',
    [recurring('80001', 'Plan', ['2000-01-01', '10.00']), support('80002', '31.00')],
    { availableTo: '2019-01-31' },
  );
  const parts = (followUpId?: string) => [
    plan('20001', 'Plan', [
      { ...old, followUpId },
      schedule(
        '30002',
        'New',
        [recurring('80003', 'Plan', ['2000-01-01', '12.00']), support('80004', '62.00')],
        { isDefault: false },
      ),
    ]),
  ];

  it('moves who is on it the day after it ends, from the next bill date on; what is in arrears is billed by both', () => {
    const world = subscribed('2019-01-15', '2019-01-31', parts('30002'));
    expect(instanceOf(world, '60001').rateScheduleId).toBe('30001');
    const moved = at(world, '2019-02-01');
    expect(instanceOf(moved, '60001').rateScheduleId).toBe('30002');
    expect(billedLines(moved, '2019-02-01')).toEqual([]);
    expect(billedLines(at(moved, '2019-02-15'), '2019-02-01')).toEqual([
      // 31.00 × 17 ÷ 31, and 62.00 × 14 ÷ 31
      '2019-02-15 Plan (recurring-arrears) 2019-01-15..2019-01-31 17.00',
      '2019-02-15 Plan (recurring-arrears) 2019-02-01..2019-02-14 28.00',
      '2019-02-15 Plan 2019-02-15..2019-03-14 12.00',
    ]);
  });

  it('leaves who has ended, and everybody where there is no follow-up', () => {
    const world = subscribed('2019-01-15', '2019-01-31', parts('30002'));
    const { nextBillDate, nextInvoiceOn, ...ended } = instanceOf(world, '60001');
    expect(nextInvoiceOn).toBe(nextBillDate);
    const left: World = { ...world, planInstances: [{ ...ended, status: 'cancelled' }] };
    expect(instanceOf(at(left, '2019-02-01'), '60001').rateScheduleId).toBe('30001');
    const stays = subscribed('2019-01-15', '2019-02-01', parts());
    expect(instanceOf(stays, '60001').rateScheduleId).toBe('30001');
  });
});
