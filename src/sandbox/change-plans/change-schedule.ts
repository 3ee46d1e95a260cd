import { scheduleAssignable } from '../../billing/availability.js';
import type { ChangeSchedule } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { redateAnniversaries } from '../queue/redate-anniversaries.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import { changeTerms } from './change-terms.js';
import type { ChangeContext } from './change-context.js';
import { effectiveDate, livingInstance, queueChange, refuseWaiting } from './held.js';
import { movesFor } from './move-charges.js';

/** Puts a plan instance on another rate schedule of its plan, in its currency and on offer today and on the day of the change (Aria wire notes 4.3 D). */
export function changeSchedule(
  books: Books,
  context: ChangeContext,
  change: ChangeSchedule,
): PlanInstanceId {
  const instance = livingInstance(books, context, change);
  const { rateScheduleId } = change;
  if (rateScheduleId === instance.rateScheduleId) throw new Refused('nothing-to-change');
  const effect = effectiveDate(books, context, instance, change);
  refuseWaiting(instance, effect);
  refuseSchedule(books, instance, change, effect.when === 'later' ? effect.date : undefined);
  if (!context.executing) checkCombining(books, context, instance);
  if (effect.when === 'later') return queueChange(books, context, instance, change, effect);
  changeTerms(books, context, instance.id, {
    terms: { rateScheduleId },
    from: effect.from,
    moves: movesFor(books, context, change.proration),
  });
  redateAnniversaries(books, instance);
  books.tell({ kind: 'rate-schedule-changed', planInstanceId: instance.id });
  return instance.id;
}

function refuseSchedule(
  books: Books,
  instance: WorldPlanInstance,
  { rateScheduleId }: ChangeSchedule,
  date: CalendarDate = books.today,
): void {
  const { currency } = books.accounts.get(instance.accountId);
  const schedule = books
    .planOf(instance)
    .rateSchedules.find(({ id, currency: its }) => id === rateScheduleId && its === currency);
  if (!schedule) throw new Refused('schedule-not-found');
  const assignable = scheduleAssignable(schedule, { today: books.today, activation: date });
  if (!assignable.allowed) throw new Refused(assignable.reason);
}
