import { describe, expect, it } from 'vitest';
import {
  anniversaryAfter,
  effectOf,
  prorationStartRefusal,
  effectiveOf,
  type ChangeOfHeld,
} from '../../src/billing/effective-date.js';
import { changeSchema, type Effective } from '../../src/model/plan-change.js';

const held = (change: object) =>
  changeSchema.parse({ planInstanceId: '60001', ...change }) as ChangeOfHeld;

describe('when a change takes effect that does not say', () => {
  it.each([
    [{ kind: 'replace', planId: '20001' }, 'anniversary'],
    [{ kind: 'cancel' }, 'anniversary'],
    [{ kind: 'units', units: 2 }, 'now'],
    [{ kind: 'rate-schedule', rateScheduleId: '30001' }, 'now'],
    [{ kind: 'status', status: 'suspended' }, 'now'],
  ])('%j: %s', (change, when) => {
    expect(effectiveOf(held(change))).toEqual({ when });
  });

  it('otherwise as it says', () => {
    const effective = { when: 'by-hand' } as const;
    expect(effectiveOf(held({ kind: 'replace', planId: '20001', effective }))).toEqual(effective);
    expect(effectiveOf(held({ kind: 'cancel', effective }))).toEqual(effective);
    expect(effectiveOf(held({ kind: 'units', units: 2, effective }))).toEqual(effective);
    expect(
      effectiveOf(held({ kind: 'rate-schedule', rateScheduleId: '30001', effective })),
    ).toEqual(effective);
    expect(effectiveOf(held({ kind: 'status', status: 'suspended', on: '2019-02-20' }))).toEqual({
      when: 'date',
      date: '2019-02-20',
    });
  });
});

describe('an anniversary', () => {
  const monthly = { billDate: '2019-02-04', intervalMonths: 1, billDay: 4 };
  it('is the first bill date after today', () => {
    expect(anniversaryAfter('2019-02-03', monthly, 0)).toBe('2019-02-04');
    expect(anniversaryAfter('2019-02-04', monthly, 0)).toBe('2019-03-04');
    expect(anniversaryAfter('2019-02-05', monthly, 0)).toBe('2019-03-04');
  });

  it('is found from bill dates that are past or far ahead', () => {
    expect(anniversaryAfter('2019-06-20', monthly, 0)).toBe('2019-07-04');
    expect(anniversaryAfter('2018-11-04', monthly, 0)).toBe('2018-12-04');
  });

  it('or so many periods later, on the bill day where the month has it', () => {
    expect(anniversaryAfter('2019-02-04', monthly, 2)).toBe('2019-05-04');
    const quarterly = { billDate: '2019-01-31', intervalMonths: 3, billDay: 31 };
    expect(anniversaryAfter('2019-01-31', quarterly, 0)).toBe('2019-04-30');
    expect(anniversaryAfter('2019-01-31', quarterly, 1)).toBe('2019-07-31');
  });
});

describe('when a change takes effect', () => {
  const effect = (effective: Effective, anniversary?: string) =>
    effectOf(effective, { today: '2019-02-14', anniversary: () => anniversary });

  it('now is today', () => {
    expect(effect({ when: 'now' })).toEqual({ when: 'now', from: '2019-02-14' });
  });

  it('retroactive is before today', () => {
    expect(effect({ when: 'retroactive', date: '2019-02-13' })).toEqual({
      when: 'now',
      from: '2019-02-13',
    });
    expect(effect({ when: 'retroactive', date: '2019-02-14' })).toEqual({
      refusal: 'change-date-not-in-the-past',
    });
  });

  it('on a date is after today', () => {
    expect(effect({ when: 'date', date: '2019-02-15' })).toEqual({
      when: 'later',
      by: 'date',
      date: '2019-02-15',
    });
    expect(effect({ when: 'date', date: '2019-02-14' })).toEqual({
      refusal: 'change-date-not-in-the-future',
    });
  });

  it('on an anniversary waits for it, as many periods later as it says', () => {
    const asked: number[] = [];
    const anniversary = (periods: number) => {
      asked.push(periods);
      return '2019-03-04';
    };
    const of = (effective: Effective) => effectOf(effective, { today: '2019-02-14', anniversary });
    expect(of({ when: 'anniversary' })).toEqual({
      when: 'later',
      by: 'anniversary',
      date: '2019-03-04',
    });
    of({ when: 'anniversary', periods: 2 });
    expect(asked).toEqual([0, 2]);
    expect(effect({ when: 'anniversary' })).toEqual({ refusal: 'change-date-missing' });
  });

  it('by hand has no date', () => {
    expect(effect({ when: 'by-hand' })).toEqual({ when: 'later', by: 'hand' });
  });
});

describe('the first day that is charged', () => {
  const running = { from: '2019-02-04', to: '2019-03-03' };
  it.each([
    ['2019-02-03', 'proration-start-before-period'],
    ['2019-02-04', undefined],
    ['2019-03-03', undefined],
    ['2019-03-04', 'proration-start-too-late'],
  ])('%s: %s', (start, refusal) => {
    expect(prorationStartRefusal(start, running)).toBe(refusal);
  });
});
