import { describe, expect, it } from 'vitest';
import { parseAmount, type AmountSigns } from '../../src/i18n/parse-amount.js';

const en: AmountSigns = { decimal: '.', group: ',', decimals: 2 };
const de: AmountSigns = { decimal: ',', group: '.', decimals: 2 };
const fr: AmountSigns = { decimal: ',', group: '\u202f', decimals: 2 };
const ja: AmountSigns = { decimal: '.', group: ',', decimals: 0 };

describe('an amount as people type it', () => {
  it.each<[string, AmountSigns, string]>([
    ['12', en, '12.00'],
    ['12.5', en, '12.50'],
    ['12.50', en, '12.50'],
    ['$12.50', en, '12.50'],
    ['12.50 USD', en, '12.50'],
    ['1,234.5', en, '1234.50'],
    ['1,234', en, '1234.00'],
    ['12,34,567.00', en, '1234567.00'],
    ['12,50', en, '12.50'],
    ['.5', en, '0.50'],
    ['007', en, '7.00'],
    ['12,50', de, '12.50'],
    ['12.50', de, '12.50'],
    ['1.234,5', de, '1234.50'],
    ['1.234', de, '1234.00'],
    ['12,50 €', de, '12.50'],
    ['1 234,56', fr, '1234.56'],
    ['1200', ja, '1200'],
    ['1,200', ja, '1200'],
    ['１２.５０', en, '12.50'],
    ['١٢٫٥', { decimal: '٫', group: '٬', decimals: 2 }, '12.50'],
  ])('%j is %j', (text, signs, value) => {
    expect(parseAmount(text, signs)).toEqual({ ok: true, value });
  });

  it.each<[string, AmountSigns, string]>([
    ['', en, 'empty'],
    ['  ', en, 'empty'],
    ['$', en, 'empty'],
    ['ten', en, 'not-a-number'],
    ['$ ten', en, 'not-a-number'],
    ['1.2.3', en, 'not-a-number'],
    ['12,5,0', en, 'not-a-number'],
    ['1e3', en, 'not-a-number'],
    ['-5', en, 'negative'],
    ['−5.00', en, 'negative'],
    ['12.345', en, 'too-many-decimals'],
    ['1.234', { ...en, decimals: 2 }, 'too-many-decimals'],
    ['12.5', ja, 'too-many-decimals'],
    ['1234567890123456', en, 'too-large'],
  ])('%j is refused: %j', (text, signs, reason) => {
    expect(parseAmount(text, signs)).toEqual({ ok: false, reason });
  });
});
