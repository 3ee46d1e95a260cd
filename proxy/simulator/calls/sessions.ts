import { errorCode } from '../../aria/codes.js';
import type { Handler } from '../handler.js';
import { given, WireError } from '../wire-error.js';

const invalidSession = () => new WireError(errorCode.invalidSession, 'invalid session');

/** The same error for an unknown user and a wrong password; its number is assumed (Aria wire notes 3.1). */
export const setSessionAuth: Handler<'set_session_auth_m'> = async (
  { sandbox, sessions },
  { user_id, password },
) => {
  const { accounts } = await sandbox.store.read();
  const account = accounts.find((row) => row.userId === user_id && row.password === password);
  if (!account) throw new WireError(errorCode.notAuthenticated, 'authentication error');
  if (sandbox.faults.has('session-expired')) {
    // A new session is not over.
    sandbox.faults.set('session-expired', false);
    sandbox.statusChanged();
  }
  return { session_id: sessions.start(account.id) };
};

export const validateSession: Handler<'validate_session_m'> = async (
  { sandbox, sessions },
  { session_id },
) => {
  const accountId = sessions.accountOf(given(session_id, 'session_id'));
  const { accounts } = await sandbox.store.read();
  const account = accounts.find(({ id }) => id === accountId);
  if (!account || sandbox.faults.has('session-expired')) throw invalidSession();
  return { user_id: account.userId, account_no: account.id };
};

export const killSession: Handler<'kill_session_m'> = async ({ sessions }, { session_id }) => {
  if (!sessions.end(given(session_id, 'session_id'))) throw invalidSession();
  return {};
};
