import type { Change, Effective } from '../model/plan-change.js';
import type { RefusalCode } from '../model/codes.js';
import type { CalendarDate, Period } from '../model/values.js';
import { billDateIn, type Rhythm } from './calendar.js';
import { billDateAfter } from './running-period.js';

/** When changes of what is held take effect (Aria wire notes 4.1). A new plan has rules of its own, in start.ts. */
export type ChangeOfHeld = Exclude<Change, { kind: 'assign' }>;

/**
 * When a change takes effect where it does not say.
 * - Replacing and cancelling wait for the anniversary.
 * - Units and rate schedule change now, prorated by the company's rule.
 * - A status changes now, or on its date, which must be in the future.
 */
export function effectiveOf(change: ChangeOfHeld): Effective {
  switch (change.kind) {
    case 'replace':
    case 'cancel':
      return change.effective ?? { when: 'anniversary' };
    case 'units':
    case 'rate-schedule':
      return change.effective ?? { when: 'now' };
    case 'status':
      return change.on === undefined ? { when: 'now' } : { when: 'date', date: change.on };
  }
}

/** When a plan bills: any bill date of it, and its rhythm. */
export interface Billing extends Rhythm {
  readonly billDate: CalendarDate;
}

/** An anniversary: the first bill date after `today`, or as many billing periods later as `periods` says. */
export function anniversaryAfter(
  today: CalendarDate,
  billing: Billing,
  periods: number,
): CalendarDate {
  const next = billDateAfter(today, billing.billDate, billing);
  return billDateIn(next, periods * billing.intervalMonths, billing.billDay);
}

/** Today, with the first day that is charged or credited; or later, waiting in the queue. */
export type Effect =
  | { readonly when: 'now'; readonly from: CalendarDate; readonly refusal?: undefined }
  | {
      readonly when: 'later';
      readonly by: 'date' | 'anniversary' | 'hand';
      readonly date?: CalendarDate | undefined;
      readonly refusal?: undefined;
    }
  | { readonly when?: undefined; readonly refusal: RefusalCode };

export interface EffectSituation {
  readonly today: CalendarDate;
  /** The anniversary that so many periods ahead is; undefined where the master plan bills no more. */
  readonly anniversary: (periods: number) => CalendarDate | undefined;
}

/** What a choice of when comes to. A date must be in the future, a retroactive one in the past; a master plan that bills no more has no anniversary. */
export function effectOf(effective: Effective, { today, anniversary }: EffectSituation): Effect {
  switch (effective.when) {
    case 'now':
      return { when: 'now', from: today };
    case 'retroactive':
      return effective.date < today
        ? { when: 'now', from: effective.date }
        : { refusal: 'change-date-not-in-the-past' };
    case 'date':
      return effective.date > today
        ? { when: 'later', by: 'date', date: effective.date }
        : { refusal: 'change-date-not-in-the-future' };
    case 'anniversary': {
      const date = anniversary(effective.periods ?? 0);
      return date === undefined
        ? { refusal: 'change-date-missing' }
        : { when: 'later', by: 'anniversary', date };
    }
    case 'by-hand':
      return { when: 'later', by: 'hand' };
  }
}

/** The first day that is charged or credited lies in the running period: not before it, and not after its last day (Aria wire notes 4.2). */
export function prorationStartRefusal(
  start: CalendarDate,
  running: Period,
): RefusalCode | undefined {
  if (start < running.from) return 'proration-start-before-period';
  return start > running.to ? 'proration-start-too-late' : undefined;
}
