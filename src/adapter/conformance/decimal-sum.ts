import { canonicalDecimal } from '../protocol/figures.js';
import { RuleBroken } from './expect.js';

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The exact sum of decimal texts, in one spelling. Its own arithmetic: what it checks must not agree with itself. */
export function decimalSum(amounts: readonly string[]): string {
  const parts = amounts.map((amount) => {
    const [whole, sign = '', units = '', fraction = ''] = decimal.exec(amount) ?? [];
    if (whole === undefined) throw new RuleBroken(`"${amount}" is no decimal amount.`);
    return { sign, units, fraction };
  });
  const places = Math.max(0, ...parts.map(({ fraction }) => fraction.length));
  const sum = parts.reduce(
    (total, { sign, units, fraction }) =>
      total + BigInt(sign + units + fraction.padEnd(places, '0')),
    0n,
  );
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const point = digits.length - places;
  return canonicalDecimal(
    `${sum < 0n ? '-' : ''}${digits.slice(0, point)}${places ? `.${digits.slice(point)}` : ''}`,
  );
}
