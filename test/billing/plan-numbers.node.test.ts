import { describe, expect, it } from 'vitest';
import {
  groupCount,
  groupRefusal,
  unitLimits,
  unitsAfter,
} from '../../src/billing/plan-numbers.js';
import type { PlanId } from '../../src/model/ids.js';

const [a, b, c, d] = ['1', '2', '3', '4'] as PlanId[] as [PlanId, PlanId, PlanId, PlanId];

describe('the units of a plan', () => {
  it('keep to its own limits and to those of its place', () => {
    const own = { min: 2, max: 8 };
    expect(unitLimits(own, undefined)).toEqual({ min: 2, max: 8 });
    expect(unitLimits(own, { min: 3, max: 5 })).toEqual({ min: 3, max: 5 });
    expect(unitLimits(own, { min: 1, max: 9 })).toEqual({ min: 2, max: 8 });
  });
});

describe('units after a replacement', () => {
  it('are those of before within the new limits', () => {
    const limits = { min: 2, max: 4 };
    expect([1, 2, 3, 4, 5].map((units) => unitsAfter(units, limits))).toEqual([2, 2, 3, 4, 4]);
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

  it('tells how many are chosen, and what is wrong with that', () => {
    expect(groupCount(group, [], true)).toEqual({ count: 0, wrong: 'too-few' });
    expect(groupCount(group, [], false)).toEqual({ count: 0 });
    expect(groupCount(group, [a, d, b], true)).toEqual({ count: 2 });
    expect(groupCount(group, [a, b, c], false)).toEqual({ count: 3, wrong: 'too-many' });
  });
});
