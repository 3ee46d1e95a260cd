import { defineCall } from './define-call.js';
import { required, text } from './fields.js';

/** Ends a session (Aria wire notes 3.1). */
export const killSession = defineCall({
  name: 'kill_session_m',
  effect: 'read',
  request: { session_id: required(text()) },
  response: {},
});
