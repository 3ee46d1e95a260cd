import { totalOf, recurringLines } from '../../billing/charges.js';
import { differenceMoves, movesOf, type Moves } from '../../billing/credits.js';
import { chargesRest } from '../../billing/first-invoice.js';
import { nextBillDateAfter, unitsAfter } from '../../billing/replacement.js';
import { partsUntil, type Part } from '../../billing/running-period.js';
import { supplementalStart } from '../../billing/supplemental-start.js';
import { rowOf } from '../../billing/timeline.js';
import { isWaiting } from '../../billing/status.js';
import type { Assign, Change } from '../../model/change.js';
import type { TimelineRow } from '../../model/quote.js';
import type { CalendarDate } from '../../model/values.js';
import { negate } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { statusAtStart } from './begin-plan.js';
import { unitLimitsOf } from './place-of.js';
import { masterBilling } from './supplemental-bill.js';

/** An instance after a queued change of it, and what the change itself charges and credits. */
export interface Ahead {
  readonly instance: WorldPlanInstance;
  readonly rows: readonly TimelineRow[];
  /** The bill date up to which its days are left free; left out: none are. */
  readonly freeUntil?: CalendarDate | undefined;
}

/** The bill date up to which nothing was charged for the running period of an instance; undefined where something stands or waits for its invoice. */
export function freeUntil(books: Books, instance: WorldPlanInstance): CalendarDate | undefined {
  const { id, coverage, nextBillDate } = instance;
  const { today } = books;
  if (isWaiting(instance.status)) return undefined;
  if (coverage.some(({ period }) => period.to > today)) return undefined;
  const waits = books.openCharges
    .where('billingGroup', books.groupOf(instance).id)
    .some(({ line }) => line.planInstanceId === id && (line.period?.to ?? today) > today);
  return waits ? undefined : nextBillDate;
}

/**
 * What a queued change will do to an instance, as far as its terms go: the same rules as on the day itself, on the catalogue as it is known now.
 * `instance` is as the changes before it leave it, with its next bill date on or after the day, and its days are free up to `free`.
 */
export function ahead(
  books: Books,
  instance: WorldPlanInstance,
  { change, date, by }: WorldQueuedChange & { readonly date: CalendarDate },
  free: CalendarDate | undefined,
): Ahead {
  if (change.kind === 'assign') return started(books, instance, change, date, by);
  const terms = termsAfter(books, instance, change);
  if (!terms) return { instance, rows: [], freeUntil: free };
  const { nextBillDate } = instance;
  const after: WorldPlanInstance = {
    ...instance,
    ...terms,
    ...(instance.status === 'trial' && change.kind === 'replace' && { status: 'active' }),
  };
  if (nextBillDate === undefined || nextBillDate <= date || by === 'anniversary')
    return { instance: after, rows: [], freeUntil: free };
  const isFree = free !== undefined && date < free;
  const before = rowsUntil(books, instance, date, nextBillDate);
  const chosen = movesAhead(books, change);
  const moves = isFree ? { ...chosen, credits: false } : chosen;
  const next = moves.charges ? nextBillDateOf(books, instance, after, change, date) : nextBillDate;
  const charged = rowsUntil(books, after, date, next);
  const both =
    change.kind === 'units'
      ? letThrough(books, instance, isFree ? undefined : before, charged, moves)
      : moves;
  return {
    instance:
      next === nextBillDate ? after : { ...after, nextBillDate: next, nextInvoiceOn: undefined },
    freeUntil: both.charges ? undefined : free,
    rows: [
      ...(both.credits ? before.map((row) => ({ ...row, amount: negate(row.amount) })) : []),
      ...(both.charges ? charged : []),
    ],
  };
}

/** `before`: what the rest of the period was charged; undefined where it was left free, which it stays with other units too. */
function letThrough(
  books: Books,
  instance: WorldPlanInstance,
  before: readonly TimelineRow[] | undefined,
  after: readonly TimelineRow[],
  moves: Moves,
): Moves {
  if (!before) return movesOf('none');
  const { currency } = books.scheduleOf(instance);
  const passes = differenceMoves(totalOf(before, currency), totalOf(after, currency), moves);
  return movesOf(passes ? 'full' : 'none');
}

