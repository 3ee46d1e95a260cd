import * as z from 'zod/mini';
import { planInstanceSchema, type PlanInstance } from '../../src/model/plan-instance.js';
import { queuedChangeSchema, type QueuedChange } from '../../src/model/queued-change.js';

/** Plans that an account has, and changes that wait, for tests that need some. */

export const allowed = { allowed: true } as const;

export function terms(
  changes: Partial<z.input<typeof planInstanceSchema>> = {},
): Pick<
  z.input<typeof planInstanceSchema>,
  | 'planId'
  | 'planName'
  | 'rateScheduleId'
  | 'rateScheduleName'
  | 'units'
  | 'status'
  | 'price'
  | 'intervalMonths'
> {
  return {
    planId: 'internet',
    planName: 'Internet',
    rateScheduleId: 'monthly',
    rateScheduleName: 'Monthly',
    units: 1,
    status: 'active',
    price: { amount: '30.00', currency: 'USD' },
    intervalMonths: 1,
    ...changes,
  };
}

export function planInstance(
  id: string,
  changes: Partial<z.input<typeof planInstanceSchema>> = {},
): PlanInstance {
  return z.parse(planInstanceSchema, {
    ...terms(),
    id,
    kind: 'master',
    dunning: 'none',
    startDate: '2020-01-18',
    billDay: 18,
    nextBillDate: '2020-08-18',
    unitLimits: { min: 1, max: 5 },
    can: {
      replace: allowed,
      cancel: allowed,
      changeUnits: allowed,
      changeSchedule: allowed,
      changeStatus: allowed,
      addUnder: allowed,
    },
    statuses: ['inactive', 'suspended', 'cancelled'],
    ...changes,
  });
}

export function queuedChange(
  id: string,
  changes: Partial<z.input<typeof queuedChangeSchema>> = {},
): QueuedChange {
  return z.parse(queuedChangeSchema, {
    id,
    planInstanceId: '1',
    kind: 'replace',
    by: 'date',
    date: '2020-09-01',
    state: 'queued',
    queuedOn: '2020-07-18',
    before: terms(),
    after: terms({
      planId: 'plus',
      planName: 'Internet Plus',
      price: { amount: '60.00', currency: 'USD' },
    }),
    can: { execute: allowed, move: allowed, delete: allowed },
    dates: { from: '2020-07-19' },
    deletes: [id],
    ...changes,
  });
}
