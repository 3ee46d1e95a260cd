import { describe, expect, it } from 'vitest';
import { bearsActivationFee } from '../../src/billing/activation-fee.js';
import { chargesRest, firstInvoiceProrated } from '../../src/billing/first-invoice.js';

describe('a choice of proration', () => {
  it.each([
    ['none', false],
    ['full', true],
    ['charge-only', true],
    ['credit-only', false],
  ] as const)(
    '%s charges the rest of a period: %s, as the company’s rule too',
    (choice, expected) => {
      const other = expected ? 'none' : 'full';
      expect(chargesRest(choice, { proration: other })).toBe(expected);
      expect(chargesRest('company-rule', { proration: choice })).toBe(expected);
      expect(chargesRest(undefined, { proration: choice })).toBe(expected);
    },
  );
});

describe('the first invoice of a master plan', () => {
  const full = { firstInvoice: 'full', proration: 'full' } as const;
  const prorated = { firstInvoice: 'prorated', proration: 'full' } as const;

  it('of a start by today is prorated only with both choices', () => {
    expect(firstInvoiceProrated({ firstInvoice: 'prorated' }, full, false)).toBe(true);
    expect(firstInvoiceProrated({}, full, false)).toBe(false);
    expect(firstInvoiceProrated({ proration: 'full' }, full, false)).toBe(false);
    expect(firstInvoiceProrated({ firstInvoice: 'prorated', proration: 'none' }, full, false)).toBe(
      false,
    );
  });

  it('is as the company says where the change does not', () => {
    expect(firstInvoiceProrated({}, prorated, false)).toBe(true);
    expect(firstInvoiceProrated({ firstInvoice: 'full' }, prorated, false)).toBe(false);
    expect(firstInvoiceProrated({}, { ...prorated, proration: 'none' }, false)).toBe(false);
  });

  it('of a later start is prorated with a proration alone, unless it shall be full', () => {
    expect(firstInvoiceProrated({ proration: 'full' }, full, true)).toBe(true);
    expect(firstInvoiceProrated({ proration: 'none' }, full, true)).toBe(false);
    expect(firstInvoiceProrated({ firstInvoice: 'full' }, full, true)).toBe(false);
  });
});

describe('the activation fee of a further instance', () => {
  const during = { firstPeriod: { from: '2019-05-05', to: '2019-05-15', prorated: true } };

  it('is left out while the prorated first period of another runs', () => {
    expect(bearsActivationFee('2019-05-15', [during], false)).toBe(false);
    expect(bearsActivationFee('2019-05-16', [during], false)).toBe(true);
  });

  it('is charged then too where the company says so', () => {
    expect(bearsActivationFee('2019-05-10', [during], true)).toBe(true);
  });

  it('is charged where the other was billed in full, or not yet, or is not there', () => {
    const whole = { firstPeriod: { ...during.firstPeriod, prorated: false } };
    expect(bearsActivationFee('2019-05-10', [whole], false)).toBe(true);
    expect(bearsActivationFee('2019-05-10', [{}], false)).toBe(true);
    expect(bearsActivationFee('2019-05-10', [], false)).toBe(true);
    expect(bearsActivationFee('2019-05-10', [whole, during], false)).toBe(false);
  });
});
