import type { Books } from './books.js';
import type { WorldBillingGroup, WorldPlanInstance } from './world.js';
import type { WorldLine } from './world/invoices.js';

/** Lines of a running period, which wait for the next anniversary invoice of the instance's master plan (Aria wire notes 4.2). */
export function defer(
  books: Books,
  instance: WorldPlanInstance,
  lines: readonly WorldLine[],
): void {
  deferTo(books, books.groupOf(instance), lines);
}

/** Lines that wait for an invoice of a billing group: `issueBills` knows which. */
export function deferTo(
  books: Books,
  { id, accountId }: WorldBillingGroup,
  lines: readonly WorldLine[],
): void {
  for (const line of lines) {
    books.openCharges.add({
      id: books.newId('row'),
      accountId,
      billingGroupId: id,
      line,
      since: books.today,
    });
  }
}
