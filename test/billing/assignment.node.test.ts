import { describe, expect, it } from 'vitest';
import {
  assignmentPreview,
  planAssignment,
  type AssignmentSituation,
} from '../../src/billing/assignment.js';
import { planAssignable } from '../../src/billing/availability.js';
import { activationLines, recurringLines } from '../../src/billing/charges.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type {
  BillingGroupId,
  PaymentMethodId,
  PlanInstanceId,
  RateScheduleId,
} from '../../src/model/ids.js';
import type { Assignment } from '../../src/model/plan-change.js';
import { recurring, schedule, streaming } from './support.js';

const group: BillingGroup = {
  id: '3001501' as BillingGroupId,
  name: 'Home',
  payer: {
    by: 'method',
    primary: {
      id: '1' as PaymentMethodId,
      kind: 'card',
      expires: { year: 2021, month: 12 },
      expiry: 'valid',
    },
  },
  paysFor: [],
  dunning: 'none',
};

const fee = { ...recurring({ '2020-01-01': '15' }), kind: 'activation' as const, name: 'Set-up' };
const terms = schedule(
  {},
  { charges: [recurring({ '2020-01-01': '40', '2020-08-01': '45' }), fee] },
);

const situation: AssignmentSituation = {
  today: '2020-07-18',
  changePlans: { allowed: true },
  plan: {
    id: streaming,
    name: 'Streaming',
    units: { min: 1, max: 10 },
    assignable: { allowed: true },
    rateSchedules: [terms],
  },
  billingGroup: group,
  align: undefined,
};

const draft: Assignment = {
  kind: 'assign',
  planId: streaming,
  units: 1,
  billingGroupId: group.id,
  effective: { when: 'now' },
};

describe('an assignment is refused', () => {
  const refusal = (change: Partial<AssignmentSituation>, ask: Partial<Assignment> = {}) =>
    planAssignment({ ...draft, ...ask }, { ...situation, ...change }).refusal;
  const plan = situation.plan;
  if (!plan) throw new Error('no plan');

  it.each([
    [
      'when the account may not change plans',
      { changePlans: { allowed: false, reason: 'not-permitted' } },
      {},
      'not-permitted',
    ],
    ['when the plan is gone', { plan: undefined }, {}, 'plan-not-available'],
    ['for more units than the plan allows', {}, { units: 11 }, 'units-out-of-range'],
    [
      'for a schedule that the plan does not have',
      {},
      { rateScheduleId: '1' as RateScheduleId },
      'schedule-not-found',
    ],
    ['without a billing group', { billingGroup: undefined }, {}, 'billing-group-not-found'],
    [
      'when the billing group has nothing to pay with',
      { billingGroup: { ...group, payer: { by: 'nothing' as const } } },
      {},
      'billing-group-cannot-pay',
    ],
    [
      'when there is no plan to share a bill day with',
      {},
      { alignWith: '4251245' as PlanInstanceId },
      'alignment-not-possible',
    ],
    [
      'when the start is too far ahead',
      {},
      { effective: { when: 'date' as const, date: '2020-08-19' } },
      'start-too-late',
    ],
    [
      'when the schedule is not in effect yet',
      { plan: { ...plan, rateSchedules: [{ ...terms, availableFrom: '2020-07-19' }] } },
      {},
      'schedule-not-in-effect',
    ],
    [
      'when the schedule expires before the start',
      { plan: { ...plan, rateSchedules: [{ ...terms, availableTo: '2020-07-20' }] } },
      { effective: { when: 'date' as const, date: '2020-07-21' } },
      'schedule-expired',
    ],
  ] satisfies [string, Partial<AssignmentSituation>, Partial<Assignment>, string][])(
    '%s',
    (_, change, ask, expected) => {
      expect(refusal(change, ask)).toBe(expected);
    },
  );
});

