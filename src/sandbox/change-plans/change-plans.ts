import type { Change } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World } from '../world.js';
import { assignPlan } from './assign-plan.js';
import { cancelPlan } from './cancel-plan.js';
import type { ChangeContext, PlanChoices } from './change-context.js';
import { changeSchedule } from './change-schedule.js';
import { changeStatus } from './change-status.js';
import { changeUnits } from './change-units.js';
import { replacePlan } from './replace-plan.js';

export interface PlanCommand extends Command, PlanChoices {
  /** In the order in which they are made: a parent before what hangs under it. All are made, or none. */
  readonly changes: readonly Change[];
}

/** Changes plans of an account: instances, queue, invoices and their collection, kept under the receipt id. A refusal changes nothing. */
export function changePlans(world: World, command: PlanCommand): Outcome {
  return runCommand(world, 'change-plans', command, (books) => {
    const rows = applyChanges(books, command);
    const taken = books.planInstances.all.slice(world.planInstances.length).map(({ id }) => id);
    return { planInstanceIds: [...new Set([...rows, ...taken])] };
  });
}

/** Makes the changes of one command, each plan instance in one of them, and says which plan instance each is about. */
export function applyChanges(
  books: Books,
  command: Omit<PlanCommand, 'receiptId'>,
): PlanInstanceId[] {
  const rows: PlanInstanceId[] = [];
  for (const change of command.changes) {
    if (change.kind !== 'assign' && rows.includes(change.planInstanceId))
      throw new Refused('one-change-per-plan-instance');
    rows.push(applyChange(books, { ...command, rows }, change));
  }
  return rows;
}

/**
 * Makes one change, or queues it, and says which plan instance it is about. Rules that say no throw `Refused`.
 */
export function applyChange(books: Books, context: ChangeContext, change: Change): PlanInstanceId {
  refuseAccount(books, context);
  switch (change.kind) {
    case 'assign':
      return assignPlan(books, context, change).id;
    case 'replace':
      return replacePlan(books, context, change);
    case 'cancel':
      return cancelPlan(books, context, change);
    case 'units':
      return changeUnits(books, context, change);
    case 'rate-schedule':
      return changeSchedule(books, context, change);
    case 'status':
      return changeStatus(books, context, change);
  }
}

/** Throws `Refused` where the account may change no plans. What was queued before is carried out all the same. */
export function refuseAccount(books: Books, { accountId, executing }: ChangeContext): void {
  const { status, can } = books.accounts.get(accountId);
  if (status === 'deactivated') throw new Refused('account-not-active');
  if (!executing && !can.changePlans.allowed) throw new Refused(can.changePlans.reason);
}
