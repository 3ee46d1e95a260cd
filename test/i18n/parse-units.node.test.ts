import { describe, expect, it } from 'vitest';
import { Localizer } from '../../src/i18n/localizer.js';
import { Terms } from '../../src/i18n/terms.js';

/** A localizer that has texts in `locale`, so that its figures follow it. */
const inLocale = (locale: string) =>
  new Localizer({ locale, terms: new Terms(locale, { messages: '' }) });

describe('typed units', () => {
  it.each([
    ['en-US', '5', 5],
    ['en-US', ' 12 ', 12],
    ['en-US', '0', 0],
    ['en-US', '007', 7],
    ['en-US', '1,000', 1000],
    ['en-IN', '12,34,567', 1234567],
    ['de-DE', '1.000', 1000],
    ['de-CH', '1’000', 1000],
    ['fr-FR', '1\u202f000', 1000],
    ['fr-FR', '1 000', 1000],
    ['ar-EG', '١٢٣', 123],
    ['ar-EG', '١٬٠٠٠', 1000],
    ['en-US', '١٢٣', 123],
    ['fa-IR', '۴۵', 45],
    ['ja-JP', '１２', 12],
    ['he-IL', '\u200f42\u200e', 42],
    ['en-US', '1000000000', 1000000000],
  ])('in %s, "%s" is %i', (locale, text, value) => {
    expect(inLocale(locale).parseUnits(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['en-US', '', 'empty'],
    ['en-US', ' \u00a0 ', 'empty'],
    ['en-US', 'two', 'not-a-number'],
    ['en-US', '1e9', 'not-a-number'],
    ['en-US', '0x10', 'not-a-number'],
    ['en-US', '-', 'not-a-number'],
    ['en-US', '5 units', 'not-a-number'],
    ['en-US', '1.5', 'not-whole'],
    ['en-US', '1,5', 'not-whole'],
    ['en-US', '1.0', 'not-whole'],
    ['en-US', '1.000', 'not-whole'],
    ['en-US', '1,000.50', 'not-whole'],
    ['de-DE', '1,000', 'not-whole'],
    ['ar-EG', '١٫٥', 'not-whole'],
    ['en-US', '-1', 'negative'],
    ['en-US', '−3', 'negative'],
    ['en-US', '99999999999999999999', 'too-large'],
  ])('in %s, "%s" is refused: %s', (locale, text, reason) => {
    expect(inLocale(locale).parseUnits(text)).toEqual({ ok: false, reason });
  });
});
