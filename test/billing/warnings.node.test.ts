import { describe, expect, it } from 'vitest';
import type { PlanStart } from '../../src/billing/start.js';
import { assignmentWarnings, expiryOn } from '../../src/billing/warnings.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { BillingGroupId, PaymentMethodId } from '../../src/model/ids.js';

describe('a card', () => {
  const on = (today: string) => expiryOn({ year: 2021, month: 1 }, today);

  it('is good through the last day of its month', () => {
    expect([on('2021-01-31'), on('2021-02-01')]).toEqual(['expiring', 'expired']);
  });

  it('expires soon in its last two months, over the end of a year too', () => {
    expect([on('2020-11-30'), on('2020-12-01'), on('2021-01-01')]).toEqual([
      'valid',
      'expiring',
      'expiring',
    ]);
  });

  it('does not expire where it has no date, as a bank account has none', () => {
    expect(expiryOn(undefined, '2021-01-31')).toBe('none');
  });
});

describe('taking a plan needs a yes', () => {
  const today = '2020-07-18';
  const start = (startDate: string): PlanStart => ({
    startDate,
    billDay: 18,
    firstInvoice: today,
    periods: [],
    prorated: false,
    rateDate: today,
    nextBillDate: '2020-08-18',
  });
  const group = (payer: BillingGroup['payer']): BillingGroup => ({
    id: '40001' as BillingGroupId,
    name: 'Home',
    payer,
    paysFor: [],
    dunning: 'none',
  });
  const card = (expiry: 'valid' | 'expiring' | 'expired') =>
    group({ by: 'method', primary: { id: '1' as PaymentMethodId, kind: 'card', expiry } });

  it('to a start in the past, not to one today or later', () => {
    expect(assignmentWarnings(start('2020-07-17'), today, card('valid'))).toEqual([
      { id: 'starts-in-the-past', code: 'starts-in-the-past', date: '2020-07-17' },
    ]);
    expect(assignmentWarnings(start(today), today, card('valid'))).toEqual([]);
    expect(assignmentWarnings(start('2020-07-19'), today, card('valid'))).toEqual([]);
  });

  it('to a card that has expired, not to one that still pays, or to terms', () => {
    expect(assignmentWarnings(start(today), today, card('expired'))).toEqual([
      { id: 'payment-method-expired', code: 'payment-method-expired', name: 'Home' },
    ]);
    expect(assignmentWarnings(start(today), today, card('expiring'))).toEqual([]);
    const onTerms = group({ by: 'terms', terms: { id: '7', name: 'Net 30', kind: 'net' } });
    expect(assignmentWarnings(start(today), today, onTerms)).toEqual([]);
  });
});
