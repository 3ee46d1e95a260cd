import type { LineKind } from '../../src/model/codes.js';
import type { Line } from '../../src/model/invoice.js';
import { add, charge, isNegative, isZero, negate, sum, type Money } from '../../src/money/money.js';
import type { WorldInvoice } from '../../src/sandbox/world.js';
import { lineType } from '../aria/codes.js';

/** Aria has no line type for a cancellation fee, nor for what no plan and no order charges (Aria wire notes 2.13). */
const typeOfKind: Record<LineKind, number | undefined> = {
  recurring: lineType.recurring,
  tax: lineType.tax,
  'service-credit': lineType.serviceCredit,
  'coupon-credit': lineType.couponCredit,
  activation: lineType.activation,
  usage: lineType.usage,
  'recurring-arrears': lineType.recurringArrears,
  order: lineType.order,
  surcharge: lineType.surcharge,
  cancellation: undefined,
  other: undefined,
};

const factorDigits = 6;
const factorScale = 10n ** BigInt(factorDigits);

/** What every call says of a line, under the names that each call has for it. */
export interface WireLine {
  readonly type: number | undefined;
  readonly amount: string;
  /** Units of the whole period, and the part of them that is billed. */
  readonly baseUnits: string | undefined;
  readonly units: string | undefined;
  /** The part of the period that is billed, to six decimals; 1 for a whole one. */
  readonly factor: string | undefined;
}

export function wireLine(line: Line): WireLine {
  const { units, amount, kind } = line;
  const factor = prorationFactor(line);
  return {
    type: typeOfKind[kind],
    amount: amount.amount,
    baseUnits: units,
    units: units === undefined || factor === undefined ? units : scaled(factor * BigInt(units)),
    factor: factor === undefined ? undefined : scaled(factor),
  };
}

/** In millionths, rounded half up, without the sign of a credit; undefined for a line that is not units at a rate. */
function prorationFactor({ units, rate, amount, prorated }: Line): bigint | undefined {
  if (units === undefined || rate === undefined || !/^\d+$/.test(units)) return undefined;
  if (!prorated) return factorScale;
  const full = charge(rate, Number(units));
  if (isZero(full)) return factorScale;
  const [part, whole] = [minor(amount), minor(full)];
  return (2n * part * factorScale + whole) / (2n * whole);
}

function minor({ amount }: Money): bigint {
  return BigInt(amount.replace(/[-.]/g, ''));
}

function scaled(millionths: bigint): string {
  const text = String(millionths).padStart(factorDigits + 1, '0');
  return `${text.slice(0, -factorDigits)}.${text.slice(-factorDigits)}`;
}

/** Charges and credits of lines, apart; both without a sign. */
export function chargesAndCredits(
  lines: readonly Line[],
  currency: string,
): { readonly charges: Money; readonly credits: Money } {
  const amounts = lines.map(({ amount }) => amount);
  return {
    charges: sum(
      amounts.filter((amount) => !isNegative(amount)),
      currency,
    ),
    credits: negate(sum(amounts.filter(isNegative), currency)),
  };
}

/** Sums of lines as Aria tells them: charges and credits apart, each without a sign, before tax and with it. */
export function sumsOf(lines: readonly Line[], currency: string) {
  const taxes = lines.filter(({ kind }) => kind === 'tax');
  const own = chargesAndCredits(
    lines.filter(({ kind }) => kind !== 'tax'),
    currency,
  );
  const tax = chargesAndCredits(taxes, currency);
  return {
    charges: own.charges.amount,
    tax: tax.charges.amount,
    chargesAfterTax: add(own.charges, tax.charges).amount,
    credits: own.credits.amount,
    taxCredits: tax.credits.amount,
    creditsAfterTax: add(own.credits, tax.credits).amount,
    total: sum(
      lines.map(({ amount }) => amount),
      currency,
    ).amount,
    /** What the lines of the running period come to. */
    prorated: sum(
      lines.filter((line) => line.prorated).map(({ amount }) => amount),
      currency,
    ).amount,
  };
}

/** The number of a line as a transaction: the lines have those that follow their invoice's. Lines are counted from 1. */
export function lineNumber(
  { transactionId }: Pick<WorldInvoice, 'transactionId'>,
  line: number,
): string {
  return String(Number(transactionId) + line);
}
