import { cancellationLines } from '../../billing/charges.js';
import { isEnded, isWaiting } from '../../billing/status.js';
import type { CalendarDate } from '../../model/values.js';
import { billUsage, dropUsage } from '../bill-usage.js';
import { linesOf } from '../bills.js';
import type { Books } from '../books.js';
import { dropQueueOf } from '../queue/drop-queue.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import type { ChangeContext } from './change-context.js';
import { billUpTo, creditsOf, placeLines, uncoverFrom } from './move-charges.js';

/** How plans end. */
export interface Ending {
  readonly status: 'cancelled' | 'terminated';
  /** The first day that is credited. */
  readonly from: CalendarDate;
  /** Whether what was charged for days from then on is credited. */
  readonly credits: boolean;
  /** False: usage that is not billed yet never will be. */
  readonly billUsage?: boolean | undefined;
}

/**
 * Ends a plan instance today, and everything under it (Aria wire notes 4.5). What has begun is billed up to now whatever is prorated: charges in arrears,
 * usage, and the cancellation fee. On an anniversary nothing is prorated, but a period that was invoiced before it begins is credited whole.
 * What waits to begin under it never will, and nothing stays queued.
 */
export function endInstances(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  ending: Ending,
): void {
  const ids = [instance, ...books.descendantsOf(instance)]
    .filter(({ status }) => !isEnded(status) && !isWaiting(status))
    .map(({ id }) => id);
  // What ends with a master plan does not wait for an invoice that never comes.
  if (instance.parentId === undefined)
    books.bills.addAnniversary(books.groupOf(instance), instance.id);
  // All are billed before the first one ends, since nothing is billed under a plan that has ended.
  for (const id of ids) billTheLast(books, context, books.planInstances.get(id), ending);
  for (const id of ids) end(books, books.planInstances.get(id), ending);
  dropQueueOf(books, [instance.id], context.executing?.id);
}

function billTheLast(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  { from, credits, billUsage: usage = true }: Ending,
): void {
  const { id, units, parentId } = instance;
  billUpTo(books, instance, from);
  if (usage) billUsage(books, instance, books.today);
  else dropUsage(books, instance);
  const onAnniversary = context.executing?.by === 'anniversary';
  const lines =
    credits || onAnniversary
      ? giveBack(books, books.planInstances.get(id), from, onAnniversary)
      : [];
  const schedule = books.scheduleOf(instance);
  const fees = cancellationLines(books.planOf(instance).name, schedule, units, books.today);
  const choice = parentId === undefined ? { prorationInvoice: 'at-once' as const } : context;
  placeLines(books, instance, [...lines, ...linesOf(instance, fees)], choice);
}

/** The credits for what was charged; `ahead`: only for charges whose days all lie ahead. */
function giveBack(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
  ahead: boolean,
): WorldLine[] {
  const counts = ({ period }: WorldPlanInstance['coverage'][number]) =>
    !ahead || period.from >= from;
  const coverage = instance.coverage.filter(counts);
  const stays = instance.coverage.filter((entry) => !counts(entry));
  if (ahead && coverage.length === 0) return [];
  const credits = creditsOf(books, { ...instance, coverage }, from);
  const left = uncoverFrom(books, { ...instance, coverage }, from);
  books.planInstances.put({ ...left, coverage: [...stays, ...left.coverage] });
  return credits;
}

function end(books: Books, instance: WorldPlanInstance, { status }: Ending): void {
  const { nextBillDate: billDateAtEnd } = instance;
  const ended = {
    ...instance,
    status,
    statusSince: books.today,
    ...(billDateAtEnd !== undefined && { billDateAtEnd }),
  };
  delete ended.nextBillDate;
  delete ended.nextInvoiceOn;
  delete ended.arrearsFrom;
  delete ended.contract;
  books.planInstances.put(ended);
  books.tell({
    kind: status === 'cancelled' ? 'cancelled' : 'status-changed',
    planInstanceId: instance.id,
  });
}
