import { isEnded, isWaiting, pendingEnd, statusChange } from '../../billing/status.js';
import type { ChangeStatus, Proration } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { PlanInstanceStatus } from '../../model/plan-instance.js';
import { billUsage } from '../bill-usage.js';
import type { Books } from '../books.js';
import { queueRollover } from '../queue/rollovers.js';
import { Refused } from '../refused.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import { beginPlan } from './begin-plan.js';
import { announceEnd, refuseToLose } from './cancel-plan.js';
import type { ChangeContext } from './change-context.js';
import { endInstances } from './end-instances.js';
import { effectiveDate, heldInstance, queueChange, type TakesEffect } from './held.js';
import { billUpTo, creditsOf, movesFor, placeLines, uncoverFrom } from './move-charges.js';
import { resumeBilling } from './resume-billing.js';

/** Gives a plan instance another status, now or on a date (Aria wire notes 2.5, 4.1, 4.5). */
export function changeStatus(
  books: Books,
  context: ChangeContext,
  change: ChangeStatus,
): PlanInstanceId {
  const { status, resetBillDate } = change;
  const { instance, effect } = judgeStatus(books, context, change);
  if (effect.when === 'later') {
    queueChange(books, context, instance, change, effect);
    if (isEnd(status)) announceEnd(books, instance, status);
    return instance.id;
  }
  if (isWaiting(instance.status) && status === 'active') {
    beginInstalled(books, context, instance);
    return instance.id;
  }
  setStatus(books, instance, status, { context, proration: 'company-rule', resetBillDate });
  return instance.id;
}

/** The plan instance that a change of status names, and when it takes effect. Throws `Refused` for all that bars it. */
export function judgeStatus(
  books: Books,
  context: ChangeContext,
  change: ChangeStatus,
): { readonly instance: WorldPlanInstance; readonly effect: TakesEffect } {
  const instance = heldInstance(books, context, change);
  const effect = effectiveDate(books, context, instance, change);
  refuse(books, instance, change.status, effect);
  return { instance, effect };
}

function refuse(
  books: Books,
  instance: WorldPlanInstance,
  status: PlanInstanceStatus,
  { when }: TakesEffect,
): void {
  const { kind } = books.planOf(instance);
  const change = statusChange(instance.status, status, kind);
  // What is so today may be otherwise on the day, by what else is queued.
  const asItIs = !change.allowed && change.reason === 'nothing-to-change';
  if (!change.allowed && !(asItIs && when === 'later')) throw new Refused(change.reason);
  if (isEnd(status)) refuseToLose(books, instance);
}

function isEnd(status: PlanInstanceStatus): status is 'cancelled' | 'terminated' {
  return pendingEnd(status) !== undefined;
}

/** What waited to be installed begins today. */
function beginInstalled(books: Books, context: ChangeContext, instance: WorldPlanInstance): void {
  const { id: planInstanceId, planId, units } = instance;
  const change = { kind: 'assign' as const, planId, units };
  beginPlan(books, context, { by: 'date', planInstanceId }, change);
}

export interface StatusOptions {
  readonly context?: ChangeContext | undefined;
  /** What is credited when billing stops; left out: by the company's rule, but nothing where the plan ends. */
  readonly proration?: Proration | undefined;
  readonly resetBillDate?: ChangeStatus['resetBillDate'];
}

/**
 * Gives an instance a status today, whatever it was, with all that follows.
 * - An end goes through everything under it (Aria wire notes 4.5).
 * - What stops being billed, the instance or what hangs under it, is billed up to now, and credited.
 * - What becomes billable again is billed from today or from its next bill date, as the bill date reset says (2.16).
 *   The status of what hangs under it does not change.
 */
export function setStatus(
  books: Books,
  instance: WorldPlanInstance,
  status: PlanInstanceStatus,
  { context = { accountId: instance.accountId }, proration, resetBillDate }: StatusOptions = {},
): void {
  if (isEnd(status)) {
    const { credits } = movesFor(books, context, proration ?? 'none');
    endInstances(books, context, instance, { status, from: books.today, credits });
    return;
  }
  const all = [instance, ...books.descendantsOf(instance)];
  const assumed = { id: instance.id, status };
  const billed = all.filter((row) => isBilled(books, row));
  const willBe = new Set(all.filter((row) => isBilled(books, row, assumed)).map(({ id }) => id));
  for (const row of billed) {
    if (!willBe.has(row.id)) stopBilling(books, context, row, proration);
  }
  books.planInstances.put({
    ...books.planInstances.get(instance.id),
    status,
    statusSince: books.today,
  });
  for (const { id } of billed) willBe.delete(id);
  const revived = isEnded(instance.status) ? [instance.id] : [];
  for (const id of new Set([...revived, ...willBe]))
    resumeBilling(books, context, id, resetBillDate);
  // A plan that is not billed by choice does not roll over (Aria wire notes 2.5).
  if ([instance.status, status].includes('active-non-billable'))
    queueRollover(books, books.planInstances.get(instance.id));
  books.tell({ kind: 'status-changed', planInstanceId: instance.id });
}

function stopBilling(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  proration: Proration | undefined,
): void {
  const { today } = books;
  billUpTo(books, instance, today);
  billUsage(books, books.planInstances.get(instance.id), today);
  if (!movesFor(books, context, proration).credits) return;
  const billed = books.planInstances.get(instance.id);
  const credits = creditsOf(books, billed, today);
  uncoverFrom(books, billed, today);
  placeLines(books, billed, credits, context);
}
