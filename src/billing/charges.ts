import {
  isZero,
  sumOfAmounts,
  charge as chargeUnits,
  type Money,
  type Rate,
} from '../money/money.js';
import type { PlanInstanceId } from '../model/ids.js';
import type { Line } from '../model/invoice.js';
import type { CalendarDate, Period } from '../model/values.js';
import { daysIn } from './calendar.js';
import { chargePrice, tiersOn, tierShares } from './price.js';
import { prorate } from './proration.js';
import { ratesOn, type ChargeTerms, type ScheduleTerms } from './rates.js';

/** A line that a charge of a rate schedule makes. */
export interface ChargeLine extends Line {
  readonly chargeId: string;
  /** Days billed of the days of the whole period, where it is prorated. */
  readonly share?: { readonly days: number; readonly of: number };
  /** Left out: it bears tax. */
  readonly taxable?: false;
  /** Whose line it is, where that was told. */
  readonly planInstanceId?: PlanInstanceId;
}

/** What is billed for one plan and period. */
export interface PeriodCharge {
  readonly planName: string;
  readonly schedule: ScheduleTerms;
  readonly units: number;
  /** The days of service that are billed. */
  readonly period: Period;
  /** The whole interval that `period` is a part of. */
  readonly cycle: Period;
  /** The date whose rates apply: the period that spans a change keeps the rate of its invoice (Aria wire notes 4.3 B). */
  readonly rateDate: CalendarDate;
  /** Whose lines they are; left out for lines that are only looked at. */
  readonly planInstanceId?: PlanInstanceId | undefined;
}

/** The recurring lines in advance of one period, one per charge and tier; nothing for a charge that costs nothing. */
export function recurringLines(input: PeriodCharge): ChargeLine[] {
  return periodLines(input, 'recurring');
}

/** The same for what is charged in arrears: after its period, at the rates of that period's first day (assumed). */
export function arrearsLines(input: PeriodCharge): ChargeLine[] {
  return periodLines(input, 'recurring-arrears');
}

/** Whether the schedule charges anything in arrears. */
export function chargesArrears(schedule: ScheduleTerms): boolean {
  return schedule.charges.some((charge) => recurringKind(charge) === 'recurring-arrears');
}

type RecurringKind = 'recurring' | 'recurring-arrears';

function recurringKind({ kind, billed }: ChargeTerms): RecurringKind | undefined {
  if (kind !== 'recurring') return undefined;
  return billed === 'in-arrears' ? 'recurring-arrears' : 'recurring';
}

function periodLines(input: PeriodCharge, kind: RecurringKind): ChargeLine[] {
  const { schedule, units, period, cycle, rateDate } = input;
  const full = fullPrices(schedule, units, rateDate)[kind];
  if (period.from === cycle.from && period.to === cycle.to)
    return full.map((price) => lineOf(price, input, price.amount, false));
  const share = { days: daysIn(period), of: daysIn(cycle) };
  return full
    .map((price) => ({
      ...lineOf(price, input, prorate(price.amount, period, cycle), true),
      share,
    }))
    .filter((line) => !isZero(line.amount));
}

/** Written out and completed in place, since the engine makes millions of them and copies are slow. */
function lineOf(
  { kind, description, units, rate, chargeId, taxable }: FullPrice,
  { planName, period, planInstanceId }: PeriodCharge,
  amount: Money,
  prorated: boolean,
): ChargeLine {
  const line: { -readonly [Key in keyof ChargeLine]: ChargeLine[Key] } = {
    kind,
    planName,
    description,
    units,
    rate,
    amount,
    period,
    prorated,
    chargeId,
  };
  if (planInstanceId !== undefined) line.planInstanceId = planInstanceId;
  if (taxable === false) line.taxable = taxable;
  return line;
}

/** A line of a whole period, before it is known which. */
interface FullPrice {
  readonly kind: RecurringKind;
  readonly description: string;
  readonly units: string;
  readonly rate: Rate;
  readonly amount: Money;
  readonly chargeId: string;
  readonly taxable: boolean | undefined;
}
type FullPrices = Readonly<Record<RecurringKind, readonly FullPrice[]>>;

/** Full prices by schedule and date, and by units: many instances share them, and so do all dates between two changes of rates. */
const priced = new WeakMap<ScheduleTerms, Priced>();
interface Priced {
  readonly byDate: Map<CalendarDate, Map<number, FullPrices>>;
  readonly byRates: Map<string, Map<number, FullPrices>>;
}

function fullPrices(schedule: ScheduleTerms, units: number, rateDate: CalendarDate): FullPrices {
  const known = pricesOn(schedule, rateDate);
  let found = known.get(units);
  if (!found) {
    const of = (kind: RecurringKind) =>
      schedule.charges
        .filter((charge) => recurringKind(charge) === kind)
        .flatMap((charge) => fullPrice(charge, kind, units, rateDate));
    found = { recurring: of('recurring'), 'recurring-arrears': of('recurring-arrears') };
    known.set(units, found);
  }
  return found;
}

/** The full prices that are known already for the rates of a date, by units. */
function pricesOn(schedule: ScheduleTerms, date: CalendarDate): Map<number, FullPrices> {
  let of = priced.get(schedule);
  if (!of) priced.set(schedule, (of = { byDate: new Map(), byRates: new Map() }));
  let found = of.byDate.get(date);
  if (!found) {
    const inForce = schedule.charges.map((charge) => ratesOn(charge, date)?.from ?? '');
    const key = inForce.join();
    found = of.byRates.get(key) ?? new Map<number, FullPrices>();
    of.byRates.set(key, found);
    of.byDate.set(date, found);
  }
  return found;
}

function fullPrice(
  charge: ChargeTerms,
  kind: RecurringKind,
  units: number,
  rateDate: CalendarDate,
): FullPrice[] {
  return tierShares(charge, tiersOn(charge, rateDate), units)
    .map((share) => ({
      kind,
      description: charge.name,
      units: String(share.units),
      rate: share.rate,
      amount: chargeUnits(share.rate, share.units),
      chargeId: charge.id,
      taxable: charge.taxable,
    }))
    .filter(({ amount }) => !isZero(amount));
}

/** Activation fees, charged once with the first invoice. */
export function activationLines(
  planName: string,
  schedule: ScheduleTerms,
  units: number,
  date: CalendarDate,
): ChargeLine[] {
  return feeLines('activation', planName, schedule, units, date);
}

/** Cancellation fees, charged once when the plan is cancelled, at the rates of that day, whatever is prorated (Aria wire notes 4.5). */
export function cancellationLines(
  planName: string,
  schedule: ScheduleTerms,
  units: number,
  date: CalendarDate,
): ChargeLine[] {
  return feeLines('cancellation', planName, schedule, units, date);
}

function feeLines(
  kind: 'activation' | 'cancellation',
  planName: string,
  { charges, currency }: ScheduleTerms,
  units: number,
  date: CalendarDate,
): ChargeLine[] {
  return charges
    .filter((charge) => charge.kind === kind)
    .map((charge) => ({
      kind,
      planName,
      description: charge.name,
      amount: chargePrice(charge, units, date, currency),
      prorated: false,
      chargeId: charge.id,
      ...(charge.taxable === false && { taxable: false as const }),
    }))
    .flatMap((line) =>
      line.amount && !isZero(line.amount) ? [{ ...line, amount: line.amount }] : [],
    );
}

/** The total of lines in one currency. */
export function totalOf(lines: readonly Pick<Line, 'amount'>[], currency: string): Money {
  return sumOfAmounts(lines, currency);
}
