import {
  deletedWith,
  inQueueOrder,
  mayDelete,
  mayExecute,
  mayMove,
  openDates,
  waitsFor,
} from '../../billing/queue.js';
import { isAboutToEnd } from '../../billing/status.js';
import type { Permission } from '../../model/permission.js';
import type { AccountId } from '../../model/ids.js';
import type { QueuedChange } from '../../model/queued-change.js';
import { unitsAfter } from '../../billing/plan-numbers.js';
import { Books } from '../books.js';
import { statusAtStart } from '../change-plans/status-at-start.js';
import { unitLimitsOf } from '../change-plans/place-of.js';
import { instanceTerms } from '../instance-terms.js';
import type { World, WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { WorldPlan, WorldSchedule } from '../world/catalogue.js';
import { queueTree } from './queue-tree.js';

/**
 * All queued changes of an account: those that wait in the order in which they run, and then, newest first, those that were executed,
 * deleted or failed (Aria wire notes 4.6).
 */
export function queueOf(world: World, accountId: AccountId): QueuedChange[] {
  const books = new Books(world);
  const rows = books.queue.where('account', accountId);
  const inOrder = inQueueOrder(rows, queueTree(books).parentOf);
  const waiting = inOrder.filter(({ state }) => state === 'queued');
  const through = inOrder
    .filter(({ state }) => state !== 'queued')
    .sort((a, b) => newestFirst(a.closedOn, b.closedOn) || Number(b.id) - Number(a.id));
  return [...waiting, ...through].map((row) => viewOf(books, row));
}

function newestFirst(a = '', b = ''): number {
  return Number(a < b) - Number(a > b);
}

function viewOf(books: Books, row: WorldQueuedChange): QueuedChange {
  const tree = queueTree(books);
  const { accountId, id, planInstanceId, kind, by, date, state, queuedOn } = row;
  const { closedOn, refusal } = row;
  const instance = books.planInstances.get(planInstanceId);
  const { parentId } = instance;
  const waits = state === 'queued';
  const before = beforeOf(row, instance);
  const first = waits ? waitsFor(row, tree) : undefined;
  const can = {
    execute: permitted(books, accountId, mayExecute(row, tree)),
    move: permitted(books, accountId, mayMove(row, tree)),
    delete: permitted(books, accountId, mayDelete(row)),
  };
  return {
    id,
    planInstanceId,
    kind,
    by,
    state,
    queuedOn,
    ...(date !== undefined && { date }),
    ...(closedOn !== undefined && { closedOn }),
    ...(refusal !== undefined && { refusal }),
    ...(parentId !== undefined && { parentId }),
    before: instanceTerms(books.opened, before, waits ? books.today : queuedOn),
    after: instanceTerms(books.opened, afterOf(books, row, before), date ?? books.today),
    ...(first && { waitsFor: first.id }),
    can,
    ...(can.move.allowed && { dates: openDates(row, tree) }),
    deletes: can.delete.allowed ? deletedWith(row, tree).map(({ id }) => id) : [],
  };
}

/** What the rules allow, unless the account may change nothing at all. */
function permitted(books: Books, accountId: AccountId, permission: Permission): Permission {
  const { can, status } = books.accounts.get(accountId);
  if (!permission.allowed) return permission;
  return status === 'deactivated'
    ? { allowed: false, reason: 'account-not-active' }
    : can.changePlans;
}

type Terms = WorldQueuedChange['before'];

/**
 * What a plan instance is before a queued change: as it is now while the change waits, but that it is about to end, which is told by the change
 * itself; as it was when it was queued once it is through.
 */
export function beforeOf(
  { state, before }: WorldQueuedChange,
  instance: WorldPlanInstance,
): WorldPlanInstance {
  if (state !== 'queued') return { ...instance, ...before };
  return isAboutToEnd(instance.status) ? { ...instance, status: before.status } : instance;
}

/** What a plan instance is once a queued change of it is through, if nothing else changes before. `instance` is as it stands then. */
export function afterOf(
  books: Books,
  { change }: Pick<WorldQueuedChange, 'change'>,
  instance: WorldPlanInstance,
): Terms {
  const { planId, rateScheduleId, units, status } = instance;
  const before = { planId, rateScheduleId, units, status };
  switch (change.kind) {
    case 'assign':
      return { ...before, status: statusAtStart(books.planOf(instance), change) };
    case 'replace': {
      const limits = unitLimitsOf(books, { ...instance, planId: change.planId });
      const { currency } = books.scheduleOf(instance);
      return {
        planId: change.planId,
        rateScheduleId:
          change.rateScheduleId ?? defaultSchedule(books.plan(change.planId), currency).id,
        units: change.units ?? unitsAfter(units, limits),
        status: status === 'trial' ? 'active' : status,
      };
    }
    case 'cancel':
      return { ...before, status: 'cancelled' };
    case 'units':
      return { ...before, units: change.units };
    case 'rate-schedule':
      return { ...before, rateScheduleId: change.rateScheduleId };
    case 'status':
      return { ...before, status: change.status };
  }
}

function defaultSchedule(plan: WorldPlan, currency: string): WorldSchedule {
  const schedule = plan.rateSchedules.find((row) => row.currency === currency && row.isDefault);
  if (!schedule) throw new Error(`Plan ${plan.id} has no default rate schedule in ${currency}.`);
  return schedule;
}
