import { placeRefusal } from '../../billing/hierarchy.js';
import type { Assign } from '../../model/plan-change.js';
import type { Books } from '../books.js';
import { planWithId } from '../catalogue.js';
import { applyCoupon } from '../coupons.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import { beginPlan } from './begin-plan.js';
import type { ChangeContext } from './change-context.js';
import { takeMaster } from './take-master.js';
import { takeSupplemental } from './take-supplemental.js';

/**
 * Takes a plan, or begins one whose day has come. A coupon counts from the day on which it is given, so that it is judged by that day.
 */
export function assignPlan(
  books: Books,
  context: ChangeContext,
  change: Assign,
): WorldPlanInstance {
  if (context.executing) return beginPlan(books, context, context.executing, change);
  const instance = take(books, context, change);
  const { accountId, id: planInstanceId } = instance;
  if (change.coupon !== undefined)
    applyCoupon(books, { accountId, code: change.coupon, planInstanceId });
  return instance;
}

function take(books: Books, context: ChangeContext, change: Assign): WorldPlanInstance {
  const plan = planWithId(books.opened, change.planId);
  if (!plan) throw new Refused('plan-not-available');
  const { parent } = change;
  const misplaced = placeRefusal(plan.kind, parent !== undefined);
  if (misplaced !== undefined) throw new Refused(misplaced);
  return parent
    ? takeSupplemental(books, context, plan, { ...change, parent })
    : takeMaster(books, context, plan, change);
}
