import { describe, expect, it } from 'vitest';
import { scheduleAssignable } from '../../src/billing/availability.js';
import { planStart, type AlignmentTarget } from '../../src/billing/start.js';
import { priceSteps, projectTimeline } from '../../src/billing/timeline.js';
import { schedule, streaming } from './support.js';
import type { Effective } from '../../src/model/plan-change.js';

function begin(today: string, effective: Effective, intervalMonths = 1, align?: AlignmentTarget) {
  return planStart({ today, effective, intervalMonths, align });
}

describe('a plan that starts now', () => {
  it('bills full periods from its own start', () => {
    expect(begin('2020-07-18', { when: 'now' }).start).toEqual({
      startDate: '2020-07-18',
      billDay: 18,
      firstInvoice: '2020-07-18',
      firstPeriod: { from: '2020-07-18', to: '2020-08-17' },
      cycle: { from: '2020-07-18', to: '2020-08-17' },
      prorated: false,
      rateDate: '2020-07-18',
      nextBillDate: '2020-08-18',
    });
  });
});

describe('a plan that starts in the past', () => {
  it('is charged today, at the rate of today, for the running period', () => {
    const { start } = begin('2020-04-16', { when: 'retroactive', date: '2020-04-01' });
    expect(start).toMatchObject({
      firstInvoice: '2020-04-16',
      rateDate: '2020-04-16',
      nextBillDate: '2020-05-01',
      billDay: 1,
    });
    expect(start?.firstPeriod).toEqual({ from: '2020-04-01', to: '2020-04-30' });
  });

  it('is refused when a whole period has passed, and when the date is not past', () => {
    expect(begin('2020-05-01', { when: 'retroactive', date: '2020-04-01' }).refusal).toBe(
      'start-too-early',
    );
    expect(begin('2020-04-16', { when: 'retroactive', date: '2020-04-16' }).refusal).toBe(
      'start-not-in-the-past',
    );
  });
});

describe('a plan that starts later', () => {
  it('is charged on that day, at the rate of that day', () => {
    const { start } = begin('2020-10-10', { when: 'date', date: '2020-11-10' });
    expect(start).toMatchObject({
      startDate: '2020-11-10',
      firstInvoice: '2020-11-10',
      rateDate: '2020-11-10',
      nextBillDate: '2020-12-10',
    });
  });

  it('is refused more than one interval ahead, and when the date is not ahead', () => {
    expect(begin('2020-10-10', { when: 'date', date: '2020-11-11' }).refusal).toBe(
      'start-too-late',
    );
    expect(begin('2020-10-10', { when: 'date', date: '2020-10-10' }).refusal).toBe(
      'start-not-in-the-future',
    );
  });
});

describe('a plan that is aligned with another', () => {
  const monthly: AlignmentTarget = { billDay: 16, nextBillDate: '2019-06-16', intervalMonths: 1 };

  it('is prorated through the day before their next bill date, by the days of its own interval', () => {
    expect(begin('2019-05-17', { when: 'now' }, 12, monthly).start).toMatchObject({
      firstPeriod: { from: '2019-05-17', to: '2019-06-15' },
      cycle: { from: '2018-06-16', to: '2019-06-15' },
      prorated: true,
      nextBillDate: '2019-06-16',
      billDay: 16,
    });
    expect(begin('2019-05-17', { when: 'now' }, 3, monthly).start?.cycle).toEqual({
      from: '2019-03-16',
      to: '2019-06-15',
    });
    expect(begin('2019-05-17', { when: 'now' }, 1, monthly).start?.cycle).toEqual({
      from: '2019-05-16',
      to: '2019-06-15',
    });
  });

  it('with a shorter interval bills at the first date that still meets the other', () => {
    const annual: AlignmentTarget = { billDay: 31, nextBillDate: '2020-01-31', intervalMonths: 12 };
    expect(begin('2019-02-10', { when: 'now' }, 1, annual).start).toMatchObject({
      firstPeriod: { from: '2019-02-10', to: '2019-02-27' },
      nextBillDate: '2019-02-28',
      billDay: 31,
    });
  });

  it('is a full period when it starts on the bill date of the other', () => {
    const started = begin('2019-05-16', { when: 'now' }, 1, {
      ...monthly,
      nextBillDate: '2019-06-16',
    }).start;
    expect(started).toMatchObject({
      prorated: false,
      firstPeriod: { from: '2019-05-16', to: '2019-06-15' },
    });
  });

  it('is refused with another start than today, and where no shared date exists', () => {
    expect(begin('2019-05-17', { when: 'date', date: '2019-05-20' }, 1, monthly).refusal).toBe(
      'alignment-needs-start-today',
    );
    expect(begin('2019-05-17', { when: 'now' }, 2, { ...monthly, intervalMonths: 3 }).refusal).toBe(
      'alignment-not-possible',
    );
  });
});

