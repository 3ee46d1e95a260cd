import type { Line } from '../model/invoice.js';
import type { InvoiceId } from '../model/ids.js';
import type { CalendarDate, Period } from '../model/values.js';
import {
  add,
  chargePart,
  compare,
  isZero,
  lesser,
  negate,
  ratio,
  type Money,
} from '../money/money.js';
import { addDays, daysBetween, daysIn } from './calendar.js';

/** A line in advance, as a credit is counted from it. */
export interface Charged extends Line {
  readonly period: Period;
  readonly chargeId?: string | undefined;
  /** Days billed of the days of the whole period, where it is prorated. */
  readonly share?: { readonly days: number; readonly of: number } | undefined;
  readonly taxable?: boolean | undefined;
}

/** A charge in advance that stands for days of service. */
export interface Standing {
  readonly invoiceId: InvoiceId;
  /** The number of the line on that invoice. */
  readonly line: number;
  /** Its days that were not credited: it begins where the line does, since credits are taken from the end. */
  readonly period: Period;
}

/** What stands, with the line that it comes from. */
export interface Covered extends Standing {
  readonly charged: Charged;
  /** What the line asked for: its amount less the coupons on its own invoice. Service credits are money, and count as paid. */
  readonly net: Money;
  /** What may still be taken off the line at the most; never negative. */
  readonly left: Money;
}

/** A proration credit: a recurring line the other way. */
export interface CreditLine extends Charged {
  readonly lowers: { readonly invoiceId: InvoiceId; readonly line: number };
}

/** From what a credit is counted: the amount of the line, or its rate without the rounding (Aria wire notes 4.2). */
export type CreditBasis = 'charged-amount' | 'exact-rate';

/**
 * What the last `days` days of a line are worth: what it asked for × days ÷ its days, rounded half away from zero.
 * Days that were sold at a discount are credited at the discount: what was never paid does not come back (assumed).
 * Counted from the rate, a line that was lowered counts like one charged, since the discount has no rate.
 * A part that was credited before is worth what it was worth then, so that the credits of a line never add up to more than it.
 */
function worthOfLast(days: number, { charged, net }: Covered, basis: CreditBasis): Money {
  const { amount, rate, units, share, period } = charged;
  if (basis === 'exact-rate' && rate && units !== undefined && compare(net, amount) === 0)
    return chargePart(rate, Number(units), days, share?.of ?? daysIn(period));
  return ratio(net, days, daysIn(period));
}

/**
 * The credits for the days from `from` on: for each charge that stands for such days, one line over these days.
 * All that is credited comes from charges that stand, so every credit belongs to a charge and none is given twice.
 */
export function creditsFrom(
  from: CalendarDate,
  covered: readonly Covered[],
  basis: CreditBasis,
): CreditLine[] {
  return covered.flatMap((entry): CreditLine[] => {
    const { charged, period, left, invoiceId, line } = entry;
    if (period.to < from) return [];
    const days = { from: from > period.from ? from : period.from, to: period.to };
    const credited = daysBetween(period.to, charged.period.to);
    const worth = add(
      worthOfLast(credited + daysIn(days), entry, basis),
      negate(worthOfLast(credited, entry, basis)),
    );
    const amount = lesser(worth, left);
    if (isZero(amount)) return [];
    const { share, ...rest } = charged;
    return [
      {
        ...rest,
        amount: negate(amount),
        period: days,
        prorated: true,
        share: { days: daysIn(days), of: share?.of ?? daysIn(charged.period) },
        lowers: { invoiceId, line },
      },
    ];
  });
}

/** What stands for days before `from`, when nothing stands for the days from then on any more. */
export function coverageBefore<T extends Pick<Standing, 'period'>>(
  from: CalendarDate,
  coverage: readonly T[],
): T[] {
  const last = addDays(from, -1);
  return coverage
    .filter(({ period }) => period.from < from)
    .map((entry) =>
      entry.period.to < from ? entry : { ...entry, period: { from: entry.period.from, to: last } },
    );
}

/**
 * A charge that is not on an invoice yet, without the days from `from` on: shortened, with what a credit for them
 * would have left of it; undefined when no day is left. There is nothing to credit: it is simply never made.
 */
export function chargeBefore<T extends Charged>(
  from: CalendarDate,
  line: T,
): (Omit<T, keyof Charged> & Charged) | undefined {
  const { period, amount, share } = line;
  if (period.to < from) return line;
  if (period.from >= from) return undefined;
  const days = { from: period.from, to: addDays(from, -1) };
  const off = ratio(amount, daysIn({ from, to: period.to }), daysIn(period));
  return {
    ...line,
    amount: add(amount, negate(off)),
    period: days,
    prorated: true,
    share: { days: daysIn(days), of: share?.of ?? daysIn(period) },
  };
}

/** What a choice of proration lets through, once the company's rule is filled in (Aria wire notes 4.2). */
export interface Moves {
  /** What was charged for days from the change on is credited. */
  readonly credits: boolean;
  /** The new terms are charged for these days. */
  readonly charges: boolean;
}

export function movesOf(proration: 'none' | 'full' | 'charge-only' | 'credit-only'): Moves {
  return {
    credits: proration === 'full' || proration === 'credit-only',
    charges: proration === 'full' || proration === 'charge-only',
  };
}

/**
 * Whether a change of units moves anything now: what more units cost is a charge, what fewer cost less is a credit,
 * and each needs the choice that lets it through. The amounts decide, since with tiers more units may cost less.
 */
export function differenceMoves(before: Money, after: Money, { credits, charges }: Moves): boolean {
  const more = compare(after, before);
  return more > 0 ? charges : more < 0 && credits;
}
