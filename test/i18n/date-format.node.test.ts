import { describe, expect, it } from 'vitest';
import { DateFormat } from '../../src/i18n/date-format.js';

describe('dates', () => {
  it.each([
    ['en-US', 'Aug 18, 2020', 'August 18, 2020', 'Aug 18', 'August 2020'],
    ['de-DE', '18. Aug. 2020', '18. August 2020', '18. Aug.', 'August 2020'],
    ['fr-FR', '18 août 2020', '18 août 2020', '18 août', 'août 2020'],
    ['ar-EG', '١٨ أغسطس ٢٠٢٠', '١٨ أغسطس ٢٠٢٠', '١٨ أغسطس', 'أغسطس ٢٠٢٠'],
    ['ja-JP', '2020年8月18日', '2020年8月18日', '8月18日', '2020年8月'],
  ])('in %s: %s', (locale, medium, long, short, month) => {
    const dates = new DateFormat(locale);
    expect(dates.format('2020-08-18', 'medium')).toBe(medium);
    expect(dates.format('2020-08-18', 'long')).toBe(long);
    expect(dates.format('2020-08-18', 'short')).toBe(short);
    expect(dates.format('2020-08-18', 'month')).toBe(month);
    expect(dates.format('2020-08', 'month')).toBe(month);
  });

  it.each([
    ['en-US', 'Jul 18 – Aug 17, 2020'],
    ['de-DE', '18. Juli – 17. Aug. 2020'],
    ['fr-FR', '18 juil. – 17 août 2020'],
    ['ar-EG', '١٨ يوليو – ١٧ أغسطس ٢٠٢٠'],
    ['ja-JP', '2020/07/18～2020/08/17'],
  ])('as a range in %s: %s', (locale, expected) => {
    // Which space stands beside the dash differs between versions of the locale data.
    const range = new DateFormat(locale).formatRange('2020-07-18', '2020-08-17');
    expect(range.replace(/\u2009/g, ' ')).toBe(expected);
  });

  it.each([
    ['th-TH', '2020'],
    ['fa-IR', '۲۰۲۰'],
    ['ar-SA', '٢٠٢٠'],
    ['en-US-u-ca-buddhist', '2020'],
  ])('are Gregorian in %s', (locale, year) => {
    expect(new DateFormat(locale).format('2020-08-18', 'medium')).toContain(year);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Asia/Kolkata'])(
    'are the same day on a device in %s',
    (zone) => {
      const saved = process.env.TZ;
      process.env.TZ = zone;
      try {
        const dates = new DateFormat('en-US');
        expect(dates.format('2020-02-29', 'medium')).toBe('Feb 29, 2020');
        expect(dates.format('2018-11-04', 'medium')).toBe('Nov 4, 2018');
        expect(dates.format('2020-12-31', 'month')).toBe('December 2020');
      } finally {
        if (saved === undefined) delete process.env.TZ;
        else process.env.TZ = saved;
      }
    },
  );

  it('refuse what is no day of the calendar', () => {
    for (const date of [
      '2021-02-29',
      '2020-13-01',
      '2020-8-18',
      '18.08.2020',
      '',
      '2020-08-18T00:00:00Z',
    ]) {
      expect(() => new DateFormat('en-US').format(date, 'medium')).toThrow(RangeError);
    }
  });
});
