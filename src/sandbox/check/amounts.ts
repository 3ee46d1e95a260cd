import { MoneyError, sum, type Money } from '../../money/money.js';
import type { Check } from './rows.js';

/** What rows come to in their account's currency; undefined, and told, where they cannot be summed. */
export function sumOf(
  check: Check,
  accountId: string,
  rows: readonly { readonly amount: Money }[],
  path: string,
): Money | undefined {
  const currency = check.accounts.get(accountId)?.currency;
  if (currency === undefined) return undefined;
  try {
    return sum(
      rows.map(({ amount }) => amount),
      currency,
    );
  } catch (thrown) {
    if (!(thrown instanceof MoneyError)) throw thrown;
    check.tell(path, `cannot be summed: ${thrown.message}`);
    return undefined;
  }
}
