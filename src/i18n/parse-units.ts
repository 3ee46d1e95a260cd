import { asciiDigits } from './ascii-digits.js';

/** Why typed text is no number of units. */
export type UnitsProblem = 'empty' | 'not-a-number' | 'not-whole' | 'negative' | 'too-large';

export type ParsedUnits =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: UnitsProblem };

const invisible = /[\u061c\u200e\u200f\u2066-\u2069]/g;
const spaces = /[\s\u00a0\u202f_'’]/g;
const minus = /^[-−﹣－]/;

/** What may be a number, without what only makes it easier to read. */
function asciiText(text: string): string {
  return asciiDigits(text.replace(invisible, '').replace(spaces, ''));
}

/**
 * Reads a whole number as people type it: digits of any common script, spaces or apostrophes anywhere, and the
 * grouping sign of the locale between groups ("1,000" in English). Never guesses: what could mean a fraction is refused
 * as `not-whole`, and zero is a number.
 */
export function parseUnits(text: string, groupSign: string): ParsedUnits {
  const plain = /^\d+$/.test(text) ? text : asciiText(text);
  if (plain === '') return { ok: false, reason: 'empty' };
  const unsigned = plain.replace(minus, '');
  const digits = withoutGroups(unsigned, groupSign);
  if (!/^\d+$/.test(digits)) {
    const fraction = /^[\d.,٫٬]*[.,٫٬]\d+$/.test(unsigned);
    return { ok: false, reason: fraction ? 'not-whole' : 'not-a-number' };
  }
  if (unsigned !== plain) return { ok: false, reason: 'negative' };
  const value = Number(digits);
  return Number.isSafeInteger(value) ? { ok: true, value } : { ok: false, reason: 'too-large' };
}

/** Takes grouping signs out where they stand between proper groups: three digits at the end, two or three before (12,34,567). */
function withoutGroups(text: string, groupSign: string): string {
  const groups = text.split(groupSign);
  const [first = '', ...rest] = groups;
  const proper =
    rest.length > 0 &&
    /^\d{1,3}$/.test(first) &&
    rest.every((group, index) => (index === rest.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(group));
  return proper ? groups.join('') : text;
}
