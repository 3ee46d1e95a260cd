import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { negate } from '../../money/money.js';
import { billPeriods } from '../bill-periods.js';
import type { Books } from '../books.js';
import { takeEffect } from '../clock.js';
import { deactivateAccounts, reviewDeactivations } from '../deactivation.js';
import { nextFollowUp } from '../follow-up-schedules.js';
import { issueBills } from '../issue-bills.js';
import { isBilled } from '../standing.js';
import type { World, WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import {
  isCharge,
  isFee,
  termsOf,
  type Charged,
  type InstanceOfDay,
  type LineTerms,
} from './rows-of-day.js';

/** What a day did to one plan instance. */
export interface DayOfInstance extends InstanceOfDay {
  readonly charged: readonly Charged[];
  /** Fees on the invoices of the day, and usage that waited for one; other usage is not known ahead. */
  readonly fees: readonly WorldLine[];
  /** As it stood when a full period of it was billed, where one was. */
  readonly due: WorldPlanInstance | undefined;
}

/** Runs the books of one account through the days on which something falls, and tells what that does to some of its plan instances. */
export class DaysAhead {
  readonly #books: Books;
  /** As they were at the end of the last day. */
  readonly #before: Map<string, WorldPlanInstance>;
  /** The terms of lines that wait for an invoice. */
  readonly #waiting = new Map<WorldLine, LineTerms>();

  /** `earlier`: the world before what was done last. */
  constructor(books: Books, ids: readonly PlanInstanceId[], earlier: World) {
    this.#books = books;
    const now = ids.map((id) => books.planInstances.get(id));
    const were = earlier.planInstances.filter(({ id }) => ids.includes(id));
    this.#before = new Map([...now, ...were].map((instance) => [instance.id, instance]));
    for (const { line } of books.openCharges.all) this.#note(line);
    for (const instance of now) this.#before.set(instance.id, instance);
    books.openCharges.follow((before, after) => {
      const known = before && this.#waiting.get(before.line);
      if (after && known) this.#waiting.set(after.line, known);
      else if (after && !before) this.#note(after.line);
    });
  }

  /** Goes to the next day on which something falls and does all of it but what has to do with paying; undefined when there is none. */
  next(): ReadonlyMap<string, DayOfInstance> | undefined {
    const books = this.#books;
    const date = nextEventfulDay(books);
    if (date === undefined) return undefined;
    const since = books.events.length;
    books.nextDay(date);
    takeEffect(books);
    const due = this.#due();
    billPeriods(books);
    const invoices = issueBills(books);
    reviewDeactivations(books, since);
    deactivateAccounts(books);
    const made = [...invoices, ...issueBills(books)].flatMap(({ lines }) => lines);
    const lines = this.#byInstance([...takenBack(books, since), ...made]);
    const days = new Map<string, DayOfInstance>();
    for (const [id, before] of this.#before) {
      const after = books.planInstances.get(id);
      const own = lines.get(id) ?? [];
      const charged = own.filter(isCharge).map((line) => ({
        line,
        terms: this.#waiting.get(line) ?? termsOf(books, { before, after }, line),
      }));
      const fees = own.filter(
        (line) => isFee(line) && (line.kind !== 'usage' || this.#waiting.has(line)),
      );
      days.set(id, { before, after, charged, fees, due: due.get(id) });
      this.#before.set(id, after);
    }
    return days;
  }

  #due(): ReadonlyMap<string, WorldPlanInstance> {
    const due = this.#books.planInstances
      .where('nextInvoiceOn', this.#books.today)
      .filter((instance) => this.#before.has(instance.id) && isBilled(this.#books, instance));
    return new Map(due.map((instance) => [instance.id, instance]));
  }

  /** The recurring charges and fees among lines, by the plan instances that are looked at. */
  #byInstance(lines: readonly WorldLine[]): ReadonlyMap<string, WorldLine[]> {
    const found = new Map<string, WorldLine[]>();
    for (const line of lines) {
      const { planInstanceId } = line;
      if (planInstanceId === undefined || !this.#before.has(planInstanceId)) continue;
      if (!isCharge(line) && !isFee(line)) continue;
      const known = found.get(planInstanceId);
      if (known) known.push(line);
      else found.set(planInstanceId, [line]);
    }
    return found;
  }

  #note(line: WorldLine): void {
    const { planInstanceId = '' } = line;
    const before = this.#before.get(planInstanceId);
    const after = before && this.#books.planInstances.get(planInstanceId);
    if (after) this.#waiting.set(line, termsOf(this.#books, { before, after }, line));
  }
}

/** What the invoices that were voided since an event asked for, as if it was credited: their lines come anew. */
function takenBack(books: Books, since: number): WorldLine[] {
  return books.events.slice(since).flatMap((event) => {
    if (event.kind !== 'voided') return [];
    const { invoiceId } = event;
    return books.invoices.get(invoiceId).lines.map((line, index) => ({
      ...line,
      amount: negate(line.amount),
      lowers: { invoiceId, line: index + 1 },
    }));
  });
}

/** The next day on which something falls that changes or bills a plan. */
function nextEventfulDay(books: Books): CalendarDate | undefined {
  let next = nextFollowUp(books.opened, books.today);
  const consider = (date: CalendarDate | undefined) => {
    if (date !== undefined && date > books.today && (next === undefined || date < next))
      next = date;
  };
  for (const { nextInvoiceOn } of books.planInstances.all) consider(nextInvoiceOn);
  for (const { state, date } of books.queue.all) if (state === 'queued') consider(date);
  for (const { deactivateOn } of books.accounts.all) consider(deactivateOn);
  return next;
}
