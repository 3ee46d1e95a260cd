import { describe, expect, it } from 'vitest';
import {
  brandRefusal,
  cardBrands,
  methodsRefusal,
  termsRefusal,
} from '../../src/billing/payment-methods.js';

describe('the brand of a card', () => {
  it.each(cardBrands)('%s is known', (brand) => {
    expect(brandRefusal({ kind: 'card', brand }, true)).toBeUndefined();
  });

  it('may be any of nine', () => {
    expect(cardBrands).toHaveLength(9);
  });

  it('that nobody knows is refused, whether it is asked for or not', () => {
    expect(brandRefusal({ kind: 'card', brand: 'stone-age' }, true)).toBe('card-brand-unknown');
    expect(brandRefusal({ kind: 'card', brand: 'stone-age' }, false)).toBe('card-brand-unknown');
    expect(brandRefusal({ kind: 'card', brand: '' }, false)).toBe('card-brand-unknown');
  });

  it('is missing only where the company asks for it', () => {
    expect(brandRefusal({ kind: 'card' }, true)).toBe('card-brand-missing');
    expect(brandRefusal({ kind: 'card' }, false)).toBeUndefined();
  });

  it('is no matter with other methods', () => {
    expect(brandRefusal({ kind: 'bank-account' }, true)).toBeUndefined();
    expect(brandRefusal({ kind: 'wallet', brand: 'stone-age' }, true)).toBeUndefined();
  });
});

describe('primary and backup', () => {
  it('must be two methods', () => {
    expect(methodsRefusal('1', '1')).toBe('methods-must-differ');
    expect(methodsRefusal('1', '2')).toBeUndefined();
    expect(methodsRefusal('1', undefined)).toBeUndefined();
  });
});

describe('EAN/GLN terms', () => {
  const refusal = (eanNumber?: string, requisitionNumber?: string) =>
    termsRefusal({ kind: 'ean-gln' }, { eanNumber, requisitionNumber });

  it('need the number of the account and that of the project', () => {
    expect(refusal('5790000123456', 'P-7')).toBeUndefined();
    expect(refusal(undefined, 'P-7')).toBe('ean-number-missing');
    expect(refusal('5790000123456')).toBe('requisition-number-missing');
    expect(refusal('5790000123456', '  ')).toBe('requisition-number-missing');
    expect(refusal()).toBe('ean-number-missing');
  });

  it.each(['579000012345', '57900001234567', '579000012345x', 'x5790000123456', ''])(
    'do not take "%s" for a number of 13 digits',
    (number) => {
      expect(refusal(number, 'P-7')).toBe('ean-number-missing');
    },
  );

  it('are the only ones that need them', () => {
    expect(termsRefusal({ kind: 'net' }, {})).toBeUndefined();
  });
});
