import { isZero, percentOf, sum, type Money } from '../money/money.js';
import type { LineKind } from '../model/codes.js';
import type { CalendarDate } from '../model/values.js';

/** A tax of the jurisdiction table: on everybody in a country, or in one region of it. */
export interface Tax {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly region?: string | undefined;
  /** Decimal text: "8.25" is eight and a quarter per cent. */
  readonly percent: string;
  /** The first invoice date on which it is charged. */
  readonly from?: CalendarDate | undefined;
}

/** The taxes that an address bears on an invoice of `date`; none without an address (our stand-in for a tax engine). */
export function taxesAt<T extends Tax>(
  taxes: readonly T[],
  address: { readonly country: string; readonly region?: string | undefined } | undefined,
  date: CalendarDate,
): T[] {
  if (!address) return [];
  return taxes.filter(
    ({ country, region, from }) =>
      country === address.country &&
      (region === undefined || region === address.region) &&
      (from === undefined || from <= date),
  );
}

/** A line as far as tax needs it. */
export interface TaxedLine {
  readonly kind: LineKind;
  readonly amount: Money;
  readonly taxable?: boolean | undefined;
  readonly lowers?: { readonly invoiceId?: string | undefined; readonly line: number } | undefined;
}

const untaxed: ReadonlySet<LineKind> = new Set(['tax', 'coupon-credit', 'service-credit']);

/**
 * What of each line bears tax: the line less the coupons and service credits that lower it on the same invoice.
 * A credit for days not used bears tax as the charge did, so that tax is given back with it.
 */
export function taxBases(lines: readonly TaxedLine[], currency: string): Money[] {
  const credits = new Map<number, Money[]>();
  for (const { kind, lowers, amount } of lines) {
    if (!lowers || (kind !== 'coupon-credit' && kind !== 'service-credit')) continue;
    credits.set(lowers.line, [...(credits.get(lowers.line) ?? []), amount]);
  }
  return lines.flatMap(({ kind, amount, taxable }, index) =>
    untaxed.has(kind) || taxable === false
      ? []
      : [sum([amount, ...(credits.get(index + 1) ?? [])], currency)],
  );
}

/** One tax on all bases: rounded per line, added up to one figure; undefined when it comes to nothing. */
export function taxOn(
  bases: readonly Money[],
  percent: string,
  currency: string,
): Money | undefined {
  const total = sum(
    bases.map((base) => percentOf(base, percent)),
    currency,
  );
  return isZero(total) ? undefined : total;
}
