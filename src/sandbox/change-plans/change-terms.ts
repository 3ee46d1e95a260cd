import { addDays } from '../../billing/calendar.js';
import { totalOf } from '../../billing/charges.js';
import { differenceMoves, movesOf, type Moves } from '../../billing/credits.js';
import { nextBillDateAfter } from '../../billing/replacement.js';
import { isPart, partsUntil } from '../../billing/running-period.js';
import type { Replace } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { add, negate, zero } from '../../money/money.js';
import { billingOf } from '../anniversary.js';
import { nextBill } from '../bill-periods.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { takeBackEarlyInvoices } from './early-invoices.js';
import { billUpTo, chargesUntil, creditsOf, placeLines, uncoverFrom } from './move-charges.js';
import { hasUnchargedDays } from './uncharged-days.js';
import { unbilledFrom } from './unbilled-charges.js';

/** Other terms for a plan instance that is held. */
export interface TermsChange {
  readonly terms: Partial<Pick<WorldPlanInstance, 'planId' | 'rateScheduleId' | 'units'>>;
  /** The first day that is charged or credited. */
  readonly from: CalendarDate;
  readonly moves: Moves;
  /** For units: credit and charge come together, and only when their difference is let through. */
  readonly byDifference?: boolean;
  readonly offsetMonths?: Replace['offsetMonths'];
}

/**
 * Puts an instance on other terms, and moves the charges of the running period (Aria wire notes 4.2):
 * what was charged for days from the change on is credited, or given up where only the new terms are charged; and the new terms are charged
 * up to the next bill date. Without either, the old charge stands and the new terms are billed from the next bill date.
 * Nothing moves where nothing is billed, or where the change falls on a bill date whose period is not billed yet.
 * Days that have passed are charged by other terms only where a charge stands for them. Where an invoice was made before its period, an anniversary within it finds the period charged already: it is charged anew, and whole.
 */
export function changeTerms(
  books: Books,
  context: ChangeContext,
  id: PlanInstanceId,
  change: TermsChange,
): WorldPlanInstance {
  const { terms, from } = change;
  billUpTo(books, books.planInstances.get(id), from);
  const { moves, afresh } = decide(books, context, books.planInstances.get(id), change);
  if (moves.charges && hasUnchargedDays(books, books.planInstances.get(id), from))
    throw new Refused('proration-start-before-period');
  if (afresh) takeBackEarlyInvoices(books, books.planInstances.get(id), from);
  const before = books.planInstances.get(id);
  const { nextBillDate } = before;
  if (nextBillDate === undefined) return books.planInstances.put({ ...before, ...terms });
  if (!(moves.credits || moves.charges)) {
    const after = { ...before, ...terms };
    const waits = nextBillDate > books.today;
    return books.planInstances.put({
      ...after,
      ...(waits && nextBill(books, after, nextBillDate)),
    });
  }
  const next = moves.charges ? nextBillDateWith(books, before, nextBillDate, change) : nextBillDate;
  const credits = moves.credits ? creditsOf(books, before, from) : [];
  const after = { ...uncoverFrom(books, before, from), ...terms };
  const charges = moves.charges ? chargesUntil(books, after, from, next) : [];
  books.planInstances.put({
    ...after,
    ...(next !== nextBillDate && nextBill(books, after, next)),
    ...(moves.charges && !after.firstPeriod && firstPeriod(books, after, from, next)),
  });
  placeLines(books, after, [...credits, ...charges], context);
  return books.planInstances.get(id);
}

/** What was never billed has its first period by these charges. */
function firstPeriod(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
  next: CalendarDate,
): Pick<WorldPlanInstance, 'firstPeriod'> {
  const { intervalMonths } = books.scheduleOf(instance);
  const parts = partsUntil(from, next, { intervalMonths, billDay: instance.billDay });
  return { firstPeriod: { from, to: addDays(next, -1), prorated: parts.some(isPart) } };
}

/** What moves, and whether invoices that were made before their period are made afresh. */
interface Decision {
  readonly moves: Moves;
  readonly afresh: boolean;
}
const nothing: Decision = { moves: movesOf('none'), afresh: false };

function decide(
  books: Books,
  { executing }: ChangeContext,
  instance: WorldPlanInstance,
  change: TermsChange,
): Decision {
  const { from, moves, byDifference } = change;
  const { nextBillDate, coverage } = instance;
  if (!isBilled(books, instance) || nextBillDate === undefined || from >= nextBillDate)
    return nothing;
  if (executing?.by === 'anniversary')
    return coverage.some(({ period }) => period.from >= from)
      ? { moves: movesOf('full'), afresh: true }
      : nothing;
  const afresh = moves.credits && moves.charges;
  if (!byDifference) return { moves, afresh };
  return differenceIsLetThrough(books, instance, nextBillDate, change)
    ? { moves: movesOf('full'), afresh }
    : nothing;
}

/** Days that nothing was charged for, though they cost something, stay free with other units too (assumed). */
function differenceIsLetThrough(
  books: Books,
  instance: WorldPlanInstance,
  nextBillDate: CalendarDate,
  { terms, from, moves }: TermsChange,
): boolean {
  const { currency } = books.scheduleOf(instance);
  const credits = creditsOf(books, instance, from);
  const waiting = unbilledFrom(books, instance, from);
  const costs = chargesUntil(books, instance, from, nextBillDate).length > 0;
  if (costs && credits.length === 0 && !waiting) return false;
  const before = add(negate(totalOf(credits, currency)), waiting ?? zero(currency));
  const after = chargesUntil(books, { ...instance, ...terms }, from, nextBillDate);
  return differenceMoves(before, totalOf(after, currency), moves);
}

function nextBillDateWith(
  books: Books,
  before: WorldPlanInstance,
  nextBillDate: CalendarDate,
  { terms, from, offsetMonths }: TermsChange,
): CalendarDate {
  const master = before.parentId === undefined ? undefined : books.masterOf(before);
  return nextBillDateAfter({
    nextBillDate,
    billDay: before.billDay,
    intervalBefore: books.scheduleOf(before).intervalMonths,
    intervalAfter: books.scheduleOf({ ...before, ...terms }).intervalMonths,
    date: from > books.today ? from : books.today,
    offsetMonths,
    master: master && billingOf(books, master),
  });
}
