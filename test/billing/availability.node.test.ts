import { describe, expect, it } from 'vitest';
import { choose, planOffered } from '../../src/billing/availability.js';
import type { RateScheduleId } from '../../src/model/ids.js';
import { schedule } from './support.js';

const today = '2020-07-18';
const monthly = schedule({ '2020-01-01': '40' });
const annual = schedule(
  { '2020-01-01': '400' },
  { id: '9022' as RateScheduleId, isDefault: false },
);

describe('a plan of the company', () => {
  const offered = (more: Partial<Parameters<typeof planOffered>[0]>) =>
    planOffered({ offered: true, held: 0, schedules: [monthly], ...more }, today);

  it('can be taken while it is sold', () => {
    expect(offered({})).toEqual({ allowed: true });
    expect(offered({ offered: false })).toEqual({ allowed: false, reason: 'plan-not-available' });
  });

  it('can be taken as often as its limit says, or as one likes', () => {
    expect(offered({ held: 1, limit: 2 }).allowed).toBe(true);
    expect(offered({ held: 2, limit: 2 })).toEqual({ allowed: false, reason: 'plan-already-held' });
    expect(offered({ held: 99 }).allowed).toBe(true);
  });

  it('needs a rate schedule to choose', () => {
    expect(offered({ schedules: [] })).toEqual({ allowed: false, reason: 'schedule-not-found' });
    expect(offered({ schedules: [{ ...monthly, availableTo: '2020-07-17' }] })).toEqual({
      allowed: false,
      reason: 'schedule-expired',
    });
  });
});

describe('what is chosen of a plan', () => {
  const plan = {
    assignable: { allowed: true },
    units: { min: 2, max: 4 },
    rateSchedules: [annual, monthly],
  } as const;

  it('is its default rate schedule, or the one that is named', () => {
    expect(choose(plan, { units: 2 }).schedule).toBe(monthly);
    expect(choose(plan, { units: 2, rateScheduleId: annual.id }).schedule).toBe(annual);
    expect(choose(plan, { units: 2, rateScheduleId: '1' as RateScheduleId }).refusal).toBe(
      'schedule-not-found',
    );
  });

  it('is a number of units within its limits', () => {
    const refusal = (units: number) => choose(plan, { units }).refusal;
    expect([1, 2, 4, 5].map(refusal)).toEqual([
      'units-out-of-range',
      undefined,
      undefined,
      'units-out-of-range',
    ]);
  });

  it('is nothing of a plan that cannot be taken', () => {
    const closed = {
      ...plan,
      assignable: { allowed: false, reason: 'plan-already-held' },
    } as const;
    expect(choose(closed, { units: 1 }).refusal).toBe('plan-already-held');
  });
});
