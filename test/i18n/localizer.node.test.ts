import { afterEach, describe, expect, it, vi } from 'vitest';
import { Localizer } from '../../src/i18n/localizer.js';
import { loadTerms } from '../../src/i18n/load-terms.js';
import { addEnglish, Terms } from '../../src/i18n/terms.js';
import { stripIsolation } from '../support/strip-isolation.js';

const english = new Localizer({ locale: 'en-US' });
const german = new Terms('de', {
  messages: 'money-credit = Gutschrift { $amount }\nunits-problem-too-many = Höchstens { $max }.\n',
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('texts', () => {
  it('follow the plural rules and the digits of the locale', () => {
    expect(stripIsolation(english.text('units-count', { count: 1 }))).toBe('1 unit');
    expect(stripIsolation(english.text('units-count', { count: 0 }))).toBe('0 units');
    expect(stripIsolation(english.text('units-count', { count: 12345 }))).toBe('12,345 units');
  });

  it('isolate their variables from the direction of the sentence', () => {
    expect(english.text('error-reference', { reference: 'uss1' })).toBe(
      'Reference: \u2068uss1\u2069',
    );
  });

  it('name the interval of a price', () => {
    const price = (months: number) =>
      stripIsolation(english.text('price-per-interval', { amount: '$40.00', months }));
    expect(price(1)).toBe('$40.00 per month');
    expect(price(12)).toBe('$40.00 per year');
    expect(price(5)).toBe('$40.00 every 5 months');
  });

  it('come from English where a locale lacks one', () => {
    const localizer = new Localizer({ locale: 'de-DE', terms: german });
    expect(stripIsolation(localizer.text('units-problem-too-many', { max: 2000 }))).toBe(
      'Höchstens 2.000.',
    );
    expect(localizer.text('retry')).toBe('Try again');
  });

  it('can be replaced by the host, one by one', () => {
    const localizer = new Localizer({
      locale: 'en-US',
      overrides: { retry: 'Once more', 'error-reference': '[{ $reference }]', total: '' },
    });
    expect(localizer.text('retry')).toBe('Once more');
    expect(stripIsolation(localizer.text('error-reference', { reference: 'uss1' }))).toBe('[uss1]');
    expect(localizer.text('total')).toBe('');
    expect(localizer.text('cancel')).toBe('Cancel');
  });

  it('stay ours where the text of the host cannot be used', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const overrides = {
      retry: 'Again }',
      'no-such-term': 'x',
      'error-reference': 'No. { $number }',
    };
    const localizer = new Localizer({ locale: 'en-US', overrides });
    expect(localizer.text('retry')).toBe('Try again');
    expect(stripIsolation(localizer.text('error-reference', { reference: 'uss1' }))).toBe(
      'Reference: uss1',
    );
    expect(warn.mock.calls.map(([message]) => String(message))).toEqual([
      'uss-kit: the text for "retry" is not used: no such term, or unbalanced braces.',
      'uss-kit: the text for "no-such-term" is not used: no such term, or unbalanced braces.',
    ]);
  });
});

describe('texts of an element', () => {
  const panel = '\npanel-title = Sandbox\npanel-go = Go\n';
  const queue = '\nqueue-keep = Leave it\nqueue-plan = Plan\nretry = Not this one\n';

  it('reach those who spoke before the element was made, in every locale', async () => {
    const speakers = [
      english,
      new Localizer({ locale: 'de-DE', terms: german }),
      new Localizer({ locale: 'ar-XB', terms: await loadTerms('ar-XB') }),
    ];
    expect(speakers.map((each) => each.text('panel-go'))).toEqual(Array(3).fill('panel-go'));
    addEnglish(panel);
    addEnglish(panel);
    expect(speakers.map((each) => each.text('panel-go'))).toEqual(['Go', 'Go', '\u202eGo\u202c']);
    expect(english.text('retry')).toBe('Try again');
  });

  it('can be replaced before they are there, and what is no text of the element is told then', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const overrides = { 'queue-keep': 'Keep it', 'queue-no-such': 'x' };
    const localizer = new Localizer({ locale: 'en-US', overrides });
    expect(localizer.text('retry')).toBe('Try again');
    expect(warn.mock.calls).toEqual([]);
    addEnglish(queue);
    expect(localizer.text('queue-keep')).toBe('Keep it');
    expect(localizer.text('queue-plan')).toBe('Plan');
    expect(localizer.text('retry')).toBe('Try again');
    addEnglish('\nsubscriptions-price = Price\n');
    expect(localizer.text('subscriptions-price')).toBe('Price');
    expect(warn.mock.calls).toEqual([
      ['uss-kit: the text for "queue-no-such" is not used: no such term, or unbalanced braces.'],
    ]);
  });
});

describe('figures', () => {
  it('say of a credit that it is one', () => {
    const credit = { amount: '-5.00', currency: 'USD' };
    expect(stripIsolation(english.money(credit))).toBe('$5.00 credit');
    expect(english.moneyParts(credit)).toEqual({ figure: '$5.00', credit: true });
    expect(stripIsolation(new Localizer({ locale: 'de-DE', terms: german }).money(credit))).toBe(
      'Gutschrift 5,00\u00a0$',
    );
    expect(english.money({ amount: '5.00', currency: 'USD' })).toBe('$5.00');
    expect(english.money({ amount: '-0.00', currency: 'USD' })).toBe('$0.00');
  });

  it('are written as the region does, in the language of the texts', () => {
    const localizer = new Localizer({ locale: 'de-DE' });
    expect(localizer.locale).toBe('en-DE');
    expect(localizer.dateLong('2020-08-18')).toBe('18 August 2020');
    expect(localizer.number(12345)).toBe('12.345');
  });

  it('list names without letting one change the direction of the next', () => {
    expect(english.list(['Gold', 'ذهب', 'Silver'])).toBe(
      '\u2068Gold\u2069, \u2068ذهب\u2069, and \u2068Silver\u2069',
    );
  });

  it('write decimal text of usage in full', () => {
    expect(english.number('1234.5678901')).toBe('1,234.5678901');
  });
});

describe('the locale', () => {
  it('sets the reading direction by the language of the texts', () => {
    const arabic = new Terms('ar', { messages: '' });
    expect(new Localizer({ locale: 'ar-EG', terms: arabic }).dir).toBe('rtl');
    expect(new Localizer({ locale: 'ar-EG', terms: arabic }).locale).toBe('ar-EG');
    expect(new Localizer({ locale: 'ar-EG' }).dir).toBe('ltr');
    expect(english.dir).toBe('ltr');
  });

  it('is English when the tag is none', () => {
    expect(new Localizer({ locale: 'no such locale' }).locale).toBe('en');
    expect(new Localizer({ locale: '' }).locale).toBe('en');
    expect(new Localizer({ locale: 'en_GB' }).locale).toBe('en-GB');
  });
});
