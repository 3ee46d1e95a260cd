import * as z from 'zod/mini';
import { addDays } from '../../../src/billing/calendar.js';
import { planIdSchema, rateScheduleIdSchema } from '../../../src/model/ids.js';
import type { DatedRates, Tier, TierRule } from '../../../src/model/rate-schedule.js';
import type {
  WorldCharge,
  WorldPlan,
  WorldSchedule,
} from '../../../src/sandbox/world/catalogue.js';
import type { AccountPicture, CataloguePlan } from '../account-reads.js';
import { currencyOf, rateOf } from '../amounts.js';
import {
  durationUnit,
  planInstanceStatus,
  prorationInvoiceTiming,
  tieredPricing,
  unitLimitFields,
} from '../codes.js';
import { must } from '../failures.js';
import type { SettledPolicy } from '../policy.js';

const call = 'get_client_plans_all_m';

type Service = CataloguePlan['plan_services'][number];
type ScheduleRates = Service['all_plan_service_rates'][number];
type ScheduleRow = CataloguePlan['plan_rate_schedules_details'][number];

/** Terms that the account has, or will have by its queue: its catalogue has them whether Aria lists them or not. */
export interface UsedTerms {
  readonly planNo: string;
  readonly scheduleNo: string;
  readonly planName?: string | undefined;
  readonly kind?: WorldPlan['kind'] | undefined;
  readonly intervalMonths?: number | undefined;
}

type Limits = WorldPlan['units'];

export interface Catalogue {
  readonly plans: readonly WorldPlan[];
  /** The plans that the company shows; only schedules in the account's currency, and no plan without one. */
  readonly shown: ReadonlySet<string>;
  /** Rate schedules that are not to be chosen: hidden, or told by an instance alone. */
  readonly closed: ReadonlySet<string>;
}

export type CatalogueParts = Pick<AccountPicture, 'catalogue' | 'available' | 'today'>;

export function catalogueOf(
  { catalogue: rows, available, today }: CatalogueParts,
  { currency, used }: { readonly currency: string; readonly used: readonly UsedTerms[] },
  policy: SettledPolicy,
): Catalogue {
  const closed = new Set<string>();
  const limits = limitsOfChildren(rows);
  const yesterday = addDays(today, -1);
  const listed = rows.map((row) => {
    const wanted = used.filter(({ planNo }) => planNo === row.plan_no);
    const plan = planOf(row, { currency, available, limits, policy });
    return { ...plan, rateSchedules: [...plan.rateSchedules, ...missing(plan, wanted)] };
  });
  const known = new Set<string>(listed.map(({ id }) => id));
  const unlisted = used
    .filter(({ planNo }, index) => {
      const first = used.findIndex((each) => each.planNo === planNo);
      return !known.has(planNo) && first === index;
    })
    .map((terms) => planToldByInstance(terms, used));
  const plans = [...listed, ...unlisted].filter(({ rateSchedules }) => rateSchedules.length > 0);
  const there = new Set<string>(plans.map(({ id }) => id));
  return {
    plans: plans.map((plan) => withoutStrangers(plan, there)),
    shown: new Set(rows.flatMap((row) => (isShown(row) ? (row.plan_no ?? []) : []))),
    closed,
  };

  function missing(plan: WorldPlan, wanted: readonly UsedTerms[]): WorldSchedule[] {
    const row = rows.find(({ plan_no }) => plan_no === plan.id);
    const has = new Set<string>(plan.rateSchedules.map(({ id }) => id));
    return [...new Set(wanted.map(({ scheduleNo }) => scheduleNo))]
      .filter((scheduleNo) => !has.has(scheduleNo))
      .flatMap((scheduleNo) => {
        closed.add(scheduleNo);
        const hidden = row?.plan_rate_schedules_details.find(
          ({ schedule_no }) => schedule_no === scheduleNo,
        );
        const terms = wanted.find((each) => each.scheduleNo === scheduleNo);
        if (hidden && row) return closedSchedule(scheduleOf(hidden, row, currency));
        return terms ? scheduleToldByInstance(terms) : [];
      });
  }

  /** It stays with who has it. */
  function closedSchedule(schedule: WorldSchedule): WorldSchedule {
    return { ...schedule, isDefault: false, availableTo: yesterday };
  }

  /** What costs cannot be told: a charge without any rate. */
  function scheduleToldByInstance({ scheduleNo, intervalMonths }: UsedTerms): WorldSchedule {
    closed.add(scheduleNo);
    return {
      id: z.parse(rateScheduleIdSchema, scheduleNo),
      name: scheduleNo,
      currency,
      intervalMonths: intervalMonths ?? 1,
      isDefault: false,
      availableTo: yesterday,
      charges: [
        {
          id: scheduleNo,
          name: '',
          kind: 'recurring',
          tierRule: 'standard',
          rates: [],
          taxable: true,
        },
      ],
    };
  }

  function planToldByInstance(
    { planNo, planName, kind }: UsedTerms,
    all: readonly UsedTerms[],
  ): WorldPlan {
    const schedules = new Map(
      all.filter((each) => each.planNo === planNo).map((each) => [each.scheduleNo, each]),
    );
    return {
      id: z.parse(planIdSchema, planNo),
      name: planName ?? planNo,
      kind: kind ?? 'master',
      units: policy.defaultUnits,
      offered: false,
      rateSchedules: [...schedules.values()].map(scheduleToldByInstance),
      children: [],
      fields: {},
    };
  }
}

