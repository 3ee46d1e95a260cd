import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, currency, date, dateTime, decimal, id, int, required, text } from './fields.js';
import { rows } from './table.js';

/** Transactions of an account, newest first, each with the receipt id that it was made under (Aria wire notes 3.7). Its account is called `account_no` (1.8). */
export const getAcctTransHistory = defineCall({
  name: 'get_acct_trans_history_m',
  effect: 'read',
  request: {
    account_no: required(id),
    client_acct_id: text(50),
    master_plan_instance_no: id,
    client_master_plan_instance_id: text(),
    transaction_type: int,
    start_date: date,
    end_date: date,
    record_limit: int,
    filter_statement_no: id,
    include_void_transactions: bstr,
    filter_seq_statement_id: text(),
    ...callerFields,
  },
  response: {
    history: rows({
      transaction_id: id,
      transaction_type: int,
      transaction_desc: text(),
      transaction_amount: decimal,
      transaction_applied_amount: decimal,
      transaction_currency: currency,
      transaction_create_date: dateTime,
      transaction_void_date: dateTime,
      statement_no: id,
      transaction_void_reason: text(),
      client_receipt_id: text(),
      transaction_comments: text(),
      transaction_source_id: id,
      transaction_ref_code: text(),
      credit_reason_code_description: text(),
      csr_comments: text(),
      seq_statement_id: text(),
      invoice_no: id,
    }),
  },
});
