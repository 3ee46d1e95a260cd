import * as z from 'zod/mini';
import { planAssignable, scheduleAssignable } from '../../src/billing/availability.js';
import { planIdSchema, rateScheduleIdSchema } from '../../src/model/ids.js';
import type { Permission } from '../../src/model/account.js';
import type { Plan } from '../../src/model/plan.js';
import type {
  Charge,
  DatedRates,
  RateSchedule,
  Tier,
  TierRule,
} from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { AccountPicture, CataloguePlan } from './account-reads.js';
import { currencyOf, rateOf } from './amounts.js';
import { tieredPricing, unitLimitFields } from './codes.js';
import { must } from './failures.js';
import type { SettledPolicy } from './policy.js';
import { accountCurrency } from './to-account.js';

const call = 'get_client_plans_all_m';

type Service = CataloguePlan['plan_services'][number];
type ScheduleRates = Service['all_plan_service_rates'][number];
type ScheduleRow = CataloguePlan['plan_rate_schedules_details'][number];

/** The plans that the company shows, as this account sees them; only schedules in its currency, and no plan without one. */
export function plansOf(picture: AccountPicture, policy: SettledPolicy): Plan[] {
  const currency = accountCurrency(picture);
  return picture.catalogue
    .filter(({ display_ind }) => display_ind !== false)
    .map((row) => planOf(row, currency, picture, policy))
    .filter(({ rateSchedules }) => rateSchedules.length > 0);
}

function planOf(
  row: CataloguePlan,
  currency: string,
  { available, today }: AccountPicture,
  policy: SettledPolicy,
): Plan {
  const id = z.parse(planIdSchema, must(row.plan_no, call, 'plan_no'));
  const kind = row.supp_plan_ind ? 'supplemental' : 'master';
  const rateSchedules = row.plan_rate_schedules_details
    .filter((schedule) => isShown(schedule) && currencyIn(schedule, row) === currency)
    .map((schedule) => rateScheduleOf(schedule, row, currency, today));
  const assignable: Permission =
    kind === 'master' && available.has(id) && !row.plan_services.some(isArrears)
      ? planAssignable(rateSchedules, today)
      : { allowed: false, reason: 'plan-not-available' };
  return {
    id,
    name: row.plan_name ?? id,
    ...(row.plan_desc !== undefined && { description: row.plan_desc }),
    kind,
    units: unitLimits(row, policy),
    assignable,
    rateSchedules,
  };
}

/** A hidden schedule is not to be chosen; the default one is what a plan costs, hidden or not. */
function isShown({ schedule_display_ind, ...row }: ScheduleRow): boolean {
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

function unitLimits(
  { plan_supp_fields: fields }: CataloguePlan,
  { defaultUnits }: SettledPolicy,
): Plan['units'] {
  const limit = (name: string): number | undefined => {
    const value = fields.find((field) => field.plan_supp_field_name === name);
    return /^[1-9]\d{0,6}$/.test(value?.plan_supp_field_value ?? '')
      ? Number(value?.plan_supp_field_value)
      : undefined;
  };
  const min = limit(unitLimitFields.min) ?? defaultUnits.min;
  return { min, max: Math.max(min, limit(unitLimitFields.max) ?? defaultUnits.max) };
}

function rateScheduleOf(
  row: ScheduleRow,
  plan: CataloguePlan,
  currency: string,
  today: CalendarDate,
): RateSchedule {
  const id = z.parse(rateScheduleIdSchema, must(row.schedule_no, call, 'schedule_no'));
  const dates = {
    ...(row.available_from_dt !== undefined && { availableFrom: row.available_from_dt }),
    ...(row.available_to_dt !== undefined && { availableTo: row.available_to_dt }),
  };
  return {
    id,
    name: row.schedule_name ?? id,
    currency,
    intervalMonths: Math.max(1, row.recurring_billing_interval ?? 1),
    isDefault: isDefault(row),
    ...dates,
    assignable: scheduleAssignable(dates, { today, activation: today }),
    charges: plan.plan_services.flatMap((service) => chargeOf(service, id, currency) ?? []),
  };
}

/** What a service charges under one schedule; undefined where it charges nothing there. */
function chargeOf(service: Service, scheduleId: string, currency: string): Charge | undefined {
  const kind = chargeKind(service);
  const own = service.all_plan_service_rates.find(({ schedule_no }) => schedule_no === scheduleId);
  if (!kind || !own) return undefined;
  const rates = datedRates(own, currency);
  const id = must(service.service_no, call, 'service_no');
  if (rates.length === 0) return undefined;
  return { id, name: service.service_desc ?? id, kind, tierRule: tierRuleOf(service), rates };
}

/** Charged at the end of a period. The rules of timeline and first invoice know charges in advance only, so such a plan cannot be offered yet. */
function isArrears({ is_recurring_ind, is_arrears_ind }: Service): boolean {
  return (is_recurring_ind ?? false) && (is_arrears_ind ?? false);
}

function chargeKind(service: Service): Charge['kind'] | undefined {
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
