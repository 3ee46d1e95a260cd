import type { ReactiveControllerHost } from 'lit';
import type { OperationName } from '../../src/context/connection.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import type { QueryResult } from '../../src/controllers/query-result.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import type { RefusalCode } from '../../src/model/codes.js';

/** What is read of payment methods: the methods, who pays by them, and whether the account may change that. */
export class MethodReads {
  readonly #methods;
  readonly #groups;
  readonly #account;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { connection }: { readonly connection: ConnectionController },
  ) {
    const where = (operation: OperationName) => (connection.has(operation) ? {} : undefined);
    this.#methods = new QueryController(host, {
      connection,
      operation: 'listPaymentMethods',
      input: () => ({}),
    });
    this.#groups = new QueryController(host, {
      connection,
      operation: 'listBillingGroups',
      input: () => where('listBillingGroups'),
    });
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => where('getAccount'),
    });
  }

  get methods(): QueryResult<{ readonly rows: readonly StoredMethod[] }> {
    return this.#methods.result;
  }

  get groups(): readonly BillingGroup[] {
    return this.#groups.result.data?.rows ?? [];
  }

  /** Why the account may change nothing; undefined where it may. */
  get closed(): RefusalCode | undefined {
    const { changePayers, pay } = this.#account.result.data?.can ?? {};
    const permission = changePayers ?? pay;
    return permission?.allowed === false ? permission.reason : undefined;
  }

  retry(): void {
    this.#methods.retry();
  }
}
