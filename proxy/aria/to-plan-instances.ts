import * as z from 'zod/mini';
import { dayOfMonth } from '../../src/billing/calendar.js';
import {
  billingGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
} from '../../src/model/ids.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import type { AccountDetails, AccountPicture } from './account-reads.js';
import { planInstanceStatus } from './codes.js';
import { lacking, must } from './failures.js';

const call = 'get_acct_details_all_m';

type Master = AccountDetails['master_plans_info'][number];
type Supplemental = Master['supp_plans_info'][number];

export type InstanceParts = Pick<AccountPicture, 'details' | 'catalogue'>;

/** Every plan instance of the account, each master before its supplementals, with the catalogue's names. */
export function planInstancesOf({ details, catalogue }: InstanceParts): PlanInstance[] {
  const names = new Map(catalogue.map(({ plan_no, plan_name }) => [plan_no, plan_name]));
  const nameOf = (
    planNo: string | undefined,
    description: string | undefined,
    clientId: string | undefined,
  ) => names.get(planNo) ?? description ?? clientId ?? planNo ?? '';
  return details.master_plans_info.flatMap((row) => {
    const name = nameOf(
      row.master_plan_no,
      row.master_plan_instance_description,
      row.client_master_plan_id,
    );
    const master = masterOf(row, name);
    return [
      master,
      ...row.supp_plans_info.map((each) =>
        supplementalOf(
          each,
          nameOf(each.supp_plan_no, each.supp_plan_instance_description, each.client_supp_plan_id),
          master,
        ),
      ),
    ];
  });
}

function masterOf(row: Master, planName: string): PlanInstance {
  return {
    id: instanceId(row.master_plan_instance_no, 'master_plan_instance_no'),
    planId: z.parse(planIdSchema, must(row.master_plan_no, call, 'master_plan_no')),
    planName,
    kind: 'master',
    status: statusOf(row.master_plan_instance_status, 'master_plan_instance_status'),
    units: row.master_plan_units ?? 1,
    ...(row.billing_group_no !== undefined && {
      billingGroupId: z.parse(billingGroupIdSchema, row.billing_group_no),
    }),
    ...billing(row),
    billDay: row.bill_day ?? dayOfMonth(billing(row).startDate),
  };
}

function supplementalOf(row: Supplemental, planName: string, master: PlanInstance): PlanInstance {
  return {
    id: instanceId(row.supp_plan_instance_no, 'supp_plan_instance_no'),
    planId: z.parse(planIdSchema, must(row.supp_plan_no, call, 'supp_plan_no')),
    planName,
    kind: 'supplemental',
    parentId: instanceId(row.parent_plan_instance_no ?? master.id, 'parent_plan_instance_no'),
    status: statusOf(row.supp_plan_instance_status_cd, 'supp_plan_instance_status_cd'),
    units: Number(row.supp_plan_units ?? '1'),
    ...(master.billingGroupId && { billingGroupId: master.billingGroupId }),
    ...billing(row),
    billDay: master.billDay,
  };
}

function billing(row: Master | Supplemental) {
  return {
    rateScheduleId: z.parse(
      rateScheduleIdSchema,
      must(row.alt_rate_schedule_no, call, 'alt_rate_schedule_no'),
    ),
    startDate: must(row.plan_date ?? row.status_date, call, 'plan_date'),
    intervalMonths: Math.max(1, row.recurring_billing_interval ?? 1),
    ...(row.next_bill_date !== undefined && { nextBillDate: row.next_bill_date }),
  };
}

function instanceId(number: string | undefined, field: string): PlanInstance['id'] {
  return z.parse(planInstanceIdSchema, must(number, call, field));
}

const statuses: ReadonlyMap<number, PlanInstanceStatus> = new Map([
  [planInstanceStatus.active, 'active'],
  [planInstanceStatus.activeNonBillable, 'active-non-billable'],
  [planInstanceStatus.trial, 'trial'],
  [planInstanceStatus.pendingInstallation, 'pending-installation'],
  [planInstanceStatus.pendingActivation, 'pending-activation'],
  [planInstanceStatus.pendingCancellation, 'pending-cancellation'],
  [planInstanceStatus.pendingTermination, 'pending-termination'],
  [planInstanceStatus.inactive, 'inactive'],
  [planInstanceStatus.suspended, 'suspended'],
  [planInstanceStatus.cancelled, 'cancelled'],
  [planInstanceStatus.terminated, 'terminated'],
]);

function statusOf(code: number | undefined, field: string): PlanInstanceStatus {
  const status = statuses.get(must(code, call, field));
  if (!status) throw lacking(call, `a known ${field}`);
  return status;
}
