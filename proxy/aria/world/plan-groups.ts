import type { World } from '../../../src/sandbox/world.js';
import type { WorldPlan } from '../../../src/sandbox/world/catalogue.js';
import type { CataloguePlan } from '../account-reads.js';
import { chooseField } from '../codes.js';
import { supplementalField } from './supplemental-fields.js';

/**
 * Of which children of a plan a number must be chosen. Aria tells which groups a plan is in, and not how many of a group are to be chosen; the company
 * says that in a field of the parent (`chooseField` in codes.ts). A group that says nothing there is Aria's to judge when it is asked for a price.
 */
export function planGroupsOf(
  rows: readonly CataloguePlan[],
  plans: readonly WorldPlan[],
): World['planGroups'] {
  const groups = groupsIn(rows);
  return plans.flatMap((parent) => {
    const row = rows.find(({ plan_no }) => plan_no === parent.id);
    if (!row) return [];
    return [...groups].flatMap(([id, { name, members }]) => {
      const planIds = parent.children
        .map(({ planId }) => planId)
        .filter((planId) => members.has(planId));
      const choose = numbersIn(supplementalField(row, chooseField(id)), planIds.length);
      return choose ? [{ id, name, parentId: parent.id, planIds, choose }] : [];
    });
  });
}

function groupsIn(rows: readonly CataloguePlan[]) {
  const groups = new Map<string, { readonly name: string; readonly members: Set<string> }>();
  for (const { plan_no: planNo, plan_groups: own } of rows) {
    for (const { plan_group_no: id, plan_group_name: name } of own) {
      if (planNo === undefined || id === undefined) continue;
      const group = groups.get(id) ?? { name: name ?? id, members: new Set<string>() };
      groups.set(id, { ...group, members: group.members.add(planNo) });
    }
  }
  return groups;
}

/** "1-2": one or two; "1-": one or more. Undefined for anything else, and where no plan can be chosen. */
function numbersIn(
  text: string | undefined,
  members: number,
): { readonly min: number; readonly max: number } | undefined {
  const [, least, most] = /^(\d{1,4})-(\d{0,4})$/.exec(text ?? '') ?? [];
  if (least === undefined || members === 0) return undefined;
  const [min, max] = [Number(least), most ? Number(most) : members];
  return max >= Math.max(1, min) ? { min, max } : undefined;
}
