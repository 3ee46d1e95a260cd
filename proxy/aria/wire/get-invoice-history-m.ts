import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import {
  bstr,
  currency,
  date,
  decimal,
  flag,
  flagText,
  id,
  int,
  required,
  text,
} from './fields.js';
import { rows } from './table.js';

/**
 * Invoices by bill date; there is no paging, so a range of dates is always sent (Aria wire notes 3.7).
 * `acct_no` is required by our rule that every request names the session's account (1.7).
 */
export const getInvoiceHistory = defineCall({
  name: 'get_invoice_history_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    user_id: text(32),
    master_plan_instance_id: id,
    client_master_plan_instance_id: text(),
    start_bill_date: date,
    end_bill_date: date,
    include_voided: bstr,
    rb_option: int,
    ...callerFields,
  },
  response: {
    invoice_hist: rows({
      invoice_no: id,
      outacct_no: id,
      outclient_acct_id: text(),
      billing_group_no: id,
      client_billing_group_id: text(),
      master_plan_no: id,
      client_master_plan_id: text(),
      master_plan_name: text(),
      currency_cd: currency,
      bill_date: date,
      paid_date: date,
      amount: decimal,
      credit: decimal,
      recurring_bill_from: date,
      recurring_bill_thru: date,
      usage_bill_from: date,
      usage_bill_thru: date,
      is_voided_ind: flag,
      invoice_type_cd: text(),
      orig_invoice_no: id,
      rb_no: id,
      rb_reason_cd: int,
      rb_comments: text(),
      rb_flag: flag,
      rb_status: flagText('1', '0'),
    }),
  },
});
