import type { Permission } from '../model/account.js';
import type { CalendarDate } from '../model/values.js';

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
