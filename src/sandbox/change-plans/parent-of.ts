import type { Parent } from '../../model/plan-change.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';

/** The instance that a supplemental plan shall hang under: one that the account has, or what an earlier row of the command takes. */
export function parentOf(
  books: Books,
  { accountId, rows = [], changes = [] }: ChangeContext,
  parent: Parent,
): WorldPlanInstance {
  if ('row' in parent) {
    const id = changes[parent.row]?.kind === 'assign' ? rows[parent.row] : undefined;
    if (id === undefined) throw new Refused('parent-comes-first');
    return books.planInstances.get(id);
  }
  const instance = books.planInstances.find(parent.planInstanceId);
  if (instance?.accountId !== accountId) throw new Refused('parent-not-found');
  return instance;
}
