import { catchUpAsked } from '../../billing/catch-up.js';
import { comingAlong } from '../../billing/hierarchy.js';
import { isHeld } from '../../billing/plan-instances.js';
import { unitLimits } from '../../billing/plan-numbers.js';
import { isWaiting } from '../../billing/status.js';
import type { Assign } from '../../model/plan-change.js';
import type { PlanId, PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { placeSupplemental } from './place-supplemental.js';
import { checkGroupsOfNew } from './plan-groups.js';
import { statusAtStart } from './status-at-start.js';
import { masterBilling } from './supplemental-bill.js';

/** When children that come along begin, and how they are billed and stand. */
type AlongTerms = Pick<
  Assign,
  'effective' | 'proration' | 'prorationStart' | 'offsetMonths' | 'catchUp' | 'status'
>;

/**
 * Takes the children that an instance which was taken just now must have, and theirs: for the least number of units, with its start.
 * Under a master plan they are billed from its start up to its next bill date, under a supplemental plan as that one is;
 * while it is a trial or not billed by choice, so are they (assumed).
 */
export function bringAlong(
  books: Books,
  context: ChangeContext,
  parentId: PlanInstanceId,
  change: Assign,
  given: readonly PlanId[],
): void {
  const parent = books.planInstances.get(parentId);
  const terms =
    parent.parentId === undefined ? underMaster(books, context, parent, change) : change;
  const status = statusAtStart(books.planOf(parent), change);
  takeMissing(books, context, parent, { ...terms, status }, given);
}

/**
 * Takes the children that the plan of an instance must have and that it has not, after the instance was given that plan today.
 * They are billed up to the next bill date of the master plan with the proration of the change; on the bill date itself they are billed in full.
 */
export function bringAlongNow(
  books: Books,
  context: ChangeContext,
  parentId: PlanInstanceId,
  proration: Assign['proration'],
): void {
  const parent = books.planInstances.get(parentId);
  const held = books
    .childrenOf(parent)
    .filter(isHeld)
    .map(({ planId }) => planId);
  const onBillDate = masterBilling(books, parent).nextBillDate === books.today;
  const { status } = parent;
  const unbilled = status === 'trial' || status === 'active-non-billable';
  const terms: AlongTerms = {
    effective: { when: 'now' },
    proration: onBillDate ? 'full' : proration,
    offsetMonths: 'auto',
    ...(unbilled && { status }),
  };
  takeMissing(books, context, parent, terms, held);
}

function takeMissing(
  books: Books,
  context: ChangeContext,
  parent: WorldPlanInstance,
  terms: AlongTerms,
  there: readonly PlanId[],
): void {
  const { effective, proration, prorationStart, offsetMonths, catchUp, status = 'active' } = terms;
  for (const { planId, units } of comingAlong(books.planOf(parent).children, there)) {
    const plan = books.plan(planId);
    checkGroupsOfNew(books, plan, []);
    const change: Assign = {
      kind: 'assign',
      planId,
      units: unitLimits(plan.units, units).min,
      ...(effective && { effective }),
      ...(proration && { proration }),
      ...(prorationStart !== undefined && { prorationStart }),
      ...(offsetMonths !== undefined && { offsetMonths }),
      ...(catchUp && { catchUp }),
      ...(status !== 'active' && { status }),
    };
    const child = placeSupplemental(books, context, plan, parent, change, true);
    bringAlong(books, context, child.id, change, []);
  }
}

function underMaster(
  { today }: Books,
  { combineInvoices }: ChangeContext,
  { startDate: date, status }: WorldPlanInstance,
  { catchUp }: Assign,
): AlongTerms {
  const earlier = date < today ? 'retroactive' : undefined;
  const when = isWaiting(status) ? 'date' : earlier;
  return {
    effective: when ? { when, date } : { when: 'now' },
    proration: 'full',
    offsetMonths: 'auto',
    catchUp: catchUpAsked({ catchUp, combineInvoices }) ?? 'one-bill',
  };
}
