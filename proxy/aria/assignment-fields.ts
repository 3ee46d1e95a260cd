import type { PlannedAssignment } from '../../src/billing/assignment.js';
import type { AccountId } from '../../src/model/ids.js';
import type { Assignment } from '../../src/model/plan-change.js';
import { directive, invoicingOption, planInstanceStatus } from './codes.js';
import type { CallInput } from './wire/calls.js';

/** What preview and write say alike; they differ in `do_write` and the receipt id only. */
export type AssignmentFields = Omit<
  CallInput<'assign_acct_plan_m'>,
  'do_write' | 'client_receipt_id'
>;

/**
 * An assignment in Aria's words (Aria wire notes 3.4, 4.1, 4.9). Nothing is left to a default that depends on the
 * company's settings: directive, invoicing option, status and rate schedule always stand in the message.
 */
export function assignmentFields(
  accountId: AccountId,
  draft: Assignment,
  { plan, schedule, billingGroup }: PlannedAssignment,
): AssignmentFields {
  return {
    acct_no: accountId,
    new_plan_no: plan.id,
    plan_units: draft.units,
    plan_status: planInstanceStatus.active,
    alt_rate_schedule_no: schedule.id,
    existing_billing_group_no: billingGroup.id,
    ...startFields(draft),
  };
}

function startFields({ effective, alignWith }: Assignment): Partial<AssignmentFields> {
  if (alignWith !== undefined) {
    return {
      assignment_directive: directive.nowFullyProrated,
      invoicing_option: invoicingOption.proratedInvoice,
      override_dates_mp_instance_no: alignWith,
    };
  }
  const fullPeriods = {
    assignment_directive: directive.nowWithoutProration,
    invoicing_option: invoicingOption.fullInvoice,
  };
  switch (effective.when) {
    case 'now':
      return fullPeriods;
    case 'date':
      return {
        ...fullPeriods,
        alt_start_date: effective.date,
        status_until_alt_start: planInstanceStatus.pendingActivation,
      };
    case 'retroactive':
      return { ...fullPeriods, retroactive_start_date: effective.date };
  }
}
