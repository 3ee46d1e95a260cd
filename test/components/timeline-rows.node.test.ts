import { describe, expect, it } from 'vitest';
import { timelineRows } from '../../components/rate-preview/timeline-rows.js';
import type { PlanId } from '../../src/model/ids.js';
import type { PriceStep, PlanQuote, TimelineRow } from '../../src/model/plan-quote.js';
import { planId, quote } from '../support/samples.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function charge(date: string, amount: string, more: Partial<TimelineRow> = {}): TimelineRow {
  return {
    date,
    period: { from: date, to: date },
    lane: 'gold',
    planId: planId('gold'),
    planName: 'Gold',
    units: 1,
    intervalMonths: 1,
    amount: usd(amount),
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
    ...more,
  };
}

const extra = { lane: 'extra', planId: planId('extra'), planName: 'Extra' };

function ending(lane: string, to: string): PriceStep {
  return {
    lane,
    planId: lane as PlanId,
    from: '2020-07-18',
    to,
    amount: usd('40.00'),
    intervalMonths: 1,
    prorated: false,
  };
}

const of = (timeline: TimelineRow[], more: Partial<PlanQuote> = {}) =>
  timelineRows({ ...quote('q', { asOf: '2020-07-18' }), timeline, ...more });

/** Each date: whether it leads, and its charges as amount, what is new, and how many more. */
const rowsOf = (timeline: TimelineRow[], more: Partial<PlanQuote> = {}) =>
  of(timeline, more).rows.map(({ date, leads, charges }) => [
    date,
    leads,
    ...charges.map(({ row, change, more: like }) => `${row.amount.amount} ${change} ${like}`),
  ]);

describe('the rows of a timeline', () => {
  it('lead with the first charge of each amount and count those like it', () => {
    expect(
      rowsOf([
        charge('2020-07-18', '40.00'),
        charge('2020-08-18', '45.00'),
        charge('2020-09-18', '45.00'),
        charge('2020-10-18', '45.00'),
        charge('2020-11-18', '39.00'),
      ]),
    ).toEqual([
      ['2020-07-18', true, '40.00 none 0'],
      ['2020-08-18', true, '45.00 price 2'],
      ['2020-09-18', false, '45.00 none 0'],
      ['2020-10-18', false, '45.00 none 0'],
      ['2020-11-18', true, '39.00 price 0'],
    ]);
  });

  it('have today among them where nothing is charged today', () => {
    expect(rowsOf([charge('2020-08-18', '45.00')])).toEqual([
      ['2020-07-18', true],
      ['2020-08-18', true, '45.00 none 0'],
    ]);
  });

  it('put the charges of all plans of a date together, and count each plan for itself', () => {
    expect(
      rowsOf([
        charge('2020-07-18', '40.00'),
        charge('2020-07-18', '5.00', extra),
        charge('2020-08-18', '40.00'),
        charge('2020-08-18', '6.00', extra),
      ]),
    ).toEqual([
      ['2020-07-18', true, '40.00 none 1', '5.00 none 0'],
      ['2020-08-18', true, '40.00 none 0', '6.00 price 0'],
    ]);
  });

  it('have the total of a date only where the quote tells it', () => {
    const timeline = ['2020-07-18', '2020-08-18'].flatMap((date) => [
      charge(date, '40.00'),
      charge(date, '5.00', extra),
    ]);
    const invoices = [{ date: '2020-08-18', total: usd('45.00') }];
    expect(of(timeline, { invoices }).rows.map(({ total }) => total?.amount)).toEqual([
      undefined,
      '45.00',
    ]);
  });

  it('tell the first full period from a change of price, and both from another plan', () => {
    const plus = { planId: planId('plus'), planName: 'Plus' };
    expect(
      rowsOf([
        charge('2020-07-18', '20.65', { prorated: true }),
        charge('2020-08-03', '40.00'),
        charge('2020-09-03', '40.00', plus),
      ]),
    ).toEqual([
      ['2020-07-18', true, '20.65 none 0'],
      ['2020-08-03', true, '40.00 full 0'],
      ['2020-09-03', true, '40.00 plan 0'],
    ]);
  });

  it('take a credit for no price', () => {
    const period = { from: '2020-09-08', to: '2020-09-17' };
    const credit = charge('2020-09-08', '-19.65', { period, prorated: true });
    expect(rowsOf([charge('2020-08-18', '45.00'), credit, charge('2020-09-18', '45.00')])).toEqual([
      ['2020-07-18', true],
      ['2020-08-18', true, '45.00 none 1'],
      ['2020-09-08', true, '-19.65 none 0'],
      ['2020-09-18', false, '45.00 none 0'],
    ]);
  });

  it('take charges in advance and in arrears of one period for one price', () => {
    const inAdvance = (date: string, to: string) =>
      charge(date, '10.00', { period: { from: date, to } });
    const inArrears = (date: string, from: string, to: string) =>
      charge(date, '5.00', { period: { from, to } });
    expect(
      rowsOf([
        inAdvance('2020-07-18', '2020-08-17'),
        inAdvance('2020-08-18', '2020-09-17'),
        inArrears('2020-08-18', '2020-07-18', '2020-08-17'),
        inAdvance('2020-09-18', '2020-10-17'),
        inArrears('2020-09-18', '2020-08-18', '2020-09-17'),
      ]).flatMap(([, , ...charges]) => charges),
    ).not.toContainEqual(expect.stringContaining('price'));
  });

  it('have fees and ends', () => {
    const { rows } = of([charge('2020-08-18', '45.00')], {
      fees: [{ kind: 'activation', date: '2020-08-18', planName: 'Gold', amount: usd('15.00') }],
      prices: [ending('gold', '2020-08-31')],
    });
    expect(rows.map(({ date, fees }) => [date, fees.length])).toEqual([
      ['2020-07-18', 0],
      ['2020-08-18', 1],
      ['2020-09-01', 0],
    ]);
    expect(rows[2]?.ends).toMatchObject([{ planName: 'Gold', through: '2020-08-31' }]);
  });

  describe('of plans that are not told equally far', () => {
    const months = ['2020-07-18', '2020-08-18', '2020-09-18'];
    const monthly = months.map((date) => charge(date, '40.00'));
    const yearly = [
      charge('2020-07-18', '96.00', extra),
      charge('2021-07-18', '96.00', extra),
      charge('2022-07-18', '120.00', extra),
    ];
    const invoices = months.slice(1).map((date) => ({ date, total: usd('40.00') }));
    const both = [...monthly, ...yearly.slice(0, 2)];

    it('leave out what only repeats, after the last date of which all is known', () => {
      const { rows, onlyChangesAfter } = of(both, { invoices });
      expect(rows.map(({ date }) => date)).toEqual(months);
      expect(onlyChangesAfter).toBe(undefined);
    });

    it('keep what changes, and say that only this is told', () => {
      const { rows, onlyChangesAfter } = of([...monthly, ...yearly], { invoices });
      expect(rows.map(({ date }) => date)).toEqual([...months, '2022-07-18']);
      expect(onlyChangesAfter).toBe('2020-09-18');
    });
  });
});
