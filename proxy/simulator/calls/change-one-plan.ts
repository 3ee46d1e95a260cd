import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { errorCode, queueType } from '../../aria/codes.js';
import type { CallRequest, Handler, Success } from '../handler.js';
import { sumsOf } from '../lines.js';
import { planLine } from '../lines-of-plans.js';
import { make, type Made, type Making } from '../making.js';
import { choicesOf, type AskedChange, type AskedChanges } from '../reading/changes.js';
import {
  ownInstance,
  readCancel,
  readReplace,
  readStatus,
  readUpdate,
} from '../reading/read-held.js';
import { readAssign } from '../reading/read-assign.js';
import { refuseWhatIsNotUnderstood } from '../reading/understood.js';
import { addDays } from '../../../src/billing/calendar.js';
import type { QueuedKind } from '../../../src/model/queued-change.js';
import { given, notSimulated, refusalError, WireError } from '../wire-error.js';

/** Makes the changes that a call asks for. */
export function changing({ changes, ...choices }: AskedChanges): Making {
  return (world, command) => changePlans(world, { ...command, ...choices, changes });
}

type Coupons = CallRequest<'assign_acct_plan_m'>['coupon_codes'];

function couponOf([first, ...more]: Coupons): string | undefined {
  if (more.length > 0) throw notSimulated('more than one coupon');
  return first && given(first.coupon_codes, 'coupon_codes');
}

const timed = ['assignment_directive', 'effective_date', 'offset_interval'];
const prorated = [
  ...timed,
  'alt_proration_start_date',
  'proration_invoice_timing',
  'combine_invoices',
];
const offset = ['offset_months', 'auto_offset_months_option'];

/** Takes a master or a supplemental plan. */
export const assignAcctPlan: Handler<'assign_acct_plan_m'> = async (platform, request) => {
  refuseWhatIsNotUnderstood(request, [
    'new_plan_no',
    'plan_units',
    'plan_status',
    'alt_rate_schedule_no',
    'existing_billing_group_no',
    'existing_dunning_group_no',
    'parent_plan_instance_no',
    'coupon_codes',
    'invoicing_option',
    'alt_start_date',
    'alt_bill_day',
    'status_until_alt_start',
    'retroactive_start_date',
    'override_dates_mp_instance_no',
    'override_bill_thru_date',
    ...prorated,
    ...offset,
  ]);
  const made = await make(platform, request, (world, account) => {
    const { parent_plan_instance_no: id } = request;
    if (!account.can.changePlans.allowed) throw refusalError(account.can.changePlans.reason);
    const parent = id === undefined ? undefined : ownInstance(world, account, id);
    const asked = { ...request, coupon: couponOf(request.coupon_codes) };
    const under = parent === undefined ? undefined : { planInstanceId: parent as never };
    return one(readAssign(world, account, asked, under), request);
  });
  const [taken] = made.planInstanceIds;
  return {
    ...planChange(made),
    ...collection(made),
    ...(made.kept && { plan_instance_no: taken }),
  };
};

export const replaceAcctPlan: Handler<'replace_acct_plan_m'> = async (platform, request) => {
  refuseWhatIsNotUnderstood(request, [
    'plan_instance_no',
    'new_plan_no',
    'plan_units',
    'alt_rate_schedule_no',
    'coupon_codes',
    'invoice_unbilled_usage',
    ...prorated,
    ...offset,
  ]);
  const made = await make(platform, request, (world, account) =>
    one(
      readReplace(world, account, { ...request, coupon: couponOf(request.coupon_codes) }),
      request,
    ),
  );
  return { ...planChange(made), ...collection(made) };
};

export const updateAcctPlan: Handler<'update_acct_plan_m'> = async (platform, request) => {
  refuseWhatIsNotUnderstood(request, [
    'plan_instance_no',
    'plan_units',
    'alt_rate_schedule_no',
    'plan_status',
    'force_bill_date_reset',
    ...timed,
    'proration_invoice_timing',
    'combine_invoices',
  ]);
  const made = await make(platform, request, (world, account) =>
    one(readUpdate(world, account, request), request),
  );
  return { ...planChange(made), ...collection(made) };
};

