import type { World, WorldAccount } from '../../sandbox/world.js';
import type { Input } from '../contract.js';
import { AdapterError } from '../errors.js';

/** The account that signs in. Throws `sign-in-failed`, the same for an unknown user and a wrong password. */
export function accountOfCredentials(
  world: World,
  { userId, password }: Input<'signIn'>,
): WorldAccount {
  const account = world.accounts.find((row) => row.userId === userId && row.password === password);
  if (!account) throw new AdapterError('sign-in-failed');
  return account;
}
