import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { date, id, int, required, text, twin } from './fields.js';
import { customRates } from './plan-change-fields.js';
import { rows } from './table.js';

/**
 * Changes that wait, and those that waited (Aria wire notes 3.4, 4.6). What a plan instance is before and after each stands in twins of
 * fields; whether a change waits for an anniversary or for a date of its own is told nowhere. `queue_type` comes with later releases.
 */
export const getAcctPlanQueuedChanges = defineCall({
  name: 'get_acct_plan_queued_changes_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    queue_id: id,
    plan_instance_no: id,
    client_plan_instance_id: text(),
    queued_action_status_cd: int,
    ...callerFields,
  },
  response: {
    queued_change_details: rows({
      queue_id: id,
      queue_type: int,
      plan_instance_no: id,
      client_plan_instance_id: text(),
      parent_plan_instance_no: id,
      client_parent_plan_instance_id: text(),
      queued_action_status_cd: int,
      queued_action_status_label: text(),
      current_plan_no: id,
      current_client_plan_id: text(),
      current_plan_name: text(),
      current_plan_units: int,
      current_rate_schedule_no: id,
      current_client_rate_schedule_id: text(),
      current_plan_inst_status: twin(int),
      effective_date: date,
      target_plan_no: id,
      target_client_plan_id: text(),
      target_plan_name: text(),
      target_plan_units: int,
      target_rate_schedule_no: id,
      target_client_rate_schedule_id: text(),
      target_plan_inst_status: twin(int),
      queuing_user_id: text(),
      queuing_date: date,
      editing_user_id: text(),
      editing_date: date,
      deleting_user_id: text(),
      deleting_date: date,
      execute_immediately_user_id: text(),
      execute_immediately_date: date,
      queued_plan_custom_rates: customRates,
    }),
  },
});
