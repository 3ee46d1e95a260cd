const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const maxDigits = 64;

/**
 * A decimal number in the one spelling that we pass on: plain notation, no needless zeros, no negative zero
 * ("40", "-0.5"), so that equal amounts are equal texts. Exact. Undefined when `source` is no decimal number,
 * or is one of more than 64 digits when written out.
 */
export function canonicalDecimal(source: string): string | undefined {
  const match = decimal.exec(source);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  if (Math.max(digits.length, digits.length + shift, -shift) > maxDigits) return undefined;
  const point = Math.max(0, -shift);
  const shifted = (digits + '0'.repeat(Math.max(0, shift))).padStart(point + 1, '0');
  const units = shifted.slice(0, shifted.length - point);
  const rest = shifted.slice(shifted.length - point).replace(/0+$/, '');
  return `${sign}${units}${rest === '' ? '' : `.${rest}`}`;
}

/** An integer in the same spelling ("40" of "40", "40.0" and "4e1"), within the 64 bits of an Aria long. Undefined otherwise. */
export function canonicalLong(source: string): string | undefined {
  const text = canonicalDecimal(source);
  if (text === undefined || text.includes('.')) return undefined;
  const value = BigInt(text);
  return value === BigInt.asIntN(64, value) ? text : undefined;
}
