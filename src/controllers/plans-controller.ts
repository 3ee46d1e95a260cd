import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../adapter/errors.js';
import { isHeld } from '../billing/plan-instances.js';
import type { OperationName } from '../context/connection.js';
import type { Account } from '../model/account.js';
import type { PlanId } from '../model/ids.js';
import type { PlanInstance } from '../model/plan-instance.js';
import type { Plan } from '../model/plan.js';
import type { ConnectionController } from './connection-controller.js';
import { QueryController } from './query-controller.js';

/** What plans are wanted for: as new master plans, under a plan instance, or in its place. */
export type PlansPurpose = 'assign' | 'under' | 'instead-of';

/** Plans that an account can see, with what must be known of the account to show them. */
export interface Plans {
  readonly purpose: PlansPurpose;
  /** All that the service told, those that only hang under others too. */
  readonly plans: readonly Plan[];
  readonly account: Account;
  /** Plans that the account has; empty where the adapter does not tell. */
  readonly held: ReadonlySet<PlanId>;
  /** The plan instance under which, or in whose place, plans are wanted; undefined when the account does not have it. */
  readonly instance: PlanInstance | undefined;
  /** What that instance hangs under. */
  readonly parent: PlanInstance | undefined;
  /** The plan of each instance that hangs directly under it. */
  readonly heldUnder: readonly PlanId[];
}

/** Why plans or account could not be read, or read again. */
export interface PlansFailure {
  readonly operation: OperationName;
  readonly error: AdapterError;
}

export interface PlansControllerOptions {
  readonly connection: ConnectionController;
  /** Ids of the plan instance that plans are wanted under, or in place of; the first that is given counts. */
  readonly where: () => {
    readonly under?: string | undefined;
    readonly insteadOf?: string | undefined;
  };
}

const everything = Object.freeze({});

/** Reads plans to choose from, the account that would take them, and the plans that it has. */
export class PlansController implements ReactiveController {
  readonly #options: PlansControllerOptions;
  readonly #plans;
  readonly #account;
  readonly #instances;
  #value: Plans | undefined;
  #from: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: PlansControllerOptions) {
    const { connection } = options;
    this.#options = options;
    this.#plans = new QueryController(host, {
      connection,
      operation: 'listPlans',
      input: () => {
        const { purpose, id } = this.#where;
        if (id === undefined) return everything;
        return purpose === 'under' ? { under: id } : { insteadOf: id };
      },
      keepPrevious: false,
    });
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => everything,
    });
    this.#instances = new QueryController(host, {
      connection,
      operation: 'listPlanInstances',
      input: () =>
        connection.has('listPlanInstances') || this.#needsInstances ? everything : undefined,
    });
    host.addController(this);
  }

  /** What is known, also while newer answers are under way or could not be had; the same object as long as it is the same. */
  get value(): Plans | undefined {
    return this.#value;
  }

  /** True when {@link value} is the service's present answer, so that what is missing in it is really gone. */
  get current(): boolean {
    const { state, stale } = this.#plans.result;
    return this.#value !== undefined && (state === 'ready' || state === 'empty') && !stale;
  }

  get busy(): boolean {
    return this.#plans.result.busy || this.#account.result.busy;
  }

  get state(): 'waiting' | 'loading' | 'ready' | 'failed' {
    if (this.failure) return 'failed';
    if (this.#value) return 'ready';
    return this.#options.connection.connection ? 'loading' : 'waiting';
  }

  get failure(): PlansFailure | undefined {
    const { error } = this.#plans.result;
    if (error) return { operation: 'listPlans', error };
    const { error: accountError } = this.#account.result;
    if (accountError) return { operation: 'getAccount', error: accountError };
    // Which plan the customer has is only a word more, unless plans are wanted for it.
    const instancesError = this.#needsInstances ? this.#instances.result.error : undefined;
    return instancesError && { operation: 'listPlanInstances', error: instancesError };
  }

  /** Asks again for what failed. */
  retry(): void {
    for (const asked of [this.#plans, this.#account, this.#instances]) {
      if (asked.result.state === 'failed') asked.retry();
    }
  }

  hostUpdate(): void {
    const plans = this.#plans.result.data;
    const account = this.#account.result.data;
    const instances = this.#instances.result.data;
    const { purpose, id } = this.#where;
    const from = [plans, account, instances, purpose, id];
    if (from.every((part, index) => part === this.#from[index])) return;
    this.#from = from;
    const known = plans && account && (instances || !this.#needsInstances);
    this.#value = known
      ? plansFor({ purpose, id, plans: plans.rows, account, instances: instances?.rows ?? [] })
      : undefined;
  }

  hostDisconnected(): void {
    this.#value = undefined;
    this.#from = [];
  }

  get #where(): { readonly purpose: PlansPurpose; readonly id: PlanInstance['id'] | undefined } {
    const { under, insteadOf } = this.#options.where();
    const id = (under || insteadOf || undefined) as PlanInstance['id'] | undefined;
    return { purpose: id === undefined ? 'assign' : under ? 'under' : 'instead-of', id };
  }

  get #needsInstances(): boolean {
    return this.#where.purpose !== 'assign';
  }
}

interface Answers {
  readonly purpose: PlansPurpose;
  readonly id: PlanInstance['id'] | undefined;
  readonly plans: readonly Plan[];
  readonly account: Account;
  readonly instances: readonly PlanInstance[];
}

function plansFor({ purpose, id, plans, account, instances }: Answers): Plans {
  const there = instances.filter(isHeld);
  const instance = there.find((each) => each.id === id);
  return {
    purpose,
    plans,
    account,
    held: new Set(there.map(({ planId }) => planId)),
    instance,
    parent: there.find((each) => each.id === instance?.parentId),
    heldUnder: there
      .filter(({ parentId }) => id !== undefined && parentId === id)
      .map(({ planId }) => planId),
  };
}
