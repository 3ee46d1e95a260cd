import { describe, expect, it } from 'vitest';
import { changeOf, quoteDifference } from '../../src/controllers/quote-difference.js';
import type { BillingGroupId, PaymentMethodId, PlanId } from '../../src/model/ids.js';
import type { Payer } from '../../src/model/billing-group.js';
import type { Preview, TimelineRow } from '../../src/model/quote.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function row(date: string, to: string, amount: string): TimelineRow {
  return {
    date,
    period: { from: date, to },
    planId: '100' as PlanId,
    planName: 'Basic',
    units: 1,
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

function preview(now: string, next: string, later = next): Preview {
  return {
    draft: {
      kind: 'assign',
      planId: '100' as PlanId,
      units: 1,
      billingGroupId: '1' as BillingGroupId,
      effective: { when: 'now' },
    },
    effectiveDate: '2020-07-18',
    asOf: '2020-07-18',
    dueNow: {
      lines: [{ kind: 'recurring', description: 'Service', amount: usd(now), prorated: false }],
      total: usd(now),
    },
    payer: { billingGroupId: '1' as BillingGroupId, name: 'Main', payer: card('1111') },
    nextInvoice: { date: '2020-08-18', amount: usd(next) },
    timeline: [
      row('2020-07-18', '2020-08-17', now),
      row('2020-08-18', '2020-09-17', next),
      row('2020-09-18', '2020-10-17', later),
    ],
    prices: [],
    warnings: [],
    stateVersion: 'a',
  };
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
    const after: Preview = {
      ...before,
      nextInvoice: undefined,
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
    const warned: Preview = { ...before, warnings: [{ id: 'w', code: 'payment-method-expired' }] };
    expect(quoteDifference(before, warned)).toEqual({ figures: [], matters: true });
    expect(quoteDifference(before, { ...before, asOf: '2020-07-19' }).matters).toBe(true);
  });

  it.each<[string, Payer]>([
    ['another card', card('1111', '8')],
    ['the same card with another number', card('2222')],
    ['terms', { by: 'terms', terms: { id: '90', name: 'Net 30', kind: 'net' } }],
    ['nothing', { by: 'nothing' }],
  ])('matters where the same group now pays by %s, and tells both', (...[, payer]) => {
    const before = preview('40.00', '45.00');
    const after = { ...before, payer: { ...before.payer, payer } };
    expect(quoteDifference(before, after)).toEqual({
      figures: [],
      payer: { before: before.payer.payer, after: payer },
      matters: true,
    });
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
    const payer: Payer = { primary, by: 'method' };
    const after = { ...before, payer: { ...before.payer, payer } };
    expect(quoteDifference(before, after).matters).toBe(false);
  });

  it('compares amounts as decimals, not as text', () => {
    expect(changeOf(usd('9.00'), usd('10.00'))).toBe('more');
    expect(changeOf(usd('10.0'), usd('10.00'))).toBe('same');
    expect(changeOf(usd('-1.00'), usd('-2.00'))).toBe('less');
    expect(changeOf(usd('90071992547409930.01'), usd('90071992547409930.02'))).toBe('more');
  });
});