describe('the preview of an assignment', () => {
  function preview(ask: Partial<Assignment> = {}, change: Partial<AssignmentSituation> = {}) {
    const { planned } = planAssignment({ ...draft, ...ask }, { ...situation, ...change });
    if (!planned) throw new Error('refused');
    const { start } = planned;
    const dueNow =
      start.firstInvoice > situation.today
        ? []
        : [
            ...start.periods.flatMap((days) =>
              recurringLines({
                planName: 'Streaming',
                schedule: terms,
                units: 1,
                ...days,
                rateDate: start.rateDate,
              }),
            ),
            ...activationLines('Streaming', terms, 1, situation.today),
          ];
    return assignmentPreview({ ...draft, ...ask }, planned, situation.today, {
      dueNow,
      stateVersion: 'v1',
    });
  }

  it('tells what is due now, the next invoice and the price from the change on', () => {
    const quote = preview();
    expect(quote.dueNow.total.amount).toBe('55.00'); // 40 + 15
    expect(quote.nextInvoice).toEqual({
      date: '2020-08-18',
      amount: { amount: '45.00', currency: 'USD' },
    });
    expect(quote.timeline[0]).toMatchObject({
      date: '2020-07-18',
      amount: { amount: '40.00' },
      basis: 'quoted',
    });
    expect(quote.timeline[1]).toMatchObject({
      date: '2020-08-18',
      amount: { amount: '45.00' },
      basis: 'projected',
    });
    expect(quote.prices.map((step) => [step.from, step.to, step.amount.amount])).toEqual([
      ['2020-07-18', '2020-08-17', '40.00'],
      ['2020-08-18', undefined, '45.00'],
    ]);
    expect(quote.prices.map((step) => step.intervalMonths)).toEqual([1, 1]);
  });

  it('tells the lines that are due now, who pays, and how far prices are known', () => {
    const quote = preview();
    expect(quote.dueNow.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ['recurring', '40.00'],
      ['activation', '15.00'],
    ]);
    expect(quote.payer).toEqual({ billingGroupId: '3001501', name: 'Home', payer: group.payer });
    expect('pricesKnownUntil' in quote).toBe(false);
    const { planned } = planAssignment(draft, situation);
    if (!planned) throw new Error('refused');
    const answer = { dueNow: [], stateVersion: 'v1', pricesKnownUntil: '2020-08-01' };
    expect(assignmentPreview(draft, planned, situation.today, answer).pricesKnownUntil).toBe(
      '2020-08-01',
    );
  });

  it('has nothing due now for a later start, and the fee on the first invoice', () => {
    const quote = preview({ effective: { when: 'date', date: '2020-08-10' } });
    expect(quote.dueNow).toEqual({ lines: [], total: { amount: '0.00', currency: 'USD' } });
    expect(quote.nextInvoice).toEqual({
      date: '2020-08-10',
      amount: { amount: '60.00', currency: 'USD' },
    }); // 45 + 15
    expect(quote.timeline.every((row) => row.basis === 'projected')).toBe(true);
  });

  it('shows nothing for today where the platform charges nothing today', () => {
    const { planned } = planAssignment(draft, situation);
    if (!planned) throw new Error('refused');
    const quote = assignmentPreview(draft, planned, situation.today, {
      dueNow: [],
      stateVersion: 'v1',
    });
    expect(quote.timeline[0]).toMatchObject({
      date: '2020-07-18',
      amount: { amount: '0.00' },
      basis: 'quoted',
    });
  });

  it('has no next invoice where the platform says that none follows', () => {
    const { planned } = planAssignment(draft, situation);
    if (!planned) throw new Error('refused');
    const quote = assignmentPreview(draft, planned, situation.today, {
      dueNow: [],
      ahead: { rows: [], intervalMonths: () => 1 },
      stateVersion: 'v1',
    });
    expect(quote.timeline.map(({ date }) => date)).toEqual(['2020-07-18']);
    expect('nextInvoice' in quote).toBe(false);
  });

  it('warns of a start in the past and of an expired card', () => {
    const expired: BillingGroup = {
      ...group,
      payer: {
        by: 'method',
        primary: { id: '1' as PaymentMethodId, kind: 'card', expiry: 'expired' },
      },
    };
    const quote = preview(
      { effective: { when: 'retroactive', date: '2020-07-01' } },
      { billingGroup: expired },
    );
    expect(quote.warnings.map((warning) => warning.code)).toEqual([
      'starts-in-the-past',
      'payment-method-expired',
    ]);
  });
});

describe('a plan can be taken today', () => {
  it('when one of its schedules can, and otherwise says why its default one cannot', () => {
    const early = { ...terms, availableFrom: '2020-10-01', isDefault: false };
    const over = { ...terms, availableTo: '2020-09-30' };
    expect(planAssignable([over, early], '2020-09-30')).toEqual({ allowed: true });
    expect(planAssignable([over, early], '2020-10-01')).toEqual({ allowed: true });
    expect(planAssignable([over], '2020-10-01')).toEqual({
      allowed: false,
      reason: 'schedule-expired',
    });
    const later = { ...early, availableFrom: '2020-11-01' };
    expect(planAssignable([later, over], '2020-10-01')).toEqual({
      allowed: false,
      reason: 'schedule-expired',
    });
    expect(planAssignable([], '2020-10-01')).toEqual({
      allowed: false,
      reason: 'schedule-not-found',
    });
  });
});
