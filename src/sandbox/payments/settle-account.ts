import type { AccountId } from '../../model/ids.js';
import { billAndCollect } from '../bill-and-collect.js';
import type { Books } from '../books.js';
import { beginOverdueDunning } from '../dunning.js';
import { endDunning } from '../overdue.js';
import { settleCredits } from './settle-credits.js';

/**
 * What follows on anything that changed what an account owes: its credits settle what is open, dunning ends where
 * nothing is overdue any more, and begins where something that was due long ago is open again. What that bills is invoiced.
 */
export function settleAccount(books: Books, accountId: AccountId): void {
  settleCredits(books, accountId);
  endDunning(books, accountId);
  beginOverdueDunning(books, accountId);
  billAndCollect(books);
}
