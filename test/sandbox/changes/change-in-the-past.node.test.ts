import { describe, expect, it } from 'vitest';
import {
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import { at } from '../support.js';
import { begin, billed, made, refused, type ChangeText } from './support.js';

const price = (id: string, amount: string) => recurring(id, 'Line', ['2000-01-01', amount]);
const plans = [
  plan('20001', 'Line', [
    schedule('30001', 'Monthly', [price('80001', '31.00')]),
    schedule('30101', 'Half a year', [price('80101', '181.00')], {
      isDefault: false,
      intervalMonths: 6,
    }),
  ]),
  simplePlan('20002', 'Fast line', '62.00'),
];
const line = { planInstanceId: '60001' } as const;
const since = (date: string) => ({ effective: { when: 'retroactive', date } }) as const;
const status = (to: 'suspended' | 'active', more: object = {}): ChangeText => ({
  kind: 'status',
  status: to,
  ...line,
  ...more,
});
const fast = (date: string): ChangeText => ({
  kind: 'replace',
  planId: '20002',
  proration: 'full',
  ...line,
  ...since(date),
});

describe('a change in the past', () => {
  it('does not reach into a period that is over, however long the new interval is', () => {
    const monthly = at(made(begin('2019-01-01', { plans }), taking('20001')), '2019-02-01');
    const halfYearly = made(monthly, {
      kind: 'rate-schedule',
      rateScheduleId: '30101',
      proration: 'full',
      effective: { when: 'now' },
      ...line,
    });
    const back = (date: string): ChangeText => ({
      kind: 'rate-schedule',
      rateScheduleId: '30001',
      proration: 'full',
      ...line,
      ...since(date),
    });
    // January was charged by the month, and its charge is not there to be credited any more.
    expect(refused(halfYearly, back('2019-01-31'))).toBe('proration-start-before-period');
    const later = at(halfYearly, '2019-02-03');
    expect(billed(made(later, back('2019-02-01')), later)).toEqual({
      // 28 of the 181 days from September to February cost 28.00 either way.
      '2019-02-03': [
        'Line -28.00 2019-02-01..2019-02-28 28/181',
        'Line 31.00 2019-02-01..2019-02-28',
      ],
    });
  });

  it('does not charge for days on which the plan was on hold', () => {
    const held = at(made(begin('2019-03-01', { plans }), taking('20001')), '2019-03-05');
    const suspended = at(made(held, status('suspended')), '2019-03-10');
    const resumed = at(
      made(suspended, status('active', { resetBillDate: 'current-anniversary' })),
      '2019-03-15',
    );
    expect(refused(resumed, fast('2019-03-07'))).toBe('proration-start-before-period');
    expect(billed(made(resumed, fast('2019-03-10')), resumed)).toEqual({
      '2019-03-15': [
        'Line -22.00 2019-03-10..2019-03-31 22/31',
        'Fast line 44.00 2019-03-10..2019-03-31 22/31',
      ],
    });
  });

  it('does not charge for days that were left free, but may for those of a plan that costs nothing', () => {
    const free = begin('2019-03-01', {
      plans: [simplePlan('20001', 'Line', '0.00'), ...plans.slice(1)],
    });
    const costsNothing = at(made(free, taking('20001')), '2019-03-15');
    expect(billed(made(costsNothing, fast('2019-03-10')), costsNothing)).toEqual({
      '2019-03-15': ['Fast line 44.00 2019-03-10..2019-03-31 22/31'],
    });
    const held = at(made(begin('2019-03-01', { plans }), taking('20001')), '2019-03-05');
    const suspended = at(made(held, status('suspended')), '2019-03-10');
    const resumed = at(made(suspended, status('active', { resetBillDate: 'none' })), '2019-03-15');
    expect(refused(resumed, fast('2019-03-12'))).toBe('proration-start-before-period');
  });
});
