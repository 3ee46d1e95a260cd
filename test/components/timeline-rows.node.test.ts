import { describe, expect, it } from 'vitest';
import { timelineRows } from '../../components/rate-preview/timeline-rows.js';
import { planId, quote } from '../support/samples.js';
import type { TimelineRow } from '../../src/model/quote.js';

function charge(date: string, amount: string, more: Partial<TimelineRow> = {}): TimelineRow {
  return {
    date,
    period: { from: date, to: date },
    planId: planId('gold'),
    planName: 'Gold',
    units: 1,
    amount: { amount, currency: 'USD' },
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
    ...more,
  };
}

const rowsOf = (timeline: TimelineRow[]) =>
  timelineRows({ ...quote('q', { asOf: '2020-07-18' }), timeline }).map((row) =>
    row.kind === 'today' ? 'today' : [row.charge.date, row.change, row.leads, row.more],
  );

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
      ['2020-07-18', 'none', true, 0],
      ['2020-08-18', 'price', true, 2],
      ['2020-09-18', 'none', false, 0],
      ['2020-10-18', 'none', false, 0],
      ['2020-11-18', 'price', true, 0],
    ]);
  });

  it('have today among them where nothing is charged today', () => {
    expect(rowsOf([charge('2020-08-18', '45.00')])).toEqual([
      'today',
      ['2020-08-18', 'none', true, 0],
    ]);
  });

  it('count each plan for itself', () => {
    const extra = { planId: planId('extra') };
    expect(
      rowsOf([
        charge('2020-07-18', '40.00'),
        charge('2020-07-18', '5.00', extra),
        charge('2020-08-18', '40.00'),
        charge('2020-08-18', '6.00', extra),
      ]),
    ).toEqual([
      ['2020-07-18', 'none', true, 1],
      ['2020-07-18', 'none', true, 0],
      ['2020-08-18', 'none', false, 0],
      ['2020-08-18', 'price', true, 0],
    ]);
  });

  it('tell the first full period from a change of price', () => {
    expect(
      rowsOf([charge('2020-07-18', '20.65', { prorated: true }), charge('2020-08-03', '40.00')]),
    ).toEqual([
      ['2020-07-18', 'none', true, 0],
      ['2020-08-03', 'full', true, 0],
    ]);
  });
});
