import type { AccountId } from '../../src/model/ids.js';
import { compare, isNegative, isZero, type Money } from '../../src/money/money.js';
import type { AccountReads } from './account-reads.js';
import { lacking } from './failures.js';
import { readPaymentBooks } from './payment-books.js';
import type { SettledPolicy } from './policy.js';
import { paymentWorld, type PaymentWorld } from './world/payment-world.js';

const mostReadings = 4;

/**
 * What an account owes, as of one moment. It takes many calls, and something may be paid or billed between them; Aria has no snapshot. A balance that
 * is exactly what is open less what was paid ahead was read at one moment. Any other is read again: where it says the same twice, what is missing is
 * in credit. Throws `bad-answer` where it is more than can be explained, or never the same, and where the lines of an invoice do not sum to it.
 */
export async function readOwed(
  reads: AccountReads,
  accountId: AccountId,
  policy: SettledPolicy,
): Promise<PaymentWorld> {
  let before: Money | undefined;
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const seen = paymentWorld(await readPaymentBooks(reads), accountId, policy);
    const { unexplained, unsummed } = seen;
    if (isZero(unexplained) && unsummed === undefined) return seen;
    if (before && compare(before, unexplained) === 0) {
      if (unsummed !== undefined)
        throw lacking('get_invoice_details_m', `lines that sum to invoice ${unsummed}`);
      if (isNegative(unexplained)) return seen;
      break;
    }
    before = unexplained;
  }
  throw lacking('get_acct_details_all_m', 'a balance that its open invoices explain');
}
