import { asciiDigits } from '../money/ascii-digits.js';

/** Characters that are not seen: they may stand anywhere in a number. */
const unseen = /\p{Cf}/gu;

/** Digits in one piece or in groups. Between these may stand spaces of any kind, punctuation, bars and minus signs, up to three of them. */
const runs = /\d(?:[\s\p{P}|¦\u2212]{0,3}\d)*/gu;

/** Digits in groups that are no number: a UUID, a date with or without its time. */
const known = new RegExp(
  [
    String.raw`(?<![\da-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-f])`,
    String.raw`(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:[+-]\d\d:?\d\d)?)?(?!\d)`,
    String.raw`(?<!\d)[0-3]?\d([./-])[0-3]?\d\1(?:19|20)\d\d(?!\d)`,
  ].join('|'),
  'gi',
);

/**
 * Digits beside which stand the letters of hexadecimal ids and no others. In a random one of those so many digits in a row do come
 * up; in one of more letters they do not, so every other letter ends a number as a space does.
 */
const inHex = /(?=\d)(?<=(?<!\p{L})[a-f]+)\d{13,}|(?<!\d)\d{13,}(?=[a-f]+(?!\p{L}))/giu;

/** How few digits a group of a number has that others stand beside; the last may have fewer. So no number has more than seven groups. */
const leastInGroup = 3;
const mostGroups = 7;

/** Keys of amounts, whose schema lets in nothing but a decimal number, and of EAN/GLN numbers, which have a check digit of their own. */
const safeKeys: ReadonlySet<string> = new Set(['amount', 'eanNumber']);

/**
 * The places in an input where something looks like the number of a card (T20): 13 to 19 digits with the check digit of cards. Neither
 * adapter nor proxy has a field for one, so it is refused before anything reads, keeps or logs it.
 */
export function cardNumbersIn(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return isCardNumberIn(value) ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (isCardNumberIn(key)) return [path.join('.')];
    return safeKeys.has(key) && typeof inner === 'string'
      ? []
      : cardNumbersIn(inner, [...path, key]);
  });
}

function isCardNumberIn(text: string): boolean {
  const told = asciiDigits(text.replace(unseen, '')).replace(known, 'x').replace(inHex, 'x');
  return [...told.matchAll(runs)].some(([run]) =>
    numbersIn(run.match(/\d+/g) ?? []).some(hasCardCheckDigit),
  );
}

/** What of groups of digits may be a number of 13 to 19: all of them, and each row of them, since an expiry or a code may stand beside one. */
function numbersIn(groups: readonly string[]): string[] {
  const rows = groups.flatMap((_, from) =>
    groups
      .slice(from, from + mostGroups)
      .map((_, count) => groups.slice(from, from + count + 1))
      .filter((row) => row.slice(0, -1).every(({ length }) => length >= leastInGroup)),
  );
  return [groups, ...rows]
    .map((row) => row.join(''))
    .filter(({ length }) => length >= 13 && length <= 19);
}

/** Luhn's check: from the right, every second digit counts double, and its digits are summed. */
function hasCardCheckDigit(number: string): boolean {
  const digits = [...number].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}
