import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { decimal, id, int, receiptId, required, text } from './fields.js';
import { processorFields } from './payment-fields.js';
import { rows } from './table.js';

/**
 * Collects what is named, by a stored method (Aria wire notes 3.8): invoices without an amount, an amount alone, or charges with an amount.
 * There is no place for a card's or an account's number here (T20), and the method is required: without one Aria takes the one on file.
 */
export const collectFromAccount = defineCall({
  name: 'collect_from_account_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    payment_method_no: required(id),
    amount_to_collect: decimal,
    specific_invoices_list: rows({ invoice_no: required(id) }),
    specific_charge_transaction_id: rows({ specific_charge_transaction_id: required(id) }),
    payment_application_method: int,
    soft_descriptor: text(),
    client_receipt_id: receiptId,
    ...applicationFields,
    ...callerFields,
  },
  response: {
    transaction_id: id,
    ...processorFields,
    collection_errors: rows({ collection_error_code: int, collection_error_msg: text() }),
  },
});
