import { createContext } from '@lit/context';
import type { BillingGroupId, PlanId, PlanInstanceId, RateScheduleId } from '../model/ids.js';
import type { Assignment, Effective } from '../model/plan-change.js';

/** What a customer has chosen so far. What is left out was not chosen, or is not usable as typed. */
export interface Selection {
  readonly planId?: PlanId | undefined;
  readonly rateScheduleId?: RateScheduleId | undefined;
  readonly units?: number | undefined;
  readonly billingGroupId?: BillingGroupId | undefined;
  readonly effective?: Effective | undefined;
  readonly alignWith?: PlanInstanceId | undefined;
}

/** Unless the customer says otherwise, a change takes effect at once. */
const untouched: Selection = Object.freeze({ effective: Object.freeze({ when: 'now' as const }) });

/** Choices of one plan change, shared by the elements that take part in it. */
export class SelectionStore {
  #value = untouched;
  readonly #listeners = new Set<() => void>();

  /** Frozen; another object only when something in it changed. */
  get value(): Selection {
    return this.#value;
  }

  /** Another plan drops the rate schedule and the alignment, which belong to the plan, unless the same patch brings them. */
  select(patch: Partial<Selection>): void {
    const dropped =
      'planId' in patch && patch.planId !== this.#value.planId
        ? { rateScheduleId: undefined, alignWith: undefined }
        : {};
    const next: Selection = { ...this.#value, ...dropped, ...patch };
    const keys = Object.keys(next) as (keyof Selection)[];
    if (keys.every((key) => same(next[key], this.#value[key]))) return;
    this.#value = Object.freeze(next);
    this.#notify();
  }

  clear(): void {
    if (this.#value === untouched) return;
    this.#value = untouched;
    this.#notify();
  }

  /** Calls `listener` after every change; returns a function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function same(a: Selection[keyof Selection], b: Selection[keyof Selection]): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.when === b.when && dateOf(a) === dateOf(b);
}

function dateOf(effective: Effective): string | undefined {
  return effective.when === 'now' ? undefined : effective.date;
}

/** The selection as the input of a quote, once it is complete. */
export function draftOf(selection: Selection): Assignment | undefined {
  const { planId, rateScheduleId, units, billingGroupId, effective, alignWith } = selection;
  if (planId === undefined || units === undefined || billingGroupId === undefined || !effective) {
    return undefined;
  }
  return {
    kind: 'assign',
    planId,
    ...(rateScheduleId !== undefined && { rateScheduleId }),
    units,
    billingGroupId,
    effective,
    ...(alignWith !== undefined && { alignWith }),
  };
}

export const selectionContext = createContext<SelectionStore, symbol>(
  Symbol.for('uss-kit:1:selection'),
);
