import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, date, id, int, receiptId, required, text } from './fields.js';
import { planChangeAnswer, thirdPartyErrors, timingFields } from './plan-change-fields.js';

/** Ends a plan instance and all that hangs under it, or with `do_write` false says what that would do and cost (Aria wire notes 3.4, 4.5). */
export const cancelAcctPlan = defineCall({
  name: 'cancel_acct_plan_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    do_write: required(bstr),
    client_receipt_id: receiptId,
    include_plan_instance_queue: bstr,
    comments: text(),
    plan_instance_no: id,
    client_plan_instance_id: text(),
    ...timingFields,
    alt_proration_start_date: date,
    invoice_unbilled_usage: bstr,
    proration_invoice_timing: int,
    combine_invoices: int,
    ...applicationFields,
    ...callerFields,
  },
  response: { ...planChangeAnswer, third_party_errors: thirdPartyErrors },
});
