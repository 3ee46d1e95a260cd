import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { PlanId, RateScheduleId } from '../../src/model/ids.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';

/** Why what was chosen is chosen no more: the service stopped offering the plan, closed it to this account, or withdrew its price. */
export type Withdrawal =
  | { readonly kind: 'gone' }
  | { readonly kind: 'closed'; readonly plan: Plan }
  | { readonly kind: 'price-gone' };

/** The schedule that a plan comes with: its default where that can be taken, else the first that can. */
export function firstSchedule(plan: Plan): RateSchedule | undefined {
  const open = plan.rateSchedules.filter(({ assignable }) => assignable.allowed);
  return open.find(({ isDefault }) => isDefault) ?? open[0];
}

/** Whether a plan can be taken as things are. */
export function canBeTaken(plan: Plan): boolean {
  return plan.assignable.allowed && firstSchedule(plan) !== undefined;
}

/** The schedule whose price a plan shows when it cannot be taken: the one that it would come with. */
export function shownSchedule(plan: Plan): RateSchedule | undefined {
  const { rateSchedules } = plan;
  return (
    firstSchedule(plan) ?? rateSchedules.find(({ isDefault }) => isDefault) ?? rateSchedules[0]
  );
}

/** The schedules to choose from: those that can be taken and those that will be, where that makes more than one. */
export function offeredSchedules(plan: Plan, today: CalendarDate): readonly RateSchedule[] {
  const offered = plan.rateSchedules.filter(
    ({ assignable, availableFrom = today }) => assignable.allowed || availableFrom > today,
  );
  return offered.length > 1 ? offered : [];
}

/**
 * What the customer chose among the plans and typed beside them. The selection, which other elements read, holds only what
 * can be used; this also keeps the rest, per plan, so that nothing typed is lost on the way.
 */
export class PlanChoice {
  readonly #selection: Pick<SelectionController, 'selection' | 'select'>;
  readonly #readUnits: (plan: Plan, text: string) => number | undefined;
  readonly #typed = new Map<PlanId, string>();
  readonly #schedules = new Map<PlanId, RateScheduleId>();
  #withdrawal: Withdrawal | undefined;

  constructor(
    selection: Pick<SelectionController, 'selection' | 'select'>,
    readUnits: (plan: Plan, text: string) => number | undefined,
  ) {
    this.#selection = selection;
    this.#readUnits = readUnits;
  }

  /** What the last look at the plans took away; until something else is chosen. */
  get withdrawal(): Withdrawal | undefined {
    return this.#withdrawal;
  }

  /** The text in the units box of a plan, usable or not. */
  unitsText(plan: Plan): string {
    return this.#typed.get(plan.id) ?? String(plan.units.min);
  }

  /** The schedule of a plan that is or would be chosen with it. */
  schedule(plan: Plan): RateSchedule | undefined {
    const id = this.#schedules.get(plan.id);
    const chosen = plan.rateSchedules.find((schedule) => schedule.id === id);
    return chosen?.assignable.allowed ? chosen : shownSchedule(plan);
  }

  choose(plan: Plan): void {
    this.#withdrawal = undefined;
    this.#select(plan);
  }

  chooseSchedule(plan: Plan, id: RateScheduleId): void {
    this.#schedules.set(plan.id, id);
    this.#select(plan);
  }

  typeUnits(plan: Plan, text: string): void {
    this.#typed.set(plan.id, text);
    this.#select(plan);
  }

  /** Takes the selection to `value`, which may be no plan at all; {@link follow} completes it. */
  set(value: string): void {
    this.#withdrawal = undefined;
    this.#selection.select({
      planId: value === '' ? undefined : (value as PlanId),
      rateScheduleId: undefined,
      units: undefined,
    });
  }

  /** Forgets all that was typed and chosen beside the plans. */
  forget(): void {
    this.#typed.clear();
    this.#schedules.clear();
    this.#withdrawal = undefined;
  }

  /** Everything as text, for the browser to keep. */
  keep(): string {
    const { planId, rateScheduleId } = this.#selection.selection;
    const typed = planId === undefined ? undefined : this.#typed.get(planId);
    return JSON.stringify([planId ?? '', rateScheduleId ?? '', typed ?? '']);
  }

  /** Takes back what {@link keep} gave; answers which plan was chosen. */
  restore(kept: string): string {
    const [planId = '', rateScheduleId, typed] = parts(kept);
    if (rateScheduleId) this.#schedules.set(planId as PlanId, rateScheduleId as RateScheduleId);
    if (typed) this.#typed.set(planId as PlanId, typed);
    return planId;
  }

  /**
   * Brings selection and plans together: completes what others chose with schedule and units, takes over what they changed,
   * and drops what is no longer offered.
   */
  follow(plans: readonly Plan[]): void {
    const { planId, rateScheduleId, units } = this.#selection.selection;
    if (planId === undefined) return;
    const plan = plans.find(({ id }) => id === planId);
    if (!plan) return this.#drop({ kind: 'gone' });
    if (!canBeTaken(plan)) return this.#drop(isHeld(plan) ? undefined : { kind: 'closed', plan });
    if (rateScheduleId !== undefined) {
      const chosen = plan.rateSchedules.find(({ id }) => id === rateScheduleId);
      if (!chosen?.assignable.allowed) return this.#drop({ kind: 'price-gone' });
      this.#schedules.set(planId, rateScheduleId);
    }
    if (units !== undefined && units !== this.#readUnits(plan, this.unitsText(plan))) {
      this.#typed.set(planId, String(units));
    }
    this.#withdrawal = undefined;
    this.#select(plan);
  }

  #select(plan: Plan): void {
    this.#selection.select({
      planId: plan.id,
      rateScheduleId: this.schedule(plan)?.id,
      units: this.#readUnits(plan, this.unitsText(plan)),
    });
  }

  #drop(withdrawal: Withdrawal | undefined): void {
    this.#withdrawal = withdrawal;
    const { planId } = this.#selection.selection;
    if (planId !== undefined) this.#schedules.delete(planId);
    this.#selection.select({ planId: undefined, rateScheduleId: undefined, units: undefined });
  }
}

/** The customer has just taken it, here or elsewhere: its card says so, and nothing has to be mended. */
function isHeld({ assignable }: Plan): boolean {
  return !assignable.allowed && assignable.reason === 'plan-already-held';
}

/** What a browser kept for us may be from another version of the page. */
function parts(kept: string): string[] {
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}
