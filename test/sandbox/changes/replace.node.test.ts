import { describe, expect, it } from 'vitest';
import {
  card,
  children,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  type PlanText,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at } from '../support.js';
import {
  begin,
  billed,
  instance,
  made,
  queued,
  refused,
  told,
  type ChangeText,
} from './support.js';

const supplemental = { kind: 'supplemental' } as const;
const plans: PlanText[] = [
  simplePlan('20001', 'Internet', '30.00', children('20011', '20012')),
  simplePlan('20002', 'Internet Plus', '60.00', children('20011', '20013')),
  simplePlan('20003', 'Phone', '20.00', { units: { min: 1, max: 3 }, ...children('20015') }),
  simplePlan('20011', 'A', '5.00', { ...supplemental, ...children('20014') }),
  simplePlan('20012', 'B', '4.00', { ...supplemental, ...children('20014') }),
  simplePlan('20013', 'C', '8.00', supplemental),
  simplePlan('20014', 'D', '2.00', supplemental),
  simplePlan('20015', 'E', '1.00', supplemental),
];

const now = { effective: { when: 'now' } } as const;

/** Internet (60001) since 4 January 2019 with A (60002) and B (60003), and D under each (60004, 60005); today is 14 February. */
function household(more: Parameters<typeof begin>[1] = {}): World {
  const start = begin('2019-01-04', { plans, ...more });
  const taken = made(start, [
    taking('20001'),
    taking('20011', { parent: { row: 0 } }),
    taking('20012', { parent: { row: 0 } }),
    taking('20014', { parent: { row: 1 } }),
    taking('20014', { parent: { row: 2 } }),
  ]);
  return at(taken, '2019-02-14');
}

const replace = (planId: string, more: object = {}): ChangeText => ({
  kind: 'replace',
  planInstanceId: '60001',
  planId,
  ...now,
  ...more,
});
const statuses = (world: World) =>
  Object.fromEntries(world.planInstances.map(({ id, status }) => [id, status]));

