import type { Change } from '../../model/change.js';
import type { AccountId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World } from '../world.js';
import { assignPlan } from './assign-plan.js';

export interface PlanCommand extends Command, PlanChoices {
  /** In the order in which they are made: a parent before what hangs under it. All are made, or none. */
  readonly changes: readonly Change[];
}

/** Choices that hold for all changes of a command. */
export interface PlanChoices {
  /** Several past periods on one invoice (long cycle) or one each; left out: the company's rule (Aria wire notes 4.8). */
  readonly combineInvoices?: 'short-cycle' | 'long-cycle' | undefined;
  /** Where the lines of the running period go; left out: as the plan says (4.2). */
  readonly prorationInvoice?: 'at-once' | 'with-the-next' | undefined;
}

/** Changes plans of an account: instances, queue, invoices and their collection, kept under the receipt id. A refusal changes nothing. */
export function changePlans(world: World, command: PlanCommand): Outcome {
  return runCommand(world, 'change-plans', command, (books) => {
    for (const change of command.changes) applyChange(books, command, change);
    const named = command.changes.flatMap((change) =>
      'planInstanceId' in change ? change.planInstanceId : [],
    );
    const taken = books.planInstances.all.slice(world.planInstances.length).map(({ id }) => id);
    return { planInstanceIds: [...new Set([...named, ...taken])] };
  });
}

/** Who asks, and how. */
export interface ChangeContext extends PlanChoices {
  readonly accountId: AccountId;
}

function applyChange(books: Books, context: ChangeContext, change: Change): void {
  switch (change.kind) {
    case 'assign':
      assignPlan(books, context.accountId, change);
      return;
    default:
      throw new Refused('not-permitted');
  }
}
