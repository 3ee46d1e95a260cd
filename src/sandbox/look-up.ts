import type { AccountId } from '../model/ids.js';
import type { World, WorldAccount, WorldBillingGroup, WorldPaymentMethod } from './world.js';

/**
 * Rows by id, where the world's own rows name them. `readWorld` has checked that they exist,
 * so a miss is a mistake in the engine or its caller.
 */
function must<T>(row: T | undefined, what: string, id: string): T {
  if (row === undefined) throw new Error(`The world has no ${what} ${id}.`);
  return row;
}

export function accountRow(world: World, id: AccountId): WorldAccount {
  return must(
    world.accounts.find((row) => row.id === id),
    'account',
    id,
  );
}

/** The methods that a group pays by, primary first; none for terms. */
export function methodsOf(world: World, group: WorldBillingGroup): WorldPaymentMethod[] {
  const { pays } = group;
  if (pays.by !== 'method') return [];
  const ids = [pays.primaryId, pays.backupId].filter((id) => id !== undefined);
  return ids.map((id) =>
    must(
      world.paymentMethods.find((row) => row.id === id),
      'payment method',
      id,
    ),
  );
}
