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
import { at } from '../support.js';
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

const plans = [
  simplePlan('20001', 'Internet', '28.00', children('20011')),
  simplePlan('20002', 'Mobile', '56.00', children('20011')),
  simplePlan('20011', 'Phone', '14.00', { kind: 'supplemental' }),
];
const status = (to: string, more: object = {}): ChangeText =>
  ({ kind: 'status', planInstanceId: '60001', status: to, ...more }) as ChangeText;

/** Internet (60001) with a phone (60002) since 4 January 2019; today is 14 February: 18 of 28 days are left. */
function household(more: Parameters<typeof begin>[1] = {}): World {
  const taken = made(begin('2019-01-04', { plans, ...more }), [
    taking('20001'),
    taking('20011', { parent: { row: 0 } }),
  ]);
  return at(taken, '2019-02-14');
}
const statuses = (world: World) => world.planInstances.map((row) => row.status);
const credits = [
  'Internet -18.00 2019-02-14..2019-03-03 18/28',
  'Phone -9.00 2019-02-14..2019-03-03 18/28',
];

describe('a plan that stops being billed', () => {
  it.each(['suspended', 'inactive'])(
    'because it is %s is credited, and what hangs under it, and billed no more',
    (to) => {
      const before = household();
      const world = made(before, status(to));
      expect(statuses(world)).toEqual([to, 'active']);
      expect(told(before, status(to))).toEqual(['status-changed 60001']);
      expect(billed(at(world, '2019-05-04'), before)).toEqual({ '2019-02-14': credits });
      expect(instance(at(world, '2019-05-04'), '60001').nextBillDate).toBe('2019-06-04');
    },
  );

  it('by choice leaves what hangs under it billed', () => {
    const before = household();
    const world = made(before, status('active-non-billable'));
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      '2019-02-14': [credits[0]],
      '2019-03-04': ['Phone 14.00 2019-03-04..2019-04-03'],
    });
  });

  it('is credited only where the company’s rule credits', () => {
    const rule = (proration: 'none' | 'charge-only' | 'credit-only') => {
      const before = household({ settings: { proration } });
      return billed(made(before, status('suspended')), before);
    };
    expect(rule('none')).toEqual({});
    expect(rule('charge-only')).toEqual({});
    expect(rule('credit-only')).toEqual({ '2019-02-14': credits });
  });

  it('of its own under a plan that goes on stops alone', () => {
    const before = household();
    const world = made(before, { ...status('suspended'), planInstanceId: '60002' } as ChangeText);
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      '2019-02-14': [credits[1]],
      '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03'],
    });
  });

  it('is credited once, however often it changes hold', () => {
    const before = household();
    const world = made(made(before, status('inactive')), status('suspended'));
    expect(billed(world, before)).toEqual({ '2019-02-14': credits });
  });
});

