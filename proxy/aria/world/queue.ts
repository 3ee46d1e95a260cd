import * as z from 'zod/mini';
import { billDateIn } from '../../../src/billing/calendar.js';
import { isWaiting } from '../../../src/billing/status.js';
import {
  planIdSchema,
  planInstanceIdSchema,
  queuedChangeIdSchema,
  rateScheduleIdSchema,
  type AccountId,
} from '../../../src/model/ids.js';
import type { Change, Effective } from '../../../src/model/plan-change.js';
import type { QueuedKind } from '../../../src/model/queued-change.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../../../src/sandbox/world.js';
import type { AccountPicture } from '../account-reads.js';
import { planInstanceStatus, queuedState, queueType } from '../codes.js';
import { must } from '../failures.js';
import { statusOf } from '../statuses.js';

const call = 'get_acct_plan_queued_changes_m';

export type QueueRow = AccountPicture['queue'][number];

/** Where a queued change belongs, and what it is before and after. */
interface Sides {
  readonly before: WorldQueuedChange['before'];
  readonly after: WorldQueuedChange['before'];
}

export interface QueueSurroundings {
  readonly accountId: AccountId;
  readonly instance: WorldPlanInstance;
  /** Of the master plan that the instance hangs under. */
  readonly master: WorldPlanInstance;
  /** Months of a period of the master plan. */
  readonly masterInterval: number;
  /** Today, for what the wire does not date. */
  readonly today: string;
}

/** A queued change as the engine keeps it. How it is prorated is not on the wire: by the company's rule, as far as is known. */
export function queuedChangeOf(row: QueueRow, around: QueueSurroundings): WorldQueuedChange {
  const { accountId, instance, today } = around;
  const sides = sidesOf(row, instance);
  const kind = kindOf(row, sides);
  const by = waitsFor(row, kind, around);
  const closedOn = closedOf(row);
  return {
    id: z.parse(queuedChangeIdSchema, must(row.queue_id, call, 'queue_id')),
    accountId,
    planInstanceId: instance.id,
    kind,
    change: changeOf(kind, sides, { instance, effective: effectiveOf(by, row.effective_date) }),
    by,
    ...(row.effective_date !== undefined && { date: row.effective_date }),
    state: stateOf(row),
    before: sides.before,
    queuedOn: row.queuing_date ?? today,
    ...(closedOn !== undefined && { closedOn }),
  };
}

function sidesOf(row: QueueRow, instance: WorldPlanInstance): Sides {
  const { planId, rateScheduleId, units, status } = instance;
  const before = {
    planId: row.current_plan_no === undefined ? planId : z.parse(planIdSchema, row.current_plan_no),
    rateScheduleId:
      row.current_rate_schedule_no === undefined
        ? rateScheduleId
        : z.parse(rateScheduleIdSchema, row.current_rate_schedule_no),
    units: row.current_plan_units ?? units,
    status: statusOf(row.current_plan_inst_status) ?? status,
  };
  return {
    before,
    after: {
      planId:
        row.target_plan_no === undefined
          ? before.planId
          : z.parse(planIdSchema, row.target_plan_no),
      rateScheduleId:
        row.target_rate_schedule_no === undefined
          ? before.rateScheduleId
          : z.parse(rateScheduleIdSchema, row.target_rate_schedule_no),
      units: row.target_plan_units ?? before.units,
      status: statusOf(row.target_plan_inst_status) ?? before.status,
    },
  };
}

const documentedKinds: ReadonlyMap<number | undefined, QueuedKind> = new Map([
  [queueType.assignment, 'assign'],
  [queueType.mandatoryChildAssignment, 'mandatory-child'],
  [queueType.replacement, 'replace'],
  [queueType.rollover, 'rollover'],
]);

/** By Aria's number where its pages have one; else by what the change changes (Aria wire notes 2.8). */
function kindOf(row: QueueRow, { before, after }: Sides): QueuedKind {
  const documented = documentedKinds.get(row.queue_type);
  if (documented) return documented;
  if (row.current_plan_no === undefined && row.target_plan_no !== undefined) return 'assign';
  if (isWaiting(before.status) && !isWaiting(after.status) && isBeginning(row)) return 'assign';
  if (before.planId !== after.planId) return 'replace';
  if (row.target_plan_inst_status === planInstanceStatus.cancelled) return 'cancel';
  if (before.units !== after.units) return 'units';
  if (before.rateScheduleId !== after.rateScheduleId) return 'rate-schedule';
  return 'status';
}

