import { billingGroupInputs, billingGroupOutputs } from './billing-group-fields.js';
import { defineCall } from './define-call.js';
import { id, int, required, text } from './fields.js';

/** Changes a billing group; the number is required by our rule that a selector is never empty (T6). */
export const updateAcctBillingGroup = defineCall({
  name: 'update_acct_billing_group_m',
  effect: 'write',
  request: {
    ...billingGroupInputs,
    billing_group_no: required(id),
    new_client_billing_group_id: text(),
    billing_group_directive: int,
  },
  response: billingGroupOutputs,
});
