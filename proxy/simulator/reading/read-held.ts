import type { World, WorldAccount } from '../../../src/sandbox/world.js';
import { billDateReset, errorCode } from '../../aria/codes.js';
import { statusOf } from '../../aria/statuses.js';
import { given, notSimulated, WireError } from '../wire-error.js';
import { parsedChange, type AskedChange } from './changes.js';
import { offsetMonthsOf, timingOf, type TimingInputs } from './timing.js';

/** Which instance is changed, and from which day on lines are made. */
export interface HeldInputs extends TimingInputs {
  readonly plan_instance_no?: string | undefined;
  readonly alt_proration_start_date?: string | undefined;
}

export interface ReplaceInputs extends HeldInputs {
  readonly new_plan_no?: string | undefined;
  readonly plan_units?: string | undefined;
  readonly alt_rate_schedule_no?: string | undefined;
  readonly invoice_unbilled_usage?: boolean | undefined;
  readonly coupon?: string | undefined;
  readonly offset_months?: number | undefined;
  readonly auto_offset_months_option?: number | undefined;
}

export interface UpdateInputs extends HeldInputs {
  readonly plan_units?: string | undefined;
  readonly alt_rate_schedule_no?: string | undefined;
  readonly plan_status?: number | undefined;
  readonly force_bill_date_reset?: number | undefined;
}

export function readReplace(
  world: World,
  account: WorldAccount,
  inputs: ReplaceInputs,
): AskedChange {
  return parsedChange({
    kind: 'replace',
    planInstanceId: ownInstance(world, account, inputs.plan_instance_no),
    planId: given(inputs.new_plan_no, 'new_plan_no'),
    rateScheduleId: inputs.alt_rate_schedule_no,
    units: numberOf(inputs.plan_units),
    ...timed(inputs, 'anniversary'),
    ...offsetMonthsOf(inputs),
    billUsage: inputs.invoice_unbilled_usage,
    coupon: inputs.coupon,
  });
}

export function readCancel(
  world: World,
  account: WorldAccount,
  inputs: HeldInputs & { readonly invoice_unbilled_usage?: boolean | undefined },
): AskedChange {
  return parsedChange({
    kind: 'cancel',
    planInstanceId: ownInstance(world, account, inputs.plan_instance_no),
    ...timed(inputs, 'anniversary'),
    billUsage: inputs.invoice_unbilled_usage,
  });
}

/** Units, rate schedule or status of one instance; Aria changes several in one call, this simulator one. */
export function readUpdate(world: World, account: WorldAccount, inputs: UpdateInputs): AskedChange {
  const { plan_units: units, alt_rate_schedule_no: rateScheduleId, plan_status: status } = inputs;
  const wanted = [units, rateScheduleId, status].filter((each) => each !== undefined);
  if (wanted.length === 0)
    throw new WireError(errorCode.missingParameter, 'nothing to be changed is named');
  if (wanted.length > 1) throw notSimulated('several changes of one instance');
  const planInstanceId = ownInstance(world, account, inputs.plan_instance_no);
  if (status !== undefined) return readStatus(planInstanceId, status, inputs);
  return parsedChange({
    planInstanceId,
    ...(units !== undefined
      ? { kind: 'units', units: numberOf(units) }
      : { kind: 'rate-schedule', rateScheduleId }),
    ...timed(inputs, 'now'),
  });
}

const resets = new Map<number, string>([
  [billDateReset.none, 'none'],
  [billDateReset.changeDate, 'change-date'],
  [billDateReset.currentAnniversary, 'current-anniversary'],
]);

/** A status now, or on a date. */
export function readStatus(
  planInstanceId: string,
  code: number,
  inputs: { readonly force_bill_date_reset?: number | undefined },
  on?: string,
): AskedChange {
  const status = statusOf(code);
  if (status === undefined) throw new WireError(errorCode.invalidPlanStatus, 'invalid plan status');
  const { force_bill_date_reset: reset } = inputs;
  return parsedChange({
    kind: 'status',
    planInstanceId,
    status,
    on,
    resetBillDate: reset === undefined ? undefined : resets.get(reset),
  });
}

/** The instance that a request names; it must be the account's (Aria wire notes 2.17, error 14046). */
export function ownInstance(world: World, account: WorldAccount, id: string | undefined): string {
  const named = given(id, 'plan_instance_no');
  const owned = world.planInstances.some((row) => row.id === named && row.accountId === account.id);
  if (!owned) throw new WireError(errorCode.invalidPlanInstance, 'invalid plan instance number');
  return named;
}

function timed(inputs: HeldInputs, otherwise: 'anniversary' | 'now') {
  return { ...timingOf(inputs, otherwise), prorationStart: inputs.alt_proration_start_date };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
