import { billingCycle } from '../../billing/calendar.js';
import { chargesArrears, totalOf } from '../../billing/charges.js';
import { isWaiting } from '../../billing/status.js';
import { projectedRow, type ProjectedRow } from '../../billing/timeline.js';
import type { Period } from '../../model/values.js';
import type { LaterFee } from '../../model/plan-quote.js';
import { add, isNegative, zero } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';

/** By which plan and rate schedule and for how many units a line was made. */
export type LineTerms = Pick<WorldPlanInstance, 'planId' | 'rateScheduleId' | 'units'>;

/** A plan instance on one day. */
export interface InstanceOfDay {
  /** At the end of the day before. */
  readonly before: WorldPlanInstance;
  /** Now, or at the end of the day. */
  readonly after: WorldPlanInstance;
}

/**
 * By which terms a line was made on a day on which they may have changed: credits, arrears and what ends before today by those of before,
 * which are billed up to the change; the rest by those of after.
 */
export function termsOf(
  books: Books,
  { before, after }: InstanceOfDay,
  { chargeId, kind, lowers, period }: WorldLine,
): LineTerms {
  const { rateScheduleId, units } = after;
  if (!lowers && before.rateScheduleId === rateScheduleId && before.units === units) return after;
  const has = (instance: WorldPlanInstance) =>
    books.scheduleOf(instance).charges.some(({ id }) => id === chargeId);
  const [earlier, later] = [has(before), has(after)];
  if (earlier !== later) return earlier ? before : after;
  const ended = period !== undefined && period.to < books.today;
  const terms = lowers || kind === 'recurring-arrears' || ended ? before : after;
  if (earlier) return terms;
  // What stands from a plan that it had long ago.
  const [found] = books.opened.plans.flatMap(({ id: planId, rateSchedules }) =>
    rateSchedules
      .filter(({ charges }) => charges.some(({ id }) => id === chargeId))
      .map(({ id: rateScheduleId }) => ({ planId, rateScheduleId })),
  );
  return found ? { ...found, units: terms.units } : terms;
}

/** Whether a line is a charge in the course of time, or gives one back. */
export function isCharge({ kind }: WorldLine): boolean {
  return kind === 'recurring' || kind === 'recurring-arrears';
}

/** Whether a line asks once for what a change of plans brings: a fee, or usage that it puts on an invoice. */
export function isFee({ kind }: WorldLine): boolean {
  return kind === 'activation' || kind === 'cancellation' || kind === 'usage';
}

/** A line of an invoice, and the terms by which it was made. */
export interface Charged {
  readonly line: WorldLine;
  readonly terms: LineTerms;
}

/** The charges in the course of time of one instance on the invoices of today: a row for each period and terms, credits apart. */
export function rowsOf(books: Books, charged: readonly Charged[]): ProjectedRow[] {
  const parts: { readonly first: Charged; readonly lines: WorldLine[] }[] = [];
  for (const each of charged) {
    const part = parts.find(({ first }) => isSamePart(first, each));
    if (part) part.lines.push(each.line);
    else parts.push({ first: each, lines: [each.line] });
  }
  return parts.flatMap(({ first: { line, terms }, lines }) => {
    const { period, amount, prorated } = line;
    if (!period) return [];
    const { planId, units } = terms;
    const { planName = books.plan(planId).name } = line;
    const total = totalOf(lines, amount.currency);
    return projectedRow({
      date: books.today,
      period,
      planId,
      planName,
      units,
      intervalMonths: books.scheduleOf(terms).intervalMonths,
      amount: total,
      prorated,
    });
  });
}

/** The fees of one instance on the invoices of today: one for each kind and plan. */
export function feesOf(books: Books, lines: readonly WorldLine[]): LaterFee[] {
  const fees = new Map<string, LaterFee>();
  for (const { kind, planName = '', amount } of lines) {
    if (kind !== 'activation' && kind !== 'cancellation' && kind !== 'usage') continue;
    const key = JSON.stringify([kind, planName]);
    const so = fees.get(key);
    fees.set(key, {
      kind,
      date: books.today,
      planName,
      amount: so ? add(so.amount, amount) : amount,
    });
  }
  return [...fees.values()];
}

function isSamePart(one: Charged, other: Charged): boolean {
  const [{ kind, period, lowers, amount }, { period: days }] = [one.line, other.line];
  return (
    kind === other.line.kind &&
    !lowers === !other.line.lowers &&
    isNegative(amount) === isNegative(other.line.amount) &&
    (period === days || (period?.from === days?.from && period?.to === days?.to)) &&
    one.terms.planId === other.terms.planId &&
    one.terms.units === other.terms.units
  );
}

/**
 * The row of a period that costs nothing, which has no line: a plan is there while it is free, too.
 * `due` is the instance as it stood when a full period of it was billed today, where one was.
 */
export function freeRow(
  books: Books,
  { before, after }: InstanceOfDay,
  due: WorldPlanInstance | undefined,
): ProjectedRow | undefined {
  const instance = due ?? after;
  const days = due ? fullPeriod(books, due) : firstDays(before, after);
  const schedule = books.scheduleOf(instance);
  if (!days || chargesArrears(schedule) || waits(books, after, days)) return undefined;
  const { planId, units } = instance;
  return projectedRow({
    date: books.today,
    period: { from: days.from, to: days.to },
    planId,
    planName: books.planOf(instance).name,
    units,
    intervalMonths: schedule.intervalMonths,
    amount: zero(schedule.currency),
    prorated: days.prorated,
  });
}

type Days = Period & { readonly prorated: boolean };

function fullPeriod(books: Books, due: WorldPlanInstance): Days | undefined {
  const { nextBillDate, billDay } = due;
  if (nextBillDate === undefined) return undefined;
  const { period } = billingCycle(nextBillDate, books.scheduleOf(due).intervalMonths, billDay);
  return { ...period, prorated: false };
}

/** The days of the first invoice of what has begun today. */
function firstDays(before: WorldPlanInstance, { firstPeriod }: WorldPlanInstance) {
  return isWaiting(before.status) ? firstPeriod : undefined;
}

/** Whether a charge for these days waits for the next invoice. */
function waits(books: Books, instance: WorldPlanInstance, { from }: Days): boolean {
  return books.openCharges
    .where('billingGroup', books.groupOf(instance).id)
    .some(({ line }) => line.planInstanceId === instance.id && line.period?.from === from);
}
