import type { Books } from './books.js';
import type { World, WorldBillingGroup, WorldContact } from './world.js';

/** Whose contact: that of the account, of the method that a billing group pays by, or of the group's statements. */
export type ContactOf = World['settings']['taxAddress'][number];

/** The contacts that a billing group has, in the order that is asked for. */
function contactsOf(
  books: Books,
  group: WorldBillingGroup,
  order: readonly ContactOf[],
): WorldContact[] {
  const { pays, accountId, statementContactId } = group;
  const method = pays.by === 'method' ? books.paymentMethods.get(pays.primaryId) : undefined;
  const ids = {
    account: books.accounts.get(accountId).contactId,
    billing: method?.contactId,
    statement: statementContactId,
  };
  return order.flatMap((of) => books.contacts.find(ids[of]) ?? []);
}

/** Where a billing group is taxed: the first contact that it has, in the company's order (Aria wire notes 4.10). */
export function taxContactOf(books: Books, group: WorldBillingGroup): WorldContact | undefined {
  return contactsOf(books, group, books.settings.taxAddress)[0];
}

/**
 * Who is written to about credit memos and rebills: the statement contact, else the billing contact, else that of the account
 * (Aria wire notes 4.11). One without an e-mail address cannot be written to (assumed).
 */
export function recipientOf(books: Books, group: WorldBillingGroup): WorldContact | undefined {
  const order = ['statement', 'billing', 'account'] as const;
  return contactsOf(books, group, order).find(({ email }) => email !== undefined);
}
