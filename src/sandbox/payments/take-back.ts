import { oldestFirst } from '../../billing/payment-allocation.js';
import type { InvoiceId } from '../../model/ids.js';
import { add, isNegative, isZero, lesser, negate, zero, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldInvoice, WorldPayment } from '../world.js';
import { heldOf, unapplyPayment } from './settle.js';

/** An invoice that is open again, and how much of it. */
export interface Reopened {
  readonly invoiceId: InvoiceId;
  readonly amount: Money;
}

/**
 * Frees `amount` of a payment, so that it can be given back: first what is unapplied, then what settled invoices,
 * the newest settlement first. Those invoices are open again; a discount for paying them early is taken back (assumed).
 */
export function freePayment(books: Books, payment: WorldPayment, amount: Money): Reopened[] {
  const nothing = zero(amount.currency);
  const reopened: Reopened[] = [];
  let missing = add(amount, negate(payment.unapplied ?? nothing));
  for (const invoice of newestFirst(books, payment)) {
    if (isZero(missing) || isNegative(missing)) break;
    const held = heldOf(books, invoice, payment.id);
    const taken = lesser(held, missing);
    unapplyPayment(books, payment.id, invoice.id, taken);
    reopened.push({ invoiceId: invoice.id, amount: taken });
    missing = add(missing, negate(taken));
  }
  return reopened;
}

/** The invoices that a payment still settles: the one that it was put on last comes first, those of one day from the newest on. */
function newestFirst(books: Books, { id, accountId }: WorldPayment): WorldInvoice[] {
  const settled = books.invoices.where('account', accountId).filter((invoice) => {
    const held = heldOf(books, invoice, id);
    return !isZero(held) && !isNegative(held);
  });
  const appliedOn = (invoice: WorldInvoice) =>
    invoice.settlements.findLast((part) => part.by === 'payment' && part.id === id)?.date ?? '';
  return oldestFirst(settled)
    .reverse()
    .sort((a, b) => (appliedOn(a) < appliedOn(b) ? 1 : appliedOn(a) > appliedOn(b) ? -1 : 0));
}
