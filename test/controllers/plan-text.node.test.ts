import { describe, expect, it } from 'vitest';
import type { ChosenPlan } from '../../src/context/selection.js';
import {
  chosenPlan,
  isBelow,
  placeAbove,
  placesOf,
  planAt,
  readPlaces,
  takeOut,
} from '../../src/controllers/plan-places.js';
import { readPlan, writePlan } from '../../src/controllers/plan-text.js';

describe('a chosen plan as text', () => {
  const cases = [
    [{ path: ['20001'] }, '20001'],
    [{ path: ['20001'], alone: true }, '20001!'],
    [{ path: ['20001'], units: 3 }, '20001*3'],
    [{ path: ['20001'], rateScheduleId: '30002' }, '20001@30002'],
    [{ path: ['20001', '20010'] }, '20001/20010'],
    [{ path: ['20001', '20010', '20011'], units: 2 }, '20001/20010/20011*2'],
    [
      { path: ['p/q', 'a b!*@c'], alone: true, units: 12, rateScheduleId: 'x/y' },
      'p%2Fq/a%20b%21%2A%40c!*12@x%2Fy',
    ],
  ] as const;

  for (const [plan, text] of cases) {
    it(`is "${text}" and back`, () => {
      expect(writePlan(plan)).toBe(text);
      expect(readPlan(text)).toEqual(plan);
    });
  }

  it.each(['', '*3', '/p', 'p/', 'p//q', '@x', 'a*12345678'])(
    'is nothing where there is no plan in it: "%s"',
    (text) => {
      expect(readPlan(text)).toBeUndefined();
    },
  );

  it('takes ids that are not encoded as they should be', () => {
    expect(readPlan('50%off')).toEqual({ path: ['50%off'] });
  });
});

describe('written plans', () => {
  const places = (...texts: string[]) => [...readPlaces(texts).keys()];

  it('come with the plans above them, which need not be written', () => {
    expect(places('a/x/y')).toEqual(['a', 'a\nx', 'a\nx\ny']);
    expect(readPlaces(['a/x', 'a*2']).get('a')).toEqual({ path: ['a'], units: 2 });
  });

  it('stand under the plans that they name, in whichever order they are written', () => {
    expect(places('a', 'b', 'b/x', 'a/x', 'b/x/y')).toEqual(['a', 'a\nx', 'b', 'b\nx', 'b\nx\ny']);
  });

  it('are chosen under what is right above them, or on top', () => {
    const plans = [...readPlaces(['a/x*3']).values()].map((plan) =>
      chosenPlan(plan, { planInstanceId: 'i' as never }),
    );
    expect(plans).toEqual([
      { planId: 'a', parent: { planInstanceId: 'i' } },
      { planId: 'x', units: 3, parent: { planId: 'a' } },
    ]);
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
