import type { AccountId, PaymentMethodId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { methodsOf } from '../collection.js';
import { runCommand, takerOf, type Command, type Done } from '../command.js';
import { storeMethod, usableMethod, type NewMethod } from '../groups-and-methods/methods.js';
import { endDunning } from '../overdue.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World, WorldBillingGroup, WorldPayment, WorldPaymentMethod } from '../world.js';
import { currencyOf } from './open-invoices.js';
import { targetTotal, targetsOf, type PayWhat, type Target } from './pay-targets.js';
import { putOnInvoices } from './put-on-invoices.js';
import { receivePayment } from './receive-payment.js';
import { takePayment, type PaymentTaker } from './take-payment.js';

/**
 * What a payment is made with.
 * - `method`: a stored one. - `one-time`: one that is given now and not kept.
 * - `on-file`: each billing group pays for its own, by its primary method, else by its backup.
 * - `terms`: from outside, by who pays on terms; it counts as received (assumed).
 */
export type PayWith =
  | { readonly by: 'method'; readonly methodId: PaymentMethodId }
  | { readonly by: 'one-time'; readonly method: NewMethod }
  | { readonly by: 'on-file' }
  | { readonly by: 'terms' };

export interface PayCommand extends Command {
  readonly with: PayWith;
  readonly what: PayWhat;
}

/**
 * Pays what is open (Aria wire notes 3.8, 4.10): whole balances, an amount spread oldest first, chosen invoices or
 * chosen services. One payment for all of it, or one for each billing group when they pay by what is on file.
 * What is declined settles nothing, is kept as an attempt, and the receipt says `collection-failed`; what another
 * group paid in the same command stays paid.
 */
export function pay(world: World, command: PayCommand): Outcome {
  return runCommand(world, 'pay', command, (books) => payNow(books, command));
}

function payNow(books: Books, command: PayCommand): Done {
  const { accountId, with: by, what } = command;
  if (by.by === 'terms') checkTerms(books, command);
  const targets = targetsOf(books, accountId, what);
  const payments = partsOf(books, command, targets).map((part) => {
    const payment = paymentFor(books, accountId, part, takerOf(command));
    putOnInvoices(books, payment, part.targets);
    return payment;
  });
  endDunning(books, accountId);
  return { paymentIds: payments.map(({ id }) => id) };
}

/** On terms whole balances are paid; what they go against cannot be chosen (Aria wire notes 4.10). */
function checkTerms(books: Books, { accountId, what }: PayCommand): void {
  if (what.pay !== 'full' && what.pay !== 'current') throw new Refused('apply-needs-method');
  const groups = books.billingGroups.where('account', accountId);
  if (!groups.some(({ pays }) => pays.by === 'terms')) throw new Refused('payment-terms-not-found');
}

/** What one payment is for, and the methods that are tried for it one after the other; without any it comes from outside. */
interface Part {
  readonly targets: readonly Target[];
  readonly methods: readonly WorldPaymentMethod[];
}

function partsOf(
  books: Books,
  { accountId, with: by }: PayCommand,
  targets: readonly Target[],
): Part[] {
  switch (by.by) {
    case 'terms':
      return [{ targets, methods: [] }];
    case 'method':
      return [{ targets, methods: [usableMethod(books, accountId, by.methodId)] }];
    case 'one-time':
      return [{ targets, methods: [storeMethod(books, accountId, by.method, 'one-time')] }];
    case 'on-file':
      return partsByGroup(books, targets);
  }
}

function partsByGroup(books: Books, targets: readonly Target[]): Part[] {
  const byGroup = new Map<WorldBillingGroup, Target[]>();
  for (const target of targets) {
    const group = books.billingGroups.get(books.invoices.get(target.invoiceId).billingGroupId);
    byGroup.set(group, [...(byGroup.get(group) ?? []), target]);
  }
  return [...byGroup].map(([group, own]) => {
    const methods = methodsOf(books, group);
    if (methods.length === 0) throw new Refused('payment-method-not-found');
    return { targets: own, methods };
  });
}

/** The payment that one of the methods made, else the last attempt. */
function paymentFor(
  books: Books,
  accountId: AccountId,
  { targets, methods }: Part,
  taker: PaymentTaker | undefined,
): WorldPayment {
  const amount = targetTotal(targets, currencyOf(books, { accountId }));
  let payment: WorldPayment | undefined;
  for (const method of methods) {
    payment = takePayment(books, { accountId, method, amount }, taker);
    if (payment.state === 'collected') break;
  }
  return payment ?? receivePayment(books, { accountId, amount, by: { by: 'external' } });
}
