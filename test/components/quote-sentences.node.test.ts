import { describe, expect, it } from 'vitest';
import { quoteSentences } from '../../components/rate-preview/sentences.js';
import { ratePreviewTexts } from '../../src/i18n/locales/en/rate-preview.js';
import { Localizer } from '../../src/i18n/localizer.js';
import { addEnglish } from '../../src/i18n/terms.js';
import type { Payer } from '../../src/model/billing-group.js';
import type {
  BillingGroupId,
  PaymentMethodId,
  PlanId,
  PlanInstanceId,
  QuoteId,
} from '../../src/model/ids.js';
import type { Line } from '../../src/model/invoice.js';
import type {
  PriceStep,
  PlanQuote,
  QuotedChange,
  TimelineRow,
} from '../../src/model/plan-quote.js';
import type { Charges } from '../../src/model/charges.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const planId = '100' as PlanId;

function row(
  from: string,
  to: string,
  amount: string,
  more: Partial<TimelineRow> = {},
): TimelineRow {
  return {
    date: from,
    period: { from, to },
    lane: '1',
    planId,
    planName: 'Basic',
    units: 1,
    intervalMonths: 1,
    amount: usd(amount),
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
    ...more,
  };
}

function step(from: string, amount: string, more: Partial<PriceStep> = {}): PriceStep {
  return {
    lane: '1',
    planId,
    from,
    amount: usd(amount),
    intervalMonths: 1,
    prorated: false,
    ...more,
  };
}

function charges(total: string, lines: Line[] = []): Charges {
  return { lines, charges: usd(total), credits: usd('0.00'), tax: usd('0.00'), total: usd(total) };
}

function line(amount: string, from: string, to: string, prorated = false): Line {
  return {
    kind: 'recurring',
    description: 'Service',
    amount: usd(amount),
    period: { from, to },
    prorated,
  };
}

function payer(total: string, payer?: Payer): PlanQuote['payers'][number] {
  const primary = { id: '9' as PaymentMethodId, kind: 'card', expiry: 'valid' } as const;
  return {
    billingGroupId: '1' as BillingGroupId,
    name: 'Main',
    payer: payer ?? { by: 'method', primary },
    total: usd(total),
  };
}

const onTerms: Payer = { by: 'terms', terms: { id: '1', name: 'Net 30', kind: 'net' } };

function quote(more: Partial<PlanQuote>): PlanQuote {
  return {
    id: 'q' as QuoteId,
    expiresAt: '2020-07-18T12:10:00Z',
    draft: { kind: 'plan-change', changes: [] },
    asOf: '2020-07-18',
    changes: [{ kind: 'assign', planName: 'Basic', by: 'now', effectiveDate: '2020-07-18' }],
    along: [],
    dueNow: charges('40.00', [line('40.00', '2020-07-18', '2020-08-17')]),
    payers: [payer('40.00')],
    nextInvoice: { date: '2020-08-18', amount: usd('45.00') },
    invoices: [
      { date: '2020-08-18', total: usd('45.00') },
      { date: '2020-09-18', total: usd('45.00') },
    ],
    timeline: [
      row('2020-07-18', '2020-08-17', '40.00'),
      row('2020-08-18', '2020-09-17', '45.00'),
      row('2020-09-18', '2020-10-17', '45.00'),
    ],
    prices: [step('2020-07-18', '40.00', { to: '2020-08-17' }), step('2020-08-18', '45.00')],
    fees: [],
    warnings: [],
    stateVersion: 'a',
    ...more,
  };
}

addEnglish(ratePreviewTexts);
const localizer = new Localizer({ locale: 'en-US' });
const said = (of: PlanQuote) =>
  quoteSentences(localizer, of).map((text) =>
    text.replace(/[\u2066-\u2069]/g, '').replace(/\u2009/g, ' '),
  );
const nothingNow = charges('0.00');

