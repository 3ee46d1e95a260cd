import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { required, text } from './fields.js';

/** Signs a customer in by user id and password (Aria wire notes 3.1). The session id is a bearer secret. */
export const setSessionAuth = defineCall({
  name: 'set_session_auth_m',
  effect: 'read',
  request: {
    user_id: required(text(32)),
    password: required(text(32)),
    alt_caller_id: callerFields.alt_caller_id,
    ...applicationFields,
  },
  response: { session_id: text() },
});
