import { accountWith } from '../../sandbox/credentials.js';
import type { World, WorldAccount } from '../../sandbox/world.js';
import type { Input } from '../contract.js';
import { AdapterError } from '../errors.js';

/** The account that signs in. Throws `sign-in-failed`, the same for an unknown user and a wrong password. */
export function accountOfCredentials(world: World, credentials: Input<'signIn'>): WorldAccount {
  const account = accountWith(world, credentials);
  if (!account) throw new AdapterError('sign-in-failed');
  return account;
}
