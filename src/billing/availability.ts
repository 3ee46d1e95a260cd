import type { Permission } from '../model/permission.js';
import type { RefusalCode } from '../model/codes.js';
import type { RateScheduleId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';
import type { CalendarDate } from '../model/values.js';
import type { ScheduleTerms } from './rates.js';

/** A rate schedule of the catalogue as an assignment chooses from. */
export type CatalogueSchedule = ScheduleTerms & { readonly isDefault: boolean };

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
  schedules: readonly CatalogueSchedule[],
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

/** What the company says of a plan, and how often the account has it. */
export interface PlanOffer {
  readonly offered: boolean;
  /** How many instances one account may hold at a time; left out: any number. */
  readonly limit?: number | undefined;
  readonly held: number;
  readonly schedules: readonly CatalogueSchedule[];
}

/** Whether an account can take a plan today: it is sold, not held as often as it may be, and has a schedule to choose. */
export function planOffered(
  { offered, limit, held, schedules }: PlanOffer,
  today: CalendarDate,
): Permission {
  if (!offered) return { allowed: false, reason: 'plan-not-available' };
  if (limit !== undefined && held >= limit) return { allowed: false, reason: 'plan-already-held' };
  return planAssignable(schedules, today);
}

/** A plan as somebody chooses from it. */
export interface Choosable<Schedule> extends Pick<Plan, 'assignable' | 'units'> {
  readonly rateSchedules: readonly Schedule[];
}

export interface Choice {
  readonly units: number;
  /** Left out: the default schedule (Aria wire notes 4.3 D). */
  readonly rateScheduleId?: RateScheduleId | undefined;
}

export type Chosen<Schedule> =
  | { readonly schedule: Schedule; readonly refusal?: undefined }
  | { readonly schedule?: undefined; readonly refusal: RefusalCode };

/** What is chosen of a plan: a number of units within its limits, and a rate schedule that it has. */
export function choose<Schedule extends Pick<CatalogueSchedule, 'id' | 'isDefault'>>(
  plan: Choosable<Schedule>,
  { units, rateScheduleId }: Choice,
): Chosen<Schedule> {
  if (!plan.assignable.allowed) return { refusal: plan.assignable.reason };
  if (units < plan.units.min || units > plan.units.max) return { refusal: 'units-out-of-range' };
  const schedule = plan.rateSchedules.find(({ id, isDefault }) =>
    rateScheduleId ? id === rateScheduleId : isDefault,
  );
  return schedule ? { schedule } : { refusal: 'schedule-not-found' };
}
