import type { ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import type { OperationName } from '../../src/context/connection.js';
import { draftOf, type Selection } from '../../src/context/selection.js';
import type { Policy } from '../../src/context/settings.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Permission } from '../../src/model/permission.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { EffectiveChoices } from '../../src/model/effective-choices.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import type { CalendarDate } from '../../src/model/values.js';

export interface ChangeReadsOptions {
  readonly connection: ConnectionController;
  readonly selection: SelectionController;
}

/** Milliseconds for which a choice rests before it is asked when it can take effect. */
const choiceRests = 250;

/** What the flow must know beside what its parts read themselves: the account, the plan that is changed, and when the change can take effect. */
export class ChangeReads {
  readonly #selection: SelectionController;
  readonly #account;
  readonly #instances;
  readonly #plans;
  readonly #groups;
  readonly #effective;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { connection, selection }: ChangeReadsOptions,
  ) {
    this.#selection = selection;
    const where = (operation: OperationName) => (connection.has(operation) ? {} : undefined);
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => ({}),
    });
    this.#instances = new QueryController(host, {
      connection,
      operation: 'listPlanInstances',
      input: () =>
        selection.selection.planInstanceId === undefined ? where('listPlanInstances') : {},
    });
    this.#plans = new QueryController(host, {
      connection,
      operation: 'listPlans',
      input: () => (selection.selection.kind === 'rate-schedule' ? {} : undefined),
    });
    this.#groups = new QueryController(host, {
      connection,
      operation: 'listBillingGroups',
      input: () => where('listBillingGroups'),
    });
    this.#effective = new QueryController(host, {
      connection,
      operation: 'getEffectiveChoices',
      input: () => {
        const draft = connection.has('getEffectiveChoices') ? this.#probe : undefined;
        return draft && { draft };
      },
      rest: choiceRests,
    });
  }

  /** Today's billing date; undefined until it is known. */
  get today(): CalendarDate | undefined {
    return this.#account.result.data?.today;
  }

  get changePlans(): Permission | undefined {
    return this.#account.result.data?.can.changePlans;
  }

  get instances(): readonly PlanInstance[] {
    return this.#instances.result.data?.rows ?? [];
  }

  /** False once it is known that the plan instance that was asked for is not there. */
  get found(): boolean {
    const { planInstanceId } = this.#selection.selection;
    const known = this.#instances.result.data !== undefined;
    return planInstanceId === undefined || !known || this.instance !== undefined;
  }

  /** The plan instance that is changed, or under which plans are taken. */
  get instance(): PlanInstance | undefined {
    const { planInstanceId } = this.#selection.selection;
    return this.instances.find(({ id }) => id === planInstanceId);
  }

  /** The catalogue's plan of that instance, for its prices. */
  get plan(): Plan | undefined {
    const { instance } = this;
    return this.#plans.result.data?.rows.find(({ id }) => id === instance?.planId);
  }

  /** When the change that is chosen can take effect; undefined while that is not known. */
  get effective(): EffectiveChoices | undefined {
    return this.#probe && this.#effective.result.data;
  }

  /** What keeps the flow from beginning. */
  get failure(): { readonly operation: OperationName; readonly error: AdapterError } | undefined {
    const failed = [
      { operation: 'getAccount' as const, result: this.#account.result },
      { operation: 'listPlanInstances' as const, result: this.#instances.result },
      { operation: 'listPlans' as const, result: this.#plans.result },
    ].find(({ result }) => result.error && result.data === undefined);
    return failed?.result.error && { operation: failed.operation, error: failed.result.error };
  }

  retry(): void {
    for (const asked of [this.#account, this.#instances, this.#plans])
      if (asked.result.state === 'failed') asked.retry();
  }

  /** The draft whatever its effective date; before it is chosen who pays, as if the first group did that can. */
  get #probe() {
    const { selection } = this.#selection;
    const payer = this.#groups.result.data?.rows.find(({ payer: { by } }) => by !== 'nothing')?.id;
    return draftOf({
      ...selection,
      effective: { when: 'now' },
      alignWith: undefined,
      comment: undefined,
      billingGroupId: selection.billingGroupId ?? payer,
    });
  }
}

/** Why the change that was asked for cannot be made at all; undefined when it can, or when that is not known yet. */
export function closedReason(
  { kind }: Selection,
  { changePlans, found, instance }: ChangeReads,
  { changes }: Policy,
): RefusalCode | undefined {
  if (changePlans?.allowed === false) return changePlans.reason;
  if (!changes.includes(kind)) return 'not-permitted';
  if (!found) return 'plan-instance-not-found';
  if (!instance) return undefined;
  const permission = {
    assign: instance.can.addUnder,
    replace: instance.can.replace,
    cancel: instance.can.cancel,
    units: instance.can.changeUnits,
    'rate-schedule': instance.can.changeSchedule,
    status: instance.can.changeStatus,
  }[kind];
  return permission.allowed ? undefined : permission.reason;
}