describe('a plan that is billable again', () => {
  const suspended = (more: Parameters<typeof begin>[1] = {}) =>
    at(made(household(more), status('suspended')), '2019-04-24');

  it('without a reset is billed from its next bill date', () => {
    const before = suspended();
    const world = made(before, status('active'));
    expect(billed(at(world, '2019-05-04'), before)).toEqual({
      '2019-05-04': ['Internet 28.00 2019-05-04..2019-06-03', 'Phone 14.00 2019-05-04..2019-06-03'],
    });
  });

  it('on a bill date is billed from that day', () => {
    const before = at(suspended(), '2019-05-04');
    const world = made(before, status('active'));
    expect(billed(at(world, '2019-05-05'), before)).toEqual({
      '2019-05-04': ['Internet 28.00 2019-05-04..2019-06-03', 'Phone 14.00 2019-05-04..2019-06-03'],
    });
  });

  it('up to the current anniversary is charged for the days until then', () => {
    const before = suspended();
    const reset = { resetBillDate: 'current-anniversary' };
    expect(billed(made(before, status('active', reset)), before)).toEqual({
      // 4 April to 3 May are 30 days, 10 are left: 28 × 10/30 = 9.333…, 14 × 10/30 = 4.666…
      '2019-04-24': [
        'Internet 9.33 2019-04-24..2019-05-03 10/30',
        'Phone 4.67 2019-04-24..2019-05-03 10/30',
      ],
    });
    const free = suspended({ settings: { proration: 'credit-only' } });
    expect(billed(made(free, status('active', reset)), free)).toEqual({});
  });

  it('from the day of the change bills whole periods from it', () => {
    const before = suspended();
    const world = made(before, status('active', { resetBillDate: 'change-date' }));
    expect(instance(world, '60001')).toMatchObject({ billDay: 24, nextBillDate: '2019-05-24' });
    expect(billed(at(world, '2019-05-24'), before)).toEqual({
      '2019-04-24': ['Internet 28.00 2019-04-24..2019-05-23', 'Phone 14.00 2019-04-24..2019-05-23'],
      '2019-05-24': ['Internet 28.00 2019-05-24..2019-06-23', 'Phone 14.00 2019-05-24..2019-06-23'],
    });
  });

  it('is reset as the company says where the change says nothing', () => {
    const world = suspended({ settings: { billDateReset: 'change-date' } });
    expect(instance(made(world, status('active')), '60001').billDay).toBe(24);
    const kept = made(world, status('active', { resetBillDate: 'none' }));
    expect(instance(kept, '60001').billDay).toBe(4);
  });

  it('is not charged again for days that were not credited', () => {
    const before = household({ settings: { proration: 'charge-only' } });
    const hold = at(made(before, status('suspended')), '2019-02-20');
    const back = made(hold, status('active', { resetBillDate: 'current-anniversary' }));
    expect(billed(back, before)).toEqual({});
    expect(covered(back, '60001')).toEqual(['70002/1 2019-02-04..2019-03-03']);
    // A whole new period from the 20th: the 12 days until 3 March that stand are given back.
    const reset = made(hold, status('active', { resetBillDate: 'change-date' }));
    expect(billed(reset, before)).toEqual({
      '2019-02-20': [
        'Internet -12.00 2019-02-20..2019-03-03 12/28',
        'Internet 28.00 2019-02-20..2019-03-19',
        'Phone -6.00 2019-02-20..2019-03-03 12/28',
        'Phone 14.00 2019-02-20..2019-03-19',
      ],
    });
  });

  it('moves what waits for its anniversary with its bill day', () => {
    const free = at(made(household(), status('active-non-billable')), '2019-04-24');
    const waiting = made(free, { kind: 'cancel', planInstanceId: '60002' });
    expect(queued(waiting)).toEqual(['cancel 60002 anniversary 2019-05-04 queued']);
    const world = made(waiting, status('active', { resetBillDate: 'change-date' }));
    expect(queued(world)).toEqual(['cancel 60002 anniversary 2019-05-24 queued']);
  });

  it('still waits for the plan above where that is on hold', () => {
    const both = made(household(), [
      status('suspended'),
      { ...status('suspended'), planInstanceId: '60002' } as ChangeText,
    ]);
    const child = made(both, { ...status('active'), planInstanceId: '60002' } as ChangeText);
    expect(billed(at(child, '2019-03-04'), both)).toEqual({});
    expect(billed(at(made(child, status('active')), '2019-03-04'), both)).toEqual({
      '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03', 'Phone 14.00 2019-03-04..2019-04-03'],
    });
  });
});

describe('a trial', () => {
  const fee = {
    ...recurring('80099', 'Set-up', ['2000-01-01', '15.00']),
    kind: 'activation' as const,
    tierRule: 'flat' as const,
  };
  const trial = () =>
    at(
      made(
        begin('2019-01-04', {
          plans: [
            plan('20001', 'Internet', [
              schedule('30001', 'Monthly', [
                recurring('80001', 'Internet', ['2000-01-01', '28.00']),
                fee,
              ]),
            ]),
          ],
        }),
        taking('20001', { status: 'trial' }),
      ),
      '2019-02-14',
    );

  it('that becomes active is charged its fee with its first charge', () => {
    const before = trial();
    expect(billed(before)).toEqual({});
    const now = made(before, status('active', { resetBillDate: 'current-anniversary' }));
    expect(billed(now, before)).toEqual({
      '2019-02-14': ['Internet 18.00 2019-02-14..2019-03-03 18/28', 'Internet activation 15.00'],
    });
    expect(instance(now, '60001').firstPeriod).toEqual({
      from: '2019-02-14',
      to: '2019-03-03',
      prorated: true,
    });
    const later = at(made(before, status('active')), '2019-03-04');
    expect(billed(later, before)).toEqual({
      '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03', 'Internet activation 15.00'],
    });
  });

  it('is not gone back to', () => {
    expect(refused(made(trial(), status('active')), status('trial'))).toBe('status-not-possible');
  });
});

