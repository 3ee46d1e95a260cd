import { describe, expect, it, vi } from 'vitest';
import { loadTerms } from '../../src/i18n/load-terms.js';
import { chooseLocale, localeChain } from '../../src/i18n/locale.js';
import { Localizer } from '../../src/i18n/localizer.js';
import { englishTerms } from '../../src/i18n/terms.js';

vi.mock('../../src/i18n/locale-modules.js', () => ({
  localeModules: {
    de: () => Promise.resolve({ messages: 'retry = Noch einmal\n' }),
    'pt-BR': () => Promise.reject(new Error('gone')),
    pt: () => Promise.resolve({ messages: 'retry = Tentar de novo\n' }),
    zh: () => Promise.resolve({ messages: 'retry = 重试\n' }),
  },
}));

const retryIn = async (locale: string) =>
  new Localizer({ locale, terms: await loadTerms(locale) }).text('retry');

describe('texts of a locale', () => {
  it('come from its parent where it has none of its own', async () => {
    expect(await retryIn('de-AT')).toBe('Noch einmal');
    expect(await retryIn('de-Latn-CH-u-nu-latn')).toBe('Noch einmal');
  });

  it('come from its parent where its own cannot be loaded', async () => {
    expect(await retryIn('pt-BR')).toBe('Tentar de novo');
  });

  it('never come in a script that its readers do not read', async () => {
    expect(await retryIn('zh-TW')).toBe('Try again');
    expect(await retryIn('zh-SG')).toBe('重试');
  });

  it('are English where there are none', async () => {
    expect(await loadTerms('fi-FI')).toBe(englishTerms);
    expect(await loadTerms('en-GB')).toBe(englishTerms);
  });

  it('stand out in the pseudo locales, variables untouched', async () => {
    const accented = new Localizer({ locale: 'en-XA', terms: await loadTerms('en-XA') });
    expect(accented.text('retry')).toBe('Trý ágáíñíñ');
    expect(accented.text('error-reference', { reference: 'x1' })).toBe(
      'Référéréñçé: \u2068x1\u2069',
    );
    const mirrored = new Localizer({ locale: 'ar-XB', terms: await loadTerms('ar-XB') });
    expect(mirrored.dir).toBe('rtl');
    expect(mirrored.text('close')).toBe('\u202eClose\u202c');
  });
});

describe('the choice of a locale', () => {
  it('takes the first that is one', () => {
    expect(chooseLocale([undefined, '', 'not a locale', 'de_AT', 'fr'])).toBe('de-AT');
    expect(chooseLocale([null])).toBe('en');
  });

  it('knows the parents of a locale, nearest first', () => {
    expect(localeChain('de-Latn-AT-u-nu-latn')).toEqual(['de-Latn-AT', 'de-Latn', 'de']);
    expect(localeChain('zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant']);
  });
});
