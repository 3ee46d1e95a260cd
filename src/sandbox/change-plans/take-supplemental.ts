import type { Assign, Parent } from '../../model/plan-change.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan } from '../world/catalogue.js';
import type { ChangeContext } from './change-context.js';
import { bringAlong } from './mandatory-children.js';
import { parentOf } from './parent-of.js';
import { placeSupplemental } from './place-supplemental.js';
import { checkGroupsOf, checkGroupsOfNew, plansGiven } from './plan-groups.js';

/** Takes a supplemental plan under a parent, and what must come with it. */
export function takeSupplemental(
  books: Books,
  context: ChangeContext,
  plan: WorldPlan,
  change: Assign & { readonly parent: Parent },
): WorldPlanInstance {
  const parent = parentOf(books, context, change.parent);
  const given = plansGiven(context);
  const instance = placeSupplemental(books, context, plan, parent, change);
  checkGroupsOf(books, parent);
  checkGroupsOfNew(books, plan, given);
  bringAlong(books, context, instance.id, change, given);
  return instance;
}
