/**
 * ISO 4217 currencies whose minor unit is not one hundredth, by number of decimals.
 * All others have two. A test compares this list with the currency table of dinero.js.
 */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: 'CLF UYW'.split(' '),
};

const digitsOf: ReadonlyMap<string, number> = new Map(
  Object.entries(exceptions).flatMap(([digits, codes]) =>
    codes.map((code) => [code, Number(digits)] as const),
  ),
);

/** How many decimals an amount in `currency` (upper-case ISO 4217 code) is charged with: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return digitsOf.get(currency) ?? 2;
}
