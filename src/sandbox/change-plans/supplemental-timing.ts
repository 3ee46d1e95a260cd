import { chargesFromRefusal, type ChargesFrom } from '../../billing/supplemental-start.js';
import { isWaiting } from '../../billing/status.js';
import type { Assign } from '../../model/plan-change.js';
import type { CalendarDate } from '../../model/values.js';
import { anniversaryOf } from '../anniversary.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { masterBilling } from './supplemental-bill.js';

/** A supplemental plan that begins today or began before, with the first day that is charged. */
export interface BeginsNow {
  readonly waits?: undefined;
  readonly startDate: CalendarDate;
  readonly from: CalendarDate;
}

/** One that waits in the queue; without a date, for somebody's hand. */
export interface BeginsLater {
  readonly waits: WorldQueuedChange['by'];
  readonly date?: CalendarDate | undefined;
}

/**
 * When a supplemental plan begins (Aria wire notes 4.1, 4.6, 4.7).
 * - Left out: on the next anniversary of its master plan.
 * - Now, and in the past, only under a parent that has begun; a start in the past needs the company's leave, unless it comes `along` with its parent.
 * - A first day of charges that has passed is the start where the company lets supplemental plans start in the past.
 * - Later: not before its parent's start, queued or not.
 */
export function supplementalTiming(
  books: Books,
  parent: WorldPlanInstance,
  { effective = { when: 'anniversary' }, prorationStart }: Assign,
  along: boolean,
): BeginsNow | BeginsLater {
  const { today } = books;
  const retroactive = along || books.settings.retroactiveSupplementals;
  switch (effective.when) {
    case 'now': {
      refuseUnless(!isWaiting(parent.status), 'parent-starts-later');
      const from = prorationStart ?? today;
      checkFrom(books, parent, { today, from, retroactive });
      return { from, startDate: retroactive && from < today ? from : today };
    }
    case 'retroactive': {
      const { date } = effective;
      refuseUnless(date < today, 'start-not-in-the-past');
      refuseUnless(retroactive, 'start-too-early');
      refuseUnless(!isWaiting(parent.status), 'parent-starts-later');
      const from = prorationStart ?? date;
      checkFrom(books, parent, { today, from: date, retroactive });
      checkFrom(books, parent, { today, from, retroactive });
      return { from, startDate: date };
    }
    case 'date':
      refuseUnless(effective.date > today, 'start-not-in-the-future');
      checkParentStart(parent, effective.date);
      if (prorationStart !== undefined)
        checkFrom(books, parent, { today: effective.date, from: prorationStart, retroactive });
      return { waits: 'date', date: effective.date };
    case 'anniversary': {
      const date = anniversaryOf(books, parent, effective.periods);
      if (date === undefined) throw new Refused('parent-not-active');
      checkParentStart(parent, date);
      return { waits: 'anniversary', date };
    }
    case 'by-hand':
      return { waits: 'hand' };
  }
}

function refuseUnless(kept: boolean, refusal: Refused['refusal']): void {
  if (!kept) throw new Refused(refusal);
}

/** Nothing begins before its parent. One that waits for somebody's hand may never begin, so only what waits so too can hang under it. */
function checkParentStart(parent: WorldPlanInstance, date: CalendarDate): void {
  const undated = isWaiting(parent.status) && parent.nextBillDate === undefined;
  refuseUnless(!undated && date >= parent.startDate, 'parent-starts-later');
}

function checkFrom(
  books: Books,
  parent: WorldPlanInstance,
  charges: Pick<ChargesFrom, 'today' | 'from' | 'retroactive'>,
): void {
  const refusal = chargesFromRefusal({
    ...charges,
    parentStart: parent.startDate,
    master: masterBilling(books, parent),
  });
  if (refusal !== undefined) throw new Refused(refusal);
}
