import { addDays } from '../billing/calendar.js';
import { isEnded } from '../billing/status.js';
import type { AccountId } from '../model/ids.js';
import type { Books } from './books.js';
import { setStatus } from './change-plans/change-status.js';
import type { WorldPlanInstance } from './world.js';

/**
 * An account without any plan left is deactivated, so many days later as the company's setting says: when every
 * master plan is cancelled, terminated or suspended (Aria wire notes 4.5). Looks at the accounts whose plans the events
 * from number `since` on are about: sets their day, or takes it back when a master is something else again.
 */
export function reviewDeactivations(books: Books, since: number): void {
  if (books.settings.daysBeforeDeactivation === undefined) return;
  const accountIds = books.events
    .slice(since)
    .flatMap((event) =>
      'planInstanceId' in event ? books.planInstances.get(event.planInstanceId).accountId : [],
    );
  for (const id of new Set(accountIds)) review(books, id, books.settings.daysBeforeDeactivation);
}

function review(books: Books, accountId: AccountId, days: number): void {
  const { deactivateOn, ...account } = books.accounts.get(accountId);
  if (account.status === 'deactivated') return;
  const over = mastersOf(books, accountId).every(
    ({ status }) => isEnded(status) || status === 'suspended',
  );
  if (over === (deactivateOn !== undefined)) return;
  books.accounts.put({
    ...account,
    // Tomorrow at the earliest: all that falls on today may be done already.
    ...(over && { deactivateOn: addDays(books.today, Math.max(1, days)) }),
  });
}

/** Deactivates the accounts whose day it is: the plans that are only suspended are terminated, and nothing is billed any more (Aria wire notes 2.6). */
export function deactivateAccounts(books: Books): void {
  for (const { id } of books.accounts.where('deactivateOn', books.today)) {
    for (const master of mastersOf(books, id)) {
      if (!isEnded(master.status)) setStatus(books, master, 'terminated', { proration: 'none' });
    }
    const account = { ...books.accounts.get(id) };
    delete account.deactivateOn;
    books.accounts.put({ ...account, status: 'deactivated' });
    books.tell({ kind: 'deactivated', accountId: id });
  }
}

function mastersOf(books: Books, accountId: AccountId): WorldPlanInstance[] {
  return books.planInstances
    .where('account', accountId)
    .filter(({ parentId }) => parentId === undefined);
}
