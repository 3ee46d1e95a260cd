import { describe, expect, it } from 'vitest';
import { invoiceType, type TypedLine } from '../../src/billing/invoice-type.js';

const whole: TypedLine = {
  kind: 'recurring',
  prorated: false,
  period: { from: '2020-01-15', to: '2020-02-14' },
  chargeId: 'c1',
  planInstanceId: 'i1',
};
const part: TypedLine = { ...whole, prorated: true };
const item: TypedLine = { kind: 'order', prorated: false };
const tax: TypedLine = { kind: 'tax', prorated: false };
const usage: TypedLine = { kind: 'usage', prorated: false };

describe('the type of an invoice', () => {
  it('is rebill for what replaces another, whatever is on it', () => {
    expect(invoiceType([whole, item], true)).toBe('rebill');
  });

  it('is order when all its charges are items', () => {
    const discount: TypedLine = { kind: 'coupon-credit', prorated: false };
    const credit: TypedLine = { kind: 'service-credit', prorated: false };
    const surcharge: TypedLine = { kind: 'surcharge', prorated: false };
    expect(invoiceType([item, item, tax, discount, credit, surcharge], false)).toBe('order');
  });

  it('is hybrid when there are items and charges of plans', () => {
    expect(invoiceType([item, whole], false)).toBe('hybrid');
  });

  it('is period for whole periods, fees and usage', () => {
    expect(invoiceType([whole, { ...whole, planInstanceId: 'i2' }, usage, tax], false)).toBe(
      'period',
    );
    expect(invoiceType([usage], false)).toBe('period');
    expect(invoiceType([tax], false)).toBe('period');
    const used = (from: string) => ({
      ...whole,
      kind: 'usage' as const,
      period: { from, to: from },
    });
    expect(invoiceType([used('2020-01-15'), used('2020-02-15')], false)).toBe('period');
    // A recurring line of which no more is known.
    expect(invoiceType([{ kind: 'recurring', prorated: false }], false)).toBe('period');
  });

  it('is proration for parts of periods only', () => {
    expect(invoiceType([part, part, tax], false)).toBe('proration');
    // Usage and fees are no periods, so they do not make it combined.
    expect(invoiceType([part, usage, { kind: 'activation', prorated: false }], false)).toBe(
      'proration',
    );
  });

  it('is combined for whole periods with parts of some', () => {
    expect(invoiceType([part, whole], false)).toBe('combined');
  });

  it('is combined for several periods of one charge, not for one period of several charges or tiers', () => {
    const next = { ...whole, period: { from: '2020-02-15', to: '2020-03-14' } };
    expect(invoiceType([whole, next], false)).toBe('combined');
    expect(invoiceType([whole, { ...next, chargeId: 'c2' }], false)).toBe('period');
    expect(invoiceType([whole, { ...next, planInstanceId: 'i2' }], false)).toBe('period');
    expect(invoiceType([whole, whole], false)).toBe('period');
  });
});
