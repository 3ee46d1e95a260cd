import { billingGroupInputs, billingGroupOutputs } from './billing-group-fields.js';
import { defineCall } from './define-call.js';

/** Makes a billing group that pays by stored methods or on terms (Aria wire notes 3.5). */
export const createAcctBillingGroup = defineCall({
  name: 'create_acct_billing_group_m',
  effect: 'write',
  request: billingGroupInputs,
  response: billingGroupOutputs,
});
