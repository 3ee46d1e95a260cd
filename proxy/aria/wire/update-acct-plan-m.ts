import { applicationFields, callerFields, coupons } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, date, id, int, receiptId, required, text } from './fields.js';
import {
  collectingAnswer,
  heldFields,
  planChangeAnswer,
  timingFields,
} from './plan-change-fields.js';

/** Changes units, rate schedule and more of one plan instance, or with `do_write` false says what that would do and cost (Aria wire notes 3.4). */
export const updateAcctPlan = defineCall({
  name: 'update_acct_plan_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    do_write: required(bstr),
    client_receipt_id: receiptId,
    include_plan_instance_queue: bstr,
    comments: text(),
    plan_instance_no: id,
    client_plan_instance_id: text(),
    new_client_plan_inst_id: text(),
    coupon_codes: coupons,
    ...heldFields,
    dunning_state: int,
    degrade_date: date,
    resp_level_cd: int,
    parent_acct_master_plan_inst_id: text(),
    plan_instance_supp_field_update_only: int,
    ...timingFields,
    proration_invoice_timing: int,
    combine_invoices: int,
    ...applicationFields,
    ...callerFields,
  },
  response: { ...planChangeAnswer, ...collectingAnswer },
});