/** Children and rollovers lead to plans that are there. */
function withoutStrangers(plan: WorldPlan, there: ReadonlySet<string>): WorldPlan {
  const { rollover, ...rest } = plan;
  return {
    ...rest,
    children: plan.children.filter(({ planId }) => there.has(planId)),
    ...(rollover && there.has(rollover.planId) && { rollover }),
  };
}

function isShown({ display_ind }: CataloguePlan): boolean {
  return display_ind !== false;
}

interface PlanParts {
  readonly currency: string;
  readonly available: ReadonlySet<string>;
  readonly limits: ReadonlyMap<string, Limits>;
  readonly policy: SettledPolicy;
}

function planOf(row: CataloguePlan, { currency, available, limits, policy }: PlanParts): WorldPlan {
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
    // Under which plan a supplemental plan is on offer is asked when that is known.
    offered: isShown(row) && (kind === 'supplemental' || available.has(id)),
    rateSchedules: row.plan_rate_schedules_details
      .filter((schedule) => mayBeChosen(schedule) && currencyIn(schedule, row) === currency)
      .map((schedule) => scheduleOf(schedule, row, currency)),
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

/** A hidden schedule is not to be chosen; the default one is what a plan costs, hidden or not. */
function mayBeChosen({ schedule_display_ind, ...row }: ScheduleRow): boolean {
  return schedule_display_ind !== false || isDefault(row);
}

function isDefault({
  default_ind_curr,
  default_ind,
}: Pick<ScheduleRow, 'default_ind_curr' | 'default_ind'>): boolean {
  return default_ind_curr ?? default_ind ?? false;
}

function currencyIn({ schedule_currency }: ScheduleRow, { currency_cd }: CataloguePlan): string {
  return currencyOf(schedule_currency ?? currency_cd ?? '');
}

/** Limits as far as Aria tells them, which is for places under a parent only (Aria wire notes 3.3). */
function limitsBetween(least: number | undefined, most: number | undefined): Limits | undefined {
  if (least === undefined && (most === undefined || most < 1)) return undefined;
  const min = Math.max(1, least ?? 1);
  return { min, max: most === undefined || most < min ? Math.max(min, 1_000_000) : most };
}

/** The widest limits that any parent gives a plan. */
function limitsOfChildren(rows: readonly CataloguePlan[]): ReadonlyMap<string, Limits> {
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

function unitLimits({ plan_supp_fields: fields }: CataloguePlan, otherwise: Limits): Limits {
  const limit = (name: string): number | undefined => {
    const value = fields.find((field) => field.plan_supp_field_name === name);
    return /^[1-9]\d{0,6}$/.test(value?.plan_supp_field_value ?? '')
      ? Number(value?.plan_supp_field_value)
      : undefined;
  };
  const min = limit(unitLimitFields.min) ?? otherwise.min;
  return { min, max: Math.max(min, limit(unitLimitFields.max) ?? otherwise.max) };
}

function scheduleOf(row: ScheduleRow, plan: CataloguePlan, currency: string): WorldSchedule {
  const id = z.parse(rateScheduleIdSchema, must(row.schedule_no, call, 'schedule_no'));
  return {
    id,
    name: row.schedule_name ?? id,
    currency,
    intervalMonths: Math.max(1, row.recurring_billing_interval ?? 1),
    isDefault: isDefault(row),
    ...(row.available_from_dt !== undefined && { availableFrom: row.available_from_dt }),
    ...(row.available_to_dt !== undefined && { availableTo: row.available_to_dt }),
    charges: plan.plan_services.flatMap((service) => chargeOf(service, id, currency) ?? []),
  };
}

/** What a service charges under one schedule; undefined where it charges nothing there. */
function chargeOf(service: Service, scheduleId: string, currency: string): WorldCharge | undefined {
  const kind = chargeKind(service);
  const own = service.all_plan_service_rates.find(({ schedule_no }) => schedule_no === scheduleId);
  if (!kind || !own) return undefined;
  const rates = datedRates(own, currency);
  const id = must(service.service_no, call, 'service_no');
  if (rates.length === 0) return undefined;
  return {
    id,
    name: service.service_desc ?? id,
    kind,
    tierRule: tierRuleOf(service),
    rates,
    taxable: true,
    ...(kind === 'recurring' && service.is_arrears_ind && { billed: 'in-arrears' as const }),
  };
}

function chargeKind(service: Service): WorldCharge['kind'] | undefined {
  if (service.is_tax_ind) return undefined;
  if (service.is_cancellation_ind) return 'cancellation';
  if (service.is_setup_ind) return 'activation';
  if (service.is_usage_based_ind) return 'usage';
  return service.is_recurring_ind ? 'recurring' : undefined;
}

const tierRules: ReadonlyMap<number | undefined, TierRule> = new Map([
  [tieredPricing.perTier, 'standard'],
  [tieredPricing.volume, 'volume'],
  [tieredPricing.flatRate, 'flat'],
]);

function tierRuleOf({ tiered_pricing_rule }: Service): TierRule {
  return tierRules.get(tiered_pricing_rule) ?? 'standard';
}

/** The rates of now and, where a change is announced, those from its date on. The wire does not say since when the first hold. */
function datedRates(
  { future_rate, future_change_date: from, plan_service_rates: rows }: ScheduleRates,
  currency: string,
): DatedRates[] {
  const now = tiersOf(rows, 'rate_per_unit', currency);
  const next =
    future_rate && from !== undefined ? tiersOf(rows, 'future_rate_per_unit', currency) : [];
  return [
    ...(now.length > 0 ? [{ tiers: now }] : []),
    ...(next.length > 0 ? [{ from, tiers: next }] : []),
  ];
}

/** The rows that have this rate, in whole units: those are all that can be asked for. */
function tiersOf(
  rows: ScheduleRates['plan_service_rates'],
  rateField: 'rate_per_unit' | 'future_rate_per_unit',
  currency: string,
): Tier[] {
  return rows
    .flatMap(({ from_unit = '1', to_unit, [rateField]: rate }): Tier[] => {
      const from = Math.max(1, Math.ceil(Number(from_unit)));
      const to = to_unit === undefined ? undefined : Math.floor(Number(to_unit));
      if (rate === undefined || (to !== undefined && to < from)) return [];
      return [{ from, ...(to !== undefined && { to }), rate: rateOf(rate, currency) }];
    })
    .sort((a, b) => a.from - b.from);
}
