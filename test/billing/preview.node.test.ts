import { describe, expect, it } from 'vitest';
import {
  chargesOf,
  commonWarnings,
  previewOf,
  type PreviewFacts,
} from '../../src/billing/preview.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { Line } from '../../src/model/invoice.js';
import type { PlanId } from '../../src/model/ids.js';
import type { LaterFee, TimelineRow } from '../../src/model/plan-quote.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function row(lane: string, from: string, to: string, amount: string, months = 1): TimelineRow {
  return {
    date: from,
    period: { from, to },
    lane,
    planId: lane as PlanId,
    planName: lane,
    units: 1,
    intervalMonths: months,
    amount: usd(amount),
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
  };
}

const monthly = [
  row('monthly', '2019-06-16', '2019-07-15', '31.00'),
  row('monthly', '2019-07-16', '2019-08-15', '31.00'),
  row('monthly', '2019-08-16', '2019-09-15', '31.00'),
];
const quarterly = [
  row('quarterly', '2019-06-16', '2019-09-15', '92.00', 3),
  row('quarterly', '2019-09-16', '2019-12-15', '92.00', 3),
];

function preview(facts: Partial<PreviewFacts>) {
  return previewOf({
    draft: { kind: 'plan-change', changes: [] },
    asOf: '2019-05-17',
    currency: 'USD',
    changes: [],
    along: [],
    lines: [],
    payers: [],
    timeline: [],
    fees: [],
    warnings: [],
    stateVersion: 'a',
    ...facts,
  });
}

const invoices = (facts: Partial<PreviewFacts>) =>
  preview(facts).invoices.map(({ date, total }) => `${date} ${total.amount}`);

describe('the invoices that follow a change', () => {
  it('have the charges of all plans of their date', () => {
    // 31.00 + 92.00
    expect(invoices({ timeline: [...monthly, ...quarterly] })[0]).toBe('2019-06-16 123.00');
  });

  it('are told only as far as the charges of every plan that goes on are', () => {
    // On 16 September the monthly plan is charged too, and its timeline has ended by then.
    expect(invoices({ timeline: [...monthly, ...quarterly] })).toEqual([
      '2019-06-16 123.00',
      '2019-07-16 31.00',
      '2019-08-16 31.00',
    ]);
  });

  it('are told further where the plan with the shorter timeline ends', () => {
    const ends = new Map([['monthly', '2019-09-15']]);
    expect(invoices({ timeline: [...monthly, ...quarterly], ends })).toEqual([
      '2019-06-16 123.00',
      '2019-07-16 31.00',
      '2019-08-16 31.00',
      '2019-09-16 92.00',
    ]);
  });

  it('are told where a plan is charged today and never again', () => {
    const once = row('once', '2019-05-17', '2019-05-31', '5.00');
    expect(invoices({ timeline: [once, ...monthly] })).toHaveLength(3);
  });

  it('have what waits for them once: as rows and fees, not as the lines of today again', () => {
    const part = { ...row('monthly', '2019-05-17', '2019-06-15', '16.84'), date: '2019-06-16' };
    const waits: Line = {
      kind: 'recurring',
      description: 'Monthly',
      amount: usd('16.84'),
      prorated: true,
    };
    const fee: LaterFee = {
      kind: 'activation',
      date: '2019-06-16',
      planName: 'monthly',
      amount: usd('10.00'),
    };
    const facts = { timeline: [part, ...monthly], fees: [fee], linesWithNext: [waits] };
    // 31.00 + 16.84 + 10.00
    const { nextInvoice, withNext } = preview(facts);
    expect(nextInvoice).toEqual({ date: '2019-06-16', amount: usd('57.84') });
    expect(withNext?.total).toEqual(usd('16.84'));
    expect(invoices(facts)).toEqual(['2019-06-16 57.84', '2019-07-16 31.00', '2019-08-16 31.00']);
  });
});

describe('the price steps of a plan', () => {
  it('leave credits out', () => {
    const credit = { ...row('monthly', '2019-07-20', '2019-08-15', '-27.00'), date: '2019-07-20' };
    const { prices } = preview({ timeline: [...monthly, credit] });
    expect(prices.map(({ amount }) => amount.amount)).toEqual(['31.00']);
  });

  it('have an end where the plan does', () => {
    const ends = new Map([['monthly', '2019-09-20']]);
    const { prices } = preview({ timeline: [...monthly, ...quarterly], ends });
    expect(prices.map(({ lane, to }) => [lane, to])).toEqual([
      ['monthly', '2019-09-20'],
      ['quarterly', undefined],
    ]);
  });
});

