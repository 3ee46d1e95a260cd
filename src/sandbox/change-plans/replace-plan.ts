import { activationLines } from '../../billing/charges.js';
import { isStoppedAbove } from '../../billing/queue.js';
import { isWaiting } from '../../billing/status.js';
import type { Replace } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { billUsage, dropUsage } from '../bill-usage.js';
import { linesOf } from '../bills.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { applyCoupon } from '../coupons.js';
import { redateAnniversaries } from '../queue/redate-anniversaries.js';
import { queueTree } from '../queue/queue-tree.js';
import { queueRollover } from '../queue/rollovers.js';
import { Refused } from '../refused.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { changeTerms } from './change-terms.js';
import { endInstances } from './end-instances.js';
import { effectiveDate, livingInstance, queueChange, refuseWaiting } from './held.js';
import { judgeReplacement, plansLost, type Terms } from './judge-replacement.js';
import { bringAlongNow } from './mandatory-children.js';
import { movesFor, placeLines } from './move-charges.js';

/**
 * Gives a plan instance another plan (Aria wire notes 4.4). It keeps its number, its status and its bill day. Plans under it that the new plan
 * does not carry are cancelled with it; those that the new plan must have come along. The new plan's activation fee is charged,
 * the old one's cancellation fee is not, since the instance goes on (assumed).
 */
export function replacePlan(books: Books, context: ChangeContext, change: Replace): PlanInstanceId {
  const instance = livingInstance(books, context, change);
  refuseStopped(books, instance);
  const effect = effectiveDate(books, context, instance, change);
  refuseWaiting(instance, effect);
  const terms = judgeReplacement(books, context, instance, change, effect);
  if (!context.executing) checkCombining(books, context, instance);
  if (effect.when === 'later') return queueChange(books, context, instance, change, effect);
  replaceNow(books, context, { instance, terms, change, from: effect.from });
  return instance.id;
}

/** What is suspended is not replaced, nor is what hangs under it: neither now nor from the queue (4.6). */
function refuseStopped(books: Books, { id, status }: WorldPlanInstance): void {
  if (status === 'suspended') throw new Refused('plan-instance-not-active');
  if (isStoppedAbove(id, queueTree(books))) throw new Refused('parent-not-active');
}

interface Now {
  readonly instance: WorldPlanInstance;
  readonly terms: Terms;
  readonly change: Replace;
  readonly from: CalendarDate;
}

function replaceNow(
  books: Books,
  context: ChangeContext,
  { instance, terms, change, from }: Now,
): void {
  const { id, accountId } = instance;
  const plan = books.plan(terms.planId);
  const moves = movesFor(books, context, change.proration);
  const lost = plansLost(books, instance, plan);
  if (change.billUsage ?? true) billUsage(books, books.planInstances.get(id), books.today);
  else dropUsage(books, books.planInstances.get(id));
  endTrial(books, id);
  changeTerms(books, context, id, { terms, from, moves, offsetMonths: change.offsetMonths });
  // An invoice that is made afresh has their charges too, so they end once it is taken back.
  for (const { id: under } of lost)
    endInstances(books, context, books.planInstances.get(under), {
      status: 'cancelled',
      from,
      credits: moves.credits,
      billUsage: change.billUsage,
    });
  chargeActivation(books, context, id);
  // A plan that begins today queues its rollover and brings along what it must have when it begins.
  const begun = !isWaiting(instance.status);
  if (begun) bringAlongNow(books, context, id, change.proration);
  if (change.coupon !== undefined)
    applyCoupon(books, { accountId, code: change.coupon, planInstanceId: id });
  redateAnniversaries(books, instance);
  endContract(books, id);
  if (begun) queueRollover(books, books.planInstances.get(id), books.today);
  const kind = context.executing?.kind === 'rollover' ? 'rolled-over' : 'replaced';
  books.tell({ kind, planInstanceId: id });
}

/** A contract is on the plan that somebody has, and goes with it (Aria wire notes 3.13). */
function endContract(books: Books, id: PlanInstanceId): void {
  const replaced = { ...books.planInstances.get(id) };
  delete replaced.contract;
  books.planInstances.put(replaced);
}

/** A trial ends where another plan takes its place, and so do the trials under it (assumed). */
function endTrial(books: Books, id: PlanInstanceId): void {
  const instance = books.planInstances.get(id);
  for (const { id: trial, status } of [instance, ...books.descendantsOf(instance)]) {
    if (status !== 'trial') continue;
    const begun = books.planInstances.get(trial);
    books.planInstances.put({ ...begun, status: 'active', statusSince: books.today });
    books.tell({ kind: 'status-changed', planInstanceId: trial });
  }
}

/** What was never billed is charged the fee with its first period, now or later. */
function chargeActivation(books: Books, context: ChangeContext, id: PlanInstanceId): void {
  const instance = books.planInstances.get(id);
  if (!instance.firstPeriod || !isBilled(books, instance)) return;
  const { units } = instance;
  const { name } = books.planOf(instance);
  const fees = activationLines(name, books.scheduleOf(instance), units, books.today);
  placeLines(books, instance, linesOf(instance, fees), context);
}
