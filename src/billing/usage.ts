import {
  charge as chargeUnits,
  isNegative,
  isZero,
  zero,
  type Money,
  type Rate,
} from '../money/money.js';
import { addDecimals, negateDecimal, parseDecimal, signOf } from '../money/decimal.js';
import type { Tier } from '../model/rate-schedule.js';
import type { Period } from '../model/values.js';
import type { ChargeLine } from './charges.js';
import { tierShares } from './price.js';
import { ratesOn, type ChargeTerms } from './rates.js';

/** What was used at one time. */
export interface UsageRecord {
  /** Decimal text; negative units take back what was recorded before. */
  readonly units: string;
  /** Pre-rated: what it costs, whatever the units. */
  readonly amount?: Money | undefined;
  /** Pre-rated: the price of one unit. */
  readonly rate?: Rate | undefined;
}

/** Why usage cannot be recorded, by its signs alone. */
export const usageSignRefusals = ['rate-negative', 'amount-positive', 'pooled-negative'] as const;
export type UsageSignRefusal = (typeof usageSignRefusals)[number];

function isPreRated({ amount, rate }: UsageRecord): boolean {
  return amount !== undefined || rate !== undefined;
}

/**
 * Which signs go together (Aria wire notes 4.12):
 * - Units may be negative.
 * - A rate is not negative when the units or the amount are.
 * - An amount is not positive when the units are negative.
 * - Where units are pooled, they are not negative, unless they are pre-rated.
 */
export function usageRefusal(
  record: UsageRecord,
  { pooled = false }: Pick<ChargeTerms, 'pooled'>,
): UsageSignRefusal | undefined {
  const { units, amount, rate } = record;
  const takesBack = signOf(units) < 0;
  if (rate && signOf(rate.amount) < 0 && (takesBack || (amount && isNegative(amount))))
    return 'rate-negative';
  if (takesBack && amount && !isNegative(amount) && !isZero(amount)) return 'amount-positive';
  if (pooled && takesBack && !isPreRated(record)) return 'pooled-negative';
  return undefined;
}

/** Usage of one charge that comes on one invoice. */
export interface ChargedUsage {
  readonly planName: string;
  readonly charge: ChargeTerms;
  readonly currency: string;
  readonly records: readonly UsageRecord[];
  /** The days in which it was used, and by whose first day's rates it is priced (assumed). */
  readonly period: Period;
}

/**
 * The lines of usage: what is pre-rated has a line for each record; the other units are added up and priced together by the tiers,
 * a line for each tier. Units that come to less than nothing are credited as they would have been charged (assumed).
 * Usage that costs nothing keeps its line, so that it is seen and done with. Undefined while the charge has no rates: it waits for them.
 */
export function usageLines(usage: ChargedUsage): ChargeLine[] | undefined {
  const { charge, records, period, currency } = usage;
  const rated = records.filter(isPreRated).map((record) => preRatedLine(usage, record));
  const others = records.filter((record) => !isPreRated(record));
  if (others.length === 0) return rated;
  const rates = ratesOn(charge, period.from);
  if (!rates) return undefined;
  const units = addDecimals(others.map((record) => record.units));
  const shares = decimalShares(charge, rates.tiers, units);
  if (shares.length === 0) return [...rated, lineOf(usage, units, zero(currency))];
  return [
    ...rated,
    ...shares.map((share) =>
      lineOf(usage, share.units, chargeUnits(share.rate, share.units), share.rate),
    ),
  ];
}

function preRatedLine(usage: ChargedUsage, { units, amount, rate }: UsageRecord): ChargeLine {
  const price = amount ?? (rate ? chargeUnits(rate, units) : zero(usage.currency));
  // A line shows no rate below nothing.
  return lineOf(usage, units, price, rate && signOf(rate.amount) >= 0 ? rate : undefined);
}

function lineOf(
  { planName, charge, period }: ChargedUsage,
  units: string,
  amount: Money,
  rate?: Rate,
): ChargeLine {
  return {
    kind: 'usage',
    planName,
    description: charge.name,
    units,
    ...(rate && { rate }),
    amount,
    period,
    prorated: false,
    chargeId: charge.id,
    ...(charge.taxable === false && { taxable: false as const }),
  };
}

/**
 * The tiers that price decimal units: as the next whole number of them falls into tiers, and what that is too much comes off the last one.
 * A flat tier counts once. What is taken back is priced as it would have been charged.
 */
function decimalShares(
  charge: ChargeTerms,
  tiers: readonly Tier[],
  units: string,
): { units: string; rate: Rate }[] {
  const takesBack = signOf(units) < 0;
  const size = takesBack ? negateDecimal(units) : units;
  const whole = ceiling(size);
  const excess = charge.tierRule === 'flat' ? '0' : subtract(String(whole), size);
  const shares = tierShares(charge, tiers, whole);
  return shares.map(({ units: inTier, rate }, index) => {
    const last = index === shares.length - 1;
    const exact = last ? subtract(String(inTier), excess) : String(inTier);
    return { rate, units: takesBack ? negateDecimal(exact) : exact };
  });
}

function subtract(from: string, taken: string): string {
  return addDecimals([from, negateDecimal(taken)]);
}

function ceiling(text: string): number {
  const { digits, scale } = parseDecimal(text);
  const unit = 10n ** BigInt(scale);
  return Number((digits + unit - 1n) / unit);
}
