import { describe, expect, it } from 'vitest';
import {
  comingAlong,
  groupRefusal,
  parentRefusal,
  placeRefusal,
  unitLimits,
  type ParentTerms,
} from '../../src/billing/hierarchy.js';
import type { PlanId } from '../../src/model/ids.js';

const [a, b, c, d] = ['1', '2', '3', '4'] as PlanId[] as [PlanId, PlanId, PlanId, PlanId];

describe('the place of a plan', () => {
  it('is under a parent for a supplemental plan, and for no other', () => {
    expect(placeRefusal('supplemental', false)).toBe('plan-needs-parent');
    expect(placeRefusal('supplemental', true)).toBeUndefined();
    expect(placeRefusal('master', true)).toBe('plan-takes-no-parent');
    expect(placeRefusal('master', false)).toBeUndefined();
  });
});

describe('a parent', () => {
  const parent: ParentTerms = {
    status: 'active',
    statusesAbove: ['active'],
    children: [{ planId: a, mandatory: false }],
  };
  const refusal = (more: Partial<ParentTerms>) => parentRefusal(a, { ...parent, ...more });

  it('takes the plans that the catalogue puts under it', () => {
    expect(parentRefusal(a, parent)).toBeUndefined();
    expect(parentRefusal(b, parent)).toBe('plan-not-under-parent');
    const children = [...parent.children, { planId: b, mandatory: false }];
    expect(parentRefusal(b, { ...parent, children })).toBeUndefined();
  });

  it.each(['suspended', 'cancelled', 'terminated'] as const)(
    'that is %s takes nothing, nor does what hangs under it',
    (status) => {
      expect(refusal({ status })).toBe('parent-not-active');
      expect(refusal({ statusesAbove: ['active', status] })).toBe('parent-not-active');
    },
  );

  it.each([
    'inactive',
    'trial',
    'active-non-billable',
    'pending-activation',
    'pending-cancellation',
  ] as const)('that is %s takes plans', (status) => {
    expect(refusal({ status })).toBeUndefined();
  });

  it('that takes nothing says so before it looks at the plan', () => {
    expect(parentRefusal(b, { ...parent, status: 'cancelled' })).toBe('parent-not-active');
  });
});

describe('the units of a plan', () => {
  it('keep to its own limits and to those of its place', () => {
    const own = { min: 2, max: 8 };
    expect(unitLimits(own, undefined)).toEqual({ min: 2, max: 8 });
    expect(unitLimits(own, { min: 3, max: 5 })).toEqual({ min: 3, max: 5 });
    expect(unitLimits(own, { min: 1, max: 9 })).toEqual({ min: 2, max: 8 });
  });
});

describe('children that must be there', () => {
  it('come along unless they are taken anyway', () => {
    const children = [
      { planId: a, mandatory: true },
      { planId: b, mandatory: false },
      { planId: c, mandatory: true },
    ];
    expect(comingAlong(children, []).map(({ planId }) => planId)).toEqual([a, c]);
    expect(comingAlong(children, [c, b]).map(({ planId }) => planId)).toEqual([a]);
  });
});

describe('a plan group', () => {
  const group = { planIds: [a, b, c], choose: { min: 1, max: 2 } };
  const refusal = (chosen: PlanId[], isNew: boolean) => groupRefusal([group], chosen, isNew);

  it('limits how many of its plans hang under one parent', () => {
    expect(refusal([a, b], true)).toBeUndefined();
    expect(refusal([a, b, c], true)).toBe('plan-group-limit');
    expect(refusal([a, a, a], false)).toBe('plan-group-limit');
    expect(refusal([a, d, d, d], true)).toBeUndefined();
  });

  it('asks for its least number when the parent is taken', () => {
    expect(refusal([], true)).toBe('plan-group-limit');
    expect(refusal([d], true)).toBe('plan-group-limit');
    expect(refusal([a], true)).toBeUndefined();
    expect(refusal([], false)).toBeUndefined();
  });

  it('is kept together with all others', () => {
    const other = { planIds: [d], choose: { min: 0, max: 1 } };
    expect(groupRefusal([group, other], [a, d], true)).toBeUndefined();
    expect(groupRefusal([group, other], [a, d, d], true)).toBe('plan-group-limit');
    expect(groupRefusal([], [a, d, d], true)).toBeUndefined();
  });
});
