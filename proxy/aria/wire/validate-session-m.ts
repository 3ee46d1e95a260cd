import { applicationFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { id, required, text } from './fields.js';

/** Tells whose session it is; error 1011 when it is none (any more) (Aria wire notes 3.1). */
export const validateSession = defineCall({
  name: 'validate_session_m',
  effect: 'read',
  request: { session_id: required(text()) },
  response: { user_id: text(), account_no: id, alt_caller_id: text(), ...applicationFields },
});