describe('a rate schedule', () => {
  it('that is not yet in effect cannot be assigned, not even for the day on which it takes effect', () => {
    for (const activation of ['2020-09-30', '2020-10-15']) {
      expect(
        scheduleAssignable({ availableFrom: '2020-10-15' }, { today: '2020-09-30', activation }),
      ).toEqual({
        allowed: false,
        reason: 'schedule-not-in-effect',
      });
    }
  });

  it('that expires can be assigned through its last day', () => {
    const on = (activation: string) =>
      scheduleAssignable({ availableTo: '2020-10-10' }, { today: '2020-09-30', activation })
        .allowed;
    expect([on('2020-09-30'), on('2020-10-10'), on('2020-10-11')]).toEqual([true, true, false]);
  });
});

describe('the timeline of charges', () => {
  function rows(
    prices: Record<string, string>,
    today: string,
    effective: Effective,
    extra = {},
    align?: AlignmentTarget,
  ) {
    const terms = schedule(prices, extra);
    const { start } = planStart({ today, effective, intervalMonths: terms.intervalMonths, align });
    if (!start) throw new Error('refused');
    return projectTimeline({
      planId: streaming,
      planName: 'Streaming',
      schedule: terms,
      units: 1,
      start,
    });
  }
  const brief = (row: ReturnType<typeof rows>[number]) => [
    row.date,
    row.period.from,
    row.period.to,
    row.amount.amount,
  ];

  it('keeps the rate of the invoice for a period that spans a change, and the new one after it', () => {
    expect(
      rows({ '2020-01-01': '40', '2020-08-01': '45' }, '2020-07-18', { when: 'now' })
        .slice(0, 3)
        .map(brief),
    ).toEqual([
      ['2020-07-18', '2020-07-18', '2020-08-17', '40.00'],
      ['2020-08-18', '2020-08-18', '2020-09-17', '45.00'],
      ['2020-09-18', '2020-09-18', '2020-10-17', '45.00'],
    ]);
  });

  it('goes on until every announced change is shown with the period after it', () => {
    const all = rows({ '2020-01-01': '40', '2020-08-01': '45', '2021-01-01': '50' }, '2020-07-18', {
      when: 'now',
    });
    expect(all.at(-2)).toMatchObject({ date: '2021-01-18', amount: { amount: '50.00' } });
    expect(all.at(-1)).toMatchObject({ date: '2021-02-18', amount: { amount: '50.00' } });
  });

  it('is told in steps, each until the day before the next', () => {
    const steps = priceSteps(
      rows({ '2020-01-01': '40', '2020-08-01': '45' }, '2020-07-18', { when: 'now' }),
      1,
    );
    expect(steps.map(({ from, to, amount }) => [from, to, amount.amount])).toEqual([
      ['2020-07-18', '2020-08-17', '40.00'],
      ['2020-08-18', undefined, '45.00'],
    ]);
  });

  it('sets the prorated part apart from the full periods, at equal prices too', () => {
    const align: AlignmentTarget = { billDay: 16, nextBillDate: '2019-06-16', intervalMonths: 1 };
    const all = rows({ '2019-01-01': '31' }, '2019-05-17', { when: 'now' }, {}, align);
    // 30 of the 31 days from 16 May to 15 June
    expect(all.slice(0, 2).map(brief)).toEqual([
      ['2019-05-17', '2019-05-17', '2019-06-15', '30.00'],
      ['2019-06-16', '2019-06-16', '2019-07-15', '31.00'],
    ]);
    expect(priceSteps(all, 1).map((step) => step.prorated)).toEqual([true, false]);
  });
});
