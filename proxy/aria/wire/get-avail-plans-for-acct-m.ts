import { callerFields, localeFields, planFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, id, int, required, text, twin } from './fields.js';
import { rows } from './table.js';

/**
 * The plans that an account may take, under `plan_instance_no` or, without it, masters too (Aria wire notes 3.3).
 * No prices, and no word on which plans are supplemental.
 */
export const getAvailPlansForAcct = defineCall({
  name: 'get_avail_plans_for_acct_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    plan_instance_no: id,
    client_plan_instance_id: text(),
    promo_cd: text(),
    include_full_plan_hierarchy_plans: bstr,
    include_rs_summary: bstr,
    ...localeFields,
    ...callerFields,
  },
  response: {
    all_client_avail_plans: rows({
      ...planFields,
      parent_plan_instance_no: id,
      parent_client_plan_instance_id: text(),
      new_plan_status: int,
      rollover_plan_status: int,
      rollover_plan_status_days: int,
      client_plan_2_assign_on_susp: text(),
      rollover_plan_duration: int,
      init_free_period_uom_cd: int,
    }),
    acct_locale_no: twin(id),
    acct_locale_name: text(),
  },
});
