import type { Assign } from '../model/plan-change.js';
import type { RefusalCode } from '../model/codes.js';
import type { Part } from './running-period.js';

/** How periods that have passed come on invoices: all on one, or one for each. */
export type CatchUp = NonNullable<Assign['catchUp']>;
/** Whether several billing cycles may come on one invoice (`long-cycle`) or each has its own. */
export type Combining = 'short-cycle' | 'long-cycle';

/** What a command and the company say about it. */
export interface CatchUpChoice {
  /** The word of the change itself. */
  readonly catchUp?: CatchUp | undefined;
  /** The word of the command for all its changes. */
  readonly combineInvoices?: Combining | undefined;
}

/**
 * How a start before the running period is billed (Aria wire notes 2.3, 4.8): as the change says, else as the command says.
 * Undefined where neither says anything: a master plan is refused then, a supplemental plan follows the company.
 */
export function catchUpAsked({ catchUp, combineInvoices }: CatchUpChoice): CatchUp | undefined {
  if (catchUp !== undefined) return catchUp;
  if (combineInvoices === undefined) return undefined;
  return combineInvoices === 'long-cycle' ? 'one-bill' : 'bill-per-period';
}

/** The company's rule where nothing was asked: one invoice a period, unless it combines as a matter of course (Aria wire notes 4.8). */
export function catchUpOf(choice: CatchUpChoice, company: Combining | 'not-allowed'): CatchUp {
  return catchUpAsked(choice) ?? (company === 'long-cycle' ? 'one-bill' : 'bill-per-period');
}

/** Periods that share an invoice. `separate` names an invoice of their own; without it they join what else is billed today. */
export interface CatchUpBill {
  readonly periods: readonly Part[];
  readonly separate?: string;
}

/** The periods of a start as bills: past ones each on its own, or all together; the last one joins what else is billed today. */
export function catchUpBills(periods: readonly Part[], how: CatchUp): CatchUpBill[] {
  if (how === 'one-bill') return [{ periods }];
  return periods.map((each, index) => ({
    periods: [each],
    ...(index < periods.length - 1 && { separate: `through ${each.period.to}` }),
  }));
}

/**
 * Why cycles cannot be combined on one invoice (Aria wire notes 4.8): the company does not allow it,
 * or a rollover or another change of the plan or of what hangs with it is still to come. Separate cycles are never refused.
 */
export function combiningRefusal(
  asked: Combining | undefined,
  company: Combining | 'not-allowed',
  changesToCome: boolean,
): RefusalCode | undefined {
  if (asked !== 'long-cycle') return undefined;
  if (company === 'not-allowed') return 'combine-not-allowed';
  return changesToCome ? 'combine-blocked-by-queue' : undefined;
}
