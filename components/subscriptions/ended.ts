import type { PlanInstance } from '../../src/model/plan-instance.js';

const ended: ReadonlySet<PlanInstance['status']> = new Set(['cancelled', 'terminated']);

/** Whether a plan instance with that status is over: nothing more is billed, and little can be done with it. */
export function hasEnded(status: PlanInstance['status']): boolean {
  return ended.has(status);
}
