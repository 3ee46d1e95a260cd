import { callerFields, contact } from './common-fields.js';
import { defineCall } from './define-call.js';
import { dateTime, decimal, flag, id, int, required, text } from './fields.js';
import { expiryFields, termsFields } from './payment-fields.js';
import { rows } from './table.js';

const methods = rows({
  payment_method_no: id,
  client_payment_method_id: text(),
  pay_method_name: text(),
  pay_method_description: text(),
  pay_method_type: int,
  suffix: text(),
  ...expiryFields,
  cc_type: text(),
  bank_routing_num: text(),
  bill_agreement_id: text(),
  bank_swift_cd: text(),
  bank_country_cd: text(),
  mandate_id: text(),
  bank_id_cd: text(),
  bank_branch_cd: text(),
  status: flag,
  persistent_ind: flag,
  from_date: dateTime,
  to_date: dateTime,
  bill_info_api_receipt_id: text(),
  ...contact('bill_'),
  bill_middle_initial: text(),
  bill_country: text(),
  bill_address_verification_code: text(),
  bill_address_match_score: decimal,
});

/** The stored ways to pay of an account, those that are disabled too, and its terms (Aria wire notes 3.6). */
export const getAcctPaymentMethodsAndTerms = defineCall({
  name: 'get_acct_payment_methods_and_terms_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    payment_method_no: id,
    filter_status: int,
    payments_returned: int,
    ...callerFields,
  },
  response: { account_payment_methods: methods, account_payment_terms: rows(termsFields) },
});
