import { planOffered, type Choosable } from '../../billing/availability.js';
import { unitLimits } from '../../billing/plan-numbers.js';
import { isHeld } from '../../billing/plan-instances.js';
import type { AccountId } from '../../model/ids.js';
import type { Books } from '../books.js';
import type { WorldPlan, WorldSchedule } from '../world/catalogue.js';

/** Where in the hierarchy a plan is taken. */
export interface Place {
  /** Narrower than the plan's own limits. */
  readonly units?: WorldPlan['units'] | undefined;
  /** It comes with its parent, so it is there whether or not the company still sells it by itself. */
  readonly along?: boolean;
}

/** A plan of the catalogue as this account can take it now: only the schedules in its currency. */
export function planOnOffer(
  books: Books,
  accountId: AccountId,
  plan: WorldPlan,
  { units, along = false }: Place = {},
): Choosable<WorldSchedule> {
  const { currency } = books.accounts.get(accountId);
  const rateSchedules = plan.rateSchedules.filter((schedule) => schedule.currency === currency);
  const { limit } = plan;
  const offer = {
    offered: along || plan.offered,
    limit,
    held: limit === undefined ? 0 : heldCount(books, accountId, plan),
    schedules: rateSchedules,
  };
  return {
    assignable: planOffered(offer, books.today),
    units: unitLimits(plan.units, units),
    rateSchedules,
  };
}

function heldCount({ planInstances }: Books, accountId: AccountId, { id }: WorldPlan): number {
  return planInstances
    .where('account', accountId)
    .filter((instance) => instance.planId === id && isHeld(instance)).length;
}