describe('ending by status', () => {
  it('goes through everything under it, credited by the company’s rule', () => {
    const before = household();
    const world = made(before, status('terminated'));
    expect(statuses(world)).toEqual(['terminated', 'terminated']);
    expect(billed(at(world, '2019-03-04'), before)).toEqual({ '2019-02-14': credits });
  });

  it('is refused for a child that must be there', () => {
    const world = household({
      plans: [
        simplePlan('20001', 'Internet', '28.00', {
          children: [{ planId: '20011', mandatory: true }],
        }),
        ...plans.slice(1),
      ],
    });
    const child = world.planInstances.find(({ planId }) => planId === '20011')?.id;
    const end = (to: string) => ({ ...status(to), planInstanceId: child }) as ChangeText;
    expect(refused(world, end('terminated'))).toBe('plan-is-mandatory');
    expect(refused(world, end('suspended'))).toBeUndefined();
  });

  it('on a date is announced until then, and called off by deleting it', () => {
    const before = household();
    const world = made(before, status('terminated', { on: '2019-02-24' }));
    expect(statuses(world)).toEqual(['pending-termination', 'active']);
    expect(queued(world)).toEqual(['status 60001 date 2019-02-24 queued']);
    expect(statuses(at(world, '2019-02-23'))).toEqual(['pending-termination', 'active']);
    const ended = at(world, '2019-02-24');
    expect(statuses(ended)).toEqual(['terminated', 'terminated']);
    expect(billed(ended, before)).toEqual({
      // 8 of 28 days
      '2019-02-24': [
        'Internet -8.00 2019-02-24..2019-03-03 8/28',
        'Phone -4.00 2019-02-24..2019-03-03 8/28',
      ],
    });
  });

  it('can be taken back for a master plan, and what hung under it has ended for good', () => {
    const before = at(made(household(), status('cancelled')), '2019-03-14');
    const back = made(before, status('active', { resetBillDate: 'current-anniversary' }));
    expect(statuses(back)).toEqual(['active', 'cancelled']);
    expect(billed(at(back, '2019-04-04'), before)).toEqual({
      // 4 March to 3 April are 31 days, 21 are left: 28 × 21/31 = 18.967…
      '2019-03-14': ['Internet 18.97 2019-03-14..2019-04-03 21/31'],
      '2019-04-04': ['Internet 28.00 2019-04-04..2019-05-03'],
    });
    const child = { ...status('active'), planInstanceId: '60002' } as ChangeText;
    expect(refused(back, child)).toBe('status-not-possible');
    expect(statuses(made(before, status('active-non-billable')))[0]).toBe('active-non-billable');
  });
});

