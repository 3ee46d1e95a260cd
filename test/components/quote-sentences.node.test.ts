import { describe, expect, it } from 'vitest';
import { quoteSentences } from '../../components/rate-preview/sentences.js';
import { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroupId, PaymentMethodId, PlanId, QuoteId } from '../../src/model/ids.js';
import type { PriceStep, Quote, TimelineRow } from '../../src/model/quote.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const planId = '100' as PlanId;

function row(from: string, to: string, amount: string): TimelineRow {
  return {
    date: from,
    period: { from, to },
    planId,
    planName: 'Basic',
    units: 1,
    amount: usd(amount),
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
  };
}

function step(from: string, amount: string, more: Partial<PriceStep> = {}): PriceStep {
  return { planId, from, amount: usd(amount), intervalMonths: 1, prorated: false, ...more };
}

function quote(more: Partial<Quote>): Quote {
  return {
    id: 'q' as QuoteId,
    expiresAt: '2020-07-18T12:10:00Z',
    draft: {
      kind: 'assign',
      planId,
      units: 1,
      billingGroupId: '1' as BillingGroupId,
      effective: { when: 'now' },
    },
    effectiveDate: '2020-07-18',
    asOf: '2020-07-18',
    dueNow: {
      lines: [
        {
          kind: 'recurring',
          description: 'Service',
          amount: usd('40.00'),
          period: { from: '2020-07-18', to: '2020-08-17' },
          prorated: false,
        },
      ],
      total: usd('40.00'),
    },
    payer: {
      billingGroupId: '1' as BillingGroupId,
      name: 'Main',
      payer: {
        by: 'method',
        primary: { id: '9' as PaymentMethodId, kind: 'card', expiry: 'valid' },
      },
    },
    nextInvoice: { date: '2020-08-18', amount: usd('45.00') },
    timeline: [
      row('2020-07-18', '2020-08-17', '40.00'),
      row('2020-08-18', '2020-09-17', '45.00'),
      row('2020-09-18', '2020-10-17', '45.00'),
    ],
    prices: [step('2020-07-18', '40.00', { to: '2020-08-17' }), step('2020-08-18', '45.00')],
    warnings: [],
    stateVersion: 'a',
    ...more,
  };
}

const localizer = new Localizer({ locale: 'en-US' });
const said = (of: Quote) =>
  quoteSentences(localizer, of).map((text) =>
    text.replace(/[\u2066-\u2069]/g, '').replace(/\u2009/g, ' '),
  );
const nothingNow = { lines: [], total: usd('0.00') };

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
      dueNow: {
        lines: [
          {
            kind: 'recurring',
            description: 'Service',
            amount: usd('20.65'),
            period: { from: '2020-07-18', to: '2020-08-02' },
            prorated: true,
          },
        ],
        total: usd('20.65'),
      },
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
    const invoiced = quote({
      payer: {
        billingGroupId: '1' as BillingGroupId,
        name: 'Main',
        payer: { by: 'terms', terms: { id: '1', name: 'Net 30', kind: 'net' } },
      },
    });
    expect(said(invoiced)).toEqual([
      'You are invoiced $40.00 today and $45.00 per month from August 18, 2020.',
    ]);
  });

  it('tell a credit in words', () => {
    const credit = quote({ dueNow: { lines: [], total: usd('-5.00') } });
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

  it('name the sum of the next invoice where several plans are on it', () => {
    const two = quote({
      nextInvoice: { date: '2020-08-18', amount: usd('50.00') },
      prices: [
        step('2020-07-18', '40.00'),
        step('2020-07-18', '5.00', { planId: '200' as PlanId }),
      ],
    });
    expect(said(two)).toEqual(['You pay $40.00 today and $50.00 on August 18, 2020.']);
  });
});
