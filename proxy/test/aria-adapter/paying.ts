import type { BillingOperations } from '../../../src/adapter/contract.js';
import type { Intent } from '../../../src/model/intent.js';
import { paymentDraftSchema, type PaymentDraft } from '../../../src/model/payment.js';
import { testToken, type TestOutcome } from '../../../src/model/test-payment.js';
import { debtsOf } from '../faulted-payments/debts.js';
import { ariaBench, yesTo, type Bench, type BenchOptions } from './bench.js';
import { card } from './every-payment.js';

/** The card that pays, and the one that is declined. */
export const stored = { by: 'method', methodId: '50001' };
export const declining = { by: 'method', methodId: '50002' };
export const once = (outcome: TestOutcome = 'approve') => ({
  by: 'one-time',
  token: card({ token: testToken(outcome, 'once') }),
});

export function paying(what: object = { pay: 'full' }, by: object = stored): PaymentDraft {
  return paymentDraftSchema.parse({ kind: 'payment', what, with: by });
}

/** Three open invoices of 10.00. */
export async function benchOf(options: BenchOptions = {}): Promise<{
  readonly bench: Bench;
  readonly adapter: BillingOperations;
}> {
  const bench = ariaBench({ world: debtsOf(3), ...options });
  return { bench, adapter: await bench.signIn() };
}

export const pay = async (adapter: BillingOperations, draft: PaymentDraft): Promise<Intent> =>
  adapter.confirm(yesTo(await adapter.quotePayment({ draft })));