describe('the sentences of a quote', () => {
  it('tell what is paid today and the price that follows', () => {
    expect(said(quote({}))).toEqual([
      'You pay $40.00 today and $45.00 per month from August 18, 2020.',
    ]);
  });

  it('tell every later change of price', () => {
    const steady = quote({
      nextInvoice: { date: '2020-08-18', amount: usd('40.00') },
      prices: [
        step('2020-07-18', '40.00', { to: '2020-10-17' }),
        step('2020-10-18', '45.00', { to: '2021-01-17' }),
        step('2021-01-18', '50.00'),
      ],
    });
    expect(said(steady)).toEqual([
      'You pay $40.00 today and $40.00 per month from August 18, 2020.',
      'From October 18, 2020, it is $45.00 per month.',
      'From January 18, 2021, it is $50.00 per month.',
    ]);
  });

  it('tell a start in the future', () => {
    const later = quote({
      dueNow: nothingNow,
      nextInvoice: { date: '2020-08-10', amount: usd('45.00') },
      timeline: [row('2020-08-10', '2020-09-09', '45.00')],
      prices: [step('2020-08-10', '45.00')],
    });
    expect(said(later)).toEqual([
      'You pay nothing today and $45.00 per month from August 10, 2020.',
    ]);
  });

  it('tell the price apart from a first invoice that has a fee on it', () => {
    const withFee = quote({
      dueNow: nothingNow,
      nextInvoice: { date: '2020-08-10', amount: usd('65.00') },
      timeline: [
        row('2020-08-10', '2020-09-09', '45.00'),
        row('2020-09-10', '2020-10-09', '45.00'),
      ],
      prices: [step('2020-08-10', '45.00')],
    });
    expect(said(withFee)).toEqual([
      'You pay nothing today and $65.00 on August 10, 2020.',
      'From September 10, 2020, it is $45.00 per month.',
    ]);
  });

  it('tell for which days the part of a period is paid', () => {
    const part = quote({
      dueNow: charges('20.65', [line('20.65', '2020-07-18', '2020-08-02', true)]),
      nextInvoice: { date: '2020-08-03', amount: usd('40.00') },
      prices: [
        step('2020-07-18', '20.65', { prorated: true, to: '2020-08-02' }),
        step('2020-08-03', '40.00'),
      ],
    });
    expect(said(part)).toEqual([
      'You pay $20.65 today for Jul 18 – Aug 2, 2020 and $40.00 per month from August 3, 2020.',
    ]);
  });

  it('say "invoiced" where payment terms pay', () => {
    const invoiced = quote({ payers: [payer('40.00', onTerms)] });
    expect(said(invoiced)).toEqual([
      'You are invoiced $40.00 today and $45.00 per month from August 18, 2020.',
    ]);
  });

  it('tell a credit in words', () => {
    const credit = quote({ dueNow: charges('-5.00') });
    expect(said(credit)).toEqual([
      'You get $5.00 back today as a credit and pay $45.00 per month from August 18, 2020.',
    ]);
  });

  it('say so where nothing is charged, now or ever', () => {
    expect(
      said(quote({ dueNow: nothingNow, nextInvoice: undefined, timeline: [], prices: [] })),
    ).toEqual(['You pay nothing today, and no charge is planned.']);
    const free = quote({
      dueNow: nothingNow,
      nextInvoice: { date: '2020-08-18', amount: usd('0.00') },
      timeline: [row('2020-07-18', '2020-08-17', '0.00'), row('2020-08-18', '2020-09-17', '0.00')],
      prices: [step('2020-07-18', '0.00')],
    });
    expect(said(free)).toEqual(['You pay nothing today, and no charge is planned.']);
  });

  it('say so where nothing follows', () => {
    expect(said(quote({ nextInvoice: undefined, timeline: [], prices: [] }))).toEqual([
      'You pay $40.00 today. No further charge is planned.',
    ]);
  });

  it('say what is due where some pay at once and some on terms', () => {
    expect(said(quote({ payers: [payer('10.00'), payer('30.00', onTerms)] }))).toEqual([
      '$40.00 is due today and $45.00 per month from August 18, 2020.',
    ]);
  });

  it('ask those who pay now how, not those who do not', () => {
    expect(said(quote({ payers: [payer('40.00'), payer('0.00', onTerms)] }))[0]).toMatch(
      /^You pay/,
    );
  });

  it('leave the days out where several parts of a period are paid for', () => {
    const parts = quote({
      dueNow: charges('21.52', [
        line('7.48', '2020-07-18', '2020-07-21', true),
        line('14.04', '2020-07-18', '2020-08-02', true),
      ]),
    });
    expect(said(parts)[0]).toBe('You pay $21.52 today and $45.00 per month from August 18, 2020.');
  });

  it('tell a part of a period that comes later, with its credits, and the price after it', () => {
    // 39.29 for the rest of the period less 19.65 that was paid for it: 19.64.
    const later = quote({
      dueNow: nothingNow,
      nextInvoice: { date: '2020-08-18', amount: usd('29.00') },
      invoices: [
        { date: '2020-08-18', total: usd('29.00') },
        { date: '2020-09-08', total: usd('19.64') },
        { date: '2020-09-18', total: usd('58.00') },
      ],
      timeline: [
        row('2020-08-18', '2020-09-17', '29.00'),
        row('2020-09-08', '2020-09-17', '39.29', { planId: '200' as PlanId, prorated: true }),
        row('2020-09-08', '2020-09-17', '-19.65'),
        row('2020-09-18', '2020-10-17', '58.00', { planId: '200' as PlanId }),
      ],
      prices: [
        step('2020-08-18', '29.00', { to: '2020-09-07' }),
        step('2020-09-08', '39.29', { planId: '200' as PlanId, prorated: true, to: '2020-09-17' }),
        step('2020-09-18', '58.00', { planId: '200' as PlanId }),
      ],
    });
    expect(said(later)).toEqual([
      'You pay nothing today and $29.00 per month from August 18, 2020.',
      'On September 8, 2020, it is $19.64 for part of a period.',
      'From September 18, 2020, it is $58.00 per month.',
    ]);
  });

  it('tell what is put on the next invoice apart from the price', () => {
    // 45.00 and 16.84 that waits for it.
    const waiting = quote({
      dueNow: nothingNow,
      withNext: charges('16.84'),
      nextInvoice: { date: '2020-08-18', amount: usd('61.84') },
      timeline: [
        row('2020-08-18', '2020-09-17', '45.00'),
        row('2020-09-18', '2020-10-17', '45.00'),
      ],
      prices: [step('2020-08-18', '45.00')],
    });
    expect(said(waiting)).toEqual([
      'You pay nothing today and $61.84 on August 18, 2020.',
      'From September 18, 2020, it is $45.00 per month.',
    ]);
  });

  it('tell a fee that comes later', () => {
    const withFee = quote({
      nextInvoice: { date: '2020-08-18', amount: usd('60.00') },
      fees: [{ kind: 'activation', date: '2020-08-18', planName: 'Basic', amount: usd('15.00') }],
    });
    expect(said(withFee)).toEqual([
      'You pay $40.00 today and $60.00 on August 18, 2020.',
      'From September 18, 2020, it is $45.00 per month.',
      '$15.00 is added on August 18, 2020 for setting up Basic.',
    ]);
  });

  describe('of a plan that ends', () => {
    const ends: QuotedChange = {
      kind: 'cancel',
      planName: 'Basic',
      planInstanceId: '1' as PlanInstanceId,
      by: 'date',
      effectiveDate: '2020-09-25',
    };

    it('name all that is never charged again', () => {
      const over = quote({
        changes: [ends],
        along: [
          {
            what: 'plan-cancelled',
            planInstanceId: '2' as PlanInstanceId,
            planName: 'Extra',
            date: '2020-09-25',
          },
        ],
        nextInvoice: undefined,
        invoices: [],
        timeline: [],
        prices: [],
      });
      expect(said({ ...over, dueNow: nothingNow })).toEqual([
        'You pay nothing today, and nothing more for Basic and Extra.',
      ]);
      expect(said({ ...over, dueNow: charges('-25.07') })).toEqual([
        'You get $25.07 back today as a credit, and pay nothing more for Basic and Extra.',
      ]);
      expect(said({ ...over, dueNow: charges('9.00') })).toEqual([
        'You pay $9.00 today, and nothing more for Basic and Extra.',
      ]);
    });

    it('tell a last charge as one, not as a price', () => {
      const last = quote({
        changes: [ends],
        dueNow: nothingNow,
        invoices: [{ date: '2020-08-18', total: usd('45.00') }],
        timeline: [row('2020-08-18', '2020-09-17', '45.00')],
        prices: [step('2020-08-18', '45.00', { to: '2020-08-31' })],
      });
      expect(said(last)).toEqual(['You pay nothing today and $45.00 on August 18, 2020.']);
    });

    it('tell when the last of several charges is', () => {
      const more = quote({
        changes: [ends],
        dueNow: nothingNow,
        timeline: [
          row('2020-08-18', '2020-09-17', '45.00'),
          row('2020-09-18', '2020-10-17', '45.00'),
        ],
        prices: [step('2020-08-18', '45.00', { to: '2020-09-24' })],
      });
      expect(said(more)).toEqual([
        'You pay nothing today and $45.00 per month from August 18, 2020.',
        'The last of these charges is on September 18, 2020.',
      ]);
    });
  });

  it('say that nothing happens before somebody starts it', () => {
    const waits = quote({
      changes: [{ kind: 'units', planName: 'Basic', by: 'hand' }],
      dueNow: nothingNow,
    });
    expect(said(waits)).toEqual([
      'You pay nothing today. Nothing changes until somebody starts it.',
    ]);
  });

  describe('of several plans', () => {
    const extra = { lane: '2', planId: '200' as PlanId, planName: 'Extra' };
    const both = (from: string, to: string, more: Partial<TimelineRow> = {}) => [
      row(from, to, '40.00'),
      row(from, to, '5.00', { ...extra, ...more }),
    ];
    const invoices = ['2020-08-18', '2020-09-18'].map((date) => ({ date, total: usd('45.00') }));
    const together = quote({
      dueNow: charges('45.00'),
      invoices,
      timeline: [
        ...both('2020-07-18', '2020-08-17'),
        ...both('2020-08-18', '2020-09-17'),
        ...both('2020-09-18', '2020-10-17'),
      ],
      prices: [step('2020-07-18', '40.00'), step('2020-07-18', '5.00', extra)],
    });

    it('tell the sum as a price where all are billed together, each time the same', () => {
      expect(said(together)).toEqual([
        'You pay $45.00 today and $45.00 per month from August 18, 2020.',
      ]);
    });

    it('tell one charge where not every invoice has all of them', () => {
      // Both cost 45.00 a month, on days of their own: 90.00 a month together.
      const apart = quote({
        dueNow: charges('90.00'),
        invoices: [
          { date: '2020-08-05', total: usd('45.00') },
          { date: '2020-08-20', total: usd('45.00') },
        ],
        nextInvoice: { date: '2020-08-05', amount: usd('45.00') },
        timeline: [
          row('2020-08-05', '2020-09-04', '45.00'),
          row('2020-08-20', '2020-09-19', '45.00', extra),
        ],
        prices: [step('2020-08-05', '45.00'), step('2020-08-20', '45.00', extra)],
      });
      expect(said(apart)).toEqual(['You pay $90.00 today and $45.00 on August 5, 2020.']);
    });

    it('tell one charge where their intervals differ', () => {
      const yearly = quote({
        ...together,
        prices: [
          step('2020-07-18', '40.00'),
          step('2020-07-18', '5.00', { ...extra, intervalMonths: 12 }),
        ],
      });
      expect(said(yearly)[0]).toBe('You pay $45.00 today and $45.00 on August 18, 2020.');
    });

    it('tell a later change of price with the name of its plan', () => {
      const changes = quote({
        ...together,
        timeline: [...together.timeline, row('2020-10-18', '2020-11-17', '7.00', extra)],
        prices: [
          step('2020-07-18', '40.00'),
          step('2020-07-18', '5.00', { ...extra, to: '2020-10-17' }),
          step('2020-10-18', '7.00', extra),
        ],
      });
      expect(said(changes)).toEqual([
        'You pay $45.00 today and $45.00 per month from August 18, 2020.',
        'From October 18, 2020, Extra is $7.00 per month.',
      ]);
    });
  });
});
