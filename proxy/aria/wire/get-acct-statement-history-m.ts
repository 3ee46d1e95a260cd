import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, currency, date, decimal, flag, id, required, text } from './fields.js';
import { rows } from './table.js';

/** The statements of an account: the one place where it says when an invoice is due (Aria wire notes 3.7). */
export const getAcctStatementHistory = defineCall({
  name: 'get_acct_statement_history_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    user_id: text(32),
    client_acct_id: text(50),
    master_plan_instance_no: id,
    client_master_plan_instance_id: text(),
    start_date: date,
    end_date: date,
    include_invoice_activity_eligibility: bstr,
    ...callerFields,
  },
  response: {
    statements_history: rows({
      statement_no: id,
      create_date: date,
      currency_cd: currency,
      due_date: date,
      due_date_plus_grace_period: date,
      new_charges_amount: decimal,
      new_payments_amount: decimal,
      balance_forward_amount: decimal,
      total_amount: decimal,
      is_paid_ind: flag,
      invoice_activity_ind: flag,
      seq_statement_id: text(),
      statement_master_plan_instances: rows({
        master_plan_instance_no: id,
        client_master_plan_instance_id: text(),
      }),
      invoice_no: id,
    }),
  },
});
