import type { AccountId, BillingGroupId } from '../../model/ids.js';
import { isNegative, isZero, sum } from '../../money/money.js';
import { collectInvoice } from '../collection.js';
import { Books } from '../books.js';
import { billOther } from '../other-charges.js';
import type { Step } from '../steps.js';
import type { World, WorldInvoice, WorldPayment } from '../world.js';
import { openInvoices, openOf } from './open-invoices.js';
import { receivePayment } from './receive-payment.js';
import { settleAccount } from './settle-account.js';
import { applyPayment } from './settle.js';

export interface BalanceTransfer {
  readonly fromAccountId: AccountId;
  readonly toAccountId: AccountId;
  /** Who pays for it there. */
  readonly billingGroupId: BillingGroupId;
}

/** Why a balance is not moved. Nothing is changed. Only an agent meets these. */
export type TransferRefusal =
  | 'account-not-found'
  | 'same-account'
  | 'currency-differs'
  | 'billing-group-not-found'
  | 'nothing-to-transfer';

/**
 * An agent lets another account owe what this one owes (Aria wire notes 2.12): all its open invoices are settled here by a transfer,
 * and one charge asks for the sum there. To move it back, one transfers it the other way (assumed).
 */
export function transferBalance(
  world: World,
  { fromAccountId, toAccountId, billingGroupId }: BalanceTransfer,
):
  | (Step & {
      readonly payment: WorldPayment;
      readonly invoice: WorldInvoice;
      readonly refusal?: undefined;
    })
  | { readonly refusal: TransferRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const from = books.accounts.find(fromAccountId);
  const to = books.accounts.find(toAccountId);
  if (!from || !to) return { refusal: 'account-not-found' };
  if (from.id === to.id) return { refusal: 'same-account' };
  if (from.currency !== to.currency) return { refusal: 'currency-differs' };
  const group = books.billingGroups.find(billingGroupId);
  if (group?.accountId !== to.id || group.status !== 'active')
    return { refusal: 'billing-group-not-found' };
  const debts = openInvoices(books, from.id).map((invoice) => ({
    invoiceId: invoice.id,
    amount: openOf(books, invoice),
  }));
  const amount = sum(
    debts.map((debt) => debt.amount),
    from.currency,
  );
  if (isZero(amount) || isNegative(amount)) return { refusal: 'nothing-to-transfer' };

  const by = { by: 'transfer', accountId: to.id } as const;
  const { id } = receivePayment(books, { accountId: from.id, amount, by });
  for (const debt of debts) {
    applyPayment(books, id, debt);
    books.tell({ kind: 'settled', invoiceId: debt.invoiceId });
  }
  const posting = 'transferred-balance';
  const taken = billOther(books, group, { posting, description: from.name, amount });
  collectInvoice(books, taken);
  for (const accountId of [from.id, to.id]) settleAccount(books, accountId);
  return {
    ...books.close(),
    payment: books.payments.get(id),
    invoice: books.invoices.get(taken.id),
  };
}
