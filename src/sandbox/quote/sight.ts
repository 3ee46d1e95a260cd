import type { AccountId, PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { Books } from '../books.js';
import { instanceTerms } from '../instance-terms.js';
import type { Basis } from '../../model/plan-quote.js';
import type { WhatChanged } from '../what-changed.js';
import type { World, WorldInvoice } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import { billedNow } from './charged.js';

/** What a draft asks of one plan instance. */
export interface Asked {
  readonly planInstanceId: PlanInstanceId;
  /** When it takes effect, where it is not queued: today or in the past. */
  readonly date: CalendarDate;
  /** The first day that is charged by its new terms then. */
  readonly from: CalendarDate;
}

/** What is charged and credited with the confirmation: on invoices of today, and waiting for the next ones. */
export interface DueNow {
  /** `quoted` where whoever makes the invoices said so, `projected` where our rules did. */
  readonly basis: Basis;
  readonly invoices: readonly Pick<WorldInvoice, 'billingGroupId' | 'lines'>[];
  readonly waits: readonly WorldLine[];
}

/** A draft looked at: the worlds before and after it, and what it did between them. */
export interface Sight {
  readonly accountId: AccountId;
  readonly today: CalendarDate;
  readonly before: Books;
  readonly after: Books;
  readonly seen: WhatChanged;
  readonly asked: readonly Asked[];
  readonly due: DueNow;
}

export function sightOf(
  { before, after }: { readonly before: World; readonly after: World },
  { due, ...rest }: Pick<Sight, 'accountId' | 'seen' | 'asked'> & { due?: DueNow | undefined },
): Sight {
  const [was, is] = [new Books(before), new Books(after)];
  const { today } = before;
  return { today, before: was, after: is, due: due ?? billedNow(was, is, rest.seen), ...rest };
}

/** The plan instances that come into being, in their order. */
export function newInstances({ before, after }: Sight) {
  return after.planInstances.all.slice(before.planInstances.all.length);
}

/**
 * What a plan instance is called in a quote: its number, and where it does not exist yet its place among the new ones. The number that it will
 * get is not certain, and a quote must stay the same until it is confirmed, whoever else gets numbers meanwhile.
 */
export function labelOf(sight: Sight, id: PlanInstanceId): string {
  if (sight.before.planInstances.find(id)) return id;
  return `new-${newInstances(sight).findIndex((row) => row.id === id) + 1}`;
}

/** The plan that an instance has after the draft, by name. */
export function planNameOf({ after, today }: Sight, id: PlanInstanceId): string {
  return instanceTerms(after.opened, after.planInstances.get(id), today).planName;
}

/** The plan that it has before the draft, or, where it did not exist, after it. */
export function planNameNow({ before, after, today }: Sight, id: PlanInstanceId): string {
  const { opened } = before;
  const instance = before.planInstances.find(id) ?? after.planInstances.get(id);
  return instanceTerms(opened, instance, today).planName;
}
