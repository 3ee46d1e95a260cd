import { createContext } from '@lit/context';
import type {
  BillingGroupId,
  DunningGroupId,
  PlanId,
  PlanInstanceId,
  RateScheduleId,
} from '../model/ids.js';
import type {
  Assign,
  BillDateReset,
  Cancel,
  Change,
  ChangeKind,
  Effective,
  PlanChangeDraft,
  Proration,
} from '../model/plan-change.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { CalendarDate } from '../model/values.js';

/** A plan that was chosen from the catalogue. */
export interface ChosenPlan {
  readonly planId: PlanId;
  readonly rateScheduleId?: RateScheduleId | undefined;
  /** Left out while what is typed is no usable number. */
  readonly units?: number | undefined;
  /** The plan that it hangs under: the nearest of that id before it, or one that the account has. Left out for a master plan. */
  readonly parent?:
    { readonly planId: PlanId } | { readonly planInstanceId: PlanInstanceId } | undefined;
  /** Too few or too many of the plans that belong to it are chosen: nothing can be asked for until that is mended. */
  readonly incomplete?: true | undefined;
}

/** What a customer has chosen so far. What is left out was not chosen, is not usable as typed, or is left to the company. */
export interface Selection {
  /** What is to be done: take plans, or change one that the account has. */
  readonly kind: ChangeKind;
  /** The plan instance that is changed; of a plan to be taken, the one that it is to hang under. */
  readonly planInstanceId?: PlanInstanceId | undefined;
  /** The plans to take, parents before what hangs under them; or the one that takes the place of another. */
  readonly plans: readonly ChosenPlan[];
  /** For kind `units`: the new total. */
  readonly units?: number | undefined;
  /** For kind `rate-schedule`. */
  readonly rateScheduleId?: RateScheduleId | undefined;
  /** For kind `status`. */
  readonly status?: PlanInstanceStatus | undefined;
  /** Who pays for new master plans. */
  readonly billingGroupId?: BillingGroupId | undefined;
  readonly dunningGroupId?: DunningGroupId | undefined;
  readonly effective?: Effective | undefined;
  readonly proration?: Proration | undefined;
  readonly prorationStart?: CalendarDate | undefined;
  readonly firstInvoice?: Assign['firstInvoice'];
  readonly alignWith?: PlanInstanceId | undefined;
  readonly billThrough?: CalendarDate | undefined;
  readonly offsetMonths?: Assign['offsetMonths'];
  readonly catchUp?: Assign['catchUp'];
  readonly coupon?: string | undefined;
  readonly billUsage?: Cancel['billUsage'];
  readonly resetBillDate?: BillDateReset | undefined;
  readonly combineInvoices?: PlanChangeDraft['combineInvoices'];
  readonly prorationInvoice?: PlanChangeDraft['prorationInvoice'];
  readonly comment?: string | undefined;
}

/** Unless the customer says otherwise, plans are taken, and at once. */
const untouched: Selection = Object.freeze({
  kind: 'assign',
  plans: Object.freeze([]),
  effective: Object.freeze({ when: 'now' as const }),
});

/** Choices of one plan change, shared by the elements that take part in it. */
export class SelectionStore {
  #value = untouched;
  readonly #listeners = new Set<() => void>();

  /** Frozen; another object only when something in it changed. */
  get value(): Selection {
    return this.#value;
  }

