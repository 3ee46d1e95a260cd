import { describe, expect, it } from 'vitest';
import { scheduleAssignable } from '../../src/billing/availability.js';
import { planStart, type AlignmentTarget, type MasterStart } from '../../src/billing/start.js';
import { priceSteps, projectTimeline } from '../../src/billing/timeline.js';
import { inLane, schedule, streaming } from './support.js';

const whole = (from: string, to: string) => ({ period: { from, to }, cycle: { from, to } });
const part = (from: string, cycleFrom: string, to: string) => ({
  period: { from, to },
  cycle: { from: cycleFrom, to },
});

function begin(today: string, effective: MasterStart, intervalMonths = 1, align?: AlignmentTarget) {
  return planStart({ today, effective, intervalMonths, align });
}

describe('a plan that starts now', () => {
  it('bills full periods from its own start', () => {
    expect(begin('2020-07-18', { when: 'now' }).start).toEqual({
      startDate: '2020-07-18',
      billDay: 18,
      firstInvoice: '2020-07-18',
      periods: [whole('2020-07-18', '2020-08-17')],
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
    expect(start?.periods).toEqual([whole('2020-04-01', '2020-04-30')]);
  });

  it('may have begun so long ago that its period ends today', () => {
    expect(
      begin('2020-04-30', { when: 'retroactive', date: '2020-04-01' }).start?.nextBillDate,
    ).toBe('2020-05-01');
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
      periods: [part('2019-05-17', '2018-06-16', '2019-06-15')],
      prorated: true,
      nextBillDate: '2019-06-16',
      billDay: 16,
    });
    expect(begin('2019-05-17', { when: 'now' }, 3, monthly).start?.periods).toEqual([
      part('2019-05-17', '2019-03-16', '2019-06-15'),
    ]);
    expect(begin('2019-05-17', { when: 'now' }, 1, monthly).start?.periods).toEqual([
      part('2019-05-17', '2019-05-16', '2019-06-15'),
    ]);
  });

  it('with a shorter interval bills at the first date that still meets the other', () => {
    const annual: AlignmentTarget = { billDay: 31, nextBillDate: '2020-01-31', intervalMonths: 12 };
    expect(begin('2019-02-10', { when: 'now' }, 1, annual).start).toMatchObject({
      periods: [part('2019-02-10', '2019-01-31', '2019-02-27')],
      nextBillDate: '2019-02-28',
      billDay: 31,
    });
  });

  it('of one interval waits for the next bill date of the other, be it two periods away', () => {
    const ahead = { ...monthly, nextBillDate: '2019-07-16' };
    expect(begin('2019-05-17', { when: 'now' }, 1, ahead).start).toMatchObject({
      periods: [part('2019-05-17', '2019-05-16', '2019-06-15'), whole('2019-06-16', '2019-07-15')],
      nextBillDate: '2019-07-16',
    });
  });

  it('is a full period when it starts on the bill date of the other', () => {
    const started = begin('2019-05-16', { when: 'now' }, 1, {
      ...monthly,
      nextBillDate: '2019-06-16',
    }).start;
    expect(started).toMatchObject({
      prorated: false,
      periods: [whole('2019-05-16', '2019-06-15')],
    });
  });

  it('is refused with another start than today, and where no shared date exists', () => {
    for (const nextBillDate of ['2019-05-16', '2019-05-17'])
      expect(begin('2019-05-17', { when: 'now' }, 1, { ...monthly, nextBillDate }).refusal).toBe(
        'alignment-not-possible',
      );
    expect(begin('2019-05-17', { when: 'date', date: '2019-05-20' }, 1, monthly).refusal).toBe(
      'alignment-needs-start-today',
    );
    expect(begin('2019-05-17', { when: 'now' }, 2, { ...monthly, intervalMonths: 3 }).refusal).toBe(
      'alignment-not-possible',
    );
  });
});

