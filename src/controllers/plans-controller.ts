import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../adapter/errors.js';
import { isHeld } from '../billing/plan-instances.js';
import type { OperationName } from '../context/connection.js';
import type { Account } from '../model/account.js';
import type { PlanId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';
import type { ConnectionController } from './connection-controller.js';
import { QueryController } from './query-controller.js';

/** The master plans that an account can see, with what must be known of the account to show them. */
export interface Plans {
  readonly plans: readonly Plan[];
  readonly account: Account;
  /** Plans that the account has; empty where the adapter does not tell. */
  readonly held: ReadonlySet<PlanId>;
}

/** Why plans or account could not be read, or read again. */
export interface PlansFailure {
  readonly operation: OperationName;
  readonly error: AdapterError;
}

/** Reads the master plans and the account that would take them. */
export class PlansController implements ReactiveController {
  readonly #connection: ConnectionController;
  readonly #plans;
  readonly #account;
  readonly #instances;
  #value: Plans | undefined;
  #from: readonly unknown[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { connection }: { readonly connection: ConnectionController },
  ) {
    this.#connection = connection;
    this.#plans = new QueryController(host, {
      connection,
      operation: 'listPlans',
      input: () => ({}),
    });
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => ({}),
    });
    this.#instances = new QueryController(host, {
      connection,
      operation: 'listPlanInstances',
      input: () => (connection.has('listPlanInstances') ? {} : undefined),
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
    return this.#connection.connection ? 'loading' : 'waiting';
  }

  get failure(): PlansFailure | undefined {
    const { error } = this.#plans.result;
    if (error) return { operation: 'listPlans', error };
    const { error: accountError } = this.#account.result;
    return accountError && { operation: 'getAccount', error: accountError };
  }

  /** Asks again for what failed. */
  retry(): void {
    for (const asked of [this.#plans, this.#account]) {
      if (asked.result.state === 'failed') asked.retry();
    }
  }

  hostUpdate(): void {
    const plans = this.#plans.result.data;
    const account = this.#account.result.data;
    const instances = this.#instances.result.data;
    const from = [plans, account, instances];
    if (from.every((part, index) => part === this.#from[index])) return;
    this.#from = from;
    this.#value = plans &&
      account && {
        plans: plans.rows.filter(({ kind }) => kind === 'master'),
        account,
        held: new Set(instances?.rows.filter(isHeld).map(({ planId }) => planId)),
      };
  }

  hostDisconnected(): void {
    this.#value = undefined;
    this.#from = [];
  }
}
