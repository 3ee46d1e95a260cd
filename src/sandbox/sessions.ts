import { minutesHavePassed } from '../billing/instants.js';
import type { AccountId } from '../model/ids.js';
import type { Credentials, Session } from '../model/session.js';
import type { Instant } from '../model/values.js';
import { accountIdOf, accountWith, userIdOf } from './credentials.js';
import type { World } from './world.js';

/**
 * Sessions on the platform (Aria wire notes 3.1). An account may have many. One that nobody has used for
 * `settings.sessionMinutes` is over; every use counts the time anew (open point 8).
 * The moment and the session's id are inputs: an id is a secret, so whoever opens one must not be able to guess it.
 */

/** Why there is no session: one refusal for a wrong user and a wrong password, and one for all that is no session any more. */
export type SessionRefusal = 'sign-in-failed' | 'account-not-found' | 'session-over';

type Refused = {
  readonly world?: undefined;
  readonly session?: undefined;
  readonly refusal: SessionRefusal;
};
export type Opened =
  { readonly world: World; readonly session: Session; readonly refusal?: undefined } | Refused;

interface Opening {
  /** The id of the new session. */
  readonly id: string;
  readonly now: Instant;
}

/** Opens a session for who knows user id and password. */
export function signIn(world: World, { id, now, ...credentials }: Opening & Credentials): Opened {
  const account = accountWith(world, credentials);
  return account ? open(world, account.id, { id, now }) : { refusal: 'sign-in-failed' };
}

/** Opens a session without a password: for callers that are trusted, never for a browser. By account, else by user id. */
export function openSession(
  world: World,
  { accountId, userId, ...opening }: Opening & { accountId?: AccountId; userId?: string },
): Opened {
  const wanted = accountId ?? (userId === undefined ? undefined : accountIdOf(world, userId));
  return wanted === undefined ? { refusal: 'account-not-found' } : open(world, wanted, opening);
}

/** Whose session it is. To ask is to use it: this is also how one is kept alive. */
export function validateSession(world: World, id: string, now: Instant): Opened {
  const row = world.sessions.find((each) => each.id === id);
  const userId = row && userIdOf(world, row.accountId);
  if (!row || userId === undefined || isOver(row, world.settings.sessionMinutes, now)) {
    return { refusal: 'session-over' };
  }
  // A clock that was set back must not shorten a session.
  const lastUsed = minutesHavePassed(0, row.lastUsed, now) ? now : row.lastUsed;
  return {
    world: {
      ...world,
      sessions: world.sessions.map((each) => (each.id === id ? { ...each, lastUsed } : each)),
    },
    session: { userId, accountId: row.accountId },
  };
}

/** Ends a session. */
export function endSession(
  world: World,
  id: string,
):
  | { readonly world: World; readonly refusal?: undefined }
  | { readonly world?: undefined; readonly refusal: SessionRefusal } {
  const sessions = world.sessions.filter((each) => each.id !== id);
  return sessions.length < world.sessions.length
    ? { world: { ...world, sessions } }
    : { refusal: 'session-over' };
}

/** Whether a session is over because nobody used it for so many minutes. */
export function isOver(
  { lastUsed }: { readonly lastUsed: Instant },
  sessionMinutes: number,
  now: Instant,
): boolean {
  return minutesHavePassed(sessionMinutes, lastUsed, now);
}

/** Sessions that are over are swept out with each one that is opened. */
function open(world: World, accountId: AccountId, { id, now }: Opening): Opened {
  const userId = userIdOf(world, accountId);
  if (userId === undefined) return { refusal: 'account-not-found' };
  const live = world.sessions.filter((row) => !isOver(row, world.settings.sessionMinutes, now));
  if (live.some((row) => row.id === id)) throw new Error('A session has this id already.');
  return {
    world: { ...world, sessions: [...live, { id, accountId, lastUsed: now }] },
    session: { userId, accountId },
  };
}