describe('the sums of lines', () => {
  const line = (kind: Line['kind'], amount: string): Line => ({
    kind,
    description: kind,
    amount: usd(amount),
    prorated: false,
  });

  it('are charges and credits before tax, tax of both, and all of it', () => {
    // 31.00 + 9.00; −19.29; 2.80 − 1.35; 40.00 − 19.29 + 1.45
    const lines = [
      line('recurring', '31.00'),
      line('activation', '9.00'),
      line('recurring', '-19.29'),
      line('tax', '2.80'),
      line('tax', '-1.35'),
    ];
    const { charges, credits, tax, total } = chargesOf(lines, 'USD');
    expect([charges, credits, tax, total].map(({ amount }) => amount)).toEqual([
      '40.00',
      '-19.29',
      '1.45',
      '22.16',
    ]);
  });

  it('are nothing where there is no line', () => {
    expect(chargesOf([], 'USD').total).toEqual(usd('0.00'));
  });
});

describe('a preview', () => {
  const [first, second, third] = monthly;

  it('has its rows and invoices in date order, whatever order they come in', () => {
    const timeline = [third, first, second].flatMap((each) => each ?? []);
    expect(preview({ timeline }).timeline.map(({ date }) => date)).toEqual([
      '2019-06-16',
      '2019-07-16',
      '2019-08-16',
    ]);
    // A fee of a day between them comes between them.
    const fee: LaterFee = {
      kind: 'cancellation',
      date: '2019-07-01',
      planName: 'monthly',
      amount: usd('5.00'),
    };
    expect(invoices({ timeline, fees: [fee] })).toEqual([
      '2019-06-16 31.00',
      '2019-07-01 5.00',
      '2019-07-16 31.00',
      '2019-08-16 31.00',
    ]);
  });

  it('keeps rows of one date in the order in which they come', () => {
    const rows = [
      { ...row('b', '2019-06-16', '2019-07-15', '1.00'), amount: usd('1.00') },
      row('a', '2019-06-16', '2019-07-15', '2.00'),
    ];
    expect(preview({ timeline: rows }).timeline.map(({ lane }) => lane)).toEqual(['b', 'a']);
  });

  it('tells nothing that waits, no next invoice and none after it where nothing is to come', () => {
    const empty = preview({});
    expect(empty).not.toHaveProperty('withNext');
    expect(empty).not.toHaveProperty('nextInvoice');
    expect(empty.invoices).toEqual([]);
  });

  it('goes as far as all is told where every plan ends', () => {
    const ends = new Map([
      ['monthly', '2019-09-15'],
      ['quarterly', '2019-12-15'],
    ]);
    // Both end, so nothing is left untold: the quarter after the last month, too.
    expect(invoices({ timeline: [...monthly, ...quarterly], ends }).at(-1)).toBe(
      '2019-09-16 92.00',
    );
  });

  it('leaves the end out of a price that goes on', () => {
    const [step] = preview({ timeline: monthly }).prices;
    expect(step).not.toHaveProperty('to');
  });
});

describe('what must be said yes to on every platform', () => {
  const group = (id: string, expiry?: 'expired' | 'expiring'): BillingGroup =>
    ({
      id,
      name: `Group ${id}`,
      payer: expiry
        ? { by: 'method', primary: { id: '1', kind: 'card', expiry } }
        : { by: 'terms', terms: { id: '9', name: 'Net 30', kind: 'net' } },
    }) as unknown as BillingGroup;

  it('is a start before today, the earliest of several, and no start of today', () => {
    expect(commonWarnings('2019-05-17', ['2019-05-03', '2019-05-01', '2019-06-01'], [])).toEqual([
      { id: 'starts-in-the-past', code: 'starts-in-the-past', date: '2019-05-01' },
    ]);
    expect(commonWarnings('2019-05-17', ['2019-05-17', '2019-05-18'], [])).toEqual([]);
    expect(commonWarnings('2019-05-17', [], [])).toEqual([]);
  });

  it('is each payer whose method has expired, by name', () => {
    const groups = [
      group('a', 'expired'),
      group('b', 'expiring'),
      group('c'),
      group('d', 'expired'),
    ];
    expect(commonWarnings('2019-05-17', [], groups)).toEqual([
      { id: 'payment-method-expired-a', code: 'payment-method-expired', name: 'Group a' },
      { id: 'payment-method-expired-d', code: 'payment-method-expired', name: 'Group d' },
    ]);
  });
});
