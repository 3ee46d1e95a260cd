import { describe, expect, it } from 'vitest';
import type { ChargeTerms } from '../../src/billing/rates.js';
import { planStart, type PlanStart } from '../../src/billing/start.js';
import {
  priceSteps,
  projectRunning,
  projectTimeline,
  projectedRow,
  type Running,
} from '../../src/billing/timeline.js';
import { inLane, recurring, schedule, streaming } from './support.js';

const advance = (prices: Record<string, string>): ChargeTerms => recurring(prices);
const arrears = (prices: Record<string, string>): ChargeTerms => ({
  ...recurring(prices),
  id: '800105',
  billed: 'in-arrears',
});
type Rows = ReturnType<typeof projectRunning>;
const brief = (rows: Rows) =>
  rows.map(({ date, period, amount }) => `${date} ${period.from}..${period.to} ${amount.amount}`);

/** Billed on the 15th, next on 15 March 2019. */
function running(charges: ChargeTerms[], more: Partial<Running> = {}, until?: string) {
  return projectRunning(
    {
      planId: streaming,
      planName: 'Streaming',
      schedule: schedule({}, { charges }),
      units: 2,
      billDay: 15,
      nextBillDate: '2019-03-15',
      ...more,
    },
    until,
  );
}

describe('the timeline of a plan that is billed already', () => {
  it('begins with its next invoice and shows three periods', () => {
    expect(brief(running([advance({ '2019-01-01': '10' })]))).toEqual([
      '2019-03-15 2019-03-15..2019-04-14 20.00',
      '2019-04-15 2019-04-15..2019-05-14 20.00',
      '2019-05-15 2019-05-15..2019-06-14 20.00',
    ]);
  });

  it('shows each change of price from that invoice on, with the period after it', () => {
    const rows = running([advance({ '2019-01-01': '10', '2019-03-15': '11', '2019-08-01': '12' })]);
    expect(rows.map(({ amount }) => amount.amount)).toEqual([
      ...Array<string>(5).fill('22.00'),
      '24.00',
      '24.00',
    ]);
    // The last change before it is past.
    expect(running([advance({ '2019-01-01': '10', '2019-03-14': '11' })])).toHaveLength(3);
    // On a bill date: that period has the new price already.
    const onBillDate = running([advance({ '2019-01-01': '10', '2019-06-15': '12' })]);
    expect(onBillDate.map(({ amount }) => amount.amount)).toEqual([
      ...Array<string>(3).fill('20.00'),
      '24.00',
      '24.00',
    ]);
  });

  it('goes on through a date that is given', () => {
    const dates = (until: string) =>
      running([advance({ '2019-01-01': '10' })], {}, until).map(({ date }) => date);
    expect(dates('2019-06-14').at(-1)).toBe('2019-05-15');
    expect(dates('2019-06-15').at(-1)).toBe('2019-06-15');
    expect(dates('2021-03-14')).toHaveLength(24);
  });

  it('makes invoices by the bill lag, one after the other', () => {
    const rows = (billLagDays: number, more: Partial<Running> = {}) =>
      running([advance({ '2019-01-01': '10' })], { billLagDays, ...more }).map(({ date }) => date);
    expect(rows(-5)).toEqual(['2019-03-10', '2019-04-10', '2019-05-10']);
    expect(rows(-40)).toEqual(['2019-02-15', '2019-03-15', '2019-04-15']);
    expect(rows(-40, { billLagMayExceedPeriod: true })).toEqual([
      '2019-02-03',
      '2019-03-06',
      '2019-04-05',
    ]);
    // Late by then: on the day that is said, and the next one after it.
    expect(rows(-40, { nextInvoiceOn: '2019-03-20' })).toEqual([
      '2019-03-20',
      '2019-03-21',
      '2019-04-15',
    ]);
    // A day late: never two invoices on one day.
    expect(rows(0, { nextInvoiceOn: '2019-03-16' })[0]).toBe('2019-03-16');
    expect(rows(0, { nextInvoiceOn: '2019-04-15' })).toEqual([
      '2019-04-15',
      '2019-04-16',
      '2019-05-15',
    ]);
  });

  it('shows what is charged in arrears on the invoice after its days', () => {
    const rows = running(
      [advance({ '2019-01-01': '10' }), arrears({ '2019-01-01': '3', '2019-04-01': '4' })],
      { arrearsFrom: '2019-03-01' },
    );
    expect(brief(rows).slice(0, 5)).toEqual([
      // 6.00 × 14 ÷ 28
      '2019-03-15 2019-03-01..2019-03-14 3.00',
      '2019-03-15 2019-03-15..2019-04-14 20.00',
      '2019-04-15 2019-03-15..2019-04-14 6.00',
      '2019-04-15 2019-04-15..2019-05-14 20.00',
      '2019-05-15 2019-04-15..2019-05-14 8.00',
    ]);
    expect(rows[0]).toMatchObject({ prorated: true, basis: 'projected', taxIncluded: false });
    expect(rows[2]).toMatchObject({ prorated: false, units: 2 });
  });

  it('bills in arrears one invoice later where that is made before its bill date, each day once', () => {
    const rows = running([advance({ '2019-01-01': '10' }), arrears({ '2019-01-01': '3' })], {
      billLagDays: -5,
    });
    expect(brief(rows)).toEqual([
      '2019-03-10 2019-03-15..2019-04-14 20.00',
      '2019-04-10 2019-04-15..2019-05-14 20.00',
      '2019-05-10 2019-03-15..2019-04-14 6.00',
      '2019-05-10 2019-05-15..2019-06-14 20.00',
    ]);
  });

  it('has no row in arrears for days that cost nothing yet', () => {
    const rows = running([advance({ '2019-01-01': '10' }), arrears({ '2019-04-15': '3' })]);
    expect(brief(rows)).toEqual([
      '2019-03-15 2019-03-15..2019-04-14 20.00',
      '2019-04-15 2019-04-15..2019-05-14 20.00',
      '2019-05-15 2019-04-15..2019-05-14 6.00',
      '2019-05-15 2019-05-15..2019-06-14 20.00',
    ]);
  });

  it('has no rows in advance for a plan that charges in arrears only, and rows for one that costs nothing', () => {
    expect(brief(running([arrears({ '2019-01-01': '3' })]))).toEqual([
      '2019-04-15 2019-03-15..2019-04-14 6.00',
      '2019-05-15 2019-04-15..2019-05-14 6.00',
    ]);
    expect(running([]).map(({ amount }) => amount.amount)).toEqual(['0.00', '0.00', '0.00']);
  });
});