describe('a master plan that is replaced at once', () => {
  it('cancels what the new plan does not carry, with all under it, and keeps the rest', () => {
    const before = household();
    const world = made(before, replace('20002'));
    expect(statuses(world)).toEqual({
      '60001': 'active',
      '60002': 'active',
      '60003': 'cancelled',
      '60004': 'active',
      '60005': 'cancelled',
    });
    expect(told(before, replace('20002'))).toEqual([
      'cancelled 60003',
      'cancelled 60005',
      'replaced 60001',
    ]);
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      // 18 of 28 days: 4 × 18/28 = 2.571…, 2 × 18/28 = 1.285…, 30 × 18/28 = 19.285…, 60 × 18/28 = 38.571…
      '2019-02-14': [
        'Internet -19.29 2019-02-14..2019-03-03 18/28',
        'Internet Plus 38.57 2019-02-14..2019-03-03 18/28',
        'B -2.57 2019-02-14..2019-03-03 18/28',
        'D -1.29 2019-02-14..2019-03-03 18/28',
      ],
      '2019-03-04': [
        'Internet Plus 60.00 2019-03-04..2019-04-03',
        'A 5.00 2019-03-04..2019-04-03',
        'D 2.00 2019-03-04..2019-04-03',
      ],
    });
  });

  it('credits what goes with it only where the change credits', () => {
    const before = household();
    expect(billed(made(before, replace('20002', { proration: 'none' })), before)).toEqual({});
  });

  it('on a date does the same on that date', () => {
    const effective = { when: 'date', date: '2019-02-20' };
    const waiting = made(household(), replace('20002', { effective }));
    expect(statuses(waiting)['60003']).toBe('active');
    expect(statuses(at(waiting, '2019-02-19'))['60003']).toBe('active');
    expect(statuses(at(waiting, '2019-02-20'))).toMatchObject({
      '60002': 'active',
      '60003': 'cancelled',
      '60005': 'cancelled',
    });
  });

  it('brings the mandatory children of the new plan along, billed up to the same bill date', () => {
    const withRouter = household({
      plans: [
        ...plans,
        simplePlan('20004', 'Internet Max', '90.00', {
          children: [
            { planId: '20011' },
            { planId: '20012' },
            { planId: '20016', mandatory: true },
          ],
        }),
        simplePlan('20016', 'Router', '14.00', { ...supplemental, offered: false }),
      ],
    });
    const world = made(withRouter, replace('20004', { proration: 'full' }));
    expect(world.planInstances.at(-1)).toMatchObject({ planId: '20016', parentId: '60001' });
    expect(billed(at(world, '2019-03-04'), withRouter)).toEqual({
      // 30 × 18/28 = 19.285…, 90 × 18/28 = 57.857…, 14 × 18/28 = 9.00
      '2019-02-14': [
        'Internet -19.29 2019-02-14..2019-03-03 18/28',
        'Internet Max 57.86 2019-02-14..2019-03-03 18/28',
        'Router 9.00 2019-02-14..2019-03-03 18/28',
      ],
      '2019-03-04': [
        'Internet Max 90.00 2019-03-04..2019-04-03',
        'A 5.00 2019-03-04..2019-04-03',
        'B 4.00 2019-03-04..2019-04-03',
        'D 2.00 2019-03-04..2019-04-03',
        'D 2.00 2019-03-04..2019-04-03',
        'Router 14.00 2019-03-04..2019-04-03',
      ],
    });
    // One that is there already does not come twice.
    const again = made(world, replace('20001', { proration: 'none' }));
    expect(again.planInstances).toHaveLength(world.planInstances.length);
    expect(statuses(again)[world.planInstances.at(-1)?.id ?? '']).toBe('cancelled');
  });

  it('charges the activation fee of the new plan and not the cancellation fee of the old one', () => {
    const fee = (
      id: string,
      name: string,
      kind: 'activation' | 'cancellation',
      amount: string,
    ) => ({
      ...recurring(id, name, ['2000-01-01', amount]),
      kind,
      tierRule: 'flat' as const,
    });
    const withFees = begin('2019-01-04', {
      plans: [
        plan('20001', 'Internet', [
          schedule('30001', 'Monthly', [
            recurring('80001', 'Internet', ['2000-01-01', '28.00']),
            fee('80002', 'Leaving', 'cancellation', '25.00'),
          ]),
        ]),
        plan('20002', 'Internet Plus', [
          schedule('30002', 'Monthly', [
            recurring('80003', 'Internet', ['2000-01-01', '56.00']),
            fee('80004', 'Set-up', 'activation', '15.00'),
          ]),
        ]),
      ],
    });
    const before = at(made(withFees, taking('20001')), '2019-02-14');
    expect(billed(made(before, replace('20002')), before)).toEqual({
      // 28 × 18/28 and 56 × 18/28
      '2019-02-14': [
        'Internet -18.00 2019-02-14..2019-03-03 18/28',
        'Internet Plus 36.00 2019-02-14..2019-03-03 18/28',
        'Internet Plus activation 15.00',
      ],
    });
  });

  it('applies a coupon that comes with it', () => {
    const before = household({
      coupons: [{ code: 'HALF', name: 'Half price', discount: { by: 'percent', percent: '50' } }],
    });
    const world = made(before, replace('20002', { coupon: 'HALF', proration: 'charge-only' }));
    expect(world.appliedCoupons).toMatchObject([{ code: 'HALF', planInstanceId: '60001' }]);
    expect(refused(before, replace('20002', { coupon: 'NONE' }))).toBe('coupon-not-found');
  });
});

describe('a master plan that is replaced on an anniversary', () => {
  it('is refused where a plan under it would be lost, asked for or left out', () => {
    const world = household();
    expect(refused(world, replace('20002', { effective: undefined }))).toBe(
      'replacement-loses-plans',
    );
    expect(refused(world, replace('20002', { effective: { when: 'anniversary' } }))).toBe(
      'replacement-loses-plans',
    );
    const without = made(world, { kind: 'cancel', planInstanceId: '60003', ...now });
    expect(refused(without, replace('20002', { effective: undefined }))).toBeUndefined();
  });

  it('keeps what the new plan carries', () => {
    const without = made(household(), { kind: 'cancel', planInstanceId: '60003', ...now });
    const world = at(made(without, replace('20002', { effective: undefined })), '2019-03-04');
    expect(billed(world, without)).toEqual({
      '2019-03-04': [
        'Internet Plus 60.00 2019-03-04..2019-04-03',
        'A 5.00 2019-03-04..2019-04-03',
        'D 2.00 2019-03-04..2019-04-03',
      ],
    });
  });
});

