import {
  deletedWith,
  inQueueOrder,
  mayDelete,
  mayExecute,
  mayMove,
  openDates,
  waitsFor,
  type OpenDates,
} from '../../billing/queue.js';
import type { Permission } from '../../model/account.js';
import type { AccountId, PlanId, PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import { Books } from '../books.js';
import type { World, WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { WorldPlan, WorldSchedule } from '../world/catalogue.js';
import { queueTree } from './queue-tree.js';

/** What a plan instance is, on one side of a change. */
export interface Terms {
  readonly planId: PlanId;
  readonly planName: string;
  readonly rateScheduleId: WorldSchedule['id'];
  readonly rateScheduleName: string;
  readonly units: number;
  readonly status: WorldPlanInstance['status'];
}

/** A queued change as an account sees it: what it does, how it stands, and what may be done with it. */
export interface QueuedChangeView extends Omit<
  WorldQueuedChange,
  'accountId' | 'change' | 'before'
> {
  readonly parentId?: PlanInstanceId | undefined;
  /** When it was queued, and once it is through. */
  readonly before: Terms;
  readonly after: Terms;
  /** The queued start that has to come first. */
  readonly waitsFor?: QueuedChangeId | undefined;
  readonly can: {
    readonly execute: Permission;
    readonly move: Permission;
    readonly delete: Permission;
  };
  /** The dates that it can be moved to, where it can. */
  readonly dates?: OpenDates | undefined;
  /** The rows that leave the queue when it is deleted, itself among them; none where it cannot be. */
  readonly deletes: readonly QueuedChangeId[];
}

/**
 * All queued changes of an account in the order in which they run: those that wait, and as history those that were executed, deleted or failed
 * (Aria wire notes 4.6).
 */
export function queueOf(world: World, accountId: AccountId): QueuedChangeView[] {
  const books = new Books(world);
  const rows = books.queue.where('account', accountId);
  return inQueueOrder(rows, queueTree(books).parentOf).map((row) => viewOf(books, row));
}

function viewOf(books: Books, row: WorldQueuedChange): QueuedChangeView {
  const tree = queueTree(books);
  const { accountId, id, planInstanceId, kind, by, date, state, queuedOn } = row;
  const { closedOn, refusal } = row;
  const { parentId } = books.planInstances.get(row.planInstanceId);
  const first = row.state === 'queued' ? waitsFor(row, tree) : undefined;
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
    before: termsOf(books, row.before),
    after: termsOf(books, afterOf(books, row)),
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

type Before = WorldQueuedChange['before'];

/** What the plan instance is once the change is through, if nothing else changes before. */
function afterOf(books: Books, row: WorldQueuedChange): Before {
  const { before, change } = row;
  switch (change.kind) {
    case 'assign': {
      const status = change.status ?? books.plan(before.planId).firstStatus ?? 'active';
      return { ...before, status };
    }
    case 'replace': {
      const plan = books.plan(change.planId);
      const { min, max } = plan.units;
      const { currency } = books.accounts.get(row.accountId);
      return {
        planId: plan.id,
        rateScheduleId: change.rateScheduleId ?? defaultSchedule(plan, currency).id,
        units: change.units ?? Math.min(Math.max(before.units, min), max),
        status: before.status === 'trial' ? 'active' : before.status,
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

function termsOf(books: Books, terms: Before): Terms {
  return {
    ...terms,
    planName: books.plan(terms.planId).name,
    rateScheduleName: books.scheduleOf(terms).name,
  };
}
