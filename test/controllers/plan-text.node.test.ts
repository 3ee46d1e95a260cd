import { describe, expect, it } from 'vitest';
import type { ChosenPlan } from '../../src/context/selection.js';
import {
  isBelow,
  placeAbove,
  placesOf,
  planAt,
  takeOut,
} from '../../src/controllers/plan-places.js';
import { readPlan, writePlan } from '../../src/controllers/plan-text.js';

describe('a chosen plan as text', () => {
  const cases = [
    [{ planId: '20001' }, '20001'],
    [{ planId: '20001', alone: true }, '20001!'],
    [{ planId: '20001', units: 3 }, '20001*3'],
    [{ planId: '20001', rateScheduleId: '30002' }, '20001@30002'],
    [{ planId: '20010', under: '20001' }, '20010<20001'],
    [
      { planId: 'a b!*@<c', alone: true, units: 12, rateScheduleId: 'x<y', under: 'p@q' },
      'a%20b%21%2A%40%3Cc!*12@x%3Cy<p%40q',
    ],
  ] as const;

  for (const [plan, text] of cases) {
    it(`is "${text}" and back`, () => {
      expect(writePlan(plan)).toBe(text);
      expect(readPlan(text)).toEqual(plan);
    });
  }

  it('is nothing where there is no plan in it', () => {
    for (const text of ['', '*3', '<p', '@x', 'a*12345678']) expect(readPlan(text)).toBeUndefined();
  });

  it('takes ids that are not encoded as they should be', () => {
    expect(readPlan('50%off')).toEqual({ planId: '50%off' });
  });
});

describe('the places of chosen plans', () => {
  const row = (planId: string, above?: string) =>
    ({ planId, ...(above !== undefined && { parent: { planId: above } }) }) as ChosenPlan;

  it('lead from the top, each under the nearest plan of its parent’s id', () => {
    const rows = [row('a'), row('x', 'a'), row('y', 'x'), row('b'), row('x', 'b'), row('y', 'x')];
    expect([...placesOf(rows).keys()]).toEqual(['a', 'a\nx', 'a\nx\ny', 'b', 'b\nx', 'b\nx\ny']);
  });

  it('leave out what has no parent there', () => {
    expect([...placesOf([row('x', 'a'), row('a')]).keys()]).toEqual(['a']);
  });

  it('know what is above and below', () => {
    expect([placeAbove('a\nx\ny'), placeAbove('a'), planAt('a\nx\ny')]).toEqual([
      'a\nx',
      undefined,
      'y',
    ]);
    expect([isBelow('a\nx', 'a'), isBelow('ab\nx', 'a'), isBelow('a', 'a')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('go with all that is below them', () => {
    const places = new Set(['a', 'a\nx', 'a\nx\ny', 'ab', 'b\na']);
    takeOut(places, 'a');
    expect([...places]).toEqual(['ab', 'b\na']);
  });
});