describe('a supplemental plan', () => {
  const other = (planId: string, planInstanceId = '60002', more: object = {}): ChangeText => ({
    kind: 'replace',
    planInstanceId,
    planId,
    ...now,
    ...more,
  });

  it('is replaced by one that its parent carries', () => {
    const before = made(household(), { kind: 'cancel', planInstanceId: '60003', ...now });
    const world = made(before, other('20012', '60002', { proration: 'full' }));
    expect(billed(world, before)).toEqual({
      // 5 × 18/28 = 3.214…, 4 × 18/28 = 2.571…
      '2019-02-14': ['A -3.21 2019-02-14..2019-03-03 18/28', 'B 2.57 2019-02-14..2019-03-03 18/28'],
    });
    // B carries D, so D stays under it.
    expect(statuses(world)['60004']).toBe('active');
  });

  it('is not replaced by one under a master plan that the account does not have', () => {
    expect(refused(household(), other('20013'))).toBe('replacement-not-under-master');
    const withPlus = made(household(), taking('20002'));
    expect(refused(withPlus, other('20013'))).toBe('plan-not-under-parent');
    const ended = made(withPlus, { kind: 'cancel', planInstanceId: '60006', ...now });
    expect(refused(ended, other('20013'))).toBe('replacement-not-under-master');
  });

  it('is not replaced by a master plan, nor a master plan by a supplemental one', () => {
    expect(refused(household(), other('20002'))).toBe('replacement-of-another-kind');
    expect(refused(household(), replace('20011'))).toBe('replacement-of-another-kind');
  });

  it('that must be there is not replaced', () => {
    const mandatory = household({
      plans: plans.map((each) =>
        each.id === '20001'
          ? { ...each, children: [{ planId: '20011', mandatory: true }, { planId: '20012' }] }
          : each,
      ),
    });
    const a = mandatory.planInstances.find(({ planId }) => planId === '20011');
    expect(refused(mandatory, other('20012', a?.id))).toBe('plan-is-mandatory');
  });
});

describe('what a plan becomes', () => {
  const phone = (units: number) =>
    at(made(begin('2019-01-04', { plans }), taking('20003', { units })), '2019-02-14');
  const flat = (world: World, planId: string, more: object = {}) =>
    refused(world, { kind: 'replace', planInstanceId: '60001', planId, ...now, ...more });

  it('has as many units as before, within the limits of the new plan', () => {
    const world = made(phone(3), replace('20001'));
    expect(instance(world, '60001').units).toBe(1);
    const many = { ...simplePlan('20005', 'Office', '1.00'), units: { min: 5, max: 9 } };
    const office = at(
      made(begin('2019-01-04', { plans: [...plans, many] }), taking('20003', { units: 2 })),
      '2019-02-14',
    );
    expect(instance(made(office, replace('20005')), '60001').units).toBe(5);
    expect(instance(made(office, replace('20005', { units: 9 })), '60001').units).toBe(9);
    expect(flat(office, '20005', { units: 10 })).toBe('units-out-of-range');
    expect(flat(office, '20005', { units: 4 })).toBe('units-out-of-range');
  });

  it('is another plan that is sold, on a schedule that it has', () => {
    const gone = phone(1);
    const withdrawn = {
      ...gone,
      plans: gone.plans.map((each) => (each.id === '20002' ? { ...each, offered: false } : each)),
    };
    expect(flat(gone, '20003')).toBe('nothing-to-change');
    expect(flat(gone, '29999')).toBe('plan-not-available');
    expect(flat(withdrawn, '20002')).toBe('plan-not-available');
    expect(flat(gone, '20002', { rateScheduleId: '30001' })).toBe('schedule-not-found');
    expect(flat(gone, '20002', { rateScheduleId: '30002' })).toBeUndefined();
  });

  it('takes a schedule that is on offer today and on the day', () => {
    const twoSchedules = plan('20006', 'Streaming', [
      schedule('30006', 'Old', [recurring('80006', 'S', ['2000-01-01', '1.00'])], {
        availableTo: '2019-02-19',
      }),
      schedule('30106', 'New', [recurring('80106', 'S', ['2000-01-01', '2.00'])], {
        availableFrom: '2019-02-15',
        isDefault: false,
      }),
    ]);
    const world = at(
      made(begin('2019-01-04', { plans: [...plans, twoSchedules] }), taking('20003')),
      '2019-02-14',
    );
    const on = (date: string) => ({ effective: { when: 'date', date } });
    expect(flat(world, '20006', on('2019-02-19'))).toBeUndefined();
    expect(flat(world, '20006', on('2019-02-20'))).toBe('schedule-expired');
    expect(flat(world, '20006', { rateScheduleId: '30106' })).toBe('schedule-not-in-effect');
    expect(flat(world, '20006', { rateScheduleId: '30106', ...on('2019-02-15') })).toBe(
      'schedule-not-in-effect',
    );
  });

  it('is not held more often than the company allows', () => {
    const limited = begin('2019-01-04', {
      plans: [simplePlan('20001', 'Internet', '30.00', { limit: 1 }), ...plans.slice(2)],
    });
    const world = made(limited, [taking('20001'), taking('20003')]);
    expect(flat(world, '20001', {})).toBe('nothing-to-change');
    expect(refused(world, { ...replace('20001'), planInstanceId: '60002' } as ChangeText)).toBe(
      'plan-already-held',
    );
  });
});

