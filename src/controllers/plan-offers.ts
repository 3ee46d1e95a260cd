import { groupCount, unitLimits, unitsAfter } from '../billing/plan-numbers.js';
import type { PlanId } from '../model/ids.js';
import type { ChildPlan, Plan, PlanGroup } from '../model/plan.js';
import type { RateSchedule } from '../model/rate-schedule.js';
import type { CalendarDate } from '../model/values.js';
import { placeUnder } from './plan-places.js';
import type { Plans } from './plans-controller.js';

/** A plan at the place where it can be chosen: on its own, under a plan that is chosen with it, or under one that the account has. */
export interface Offer {
  /** Tells places apart. */
  readonly key: string;
  /** Safe to use in ids of a page, and in lists of them. */
  readonly id: string;
  readonly plan: Plan;
  readonly parent: Offer | undefined;
  /** Its own limits, and those of its place where they are narrower. */
  readonly units: Plan['units'];
  /** How many units it is taken for unless the customer says otherwise. */
  readonly usualUnits: number;
  /** It comes with its parent and cannot be left out. */
  readonly mandatory: boolean;
  /** Chosen with its parent; the customer may take it out. */
  readonly preselected: boolean;
  /** The account has it already: any of it, or, under a plan that the account has, one there. */
  readonly held: boolean;
  /** It is the plan in whose place another one is chosen. */
  readonly current: boolean;
}

/** Offers of which a number must be chosen together. */
export interface OfferGroup {
  readonly group: PlanGroup;
  readonly offers: readonly Offer[];
  /** How many of its plans are there anyway: mandatory ones, and those that the account has under the parent. */
  readonly taken: number;
  /** At most one can be chosen, and it belongs to no other group. */
  readonly exclusive: boolean;
}

/** The offers at one place: those in groups, each in the first that names it, and the rest. */
export interface OfferList {
  readonly groups: readonly OfferGroup[];
  readonly rest: readonly Offer[];
}

/** What the page leaves out, and in which order it shows the rest. */
export interface HostChoice {
  /** Only these plans, in this order; of those that stand on top. */
  readonly only?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly filter?: ((plan: Plan) => boolean) | undefined;
  readonly compare?: ((a: Plan, b: Plan) => number) | undefined;
}

/** Reasons that say no more than that a plan belongs elsewhere in the catalogue. */
const elsewhere: ReadonlySet<string> = new Set([
  'plan-not-under-parent',
  'replacement-of-another-kind',
  'replacement-not-under-master',
]);

/** The schedule that a plan comes with: its default where that can be taken, else the first that can. */
export function firstSchedule(plan: Plan): RateSchedule | undefined {
  const open = plan.rateSchedules.filter(({ assignable }) => assignable.allowed);
  return open.find(({ isDefault }) => isDefault) ?? open[0];
}

/** Whether a plan can be taken as things are. */
export function canBeTaken(plan: Plan): boolean {
  return plan.assignable.allowed && firstSchedule(plan) !== undefined;
}

/** The schedule whose price a plan shows: the one that it would come with, of `intervalMonths` where it has one. */
export function shownSchedule(plan: Plan, intervalMonths?: number): RateSchedule | undefined {
  const { rateSchedules } = plan;
  const fitting = rateSchedules.filter(
    (schedule) => schedule.assignable.allowed && schedule.intervalMonths === intervalMonths,
  );
  return (
    fitting.find(({ isDefault }) => isDefault) ??
    fitting[0] ??
    firstSchedule(plan) ??
    rateSchedules.find(({ isDefault }) => isDefault) ??
    rateSchedules[0]
  );
}

/** The schedules to choose from: those that can be taken and those that will be, where that makes more than one. */
export function offeredSchedules(plan: Plan, today: CalendarDate): readonly RateSchedule[] {
  const offered = plan.rateSchedules.filter(
    ({ assignable, availableFrom = today }) => assignable.allowed || availableFrom > today,
  );
  return offered.length > 1 ? offered : [];
}

/** All that can be chosen of some plans, as a tree to any depth that is looked at as far as it is asked for. */
export class PlanOffers {
  readonly plans: Plans;
  /** Every offer on top, also what the page leaves out. */
  readonly everyTop: readonly Offer[];
  readonly #host: HostChoice;
  readonly #byId: ReadonlyMap<PlanId, Plan>;
  readonly #top: ReadonlyMap<PlanId, Offer>;
  readonly #lists = new Map<string, OfferList>();
  readonly #children = new Map<string, readonly Offer[]>();
  readonly #comingWith = new Map<string, readonly Offer[]>();
  readonly #schedules = new Map<string, readonly RateSchedule[]>();
  readonly #groups = new Map<string, OfferGroup>();
  readonly #seen = new Set<string>();
  #intervals: readonly number[] | undefined;
  #usualInterval: { readonly months: number | undefined } | undefined;

