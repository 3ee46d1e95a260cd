import type { AccountId, PaymentMethodId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World, WorldBillingGroup } from '../world.js';
import { redateAll } from './billing-groups.js';
import { storeMethod, usableMethod, type NewMethod } from './methods.js';

/** Payment methods as their owner adds, replaces and removes them (Aria wire notes 3.6). The receipt names the method. */

export interface AddPaymentMethod extends Command {
  readonly method: NewMethod;
}

export function addPaymentMethod(world: World, command: AddPaymentMethod): Outcome {
  return runCommand(world, 'payment-method', command, (books) => ({
    paymentMethodId: storeMethod(books, command.accountId, command.method, 'kept').id,
  }));
}

export interface ReplacePaymentMethod extends AddPaymentMethod {
  /** The method that gives way. */
  readonly paymentMethodId: PaymentMethodId;
}

/**
 * A new method takes the place of an old one: it gets a number of its own, the old one is disabled for good,
 * and the billing groups that paid by the old one pay by the new one.
 */
export function replacePaymentMethod(world: World, command: ReplacePaymentMethod): Outcome {
  const { accountId, paymentMethodId, method } = command;
  return runCommand(world, 'payment-method', command, (books) => {
    const old = usableMethod(books, accountId, paymentMethodId);
    const { contactId, billLagDays } = old;
    const { id } = storeMethod(books, accountId, method, 'kept', {
      ...(contactId !== undefined && { contactId }),
      ...(billLagDays !== undefined && { billLagDays }),
    });
    books.paymentMethods.put({ ...old, status: 'disabled' });
    for (const group of groupsPayingBy(books, accountId, old.id)) {
      books.billingGroups.put({ ...group, pays: exchanged(group.pays, old.id, id) });
      redateAll(books, group.id);
    }
    return { paymentMethodId: id };
  });
}

export interface DisablePaymentMethod extends Command {
  readonly paymentMethodId: PaymentMethodId;
}

/** A method is disabled for good, unless a billing group pays by it, as primary or as backup (assumed). */
export function disablePaymentMethod(world: World, command: DisablePaymentMethod): Outcome {
  const { accountId, paymentMethodId } = command;
  return runCommand(world, 'payment-method', command, (books) => {
    const method = usableMethod(books, accountId, paymentMethodId);
    if (groupsPayingBy(books, accountId, paymentMethodId).some(({ status }) => status === 'active'))
      throw new Refused('payment-method-in-use');
    books.paymentMethods.put({ ...method, status: 'disabled' });
    return { paymentMethodId };
  });
}

function groupsPayingBy(
  books: Books,
  accountId: AccountId,
  methodId: PaymentMethodId,
): WorldBillingGroup[] {
  return books.billingGroups
    .where('account', accountId)
    .filter(
      ({ pays }) =>
        pays.by === 'method' && (pays.primaryId === methodId || pays.backupId === methodId),
    );
}

function exchanged(
  pays: WorldBillingGroup['pays'],
  from: PaymentMethodId,
  to: PaymentMethodId,
): WorldBillingGroup['pays'] {
  if (pays.by !== 'method') return pays;
  return pays.primaryId === from ? { ...pays, primaryId: to } : { ...pays, backupId: to };
}