describe('a plan in dunning', () => {
  const declining = {
    paymentMethods: [{ ...card, declines: true }],
    dunningProcesses: [
      { id: '91001', name: 'Strict', graceDays: 5, steps: [{ afterDays: 10 }, { afterDays: 10 }] },
    ],
    dunningGroups: [{ id: '92001', accountId: home.accountId, name: 'Home', processId: '91001' }],
  };
  const owing = () =>
    made(
      begin('2019-01-04', { plans, ...declining }),
      taking('20001', { dunningGroupId: '92001' }),
    );

  it('is not replaced, while it is in progress, when it is completed, or when it will be on the day', () => {
    // Due on 4 January, five days of grace: dunning begins on the 9th and is through on the 29th.
    const before = at(owing(), '2019-01-08');
    expect(refused(before, replace('20002'))).toBeUndefined();
    const on = (date: string) => replace('20002', { effective: { when: 'date', date } });
    expect(refused(before, on('2019-01-10'))).toBe('dunning-blocks-replacement');
    expect(refused(at(owing(), '2019-01-07'), on('2019-01-08'))).toBeUndefined();
    expect(refused(at(owing(), '2019-01-09'), replace('20002'))).toBe('dunning-blocks-replacement');
    expect(refused(at(owing(), '2019-02-01'), replace('20002'))).toBe('dunning-blocks-replacement');
  });

  it('is replaced all the same where that was queued before', () => {
    const effective = { when: 'date', date: '2019-02-20' };
    // The invoice of 4 January is not yet refused when it is queued on the day before.
    const paying = begin('2019-01-03', { plans, ...declining, paymentMethods: [card] });
    const held = made(paying, taking('20001', { dunningGroupId: '92001' }));
    const waiting = made(held, replace('20002', { effective }));
    const declined = {
      ...waiting,
      paymentMethods: waiting.paymentMethods.map((row) => ({ ...row, declines: true })),
    };
    const later = at(declined, '2019-02-20');
    expect(instance(later, '60001').dunning?.state).toBe('in-progress');
    expect(queued(later)).toEqual(['replace 60001 date 2019-02-20 executed']);
    expect(instance(later, '60001').planId).toBe('20002');
  });
});

describe('a change of a plan that is not there to be changed', () => {
  it('is refused for another account’s, for one that has ended, and for one that is suspended', () => {
    const world = household();
    expect(refused(world, { ...replace('20002'), planInstanceId: '69999' } as ChangeText)).toBe(
      'plan-instance-not-found',
    );
    const ended = made(world, { kind: 'cancel', planInstanceId: '60001', ...now });
    expect(refused(ended, replace('20002'))).toBe('plan-instance-not-active');
    const suspended = made(world, {
      kind: 'status',
      planInstanceId: '60001',
      status: 'suspended',
    });
    expect(refused(suspended, replace('20002'))).toBe('plan-instance-not-active');
    expect(refused(suspended, replace('20002', { effective: { when: 'by-hand' } }))).toBe(
      'plan-instance-not-active',
    );
  });

  it('is refused twice in one command', () => {
    const twice: ChangeText[] = [
      replace('20002'),
      { kind: 'cancel', planInstanceId: '60001', ...now },
    ];
    expect(refused(household(), twice)).toBe('one-change-per-plan-instance');
  });

  it('is refused where the account may not change plans, or is not active', () => {
    const world = household();
    const accountWith = (more: object): World => ({
      ...world,
      accounts: world.accounts.map((account) => ({ ...account, ...more })),
    });
    const barred = { can: { changePlans: { allowed: false, reason: 'not-permitted' } } };
    expect(refused(accountWith(barred), replace('20002'))).toBe('not-permitted');
    expect(refused(accountWith({ status: 'deactivated' }), replace('20002'))).toBe(
      'account-not-active',
    );
  });

  it('is refused before it begins', () => {
    const effective = { when: 'date', date: '2019-03-01' } as const;
    const world = made(household(), taking('20003', { effective }));
    const waiting = { planInstanceId: '60006', ...now };
    expect(refused(world, { kind: 'units', units: 2, ...waiting })).toBe(
      'plan-instance-not-active',
    );
    expect(refused(world, { ...replace('20002'), ...waiting })).toBe('plan-instance-not-active');
  });
});
