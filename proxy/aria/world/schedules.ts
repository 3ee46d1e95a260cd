import * as z from 'zod/mini';
import { rateScheduleIdSchema } from '../../../src/model/ids.js';
import type { DatedRates, Tier, TierRule } from '../../../src/model/rate-schedule.js';
import type { WorldCharge, WorldSchedule } from '../../../src/sandbox/world/catalogue.js';
import type { CataloguePlan } from '../account-reads.js';
import { currencyOf, rateOf } from '../amounts.js';
import { tieredPricing } from '../codes.js';
import { must } from '../failures.js';

const call = 'get_client_plans_all_m';

type Service = CataloguePlan['plan_services'][number];
type ScheduleRates = Service['all_plan_service_rates'][number];
type ScheduleRow = CataloguePlan['plan_rate_schedules_details'][number];

/** The rate schedules of a plan that may be chosen, in one currency. */
export function schedulesOf(plan: CataloguePlan, currency: string): WorldSchedule[] {
  return plan.plan_rate_schedules_details
    .filter((row) => mayBeChosen(row) && currencyIn(row, plan) === currency)
    .map((row) => scheduleOf(row, plan, currency));
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

/** One rate schedule with what every service of its plan charges by it. */
export function scheduleOf(row: ScheduleRow, plan: CataloguePlan, currency: string): WorldSchedule {
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
