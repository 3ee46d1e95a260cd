import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { date, id, int, receiptId, required, text } from './fields.js';

/**
 * Gives a plan instance another status, now, in so many days or on a date. Aria has no dry run of it, and answers no figures (Aria wire notes 3.4).
 * The newer `new_dunning_step` comes from a later Guide page.
 */
export const updateAcctPlanStatus = defineCall({
  name: 'update_acct_plan_status_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    client_receipt_id: receiptId,
    plan_instance_no: id,
    client_plan_instance_id: text(),
    status_cd: int,
    queue_days: int,
    queue_date: date,
    force_bill_date_reset: int,
    dunning_state: int,
    degrade_date: date,
    new_dunning_step: int,
    comments: text(),
    ...applicationFields,
    ...callerFields,
  },
  response: {},
});
