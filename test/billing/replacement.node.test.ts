import { describe, expect, it } from 'vitest';
import {
  nextBillDateAfter,
  replacementRefusal,
  standsUnder,
  type Replacement,
} from '../../src/billing/replacement.js';
import type { PlanId } from '../../src/model/ids.js';

const id = (text: string) => text as PlanId;
const allowed: Replacement = {
  before: { id: id('A'), kind: 'master' },
  after: { id: id('B'), kind: 'master' },
  dunning: false,
  queuedBefore: false,
  onAnniversary: false,
  losing: 0,
};
const place = { underMaster: true, underParent: true };

describe('a replacement', () => {
  it.each<[string, Partial<Replacement>, string | undefined]>([
    ['by another plan', {}, undefined],
    ['by the same plan', { after: { id: id('A'), kind: 'master' } }, 'nothing-to-change'],
    [
      'by a plan of another kind',
      { after: { id: id('B'), kind: 'supplemental' } },
      'replacement-of-another-kind',
    ],
    ['in its place', { place }, undefined],
    [
      'by one of no master plan',
      { place: { underMaster: false, underParent: false } },
      'replacement-not-under-master',
    ],
    [
      'by one of another parent',
      { place: { ...place, underParent: false } },
      'plan-not-under-parent',
    ],
    ['in dunning', { dunning: true }, 'dunning-blocks-replacement'],
    ['in dunning, queued before', { dunning: true, queuedBefore: true }, undefined],
    ['that loses a plan at once', { losing: 1 }, undefined],
    ['that loses none on the anniversary', { onAnniversary: true }, undefined],
    [
      'that loses one on the anniversary',
      { onAnniversary: true, losing: 1 },
      'replacement-loses-plans',
    ],
  ])('%s', (what, more, refusal) => {
    expect(replacementRefusal({ ...allowed, ...more })).toBe(refusal);
  });
});

describe('a plan of the catalogue', () => {
  const tree: Record<string, string[]> = { A: ['B', 'C'], B: ['D'], C: ['A'], E: ['F'] };
  const under = (plan: string, ...roots: string[]) =>
    standsUnder(id(plan), roots.map(id), (parent) => (tree[parent] ?? []).map(id));

  it('stands under another at any depth, circles or not', () => {
    expect(under('B', 'A')).toBe(true);
    expect(under('D', 'A')).toBe(true);
    expect(under('A', 'A')).toBe(true);
    expect(under('F', 'A')).toBe(false);
    expect(under('F', 'A', 'E')).toBe(true);
    expect(under('E', 'E')).toBe(false);
    expect(under('B')).toBe(false);
  });
});

describe('the next bill date after a change of terms', () => {
  const next = (more: Partial<Parameters<typeof nextBillDateAfter>[0]>) =>
    nextBillDateAfter({
      nextBillDate: '2020-01-16',
      billDay: 16,
      intervalBefore: 12,
      intervalAfter: 12,
      date: '2019-05-17',
      ...more,
    });

  it('stays with the same interval, and with a longer one', () => {
    expect(next({})).toBe('2020-01-16');
    expect(next({ intervalBefore: 1, nextBillDate: '2019-06-16' })).toBe('2019-06-16');
    // Invoiced ahead: the bill date after the next one.
    expect(next({ intervalBefore: 1, intervalAfter: 1, nextBillDate: '2019-07-16' })).toBe(
      '2019-07-16',
    );
  });

  it('is the first of a shorter rhythm after the day', () => {
    expect(next({ intervalAfter: 1 })).toBe('2019-06-16');
    expect(next({ intervalAfter: 3 })).toBe('2019-07-16');
    expect(next({ intervalAfter: 3, date: '2019-07-15' })).toBe('2019-07-16');
    expect(next({ intervalAfter: 3, date: '2019-07-16' })).toBe('2019-10-16');
  });

  it('is so many months later where the first period is made longer', () => {
    expect(next({ intervalAfter: 1, offsetMonths: 2 })).toBe('2019-08-16');
    expect(next({ intervalAfter: 1, offsetMonths: 0 })).toBe('2019-06-16');
    expect(next({ offsetMonths: 1 })).toBe('2020-02-16');
  });

  it('is the one of the master plan where it shall end with that, or leads there', () => {
    const master = { billDate: '2019-04-16', billDay: 16, intervalMonths: 3 };
    expect(next({ intervalAfter: 12, offsetMonths: 'auto', master })).toBe('2019-07-16');
    expect(next({ intervalAfter: 1, offsetMonths: 'auto', master })).toBe('2019-06-16');
    expect(next({ intervalAfter: 1, offsetMonths: 'auto' })).toBe('2019-06-16');
    expect(next({ offsetMonths: 0, master })).toBe('2020-01-16');
  });
});
