import type { AccountId } from '../../model/ids.js';
import type { World } from '../world.js';

/**
 * The world with the rows of one account and what it shares with others: all that its plans and bills are made from, and so those of the
 * child accounts that its plans pay for. What runs on it costs what these have, however many others there are.
 * Tables of which a row is looked up now and then stay whole. No world to keep.
 */
export function oneAccount(world: World, id: AccountId): World {
  const ids = withPaidChildren(world, id);
  const own = <Row extends { readonly accountId: AccountId }>(rows: readonly Row[]) =>
    rows.filter(({ accountId }) => ids.has(accountId));
  return {
    ...world,
    accounts: world.accounts.filter((account) => ids.has(account.id)),
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

/** An account, and those with a plan that one of its own pays for. */
function withPaidChildren({ planInstances }: World, id: AccountId): ReadonlySet<AccountId> {
  const payers = new Set(
    planInstances.filter(({ accountId }) => accountId === id).map((instance) => instance.id),
  );
  const children = planInstances.filter(({ paidBy }) => paidBy !== undefined && payers.has(paidBy));
  return new Set([id, ...children.map(({ accountId }) => accountId)]);
}
