import { Books } from './books.js';
import { checkAccounts } from './check/check-accounts.js';
import { checkBilling } from './check/check-bill-dates.js';
import { checkDocuments } from './check/check-documents.js';
import { checkInvoices } from './check/check-invoices.js';
import { checkPayments } from './check/check-payments.js';
import { checkSubscriptions } from './check/check-subscriptions.js';
import { counterProblems } from './check/counters.js';
import { Check } from './check/rows.js';
import type { WorldProblem } from './world-problems.js';
import type { World } from './world.js';

/**
 * What the rows of a world must say of each other, beyond the schema of each: ids that are used once, references that lead
 * somewhere and stay in one account, one currency, dates on the right side of today, and amounts that are spent once.
 * Whatever the engine makes of a world that passes, passes.
 */
export function referenceProblems(world: World): WorldProblem[] {
  const check = new Check(world);
  checkAccounts(check);
  checkSubscriptions(check);
  checkInvoices(check);
  checkPayments(check);
  checkDocuments(check);
  // The rules of billing look rows up, so they are asked only where all are there.
  if (check.problems.length === 0) checkBilling(check, new Books(world));
  return [...check.problems, ...counterProblems(world)];
}
