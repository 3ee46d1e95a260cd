import type { Change } from '../../model/plan-change.js';
import type { AccountId, PlanInstanceId } from '../../model/ids.js';
import type { WorldQueuedChange } from '../world.js';

/** Choices that hold for all changes of a command. */
export interface PlanChoices {
  /** Several past periods on one invoice (long cycle) or one each; left out: the company's rule (Aria wire notes 4.8). */
  readonly combineInvoices?: 'short-cycle' | 'long-cycle' | undefined;
  /** Where the lines of the running period go; left out: as the plan says (4.2). */
  readonly prorationInvoice?: 'at-once' | 'with-the-next' | undefined;
}

/** Who asks, and how. */
export interface ChangeContext extends PlanChoices {
  readonly accountId: AccountId;
  /** The queued change that is carried out: its day has come, so it takes effect today, whatever it says itself, and is not queued again. */
  readonly executing?: WorldQueuedChange | undefined;
  /** The plan instances that the earlier changes of the same command are about, by row. */
  readonly rows?: readonly PlanInstanceId[] | undefined;
  /** All changes of the command: a plan that is taken asks which of its children come in later rows. */
  readonly changes?: readonly Change[] | undefined;
}
