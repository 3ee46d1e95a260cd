import type { AccountId } from '../../../src/model/ids.js';
import type { AccountReads } from '../account-reads.js';
import type { AriaClient } from '../client.js';
import type { SettledPolicy } from '../policy.js';

/** What every backend over Aria works with, for one account. */
export interface BackendParts {
  readonly client: AriaClient;
  readonly reads: AccountReads;
  readonly accountId: AccountId;
  readonly policy: SettledPolicy;
  /** The machine's clock, in milliseconds since 1970. */
  readonly now: () => number;
}
