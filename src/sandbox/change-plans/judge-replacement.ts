import { choose, scheduleAssignable } from '../../billing/availability.js';
import { isHeld } from '../../billing/plan-instances.js';
import { unitsAfter } from '../../billing/plan-numbers.js';
import { replacementRefusal, standsUnder } from '../../billing/replacement.js';
import type { Replace } from '../../model/plan-change.js';
import type { Books } from '../books.js';
import { planWithId } from '../catalogue.js';

import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan } from '../world/catalogue.js';
import { refuseToLose } from './cancel-plan.js';
import type { ChangeContext } from './change-context.js';
import { isInDunningOn } from './dunning-outlook.js';
import type { TakesEffect } from './held.js';
import { placeOf } from './place-of.js';
import { checkGroups } from './plan-groups.js';
import { planOnOffer } from './plan-on-offer.js';

/** What an instance becomes by a replacement. */
export type Terms = Pick<WorldPlanInstance, 'planId' | 'rateScheduleId' | 'units'>;

/** Judges a replacement by all rules; gives the terms that it leads to. */
export function judgeReplacement(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  change: Replace,
  effect: TakesEffect,
): Terms {
  const plan = planWithId(books.opened, change.planId);
  if (!plan) throw new Refused('plan-not-available');
  const place = placeOf(books, instance, plan.id);
  const date = effect.when === 'later' ? effect.date : books.today;
  const refusal = replacementRefusal({
    before: books.planOf(instance),
    after: plan,
    ...(instance.parentId !== undefined && {
      place: { underMaster: isUnderMaster(books, instance, plan), underParent: !!place },
    }),
    dunning: isInDunningOn(books, books.masterOf(instance), date ?? books.today),
    queuedBefore: context.executing !== undefined,
    onAnniversary: effect.onAnniversary,
    losing: plansLost(books, instance, plan).length,
  });
  if (refusal !== undefined) throw new Refused(refusal);
  refuseNumbers(books, instance, plan);
  return termsOf(books, context, instance, { plan, place, change, date });
}

/** The plans directly under an instance that another plan in its place would not carry. */
export function plansLost(
  books: Books,
  instance: WorldPlanInstance,
  plan: WorldPlan,
): WorldPlanInstance[] {
  return childrenHeld(books, instance).filter(
    ({ planId }) => !plan.children.some((child) => child.planId === planId),
  );
}

function childrenHeld(books: Books, instance: WorldPlanInstance): WorldPlanInstance[] {
  return books.childrenOf(instance).filter(isHeld);
}

/** Whether the plan belongs, at any depth, to a master plan that the account has. */
function isUnderMaster(books: Books, { accountId }: WorldPlanInstance, { id }: WorldPlan): boolean {
  const masters = books.planInstances
    .where('account', accountId)
    .filter((row) => row.parentId === undefined && isHeld(row));
  return standsUnder(
    id,
    masters.map(({ planId }) => planId),
    (planId) => books.plan(planId).children.map((child) => child.planId),
  );
}

/** The numbers of plan groups: among its siblings, a mandatory child cannot be exchanged for another plan, and the new plan may not have too many under it. */
function refuseNumbers(books: Books, instance: WorldPlanInstance, plan: WorldPlan): void {
  refuseToLose(books, instance, plan.id);
  const kept = childrenHeld(books, instance).map(({ planId }) => planId);
  checkGroups(books, plan, kept, false);
  if (instance.parentId === undefined) return;
  const parent = books.planInstances.get(instance.parentId);
  const siblings = childrenHeld(books, parent).filter(({ id }) => id !== instance.id);
  const chosen = [...siblings.map(({ planId }) => planId), plan.id];
  checkGroups(books, books.planOf(parent), chosen, false);
}

interface Chosen {
  readonly plan: WorldPlan;
  readonly place: ReturnType<typeof placeOf>;
  readonly change: Replace;
  /** When it takes effect; left out when it waits for somebody's hand. */
  readonly date: string | undefined;
}

/** A plan that somebody else's rollover leads to need not be for sale. */
function termsOf(
  books: Books,
  { accountId, executing }: ChangeContext,
  { units: before }: WorldPlanInstance,
  { plan, place, change, date = books.today }: Chosen,
): Terms {
  const along = executing?.kind === 'rollover';
  const offer = planOnOffer(books, accountId, plan, { units: place?.units, along });
  const units = change.units ?? unitsAfter(before, offer.units);
  const { schedule, refusal } = choose(offer, { units, rateScheduleId: change.rateScheduleId });
  if (!schedule) throw new Refused(refusal);
  const assignable = scheduleAssignable(schedule, { today: books.today, activation: date });
  if (!assignable.allowed) throw new Refused(assignable.reason);
  return { planId: plan.id, rateScheduleId: schedule.id, units };
}
