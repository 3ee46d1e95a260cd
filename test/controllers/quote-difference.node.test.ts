import { describe, expect, it } from 'vitest';
import { changeOf, quoteDifference } from '../../src/controllers/quote-difference.js';
import type { BillingGroupId, PaymentMethodId, PlanId } from '../../src/model/ids.js';
import type { Payer } from '../../src/model/billing-group.js';
import type { PlanPreview, TimelineRow } from '../../src/model/plan-quote.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function row(date: string, to: string, amount: string): TimelineRow {
  return {
    date,
    period: { from: date, to },
    lane: '1',
    planId: '100' as PlanId,
    planName: 'Basic',
    units: 1,
    intervalMonths: 1,
    amount: usd(amount),
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
  };
}

const card = (lastFour: string, id = '7'): Payer => ({
  by: 'method',
  primary: { id: id as PaymentMethodId, kind: 'card', brand: 'visa', lastFour, expiry: 'valid' },
});

function preview(now: string, next: string, later = next): PlanPreview {
  return {
    draft: {
      kind: 'plan-change',
      changes: [
        {
          kind: 'assign',
          planId: '100' as PlanId,
          units: 1,
          billingGroupId: '1' as BillingGroupId,
          effective: { when: 'now' },
        },
      ],
    },
    asOf: '2020-07-18',
    changes: [{ kind: 'assign', planName: 'Basic', by: 'now', effectiveDate: '2020-07-18' }],
    along: [],
    dueNow: {
      lines: [{ kind: 'recurring', description: 'Service', amount: usd(now), prorated: false }],
      charges: usd(now),
      credits: usd('0.00'),
      tax: usd('0.00'),
      total: usd(now),
    },
    payers: [payer('1', 'Main', now)],
    nextInvoice: { date: '2020-08-18', amount: usd(next) },
    invoices: [
      { date: '2020-08-18', total: usd(next) },
      { date: '2020-09-18', total: usd(later) },
    ],
    timeline: [
      row('2020-07-18', '2020-08-17', now),
      row('2020-08-18', '2020-09-17', next),
      row('2020-09-18', '2020-10-17', later),
    ],
    prices: [],
    fees: [],
    warnings: [],
    stateVersion: 'a',
  };
}

function payer(id: string, name: string, total: string, pays = card('1111')) {
  return { billingGroupId: id as BillingGroupId, name, payer: pays, total: usd(total) };
}

