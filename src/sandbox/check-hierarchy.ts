import { unitLimits } from '../billing/plan-numbers.js';
import type { WorldProblem } from './world-problems.js';
import type { WorldPlan } from './world/catalogue.js';
import type { World } from './world.js';

type Catalogue = Pick<World, 'plans' | 'planGroups'>;
type PlansById = ReadonlyMap<string, WorldPlan>;

/** What plans say of each other: what hangs under which, what must be chosen together, and what they become. */
export function hierarchyProblems({ plans, planGroups }: Catalogue): WorldProblem[] {
  const byId = new Map(plans.map((plan) => [plan.id as string, plan]));
  return [
    ...plans.flatMap((plan, index) => [
      ...childProblems(plan, byId, `plans.${index}.children`),
      ...rolloverProblems(plan, byId, `plans.${index}.rollover`),
      ...followUpProblems(plan, `plans.${index}.rateSchedules`),
      ...(hangsUnderItself(plan, byId)
        ? [{ path: `plans.${index}.children`, reason: 'leads back to the plan itself' }]
        : []),
    ]),
    ...planGroups.flatMap((group, index) => groupProblems(group, byId, `planGroups.${index}`)),
  ];
}

function childProblems({ children }: WorldPlan, plans: PlansById, path: string): WorldProblem[] {
  return children.flatMap(({ planId, units }, index) => {
    const at = `${path}.${index}`;
    const plan = plans.get(planId);
    if (!plan) return [nowhere(`${at}.planId`, planId)];
    const problems: WorldProblem[] = [];
    if (plan.kind === 'master')
      problems.push({ path: `${at}.planId`, reason: `is a master plan: "${planId}"` });
    if (children.findIndex((child) => child.planId === planId) < index)
      problems.push({ path: `${at}.planId`, reason: `"${planId}" is named twice` });
    const { min, max } = unitLimits(plan.units, units);
    if (min > max)
      problems.push({ path: `${at}.units`, reason: 'leaves no number that the plan allows' });
    return problems;
  });
}

/** Whether the plans under a plan lead back to it. */
function hangsUnderItself({ id, children }: WorldPlan, plans: PlansById): boolean {
  const seen = new Set<string>();
  const open = children.map(({ planId }) => planId as string);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(plans.get(next)?.children ?? []).map(({ planId }) => planId));
  }
  return false;
}

function groupProblems(
  { parentId, planIds, choose }: World['planGroups'][number],
  plans: PlansById,
  path: string,
): WorldProblem[] {
  const problems: WorldProblem[] = [];
  if (choose.min > choose.max)
    problems.push({ path: `${path}.choose`, reason: 'has a min above its max' });
  const parent = plans.get(parentId);
  if (!parent) return [...problems, nowhere(`${path}.parentId`, parentId)];
  planIds.forEach((planId, index) => {
    if (!parent.children.some((child) => child.planId === planId))
      problems.push({ path: `${path}.planIds.${index}`, reason: `is no child of ${parentId}` });
  });
  return problems;
}

function rolloverProblems(
  { rollover, kind }: WorldPlan,
  plans: PlansById,
  path: string,
): WorldProblem[] {
  if (!rollover) return [];
  const plan = plans.get(rollover.planId);
  if (!plan) return [nowhere(`${path}.planId`, rollover.planId)];
  const problems: WorldProblem[] = [];
  if (plan.kind !== kind)
    problems.push({ path: `${path}.planId`, reason: `is not a ${kind} plan: "${plan.id}"` });
  const { rateScheduleId } = rollover;
  if (rateScheduleId !== undefined && !plan.rateSchedules.some(({ id }) => id === rateScheduleId))
    problems.push({ path: `${path}.rateScheduleId`, reason: `is no rate schedule of ${plan.id}` });
  return problems;
}

function followUpProblems({ rateSchedules }: WorldPlan, path: string): WorldProblem[] {
  return rateSchedules.flatMap(({ id, followUpId, currency }, index) => {
    if (followUpId === undefined) return [];
    const at = `${path}.${index}.followUpId`;
    const next = rateSchedules.find((schedule) => schedule.id === followUpId);
    if (!next) return [{ path: at, reason: `is no rate schedule of its plan: "${followUpId}"` }];
    if (next.id === id) return [{ path: at, reason: 'is the schedule itself' }];
    return next.currency === currency
      ? []
      : [{ path: at, reason: `is in ${next.currency}, not in ${currency}` }];
  });
}

function nowhere(path: string, id: string): WorldProblem {
  return { path, reason: `points nowhere: "${id}"` };
}
