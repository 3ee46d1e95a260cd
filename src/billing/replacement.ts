import type { Replace } from '../model/plan-change.js';
import type { RefusalCode } from '../model/codes.js';
import type { PlanId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';
import type { CalendarDate } from '../model/values.js';
import { billDateIn } from './calendar.js';
import type { Billing } from './effective-date.js';
import { billDateAfter } from './running-period.js';
import { earliestInRhythm } from './start.js';

/** A plan of the catalogue, as far as replacing goes. */
export interface ReplacedPlan {
  readonly id: PlanId;
  readonly kind: Plan['kind'];
}

export interface Replacement {
  readonly before: ReplacedPlan;
  readonly after: ReplacedPlan;
  /** Of a supplemental plan: whether the new one belongs, at any depth, to a master plan that the account has, and directly under its parent. */
  readonly place?: { readonly underMaster: boolean; readonly underParent: boolean } | undefined;
  /** Its master plan is in dunning, or will be when the replacement takes effect. */
  readonly dunning: boolean;
  /** It was queued before, and is carried out now. */
  readonly queuedBefore: boolean;
  readonly onAnniversary: boolean;
  /** How many plans under it the new plan does not carry. */
  readonly losing: number;
}

/**
 * Why a plan cannot be replaced by another one; undefined when it can (Aria wire notes 4.4).
 * - Master plans are replaced by master plans, supplemental plans by supplemental plans.
 * - A supplemental plan only by one that belongs to a master plan which the account has, and only where it may hang.
 * - Not while dunning is in progress or completed, now or on the day; what was queued before is carried out all the same.
 * - Not on an anniversary when that would cancel a plan under it: cancel the plan first, then take the new one. At once, or on a date,
 *   these plans are cancelled with it.
 */
export function replacementRefusal({
  before,
  after,
  place,
  dunning,
  queuedBefore,
  onAnniversary,
  losing,
}: Replacement): RefusalCode | undefined {
  if (before.id === after.id) return 'nothing-to-change';
  if (before.kind !== after.kind) return 'replacement-of-another-kind';
  if (place && !place.underMaster) return 'replacement-not-under-master';
  if (place && !place.underParent) return 'plan-not-under-parent';
  if (dunning && !queuedBefore) return 'dunning-blocks-replacement';
  return onAnniversary && losing > 0 ? 'replacement-loses-plans' : undefined;
}

/** Whether a plan stands somewhere under one of `roots` in the catalogue. */
export function standsUnder(
  planId: PlanId,
  roots: readonly PlanId[],
  childrenOf: (planId: PlanId) => readonly PlanId[],
): boolean {
  const seen = new Set<PlanId>();
  const waiting = [...roots];
  for (let root = waiting.pop(); root !== undefined; root = waiting.pop()) {
    if (seen.has(root)) continue;
    seen.add(root);
    const children = childrenOf(root);
    if (children.includes(planId)) return true;
    waiting.push(...children);
  }
  return false;
}

export interface RhythmChange {
  readonly nextBillDate: CalendarDate;
  readonly billDay: number;
  readonly intervalBefore: number;
  readonly intervalAfter: number;
  /** The day of the change, or the first day that is charged when that is later. */
  readonly date: CalendarDate;
  readonly offsetMonths?: Replace['offsetMonths'];
  /** Of a supplemental plan: when its master plan bills. */
  readonly master?: Billing | undefined;
}

/**
 * The next bill date of a plan whose new terms are charged from `date` on.
 * - With the interval as before it stays.
 * - With another interval it is the first one from which whole new intervals lead to the old one, as for plans that are aligned
 *   (Aria wire notes 4.9): the old one itself when the new interval is longer. The bill day stays.
 * - `offsetMonths` makes the first period so many months longer; `auto` lets it end with the one of the master plan (4.2).
 */
export function nextBillDateAfter({
  nextBillDate,
  billDay,
  intervalBefore,
  intervalAfter,
  date,
  offsetMonths,
  master,
}: RhythmChange): CalendarDate {
  const rhythm = { intervalMonths: intervalAfter, billDay };
  if (offsetMonths === 'auto' && master)
    return earliestInRhythm(billDateAfter(date, master.billDate, master), date, rhythm);
  const next =
    intervalBefore === intervalAfter ? nextBillDate : earliestInRhythm(nextBillDate, date, rhythm);
  return typeof offsetMonths === 'number' ? billDateIn(next, offsetMonths, billDay) : next;
}
