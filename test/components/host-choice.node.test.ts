import { describe, expect, it } from 'vitest';
import { hostChoice } from '../../components/plan-picker/host-choice.js';
import type { Plan } from '../../src/model/plan.js';
import { plan } from '../support/catalogue-samples.js';

const english = { locale: 'en-US' };
const one = (id: string, fields: Record<string, string>): Plan => plan(id, id, [], { fields });

describe('what a page wants to show', () => {
  it('is everything as it comes, unless it says otherwise', () => {
    expect(hostChoice(english, {})).toEqual({
      only: undefined,
      without: undefined,
      filter: undefined,
      compare: undefined,
    });
    expect(hostChoice(english, { plans: null, where: '', orderBy: '' }).only).toBeUndefined();
  });

  it('are plans by their ids', () => {
    const { only, without } = hostChoice(english, { plans: ' 2  1 ', exclude: '3' });
    expect([only, without]).toEqual([['2', '1'], ['3']]);
  });

  it('are plans that meet every condition on their fields, and the page’s own', () => {
    const { filter } = hostChoice(english, {
      where: 'family = home; speed=300|1000 Mbit/s',
      filter: ({ id }) => id !== 'c',
    });
    const plans = [
      one('a', { family: 'home', speed: '300' }),
      one('b', { family: 'home', speed: '1000 Mbit/s' }),
      one('c', { family: 'home', speed: '300' }),
      one('d', { family: 'home', speed: '50' }),
      one('e', { family: 'office', speed: '300' }),
      one('f', {}),
    ];
    expect(plans.filter((each) => filter?.(each)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are plans in the order of a field, numbers as numbers, those without it last', () => {
    const { compare } = hostChoice(english, { orderBy: 'rank' });
    const plans = [one('a', { rank: '10' }), one('b', {}), one('c', { rank: '9' })];
    expect(plans.sort(compare).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('has the page’s own order before that of a field', () => {
    const compare = () => 0;
    expect(hostChoice(english, { orderBy: 'rank', compare }).compare).toBe(compare);
  });
});
