import {
  effectOf,
  prorationStartRefusal,
  effectiveOf,
  type ChangeOfHeld,
} from '../../billing/effective-date.js';
import { cycleAround } from '../../billing/calendar.js';
import { isEnded, isWaiting } from '../../billing/status.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate, Period } from '../../model/values.js';
import { anniversaryOf, billingOf } from '../anniversary.js';
import type { Books } from '../books.js';
import { enqueue } from '../queue/enqueue.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { ChangeContext } from './change-context.js';

/** What all changes of a plan that is held have in common: which one it is, and when the change takes effect. */

/** A change that takes effect now, with the first day that is charged or credited; or one that waits in the queue. */
export type TakesEffect =
  | { readonly when: 'now'; readonly from: CalendarDate; readonly onAnniversary: boolean }
  | {
      readonly when: 'later';
      readonly by: WorldQueuedChange['by'];
      readonly date?: CalendarDate | undefined;
      readonly onAnniversary: boolean;
    };

/** The instance of the account that a change names. */
export function heldInstance(
  books: Books,
  { accountId }: ChangeContext,
  { planInstanceId }: ChangeOfHeld,
): WorldPlanInstance {
  const instance = books.planInstances.find(planInstanceId);
  if (instance?.accountId !== accountId) throw new Refused('plan-instance-not-found');
  return instance;
}

/** The same, of a plan that has not ended. */
export function livingInstance(
  books: Books,
  context: ChangeContext,
  change: ChangeOfHeld,
): WorldPlanInstance {
  const instance = heldInstance(books, context, change);
  if (isEnded(instance.status)) throw new Refused('plan-instance-not-active');
  return instance;
}

/** When a change takes effect. One that is carried out takes effect today. */
export function effectiveDate(
  books: Books,
  { executing }: ChangeContext,
  instance: WorldPlanInstance,
  change: ChangeOfHeld,
): TakesEffect {
  const { today } = books;
  const prorationStart = 'prorationStart' in change ? change.prorationStart : undefined;
  if (executing) {
    const onAnniversary = executing.by === 'anniversary';
    const from = onAnniversary ? today : firstDay(books, instance, today, prorationStart ?? today);
    return { when: 'now', from, onAnniversary };
  }
  const effect = effectOf(effectiveOf(change), {
    today,
    anniversary: (periods) => anniversaryOf(books, instance, periods),
  });
  if (effect.refusal !== undefined) throw new Refused(effect.refusal);
  if (effect.when === 'now') {
    const from = firstDay(books, instance, today, prorationStart ?? effect.from);
    return { when: 'now', from, onAnniversary: false };
  }
  if (prorationStart !== undefined && effect.by === 'date' && effect.date !== undefined)
    firstDay(books, instance, effect.date, prorationStart);
  return { ...effect, onAnniversary: effect.by === 'anniversary' };
}

/** The first day that is charged or credited, in the period that runs on `date`. */
function firstDay(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
  from: CalendarDate,
): CalendarDate {
  const running = from === date ? undefined : runningPeriod(books, instance, date);
  const refusal = running && prorationStartRefusal(from, running);
  if (refusal !== undefined) throw new Refused(refusal);
  return from;
}

function runningPeriod(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
): Period | undefined {
  const billing = billingOf(books, instance);
  if (!billing) return undefined;
  const { from, to } = cycleAround(date, billing.billDate, billing);
  return { from: from > instance.startDate ? from : instance.startDate, to };
}

/** A plan that waits for its start has no terms yet that could be changed today, but on the anniversary that its start is. */
export function refuseWaiting(
  { status }: WorldPlanInstance,
  { when, onAnniversary }: TakesEffect,
): void {
  if (when === 'now' && !onAnniversary && isWaiting(status))
    throw new Refused('plan-instance-not-active');
}

/** Puts a change into the queue, for its date, its anniversary, or somebody's hand. */
export function queueChange(
  books: Books,
  { prorationInvoice }: ChangeContext,
  instance: WorldPlanInstance,
  change: ChangeOfHeld,
  { by, date }: Extract<TakesEffect, { when: 'later' }>,
): PlanInstanceId {
  enqueue(books, instance, {
    kind: change.kind,
    change,
    by,
    ...(date !== undefined && { date }),
    ...(prorationInvoice && { prorationInvoice }),
  });
  return instance.id;
}
