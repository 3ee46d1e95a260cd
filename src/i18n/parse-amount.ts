import { minorDigits } from '../money/currency.js';
import { asciiDigits } from './ascii-digits.js';

/** Why typed text is no amount. */
export type AmountProblem =
  'empty' | 'not-a-number' | 'negative' | 'too-many-decimals' | 'too-large';

export type ParsedAmount =
  /** Decimal text with a point. */
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: AmountProblem };

/** How a locale writes numbers, and how many decimals the currency has. */
export interface AmountSigns {
  readonly decimal: string;
  readonly group: string;
  readonly decimals: number;
}

/** The signs of a locale, and the decimals of a currency. */
export function amountSigns(locale: string, currency: string): AmountSigns {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const sign = (wanted: string) => parts.find(({ type }) => type === wanted)?.value;
  return {
    decimal: sign('decimal') ?? '.',
    group: sign('group') ?? ',',
    decimals: minorDigits(currency),
  };
}

const invisible = /[\u061c\u200e\u200f\u2066-\u2069]/g;
const spaces = /[\s\u00a0\u202f_'’]/g;
const minus = /^[-−﹣－]/;
const mostDigits = 15;

/**
 * Reads an amount as people type it: digits of any common script, spaces or apostrophes anywhere, the grouping sign of the locale between
 * groups of three, and as decimal sign that of the locale, or the other of point and comma where it cannot be the grouping: "12.50" is
 * twelve and a half everywhere. Signs and letters of currencies around it are passed over. Never guesses: what could be read in two ways is
 * read as the locale has it, and decimals that the currency does not have are refused.
 */
export function parseAmount(text: string, { decimal, group, decimals }: AmountSigns): ParsedAmount {
  const plain = asciiDigits(text.replace(invisible, '').replace(spaces, ''))
    .replace(/٫/g, decimal)
    .replace(/٬/g, group)
    .replace(/^[\p{Sc}\p{L}]+|[\p{Sc}\p{L}]+$/gu, '');
  if (plain === '') return { ok: false, reason: /\p{L}/u.test(text) ? 'not-a-number' : 'empty' };
  const unsigned = plain.replace(minus, '');
  const read = splitDecimals(unsigned, decimal, group);
  if (!read) return { ok: false, reason: 'not-a-number' };
  if (unsigned !== plain) return { ok: false, reason: 'negative' };
  const fraction = read.fraction.replace(/0+$/, '');
  if (fraction.length > decimals) return { ok: false, reason: 'too-many-decimals' };
  const whole = read.whole.replace(/^0+(?=\d)/, '');
  if (whole.length > mostDigits) return { ok: false, reason: 'too-large' };
  const padded = fraction.padEnd(decimals, '0');
  return { ok: true, value: padded === '' ? whole : `${whole}.${padded}` };
}

function splitDecimals(
  text: string,
  decimal: string,
  group: string,
): { readonly whole: string; readonly fraction: string } | undefined {
  const other = decimal === ',' ? '.' : ',';
  for (const [sign, grouping] of [
    [decimal, group],
    [other, decimal],
  ] as const) {
    const [first = '', fraction = '', ...more] = text.split(sign);
    // A sign that is also the grouping of the locale is read as one where the digits allow it.
    const whole = withoutGroups(first, sign === decimal ? group : grouping);
    const isGrouping = sign !== decimal && sign === group && /^\d{3}$/.test(fraction);
    if (more.length === 0 && !isGrouping && /^\d*$/.test(fraction) && /^\d+$/.test(whole || '0'))
      return { whole: whole || '0', fraction };
  }
  return undefined;
}

/** Takes grouping signs out where they stand between proper groups: three digits at the end, two or three before (12,34,567). */
function withoutGroups(text: string, sign: string): string {
  const [first = '', ...rest] = text.split(sign);
  const proper =
    /^\d{1,3}$/.test(first) &&
    rest.every((part, index) => (index === rest.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(part));
  return proper ? [first, ...rest].join('') : text;
}
