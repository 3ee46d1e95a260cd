import { applicationFields, callerFields, coupons } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, date, id, int, receiptId, required, text } from './fields.js';
import {
  collectingAnswer,
  heldFields,
  planChangeAnswer,
  thirdPartyErrors,
  timingFields,
} from './plan-change-fields.js';

/**
 * Gives a plan instance another plan, or with `do_write` false says what that would do and cost (Aria wire notes 3.4, 4.4).
 * `combine_invoices` is not in the vendor's description; the documents on self-service name it (4.8).
 */
export const replaceAcctPlan = defineCall({
  name: 'replace_acct_plan_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    do_write: required(bstr),
    client_receipt_id: receiptId,
    include_plan_instance_queue: bstr,
    comments: text(),
    plan_instance_no: id,
    client_plan_instance_id: text(),
    new_plan_no: id,
    new_client_plan_id: text(),
    new_client_plan_instance_id: text(),
    coupon_codes: coupons,
    ...heldFields,
    ...timingFields,
    offset_months: int,
    auto_offset_months_option: int,
    alt_proration_start_date: date,
    invoice_unbilled_usage: bstr,
    proration_invoice_timing: int,
    combine_invoices: int,
    alt_client_acct_group_id: text(),
    ...applicationFields,
    ...callerFields,
  },
  response: { ...planChangeAnswer, ...collectingAnswer, third_party_errors: thirdPartyErrors },
});