describe('the timeline of a plan that begins', () => {
  it('bills in arrears after its first period, or at once where that has passed', () => {
    const terms = schedule(
      {},
      { charges: [advance({ '2019-01-01': '10' }), arrears({ '2019-01-01': '3' })] },
    );
    const from = (effective: Parameters<typeof planStart>[0]['effective']) => {
      const { start } = planStart({
        today: '2019-03-20',
        effective,
        intervalMonths: 1,
        catchUp: true,
      });
      if (!start) throw new Error('Refused.');
      const plan = { planId: streaming, planName: 'Streaming', schedule: terms, units: 1, start };
      return brief(projectTimeline(plan)).slice(0, 4);
    };
    expect(from({ when: 'now' })).toEqual([
      '2019-03-20 2019-03-20..2019-04-19 10.00',
      '2019-04-20 2019-03-20..2019-04-19 3.00',
      '2019-04-20 2019-04-20..2019-05-19 10.00',
      '2019-05-20 2019-04-20..2019-05-19 3.00',
    ]);
    expect(from({ when: 'retroactive', date: '2019-02-10' })).toEqual([
      '2019-03-20 2019-02-10..2019-03-09 3.00',
      '2019-03-20 2019-02-10..2019-03-09 10.00',
      '2019-03-20 2019-03-10..2019-04-09 10.00',
      '2019-04-10 2019-03-10..2019-04-09 3.00',
    ]);
  });
});

describe('the timeline after the first invoice', () => {
  const begun = (start: PlanStart) =>
    brief(
      projectTimeline({
        planId: streaming,
        planName: 'Streaming',
        schedule: schedule({ '2019-01-01': '31' }),
        units: 1,
        start,
      }),
    );

  it('shows three full periods where that one was prorated', () => {
    const { start } = planStart({
      today: '2019-03-16',
      effective: { when: 'now' },
      intervalMonths: 1,
      align: { billDay: 1, nextBillDate: '2019-04-01', intervalMonths: 1 },
    });
    if (!start) throw new Error('Refused.');
    expect(begun(start)).toEqual([
      // 31.00 × 16 ÷ 31
      '2019-03-16 2019-03-16..2019-03-31 16.00',
      '2019-04-01 2019-04-01..2019-04-30 31.00',
      '2019-05-01 2019-05-01..2019-05-31 31.00',
      '2019-06-01 2019-06-01..2019-06-30 31.00',
    ]);
  });

  it('goes on however many periods that one catches up with', () => {
    const { start } = planStart({
      today: '2019-05-20',
      effective: { when: 'retroactive', date: '2019-02-10' },
      intervalMonths: 1,
      catchUp: true,
    });
    if (!start) throw new Error('Refused.');
    expect(begun(start)).toEqual([
      '2019-05-20 2019-02-10..2019-03-09 31.00',
      '2019-05-20 2019-03-10..2019-04-09 31.00',
      '2019-05-20 2019-04-10..2019-05-09 31.00',
      '2019-05-20 2019-05-10..2019-06-09 31.00',
      '2019-06-10 2019-06-10..2019-07-09 31.00',
      '2019-07-10 2019-07-10..2019-08-09 31.00',
    ]);
  });
});

