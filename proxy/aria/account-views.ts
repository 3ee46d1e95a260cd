import type { BillingGroup } from '../../src/model/billing-group.js';
import type { DunningGroup } from '../../src/model/dunning-group.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import { termsFor } from '../../src/sandbox/groups-and-methods/method-views.js';
import {
  billingGroupsOf,
  dunningGroupsOf,
  planInstancesOf,
  plansOf,
  type PlansFor,
} from '../../src/sandbox/views.js';
import type { DunningGroupRow } from './account-reads.js';
import type { SettledPolicy } from './policy.js';
import type { AccountWorld } from './world/account-world.js';
import { toldPayer } from './world/payers.js';

/** An account's lists, as the rules tell them, with what the company shows and what Aria says better. */

/**
 * The plans that the company shows, without schedules that it hides. `offered`, where it is asked under a plan instance, are those that Aria lists there.
 * Undefined when the account does not have the plan instance that is named.
 */
export function listedPlans(
  { world, accountId, shown, closed }: AccountWorld,
  wanted: PlansFor,
  offered?: ReadonlySet<string>,
): Plan[] | undefined {
  return plansOf(world, accountId, wanted)
    ?.filter(({ id }) => shown.has(id))
    .map((plan) => ({
      ...plan,
      rateSchedules: plan.rateSchedules.filter(({ id }) => !closed.has(id)),
      ...(offered &&
        plan.assignable.allowed &&
        isPlacedUnder(world, wanted, plan) &&
        !offered.has(plan.id) && {
          assignable: { allowed: false, reason: 'plan-not-available' as const },
        }),
    }))
    .filter(({ rateSchedules }) => rateSchedules.length > 0);
}

/** Plans for further down are no matter of what Aria lists under the instance itself. */
function isPlacedUnder(
  { planInstances, plans }: AccountWorld['world'],
  { under }: PlansFor,
  { id }: Pick<Plan, 'id'>,
): boolean {
  const parent = planInstances.find((row) => row.id === under);
  const children = plans.find((plan) => plan.id === parent?.planId)?.children ?? [];
  return children.some(({ planId }) => planId === id);
}

/** Units in parts, and whether a billing group was named, are Aria's word; what cannot be priced has no price. */
export function listedInstances({ world, accountId, rows }: AccountWorld): PlanInstance[] {
  const told = new Map(rows.map((row) => [row.id, row]));
  return planInstancesOf(world, accountId).map((instance): PlanInstance => {
    const row = told.get(instance.id);
    if (!row) return instance;
    const { price, billingGroupId, ...rest } = instance;
    const units = Number(row.units);
    return {
      ...rest,
      units,
      ...(price && units === instance.units && { price }),
      ...(billingGroupId !== undefined &&
        row.master.billing_group_no !== undefined && { billingGroupId }),
    };
  });
}

/** The account's own billing groups; one that only a plan names is another's, or is not to be chosen any more. */
export function listedBillingGroups(
  { world, accountId }: AccountWorld,
  policy: SettledPolicy,
): BillingGroup[] {
  const own = new Set<string>(
    world.billingGroups.flatMap(({ id, status }) => (status === 'active' ? id : [])),
  );
  return billingGroupsOf(world, accountId)
    .filter(({ id }) => own.has(id))
    .map((group) => ({ ...group, payer: toldPayer(group.payer, policy) }));
}

export function listedDunningGroups(
  { world, accountId }: AccountWorld,
  rows: readonly DunningGroupRow[],
): DunningGroup[] {
  const told = new Map(rows.map((row) => [row.dunning_group_no, row]));
  return dunningGroupsOf(world, accountId).map((group) => {
    const description = told.get(group.id)?.dunning_group_description;
    return { ...group, ...(description !== undefined && { description }) };
  });
}

/** The terms that customers may choose: the company's. */
export function listedTerms({ world }: AccountWorld, policy: SettledPolicy): PaymentTerms[] {
  return termsFor(world).map((terms) => {
    const told = toldPayer({ by: 'terms', terms }, policy);
    return told.by === 'terms' ? told.terms : terms;
  });
}
