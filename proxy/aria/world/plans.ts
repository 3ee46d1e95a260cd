import * as z from 'zod/mini';
import { planIdSchema } from '../../../src/model/ids.js';
import type { WorldPlan } from '../../../src/sandbox/world/catalogue.js';
import type { CataloguePlan } from '../account-reads.js';
import {
  durationUnit,
  planInstanceStatus,
  prorationInvoiceTiming,
  unitLimitFields,
} from '../codes.js';
import { must } from '../failures.js';
import type { SettledPolicy } from '../policy.js';
import { schedulesOf } from './schedules.js';
import { supplementalField } from './supplemental-fields.js';

const call = 'get_client_plans_all_m';

type Limits = WorldPlan['units'];

/** Whether the company shows a plan. */
export function isShown({ display_ind }: CataloguePlan): boolean {
  return display_ind !== false;
}

export interface PlanParts {
  readonly currency: string;
  readonly offered: ReadonlySet<string>;
  readonly limits: ReadonlyMap<string, Limits>;
  readonly policy: SettledPolicy;
}

/** A plan of the catalogue as the engine keeps it. */
export function planOf(
  row: CataloguePlan,
  { currency, offered, limits, policy }: PlanParts,
): WorldPlan {
  const id = z.parse(planIdSchema, must(row.plan_no, call, 'plan_no'));
  const kind = row.supp_plan_ind ? 'supplemental' : 'master';
  const firstStatus = firstStatuses.get(row.initial_plan_status_cd);
  const prorationInvoice = timings.get(row.proration_invoice_timing_cd);
  const rollover = rolloverOf(row);
  return {
    id,
    name: row.plan_name ?? id,
    ...(row.plan_desc !== undefined && { description: row.plan_desc }),
    kind,
    units: unitLimits(row, limits.get(id) ?? policy.defaultUnits),
    offered: offered.has(id),
    rateSchedules: schedulesOf(row, currency),
    children: row.child_plans.flatMap((child) => {
      const { plan_no: planNo, min_units: min, max_units: max } = child;
      if (planNo === undefined) return [];
      const units = limitsBetween(min, max);
      return {
        planId: z.parse(planIdSchema, planNo),
        mandatory: child.is_mandatory ?? false,
        preselected: child.is_default ?? false,
        ...(units && { units }),
      };
    }),
    ...(firstStatus && { firstStatus }),
    ...(rollover && { rollover }),
    ...(prorationInvoice && { prorationInvoice }),
    fields: fieldsOf(row, policy),
  };
}

const firstStatuses: ReadonlyMap<
  number | undefined,
  NonNullable<WorldPlan['firstStatus']>
> = new Map([
  [planInstanceStatus.trial, 'trial'],
  [planInstanceStatus.activeNonBillable, 'active-non-billable'],
]);

const timings: ReadonlyMap<
  number | undefined,
  NonNullable<WorldPlan['prorationInvoice']>
> = new Map([
  [prorationInvoiceTiming.now, 'at-once'],
  [prorationInvoiceTiming.anniversary, 'with-the-next'],
]);

/** Whole months only: what rolls over after days or weeks is not projected. */
const monthsIn: ReadonlyMap<number | undefined, number> = new Map([
  [durationUnit.month, 1],
  [durationUnit.quarter, 3],
  [durationUnit.year, 12],
]);

function rolloverOf(row: CataloguePlan): WorldPlan['rollover'] {
  const { rollover_plan_no: planNo, rollover_months: months } = row;
  const { rollover_plan_duration: duration, rollover_plan_uom_cd: unit } = row;
  const afterMonths = months ?? (duration ?? 0) * (monthsIn.get(unit) ?? 0);
  if (planNo === undefined || afterMonths < 1) return undefined;
  return { afterMonths, planId: z.parse(planIdSchema, planNo) };
}

/** Those that the company lets pages see, and no others (T3). */
function fieldsOf(
  { plan_supp_fields: fields }: CataloguePlan,
  { planFields }: Pick<SettledPolicy, 'planFields'>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ plan_supp_field_name: name, plan_supp_field_value: value }) =>
      name !== undefined && value !== undefined && planFields.includes(name) ? [[name, value]] : [],
    ),
  );
}

/** Limits as far as Aria tells them, which is for places under a parent only (Aria wire notes 3.3). */
function limitsBetween(least: number | undefined, most: number | undefined): Limits | undefined {
  if (least === undefined && (most === undefined || most < 1)) return undefined;
  const min = Math.max(1, least ?? 1);
  return { min, max: most === undefined || most < min ? Math.max(min, 1_000_000) : most };
}

/** The widest limits that any parent gives a plan. */
export function limitsOfChildren(rows: readonly CataloguePlan[]): ReadonlyMap<string, Limits> {
  const limits = new Map<string, Limits>();
  for (const { plan_no, min_units, max_units } of rows.flatMap(({ child_plans }) => child_plans)) {
    const here = limitsBetween(min_units, max_units);
    if (plan_no === undefined || !here) continue;
    const before = limits.get(plan_no) ?? here;
    limits.set(plan_no, {
      min: Math.min(before.min, here.min),
      max: Math.max(before.max, here.max),
    });
  }
  return limits;
}

function unitLimits(row: CataloguePlan, otherwise: Limits): Limits {
  const limit = (name: string): number | undefined => {
    const value = supplementalField(row, name) ?? '';
    return /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined;
  };
  const min = limit(unitLimitFields.min) ?? otherwise.min;
  return { min, max: Math.max(min, limit(unitLimitFields.max) ?? otherwise.max) };
}