describe('the price steps', () => {
  it('count what a period costs in advance and in arrears together', () => {
    const rows = running([
      advance({ '2019-01-01': '10' }),
      arrears({ '2019-01-01': '3', '2019-05-01': '4' }),
    ]);
    expect(
      priceSteps(inLane(rows)).map(({ from, to, amount }) => [from, to, amount.amount]),
    ).toEqual([
      // 20.00 + 6.00, then 20.00 + 8.00
      ['2019-03-15', '2019-05-14', '26.00'],
      ['2019-05-15', undefined, '28.00'],
    ]);
  });

  it('are told by the periods of service, whichever invoice asks for them', () => {
    // Nothing in advance before 15 April; invoices are made five days early, so arrears come one later.
    const rows = running(
      [advance({ '2019-04-15': '10' }), arrears({ '2019-01-01': '3', '2019-04-15': '5' })],
      { billLagDays: -5 },
      '2019-08-15',
    );
    // The 3.00 each of 15 March to 14 April are on the invoice of 10 May, after that of 10 April, which has the first 10.00.
    expect(
      priceSteps(inLane(rows)).map(({ from, to, amount }) => [from, to, amount.amount]),
    ).toEqual([
      // 2 × 3.00, then 2 × 10.00 + 2 × 5.00
      ['2019-04-10', '2019-04-14', '6.00'],
      ['2019-04-10', undefined, '30.00'],
    ]);
  });

  it('keep a part apart from a whole period of the same price', () => {
    const row = (from: string, to: string, prorated: boolean) =>
      projectedRow({
        date: from,
        period: { from, to },
        planId: streaming,
        planName: 'Streaming',
        units: 1,
        intervalMonths: 1,
        amount: { amount: '9.00', currency: 'USD' },
        prorated,
      });
    const rows = [
      row('2019-03-20', '2019-04-14', true),
      row('2019-04-15', '2019-05-14', false),
      row('2019-05-15', '2019-06-14', false),
    ];
    expect(priceSteps(inLane(rows)).map(({ from, prorated }) => [from, prorated])).toEqual([
      ['2019-03-20', true],
      ['2019-04-15', false],
    ]);
  });

  const mobile = '20002' as typeof streaming;
  const row = (
    date: string,
    [from, to]: readonly [string, string],
    amount: string,
    planId = streaming,
  ) =>
    projectedRow({
      date,
      period: { from, to },
      planId,
      planName: 'A plan',
      units: 1,
      intervalMonths: 1,
      amount: { amount, currency: 'USD' },
      prorated: false,
    });
  const march = ['2019-03-15', '2019-04-14'] as const;
  const april = ['2019-04-15', '2019-05-14'] as const;
  const may = ['2019-05-15', '2019-06-14'] as const;
  const stepsOf = (...rows: ReturnType<typeof row>[]) =>
    priceSteps(inLane(rows)).map(({ planId, from, to, amount }) =>
      [planId === mobile ? 'mobile' : 'streaming', from, to ?? 'on', amount.amount].join(' '),
    );

  it('of two plans that follow each other are told by the days of service, though the first is billed in arrears once the next has begun', () => {
    expect(
      stepsOf(
        row('2019-03-10', march, '8.00'),
        row('2019-04-10', april, '20.00', mobile),
        row('2019-04-15', march, '1.00'),
        row('2019-05-10', may, '20.00', mobile),
      ),
    ).toEqual(['streaming 2019-03-10 2019-04-14 9.00', 'mobile 2019-04-10 on 20.00']);
  });

  it('have none for a plan that another one took over on the first day that it was billed for', () => {
    expect(
      stepsOf(
        row('2019-02-10', ['2019-02-15', '2019-03-14'], '8.00'),
        row('2019-03-10', march, '9.00'),
        row('2019-03-12', march, '20.00', mobile),
        row('2019-04-10', april, '20.00', mobile),
      ),
    ).toEqual(['streaming 2019-02-10 2019-03-14 8.00', 'mobile 2019-03-12 on 20.00']);
  });

  it('of another plan at the same price are another step', () => {
    expect(
      stepsOf(row('2019-03-15', march, '8.00'), row('2019-04-15', april, '8.00', mobile)),
    ).toEqual(['streaming 2019-03-15 2019-04-14 8.00', 'mobile 2019-04-15 on 8.00']);
  });

  it('of another interval at the same price are another step', () => {
    const quarter = {
      ...row('2019-04-15', ['2019-04-15', '2019-07-14'], '8.00'),
      intervalMonths: 3,
    };
    expect(stepsOf(row('2019-03-15', march, '8.00'), quarter)).toEqual([
      'streaming 2019-03-15 2019-04-14 8.00',
      'streaming 2019-04-15 on 8.00',
    ]);
  });

  it('begin with the first invoice of all that come after', () => {
    // What waited for 20 June is invoiced after both that follow it.
    expect(
      stepsOf(
        row('2019-05-10', may, '12.00'),
        row('2019-04-10', april, '11.00'),
        row('2019-06-20', march, '10.00'),
      ),
    ).toEqual([
      'streaming 2019-04-10 2019-04-14 10.00',
      'streaming 2019-04-10 2019-05-14 11.00',
      'streaming 2019-05-10 on 12.00',
    ]);
  });

  it('are none without rows', () => {
    expect(priceSteps([])).toEqual([]);
  });
});
