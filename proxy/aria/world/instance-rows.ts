import type { AccountDetails } from '../account-reads.js';
import { must } from '../failures.js';

const call = 'get_acct_details_all_m';

type Master = AccountDetails['master_plans_info'][number];
type Supplemental = Master['supp_plans_info'][number];

/** A plan instance as Aria tells it, master or supplemental, under one set of names. */
export interface InstanceRow {
  readonly id: string;
  readonly master: Master;
  /** The instance that it hangs under; undefined for a master plan. */
  readonly parentId: string | undefined;
  readonly planNo: string;
  readonly planName: string | undefined;
  readonly statusCode: number | undefined;
  /** Exact decimal text: Aria has parts of units. */
  readonly units: string;
  readonly dates: Pick<Master | Supplemental, DateField>;
  readonly scheduleNo: string;
  readonly intervalMonths: number;
}

type DateField =
  | 'plan_date'
  | 'status_date'
  | 'next_bill_date'
  | 'last_bill_thru_date'
  | 'last_arrears_bill_thru_date';

/** Every plan instance of the account, each master before what hangs under it, parents before children. */
export function instanceRowsOf({ master_plans_info: masters }: AccountDetails): InstanceRow[] {
  return masters.flatMap((master) => {
    const row = masterRow(master);
    const supplementals = master.supp_plans_info.map((each) => supplementalRow(each, master, row));
    return [row, ...inTree(row.id, supplementals)];
  });
}

function masterRow(master: Master): InstanceRow {
  return {
    id: must(master.master_plan_instance_no, call, 'master_plan_instance_no'),
    master,
    parentId: undefined,
    planNo: must(master.master_plan_no, call, 'master_plan_no'),
    planName: master.master_plan_instance_description ?? master.client_master_plan_id,
    statusCode: master.master_plan_instance_status,
    units: String(master.master_plan_units ?? 1),
    dates: master,
    ...schedule(master),
  };
}

function supplementalRow(row: Supplemental, master: Master, { id }: InstanceRow): InstanceRow {
  return {
    id: must(row.supp_plan_instance_no, call, 'supp_plan_instance_no'),
    master,
    parentId: row.parent_plan_instance_no ?? id,
    planNo: must(row.supp_plan_no, call, 'supp_plan_no'),
    planName: row.supp_plan_instance_description ?? row.client_supp_plan_id,
    statusCode: row.supp_plan_instance_status_cd,
    units: row.supp_plan_units ?? '1',
    dates: row,
    ...schedule(row),
  };
}

function schedule(row: Master | Supplemental) {
  return {
    scheduleNo: must(row.alt_rate_schedule_no, call, 'alt_rate_schedule_no'),
    intervalMonths: Math.max(1, row.recurring_billing_interval ?? 1),
  };
}

/** What hangs under an instance, parents before children; rows whose parent is none of them hang under the master itself. */
function inTree(masterId: string, rows: readonly InstanceRow[]): InstanceRow[] {
  const ids = new Set(rows.map(({ id }) => id));
  const placed = rows.map((row) =>
    row.parentId !== undefined && ids.has(row.parentId) && row.parentId !== row.id
      ? row
      : { ...row, parentId: masterId },
  );
  const under = (parent: string): InstanceRow[] =>
    placed.filter(({ parentId }) => parentId === parent).flatMap((row) => [row, ...under(row.id)]);
  return under(masterId);
}