  /** Something else to do, or another plan to do it to, drops all that was chosen for the one before, unless the same patch brings it. */
  select(patch: Partial<Selection>): void {
    const next: Selection = { ...this.#kept(patch), ...patch };
    if (same(next, this.#value)) return;
    this.#value = Object.freeze(next);
    this.#notify();
  }

  clear(): void {
    if (same(this.#value, untouched)) return;
    this.#value = untouched;
    this.#notify();
  }

  /** Calls `listener` after every change; returns a function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #kept(patch: Partial<Selection>): Selection {
    const before = this.#value;
    const moved = (key: 'kind' | 'planInstanceId') => key in patch && patch[key] !== before[key];
    if (moved('kind') || moved('planInstanceId')) {
      const { kind, planInstanceId } = before;
      const taken = (patch.kind ?? kind) === 'assign';
      // When a change of what is there takes effect is left to its kind.
      return { ...untouched, ...(!taken && { effective: undefined }), kind, planInstanceId };
    }
    // Sharing a bill day was chosen for the plan before.
    const [plan] = patch.plans ?? before.plans;
    return plan?.planId === before.plans[0]?.planId ? before : { ...before, alignWith: undefined };
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether two pieces of plain data say the same; what is left out and what is undefined are one. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    same(one[key], other[key]),
  );
}

/** Whether two drafts ask for the same. */
export function sameDraft(a: unknown, b: unknown): boolean {
  return same(a, b);
}

/** The selection as the input of a quote, once it is complete. */
export function draftOf(selection: Selection): PlanChangeDraft | undefined {
  const changes = changesOf(selection);
  if (!changes || changes.length === 0) return undefined;
  const { combineInvoices, prorationInvoice, comment } = selection;
  return {
    kind: 'plan-change',
    changes,
    ...given({ combineInvoices, prorationInvoice, comment }),
  };
}

function changesOf(selection: Selection): Change[] | undefined {
  const { kind, planInstanceId, effective, proration, prorationStart } = selection;
  if (kind === 'assign') return assignments(selection);
  if (planInstanceId === undefined) return undefined;
  const { units, rateScheduleId, status, offsetMonths, billUsage, coupon, resetBillDate } =
    selection;
  const when = given({ effective, proration, prorationStart });
  switch (kind) {
    case 'replace': {
      const [plan] = selection.plans;
      if (plan?.units === undefined) return undefined;
      const { planId } = plan;
      const chosen = given({ rateScheduleId: plan.rateScheduleId, units: plan.units });
      const more = given({ offsetMonths, billUsage, coupon });
      return [{ kind, planInstanceId, planId, ...chosen, ...when, ...more }];
    }
    case 'cancel':
      return effective && [{ kind, planInstanceId, ...when, ...given({ billUsage }) }];
    case 'units':
      return units === undefined ? undefined : [{ kind, planInstanceId, units, ...when }];
    case 'rate-schedule':
      return rateScheduleId && [{ kind, planInstanceId, rateScheduleId, ...when }];
    case 'status': {
      // A status changes now or on a date; whatever else was chosen cannot be asked for.
      if (effective && effective.when !== 'now' && effective.when !== 'date') return undefined;
      const on = effective?.when === 'date' ? effective.date : undefined;
      return status && [{ kind, planInstanceId, status, ...given({ on, resetBillDate }) }];
    }
  }
}

function assignments(selection: Selection): Change[] | undefined {
  const { plans, billingGroupId, dunningGroupId, effective } = selection;
  const { firstInvoice, alignWith, billThrough, catchUp, offsetMonths, coupon } = selection;
  const { proration, prorationStart } = selection;
  const rows = plans.map(({ planId }) => planId);
  const changes = plans.map((plan, index): Change | undefined => {
    const { planId, rateScheduleId, units, parent, incomplete } = plan;
    if (units === undefined || incomplete || !effective) return undefined;
    const common = {
      kind: 'assign' as const,
      planId,
      units,
      ...given({ rateScheduleId, effective, proration, prorationStart, catchUp, offsetMonths }),
    };
    if (parent) {
      const row = 'planId' in parent ? rows.slice(0, index).lastIndexOf(parent.planId) : -1;
      if ('planId' in parent && row < 0) return undefined;
      return { ...common, parent: 'planId' in parent ? { row } : parent };
    }
    if (billingGroupId === undefined) return undefined;
    const more = given({ dunningGroupId, firstInvoice, alignWith, billThrough, coupon });
    return { ...common, billingGroupId, ...more };
  });
  return changes.every((change) => change !== undefined) ? changes : undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys whose value is left out. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

export const selectionContext = createContext<SelectionStore, symbol>(
  Symbol.for('uss-kit:1:selection'),
);
