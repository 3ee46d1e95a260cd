import type { Permission } from '../model/account.js';
import type { CalendarDate } from '../model/values.js';
import type { ScheduleTerms } from './rates.js';

/**
 * Whether a rate schedule can be assigned: it must be in effect on the day of the request,
 * and in effect and not expired on the day of activation. What is assigned already stays when its schedule expires.
 * (USS best practices, notes on queued rate schedule changes; Aria wire notes 4.3 D.)
 * A start in the past counts as activation on the day of the request.
 */
export function scheduleAssignable(
  schedule: { availableFrom?: CalendarDate | undefined; availableTo?: CalendarDate | undefined },
  { today, activation }: { today: CalendarDate; activation: CalendarDate },
): Permission {
  const last = activation > today ? activation : today;
  if (schedule.availableFrom !== undefined && schedule.availableFrom > today) {
    return { allowed: false, reason: 'schedule-not-in-effect' };
  }
  if (schedule.availableTo !== undefined && schedule.availableTo < last) {
    return { allowed: false, reason: 'schedule-expired' };
  }
  return { allowed: true };
}

/** Whether a plan can be taken today at all: with one of its schedules at least; otherwise for the reason of its default one. */
export function planAssignable(
  schedules: readonly (ScheduleTerms & { readonly isDefault: boolean })[],
  today: CalendarDate,
): Permission {
  const judged = schedules.map((schedule) => ({
    isDefault: schedule.isDefault,
    permission: scheduleAssignable(schedule, { today, activation: today }),
  }));
  const found =
    judged.find(({ permission }) => permission.allowed) ??
    judged.find(({ isDefault }) => isDefault) ??
    judged[0];
  return found?.permission ?? { allowed: false, reason: 'schedule-not-found' };
}
