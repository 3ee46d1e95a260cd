import type { CataloguePlan } from '../account-reads.js';
import { isShown } from './plans.js';

/**
 * The plans on offer, by Aria's list of what the account may take now with all that belongs under it (Aria wire notes 3.3). A supplemental plan
 * that belongs only under plans that are not in the list is not judged by it: under a plan that is held Aria is asked again.
 */
export function offeredPlans(
  rows: readonly CataloguePlan[],
  available: ReadonlySet<string>,
): ReadonlySet<string> {
  const judged = judgedBy(rows, available);
  return new Set(
    rows.filter(isShown).flatMap(({ plan_no: id, supp_plan_ind: isSupplemental }) => {
      if (id === undefined) return [];
      const offered = available.has(id) || (isSupplemental === true && !judged.has(id));
      return offered ? [id] : [];
    }),
  );
}

/** The children of what is in the list. None, where the list holds no supplemental plan at all: then it has left them out. */
function judgedBy(
  rows: readonly CataloguePlan[],
  available: ReadonlySet<string>,
): ReadonlySet<string> {
  const listed = rows.filter(({ plan_no: id }) => id !== undefined && available.has(id));
  if (!listed.some(({ supp_plan_ind }) => supp_plan_ind)) return new Set();
  return new Set(
    listed.flatMap(({ child_plans }) => child_plans.flatMap(({ plan_no }) => plan_no ?? [])),
  );
}
