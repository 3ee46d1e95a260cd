import type { LineKind } from '../model/codes.js';
import {
  add,
  charge,
  compare,
  isZero,
  negate,
  ratio,
  sum,
  zero,
  type Money,
  type Rate,
} from '../money/money.js';
import type { LineCredit } from './credit-memo.js';
import { canCredit, lineLeft, taxOnCredit, type CreditedLine } from './line-left.js';

/** A line of the invoice that is rebilled. */
export interface RebillableLine extends CreditedLine {
  readonly units?: string | undefined;
  readonly rate?: Rate | undefined;
  readonly share?: { readonly days: number; readonly of: number } | undefined;
}

/** What is other in the rebill than on the line that it replaces. Lines count from 1. */
export interface LineChange {
  readonly line: number;
  /** The line is not rebilled. */
  readonly exclude?: boolean | undefined;
  /** Decimal text; whole but for usage. */
  readonly units?: string | undefined;
  /** Per unit, as decimal text in the currency of the invoice. */
  readonly rate?: string | undefined;
  /** The type of the service that is billed instead; `'not-found'` when the catalogue has no such service. */
  readonly service?: LineKind | 'not-found' | undefined;
}

/** A line of a rebill. Without units and rate they are those of the line that it replaces; `rate` null: no rate makes its amount. */
export interface RebilledLine {
  /** The number of the line that it replaces. */
  readonly line: number;
  readonly amount: Money;
  readonly units?: string;
  readonly rate?: Rate | null;
}

/** What a rebill is made of, and what becomes of the invoice that it replaces. */
export interface RebillPlan {
  readonly lines: readonly RebilledLine[];
  /** The difference, credited by a memo on the invoice: empty when nothing is lower. */
  readonly credits: readonly (LineCredit & { readonly tax: Money })[];
  /** What the rebill asks for in place of the invoice: what is left of its lines after the memo, and the tax on that. */
  readonly replaced: Money;
}

/**
 * A changed copy of the charge lines that are left of an invoice; lines that no change names are copied as they are
 * (Aria wire notes 4.11). A line that was credited before is copied with what is left of it. Lines that come to nothing are left out.
 */
export function planRebill(
  lines: readonly RebillableLine[],
  changes: readonly LineChange[],
  currency: string,
): RebillPlan {
  const rebillable = lines.flatMap((line, index) =>
    canCredit(line) ? { line, number: index + 1 } : [],
  );
  const rebilled = rebillable.map(({ line, number }) =>
    rebilledLine(
      line,
      number,
      changes.find((change) => change.line === number),
    ),
  );
  const differences = rebillable.map(({ line, number }, index) => {
    const left = lineLeft(line);
    const difference = add(left, negate(rebilled[index]?.amount ?? zero(currency)));
    const tax = taxOnCredit(line, difference);
    const rest = add(add(left, taxOnCredit(line, left)), negate(add(difference, tax)));
    return { line: number, amount: difference, tax, rest };
  });
  return {
    lines: rebilled.filter(({ amount }) => !isZero(amount)),
    credits: differences.flatMap(({ line, amount, tax }) =>
      isZero(amount) ? [] : { line, amount, tax },
    ),
    replaced: sum(
      differences.map(({ rest }) => rest),
      currency,
    ),
  };
}

/** The line that stands in the place of `line`, changed or copied. */
export function rebilledLine(
  line: RebillableLine,
  number: number,
  change: LineChange | undefined,
): RebilledLine {
  const left = lineLeft(line);
  if (change?.exclude) return { line: number, amount: zero(left.currency) };
  if (change?.units === undefined && change?.rate === undefined) {
    const whole = compare(left, line.amount) === 0;
    return { line: number, amount: left, ...(!whole && { rate: null }) };
  }
  const units = change.units ?? line.units ?? '1';
  const rate = rateOf(line, change);
  const full = charge(rate, units);
  const { share } = line;
  const amount = share ? ratio(full, share.days, share.of) : full;
  return { line: number, amount, units, rate };
}

/** A line without a rate, such as a fee, is one unit of its amount. */
function rateOf({ rate, amount }: RebillableLine, change: LineChange): Rate {
  if (change.rate !== undefined) return { amount: change.rate, currency: amount.currency };
  return rate ?? amount;
}
