import type { RefusalCode } from '../model/codes.js';
import type { AccountId, OrderId, TransactionId } from '../model/ids.js';
import { Books } from './books.js';
import { collectInvoice } from './collection.js';
import { issueBills } from './issue-bills.js';
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
}

/** What the work of a command adds to its receipt. */
export interface Done {
  readonly planInstanceIds?: WorldReceipt['planInstanceIds'];
  readonly transactionId?: TransactionId | undefined;
  readonly orderId?: OrderId | undefined;
}

/**
 * Opens the books, lets `work` do what was asked, makes the invoices of what it billed, collects those that are due by now,
 * and keeps all of it under the receipt id. When `work` throws `Refused`, nothing has happened.
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
  const { done, refusal } = attempt(() => work(books));
  if (refusal !== undefined) return { refusal };
  issueBills(books);
  const invoices = books.invoices.all.slice(world.invoices.length);
  for (const invoice of invoices) collectInvoice(books, invoice, command.paymentDeclined);
  const failed = books.events.some(({ kind }) => kind === 'collection-failed');
  const receipt: WorldReceipt = books.receipts.add({
    id: receiptId,
    accountId,
    action,
    date: books.today,
    planInstanceIds: done?.planInstanceIds ?? [],
    invoiceIds: invoices.map(({ id }) => id),
    ...(done?.transactionId !== undefined && { transactionId: done.transactionId }),
    ...(done?.orderId !== undefined && { orderId: done.orderId }),
    ...(failed && { problem: 'collection-failed' as const }),
  });
  return { ...books.close(), receipt };
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
