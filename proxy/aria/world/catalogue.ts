import * as z from 'zod/mini';
import { addDays } from '../../../src/billing/calendar.js';
import { planIdSchema, rateScheduleIdSchema } from '../../../src/model/ids.js';
import type { World } from '../../../src/sandbox/world.js';
import type { WorldPlan, WorldSchedule } from '../../../src/sandbox/world/catalogue.js';
import type { AccountPicture } from '../account-reads.js';
import type { SettledPolicy } from '../policy.js';
import { offeredPlans } from './offers.js';
import { planGroupsOf } from './plan-groups.js';
import { isShown, limitsOfChildren, planOf } from './plans.js';
import { scheduleOf } from './schedules.js';

/** Terms that the account has, or will have by its queue: its catalogue has them whether Aria lists them or not. */
export interface UsedTerms {
  readonly planNo: string;
  readonly scheduleNo: string;
  readonly planName?: string | undefined;
  readonly kind?: WorldPlan['kind'] | undefined;
  readonly intervalMonths?: number | undefined;
  /** How many are held. */
  readonly units?: number | undefined;
}

export interface Catalogue {
  readonly plans: readonly WorldPlan[];
  readonly planGroups: World['planGroups'];
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
  const offered = offeredPlans(rows, available);
  const yesterday = addDays(today, -1);
  const listed = rows.map((row) => {
    const wanted = used.filter(({ planNo }) => planNo === row.plan_no);
    const plan = planOf(row, { currency, offered, limits, policy });
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
  const whole = plans.map((plan) => withoutStrangers(plan, there));
  return {
    plans: whole,
    planGroups: planGroupsOf(rows, whole),
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
      units: unitsHeld(all.filter((each) => each.planNo === planNo)) ?? policy.defaultUnits,
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

/** What is held of a plan whose limits nobody tells: more or less of it is not to be had here. */
function unitsHeld(terms: readonly UsedTerms[]): WorldPlan['units'] | undefined {
  const held = terms.flatMap(({ units }) => units ?? []);
  return held.length === 0 ? undefined : { min: Math.min(...held), max: Math.max(...held) };
}
