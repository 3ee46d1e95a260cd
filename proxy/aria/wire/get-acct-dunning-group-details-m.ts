import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { id, int, required, text } from './fields.js';
import { rows } from './table.js';

const groups = rows({
  dunning_group_no: id,
  dunning_group_idx: int,
  dunning_group_name: text(),
  dunning_group_description: text(),
  client_dunning_group_id: text(),
  dunning_process_no: id,
  client_dunning_process_id: text(),
  status: int,
  master_plans_summary: rows({ plan_instance_no: id, client_plan_instance_id: text() }),
});

/** The dunning groups of an account. Aria's pages and its description call the list differently, so either name is read (Aria wire notes 3.5). */
export const getAcctDunningGroupDetails = defineCall({
  name: 'get_acct_dunning_group_details_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    plan_instance_no: id,
    client_plan_instance_id: text(),
    dunning_group_no: id,
    client_dunning_group_id: text(),
    ...callerFields,
  },
  response: { dunning_group_details: groups, dunning_groups: groups },
});
