import { billDateIn, dayOfMonth } from '../../billing/calendar.js';
import { rateChangesAfter, type ScheduleTerms } from '../../billing/rates.js';
import { isEnded } from '../../billing/status.js';
import { goesOn, type ProjectedRow, type Reached } from '../../billing/timeline.js';
import type { AccountId, PlanId, PlanInstanceId } from '../../model/ids.js';
import type { LaterFee } from '../../model/plan-quote.js';
import type { CalendarDate } from '../../model/values.js';
import { Books } from '../books.js';
import { isBilled } from '../standing.js';
import { queueTree } from '../queue/queue-tree.js';
import type { World, WorldBillingGroup, WorldPlanInstance } from '../world.js';
import { hasChangesToCome } from './changes-to-come.js';
import { oneAccount } from './one-account.js';
import { feesOf, freeRow, isCharge, isFee, rowsOf, type Charged } from './rows-of-day.js';
import { DaysAhead, type DayOfInstance } from './run-day.js';

/** What is to come for a plan instance. */
export interface Timeline {
  readonly planInstanceId: PlanInstanceId;
  readonly rows: readonly ProjectedRow[];
  /** What is charged once meanwhile, for beginning or ending, or waits from now. */
  readonly fees: readonly LaterFee[];
}

/** A world after a change, and the one before it, which tells by which terms lines were made that wait for an invoice. */
export interface Worlds {
  readonly before: World;
  readonly after: World;
}

/**
 * The charges in the course of time that are to come for plan instances of one account, where nobody does anything more and all is paid:
 * its rate schedules, queue and bills run forward as the clock runs them, on books that are let go, and the rows are the lines
 * of the invoices that this makes, before tax. Charges are before coupons; credits are what is left to be given back after them.
 * How far a timeline reaches is the rule of src/billing/timeline.ts, counted from the last known change on; `until` makes it longer.
 */
export function timelinesAhead(
  { before, after }: Worlds,
  accountId: AccountId,
  ids: readonly PlanInstanceId[],
  until?: CalendarDate,
): Timeline[] {
  const books = new Books(oneAccount(after, accountId));
  const timelines = ids.map((id) => new Growing(books, id, until));
  const ahead = new DaysAhead(books, ids, before);
  while (timelines.some(({ done }) => !done)) {
    const day = ahead.next();
    if (!day) break;
    for (const timeline of timelines) timeline.grow(day.get(timeline.planInstanceId));
  }
  return timelines.map(({ planInstanceId, rows, fees }) => ({ planInstanceId, rows, fees }));
}

const nothing: Reached = { shown: 0, atLastPrice: 0 };

/** A timeline while it grows, until it reaches far enough. */
class Growing implements Timeline {
  readonly planInstanceId: PlanInstanceId;
  readonly rows: ProjectedRow[] = [];
  readonly fees: LaterFee[] = [];
  readonly #books: Books;
  readonly #until: CalendarDate | undefined;
  readonly #plansHad = new Set<PlanId>();
  /** Whether a change of what it costs, or its end, is still to come; and how far the timeline has come since the last one. */
  #changes = true;
  #reached = nothing;
  #waitsUntil: CalendarDate | undefined;
  #done = false;

  constructor(books: Books, id: PlanInstanceId, until: CalendarDate | undefined) {
    this.planInstanceId = id;
    this.#books = books;
    this.#until = until;
    const instance = books.planInstances.get(id);
    this.#judge(instance);
    this.#end(instance);
  }

  get done(): boolean {
    return this.#done;
  }

  grow(day: DayOfInstance | undefined): void {
    if (this.#done || !day) return;
    const { before, after, charged, fees, due } = day;
    this.rows.push(...rowsOf(this.#books, charged));
    this.fees.push(...feesOf(this.#books, fees));
    const free = charged.some(isAdvance) ? undefined : freeRow(this.#books, day, due);
    if (free) this.rows.push(free);
    const changed = this.#changes;
    const moved = before.nextBillDate !== after.nextBillDate;
    this.#judge(after);
    if (this.#changes) this.#reached = nothing;
    else if (due || (moved && !changed)) this.#count(due ?? before);
    this.#end(after);
  }

  #count(billed: WorldPlanInstance): void {
    const { nextBillDate = '' } = billed;
    const { shown, atLastPrice } = this.#reached;
    const isLast = nextBillDate >= lastPriceFrom(this.#books.scheduleOf(billed));
    this.#reached = { shown: shown + 1, atLastPrice: atLastPrice + Number(isLast) };
  }

  #judge(instance: WorldPlanInstance): void {
    const { planId, status } = instance;
    this.#plansHad.add(planId);
    this.#changes = !isEnded(status) && hasChangesToCome(this.#books, instance, this.#plansHad);
  }

  /** It is done when nothing more changes and no more is billed, or enough is shown; but not before what waits for an invoice is on one. */
  #end(instance: WorldPlanInstance): void {
    const { nextBillDate } = instance;
    const goes =
      nextBillDate !== undefined &&
      billsNext(this.#books, instance) !== undefined &&
      goesOn(this.#reached, nextBillDate, this.#until);
    this.#done = !this.#changes && !goes && !this.#waits(instance);
  }

  /** Whether lines of it wait for the next invoice of its billing group; not for ever, since where all that one pays for is free none comes. */
  #waits(instance: WorldPlanInstance): boolean {
    const books = this.#books;
    const group = books.groupOf(instance);
    const waits = books.openCharges
      .where('billingGroup', group.id)
      .some(({ line }) => line.planInstanceId === instance.id && (isCharge(line) || isFee(line)));
    if (!waits) return false;
    this.#waitsUntil ??= billsAllUntil(books, group);
    return books.today < this.#waitsUntil;
  }
}

/** When an instance is billed next. */
function billsNext(books: Books, instance: WorldPlanInstance): CalendarDate | undefined {
  const { nextInvoiceOn } = instance;
  if (nextInvoiceOn === undefined || nextInvoiceOn <= books.today) return undefined;
  return isBilled(books, instance) ? nextInvoiceOn : undefined;
}

/** A day by which all that a billing group pays for has been billed, by its last known price, if it is billed at all: an interval after all that is known. */
function billsAllUntil(books: Books, group: WorldBillingGroup): CalendarDate {
  const { queuedFor } = queueTree(books);
  const own = books.planInstances.all.filter((other) => books.groupOf(other).id === group.id);
  const dates = own.flatMap((other) => [
    lastPriceFrom(books.scheduleOf(other)),
    billsNext(books, other) ?? [],
    queuedFor(other.id).flatMap(({ date }) => date ?? []),
  ]);
  const last = [books.today, ...dates.flat()].reduce((a, b) => (a > b ? a : b));
  const longest = Math.max(1, ...own.map((other) => books.scheduleOf(other).intervalMonths));
  return billDateIn(last, longest, dayOfMonth(last));
}

function isAdvance({ line: { kind, lowers } }: Charged): boolean {
  return kind === 'recurring' && !lowers;
}

const lastPrices = new WeakMap<ScheduleTerms, CalendarDate>();

/** Since when the last announced price of a schedule holds. */
function lastPriceFrom(schedule: ScheduleTerms): CalendarDate {
  let found = lastPrices.get(schedule);
  if (found === undefined) {
    found = rateChangesAfter(schedule, '').at(-1) ?? '';
    lastPrices.set(schedule, found);
  }
  return found;
}
