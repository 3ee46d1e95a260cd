/**
 * The quick way for nearly all amounts: minor units as a plain number, which holds whole numbers exactly up to 2^53.
 * What it does not know is NaN, which makes every result with it NaN; `money.ts` then takes the way over bigint, which knows all.
 */

const minus = 45;
const point = 46;
const zero = 48;
/** Of so many digits every whole number is exact. */
const mostDigits = 15;

/**
 * Minor units of an amount that is written as we write it, with exactly `places` decimals: "-40.00" is -4000.
 * NaN for any other text ("40", "040.00", "-0.00"), and for a longer one.
 */
export function quickMinor(amount: string, places: number): number {
  const { length } = amount;
  const first = amount.charCodeAt(0) === minus ? 1 : 0;
  const end = places === 0 ? length : length - places - 1;
  const wholeDigits = end - first;
  if (wholeDigits < 1 || wholeDigits + places > mostDigits) return NaN;
  if (wholeDigits > 1 && amount.charCodeAt(first) === zero) return NaN;
  let minor = 0;
  for (let at = first; at < length; at++) {
    const code = amount.charCodeAt(at);
    if (at === end) {
      if (code !== point) return NaN;
      continue;
    }
    if (code < zero || code > zero + 9) return NaN;
    minor = minor * 10 + code - zero;
  }
  if (first === 0) return minor;
  return minor === 0 ? NaN : -minor;
}

/** Nothing, by the number of places: nearly every sum begins with it. */
const nothing = ['0', '0.0', '0.00', '0.000', '0.0000'];

/** Minor units as an amount: -4000 is "-40.00" with two places. Only for safe whole numbers. */
export function quickAmount(minor: number, places: number): string {
  if (minor === 0 && nothing[places]) return nothing[places];
  if (places === 0) return String(minor);
  const whole = 10 ** places;
  const size = Math.abs(minor);
  const rest = size % whole;
  // What is left divides without a rest, so it is exact too.
  return `${minor < 0 ? '-' : ''}${(size - rest) / whole}.${String(whole + rest).slice(1)}`;
}
