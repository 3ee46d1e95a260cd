import type { AccountId, IntentId } from '../../../src/model/ids.js';
import type { Confirmation } from '../../../src/model/intent.js';
import type { Quote } from '../../../src/model/quote.js';

/** One yes of the customer. */
export interface Asked {
  readonly account: AccountId;
  readonly intentId: IntentId;
  readonly quote: Quote;
  readonly yes: Confirmation;
  /** The name of the method or billing group that it makes; no other has it. Undefined of a payment. */
  readonly makes: string | undefined;
}
