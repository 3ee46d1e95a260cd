import type { AccountId, InvoiceId, TransactionId } from '../../model/ids.js';
import { negate } from '../../money/money.js';
import { Books } from '../books.js';
import type { Step } from '../steps.js';
import type { World, WorldInvoice, WorldWriteOff } from '../world.js';
import { openSign } from './open-amount.js';
import { openOf } from './open-invoices.js';
import { settle } from './settle.js';
import { settleAccount } from './settle-account.js';

export interface WriteOffInput {
  readonly accountId: AccountId;
  readonly invoiceId: InvoiceId;
  readonly reason: string;
}

/** Why nothing is written off, or a write-off is not voided. Nothing is changed. Only an agent meets these. */
export type WriteOffRefusal =
  | 'invoice-not-found'
  | 'invoice-not-open'
  | 'reason-missing'
  | 'write-off-not-found'
  | 'write-off-voided';

type WriteOffOutcome =
  | (Step & { readonly writeOff: WorldWriteOff; readonly refusal?: undefined })
  | { readonly refusal: WriteOffRefusal; readonly world?: undefined };

/** An agent gives up what is open on an invoice, all of it: it is owed no more, and dunning for it ends (Aria wire notes 2.12). */
export function writeOff(
  world: World,
  { accountId, invoiceId, reason }: WriteOffInput,
): WriteOffOutcome {
  const books = new Books(world);
  const invoice = books.invoices.find(invoiceId);
  if (invoice?.accountId !== accountId) return { refusal: 'invoice-not-found' };
  if (openSign(invoice) <= 0) return { refusal: 'invoice-not-open' };
  if (reason.trim() === '') return { refusal: 'reason-missing' };
  const row: WorldWriteOff = books.writeOffs.add({
    id: books.newId('transaction'),
    accountId,
    invoiceId,
    date: books.today,
    amount: openOf(books, invoice),
    reason,
  });
  settle(books, invoiceId, { by: 'write-off', id: row.id, amount: row.amount });
  books.tell({ kind: 'written-off', transactionId: row.id });
  settleAccount(books, accountId);
  return { ...books.close(), writeOff: row };
}

export interface VoidWriteOff {
  readonly accountId: AccountId;
  readonly writeOffId: TransactionId;
}

/** An agent takes a write-off back: the invoice is owed again by as much. */
export function voidWriteOff(
  world: World,
  { accountId, writeOffId }: VoidWriteOff,
): WriteOffOutcome {
  const books = new Books(world);
  const row = books.writeOffs.find(writeOffId);
  if (row?.accountId !== accountId) return { refusal: 'write-off-not-found' };
  if (row.voidedOn !== undefined) return { refusal: 'write-off-voided' };
  const voided = withdraw(books, row);
  settleAccount(books, accountId);
  return { ...books.close(), writeOff: voided };
}

/** What was written off an invoice is not any more, since the invoice is voided or another one takes its place (assumed). */
export function withdrawWriteOffs(books: Books, { id }: Pick<WorldInvoice, 'id'>): void {
  for (const row of books.writeOffs.where('invoice', id))
    if (row.voidedOn === undefined) withdraw(books, row);
}

function withdraw(books: Books, row: WorldWriteOff): WorldWriteOff {
  settle(books, row.invoiceId, { by: 'write-off', id: row.id, amount: negate(row.amount) });
  books.tell({ kind: 'write-off-voided', transactionId: row.id });
  return books.writeOffs.put({
    ...row,
    voidedOn: books.today,
    voidTransactionId: books.newId('transaction'),
  });
}
