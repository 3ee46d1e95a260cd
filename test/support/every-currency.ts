import * as isoCurrencies from 'dinero.js/bigint/currencies';

const iso = Object.values(isoCurrencies);

/** Every currency that the runtime or dinero.js knows, with the decimals that ISO 4217 gives it: by the table of dinero.js, not by ours. */
export const everyCurrency: readonly { readonly currency: string; readonly places: number }[] = [
  ...new Set([...Intl.supportedValuesOf('currency'), ...iso.map(({ code }) => code)]),
].map((currency) => ({ currency, places: placesOf(currency) }));

function placesOf(currency: string): number {
  const known = iso.find(({ code }) => code === currency);
  // One whose small coin is a fifth has two decimals all the same, and so have those that are not in the table.
  return known?.base === 10n ? Number(known.exponent) : 2;
}

/** A number of the smallest coins as decimal text with so many decimals: 5 is "0.05" with two. */
export function ofCoins(coins: bigint, places: number): string {
  const digits = String(coins < 0n ? -coins : coins).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
  return coins < 0n ? `-${text}` : text;
}

/** Where amounts go wrong, in the smallest coins: nothing, one, around powers of ten and of two, what no float holds, and all of it as credit. */
export const edgesInCoins: readonly bigint[] = [
  ...[0n, 1n, 5n, 9n, 10n, 49n, 50n, 99n, 100n, 101n, 999n, 1000n, 1005n, 9999n, 10_000n, 99_999n],
  ...[2n ** 31n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, 10n ** 15n - 1n, 10n ** 15n],
  ...[9_007_199_254_740_993_123_456n],
].flatMap((coins) => (coins === 0n ? [coins] : [coins, -coins]));

/** -1 for a credit, else 1. */
export const signOf = (coins: bigint): bigint => (coins < 0n ? -1n : 1n);
