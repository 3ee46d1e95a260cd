import type { Collecting } from '../../src/adapter/sandbox/faults.js';
import type { Sandbox } from '../../src/adapter/sandbox/sandbox.js';
import { errorCode } from '../aria/codes.js';
import type { CallAnswer, calls, CallName } from '../aria/wire/calls.js';
import type { Reading } from '../aria/wire/table.js';
import type { World, WorldAccount } from '../../src/sandbox/world.js';
import type { VirtualClock } from './virtual-clock.js';
import type { WireSessions } from './wire-sessions.js';
import { given, WireError } from './wire-error.js';

/** What calls work on. */
export interface Platform {
  readonly sandbox: Sandbox;
  readonly sessions: WireSessions;
  readonly clock: VirtualClock;
  /** What the payment taker does with what this call collects. */
  readonly collecting?: Collecting | undefined;
}

export type CallRequest<Name extends CallName> = Reading<(typeof calls)[Name]['request']>;

/** The answer without its outcome, which is success where a handler returns. */
export type Success<Name extends CallName> = Omit<CallAnswer<Name>, 'error_code' | 'error_msg'>;

/** Does what one call asks for; throws {@link WireError} where Aria would answer an error. */
export type Handler<Name extends CallName> = (
  platform: Platform,
  request: CallRequest<Name>,
) => Promise<Success<Name>>;

/** The account that a request names (Aria wire notes 1.7). */
export function accountNamed(world: World, acctNo: string | undefined): WorldAccount {
  const id = given(acctNo, 'acct_no');
  const account = world.accounts.find((row) => row.id === id);
  if (!account) throw new WireError(errorCode.accountNotFound, 'account does not exist');
  return account;
}
