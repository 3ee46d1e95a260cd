import type { InvoiceId } from '../../model/ids.js';
import { add, compare, isNegative, isZero, lesser, negate, zero } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPayment } from '../world.js';
import type { Target } from './pay-targets.js';
import { applyPayment } from './settle.js';

/**
 * Puts what a payment brought on the targets, in their order; invoices that do not get what they were to get are told
 * as not collected. What is left over stays unapplied.
 */
export function putOnInvoices(
  books: Books,
  { id, state, unapplied, amount: asked }: WorldPayment,
  targets: readonly Target[],
): void {
  const nothing = zero(asked.currency);
  let left = state === 'collected' ? (unapplied ?? nothing) : nothing;
  const settled = new Set<InvoiceId>();
  const failed = new Set<InvoiceId>();
  for (const { invoiceId, line, amount } of targets) {
    const part = lesser(left, amount);
    if (compare(part, amount) < 0) failed.add(invoiceId);
    if (isZero(part) || isNegative(part)) continue;
    applyPayment(books, id, { invoiceId, line, amount: part });
    settled.add(invoiceId);
    left = add(left, negate(part));
  }
  for (const invoiceId of settled) books.tell({ kind: 'settled', invoiceId });
  for (const invoiceId of failed) books.tell({ kind: 'collection-failed', invoiceId });
}
