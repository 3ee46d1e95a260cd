import { callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { dateTime, id, int, receiptId, required, text } from './fields.js';
import { rows } from './table.js';

/** What was done under a receipt id: proof of a write whose answer was lost (Aria wire notes 1.6). */
export const getAllActionsByReceiptId = defineCall({
  name: 'get_all_actions_by_receipt_id_m',
  effect: 'read',
  request: { acct_no: required(id), client_receipt_id: required(receiptId), ...callerFields },
  response: {
    receipt_action: rows({
      action_type_id: int,
      action_type_label: text(),
      action_type_desc: text(),
      action_rec_id_label: text(),
      action_rec_id_val: text(),
      action_date: dateTime,
      action_user: text(),
      action_qualifier_1_label: text(),
      action_qualifier_1_val: text(),
      action_qualifier_2_label: text(),
      action_qualifier_2_val: text(),
      action_qualifier_3_label: text(),
      action_qualifier_3_val: text(),
      action_qualifier_4_label: text(),
      action_qualifier_4_val: text(),
    }),
  },
});
