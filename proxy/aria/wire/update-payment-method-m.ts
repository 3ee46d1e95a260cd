import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, flag, id, int, receiptId, required, text, twin } from './fields.js';
import { authorizationFields, expiryFields, processorFields } from './payment-fields.js';
import { rows } from './table.js';

/**
 * Adds a method, puts one in the place of another, or disables one for good (Aria wire notes 3.6): without a number it adds, so
 * whoever replaces or disables must name one (T6). A method comes as a token; there is no place for a number or a security code (T20).
 */
export const updatePaymentMethod = defineCall({
  name: 'update_payment_method_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    payment_method_no: id,
    disabled_ind: flag,
    pay_method_name: text(),
    pay_method_description: text(),
    pay_method_type: int,
    bill_agreement_id: text(),
    cc_id: int,
    ...expiryFields,
    do_collect: bstr,
    disable_existing_on_update: bstr,
    client_receipt_id: receiptId,
    ...applicationFields,
    ...callerFields,
  },
  response: {
    seq_no: id,
    collection_info: rows({
      collection_error_code: int,
      collection_error_msg: text(),
      bill_group_no: id,
      client_bill_group_id: text(),
      ...processorFields,
    }),
    bill_contact_no: twin(id),
    ...authorizationFields,
  },
});
