import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { currency, date, decimal, flagText, id, int, required, text } from './fields.js';
import { termsFields } from './payment-fields.js';
import { rows } from './table.js';

/** What was put on one invoice: payments, credits and what was written off (Aria wire notes 3.7). */
export const getPaymentsOnInvoice = defineCall({
  name: 'get_payments_on_invoice_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    invoice_no: required(id),
    ...callerFields,
  },
  response: {
    invoice_payment_details: rows({
      transaction_id: id,
      transaction_type: int,
      description: text(),
      amount: decimal,
      applied_amount: decimal,
      currency_code: currency,
      transaction_date: date,
      is_voided: flagText('true', 'false'),
      statement_no: id,
      payment_type: text(),
      payment_src_description: text(),
      payment_src_suffix: text(),
      client_receipt_id: text(),
      seq_statement_id: text(),
      payment_method_no: id,
      client_payment_method_id: text(),
      reason_code: int,
      reason_description: text(),
      payment_option: text(),
      bill_email: text(),
      ...termsFields,
    }),
  },
});
