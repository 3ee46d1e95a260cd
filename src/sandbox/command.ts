import type { RefusalCode } from '../model/codes.js';
import type { AccountId, BillingGroupId, OrderId, PaymentMethodId } from '../model/ids.js';
import { billAndCollect } from './bill-and-collect.js';
import { Books } from './books.js';
import { reviewDeactivations } from './deactivation.js';
import { beginOverdueDunning } from './dunning.js';
import type { PaymentTaker } from './payments/take-payment.js';
import { Refused } from './refused.js';
import type { Outcome } from './steps.js';
import type { World, WorldReceipt } from './world.js';

/** What every command of an account carries. */
export interface Command {
  readonly accountId: AccountId;
  /** Alphanumeric, at most 50 characters, never used before in this world. */
  readonly receiptId: string;
  /** The payment taker declines whatever is collected now. */
  readonly paymentDeclined?: boolean | undefined;
  /** The payment taker takes half of whatever is collected now. */
  readonly paymentPartial?: boolean | undefined;
}

/** What the work of a command adds to its receipt. */
export interface Done {
  readonly planInstanceIds?: WorldReceipt['planInstanceIds'];
  readonly paymentIds?: WorldReceipt['paymentIds'];
  readonly orderId?: OrderId | undefined;
  readonly billingGroupId?: BillingGroupId | undefined;
  readonly paymentMethodId?: PaymentMethodId | undefined;
}

/** What a deactivated account may still do: pay what it owes, and say where it is to be reached (Aria wire notes 2.6). */
const stillOpen: ReadonlySet<WorldReceipt['action']> = new Set(['pay', 'contact']);

/**
 * Opens the books, lets `work` do what was asked, makes the invoices of what it billed, collects those that are due by now,
 * and keeps all of it under the receipt id. When `work` throws `Refused`, nothing has happened. A payment that was declined
 * is no refusal: the attempt is in the history, and the receipt says `collection-failed`.
 */
export function runCommand(
  world: World,
  action: WorldReceipt['action'],
  command: Command,
  work: (books: Books) => Done | undefined,
): Outcome {
  const { accountId, receiptId } = command;
  if (world.receipts.some((row) => row.id === receiptId)) return { refusal: 'receipt-used' };
  const books = new Books(world);
  if (books.accounts.get(accountId).status === 'deactivated' && !stillOpen.has(action))
    return { refusal: 'account-not-active' };
  const { done, refusal } = attempt(() => work(books));
  if (refusal !== undefined) return { refusal };
  const byWork = books.events.length;
  billAndCollect(books, takerOf(command));
  beginOverdueDunning(books, accountId);
  billAndCollect(books, takerOf(command));
  reviewDeactivations(books, 0);
  const invoices = books.invoices.all
    .slice(world.invoices.length)
    .filter((invoice) => invoice.accountId === accountId);
  // What is collected for a plan that goes on after a payment is no part of that payment.
  const own = action === 'pay' ? books.events.slice(0, byWork) : books.events;
  const failed = own.some(({ kind }) => kind === 'collection-failed');
  const receipt: WorldReceipt = books.receipts.add({
    id: receiptId,
    accountId,
    action,
    date: books.today,
    planInstanceIds: done?.planInstanceIds ?? [],
    invoiceIds: invoices.map(({ id }) => id),
    paymentIds: done?.paymentIds ?? [],
    ...(done?.orderId !== undefined && { orderId: done.orderId }),
    ...(done?.billingGroupId !== undefined && { billingGroupId: done.billingGroupId }),
    ...(done?.paymentMethodId !== undefined && { paymentMethodId: done.paymentMethodId }),
    ...(failed && { problem: 'collection-failed' as const }),
  });
  return { ...books.close(), receipt };
}

/** What the payment taker does to a command, whatever the method. */
export function takerOf({ paymentDeclined, paymentPartial }: Command): PaymentTaker | undefined {
  if (paymentDeclined) return 'declines';
  return paymentPartial ? 'takes-half' : undefined;
}

function attempt(
  work: () => Done | undefined,
): { done: Done | undefined; refusal?: undefined } | { done?: undefined; refusal: RefusalCode } {
  try {
    return { done: work() };
  } catch (thrown) {
    if (thrown instanceof Refused) return { refusal: thrown.refusal };
    throw thrown;
  }
}
