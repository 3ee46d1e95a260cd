import type { Parent } from '../../../src/model/plan-change.js';
import type { World, WorldAccount } from '../../../src/sandbox/world.js';
import { couponDirective, errorCode, planDirective } from '../../aria/codes.js';
import type { CallRequest } from '../handler.js';
import { given, notSimulated, refusalError, WireError } from '../wire-error.js';
import { choicesOf, type AskedChange, type AskedChanges } from './changes.js';
import { readAssign } from './read-assign.js';
import { ownInstance, readCancel, readReplace, readUpdate } from './read-held.js';
import { refuseWhatIsNotUnderstood } from './understood.js';

type Request = CallRequest<'update_acct_plan_multi_m'>;
type Row = Request['plan_updates'][number];

const understood = [
  'plan_updates',
  'assignment_directive',
  'alt_start_date',
  'retroactive_start_date',
  'override_bill_thru_date',
  'override_dates_mp_instance_no',
  'alt_bill_day',
  'invoicing_option',
  'combine_invoices',
];
const understoodOfRow = [
  'plan_directive',
  'existing_plan_instance_no',
  'plan_instance_idx',
  'new_plan_no',
  'plan_units',
  'alt_rate_schedule_no',
  'proration_invoice_timing',
  'coupon_code_updates',
  'parent_plan_instance_no',
  'parent_plan_instance_idx',
  'plan_status_cd',
  'status_until_alt_start_cd',
  'billing_group_no',
  'dunning_group_no',
  'effective_date',
  'offset_months',
  'auto_offset_months_option',
  'alt_proration_start_date',
  'offset_interval',
  'invoice_unbilled_usage',
  'force_bill_date_reset',
];

/** Several changes, each of another instance (Aria wire notes 2.2, 3.4). When and how they are prorated is said once for all. */
export function readMulti(world: World, account: WorldAccount, request: Request): AskedChanges {
  refuseWhatIsNotUnderstood(request, understood);
  for (const row of request.plan_updates) refuseWhatIsNotUnderstood(row, understoodOfRow);
  const [timing, ...others] = new Set(
    request.plan_updates.map(({ proration_invoice_timing }) => proration_invoice_timing),
  );
  if (others.length > 0) throw notSimulated('lines of one call on different invoices');
  return {
    changes: request.plan_updates.map((row, index) =>
      readRow(world, account, request, { row, index }),
    ),
    ...choicesOf({ ...request, proration_invoice_timing: timing }),
  };
}

function readRow(
  world: World,
  account: WorldAccount,
  request: Request,
  { row, index }: { readonly row: Row; readonly index: number },
): AskedChange {
  const { assignment_directive, alt_bill_day, invoicing_option } = request;
  const { override_dates_mp_instance_no, override_bill_thru_date } = request;
  const ofCall = {
    alt_bill_day,
    invoicing_option,
    override_dates_mp_instance_no,
    override_bill_thru_date,
  };
  const named = {
    ...row,
    assignment_directive,
    plan_instance_no: row.existing_plan_instance_no,
    coupon: couponOf(row),
    plan_status: row.plan_status_cd,
  };
  switch (row.plan_directive) {
    case planDirective.assign: {
      const parent = parentOf(world, account, request, { row, index });
      const start = parent && 'planInstanceId' in parent ? {} : startOfCall(request);
      return readAssign(
        world,
        account,
        {
          ...ofCall,
          ...named,
          ...start,
          existing_billing_group_no: row.billing_group_no,
          existing_dunning_group_no: row.dunning_group_no,
          status_until_alt_start: row.status_until_alt_start_cd,
        },
        parent,
      );
    }
    case planDirective.replace:
      return readReplace(world, account, dateOf(world, account, named));
    case planDirective.update:
      return readUpdate(world, account, dateOf(world, account, named));
    case planDirective.cancel:
      return readCancel(world, account, dateOf(world, account, named));
    default:
      throw new WireError(errorCode.invalidInput, 'invalid plan_directive');
  }
}

/** The start of new master plans, and of what is put under them in the same call. */
function startOfCall({ alt_start_date, retroactive_start_date }: Request) {
  return { alt_start_date, retroactive_start_date };
}

/** A date counts for supplemental plans alone; a master plan's change is queued without one (Aria wire notes 3.4). */
function dateOf<
  Inputs extends {
    readonly plan_instance_no: string | undefined;
    readonly effective_date: string | undefined;
    readonly assignment_directive: number | undefined;
  },
>(world: World, account: WorldAccount, inputs: Inputs): Inputs {
  const id = ownInstance(world, account, inputs.plan_instance_no);
  const isMaster = world.planInstances.find((row) => row.id === id)?.parentId === undefined;
  return isMaster ? { ...inputs, effective_date: undefined } : inputs;
}

function parentOf(
  world: World,
  account: WorldAccount,
  { plan_updates: rows }: Request,
  { row, index }: { readonly row: Row; readonly index: number },
): Parent | undefined {
  const { parent_plan_instance_no: id, parent_plan_instance_idx: idx } = row;
  if (idx !== undefined) {
    const parent = rows.findIndex(({ plan_instance_idx }) => plan_instance_idx === idx);
    // A supplemental row before its master is an error (Aria wire notes 3.4).
    if (parent < 0 || parent >= index) throw refusalError('parent-comes-first');
    return { row: parent };
  }
  if (id === undefined) return undefined;
  return { planInstanceId: ownInstance(world, account, id) as never };
}

function couponOf({ coupon_code_updates: updates }: Row): string | undefined {
  const [update, ...more] = updates;
  if (!update) return undefined;
  if (more.length > 0 || update.coupon_directive !== couponDirective.add)
    throw notSimulated('more than one coupon, or one that is removed');
  return given(update.coupon_cd, 'coupon_cd');
}
