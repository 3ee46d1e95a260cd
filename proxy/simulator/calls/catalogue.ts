import { ratesOn } from '../../../src/billing/rates.js';
import type { PlanId, PlanInstanceId } from '../../../src/model/ids.js';
import { plansOf } from '../../../src/sandbox/views.js';
import type { World } from '../../../src/sandbox/world.js';
import type { Charge, Tier } from '../../../src/model/rate-schedule.js';
import type { TierRule } from '../../../src/model/rate-schedule.js';
import type {
  WorldCharge,
  WorldPlan,
  WorldSchedule,
} from '../../../src/sandbox/world/catalogue.js';
import {
  chooseField,
  planInstanceStatus,
  prorationInvoiceTiming,
  tieredPricing,
  unitLimitFields,
} from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';
import { ownInstance } from '../reading/read-held.js';

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
      proration_invoice_timing_cd: plan.prorationInvoice && timing[plan.prorationInvoice],
      plan_rate_schedules_details: scheduleRows(plan),
      plan_services: serviceRows(plan, world.today, allSchedules),
      ...(request.include_plan_hierarchy && {
        child_plans: childRows(world, plan),
        plan_groups: groupRows(world, plan),
      }),
      plan_supp_fields: Object.entries({
        ...plan.fields,
        [unitLimitFields.min]: String(plan.units.min),
        [unitLimitFields.max]: String(plan.units.max),
        ...groupNumbers(world, plan),
      }).map(([name, value]) => ({ plan_supp_field_name: name, plan_supp_field_value: value })),
    })),
  };
};

/** The masters that the account may take, or with a parent the supplementals; what may hang under these as well where that is asked for. Dates of rate schedules are not judged: they stand in the rows. */
export const getAvailPlansForAcct: Handler<'get_avail_plans_for_acct_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const account = accountNamed(world, request.acct_no);
  const { plan_instance_no: parent } = request;
  const under =
    parent === undefined ? undefined : (ownInstance(world, account, parent) as PlanInstanceId);
  const judged = new Map(plansOf(world, account.id, { under })?.map((plan) => [plan.id, plan]));
  const isOffered = (id: string) => {
    const plan = judged.get(id as PlanId);
    if (!plan) return false;
    return plan.assignable.allowed || plan.assignable.reason.startsWith('schedule-');
  };
  const wanted = under ? 'supplemental' : 'master';
  const plans = world.plans.filter(({ id, kind }) => kind === wanted && isOffered(id));
  const below = request.include_full_plan_hierarchy_plans
    ? descendantsOf(world, plans).filter(({ id }) => isOffered(id))
    : [];
  return {
    all_client_avail_plans: [...new Set([...plans, ...below])].map((plan) => ({
      ...planRow(plan),
      ...(parent !== undefined && { parent_plan_instance_no: parent }),
      ...(request.include_rs_summary && { plan_rate_schedules_details: scheduleRows(plan) }),
    })),
    acct_locale_name: account.locale,
  };
};

/** What may hang under these plans, at any depth. */
function descendantsOf(world: World, parents: readonly WorldPlan[]): WorldPlan[] {
  const found = new Set<WorldPlan>();
  const walk = ({ children }: WorldPlan) => {
    for (const plan of world.plans.filter(({ id }) =>
      children.some((each) => each.planId === id),
    )) {
      if (found.has(plan)) continue;
      found.add(plan);
      walk(plan);
    }
  };
  parents.forEach(walk);
  return [...found];
}

function childRows({ plans }: World, { children }: WorldPlan): PlanRow['child_plans'] {
  return children.map(({ planId, mandatory, preselected, units }) => ({
    plan_no: plans.find(({ id }) => id === planId)?.id,
    is_mandatory: mandatory,
    is_default: preselected,
    min_units: units?.min,
    max_units: units?.max,
  }));
}

/** The groups that a plan is in. How many of them are to be chosen is said by a field of their parent, since this wire has no place for it. */
function groupRows({ planGroups }: World, { id }: WorldPlan): PlanRow['plan_groups'] {
  return planGroups
    .filter(({ planIds }) => planIds.includes(id))
    .map((group) => ({ plan_group_no: group.id, plan_group_name: group.name }));
}

function groupNumbers({ planGroups }: World, { id }: WorldPlan): Record<string, string> {
  return Object.fromEntries(
    planGroups
      .filter(({ parentId }) => parentId === id)
      .map((group) => [chooseField(group.id), `${group.choose.min}-${group.choose.max}`]),
  );
}

const startCode = {
  active: planInstanceStatus.active,
  trial: planInstanceStatus.trial,
  'active-non-billable': planInstanceStatus.activeNonBillable,
} as const;

const timing = {
  'at-once': prorationInvoiceTiming.now,
  'with-the-next': prorationInvoiceTiming.anniversary,
} as const;

function planRow({ id, name, description, rateSchedules, firstStatus, rollover }: WorldPlan) {
  return {
    plan_no: id,
    plan_name: name,
    plan_desc: description,
    billing_ind: true,
    display_ind: true,
    currency_cd: rateSchedules[0]?.currency.toLowerCase(),
    initial_plan_status_cd: firstStatus && startCode[firstStatus],
    rollover_months: rollover?.afterMonths,
    rollover_plan_no: rollover?.planId,
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
    followup_rs_no: schedule.followUpId,
  }));
}

const pricingRule: Record<TierRule, number> = {
  standard: tieredPricing.perTier,
  volume: tieredPricing.volume,
  flat: tieredPricing.flatRate,
};

/** A service is what a charge is to us, but one for all schedules of its plan: only rates are a schedule's own. */
function serviceRows(plan: WorldPlan, today: string, allSchedules: boolean): ServiceRow[] {
  const services = new Map<string, { charge: WorldCharge; in: [WorldSchedule, WorldCharge][] }>();
  for (const schedule of plan.rateSchedules) {
    for (const charge of schedule.charges) {
      const { id, kind, tierRule, name, billed } = charge;
      const key = JSON.stringify([id, kind, tierRule, name, billed]);
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
      is_arrears_ind: charge.billed === 'in-arrears',
      usage_unit_label: charge.unitLabel,
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