function movesAhead({ settings }: Books, change: Change): Moves {
  const proration = 'proration' in change ? change.proration : undefined;
  return movesOf(
    proration === undefined || proration === 'company-rule' ? settings.proration : proration,
  );
}

type Terms = Partial<Pick<WorldPlanInstance, 'planId' | 'rateScheduleId' | 'units'>>;

/** Undefined for what changes no terms, or none any more by then, and for a schedule that the plan does not have by then: such a row will fail. */
function termsAfter(books: Books, instance: WorldPlanInstance, change: Change): Terms | undefined {
  switch (change.kind) {
    case 'units':
      return change.units === instance.units ? undefined : { units: change.units };
    case 'rate-schedule': {
      const { rateScheduleId } = change;
      if (rateScheduleId === instance.rateScheduleId) return undefined;
      const { rateSchedules } = books.planOf(instance);
      return rateSchedules.some(({ id }) => id === rateScheduleId) ? { rateScheduleId } : undefined;
    }
    case 'replace': {
      const { planId } = change;
      if (planId === instance.planId) return undefined;
      const { currency } = books.scheduleOf(instance);
      const schedule = books
        .plan(planId)
        .rateSchedules.find((row) => row.currency === currency && row.isDefault);
      const rateScheduleId = change.rateScheduleId ?? schedule?.id;
      const limits = unitLimitsOf(books, { ...instance, planId });
      const units = change.units ?? unitsAfter(instance.units, limits);
      const has = books.plan(planId).rateSchedules.some(({ id }) => id === rateScheduleId);
      return rateScheduleId && has ? { planId, rateScheduleId, units } : undefined;
    }
    default:
      return undefined;
  }
}

function nextBillDateOf(
  books: Books,
  before: WorldPlanInstance,
  after: WorldPlanInstance,
  change: Change,
  date: CalendarDate,
): CalendarDate {
  const { nextBillDate = date, billDay } = before;
  const master = before.parentId === undefined ? undefined : masterBilling(books, before);
  return nextBillDateAfter({
    nextBillDate,
    billDay,
    intervalBefore: books.scheduleOf(before).intervalMonths,
    intervalAfter: books.scheduleOf(after).intervalMonths,
    date,
    offsetMonths: 'offsetMonths' in change ? change.offsetMonths : undefined,
    master: master && { ...master, billDate: master.nextBillDate },
  });
}

/** A plan that waits begins: with full periods of its own, or prorated up to the bill day of its master plan. */
function started(
  books: Books,
  waiting: WorldPlanInstance,
  change: Assign,
  date: CalendarDate,
  by: WorldQueuedChange['by'],
): Ahead {
  const instance = {
    ...waiting,
    status: statusAtStart(books.planOf(waiting), change),
    startDate: date,
    nextBillDate: date,
  };
  if (instance.parentId === undefined || by === 'anniversary') return { instance, rows: [] };
  const { periods, nextBillDate, billDay } = supplementalStart({
    today: date,
    from: change.prorationStart ?? date,
    intervalMonths: books.scheduleOf(waiting).intervalMonths,
    master: masterBilling(books, waiting),
    offsetMonths: change.offsetMonths,
  });
  const begun = { ...instance, billDay, nextBillDate };
  const charged = chargesRest(change.proration, books.settings) ? periods : [];
  return {
    instance: begun,
    rows: charged.map((part) => chargedRow(books, begun, date, part)),
    freeUntil: charged.length === 0 ? nextBillDate : undefined,
  };
}

/** One row for each interval between a day and the bill date, on an invoice of that day. */
function rowsUntil(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
  nextBillDate: CalendarDate,
): TimelineRow[] {
  const { intervalMonths } = books.scheduleOf(instance);
  const rhythm = { intervalMonths, billDay: instance.billDay };
  return partsUntil(date, nextBillDate, rhythm).map((part) =>
    chargedRow(books, instance, date, part),
  );
}

/** What an instance is charged in advance for one part of an interval, at the rates of `date`. */
function chargedRow(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
  part: Part,
): TimelineRow {
  const schedule = books.scheduleOf(instance);
  const { units, planId } = instance;
  const { name: planName } = books.planOf(instance);
  const lines = recurringLines({ planName, schedule, units, ...part, rateDate: date });
  return rowOf({ planId, planName, schedule, units }, date, part, lines);
}
