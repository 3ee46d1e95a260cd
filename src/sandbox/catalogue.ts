import type { World } from './world.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';

/** Plans by id, for every catalogue that was asked: worlds that share a catalogue share its index. */
const indexes = new WeakMap<World['plans'], ReadonlyMap<string, WorldPlan>>();

/** The plan that a row of the world names, or undefined when there is none. */
export function planWithId({ plans }: Pick<World, 'plans'>, id: string): WorldPlan | undefined {
  let index = indexes.get(plans);
  if (!index) indexes.set(plans, (index = new Map(plans.map((plan) => [plan.id, plan]))));
  return index.get(id);
}

/** The plan that a row of the world names. `readWorld` has checked that it exists. */
export function findPlan(world: Pick<World, 'plans'>, id: string): WorldPlan {
  const plan = planWithId(world, id);
  if (!plan) throw new Error(`The world has no plan ${id}.`);
  return plan;
}

/** A rate schedule of a plan that a row names. */
export function findSchedule(plan: WorldPlan, id: string): WorldSchedule {
  const schedule = plan.rateSchedules.find((row) => row.id === id);
  if (!schedule) throw new Error(`Plan ${plan.id} has no rate schedule ${id}.`);
  return schedule;
}