export const cancelAcctPlan: Handler<'cancel_acct_plan_m'> = async (platform, request) => {
  refuseWhatIsNotUnderstood(request, ['plan_instance_no', 'invoice_unbilled_usage', ...prorated]);
  const made = await make(platform, request, (world, account) =>
    one(readCancel(world, account, request), request),
  );
  return planChange(made);
};

/** A status now, in so many days or on a date: there is no dry run, and no figure in the answer (Aria wire notes 3.4). */
export const updateAcctPlanStatus: Handler<'update_acct_plan_status_m'> = async (
  platform,
  request,
) => {
  refuseWhatIsNotUnderstood(request, [
    'plan_instance_no',
    'status_cd',
    'queue_days',
    'queue_date',
    'force_bill_date_reset',
  ]);
  await make(platform, request, (world, account) => {
    const { queue_days: days, queue_date: date } = request;
    if (days !== undefined && days < 0)
      throw new WireError(errorCode.queueDaysNegative, 'invalid queue days');
    const on = date ?? (days === undefined ? undefined : addDays(world.today, days));
    if (on !== undefined && on <= world.today)
      throw new WireError(errorCode.queueDateNotInFuture, 'invalid queue date');
    const id = ownInstance(world, account, request.plan_instance_no);
    return one(readStatus(id, given(request.status_cd, 'status_cd'), request, on), {});
  });
  return {};
};

function one(change: AskedChange, request: Parameters<typeof choicesOf>[0]): Making {
  return changing({ changes: [change], ...choicesOf(request) });
}

/** What was done, as the calls for one plan answer it. Lines that wait for the next invoice stand among the others (assumed). */
export function planChange(made: Made): Success<'cancel_acct_plan_m'> {
  const { due, account, seen, kept } = made;
  const lines = [...due.invoices.flatMap((invoice) => invoice.lines), ...due.waits];
  const sums = sumsOf(lines, account.currency);
  return {
    proration_result_amount: sums.prorated,
    ...(kept && { invoice_no: seen.invoices.at(-1)?.id }),
    acct_plan_line_items: lines.map((line, index) => {
      const told = planLine(made, line);
      return {
        line_no: index + 1,
        line_type: told.type,
        plan_no: told.planNo,
        plan_name: told.planName,
        service_no: told.serviceNo,
        service_name: told.description,
        line_units: told.units,
        line_base_units: told.baseUnits,
        proration_factor: told.factor,
        rate_per_unit: told.rate,
        line_amount: told.amount,
        description: told.description,
        date_range_start: told.from,
        date_range_end: told.to,
        credit_coupon_code: told.couponCode,
      };
    }),
    total_charges_before_tax: sums.charges,
    total_tax_charges: sums.tax,
    total_charges_after_tax: sums.chargesAfterTax,
    total_credit_before_tax: sums.credits,
    total_tax_credit: sums.taxCredits,
    total_credit: sums.creditsAfterTax,
    total: sums.total,
    plan_instance_queue: queueOf(made),
  };
}

const typeOfKind: Record<QueuedKind, number> = {
  assign: queueType.assignment,
  'mandatory-child': queueType.mandatoryChildAssignment,
  replace: queueType.replacement,
  rollover: queueType.rollover,
  cancel: queueType.removal,
  units: queueType.units,
  status: queueType.status,
  'rate-schedule': queueType.rateSchedule,
};

/** The number of a kind of queued change (Aria wire notes 2.8). */
export function queueTypeOf(kind: QueuedKind): number {
  return typeOfKind[kind];
}

/** What waits because of the call; of a dry run nothing does. */
export function queueOf({
  seen,
  kept,
}: Made): Success<'cancel_acct_plan_m'>['plan_instance_queue'] {
  return kept
    ? seen.queued.map(({ id, kind, planInstanceId }) => ({
        queue_id: id,
        queue_type_ind: queueTypeOf(kind),
        plan_instance_no: planInstanceId,
      }))
    : [];
}

/** A declined payment beside a change that holds; which fields carry it is assumed (Aria wire notes, open point 9). */
function collection({ declined }: Made) {
  return declined
    ? {
        collection_error_code: errorCode.cardAuthorizationFailed,
        collection_error_msg: 'card authorization failed',
        statement_error_code: 0,
      }
    : { collection_error_code: 0, statement_error_code: 0 };
}