describe('a master plan that had ended and is taken up again', () => {
  const cancel = (proration: 'full' | 'none') =>
    ({
      kind: 'cancel',
      planInstanceId: '60001',
      effective: { when: 'now' },
      proration,
    }) as const;

  it.each(['full', 'none'] as const)(
    'on the same day is free up to its bill date, whether these days were credited or stay paid (%s)',
    (proration) => {
      const before = made(household(), cancel(proration));
      const world = made(before, status('active'));
      expect(instance(world, '60001').nextBillDate).toBe('2019-03-04');
      expect(billed(at(world, '2019-03-04'), before)).toEqual({
        '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03'],
      });
    },
  );

  it('on the same day is charged for the days up to its bill date once, where the reset is to that', () => {
    const before = made(household(), cancel('full'));
    const reset = status('active', { resetBillDate: 'current-anniversary' });
    expect(billed(at(made(before, reset), '2019-03-04'), before)).toEqual({
      // 18 of 28 days
      '2019-02-14': ['Internet 18.00 2019-02-14..2019-03-03 18/28'],
      '2019-03-04': ['Internet 28.00 2019-03-04..2019-04-03'],
    });
  });

  const yearly = {
    plans: [
      plan('20001', 'Internet', [
        schedule('30001', 'Yearly', [recurring('80001', 'Internet', ['2000-01-01', '365.00'])], {
          intervalMonths: 12,
        }),
      ]),
    ],
  };

  it('keeps the month of its bill date, not that in which it ended', () => {
    const taken = made(begin('2019-01-04', yearly), taking('20001'));
    const before = at(made(at(taken, '2019-02-14'), cancel('full')), '2019-06-10');
    const world = made(before, status('active'));
    expect(instance(world, '60001').nextBillDate).toBe('2020-01-04');
  });

  it('keeps the month of its bill date where nothing that it was charged stands', () => {
    // Billed with a monthly plan of bill day 4, so its first whole year begins on 4 February.
    const both = { plans: [...yearly.plans, simplePlan('20002', 'Mobile', '56.00')] };
    const mobile = at(made(begin('2019-01-04', both), taking('20002')), '2019-01-14');
    const aligned = { alignWith: '60001', firstInvoice: 'prorated' } as const;
    const taken = made(mobile, taking('20001', aligned));
    expect(instance(taken, '60002').nextBillDate).toBe('2019-02-04');
    const of = { planInstanceId: '60002' };
    const ended = made(taken, { ...cancel('full'), ...of });
    const world = made(at(ended, '2019-01-20'), { ...status('active'), ...of });
    expect(instance(world, '60002').nextBillDate).toBe('2019-02-04');
  });

  it.each([
    ['ended', cancel('none')],
    ['was suspended', status('suspended')],
  ])('is not billed twice for a period that was invoiced before it %s', (_, stop) => {
    const before = household({ settings: { billLagDays: -10, proration: 'charge-only' } });
    const ahead = at(before, '2019-02-22');
    expect(billed(ahead, before)).toEqual({
      '2019-02-22': ['Internet 28.00 2019-03-04..2019-04-03', 'Phone 14.00 2019-03-04..2019-04-03'],
    });
    const again = made(made(ahead, stop), status('active'));
    const internet = Object.entries(billed(at(again, '2019-04-10'), ahead)).map(([date, lines]) => [
      date,
      ...lines.filter((line) => line.startsWith('Internet')),
    ]);
    expect(internet).toEqual([['2019-03-25', 'Internet 28.00 2019-04-04..2019-05-03']]);
  });
});

describe('a change of status for later', () => {
  it('has a date in the future', () => {
    const on = (date: string) => refused(household(), status('suspended', { on: date }));
    expect(on('2019-02-13')).toBe('change-date-not-in-the-future');
    expect(on('2019-02-14')).toBe('change-date-not-in-the-future');
    expect(on('2019-02-15')).toBeUndefined();
  });

  it('takes effect on its date and not before', () => {
    const before = household();
    const world = made(before, status('suspended', { on: '2019-02-24' }));
    expect(statuses(at(world, '2019-02-23'))).toEqual(['active', 'active']);
    expect(statuses(at(world, '2019-02-24'))).toEqual(['suspended', 'active']);
  });

  it('may bring a plan back to what it is now', () => {
    const world = made(household(), [status('suspended', { on: '2019-02-24' })]);
    const both = made(world, status('active', { on: '2019-03-20' }));
    expect(statuses(at(both, '2019-03-19'))[0]).toBe('suspended');
    expect(statuses(at(both, '2019-03-20'))[0]).toBe('active');
    expect(refused(household(), status('active'))).toBe('nothing-to-change');
  });

  it('is possible for a plan that is suspended or has ended', () => {
    const suspended = made(household(), status('suspended'));
    expect(refused(suspended, status('active', { on: '2019-03-01' }))).toBeUndefined();
    const ended = made(household(), status('cancelled'));
    expect(refused(ended, status('active', { on: '2019-03-01' }))).toBeUndefined();
  });
});

describe('a plan that waits to be installed', () => {
  it('begins when it is active', () => {
    const start = household();
    const waiting = {
      ...start,
      nextIds: { ...start.nextIds, planInstance: 60_004 },
      planInstances: [
        ...start.planInstances,
        {
          ...instance(start, '60001'),
          id: '60003' as never,
          planId: '20002' as never,
          rateScheduleId: '30002' as never,
          status: 'pending-installation' as const,
          coverage: [],
          firstPeriod: undefined,
          nextInvoiceOn: undefined,
          nextBillDate: undefined,
        },
      ],
    };
    const world = made(waiting, { ...status('active'), planInstanceId: '60003' } as ChangeText);
    expect(instance(world, '60003')).toMatchObject({
      status: 'active',
      startDate: '2019-02-14',
      billDay: 14,
    });
    expect(billed(world, start)).toEqual({ '2019-02-14': ['Mobile 56.00 2019-02-14..2019-03-13'] });
  });
});