  constructor(plans: Plans, host: HostChoice = {}) {
    this.plans = plans;
    this.#host = host;
    this.#byId = new Map(plans.plans.map((plan) => [plan.id, plan]));
    this.#top = new Map(this.#onTop().map((offer) => [offer.plan.id, offer]));
    this.everyTop = [...this.#top.values()];
  }

  /** What can be chosen first: master plans, plans directly under an instance, or plans in its place. */
  get top(): OfferList {
    return kept(this.#lists, '', () => {
      const { instance, purpose } = this.plans;
      const parent = purpose === 'under' && instance && this.#byId.get(instance.planId);
      return this.#grouped(
        parent ? parent.groups : [],
        this.#sorted(
          this.everyTop.filter((offer) => this.#isWanted(offer)),
          true,
        ),
      );
    });
  }

  /** Directly under an offer. */
  under(offer: Offer): OfferList {
    return kept(this.#lists, offer.key, () =>
      this.#grouped(offer.plan.groups, this.#sorted(this.#shownUnder(offer), false)),
    );
  }

  /** Everything directly under an offer, also what the page leaves out. */
  childrenOf(offer: Offer): readonly Offer[] {
    return kept(this.#children, offer.key, () =>
      offer.plan.children.flatMap((child, index) => {
        const plan = this.#byId.get(child.planId);
        return plan ? this.#child(plan, child, offer, `${offer.id}-${index}`) : [];
      }),
    );
  }

  /** What comes with an offer, at any depth. */
  comingWith(offer: Offer): readonly Offer[] {
    return kept(this.#comingWith, offer.key, () =>
      this.childrenOf(offer)
        .filter(({ mandatory }) => mandatory)
        .flatMap((child) => [child, ...this.comingWith(child)]),
    );
  }

  /** The group in which an offer is listed. */
  groupOf(offer: Offer): OfferGroup | undefined {
    if (offer.parent) this.under(offer.parent);
    return this.#groups.get(offer.key);
  }

  /** Whether the page lets it be seen. */
  shows(offer: Offer): boolean {
    if (offer.parent) this.under(offer.parent);
    else void this.top;
    return this.#seen.has(offer.key);
  }

  /** The plan with an id, wherever it may be chosen. */
  plan(id: PlanId | undefined): Plan | undefined {
    return id && this.#byId.get(id);
  }

  /** The schedules to choose from for a chosen plan, of one interval or of all; none where there is no choice. */
  schedules({ plan }: Offer, intervalMonths?: number): readonly RateSchedule[] {
    return kept(this.#schedules, `${intervalMonths ?? ''} ${plan.id}`, () => {
      const offered = offeredSchedules(plan, this.plans.account.today);
      const fitting =
        intervalMonths === undefined
          ? offered
          : offered.filter((each) => each.intervalMonths === intervalMonths);
      return fitting.length > 1 ? fitting : [];
    });
  }

  /** The offer of a plan at a place, also one that the page leaves out. */
  find(planId: PlanId, parent: Offer | undefined): Offer | undefined {
    return parent
      ? this.childrenOf(parent).find(({ plan }) => plan.id === planId)
      : this.#top.get(planId);
  }

  /** The intervals to choose from for all plans together, shortest first; none unless several plans have several. */
  get intervals(): readonly number[] {
    return (this.#intervals ??= this.#commonIntervals());
  }

  /** The interval with which most plans on top come; the shortest of those. */
  get usualInterval(): number | undefined {
    return (this.#usualInterval ??= { months: this.#mostCommonInterval() }).months;
  }

  /** How many plans of a group are chosen, and whether that is wrong. */
  count({ group }: OfferGroup, parent: Offer | undefined, chosen: readonly PlanId[]) {
    const there = parent
      ? this.childrenOf(parent)
          .filter(({ mandatory, plan }) => mandatory && !chosen.includes(plan.id))
          .map(({ plan }) => plan.id)
      : this.plans.heldUnder;
    return groupCount(group, [...there, ...chosen], parent !== undefined);
  }

  #onTop(): Offer[] {
    const { plans, instance, purpose, held, heldUnder } = this.plans;
    if (purpose === 'assign') {
      return plans
        .filter(({ kind }) => kind === 'master')
        .map((plan, index) => offerOf(plan, `plan-${index}`, { held: held.has(plan.id) }));
    }
    if (!instance) return [];
    if (purpose === 'under') {
      const children = this.#byId.get(instance.planId)?.children ?? [];
      return children.flatMap((child, index) => {
        const plan = this.#byId.get(child.planId);
        const isThere = heldUnder.includes(child.planId);
        if (!plan || (child.mandatory && isThere)) return [];
        const units = unitLimits(plan.units, child.units);
        return offerOf(plan, `plan-${index}`, { units, held: isThere });
      });
    }
    return plans.flatMap((plan, index) => {
      const current = plan.id === instance.planId;
      const { assignable, kind } = plan;
      const misplaced = !assignable.allowed && elsewhere.has(assignable.reason);
      if (kind !== instance.kind || (misplaced && !current)) return [];
      const units = unitLimits(plan.units, this.#placeOf(plan)?.units);
      const usualUnits = unitsAfter(instance.units, units);
      return offerOf(plan, `plan-${index}`, { units, usualUnits, current, held: current });
    });
  }

  /** What the plan above the instance says of a plan in its place. */
  #placeOf({ id }: Plan): ChildPlan | undefined {
    const { parent } = this.plans;
    const above = parent && this.#byId.get(parent.planId);
    return above?.children.find(({ planId }) => planId === id);
  }

  #child(plan: Plan, child: ChildPlan, parent: Offer, id: string): Offer {
    const { mandatory, preselected } = child;
    const units = unitLimits(plan.units, child.units);
    return offerOf(plan, id, { units, mandatory, preselected, parent });
  }

  #isWanted({ plan, parent, mandatory }: Offer): boolean {
    const { only, without, filter } = this.#host;
    if (mandatory) return true;
    if (only && !parent && !only.includes(plan.id)) return false;
    return !without?.includes(plan.id) && (filter?.(plan) ?? true);
  }

  /** A page cannot hide what the rule of a group needs: nobody could keep it, and the service takes nothing else. */
  #shownUnder(offer: Offer): readonly Offer[] {
    const children = this.childrenOf(offer);
    const wanted = children.filter((child) => this.#isWanted(child));
    const needed = offer.plan.groups.filter(({ planIds, choose }) => {
      const open = wanted.filter(
        ({ plan, mandatory }) => planIds.includes(plan.id) && (mandatory || canBeTaken(plan)),
      );
      return open.length < choose.min;
    });
    return children.filter(
      (child) =>
        wanted.includes(child) || needed.some(({ planIds }) => planIds.includes(child.plan.id)),
    );
  }

  #sorted(offers: readonly Offer[], onTop: boolean): readonly Offer[] {
    const { only, compare } = this.#host;
    const rank = onTop && only ? new Map(only.map((id, index) => [id, index])) : undefined;
    const sorted = [...offers];
    if (rank) sorted.sort((a, b) => (rank.get(a.plan.id) ?? 0) - (rank.get(b.plan.id) ?? 0));
    if (compare) sorted.sort((a, b) => compare(a.plan, b.plan));
    return sorted;
  }

  #grouped(groups: readonly PlanGroup[], offers: readonly Offer[]): OfferList {
    const { heldUnder } = this.plans;
    const named = (offer: Offer) => groups.filter(({ planIds }) => planIds.includes(offer.plan.id));
    const lists = groups.map((group): OfferGroup => {
      const own = offers.filter((offer) => named(offer)[0] === group);
      const isTop = own[0]?.parent === undefined;
      const there = isTop ? heldUnder.filter((id) => group.planIds.includes(id)).length : 0;
      const taken = there + own.filter(({ mandatory }) => mandatory).length;
      return {
        group,
        offers: own,
        taken,
        exclusive:
          group.choose.max === 1 && taken === 0 && own.every((offer) => named(offer).length === 1),
      };
    });
    for (const list of lists) for (const { key } of list.offers) this.#groups.set(key, list);
    for (const { key } of offers) this.#seen.add(key);
    return {
      groups: lists.filter((list) => list.offers.length > 0),
      rest: offers.filter((offer) => named(offer).length === 0),
    };
  }

  #mostCommonInterval(): number | undefined {
    const counts = new Map<number, number>();
    for (const { plan } of this.everyTop) {
      const months = firstSchedule(plan)?.intervalMonths;
      if (months !== undefined) counts.set(months, (counts.get(months) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    return this.intervals.find((months) => counts.get(months) === most) ?? this.intervals[0];
  }

  #commonIntervals(): readonly number[] {
    const several = this.everyTop
      .map(({ plan }) => new Set(openSchedules(plan).map((each) => each.intervalMonths)))
      .filter(({ size }) => size > 1);
    if (several.length < 2) return [];
    return [...new Set(several.flatMap((months) => [...months]))].sort((a, b) => a - b);
  }
}

/** What is worked out once for each key. */
function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function openSchedules({ assignable, rateSchedules }: Plan): readonly RateSchedule[] {
  return assignable.allowed ? rateSchedules.filter((each) => each.assignable.allowed) : [];
}

function offerOf(plan: Plan, id: string, more: Partial<Offer>): Offer {
  const { parent, units = plan.units } = more;
  return {
    mandatory: false,
    preselected: false,
    held: false,
    current: false,
    usualUnits: units.min,
    ...more,
    key: placeUnder(parent?.key, plan.id),
    id,
    plan,
    parent,
    units,
  };
}
