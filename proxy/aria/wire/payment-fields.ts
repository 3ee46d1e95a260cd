import { id, int, text } from './fields.js';
import { rows, type Fields } from './table.js';

/** What the calls that pay, or change how an account pays, have alike. */

/** What the payment processor said, in its own words and numbers. */
export const processorFields = {
  proc_cvv_response: text(),
  proc_avs_response: text(),
  proc_cavv_response: text(),
  proc_status_code: text(),
  proc_status_text: text(),
  proc_payment_id: text(),
  proc_auth_code: text(),
  proc_merch_comments: text(),
  proc_initial_auth_txn_id: text(),
} satisfies Fields;

/** Cards that were not authorised; the rows are there only then. */
export const authorizationFields = {
  cc_auth_details: rows({
    collection_group_no: id,
    collection_group_name: text(),
    processor_id: id,
    processor_name: text(),
  }),
} satisfies Fields;

/** The terms of a billing group. */
export const termsFields = {
  payment_terms_type: text(),
  client_payment_term_id: text(),
  payment_terms_name: text(),
  payment_terms_no: id,
  ean_gln_num: text(),
  ean_gln_requisition_num: text(),
} satisfies Fields;

/** The day of a card's end. */
export const expiryFields = { cc_expire_mm: int, cc_expire_yyyy: int } satisfies Fields;
