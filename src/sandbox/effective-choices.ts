import { addDays } from '../billing/calendar.js';
import type { RefusalCode } from '../model/codes.js';
import type { EffectiveChoice, EffectiveChoices } from '../model/effective-choices.js';
import type { AccountId } from '../model/ids.js';
import type { Change, Effective, PlanChangeDraft } from '../model/plan-change.js';
import type { CalendarDate } from '../model/values.js';
import { Books } from './books.js';
import { applyChanges } from './change-plans/change-plans.js';
import type { World } from './world.js';

/** How far dates are looked at, in days: five years. What is allowed until then has no end. */
const horizon = 5 * 366;

/**
 * When a draft can take effect, whatever it says itself: found by making its changes and taking them back, so that a choice is closed for the
 * very reason for which it would be refused. Between two dates that are allowed all are.
 */
export function effectiveChoices(
  world: World,
  accountId: AccountId,
  draft: PlanChangeDraft,
): EffectiveChoices {
  const trial = new Trial(new Books(world), accountId, draft);
  return {
    now: trial.choice({ when: 'now' }),
    anniversary: trial.choice({ when: 'anniversary' }),
    date: trial.later(),
    retroactive: trial.earlier(),
    'by-hand': trial.choice({ when: 'by-hand' }),
  };
}

class Trial {
  readonly #books: Books;
  readonly #accountId: AccountId;
  readonly #draft: PlanChangeDraft;

  constructor(books: Books, accountId: AccountId, draft: PlanChangeDraft) {
    this.#books = books;
    this.#accountId = accountId;
    this.#draft = draft;
  }

  choice(effective: Effective): EffectiveChoice {
    const { refusal, date } = this.#try(effective);
    if (refusal !== undefined) return { allowed: false, reason: refusal };
    return { allowed: true, ...(date !== undefined && { from: date, to: date }) };
  }

  later(): EffectiveChoice {
    const { today } = this.#books;
    const on = (date: CalendarDate) => this.#try({ when: 'date', date }).refusal;
    const tomorrow = addDays(today, 1);
    const from = [tomorrow, ...this.#turns(tomorrow)].find((date) => on(date) === undefined);
    if (from === undefined) return { allowed: false, reason: on(tomorrow) ?? 'start-too-late' };
    const to = lastAllowed(from, 1, (date) => on(date) === undefined);
    return { allowed: true, from, ...(to !== undefined && { to }) };
  }

  earlier(): EffectiveChoice {
    const { today } = this.#books;
    const on = (date: CalendarDate) => this.#try({ when: 'retroactive', date }).refusal;
    const to = addDays(today, -1);
    const refusal = on(to);
    if (refusal !== undefined) return { allowed: false, reason: refusal };
    const from = lastAllowed(to, -1, (date) => on(date) === undefined);
    return { allowed: true, to, ...(from !== undefined && { from }) };
  }

  /** Dates from `first` on at which something begins, bills or changes for the account: the first one that is allowed is among them. */
  #turns(first: CalendarDate): CalendarDate[] {
    const { planInstances, queue } = this.#books;
    const dates = [
      ...planInstances
        .where('account', this.#accountId)
        .flatMap(({ startDate, nextBillDate }) => [startDate, nextBillDate]),
      ...queue.where('account', this.#accountId).map(({ date }) => date),
    ];
    return [
      ...new Set(dates.flatMap((date) => (date !== undefined && date > first ? date : []))),
    ].sort();
  }

  /** Why the draft would be refused, or the date of what it would queue. */
  #try(effective: Effective): { refusal?: RefusalCode; date?: CalendarDate | undefined } {
    const changes: Change[] = [];
    for (const change of this.#draft.changes) {
      const dated = takingEffect(change, effective);
      if (!dated) return { refusal: 'anniversary-not-for-status' };
      changes.push(dated);
    }
    const { combineInvoices, prorationInvoice } = this.#draft;
    const choices = { accountId: this.#accountId, changes, combineInvoices, prorationInvoice };
    const queued = this.#books.queue.all.length;
    let date: CalendarDate | undefined;
    const refusal = this.#books.refusalOf(() => {
      applyChanges(this.#books, choices);
      date = this.#books.queue.all[queued]?.date;
    });
    return refusal === undefined ? { date } : { refusal };
  }
}

/** A change with another choice of when; undefined where a change of status cannot have it. */
export function takingEffect(change: Change, effective: Effective): Change | undefined {
  if (change.kind !== 'status') return { ...change, effective };
  if (effective.when === 'now') return { ...change, on: undefined };
  return effective.when === 'date' ? { ...change, on: effective.date } : undefined;
}

/** The last date, going forward (1) or back (-1) from one that is allowed; undefined where there is no end within the horizon. */
function lastAllowed(
  start: CalendarDate,
  direction: 1 | -1,
  allowed: (date: CalendarDate) => boolean,
): CalendarDate | undefined {
  if (allowed(addDays(start, direction * horizon))) return undefined;
  let [good, bad] = [0, horizon];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (allowed(addDays(start, direction * middle))) good = middle;
    else bad = middle;
  }
  return addDays(start, direction * good);
}
