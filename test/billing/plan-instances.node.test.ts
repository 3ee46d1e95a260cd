import { describe, expect, it } from 'vitest';
import { alignmentTarget, isHeld } from '../../src/billing/plan-instances.js';

describe('an account has a plan', () => {
  it('until it is cancelled or terminated, also while it is on hold', () => {
    expect(
      (['active', 'inactive', 'suspended', 'trial'] as const).map((status) => isHeld({ status })),
    ).toEqual([true, true, true, true]);
    expect((['cancelled', 'terminated'] as const).map((status) => isHeld({ status }))).toEqual([
      false,
      false,
    ]);
  });
});

describe('a new plan can be billed with', () => {
  const master = {
    kind: 'master',
    status: 'active',
    billDay: 15,
    intervalMonths: 3,
    nextBillDate: '2020-10-15',
  } as const;

  it('an active master, whose bill day and dates it takes over', () => {
    expect(alignmentTarget(master)).toEqual({
      billDay: 15,
      intervalMonths: 3,
      nextBillDate: '2020-10-15',
    });
  });

  it('no other: none at all, a supplemental, one that is not active, or one that bills no more', () => {
    expect(alignmentTarget(undefined)).toBeUndefined();
    expect(alignmentTarget({ ...master, kind: 'supplemental' })).toBeUndefined();
    expect(alignmentTarget({ ...master, status: 'suspended' })).toBeUndefined();
    expect(alignmentTarget({ ...master, nextBillDate: undefined })).toBeUndefined();
  });
});
