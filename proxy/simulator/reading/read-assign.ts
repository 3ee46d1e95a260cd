import type { Parent } from '../../../src/model/plan-change.js';
import type { World, WorldAccount } from '../../../src/sandbox/world.js';
import { directive, errorCode, invoicingOption, planInstanceStatus } from '../../aria/codes.js';
import { given, notSimulated, refusalError, WireError } from '../wire-error.js';
import { parsedChange, type AskedChange } from './changes.js';
import { offsetMonthsOf, timingOf, type Timing, type TimingInputs } from './timing.js';

/** A plan that is to be taken, by the names of the single call; a row of the call for several is brought to them. */
export interface AssignInputs extends TimingInputs {
  readonly new_plan_no?: string | undefined;
  readonly plan_units?: string | undefined;
  readonly plan_status?: number | undefined;
  readonly alt_rate_schedule_no?: string | undefined;
  readonly existing_billing_group_no?: string | undefined;
  readonly existing_dunning_group_no?: string | undefined;
  readonly coupon?: string | undefined;
  readonly invoicing_option?: number | undefined;
  readonly alt_start_date?: string | undefined;
  readonly alt_bill_day?: number | undefined;
  readonly status_until_alt_start?: number | undefined;
  readonly retroactive_start_date?: string | undefined;
  readonly override_dates_mp_instance_no?: string | undefined;
  readonly override_bill_thru_date?: string | undefined;
  readonly alt_proration_start_date?: string | undefined;
  readonly offset_months?: number | undefined;
  readonly auto_offset_months_option?: number | undefined;
}

/** What the request asks the engine to take. Throws {@link WireError} for what Aria would refuse, and for what it would do and we cannot. */
export function readAssign(
  world: World,
  account: WorldAccount,
  inputs: AssignInputs,
  parent: Parent | undefined,
): AskedChange {
  const plan = world.plans.find(({ id }) => id === given(inputs.new_plan_no, 'new_plan_no'));
  if (!plan) throw new WireError(errorCode.objectNotFound, 'the plan does not exist');
  const schedule = inputs.alt_rate_schedule_no;
  if (schedule !== undefined && !plan.rateSchedules.some(({ id }) => id === schedule))
    throw new WireError(errorCode.objectNotFound, 'the rate schedule is none of the plan');
  const common = {
    kind: 'assign',
    planId: plan.id,
    rateScheduleId: schedule,
    units: Number(inputs.plan_units ?? 1),
    status: startStatus(inputs.plan_status),
    coupon: inputs.coupon,
    ...offsetMonthsOf(inputs),
  };
  return parsedChange(
    parent
      ? { ...common, parent, ...supplementalTerms(inputs) }
      : { ...common, ...masterTerms(world, account, inputs) },
  );
}

const startStatuses = new Map([
  [planInstanceStatus.active, 'active'],
  [planInstanceStatus.trial, 'trial'],
  [planInstanceStatus.activeNonBillable, 'active-non-billable'],
] as [number, string][]);

function startStatus(value: number | undefined): string | undefined {
  if (value === undefined) return undefined;
  const status = startStatuses.get(value);
  if (status === undefined) throw new WireError(errorCode.invalidPlanStatus, 'invalid plan status');
  return status;
}

/** A supplemental plan may begin in the past by its proration start, or with its new master by that one's dates (Aria wire notes 4.7). */
function supplementalTerms(inputs: AssignInputs) {
  const { alt_proration_start_date: prorationStart, invoicing_option: option } = inputs;
  const { effective, proration } = timingOf(inputs, 'anniversary');
  return {
    effective: startOfMaster(inputs) ?? effective,
    proration,
    prorationStart,
    catchUp:
      option === invoicingOption.oneCatchUpBill
        ? 'one-bill'
        : option === invoicingOption.catchUpBillPerPeriod
          ? 'bill-per-period'
          : undefined,
  };
}

function startOfMaster({ alt_start_date: later, retroactive_start_date: earlier }: AssignInputs) {
  if (earlier !== undefined) return { when: 'retroactive', date: earlier };
  return later === undefined ? undefined : { when: 'date', date: later };
}

function masterTerms(world: World, account: WorldAccount, inputs: AssignInputs) {
  const { invoicing_option: option } = inputs;
  const { proration, ...timing } = masterTiming(inputs);
  return {
    effective: masterStart(inputs, timing),
    proration,
    billingGroupId: billingGroup(world, account, inputs),
    dunningGroupId: inputs.existing_dunning_group_no,
    prorationStart: inputs.alt_proration_start_date,
    alignWith: inputs.override_dates_mp_instance_no,
    billThrough: inputs.override_bill_thru_date,
    firstInvoice:
      option === invoicingOption.fullInvoice
        ? 'full'
        : option === invoicingOption.proratedInvoice
          ? 'prorated'
          : undefined,
  };
}

/** A master cannot wait for an anniversary that it does not have yet (Aria wire notes 4.1). */
function masterTiming(inputs: AssignInputs): Timing {
  if (inputs.assignment_directive === directive.anniversary)
    throw new WireError(errorCode.invalidDirective, 'invalid assignment directive');
  return timingOf(inputs, 'now');
}

/**
 * When a new master starts: today, or on the later or earlier date that is given (Aria wire notes 4.1).
 * A later start waits in the status that is named, and the engine knows waiting for activation only.
 */
function masterStart(inputs: AssignInputs, { effective }: Pick<Timing, 'effective'>) {
  const { alt_start_date: later, retroactive_start_date: earlier, alt_bill_day } = inputs;
  if (later !== undefined && alt_bill_day !== undefined)
    throw new WireError(errorCode.startDateWithBillDay, 'alternate start date and bill day');
  if (alt_bill_day !== undefined) throw notSimulated('alt_bill_day');
  if (later !== undefined && earlier !== undefined)
    throw new WireError(errorCode.invalidInput, 'two start dates');
  const prorated = inputs.invoicing_option === invoicingOption.proratedInvoice;
  const waitsIn = inputs.status_until_alt_start;
  if (later !== undefined && !prorated && waitsIn !== planInstanceStatus.pendingActivation)
    throw notSimulated('status_until_alt_start other than 32');
  return startOfMaster(inputs) ?? effective;
}

function billingGroup(world: World, account: WorldAccount, inputs: AssignInputs): string {
  const id = given(inputs.existing_billing_group_no, 'existing_billing_group_no');
  const group = world.billingGroups.find((row) => row.id === id && row.accountId === account.id);
  if (!group) throw refusalError('billing-group-not-found');
  return group.id;
}
