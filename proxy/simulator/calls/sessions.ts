import { accountWith, userIdOf } from '../../../src/sandbox/credentials.js';
import { errorCode } from '../../aria/codes.js';
import type { Handler } from '../handler.js';
import { given, WireError } from '../wire-error.js';

const invalidSession = () => new WireError(errorCode.invalidSession, 'invalid session');

/** The same error for an unknown user and a wrong password; its number is assumed (Aria wire notes 3.1). */
export const setSessionAuth: Handler<'set_session_auth_m'> = async (
  { sandbox, sessions },
  { user_id, password },
) => {
  const world = await sandbox.store.read();
  const account = accountWith(world, {
    userId: given(user_id, 'user_id'),
    password: given(password, 'password'),
  });
  if (!account) throw new WireError(errorCode.notAuthenticated, 'authentication error');
  sandbox.faults.signedIn();
  sandbox.statusChanged();
  return { session_id: sessions.start(account.id, world) };
};

export const validateSession: Handler<'validate_session_m'> = async (
  { sandbox, sessions },
  { session_id },
) => {
  const world = await sandbox.store.read();
  const accountId = sessions.accountOf(given(session_id, 'session_id'), world);
  const userId = accountId && userIdOf(world, accountId);
  if (userId === undefined || sandbox.faults.sessionIsOver()) throw invalidSession();
  return { user_id: userId, account_no: accountId };
};

export const killSession: Handler<'kill_session_m'> = async ({ sessions }, { session_id }) => {
  if (!sessions.end(given(session_id, 'session_id'))) throw invalidSession();
  return {};
};
