import { describe, expect, it } from 'vitest';
import {
  comingAlong,
  parentRefusal,
  placeRefusal,
  type ParentTerms,
} from '../../src/billing/hierarchy.js';
import type { PlanId } from '../../src/model/ids.js';

const [a, b, c] = ['1', '2', '3'] as PlanId[] as [PlanId, PlanId, PlanId];

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
