import type { BillingGroupId, PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { addContact, type ContactChange } from '../contacts.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World } from '../world.js';
import { activeGroup, mastersOf, moveMaster, redate } from './masters.js';
import { payerFor, type PayerChoice } from './payer.js';

/** Billing groups as their owner makes and changes them (Aria wire notes 3.5). The receipt names the group. */

export interface CreateBillingGroup extends Command {
  readonly name: string;
  readonly description?: string | undefined;
  readonly pays: PayerChoice;
  /** Where its statements and credit memos go; left out: to the billing contact, else to the account's (Aria wire notes 4.11). */
  readonly statementContact?: ContactChange | undefined;
  /** Master plans that it pays for from now on. */
  readonly masterIds?: readonly PlanInstanceId[] | undefined;
}

export function createBillingGroup(world: World, command: CreateBillingGroup): Outcome {
  const { accountId, name, description, statementContact, masterIds = [] } = command;
  return runCommand(world, 'billing-group', command, (books) => {
    const pays = payerFor(books, accountId, command.pays);
    const contact = statementContact && addContact(books, accountId, statementContact);
    const { id } = books.billingGroups.add({
      id: books.newId('row'),
      accountId,
      name,
      ...(description !== undefined && { description }),
      status: 'active',
      pays,
      ...(contact && { statementContactId: contact.id }),
    });
    if (contact) books.tell({ kind: 'contact-changed', contactId: contact.id });
    for (const masterId of masterIds) moveMaster(books, accountId, masterId, id);
    return { billingGroupId: id };
  });
}

export interface UpdateBillingGroup extends Command {
  readonly billingGroupId: BillingGroupId;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Left out: pays as before. */
  readonly pays?: PayerChoice | undefined;
  /** Master plans that it pays for too from now on. */
  readonly masterIds?: readonly PlanInstanceId[] | undefined;
}

export function updateBillingGroup(world: World, command: UpdateBillingGroup): Outcome {
  const { accountId, billingGroupId, name, description, masterIds = [] } = command;
  return runCommand(world, 'billing-group', command, (books) => {
    const group = activeGroup(books, accountId, billingGroupId);
    const pays = command.pays && payerFor(books, accountId, command.pays);
    books.billingGroups.put({
      ...group,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(pays && { pays }),
    });
    if (pays) redateAll(books, billingGroupId);
    for (const masterId of masterIds) moveMaster(books, accountId, masterId, billingGroupId);
    return { billingGroupId };
  });
}

export interface DisableBillingGroup extends Command {
  readonly billingGroupId: BillingGroupId;
}

/** A group is disabled for good; one that pays for a plan, or for charges that wait for its next invoice, cannot be (assumed). Its open invoices stay to be paid. */
export function disableBillingGroup(world: World, command: DisableBillingGroup): Outcome {
  const { accountId, billingGroupId } = command;
  return runCommand(world, 'billing-group', command, (books) => {
    const group = activeGroup(books, accountId, billingGroupId);
    const waiting = books.openCharges.where('billingGroup', billingGroupId);
    if (mastersOf(books, billingGroupId).length > 0 || waiting.length > 0)
      throw new Refused('billing-group-in-use');
    books.billingGroups.put({ ...group, status: 'disabled' });
    return { billingGroupId };
  });
}

/** Dates the next invoices of all that a group pays for anew. */
export function redateAll(books: Books, groupId: BillingGroupId): void {
  for (const master of mastersOf(books, groupId)) redate(books, master);
}
