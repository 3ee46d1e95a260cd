import { ratesOn } from '../../../src/billing/rates.js';
import { planFor } from '../../../src/sandbox/views.js';
import type { Charge, Tier } from '../../../src/model/rate-schedule.js';
import type { TierRule } from '../../../src/model/rate-schedule.js';
import type { WorldPlan, WorldSchedule } from '../../../src/sandbox/world/catalogue.js';
import { tieredPricing, unitLimitFields } from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';

type PlanRow = NonNullable<Success<'get_client_plans_all_m'>['all_client_plan_dtls']>[number];
type ServiceRow = NonNullable<PlanRow['plan_services']>[number];
type RateRow = NonNullable<ServiceRow['plan_service_rates']>[number];

/** The whole catalogue in the account's currency, with plans that it cannot take (Aria wire notes 3.3). */
export const getClientPlansAll: Handler<'get_client_plans_all_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { currency } = accountNamed(world, request.acct_no);
  const plans = world.plans.filter(
    ({ id, rateSchedules }) =>
      rateSchedules.some((schedule) => schedule.currency === currency) &&
      (request.plan_no === undefined || request.plan_no === id),
  );
  const allSchedules = request.include_all_rate_schedules ?? false;
  return {
    all_client_plan_dtls: plans.map((plan) => ({
      ...planRow(plan),
      supp_plan_ind: plan.kind === 'supplemental',
      plan_rate_schedules_details: scheduleRows(plan),
      plan_services: serviceRows(plan, world.today, allSchedules),
      plan_supp_fields: [
        {
          plan_supp_field_name: unitLimitFields.min,
          plan_supp_field_value: String(plan.units.min),
        },
        {
          plan_supp_field_name: unitLimitFields.max,
          plan_supp_field_value: String(plan.units.max),
        },
      ],
    })),
  };
};

/** The masters that the account may take, or with a parent the supplementals. Dates of rate schedules are not judged: they stand in the rows. */
export const getAvailPlansForAcct: Handler<'get_avail_plans_for_acct_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const account = accountNamed(world, request.acct_no);
  const wanted = request.plan_instance_no === undefined ? 'master' : 'supplemental';
  const plans = world.plans.filter((plan) => {
    if (plan.kind !== wanted || !plan.offered) return false;
    const { assignable, rateSchedules } = planFor(world, account.id, plan);
    return (
      rateSchedules.length > 0 && (assignable.allowed || assignable.reason !== 'plan-already-held')
    );
  });
  return {
    all_client_avail_plans: plans.map((plan) => ({
      ...planRow(plan),
      ...(request.include_rs_summary && { plan_rate_schedules_details: scheduleRows(plan) }),
    })),
    acct_locale_name: account.locale,
  };
};

function planRow({ id, name, description, rateSchedules }: WorldPlan) {
  return {
    plan_no: id,
    plan_name: name,
    plan_desc: description,
    billing_ind: true,
    display_ind: true,
    currency_cd: rateSchedules[0]?.currency.toLowerCase(),
  };
}

function scheduleRows({ rateSchedules }: WorldPlan): PlanRow['plan_rate_schedules_details'] {
  return rateSchedules.map((schedule) => ({
    schedule_no: schedule.id,
    schedule_name: schedule.name,
    schedule_currency: schedule.currency.toLowerCase(),
    recurring_billing_interval: schedule.intervalMonths,
    default_ind: schedule.isDefault && schedule.currency === rateSchedules[0]?.currency,
    default_ind_curr: schedule.isDefault,
    schedule_display_ind: true,
    available_from_dt: schedule.availableFrom,
    available_to_dt: schedule.availableTo,
  }));
}

const pricingRule: Record<TierRule, number> = {
  standard: tieredPricing.perTier,
  volume: tieredPricing.volume,
  flat: tieredPricing.flatRate,
};

/** A service is what a charge is to us, but one for all schedules of its plan: only rates are a schedule's own. */
function serviceRows(plan: WorldPlan, today: string, allSchedules: boolean): ServiceRow[] {
  const services = new Map<string, { charge: Charge; in: [WorldSchedule, Charge][] }>();
  for (const schedule of plan.rateSchedules) {
    for (const charge of schedule.charges) {
      const key = JSON.stringify([charge.id, charge.kind, charge.tierRule, charge.name]);
      const known = services.get(key);
      if (known) known.in.push([schedule, charge]);
      else services.set(key, { charge, in: [[schedule, charge]] });
    }
  }
  return [...services.values()].map(({ charge, in: schedules }): ServiceRow => {
    const byDefault = schedules.find(([schedule]) => schedule.isDefault)?.[1];
    return {
      service_no: charge.id,
      service_desc: charge.name,
      is_recurring_ind: charge.kind === 'recurring',
      is_usage_based_ind: charge.kind === 'usage',
      is_setup_ind: charge.kind === 'activation',
      is_cancellation_ind: charge.kind === 'cancellation',
      is_tax_ind: false,
      is_arrears_ind: false,
      tiered_pricing_rule: pricingRule[charge.tierRule],
      plan_service_rates: byDefault && rateRows(byDefault, today),
      ...(allSchedules && {
        all_plan_service_rates: schedules.map(([schedule, own]) => ({
          schedule_no: schedule.id,
          future_rate: nextRates(own, today) !== undefined,
          future_change_date: nextRates(own, today)?.from,
          plan_service_rates: rateRows(own, today),
        })),
      }),
    };
  });
}

/** The announced rates that come next. Those after them are not on the wire. */
function nextRates(charge: Charge, today: string) {
  return charge.rates.find(({ from }) => from !== undefined && from > today);
}

/** Today's rates and the next ones side by side, in rows so narrow that neither changes within one. */
function rateRows(charge: Charge, today: string): RateRow[] {
  const now = ratesOn(charge, today)?.tiers ?? [];
  const next = nextRates(charge, today)?.tiers ?? [];
  const starts = [...new Set([...now, ...next].map(({ from }) => from))].sort((a, b) => a - b);
  return starts.map((from, index): RateRow => {
    const following = starts[index + 1];
    return {
      rate_seq_no: index + 1,
      from_unit: from,
      to_unit:
        following === undefined ? (tierAt(now, from) ?? tierAt(next, from))?.to : following - 1,
      rate_per_unit: tierAt(now, from)?.rate.amount,
      future_rate_per_unit: tierAt(next, from)?.rate.amount,
    };
  });
}

function tierAt(tiers: readonly Tier[], unit: number): Tier | undefined {
  return tiers.findLast(({ from }) => from <= unit);
}
