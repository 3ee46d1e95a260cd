import {
  transactionsOf,
  type Transaction,
  type TransactionKind,
} from '../../../src/sandbox/documents/transactions.js';
import { transactionType } from '../../aria/codes.js';
import { accountNamed, type Handler } from '../handler.js';

const typeOfKind: Record<TransactionKind, number> = {
  invoice: transactionType.invoice,
  'invoice-charge': transactionType.invoiceCharge,
  'invoice-credit': transactionType.invoiceCredit,
  'external-charge': transactionType.externalCharge,
  'dunning-charge': transactionType.dunningCharge,
  'balance-forward': transactionType.balanceForward,
  'negative-balance-forward': transactionType.negativeBalanceForward,
  'balance-from-account': transactionType.transferIn,
  'reinstated-charge': transactionType.reinstatedCharge,
  'electronic-payment': transactionType.electronicPayment,
  check: transactionType.check,
  'third-party-payment': transactionType.thirdPartyPayment,
  'cash-credit': transactionType.cashCredit,
  'balance-to-account': transactionType.transferOut,
  'reinstated-payment': transactionType.reinstatedPayment,
  'electronic-refund': transactionType.electronicRefund,
  'check-refund': transactionType.checkRefund,
  'third-party-payment-refund': transactionType.thirdPartyRefund,
  'write-off': transactionType.writeOff,
  'credit-memo-line': transactionType.creditMemoLine,
};

/** Without `record_limit` Aria tells so many (Aria wire notes 3.7). */
const usualLimit = 99;

/** Transactions newest first, unsigned; a receipt that lags stands beside none of them. */
export const getAcctTransHistory: Handler<'get_acct_trans_history_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId, currency } = accountNamed(world, request.account_no);
  const { transaction_type: wanted, start_date: from = '', end_date: to } = request;
  const rows = transactionsOf(world, accountId)
    .filter(
      (row) =>
        (wanted === undefined || typeOf(row) === wanted) &&
        row.date >= from &&
        (to === undefined || row.date <= to),
    )
    .slice(0, request.record_limit ?? usualLimit);
  return {
    history: rows.map((row) => ({
      transaction_id: row.id,
      transaction_type: typeOf(row),
      transaction_desc: row.about,
      transaction_amount: row.amount.amount,
      transaction_currency: currency.toLowerCase(),
      transaction_create_date: row.date,
      transaction_void_date: row.voidedOn,
      statement_no: row.statementId,
      client_receipt_id:
        row.receiptId !== undefined && sandbox.delays.hides(row.receiptId)
          ? undefined
          : row.receiptId,
      invoice_no: row.invoiceIds[0],
    })),
  };
};

function typeOf({ kind, voids }: Transaction): number {
  return voids === undefined ? typeOfKind[kind] : -typeOfKind[kind];
}
