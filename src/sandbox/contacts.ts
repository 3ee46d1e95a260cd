import type { AccountId, BillingGroupId, ContactId, PaymentMethodId } from '../model/ids.js';
import type { Books } from './books.js';
import { runCommand, type Command } from './command.js';
import { isCountry } from './countries.js';
import { Refused } from './refused.js';
import type { Outcome } from './steps.js';
import type { World, WorldAccount, WorldBillingGroup, WorldContact } from './world.js';

/**
 * Contacts have no role of their own: the account points to its contact, each payment method to its billing contact and
 * each billing group to its statement contact (Aria wire notes 3.11).
 */
export interface ContactsOfAccount {
  readonly account: WorldContact | undefined;
  readonly billing: readonly {
    readonly billingGroupId: BillingGroupId;
    readonly paymentMethodId: PaymentMethodId;
    readonly role: 'primary' | 'backup';
    readonly contact: WorldContact;
  }[];
  readonly statement: readonly {
    readonly billingGroupId: BillingGroupId;
    readonly contact: WorldContact;
  }[];
  /** Those that nothing points to any more, and those that never had a role. */
  readonly other: readonly WorldContact[];
}

/** The contacts of an account, by role. */
export function contactsOf(world: World, accountId: AccountId): ContactsOfAccount {
  const own = world.contacts.filter((row) => row.accountId === accountId);
  const byId = new Map<string, WorldContact>(own.map((row) => [row.id, row]));
  const methods = new Map(world.paymentMethods.map((row) => [row.id, row]));
  const groups = world.billingGroups.filter((row) => row.accountId === accountId);
  const named = (id: ContactId | undefined) => (id === undefined ? undefined : byId.get(id));
  const account = named(world.accounts.find(({ id }) => id === accountId)?.contactId);
  const billing = groups.flatMap((group) =>
    (['primary', 'backup'] as const).flatMap((role) => {
      const paymentMethodId = methodIn(group, role);
      const contact = paymentMethodId && named(methods.get(paymentMethodId)?.contactId);
      return paymentMethodId && contact
        ? [{ billingGroupId: group.id, paymentMethodId, role, contact }]
        : [];
    }),
  );
  const statement = groups.flatMap((group) => {
    const contact = named(group.statementContactId);
    return contact ? [{ billingGroupId: group.id, contact }] : [];
  });
  const used = new Set([account, ...[...billing, ...statement].map(({ contact }) => contact)]);
  return { account, billing, statement, other: own.filter((row) => !used.has(row)) };
}

/**
 * Whose contact changes (Aria wire notes 2.16). `account` with `linked`: the methods and groups that shared the account's
 * contact go over to the new one with it; without: they stay with the old one. A billing contact is the method's, so it
 * changes for all groups that pay by it.
 */
export type ContactRole =
  | { readonly of: 'account'; readonly linked: boolean }
  | {
      readonly of: 'billing';
      readonly billingGroupId: BillingGroupId;
      readonly method: 'primary' | 'backup';
    }
  | { readonly of: 'statement'; readonly billingGroupId: BillingGroupId };

/** New values; what is left out stays as it is, and null takes a value away. */
export type ContactChange = {
  readonly [K in Exclude<keyof WorldContact, 'id' | 'accountId'>]?: WorldContact[K] | null;
};

export interface ContactCommand extends Command {
  readonly role: ContactRole;
  readonly change: ContactChange;
}

/**
 * Changes the contact of a role: a new contact is made of the old one and the change, and what pointed to the old one
 * points to it. The old one stays as it was, for what was sent to it.
 */
export function updateContact(world: World, command: ContactCommand): Outcome {
  return runCommand(world, 'contact', command, (books) => {
    const { accountId, role, change } = command;
    const account = books.accounts.get(accountId);
    const before = contactIdOf(books, account, role);
    const { id } = addContact(books, accountId, change, before);
    point(books, account, role, id, before);
    books.tell({ kind: 'contact-changed', contactId: id });
    return undefined;
  });
}

/** A new contact, made of an old one, if there is one, and a change. */
export function addContact(
  books: Books,
  accountId: AccountId,
  change: ContactChange,
  before?: ContactId,
): WorldContact {
  return books.contacts.add({
    ...changed(before === undefined ? undefined : books.contacts.get(before), change),
    id: books.newId('row'),
    accountId,
  });
}

function contactIdOf(
  books: Books,
  account: WorldAccount,
  role: ContactRole,
): ContactId | undefined {
  if (role.of === 'account') return account.contactId;
  const group = groupOf(books, account, role.billingGroupId);
  return role.of === 'statement'
    ? group.statementContactId
    : books.paymentMethods.get(methodOf(group, role.method)).contactId;
}

function point(
  books: Books,
  account: WorldAccount,
  role: ContactRole,
  contactId: ContactId,
  before: ContactId | undefined,
): void {
  if (role.of === 'statement') {
    const group = groupOf(books, account, role.billingGroupId);
    books.billingGroups.put({ ...group, statementContactId: contactId });
    return;
  }
  if (role.of === 'billing') {
    const group = groupOf(books, account, role.billingGroupId);
    const method = books.paymentMethods.get(methodOf(group, role.method));
    books.paymentMethods.put({ ...method, contactId });
    return;
  }
  books.accounts.put({ ...account, contactId });
  if (!role.linked || before === undefined) return;
  for (const method of books.paymentMethods.where('account', account.id)) {
    if (method.contactId === before) books.paymentMethods.put({ ...method, contactId });
  }
  for (const group of books.billingGroups.where('account', account.id)) {
    if (group.statementContactId === before)
      books.billingGroups.put({ ...group, statementContactId: contactId });
  }
}

function groupOf(books: Books, account: WorldAccount, id: BillingGroupId): WorldBillingGroup {
  const group = books.billingGroups.find(id);
  if (group?.accountId !== account.id) throw new Refused('billing-group-not-found');
  return group;
}

function methodOf(group: WorldBillingGroup, role: 'primary' | 'backup'): PaymentMethodId {
  const id = methodIn(group, role);
  if (id === undefined) throw new Refused('payment-method-not-found');
  return id;
}

function methodIn(
  { pays }: WorldBillingGroup,
  role: 'primary' | 'backup',
): PaymentMethodId | undefined {
  if (pays.by !== 'method') return undefined;
  return role === 'primary' ? pays.primaryId : pays.backupId;
}

/** Where an address has a state or province, which must be told; elsewhere the locality stands for it. */
const withRegions: ReadonlySet<string> = new Set(['US', 'CA', 'AU']);

type ContactContent = Omit<WorldContact, 'id' | 'accountId'>;

/**
 * The old contact with the change. A contact without a country is in the US. In the US, Canada and Australia it must have
 * a region, and a locality is passed over; elsewhere a region is (Aria wire notes 3.11).
 */
function changed(before: WorldContact | undefined, change: ContactChange): ContactContent {
  const told = Object.entries(change).filter(([, value]) => value !== undefined);
  const merged = Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(told) }).filter(
      ([, value]) => value !== null,
    ),
  ) as Partial<WorldContact>;
  const { region, locality, country = 'US', address = [], ...rest } = merged;
  if (!isCountry(country)) throw new Refused('contact-country-unknown');
  if (!withRegions.has(country)) {
    return { ...rest, address, country, ...(locality !== undefined && { locality }) };
  }
  if (!region) throw new Refused('contact-region-missing');
  return { ...rest, address, country, region };
}
