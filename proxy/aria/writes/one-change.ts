import type { ChangeStatus } from '../../../src/model/plan-change.js';
import { codeOfStatus } from '../statuses.js';
import { anyNow, combined, masterStart, startStatus, supplementalStart } from './assign-fields.js';
import { directiveOf, offsetFields, timeFields } from './directives.js';
import { notTogether, resetField, timingFields, type Asked, type Resolved } from './resolved.js';
import type { Fields, WireWrite } from './wire-write.js';

/** One change as the call for one plan; undefined where that call has no word for it and the one for several has. */
export function oneChange(asked: Asked, resolved: Resolved): WireWrite | undefined {
  switch (resolved.kind) {
    case 'assign':
      return { call: 'assign_acct_plan_m', fields: assignment(asked, resolved) };
    case 'replace':
      return { call: 'replace_acct_plan_m', fields: replacement(asked, resolved) };
    case 'cancel':
      return { call: 'cancel_acct_plan_m', fields: cancellation(asked, resolved) };
    case 'status':
      return { call: 'update_acct_plan_status_m', fields: status(asked, resolved) };
    case 'units':
    case 'rate-schedule':
      // The call for one plan knows no first day of proration here; the one for several does.
      return prorationStartOf(resolved) === undefined
        ? { call: 'update_acct_plan_m', fields: update(asked, resolved) }
        : undefined;
  }
}

function common({ accountId, draft }: Asked) {
  const { comment } = draft;
  return { acct_no: accountId, ...(comment !== undefined && { comments: comment }) };
}

function assignment(asked: Asked, resolved: Resolved<'assign'>): Fields<'assign_acct_plan_m'> {
  const { change, terms, plan, effective } = resolved;
  const { parent, billingGroupId, dunningGroupId, coupon, offsetMonths } = change;
  if (parent && 'row' in parent) throw notTogether();
  const { directive, waitsIn, ...start } = parent
    ? supplementalStart(resolved, asked)
    : masterStart(resolved, asked);
  return {
    ...common(asked),
    new_plan_no: plan.id,
    plan_units: terms.units,
    plan_status: startStatus(resolved),
    alt_rate_schedule_no: terms.rateScheduleId,
    assignment_directive: directive === 'any' ? anyNow : directive,
    ...start,
    ...(waitsIn !== undefined && { status_until_alt_start: waitsIn }),
    ...(parent && { parent_plan_instance_no: parent.planInstanceId, ...timeFields(effective) }),
    ...(billingGroupId !== undefined && !parent && { existing_billing_group_no: billingGroupId }),
    ...(dunningGroupId !== undefined && !parent && { existing_dunning_group_no: dunningGroupId }),
    ...(coupon !== undefined && { coupon_codes: [{ coupon_codes: coupon }] }),
    ...offsetFields(offsetMonths),
    ...timingFields(asked.draft, plan),
  };
}

/** What all changes of a plan that is held say. */
function held(asked: Asked, resolved: Resolved<'replace' | 'cancel' | 'units' | 'rate-schedule'>) {
  const { change, effective, plan } = resolved;
  return {
    ...common(asked),
    plan_instance_no: change.planInstanceId,
    assignment_directive: directiveOf(effective, change.proration, asked.rules),
    ...timeFields(effective),
    ...timingFields(asked.draft, plan),
    ...combined(asked.draft.combineInvoices),
  };
}

/** The first day that is charged or credited, where it is not that of the change: also the day of a change in the past. */
export function prorationStartOf({
  change,
  effective,
}: Resolved<'replace' | 'cancel' | 'units' | 'rate-schedule'>): string | undefined {
  const { prorationStart } = change;
  return prorationStart ?? (effective.when === 'retroactive' ? effective.date : undefined);
}

function prorationField(resolved: Resolved<'replace' | 'cancel'>) {
  const start = prorationStartOf(resolved);
  return start === undefined ? {} : { alt_proration_start_date: start };
}

function replacement(asked: Asked, resolved: Resolved<'replace'>): Fields<'replace_acct_plan_m'> {
  const { change, terms } = resolved;
  const { billUsage = true, coupon, offsetMonths } = change;
  return {
    ...held(asked, resolved),
    new_plan_no: change.planId,
    alt_rate_schedule_no: terms.rateScheduleId,
    plan_units: terms.units,
    invoice_unbilled_usage: billUsage,
    ...prorationField(resolved),
    ...offsetFields(offsetMonths),
    ...(coupon !== undefined && { coupon_codes: [{ coupon_codes: coupon }] }),
  };
}

function cancellation(asked: Asked, resolved: Resolved<'cancel'>): Fields<'cancel_acct_plan_m'> {
  const { billUsage = true } = resolved.change;
  return {
    ...held(asked, resolved),
    invoice_unbilled_usage: billUsage,
    ...prorationField(resolved),
  };
}

function update(
  asked: Asked,
  resolved: Resolved<'units' | 'rate-schedule'>,
): Fields<'update_acct_plan_m'> {
  const { change } = resolved;
  return {
    ...held(asked, resolved),
    ...(change.kind === 'units'
      ? { plan_units: change.units }
      : { alt_rate_schedule_no: change.rateScheduleId }),
  };
}

function status(asked: Asked, { change }: Resolved<'status'>): Fields<'update_acct_plan_status_m'> {
  const { planInstanceId, on, resetBillDate }: ChangeStatus = change;
  return {
    ...common(asked),
    plan_instance_no: planInstanceId,
    status_cd: codeOfStatus(change.status),
    ...(on !== undefined && { queue_date: on }),
    ...resetField(resetBillDate, asked.rules),
  };
}
