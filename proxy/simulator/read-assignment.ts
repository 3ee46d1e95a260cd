import * as z from 'zod/mini';
import type { RefusalCode } from '../../src/model/codes.js';
import { assignmentSchema, type Assignment } from '../../src/model/plan-change.js';
import type { World, WorldAccount } from '../../src/sandbox/world.js';
import { directive, errorCode, invoicingOption, planInstanceStatus } from '../aria/codes.js';
import type { CallRequest } from './handler.js';
import { given, notSimulated, refusalError, WireError } from './wire-error.js';

type Request = CallRequest<'assign_acct_plan_m'>;

/** The inputs that this simulator acts on, or may pass over without doing something else than Aria would. */
const understood: ReadonlySet<string> = new Set<keyof Request>([
  'acct_no',
  'do_write',
  'client_receipt_id',
  'include_plan_instance_queue',
  'comments',
  'new_plan_no',
  'plan_units',
  'plan_status',
  'alt_rate_schedule_no',
  'existing_billing_group_no',
  'assignment_directive',
  'invoicing_option',
  'alt_start_date',
  'status_until_alt_start',
  'retroactive_start_date',
  'override_dates_mp_instance_no',
  'alt_bill_day',
  'alt_caller_id',
  'optional_transaction_qualifiers',
  'application_id',
  'application_date',
]);

/** What the request asks the engine to do. Throws {@link WireError} for what Aria would refuse, and for what it would do and we cannot. */
export function readAssignment(world: World, account: WorldAccount, request: Request): Assignment {
  refuseWhatIsNotUnderstood(request);
  if (!account.can.changePlans.allowed) throw refusalError(account.can.changePlans.reason);
  const plan = world.plans.find(({ id }) => id === given(request.new_plan_no, 'new_plan_no'));
  if (!plan) throw new WireError(errorCode.objectNotFound, 'the plan does not exist');
  const schedule = request.alt_rate_schedule_no;
  if (schedule !== undefined && !plan.rateSchedules.some(({ id }) => id === schedule)) {
    throw new WireError(errorCode.objectNotFound, 'the rate schedule is none of the plan');
  }
  if (request.plan_status !== undefined && request.plan_status !== planInstanceStatus.active) {
    throw new WireError(errorCode.invalidPlanStatus, 'invalid plan status');
  }
  const draft = z.safeParse(assignmentSchema, {
    kind: 'assign',
    planId: plan.id,
    rateScheduleId: schedule,
    units: Number(request.plan_units ?? 1),
    billingGroupId: billingGroup(world, account, request),
    effective: effective(request),
    alignWith: alignment(world, account, request),
  });
  if (!draft.success) throw new WireError(errorCode.invalidInput, 'an input is not allowed');
  return draft.data;
}

function refuseWhatIsNotUnderstood(request: Request): void {
  const stranger = Object.entries(request).find(
    ([name, value]) =>
      value !== undefined && !(Array.isArray(value) && value.length === 0) && !understood.has(name),
  );
  if (stranger) throw notSimulated(stranger[0]);
}

function billingGroup(world: World, account: WorldAccount, request: Request): string {
  const id = given(request.existing_billing_group_no, 'existing_billing_group_no');
  const group = world.billingGroups.find((row) => row.id === id && row.accountId === account.id);
  if (!group) throw new WireError(errorCode.invalidBillingGroup, 'invalid billing group number');
  return group.id;
}

/**
 * When a new master starts: today, or on the later or earlier date that is given (Aria wire notes 4.1).
 * A later start waits in the status that is named, and the engine knows waiting for activation only.
 */
function effective(request: Request): { readonly when: string; readonly date?: string } {
  const { alt_start_date: later, retroactive_start_date: earlier, alt_bill_day } = request;
  checkDirective(request.assignment_directive);
  if (later !== undefined && alt_bill_day !== undefined) {
    throw new WireError(errorCode.startDateWithBillDay, 'alternate start date and bill day');
  }
  if (alt_bill_day !== undefined) throw notSimulated('alt_bill_day');
  if (later !== undefined && earlier !== undefined) {
    throw new WireError(errorCode.invalidInput, 'two start dates');
  }
  if (earlier !== undefined) return { when: 'retroactive', date: earlier };
  if (later === undefined) return { when: 'now' };
  if (request.invoicing_option === invoicingOption.proratedInvoice) {
    throw notSimulated('a prorated invoice before alt_start_date');
  }
  if (request.status_until_alt_start !== planInstanceStatus.pendingActivation) {
    throw notSimulated('status_until_alt_start other than 32');
  }
  return { when: 'date', date: later };
}

function checkDirective(value: number | undefined): void {
  if (value === undefined) return;
  const known = Object.values(directive).some((each) => each === value);
  // A master cannot wait for an anniversary that it does not have yet (Aria wire notes 4.1).
  if (!known || value === directive.anniversary) {
    throw new WireError(errorCode.invalidDirective, 'invalid assignment directive');
  }
  if (value >= directive.date) throw notSimulated('a queued assignment');
}

/** The bill day of another master is taken over with a prorated first invoice (Aria wire notes 4.9). */
function alignment(world: World, account: WorldAccount, request: Request): string | undefined {
  const id = request.override_dates_mp_instance_no;
  if (id === undefined) return undefined;
  const owned = world.planInstances.some((row) => row.id === id && row.accountId === account.id);
  if (!owned) throw refusalError('alignment-not-possible' satisfies RefusalCode);
  const prorates =
    request.invoicing_option === invoicingOption.proratedInvoice &&
    request.assignment_directive !== directive.nowWithoutProration &&
    request.assignment_directive !== directive.nowCreditOnly;
  if (!prorates) throw notSimulated('aligned dates without proration');
  return id;
}
