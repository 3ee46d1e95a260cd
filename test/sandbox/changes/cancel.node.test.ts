import { describe, expect, it } from 'vitest';
import {
  children,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { recordUsage } from '../../../src/sandbox/record-usage.js';
import { ada, at } from '../support.js';
import {
  begin,
  billed,
  covered,
  instance,
  made,
  queued,
  refused,
  told,
  type ChangeText,
} from './support.js';

const supplemental = { kind: 'supplemental' } as const;
const plans = [
  simplePlan('20001', 'Internet', '28.00', children('20011', '20012')),
  simplePlan('20011', 'Phone', '14.00', { ...supplemental, ...children('20012') }),
  simplePlan('20012', 'Voice mail', '7.00', supplemental),
];
const cancel = (planInstanceId: string, more: object = {}): ChangeText => ({
  kind: 'cancel',
  planInstanceId,
  effective: { when: 'now' },
  ...more,
});

/** Internet (60001) with a phone (60002) and its voice mail (60003) since 4 January 2019; today is 14 February: 18 of 28 days are left. */
function household(more: Parameters<typeof begin>[1] = {}): World {
  const start = begin('2019-01-04', { plans, ...more });
  const taken = made(start, [
    taking('20001'),
    taking('20011', { parent: { row: 0 } }),
    taking('20012', { parent: { row: 1 } }),
  ]);
  return at(taken, '2019-02-14');
}
const statuses = (world: World) => world.planInstances.map(({ status }) => status);

describe('cancelling now', () => {
  it('ends everything under the plan, credits the days that are left, and bills nothing more', () => {
    const before = household();
    const world = made(before, cancel('60001'));
    expect(statuses(world)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(told(before, cancel('60001'))).toEqual([
      'cancelled 60001',
      'cancelled 60002',
      'cancelled 60003',
    ]);
    expect(instance(world, '60001')).toMatchObject({ statusSince: '2019-02-14' });
    expect(instance(world, '60001').nextBillDate).toBeUndefined();
    expect(instance(world, '60001').nextInvoiceOn).toBeUndefined();
    expect(billed(at(world, '2019-04-04'), before)).toEqual({
      // 28 × 18/28, 14 × 18/28, 7 × 18/28 = 4.50
      '2019-02-14': [
        'Internet -18.00 2019-02-14..2019-03-03 18/28',
        'Phone -9.00 2019-02-14..2019-03-03 18/28',
        'Voice mail -4.50 2019-02-14..2019-03-03 18/28',
      ],
    });
  });

  it('of a plan in the middle leaves what is above', () => {
    const before = household();
    const world = made(before, cancel('60002'));
    expect(statuses(world)).toEqual(['active', 'cancelled', 'cancelled']);
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      '2019-02-14': [
        'Phone -9.00 2019-02-14..2019-03-03 18/28',
        'Voice mail -4.50 2019-02-14..2019-03-03 18/28',
      ],
      '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03'],
    });
  });

  it('credits only where the choice credits, and from the day that is chosen', () => {
    const before = household();
    const credited = (more: object) => billed(made(before, cancel('60003', more)), before);
    const lines = { '2019-02-14': ['Voice mail -4.50 2019-02-14..2019-03-03 18/28'] };
    expect(credited({ proration: 'full' })).toEqual(lines);
    expect(credited({ proration: 'credit-only' })).toEqual(lines);
    expect(credited({ proration: 'charge-only' })).toEqual({});
    expect(credited({ proration: 'none' })).toEqual({});
    // 28 of 28 days, and the last one alone: 7 × 1/28
    expect(credited({ prorationStart: '2019-02-04' })).toEqual({
      '2019-02-14': ['Voice mail -7.00 2019-02-04..2019-03-03 28/28'],
    });
    expect(credited({ prorationStart: '2019-03-03' })).toEqual({
      '2019-02-14': ['Voice mail -0.25 2019-03-03..2019-03-03 1/28'],
    });
    expect(refused(before, cancel('60003', { prorationStart: '2019-02-03' }))).toBe(
      'proration-start-before-period',
    );
    expect(refused(before, cancel('60003', { prorationStart: '2019-03-04' }))).toBe(
      'proration-start-too-late',
    );
  });

  it('keeps the charge that was not credited, so that it is not asked for again', () => {
    const world = made(household(), cancel('60003', { proration: 'none' }));
    expect(covered(world, '60003')).toEqual(['70002/3 2019-02-04..2019-03-03']);
  });

  it('is refused for a plan that must be there, alone, and not with its parent', () => {
    const world = household({
      plans: [
        simplePlan('20001', 'Internet', '28.00', {
          children: [{ planId: '20011', mandatory: true }],
        }),
        ...plans.slice(1),
      ],
    });
    const phone = world.planInstances.find(({ planId }) => planId === '20011');
    expect(refused(world, cancel(phone?.id ?? ''))).toBe('plan-is-mandatory');
    expect(refused(world, cancel(phone?.id ?? '', { effective: undefined }))).toBe(
      'plan-is-mandatory',
    );
    expect(refused(world, cancel('60001'))).toBeUndefined();
  });

  it('is refused where a plan group would have too few', () => {
    const world = household({
      planGroups: [
        {
          id: '95001',
          name: 'Lines',
          parentId: '20001',
          planIds: ['20011', '20012'],
          choose: { min: 1, max: 2 },
        },
      ],
    });
    expect(refused(world, cancel('60002'))).toBe('plan-group-limit');
    expect(refused(world, cancel('60003'))).toBeUndefined();
    expect(refused(world, cancel('60001'))).toBeUndefined();
  });

  it('is refused for what has ended', () => {
    const world = made(household(), cancel('60002'));
    expect(refused(world, cancel('60003'))).toBe('plan-instance-not-active');
  });

  it('takes what is queued for the plan and under it out of the queue', () => {
    const on = (date: string) => ({ effective: { when: 'date', date } }) as const;
    const waiting = made(household(), [
      { kind: 'cancel', planInstanceId: '60003', ...on('2019-03-10') },
      taking('20012', { parent: { planInstanceId: '60002' }, ...on('2019-03-20') }),
    ]);
    const world = made(waiting, cancel('60002'));
    expect(queued(world)).toEqual([
      'cancel 60003 date 2019-03-10 deleted',
      'assign 60004 date 2019-03-20 deleted',
    ]);
    expect(instance(world, '60004').status).toBe('cancelled');
    expect(instance(world, '60003').status).toBe('cancelled');
  });

  it('of a plan that waits takes it out of the queue and bills nothing', () => {
    const before = household();
    const waiting = made(
      before,
      taking('20001', { effective: { when: 'date', date: '2019-03-01' } }),
    );
    const world = made(waiting, cancel('60004'));
    expect(instance(world, '60004').status).toBe('cancelled');
    expect(queued(world)).toEqual(['assign 60004 date 2019-03-01 deleted']);
    expect(billed(world, before)).toEqual({});
  });

  it('of the last master plan lets the account be deactivated', () => {
    const before = household({ settings: { daysBeforeDeactivation: 30 } });
    const world = made(before, cancel('60001'));
    expect(world.accounts[0]?.deactivateOn).toBe('2019-03-16');
    expect(at(world, '2019-03-16').accounts[0]?.status).toBe('deactivated');
  });
});

