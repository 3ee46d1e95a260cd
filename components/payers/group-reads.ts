import type { ReactiveControllerHost } from 'lit';
import type { OperationName } from '../../src/context/connection.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import { hasEnded } from '../subscriptions/ended.js';
import type { MethodChoice } from './group-fields.js';

export interface GroupReadsOptions {
  readonly connection: ConnectionController;
  /** Whether the plans of the account are asked for. */
  readonly plans: () => boolean;
}

/** What can be chosen for a billing group, as far as the adapter tells it. */
export class GroupReads {
  readonly #account;
  readonly #methods;
  readonly #terms;
  readonly #groups;
  readonly #plans;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { connection, plans }: GroupReadsOptions,
  ) {
    const where = (operation: OperationName) => (connection.has(operation) ? {} : undefined);
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => where('getAccount'),
    });
    this.#methods = new QueryController(host, {
      connection,
      operation: 'listPaymentMethods',
      input: () => where('listPaymentMethods'),
    });
    this.#terms = new QueryController(host, {
      connection,
      operation: 'listPaymentTerms',
      input: () => where('listPaymentTerms'),
    });
    this.#groups = new QueryController(host, {
      connection,
      operation: 'listBillingGroups',
      input: () => where('listBillingGroups'),
    });
    this.#plans = new QueryController(host, {
      connection,
      operation: 'listPlanInstances',
      input: () => (plans() ? where('listPlanInstances') : undefined),
    });
  }

  /** True until there is something to choose from. */
  get loading(): boolean {
    return [this.#account, this.#methods, this.#terms, this.#plans].some(
      ({ result }) => result.state === 'loading' && result.data === undefined,
    );
  }

  get groups(): readonly BillingGroup[] {
    return this.#groups.result.data?.rows ?? [];
  }

  /** Master plans that have not ended: what hangs under them is paid along with them. */
  get plans(): readonly PlanInstance[] {
    return (this.#plans.result.data?.rows ?? []).filter(
      ({ kind, status }) => kind === 'master' && !hasEnded(status),
    );
  }

  /** The EAN or GLN number of the account, as far as one of its groups tells it. */
  get knownNumber(): string | undefined {
    const payers = this.groups.map(({ payer }) => payer);
    return payers.flatMap((payer) => (payer.by === 'terms' ? (payer.eanNumber ?? []) : []))[0];
  }

  /** The terms to choose from: those that customers may, and the ones that `group` has. */
  termsFor(group: BillingGroup | undefined): readonly PaymentTerms[] {
    const accepts = this.#account.result.data?.accepts?.terms ?? true;
    const offered = accepts ? (this.#terms.result.data?.rows ?? []) : [];
    const own = group?.payer.by === 'terms' ? [group.payer.terms] : [];
    return [...offered, ...own.filter(({ id }) => !offered.some((each) => each.id === id))];
  }

  /** The stored methods, and those of `group` where nobody tells which are stored. */
  methodsFor(group: BillingGroup | undefined): MethodChoice[] {
    const stored = this.#methods.result.data?.rows ?? [];
    const payer = group?.payer;
    const own =
      payer?.by === 'method' ? [payer.primary, ...(payer.backup ? [payer.backup] : [])] : [];
    return [
      ...stored.map((method) => ({ method, open: method.can.pay.allowed })),
      ...own
        .filter(({ id }) => !stored.some((method) => method.id === id))
        .map((method) => ({ method, open: true })),
    ];
  }
}
