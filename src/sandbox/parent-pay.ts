import { totalOf } from '../billing/charges.js';
import type { BillingGroupId, PlanInstanceId } from '../model/ids.js';
import { isZero } from '../money/money.js';
import type { Bill } from './bills.js';
import type { Books } from './books.js';
import type { WorldInvoice } from './world.js';
import type { WorldLine } from './world/invoices.js';

/**
 * Master plans for which a master plan of a parent account pays (Aria wire notes 2.16). The child has invoices of its own, with its own
 * coupons and taxes, on which nothing is owed; one line on an invoice of the parent asks for all that each comes to. That the parent's
 * invoice is made on the same day, and has one line for each of the child's, is assumed.
 */

/** A bill whose lines are all paid for by one: a master plan instance of a parent account, or its own account where none is named. */
export interface PaidBill extends Bill {
  readonly payerId?: PlanInstanceId | undefined;
}

/** The master plan instance of a parent account that pays for what hangs under an instance, or for itself. */
function payerOf(books: Books, id: PlanInstanceId | undefined): PlanInstanceId | undefined {
  const instance = books.planInstances.find(id);
  return instance && books.masterOf(instance).paidBy;
}

/** A bill as one for each who pays for what is on it. */
export function billsByPayer(books: Books, bill: Bill): PaidBill[] {
  const payers = new Set(
    books.planInstances.where('billingGroup', bill.billingGroupId).map(({ paidBy }) => paidBy),
  );
  if ([...payers].every((payerId) => payerId === undefined)) return [bill];
  const paidBy = (id: PlanInstanceId | undefined, payerId: PlanInstanceId | undefined) =>
    payerOf(books, id) === payerId;
  return [...new Set([undefined, ...payers])].map((payerId) => ({
    ...bill,
    lines: bill.lines.filter((line) => paidBy(line.planInstanceId, payerId)),
    usageIds: bill.usageIds.filter((id) => paidBy(books.usage.get(id).planInstanceId, payerId)),
    masterIds: new Set([...bill.masterIds].filter((id) => paidBy(id, payerId))),
    payerId,
  }));
}

/** The lines by which parents are asked for their children's invoices, by billing group. Who looks ahead for a child alone asks nobody. */
export function askParents(
  books: Books,
  invoices: readonly (readonly [WorldInvoice, PlanInstanceId])[],
): Map<BillingGroupId, WorldLine[]> {
  const asked = new Map<BillingGroupId, WorldLine[]>();
  for (const [{ id, accountId, lines }, payerId] of invoices) {
    const { name, currency } = books.accounts.get(accountId);
    const amount = totalOf(lines, currency);
    const payer = books.planInstances.find(payerId);
    if (!payer || isZero(amount)) continue;
    const group = books.groupOf(payer);
    const line: WorldLine = {
      kind: 'other',
      posting: 'child-invoice',
      description: name,
      amount,
      prorated: false,
      taxable: false,
      planInstanceId: payerId,
      childInvoiceId: id,
    };
    asked.set(group.id, [...(asked.get(group.id) ?? []), line]);
  }
  return asked;
}

/** Whether an invoice is a parent's that asks for one of a child. */
export function asksForChildren({ lines }: WorldInvoice): boolean {
  return lines.some(({ childInvoiceId }) => childInvoiceId !== undefined);
}

/** The invoices of children that an invoice asks for, as far as the books have them. A rebill asks for them in its place, so they are not its own. */
export function childInvoicesOf(books: Books, { lines, rebills }: WorldInvoice): WorldInvoice[] {
  if (rebills) return [];
  return lines.flatMap(({ childInvoiceId }) => books.invoices.find(childInvoiceId) ?? []);
}