describe('the difference between two quotes', () => {
  it('is none where only ids and versions differ', () => {
    expect(
      quoteDifference(preview('40.00', '45.00'), {
        ...preview('40.00', '45.00'),
        stateVersion: 'b',
      }),
    ).toEqual({
      figures: [],
      payers: [],
      matters: false,
    });
  });

  it('names each figure with old and new amount and the word for it', () => {
    const { figures, matters } = quoteDifference(
      preview('40.00', '45.00', '45.00'),
      preview('42.00', '45.00', '44.00'),
    );
    expect(matters).toBe(true);
    expect(figures).toEqual([
      {
        what: 'due-now',
        date: '2020-07-18',
        before: usd('40.00'),
        after: usd('42.00'),
        change: 'more',
      },
      {
        what: 'later',
        date: '2020-09-18',
        before: usd('45.00'),
        after: usd('44.00'),
        change: 'less',
      },
    ]);
  });

  it('says that what is due now stayed where only a later figure changed', () => {
    const { figures } = quoteDifference(
      preview('40.00', '45.00', '50.00'),
      preview('40.00', '46.00', '50.00'),
    );
    expect(figures.map(({ what, change }) => [what, change])).toEqual([
      ['due-now', 'same'],
      ['next-invoice', 'more'],
    ]);
  });

  it('counts a charge that is new or gone', () => {
    const before = preview('40.00', '45.00');
    const after: PlanPreview = {
      ...before,
      nextInvoice: undefined,
      invoices: [],
      timeline: before.timeline.slice(0, 1),
    };
    expect(
      quoteDifference(before, after).figures.map(({ date, change }) => [date, change]),
    ).toEqual([
      ['2020-07-18', 'same'],
      ['2020-08-18', 'less'],
      ['2020-09-18', 'less'],
    ]);
  });

  it('matters without a figure when there is something new to say yes to, or another day', () => {
    const before = preview('40.00', '45.00');
    const warned: PlanPreview = {
      ...before,
      warnings: [{ id: 'w', code: 'payment-method-expired' }],
    };
    expect(quoteDifference(before, warned)).toEqual({ figures: [], payers: [], matters: true });
    expect(quoteDifference(before, { ...before, asOf: '2020-07-19' }).matters).toBe(true);
  });

  it.each<[string, Payer]>([
    ['another card', card('1111', '8')],
    ['the same card with another number', card('2222')],
    ['terms', { by: 'terms', terms: { id: '90', name: 'Net 30', kind: 'net' } }],
    ['nothing', { by: 'nothing' }],
  ])('matters where the same group now pays by %s, and tells both', (...[, pays]) => {
    const before = preview('40.00', '45.00');
    const now = payer('1', 'Main', '40.00', pays);
    expect(quoteDifference(before, { ...before, payers: [now] })).toEqual({
      figures: [],
      payers: [{ name: 'Main', before: payer('1', 'Main', '40.00'), after: now }],
      matters: true,
    });
  });

  it('tells another division of the same sum among those who pay', () => {
    const before = {
      ...preview('100.00', '45.00'),
      payers: [payer('1', 'Main', '60.00'), payer('2', 'Flat', '40.00')],
    };
    const after = {
      ...before,
      payers: [payer('1', 'Main', '70.00'), payer('2', 'Flat', '30.00')],
    };
    const { figures, payers, matters } = quoteDifference(before, after);
    expect([figures, matters]).toEqual([[], true]);
    expect(payers.map(({ name, before, after }) => [name, before?.total, after?.total])).toEqual([
      ['Main', usd('60.00'), usd('70.00')],
      ['Flat', usd('40.00'), usd('30.00')],
    ]);
  });

  it('tells a group that pays now and did not before', () => {
    const before = preview('40.00', '45.00');
    const flat = payer('2', 'Flat', '0.00');
    const { payers } = quoteDifference(before, { ...before, payers: [...before.payers, flat] });
    expect(payers).toEqual([{ name: 'Flat', before: undefined, after: flat }]);
  });

  it('tells charges of single plans where it is not known all that is on an invoice', () => {
    const yearly = (amount: string) => ({
      ...row('2021-06-16', '2022-06-15', amount),
      lane: '2',
      planName: 'Yearly',
    });
    const before = preview('40.00', '45.00');
    const [old, fresh] = ['365.00', '380.00'].map((amount) => ({
      ...before,
      timeline: [...before.timeline, yearly(amount)],
    })) as [PlanPreview, PlanPreview];
    expect(quoteDifference(old, fresh).figures[1]).toEqual({
      what: 'later',
      date: '2021-06-16',
      planName: 'Yearly',
      before: usd('365.00'),
      after: usd('380.00'),
      change: 'more',
    });
  });

  it('tells lines that wait for the next invoice', () => {
    const waits = (total: string): PlanPreview => ({
      ...preview('0.00', '45.00'),
      withNext: {
        lines: [],
        charges: usd(total),
        credits: usd('0.00'),
        tax: usd('0.00'),
        total: usd(total),
      },
    });
    const { figures } = quoteDifference(waits('16.84'), waits('17.00'));
    expect(figures.map(({ what, change }) => [what, change])).toEqual([
      ['due-now', 'same'],
      ['with-next', 'more'],
    ]);
  });

  it('is none where new plans would get other ids', () => {
    const before = preview('40.00', '45.00');
    const after = {
      ...before,
      timeline: before.timeline.map((each) => ({ ...each, lane: '7' })),
    };
    expect(quoteDifference(before, after).matters).toBe(false);
  });

  it('matters where a plan comes along, or a change gets another date', () => {
    const before = preview('40.00', '45.00');
    const along: PlanPreview = { ...before, along: [{ what: 'plan-taken', planName: 'Phone' }] };
    expect(quoteDifference(before, along).matters).toBe(true);
    const changes = before.changes.map((each) => ({ ...each, effectiveDate: '2020-07-19' }));
    expect(quoteDifference(before, { ...before, changes }).matters).toBe(true);
  });

  it('does not matter where the same card is told in another order', () => {
    const before = preview('40.00', '45.00');
    const primary = {
      expiry: 'valid',
      lastFour: '1111',
      brand: 'visa',
      kind: 'card',
      id: '7' as PaymentMethodId,
    } as const;
    const pays: Payer = { primary, by: 'method' };
    const after = { ...before, payers: [payer('1', 'Main', '40.00', pays)] };
    expect(quoteDifference(before, after).matters).toBe(false);
  });

  it('compares amounts as decimals, not as text', () => {
    expect(changeOf(usd('9.00'), usd('10.00'))).toBe('more');
    expect(changeOf(usd('10.0'), usd('10.00'))).toBe('same');
    expect(changeOf(usd('-1.00'), usd('-2.00'))).toBe('less');
    expect(changeOf(usd('90071992547409930.01'), usd('90071992547409930.02'))).toBe('more');
  });
});
