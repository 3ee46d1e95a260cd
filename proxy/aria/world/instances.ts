import * as z from 'zod/mini';
import { addDays, dayOfMonth } from '../../../src/billing/calendar.js';
import { chargesArrears } from '../../../src/billing/charges.js';
import { isEnded, isWaiting } from '../../../src/billing/status.js';
import {
  billingGroupIdSchema,
  dunningGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
  type AccountId,
} from '../../../src/model/ids.js';
import type { WorldPlanInstance } from '../../../src/sandbox/world.js';
import type { WorldSchedule } from '../../../src/sandbox/world/catalogue.js';
import { dunningState } from '../codes.js';
import { lacking, must } from '../failures.js';
import { statusOf } from '../statuses.js';
import type { InstanceRow } from './instance-rows.js';

const call = 'get_acct_details_all_m';

/** What an instance is put together with. */
export interface Around {
  readonly accountId: AccountId;
  readonly today: string;
  readonly schedule: WorldSchedule | undefined;
  /** Who pays where Aria does not say, as for a plan that another account pays for. */
  readonly anyGroup: string;
}

/** A plan instance as the engine keeps it. What was charged for the running period is put beside it by `runningCharges`. */
export function instanceOf(
  row: InstanceRow,
  { accountId, today, schedule, anyGroup }: Around,
): WorldPlanInstance {
  const { master, dates, parentId } = row;
  const status = statusOf(must(row.statusCode, call, 'a status of a plan instance'));
  if (!status) throw lacking(call, 'a known status of a plan instance');
  const startDate = must(dates.plan_date ?? dates.status_date, call, 'plan_date');
  const thru = dates.last_bill_thru_date;
  const arrears = dates.last_arrears_bill_thru_date;
  const arrearsFrom = arrears === undefined ? startDate : addDays(arrears, 1);
  const bills = !isEnded(status) && dates.next_bill_date !== undefined;
  return {
    id: z.parse(planInstanceIdSchema, row.id),
    accountId,
    planId: z.parse(planIdSchema, row.planNo),
    ...(parentId === undefined
      ? ofMaster(row, anyGroup)
      : { parentId: z.parse(planInstanceIdSchema, parentId) }),
    rateScheduleId: z.parse(rateScheduleIdSchema, row.scheduleNo),
    units: wholeUnits(row.units),
    status,
    statusSince: dates.status_date ?? startDate,
    startDate,
    assignedOn: startDate > today ? today : startDate,
    billDay: master.bill_day ?? dayOfMonth(master.plan_date ?? startDate),
    ...(bills && { nextBillDate: dates.next_bill_date }),
    ...(bills && schedule && chargesArrears(schedule) && !isWaiting(status) && { arrearsFrom }),
    ...(thru !== undefined &&
      thru >= startDate && { firstPeriod: { from: startDate, to: thru, prorated: false } }),
    coverage: [],
  };
}

/** The engine counts whole units; what Aria has of parts is shown beside it. */
export function wholeUnits(text: string): number {
  return Math.max(1, Math.ceil(Number(text)));
}

function ofMaster(
  { master }: InstanceRow,
  anyGroup: string,
): Pick<WorldPlanInstance, 'billingGroupId' | 'dunningGroupId' | 'dunning'> {
  const { dunning_group_no: dunningGroup } = master;
  return {
    billingGroupId: z.parse(billingGroupIdSchema, master.billing_group_no ?? anyGroup),
    ...(dunningGroup !== undefined && {
      dunningGroupId: z.parse(dunningGroupIdSchema, dunningGroup),
    }),
    ...dunningOf(master),
  };
}

function dunningOf({
  dunning_state: code,
  dunning_step: step,
  dunning_degrade_date: nextStepOn,
  status_date,
  plan_date,
}: InstanceRow['master']): Pick<WorldPlanInstance, 'dunning'> {
  const since = status_date ?? plan_date;
  if (since === undefined) return {};
  if (code !== dunningState.inProgress && code !== dunningState.completed) return {};
  return {
    dunning: {
      state: code === dunningState.completed ? 'completed' : 'in-progress',
      step: step ?? 0,
      since,
      ...(nextStepOn !== undefined && { nextStepOn }),
    },
  };
}
