import {
  assignmentPreview,
  planAssignment,
  type AssignmentPlan,
  type ChargesAhead,
} from '../billing/assignment.js';
import { alignmentTarget } from '../billing/plan-instances.js';
import type { Assign } from '../model/change.js';
import type { RefusalCode } from '../model/codes.js';
import type { AccountId, PlanId, PlanInstanceId } from '../model/ids.js';
import type { Assignment } from '../model/plan-change.js';
import type { Preview } from '../model/quote.js';
import { timelinesAhead } from './ahead/timelines.js';
import { lagOf } from './bill-periods.js';
import { Books } from './books.js';
import { changePlans } from './change-plans/change-plans.js';
import { accountRow } from './look-up.js';
import { billingGroupOf, lineOf, planFor, planInstanceOf } from './views.js';
import { stateVersion } from './state-version.js';
import type { Outcome } from './steps.js';
import type { World, WorldPlanInstance } from './world.js';

export interface AssignCommand {
  readonly accountId: AccountId;
  readonly draft: Assignment;
  readonly receiptId: string;
  readonly paymentDeclined?: boolean;
  readonly paymentPartial?: boolean;
}

/** Takes a plan, as the contract asks for it so far. */
export function assign(world: World, { draft, ...rest }: AssignCommand): Outcome {
  return changePlans(world, { ...rest, changes: [changeOf(draft)] });
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
  const outcome = changePlans(
    { ...world, receipts: [] },
    { accountId, changes: [changeOf(draft)], receiptId: 'preview' },
  );
  if (!outcome.receipt) return { refusal: refusalOf(outcome) };
  const { planned, refusal } = judgeAssignment(world, accountId, draft);
  if (!planned) return { refusal };
  const lines = outcome.world.invoices
    .slice(world.invoices.length)
    .flatMap((row) => (row.accountId === accountId ? row.lines : []));
  const [taken] = outcome.receipt.planInstanceIds;
  const version = stateVersion([
    world.today,
    world.accounts.find(({ id }) => id === accountId)?.can,
    world.plans.find((plan) => plan.id === draft.planId),
    planned.billingGroup.payer,
    world.planInstances.filter((instance) => instance.accountId === accountId),
  ]);
  return {
    preview: assignmentPreview(draft, planned, world.today, {
      dueNow: lines.map(lineOf),
      ofPlan: lines.filter(({ planInstanceId }) => planInstanceId === taken).map(lineOf),
      billLagDays: taken && lagIn(outcome.world, taken),
      ahead: taken && rolloverAhead(outcome.world, taken),
      billLagMayExceedPeriod: world.settings.billLagMayExceedPeriod,
      stateVersion: version,
    }),
  };
}

function lagIn(world: World, id: PlanInstanceId): number {
  const books = new Books(world);
  return lagOf(books, books.planInstances.get(id));
}

/** What is to come for a plan that will roll over; undefined for others. */
function rolloverAhead(world: World, id: PlanInstanceId): ChargesAhead | undefined {
  const books = new Books(world);
  const instance = books.planInstances.get(id);
  const { rollover } = books.planOf(instance);
  if (!rollover) return undefined;
  const [{ rows } = { rows: [] }] = timelinesAhead(
    { before: world, after: world },
    instance.accountId,
    [id],
  );
  return { rows, intervalMonths: (planId) => intervalOf(books, instance, planId) };
}

/** The interval that an instance has with its own plan, and after its rollover. */
function intervalOf(books: Books, instance: WorldPlanInstance, planId: PlanId): number {
  if (planId === instance.planId) return books.scheduleOf(instance).intervalMonths;
  const named = books.planOf(instance).rollover?.rateScheduleId;
  const { currency, intervalMonths } = books.scheduleOf(instance);
  const schedules = books.plan(planId).rateSchedules.filter((row) => row.currency === currency);
  const next = schedules.find((row) => (named ? row.id === named : row.isDefault));
  return next?.intervalMonths ?? intervalMonths;
}

/** Without receipts no receipt id can be used up. */
function refusalOf({ refusal }: { readonly refusal: RefusalCode | 'receipt-used' }): RefusalCode {
  if (refusal === 'receipt-used') throw new Error('A preview found its receipt id used.');
  return refusal;
}

/** The assignment by the rules that a proxy has too, on the world as it is: what its timeline is projected from. */
function judgeAssignment(world: World, accountId: AccountId, draft: Assignment): AssignmentPlan {
  const plan = world.plans.find((row) => row.id === draft.planId);
  const group = world.billingGroups.find(
    (row) => row.id === draft.billingGroupId && row.accountId === accountId,
  );
  const align = world.planInstances.find(
    (row) => row.id === draft.alignWith && row.accountId === accountId,
  );
  return planAssignment(draft, {
    today: world.today,
    changePlans: accountRow(world, accountId).can.changePlans,
    plan: plan && planFor(world, accountId, plan),
    billingGroup: group && billingGroupOf(world, group),
    align: alignmentTarget(align && planInstanceOf(world, align)),
  });
}

/** In the contract, sharing a bill day means that the time until then is prorated (Aria wire notes 4.9). */
function changeOf({ effective, ...draft }: Assignment): Assign {
  return {
    ...draft,
    timing: effective,
    ...(draft.alignWith !== undefined
      ? { firstInvoice: 'prorated', proration: 'full' }
      : { firstInvoice: 'full' }),
  };
}
