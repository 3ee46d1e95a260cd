import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { currency, date, dateTime, decimal, flag, id, int, required, text } from './fields.js';
import { rows } from './table.js';

const applications = rows({
  invoice_no: id,
  invoice_date: date,
  invoice_from_date: date,
  invoice_to_date: date,
  invoice_pay_applied_amount: decimal,
  invoice_overall_paid_amount: decimal,
  invoice_charge: decimal,
  invoice_credit: decimal,
  invoice_bal_due: decimal,
  applied_transactions: rows({
    transaction_id: id,
    original_amount: decimal,
    amount_applied: decimal,
    date_applied: date,
  }),
});

/** Payments and attempts at them, with the invoices that each was put on (Aria wire notes 3.7). */
export const getAcctPaymentHistory = defineCall({
  name: 'get_acct_payment_history_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    master_plan_instance_no: id,
    client_master_plan_instance_id: text(),
    start_date: date,
    end_date: date,
    limit_records: int,
    details_flag: flag,
    include_unapplied_payments: flag,
    ...callerFields,
  },
  response: {
    acct_payment_history: rows({
      transaction_id: id,
      payment_source: text(),
      payment_status: text(),
      payment_date: date,
      payment_trans_type: int,
      payment_currency: currency,
      payment_amount: decimal,
      payment_amount_left_to_apply: decimal,
      voiding_event_no: id,
      voidable_flag: flag,
      cc_suffix: text(),
      cc_string: text(),
      pay_method_type: int,
      proc_status_code: text(),
      proc_payment_id: text(),
      proc_auth_code: text(),
      payment_timestamp: dateTime,
      proc_status_text: text(),
      payment_method_no: id,
      client_payment_method_id: text(),
      payment_received_date: date,
      bill_email: text(),
      payment_application_details: applications,
    }),
    unapplied_payment_summary: decimal,
  },
});
