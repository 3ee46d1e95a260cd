import type { Assign } from '../../model/plan-change.js';
import type { WorldPlan } from '../world/catalogue.js';

/** The status of a plan that begins: as asked for, else as the catalogue says (Aria wire notes 2.5). */
export function statusAtStart(
  { firstStatus = 'active' }: WorldPlan,
  { status }: Assign,
): NonNullable<Assign['status']> {
  return status ?? firstStatus;
}
