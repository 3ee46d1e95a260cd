import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { CalendarDate } from '../model/values.js';
import { isZero, type Money } from '../money/money.js';
import { addDays } from './calendar.js';
import { isEnded } from './status.js';
import { surchargeOn, type Surcharge } from './surcharge.js';

/** What happens, step by step, to the plans for which nobody pays. */
export interface DunningProcess {
  /** Days after the due date of the oldest unpaid invoice until dunning begins. */
  readonly graceDays: number;
  readonly steps: readonly DunningStep[];
}

export interface DunningStep {
  /** Days after the step before it; of the first step: after the grace days. */
  readonly afterDays: number;
  /** What the plan becomes; left out: it stays as it is. */
  readonly status?: PlanInstanceStatus | undefined;
  /** What it costs. */
  readonly fee?: Surcharge | undefined;
}

/** How far dunning of a master plan is (Aria wire notes 2.7). */
export interface DunningState {
  readonly state: 'in-progress' | 'completed';
  /** How many steps were taken. */
  readonly step: number;
  readonly since: CalendarDate;
  readonly nextStepOn?: CalendarDate | undefined;
  /** The status to return to, where a step has changed it. */
  readonly statusBefore?: PlanInstanceStatus | undefined;
}

/** The day on which dunning for an invoice begins, if it is not paid then: its due date and the grace days. Without any it is the due date itself, after the collection has failed. */
export function dunningStartsOn(
  dueDate: CalendarDate,
  { graceDays }: Pick<DunningProcess, 'graceDays'>,
): CalendarDate {
  return addDays(dueDate, graceDays);
}

/** Dunning as it begins on `today`: no step is taken yet, the first is so many days away as it says. */
export function beginDunning(process: DunningProcess, today: CalendarDate): DunningState {
  return { state: 'in-progress', step: 0, since: today, ...nextStep(process, 0, today) };
}

/**
 * Dunning after the step that falls on `today`, and the status that the step sets. After the last step it is completed.
 * The status that the plan had before the first change is kept, to return to when all is paid.
 */
export function takeDunningStep(
  process: DunningProcess,
  { step: before, since, statusBefore }: DunningState,
  status: PlanInstanceStatus,
  today: CalendarDate,
): { readonly dunning: DunningState; readonly status: PlanInstanceStatus | undefined } {
  const becomes = process.steps[before]?.status;
  const changed = becomes !== undefined && becomes !== status;
  const step = Math.min(before + 1, process.steps.length);
  const from = statusBefore ?? (changed ? status : undefined);
  return {
    dunning: {
      state: step < process.steps.length ? 'in-progress' : 'completed',
      step,
      since,
      ...nextStep(process, step, today),
      ...(from !== undefined && { statusBefore: from }),
    },
    status: changed ? becomes : undefined,
  };
}

/**
 * The status that a plan returns to when all is paid: that of before the first change, where it still has the one
 * that the last step gave it. Undefined where nothing is to be changed back: somebody has given it another one since,
 * or it has ended.
 */
export function statusAfterDunning(
  process: DunningProcess,
  { step, statusBefore }: DunningState,
  status: PlanInstanceStatus,
): PlanInstanceStatus | undefined {
  const given = process.steps.slice(0, step).flatMap((taken) => taken.status ?? []);
  return status === given.at(-1) && !isEnded(status) ? statusBefore : undefined;
}

/**
 * What the step that comes next costs: its amount, or so many per cent of what is overdue for the plan, with all their decimals, rounded
 * once to the currency. Undefined where it costs nothing, or an amount in another currency (assumed). A dunning charge is a kind of
 * transaction of its own (Aria wire notes 2.12).
 */
export function dunningFee(
  { steps }: Pick<DunningProcess, 'steps'>,
  { step }: Pick<DunningState, 'step'>,
  overdue: Money,
): Money | undefined {
  const fee = steps[step]?.fee;
  if (!fee || (fee.by === 'amount' && fee.amount.currency !== overdue.currency)) return undefined;
  const amount = surchargeOn(overdue, fee);
  return isZero(amount) ? undefined : amount;
}

function nextStep(
  { steps }: DunningProcess,
  index: number,
  today: CalendarDate,
): { nextStepOn?: CalendarDate } {
  const step = steps[index];
  return step ? { nextStepOn: addDays(today, step.afterDays) } : {};
}
