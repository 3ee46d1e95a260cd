import type { Change } from '../../model/change.js';
import type { AccountId } from '../../model/ids.js';
import { Books } from '../books.js';
import { collectInvoice } from '../collection.js';
import { issueBills } from '../issue-bills.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World, WorldReceipt } from '../world.js';
import { assignPlan } from './assign-plan.js';

export interface PlanCommand {
  readonly accountId: AccountId;
  /** In the order in which they are made: a parent before what hangs under it. All are made, or none. */
  readonly changes: readonly Change[];
  /** Alphanumeric, at most 50 characters, never used before in this world. */
  readonly receiptId: string;
  /** Several past periods on one invoice (long cycle) or one each; left out: the company's rule (Aria wire notes 4.8). */
  readonly combineInvoices?: 'short-cycle' | 'long-cycle' | undefined;
  /** Where the lines of the running period go; left out: as the plan says (4.2). */
  readonly prorationInvoice?: 'at-once' | 'with-the-next' | undefined;
  /** The payment taker declines whatever is collected now. */
  readonly paymentDeclined?: boolean | undefined;
}

/** Changes plans of an account: instances, queue, invoices and their collection, kept under the receipt id. A refusal changes nothing. */
export function changePlans(world: World, command: PlanCommand): Outcome {
  const { accountId, receiptId } = command;
  if (world.receipts.some((row) => row.id === receiptId)) return { refusal: 'receipt-used' };
  const books = new Books(world);
  const firstInvoice = world.invoices.length;
  const firstInstance = world.planInstances.length;
  try {
    for (const change of command.changes) apply(books, command, change);
  } catch (thrown) {
    if (thrown instanceof Refused) return { refusal: thrown.refusal };
    throw thrown;
  }
  issueBills(books);
  const invoices = books.invoices.all.slice(firstInvoice);
  for (const invoice of invoices) collectInvoice(books, invoice, command.paymentDeclined);
  const failed = books.events.some(({ kind }) => kind === 'collection-failed');
  const named = command.changes.flatMap((change) =>
    'planInstanceId' in change ? change.planInstanceId : [],
  );
  const receipt: WorldReceipt = {
    id: receiptId,
    accountId,
    action: 'change-plans',
    date: books.today,
    planInstanceIds: [
      ...new Set([...named, ...books.planInstances.all.slice(firstInstance).map(({ id }) => id)]),
    ],
    invoiceIds: invoices.map(({ id }) => id),
    ...(failed && { problem: 'collection-failed' as const }),
  };
  books.receipts.add(receipt);
  return { ...books.close(), receipt };
}

function apply(books: Books, command: PlanCommand, change: Change): void {
  switch (change.kind) {
    case 'assign':
      assignPlan(books, command.accountId, change);
      return;
    default:
      throw new Refused('not-permitted');
  }
}