describe('cancelling later', () => {
  it('on the anniversary is what happens when nothing is said: paid to the end, and nothing comes back', () => {
    const before = household();
    const world = made(before, cancel('60001', { effective: undefined }));
    expect(queued(world)).toEqual(['cancel 60001 anniversary 2019-03-04 queued']);
    expect(statuses(world)).toEqual(['pending-cancellation', 'active', 'active']);
    const later = at(world, '2019-04-04');
    expect(statuses(later)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(billed(later, before)).toEqual({});
  });

  it('is billed as before until then', () => {
    const before = household();
    const effective = { when: 'anniversary', periods: 1 };
    const world = at(made(before, cancel('60003', { effective })), '2019-05-04');
    expect(
      Object.values(billed(world, before))
        .flat()
        .filter((line) => /Voice/.test(line)),
    ).toEqual(['Voice mail 7.00 2019-03-04..2019-04-03']);
  });

  it('on a date credits the days from then on', () => {
    const before = household();
    const effective = { when: 'date', date: '2019-02-24' };
    const world = made(before, cancel('60003', { effective }));
    expect(instance(world, '60003').status).toBe('pending-cancellation');
    expect(billed(at(world, '2019-02-24'), before)).toEqual({
      // 8 of 28 days: 7 × 8/28
      '2019-02-24': ['Voice mail -2.00 2019-02-24..2019-03-03 8/28'],
    });
    expect(refused(world, cancel('60003', { effective: { when: 'anniversary' } }))).toBe(
      'nothing-to-change',
    );
    expect(refused(world, cancel('60003'))).toBeUndefined();
  });

  it('by hand waits and changes nothing until somebody executes it', () => {
    const world = made(household(), cancel('60003', { effective: { when: 'by-hand' } }));
    expect(queued(world)).toEqual(['cancel 60003 hand undated queued']);
    expect(statuses(at(world, '2019-06-04'))).toEqual(['active', 'active', 'active']);
  });

  it('is refused for today and for what is suspended', () => {
    const world = household();
    const on = (date: string) => cancel('60001', { effective: { when: 'date', date } });
    expect(refused(world, on('2019-02-14'))).toBe('change-date-not-in-the-future');
    expect(refused(world, on('2019-02-15'))).toBeUndefined();
    const suspended = made(world, { kind: 'status', planInstanceId: '60001', status: 'suspended' });
    expect(refused(suspended, on('2019-02-15'))).toBe('plan-instance-not-active');
    expect(refused(suspended, cancel('60002', { effective: undefined }))).toBe('parent-not-active');
    expect(refused(suspended, cancel('60001'))).toBeUndefined();
  });

  it('leaves a plan that is not billed as it is called until then', () => {
    const world = made(
      begin('2019-01-04', { plans }),
      taking('20001', { status: 'active-non-billable' }),
    );
    const waiting = made(world, cancel('60001', { effective: undefined }));
    expect(instance(waiting, '60001').status).toBe('active-non-billable');
    expect(billed(at(waiting, '2019-03-04'))).toEqual({});
  });
});

describe('what is billed with a cancellation whatever is prorated', () => {
  const charge = (id: string, name: string, amount: string, more: object) => ({
    ...recurring(id, name, ['2000-01-01', amount]),
    ...more,
  });
  const metered = plan('20001', 'Cloud', [
    schedule('30001', 'Monthly', [
      charge('80001', 'Base', '28.00', {}),
      charge('80002', 'Support', '14.00', { billed: 'in-arrears' }),
      charge('80003', 'Traffic', '0.50', { kind: 'usage' }),
      charge('80004', 'Leaving', '25.00', { kind: 'cancellation', tierRule: 'flat' }),
    ]),
  ]);
  const cloud = () => {
    const held = at(made(begin('2019-01-04', { plans: [metered] }), taking('20001')), '2019-02-14');
    const step = recordUsage(held, {
      accountId: ada,
      planInstanceId: '60001' as never,
      chargeId: '80003',
      units: '8',
      date: '2019-02-14',
    });
    if (!('world' in step) || !step.world) throw new Error('Usage was refused.');
    return step.world;
  };

  it('is what was served in arrears, what was used, and the fee', () => {
    const before = cloud();
    expect(billed(made(before, cancel('60001', { proration: 'none' })), before)).toEqual({
      // 4 to 13 February are 10 of 28 days: 14 × 10/28 = 5.00; 8 × 0.50 = 4.00
      '2019-02-14': [
        'Cloud recurring-arrears 5.00 2019-02-04..2019-02-13 10/28',
        expect.stringContaining('Cloud usage 4.00'),
        'Cloud cancellation 25.00',
      ],
    });
  });

  it('is not the usage that nobody wants billed', () => {
    const before = cloud();
    const world = made(before, cancel('60001', { proration: 'none', billUsage: false }));
    expect(billed(world, before)['2019-02-14']).toEqual([
      'Cloud recurring-arrears 5.00 2019-02-04..2019-02-13 10/28',
      'Cloud cancellation 25.00',
    ]);
    expect(world.usage[0]?.dropped).toBe(true);
  });

  it('comes on the anniversary too', () => {
    const before = cloud();
    const world = at(made(before, cancel('60001', { effective: undefined })), '2019-03-04');
    expect(billed(world, before)).toEqual({
      '2019-03-04': [
        'Cloud recurring-arrears 14.00 2019-02-04..2019-03-03',
        expect.stringContaining('Cloud usage 4.00'),
        'Cloud cancellation 25.00',
      ],
    });
  });
});
