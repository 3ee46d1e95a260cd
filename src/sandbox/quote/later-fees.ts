import { laterFee } from '../../billing/preview.js';
import { isHeld } from '../../billing/plan-instances.js';
import { isStart } from '../../billing/queue.js';
import { isEnded, isWaiting } from '../../billing/status.js';
import type { LaterFee } from '../../model/quote.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { afterOf } from '../queue/queue-views.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { Sight } from './sight.js';

/** Fees that come with what a draft queues or moves: activation with a start or a replacement, cancellation with an end. */
export function laterFees({ after, seen, today }: Sight): LaterFee[] {
  return [...seen.queued, ...seen.moved].flatMap(({ date, ...row }) =>
    date === undefined || date <= today ? [] : feesOfRow(after, { ...row, date }),
  );
}

type Dated = WorldQueuedChange & { readonly date: CalendarDate };

function feesOfRow(books: Books, row: Dated): LaterFee[] {
  const { date, change } = row;
  const instance = books.planInstances.get(row.planInstanceId);
  if (isStart(row)) return feeOf(books, instance, 'activation', date);
  if (change.kind === 'replace') {
    const { planId, rateScheduleId, units } = afterOf(books, row, instance);
    const replaced = { ...instance, planId, rateScheduleId, units };
    return feeOf(books, replaced, 'activation', date);
  }
  const ends = change.kind === 'cancel' || (change.kind === 'status' && isEnded(change.status));
  if (!ends) return [];
  return [instance, ...books.descendantsOf(instance)]
    .filter((each) => isHeld(each) && !isWaiting(each.status))
    .flatMap((each) => feeOf(books, each, 'cancellation', date));
}

function feeOf(
  books: Books,
  instance: WorldPlanInstance,
  kind: LaterFee['kind'],
  date: CalendarDate,
): LaterFee[] {
  return laterFee({
    kind,
    date,
    planName: books.planOf(instance).name,
    schedule: books.scheduleOf(instance),
    units: instance.units,
  });
}
