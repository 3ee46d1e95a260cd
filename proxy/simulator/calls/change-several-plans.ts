import { errorCode } from '../../aria/codes.js';
import type { Handler, Success } from '../handler.js';
import { sumsOf } from '../lines.js';
import { planLine } from '../lines-of-plans.js';
import { make, type Made } from '../making.js';
import { readMulti } from '../reading/read-multi.js';
import { refusalError } from '../wire-error.js';
import { changing, queueOf } from './change-one-plan.js';

type Answer = Success<'update_acct_plan_multi_m'>;

/** Several changes at once, one invoice for each billing group that pays for one of them (Aria wire notes 3.4). */
export const updateAcctPlanMulti: Handler<'update_acct_plan_multi_m'> = async (
  platform,
  request,
) => {
  const made = await make(platform, request, (world, account) => {
    if (!account.can.changePlans.allowed) throw refusalError(account.can.changePlans.reason);
    return changing(readMulti(world, account, request));
  });
  return {
    out_acct_no: made.account.id,
    plans_updated: request.plan_updates.map(({ plan_directive }, row) => ({
      ...instance(made, row),
      plan_operation: plan_directive,
    })),
    multi_plan_invoice_details: invoices(made),
    plan_instance_queue: queueOf(made),
    billing_errors: made.declined
      ? [
          {
            collection_error_code: errorCode.cardAuthorizationFailed,
            collection_error_msg: 'card authorization failed',
            billing_group_no: made.due.invoices.at(-1)?.billingGroupId,
          },
        ]
      : [],
  };
};

function instance({ planInstanceIds, after, before, kept }: Made, row: number) {
  const id = planInstanceIds[row];
  const held = after.planInstances.find((each) => each.id === id);
  const plan = after.plans.find((each) => each.id === held?.planId);
  const known = kept || before.planInstances.some((each) => each.id === id);
  return {
    plan_instance_no: known ? id : undefined,
    plan_no: plan?.id,
    plan_name: plan?.name,
  };
}

/** Lines that wait for the next invoice stand with those of their billing group, without a number (assumed). */
function invoices(made: Made): Answer['multi_plan_invoice_details'] {
  const { due, account, seen, kept } = made;
  const waiting = groupsOf(made);
  return [...due.invoices, ...waiting].map(({ billingGroupId, lines }, index) => {
    const sums = sumsOf(lines, account.currency);
    return {
      billing_group_no: billingGroupId,
      ...(kept && { invoice_no: seen.invoices[index]?.id }),
      invoice_charges_before_tax: sums.charges,
      invoice_tax_charges: sums.tax,
      invoice_charges_after_tax: sums.chargesAfterTax,
      invoice_credit_before_tax: sums.credits,
      invoice_tax_credits: sums.taxCredits,
      invoice_credits: sums.creditsAfterTax,
      invoice_total_amount: sums.total,
      invoice_item_details: lines.map((line, number) => {
        const told = planLine(made, line);
        return {
          invoice_line_no: number + 1,
          line_type: told.type,
          plan_no: told.planNo,
          plan_name: told.planName,
          service_no: told.serviceNo,
          service_name: told.description,
          service_is_tax_ind: line.kind === 'tax' ? 1 : 0,
          plan_instance_no: told.instanceNo,
          line_units: told.units,
          line_base_units: told.baseUnits,
          proration_factor: told.factor,
          rate_per_unit: told.rate,
          line_amount: told.amount,
          line_description: told.description,
          start_date_range: told.from,
          end_date_range: told.to,
          credit_coupon_code: told.couponCode,
        };
      }),
    };
  });
}

/** What waits, by who will pay it. */
export function groupsOf({ due, after }: Made): Made['due']['invoices'] {
  const groups = new Map<string, Made['due']['invoices'][number]>();
  for (const line of due.waits) {
    let holder = after.planInstances.find(({ id }) => id === line.planInstanceId);
    while (holder?.parentId !== undefined)
      holder = after.planInstances.find(({ id }) => id === holder?.parentId);
    const { billingGroupId } = holder ?? {};
    if (billingGroupId === undefined) continue;
    const lines = [...(groups.get(billingGroupId)?.lines ?? []), line];
    groups.set(billingGroupId, { billingGroupId, lines });
  }
  return [...groups.values()];
}
