import type { AccountId } from '../../model/ids.js';
import type { World } from '../world.js';

/**
 * The world with the rows of one account and what it shares with others: all that its plans and bills are made from.
 * What runs on it costs what the account has, however many others there are. Tables of which a row is looked up now and then stay whole.
 * No world to keep.
 */
export function oneAccount(world: World, id: AccountId): World {
  const own = <Row extends { readonly accountId: AccountId }>(rows: readonly Row[]) =>
    rows.filter(({ accountId }) => accountId === id);
  return {
    ...world,
    accounts: world.accounts.filter((account) => account.id === id),
    contacts: own(world.contacts),
    paymentMethods: own(world.paymentMethods),
    billingGroups: own(world.billingGroups),
    dunningGroups: own(world.dunningGroups),
    planInstances: own(world.planInstances),
    queue: own(world.queue),
    appliedCoupons: own(world.appliedCoupons),
    usage: own(world.usage),
    openCharges: own(world.openCharges),
    invoices: own(world.invoices),
    creditMemos: own(world.creditMemos),
    serviceCredits: own(world.serviceCredits),
    sessions: [],
    statements: [],
    receipts: [],
    quotes: [],
    intents: [],
  };
}
