import {
  planAssignment,
  assignmentPreview,
  type AssignmentPlan,
  type PlannedAssignment,
} from '../billing/assignment.js';
import { activationLines, recurringLines } from '../billing/charges.js';
import { alignmentTarget } from '../billing/plan-instances.js';
import type { RefusalCode } from '../model/codes.js';
import type { AccountId, PlanInstanceId } from '../model/ids.js';
import type { Assignment } from '../model/plan-change.js';
import type { Preview } from '../model/quote.js';
import { collectInvoice, issueInvoice } from './invoicing.js';
import { accountRow } from './look-up.js';
import { stateVersion } from './state-version.js';
import type { Step, WorldEvent } from './steps.js';
import { billingGroupOf, planFor, planInstanceOf } from './views.js';
import type { World, WorldInvoice, WorldPlanInstance, WorldReceipt } from './world.js';

export interface AssignCommand {
  readonly accountId: AccountId;
  readonly draft: Assignment;
  /** Alphanumeric, at most 50 characters, never used before in this world. */
  readonly receiptId: string;
  /** The payment taker declines whatever is collected now. */
  readonly paymentDeclined?: boolean;
}

export type AssignOutcome =
  | (Step & { readonly receipt: WorldReceipt; readonly refusal?: undefined })
  | { readonly refusal: RefusalCode | 'receipt-used'; readonly receipt?: undefined };

/** Takes a plan: the new instance, its first invoice and its collection, kept under the receipt id. A refusal changes nothing. */
export function assign(world: World, command: AssignCommand): AssignOutcome {
  const { accountId, draft, receiptId } = command;
  if (world.receipts.some((row) => row.id === receiptId)) return { refusal: 'receipt-used' };
  const { planned, refusal } = judge(world, accountId, draft);
  if (!planned) return { refusal };

  const begun = begin(world, accountId, draft, planned);
  const collected: Step = begun.invoice
    ? collectInvoice(begun.world, begun.invoice.id, command.paymentDeclined ?? false)
    : { world: begun.world, events: [] };
  const receipt: WorldReceipt = {
    id: receiptId,
    accountId,
    action: 'assign',
    date: world.today,
    planInstanceId: begun.instance.id,
    ...(begun.invoice && { invoiceId: begun.invoice.id }),
    ...(collected.events.some(({ kind }) => kind === 'collection-failed') && {
      problem: 'collection-failed' as const,
    }),
  };
  return {
    world: { ...collected.world, receipts: [...world.receipts, receipt] },
    events: [...begun.events, ...collected.events],
    receipt,
  };
}

/**
 * What the assignment would do: the same steps on the same world, looked at and let go.
 * Nothing is kept: the world is never changed in place, and no id and no receipt is used up.
 */
export function previewAssign(
  world: World,
  accountId: AccountId,
  draft: Assignment,
):
  | { readonly preview: Preview; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly refusal: RefusalCode } {
  const { planned, refusal } = judge(world, accountId, draft);
  if (!planned) return { refusal };
  const { invoice } = begin(world, accountId, draft, planned);
  const version = stateVersion([
    world.today,
    accountRow(world, accountId).can,
    world.plans.find((plan) => plan.id === draft.planId),
    planned.billingGroup.payer,
    world.planInstances.filter((instance) => instance.accountId === accountId),
  ]);
  return {
    preview: assignmentPreview(draft, planned, world.today, {
      dueNow: invoice?.lines ?? [],
      stateVersion: version,
    }),
  };
}

function judge(world: World, accountId: AccountId, draft: Assignment): AssignmentPlan {
  const plan = world.plans.find((row) => row.id === draft.planId);
  const group = world.billingGroups.find(
    (row) => row.id === draft.billingGroupId && row.accountId === accountId,
  );
  return planAssignment(draft, {
    today: world.today,
    changePlans: accountRow(world, accountId).can.changePlans,
    plan: plan && planFor(world, accountId, plan),
    billingGroup: group && billingGroupOf(world, group),
    align: alignmentOf(world, accountId, draft),
  });
}

/** What the draft's `alignWith` names, if it can be aligned with. */
function alignmentOf(world: World, accountId: AccountId, { alignWith }: Assignment) {
  const row = world.planInstances.find(
    (instance) => instance.id === alignWith && instance.accountId === accountId,
  );
  return alignmentTarget(row && planInstanceOf(world, row));
}

interface Begun extends Step {
  readonly instance: WorldPlanInstance;
  readonly invoice?: WorldInvoice | undefined;
}

/** The new instance, and its first invoice when it starts by today; a later start waits for its day. */
function begin(
  world: World,
  accountId: AccountId,
  draft: Assignment,
  planned: PlannedAssignment,
): Begun {
  const { plan, schedule, start } = planned;
  const waits = start.firstInvoice > world.today;
  const number = world.nextIds.planInstance;
  const instance: WorldPlanInstance = {
    id: String(number) as PlanInstanceId,
    accountId,
    planId: plan.id,
    rateScheduleId: schedule.id,
    billingGroupId: draft.billingGroupId,
    units: draft.units,
    status: waits ? 'pending-activation' : 'active',
    startDate: start.startDate,
    billDay: start.billDay,
    nextBillDate: waits ? start.firstInvoice : start.nextBillDate,
  };
  const held: World = {
    ...world,
    nextIds: { ...world.nextIds, planInstance: number + 1 },
    planInstances: [...world.planInstances, instance],
  };
  const events: WorldEvent[] = [{ kind: 'assigned', planInstanceId: instance.id }];
  if (waits) return { world: held, events, instance };

  const { units } = draft;
  const { firstPeriod: period, cycle, rateDate } = start;
  const issued = issueInvoice(held, {
    accountId,
    billingGroupId: draft.billingGroupId,
    lines: [
      ...recurringLines({ planName: plan.name, schedule, units, period, cycle, rateDate }),
      ...activationLines(plan.name, schedule, units, rateDate),
    ],
  });
  return {
    world: issued.world,
    events: [...events, ...issued.events],
    instance,
    invoice: issued.invoice,
  };
}
