import type { PlanInstance } from '../model/plan-instance.js';
import type { AlignmentTarget } from './start.js';

const ended: ReadonlySet<PlanInstance['status']> = new Set(['cancelled', 'terminated']);

/** Whether an account still has a plan instance; one that is `inactive` is only on hold at the customer's wish (Aria wire notes 2.5). */
export function isHeld({ status }: Pick<PlanInstance, 'status'>): boolean {
  return !ended.has(status);
}

/** What a new plan takes over from an instance that it shall be billed with: only an active master that bills again can be one (Aria wire notes 4.9). */
export function alignmentTarget(
  instance:
    | Pick<PlanInstance, 'kind' | 'status' | 'billDay' | 'intervalMonths' | 'nextBillDate'>
    | undefined,
): AlignmentTarget | undefined {
  if (instance?.kind !== 'master' || instance.status !== 'active') return undefined;
  const { billDay, intervalMonths, nextBillDate } = instance;
  return nextBillDate === undefined ? undefined : { billDay, intervalMonths, nextBillDate };
}
