import { addDays } from '../../billing/calendar.js';
import { recurringLines } from '../../billing/charges.js';
import {
  coverageBefore,
  creditsFrom,
  movesOf,
  type Covered,
  type Moves,
} from '../../billing/credits.js';
import { partsUntil } from '../../billing/running-period.js';
import type { Proration } from '../../model/plan-change.js';
import type { CalendarDate } from '../../model/values.js';
import { billArrears } from '../bill-arrears.js';
import { billPeriod } from '../bill-periods.js';
import type { Books } from '../books.js';
import { defer } from '../defer.js';
import { creditableOf } from '../documents/line-credits.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import type { ChangeContext } from './change-context.js';
import { shortenUnbilled } from './unbilled-charges.js';

/** The choice of a change, with the company's rule filled in; on an anniversary nothing is prorated. */
export function movesFor(
  { settings }: Books,
  { executing }: ChangeContext,
  proration: Proration = 'company-rule',
): Moves {
  if (executing?.by === 'anniversary') return movesOf('none');
  return movesOf(proration === 'company-rule' ? settings.proration : proration);
}

/**
 * Bills what an instance owes for the days before a change and would be billed for later: what it charges in arrears,
 * and the periods that have begun but are not invoiced yet because of a positive bill lag. Where the change leaves these
 * without some of their days, the charges are shortened, not credited.
 */
export function billUpTo(books: Books, instance: WorldPlanInstance, from: CalendarDate): void {
  let billed = billArrears(books, instance, addDays(from < books.today ? from : books.today, -1));
  while (
    isBilled(books, billed) &&
    billed.nextBillDate !== undefined &&
    billed.nextBillDate < from
  ) {
    billPeriod(books, billed);
    billed = books.planInstances.get(instance.id);
  }
}

/** The charges that stand for days from `from` on, with the lines that they come from. */
function coveredFrom(books: Books, instance: WorldPlanInstance, from: CalendarDate): Covered[] {
  return instance.coverage
    .filter(({ period }) => period.to >= from)
    .map((entry) => {
      const line = books.invoices.get(entry.invoiceId).lines[entry.line - 1];
      if (!line?.period) throw new Error(`Plan instance ${instance.id} has no charge to credit.`);
      const creditable = creditableOf(books, entry.invoiceId, entry.line);
      return { ...entry, charged: { ...line, period: line.period }, ...creditable };
    });
}

/** The credits for all that stands for days from `from` on. */
export function creditsOf(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): WorldLine[] {
  return creditsFrom(from, coveredFrom(books, instance, from), books.settings.creditFrom);
}

/** From `from` on nothing stands any more, and nothing that waits to be invoiced asks for such days. */
export function uncoverFrom(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): WorldPlanInstance {
  shortenUnbilled(books, instance, from);
  return books.planInstances.put({
    ...instance,
    coverage: coverageBefore(from, instance.coverage),
  });
}

/** Puts lines of the running period on the bill of today, or lets them wait for the next anniversary (Aria wire notes 4.2). */
export function placeLines(
  books: Books,
  instance: WorldPlanInstance,
  lines: readonly WorldLine[],
  { prorationInvoice, executing }: Pick<ChangeContext, 'prorationInvoice' | 'executing'>,
): void {
  const choice =
    prorationInvoice ??
    executing?.prorationInvoice ??
    books.planOf(instance).prorationInvoice ??
    'at-once';
  if (choice === 'with-the-next') defer(books, instance, lines);
  else if (lines.length > 0) books.bills.add(books.groupOf(instance), lines);
}

/** Charges in advance for the days from `from` to the day before the bill date, by the terms of an instance and the rates of today. */
export function chargesUntil(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
  nextBillDate: CalendarDate,
): WorldLine[] {
  const schedule = books.scheduleOf(instance);
  const { units, billDay, id: planInstanceId } = instance;
  const { name: planName } = books.planOf(instance);
  return partsUntil(from, nextBillDate, { intervalMonths: schedule.intervalMonths, billDay })
    .flatMap((part) =>
      recurringLines({ planName, schedule, units, ...part, rateDate: books.today }),
    )
    .map((line) => ({ ...line, planInstanceId }));
}