function isBeginning({ target_plan_inst_status: status }: QueueRow): boolean {
  return (
    status === planInstanceStatus.active ||
    status === planInstanceStatus.trial ||
    status === planInstanceStatus.activeNonBillable
  );
}

const states: ReadonlyMap<number | undefined, WorldQueuedChange['state']> = new Map([
  [queuedState.deleted, 'deleted'],
  [queuedState.queued, 'queued'],
  [queuedState.executed, 'executed'],
  [queuedState.failed, 'failed'],
]);

function stateOf(row: QueueRow): WorldQueuedChange['state'] {
  return must(
    states.get(must(row.queued_action_status_cd, call, 'queued_action_status_cd')),
    call,
    'a known queued_action_status_cd',
  );
}

function closedOf(row: QueueRow): string | undefined {
  switch (stateOf(row)) {
    case 'queued':
      return undefined;
    case 'deleted':
      return row.deleting_date;
    default:
      return row.execute_immediately_date ?? row.effective_date;
  }
}

/**
 * Whether a change waits for an anniversary is not on the wire: it does when its date is a bill date of its master plan, unless it is a change
 * that never does (Aria wire notes 3.4). One with a date of its own that falls on such a day is taken for an anniversary's, which is the safe side:
 * it can be deleted, and neither moved nor executed early.
 */
function waitsFor(
  { effective_date: date }: QueueRow,
  kind: QueuedKind,
  { master, masterInterval, instance }: QueueSurroundings,
): WorldQueuedChange['by'] {
  if (date === undefined) return 'hand';
  const never = kind === 'status' || kind === 'rollover' || kind === 'mandatory-child';
  // A master plan has no bill date yet that it could wait for (4.1).
  const begins = kind === 'assign' && instance.parentId === undefined;
  if (never || begins || isStart(date, master)) return 'date';
  return isBillDate(date, master, masterInterval) ? 'anniversary' : 'date';
}

/** What is queued with a master plan that waits itself is dated like it, in all that is known of such queues (4.3 F). */
function isStart(date: string, { status, nextBillDate }: WorldPlanInstance): boolean {
  return isWaiting(status) && date === nextBillDate;
}

function isBillDate(
  date: string,
  { nextBillDate, billDay }: WorldPlanInstance,
  intervalMonths: number,
): boolean {
  if (nextBillDate === undefined) return false;
  const step = date < nextBillDate ? -intervalMonths : intervalMonths;
  let reached = nextBillDate;
  for (let count = 1; step < 0 ? reached > date : reached < date; count++)
    reached = billDateIn(nextBillDate, count * step, billDay);
  return reached === date;
}

function effectiveOf(by: WorldQueuedChange['by'], date: string | undefined): Effective {
  if (by === 'anniversary') return { when: 'anniversary' };
  return date === undefined ? { when: 'by-hand' } : { when: 'date', date };
}

const startStatuses: ReadonlySet<string> = new Set(['trial', 'active-non-billable']);

function changeOf(
  kind: QueuedKind,
  { after }: Sides,
  {
    instance: { id: planInstanceId, parentId },
    effective,
  }: { readonly instance: WorldPlanInstance; readonly effective: Effective },
): Change {
  const { planId, rateScheduleId, units, status } = after;
  switch (kind) {
    case 'assign':
    case 'mandatory-child':
      return {
        kind: 'assign',
        planId,
        rateScheduleId,
        units,
        effective,
        ...(parentId !== undefined && { parent: { planInstanceId: parentId } }),
        ...(startStatuses.has(status) && { status: status as 'trial' | 'active-non-billable' }),
      };
    case 'replace':
      return { kind, planInstanceId, planId, rateScheduleId, units, effective };
    case 'rollover':
      return {
        kind: 'replace',
        planInstanceId,
        planId,
        rateScheduleId,
        units,
        effective,
        proration: 'none',
      };
    case 'cancel':
      return { kind, planInstanceId, effective };
    case 'units':
      return { kind, planInstanceId, units, effective };
    case 'rate-schedule':
      return { kind, planInstanceId, rateScheduleId, effective };
    case 'status':
      return {
        kind,
        planInstanceId,
        status,
        ...(effective.when === 'date' && { on: effective.date }),
      };
  }
}

/** The plan instance that a row names, where it names one that the account has. */
export function instanceNoOf({ plan_instance_no }: QueueRow) {
  return plan_instance_no === undefined
    ? undefined
    : z.parse(planInstanceIdSchema, plan_instance_no);
}
