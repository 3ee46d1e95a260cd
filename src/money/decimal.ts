/** Exact decimal text that is no money: units of usage ("10.5"), percents ("8.25"). */

/** Thrown when something is no decimal text, has too many decimals for its currency, or two currencies meet. A mistake in code or data, never of a customer. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

/** A decimal as a whole number and how many of its digits stand behind the point: "-0.50" is -50 and 2. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const decimalText = /^-?\d+(?:\.\d+)?$/;

export function parseDecimal(text: string): Decimal {
  if (!decimalText.test(text)) throw new MoneyError(`"${text}" is not a decimal amount.`);
  const point = text.indexOf('.');
  return point === -1
    ? { digits: BigInt(text), scale: 0 }
    : {
        digits: BigInt(text.slice(0, point) + text.slice(point + 1)),
        scale: text.length - point - 1,
      };
}

/** Writes a decimal with all its digits. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const point = text.length - scale;
  return (digits < 0n ? '-' : '') + text.slice(0, point) + (scale ? `.${text.slice(point)}` : '');
}

/** The exact sum: "10.5" and "0.25" are "10.75"; "0" when there are none. */
export function addDecimals(values: readonly string[]): string {
  const decimals = values.map(parseDecimal);
  const scale = Math.max(0, ...decimals.map((value) => value.scale));
  const digits = decimals.reduce(
    (total, value) => total + value.digits * 10n ** BigInt(scale - value.scale),
    0n,
  );
  return formatDecimal({ digits, scale });
}

/** The same number the other way. */
export function negateDecimal(text: string): string {
  const { digits, scale } = parseDecimal(text);
  return formatDecimal({ digits: -digits, scale });
}

/** Negative, 0 or positive, as the number is. */
export function signOf(text: string): number {
  const { digits } = parseDecimal(text);
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}
