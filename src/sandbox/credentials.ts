import { passwordRefusal } from '../billing/password.js';
import type { RefusalCode } from '../model/codes.js';
import type { AccountId } from '../model/ids.js';
import type { World, WorldAccount } from './world.js';

/** Finding accounts by who signs in, and new passwords (Aria wire notes 3.1). */

/** The account of a user; undefined when there is none. */
export function accountIdOf({ accounts }: World, userId: string): AccountId | undefined {
  return accounts.find((row) => row.userId === userId)?.id;
}

/** The user of an account; undefined when there is no such account. */
export function userIdOf({ accounts }: World, accountId: string): string | undefined {
  return accounts.find(({ id }) => id === accountId)?.userId;
}

/** The account that user id and password belong to. Undefined for an unknown user and for a wrong password: nothing tells which. */
export function accountWith(
  { accounts }: World,
  { userId, password }: Pick<WorldAccount, 'userId' | 'password'>,
): WorldAccount | undefined {
  return accounts.find((row) => row.userId === userId && row.password === password);
}

/** Sets a new password. The old one is not asked for: who asks must have proven who they are. */
export function setPassword(
  world: World,
  { accountId, password }: { readonly accountId: AccountId; readonly password: string },
):
  | { readonly world: World; readonly refusal?: undefined }
  | { readonly world?: undefined; readonly refusal: RefusalCode | 'account-not-found' } {
  const userId = userIdOf(world, accountId);
  if (userId === undefined) return { refusal: 'account-not-found' };
  const refusal = passwordRefusal(password, userId);
  if (refusal) return { refusal };
  return {
    world: {
      ...world,
      accounts: world.accounts.map((row) => (row.id === accountId ? { ...row, password } : row)),
    },
  };
}