describe('a first invoice through a chosen day', () => {
  const today = '2020-07-18';
  const through = (
    billThrough: string,
    effective: MasterStart = { when: 'now' },
    more: Partial<Parameters<typeof planStart>[0]> = {},
  ) => planStart({ today, effective, intervalMonths: 1, billThrough, ...more });

  it('is prorated up to it, and the day after it is the bill day', () => {
    expect(through('2020-07-31').start).toEqual({
      startDate: '2020-07-18',
      billDay: 1,
      firstInvoice: '2020-07-18',
      periods: [part('2020-07-18', '2020-07-01', '2020-07-31')],
      prorated: true,
      rateDate: '2020-07-18',
      nextBillDate: '2020-08-01',
    });
  });

  it('goes from the day after today to the end of one interval', () => {
    expect(through('2020-07-18').refusal).toBe('bill-through-out-of-range');
    expect(through('2020-07-19').start?.periods).toEqual([
      part('2020-07-18', '2020-06-20', '2020-07-19'),
    ]);
    expect(through('2020-08-17').start).toMatchObject({
      periods: [whole('2020-07-18', '2020-08-17')],
      prorated: false,
      billDay: 18,
    });
    expect(through('2020-08-18').refusal).toBe('bill-through-out-of-range');
  });

  it('counts from a later start', () => {
    const later = { when: 'date', date: '2020-08-01' } as const;
    expect(through('2020-08-01', later).refusal).toBe('bill-through-out-of-range');
    expect(through('2020-08-14', later).start).toMatchObject({
      startDate: '2020-08-01',
      firstInvoice: '2020-08-01',
      periods: [part('2020-08-01', '2020-07-15', '2020-08-14')],
      nextBillDate: '2020-08-15',
    });
    expect(through('2020-08-31', later).start?.prorated).toBe(false);
    expect(through('2020-09-01', later).refusal).toBe('bill-through-out-of-range');
  });

  it('begins with an earlier start, which lies in the same interval unless earlier ones are billed too', () => {
    const from = (date: string) => ({ when: 'retroactive', date }) as const;
    expect(through('2020-07-31', from('2020-07-10')).start).toMatchObject({
      startDate: '2020-07-10',
      firstInvoice: '2020-07-18',
      periods: [part('2020-07-10', '2020-07-01', '2020-07-31')],
    });
    expect(through('2020-08-17', from('2020-07-10')).refusal).toBe('start-too-early');
    expect(through('2020-07-31', from('2020-06-20')).refusal).toBe('start-too-early');
    expect(through('2020-07-31', from('2020-06-20'), { catchUp: true }).start?.periods).toEqual([
      part('2020-06-20', '2020-06-01', '2020-06-30'),
      whole('2020-07-01', '2020-07-31'),
    ]);
  });

  it('costs a whole period where it is not prorated', () => {
    expect(through('2020-07-31', { when: 'now' }, { prorated: false }).start).toMatchObject({
      periods: [whole('2020-07-18', '2020-07-31')],
      prorated: false,
      nextBillDate: '2020-08-01',
    });
  });

  it('gives way to a shared bill day', () => {
    const align = { billDay: 16, nextBillDate: '2020-08-16', intervalMonths: 1 };
    expect(through('2020-07-31', { when: 'now' }, { align }).start?.nextBillDate).toBe(
      '2020-08-16',
    );
  });
});

describe('a later start that is billed from today', () => {
  const until = (date: string, more: Partial<Parameters<typeof planStart>[0]> = {}) =>
    planStart({
      today: '2020-07-18',
      effective: { when: 'date', date },
      intervalMonths: 1,
      untilStart: true,
      ...more,
    });

  it('is prorated up to its date, which sets the bill day', () => {
    expect(until('2020-08-01').start).toEqual({
      startDate: '2020-07-18',
      billDay: 1,
      firstInvoice: '2020-07-18',
      periods: [part('2020-07-18', '2020-07-01', '2020-07-31')],
      prorated: true,
      rateDate: '2020-07-18',
      nextBillDate: '2020-08-01',
    });
  });

  it('keeps to the dates of a later start, and waits for it where a last day is chosen', () => {
    expect(until('2020-07-18').refusal).toBe('start-not-in-the-future');
    expect(until('2020-08-19').refusal).toBe('start-too-late');
    expect(until('2020-08-01', { billThrough: '2020-08-14' }).start?.startDate).toBe('2020-08-01');
  });

  it('means nothing to a start now or in the past', () => {
    const request = { today: '2020-07-18', intervalMonths: 1, untilStart: true };
    const now = planStart({ ...request, effective: { when: 'now' } });
    expect(now.start?.periods).toEqual([whole('2020-07-18', '2020-08-17')]);
    const earlier = planStart({
      ...request,
      effective: { when: 'retroactive', date: '2020-07-10' },
    });
    expect(earlier.start?.periods).toEqual([whole('2020-07-10', '2020-08-09')]);
  });
});

describe('a start before the running period that may catch up', () => {
  const since = (date: string, today = '2020-07-18', intervalMonths = 1) =>
    planStart({
      today,
      effective: { when: 'retroactive', date },
      intervalMonths,
      catchUp: true,
    }).start;

  it('bills every period since, at the rate of today', () => {
    expect(since('2020-05-10')).toEqual({
      startDate: '2020-05-10',
      billDay: 10,
      firstInvoice: '2020-07-18',
      periods: [
        whole('2020-05-10', '2020-06-09'),
        whole('2020-06-10', '2020-07-09'),
        whole('2020-07-10', '2020-08-09'),
      ],
      prorated: false,
      rateDate: '2020-07-18',
      nextBillDate: '2020-08-10',
    });
  });

  it('counts the period that begins today', () => {
    expect(since('2020-06-19')?.periods).toHaveLength(1);
    expect(since('2020-06-18')?.periods).toEqual([
      whole('2020-06-18', '2020-07-17'),
      whole('2020-07-18', '2020-08-17'),
    ]);
  });

  it('keeps the bill day over short months', () => {
    expect(since('2020-01-31', '2020-03-31')).toMatchObject({
      billDay: 31,
      periods: [
        whole('2020-01-31', '2020-02-28'),
        whole('2020-02-29', '2020-03-30'),
        whole('2020-03-31', '2020-04-29'),
      ],
      nextBillDate: '2020-04-30',
    });
  });

  it('goes by the intervals of the plan', () => {
    expect(since('2019-01-10', '2020-07-18', 12)?.periods).toEqual([
      whole('2019-01-10', '2020-01-09'),
      whole('2020-01-10', '2021-01-09'),
    ]);
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

  it('that has expired cannot be assigned with a start on a day when it had not', () => {
    expect(
      scheduleAssignable(
        { availableTo: '2020-09-29' },
        { today: '2020-09-30', activation: '2020-09-20' },
      ).allowed,
    ).toBe(false);
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
    effective: MasterStart,
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
      inLane(rows({ '2020-01-01': '40', '2020-08-01': '45' }, '2020-07-18', { when: 'now' })),
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
    expect(priceSteps(inLane(all)).map((step) => step.prorated)).toEqual([true, false]);
  });
});
