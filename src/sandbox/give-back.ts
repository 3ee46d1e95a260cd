import { add, negate } from '../money/money.js';
import type { Books } from './books.js';
import type { WorldInvoice } from './world.js';

/** What an invoice had used up is free again when it is voided: coupons, service credits, usage, and charges and orders that had waited for it. */
export function giveBack(books: Books, { id, accountId, lines }: WorldInvoice): void {
  for (const line of lines) {
    const credit = books.serviceCredits.find(line.serviceCreditId);
    if (credit)
      books.serviceCredits.put({ ...credit, left: add(credit.left, negate(line.amount)) });
  }
  giveBackCoupons(books, accountId, lines);
  for (const { invoiceId: billed, ...row } of books.usage.where('invoice', id)) {
    if (billed !== undefined) books.usage.put(row);
  }
  for (const { invoiceId: billed, ...row } of books.openCharges.where('invoice', id)) {
    if (billed !== undefined) books.openCharges.put(row);
  }
  for (const orderId of new Set(lines.flatMap((line) => line.orderId ?? []))) {
    const { invoiceId: billed, ...order } = books.orders.get(orderId);
    if (billed === id) books.orders.put({ ...order, status: 'placed' });
  }
}

/** A code counts at most once on a line, so the order or master plan of what it lowered tells which coupon it was. */
function giveBackCoupons(
  books: Books,
  accountId: WorldInvoice['accountId'],
  lines: WorldInvoice['lines'],
): void {
  for (const applied of books.appliedCoupons.where('account', accountId)) {
    const worked = lines.some((line) => {
      if (line.couponCode !== applied.code) return false;
      if (applied.orderId !== undefined) return line.orderId === applied.orderId;
      if (applied.planInstanceId === undefined) return true;
      const instance = books.planInstances.find(line.planInstanceId);
      return instance !== undefined && books.masterOf(instance).id === applied.planInstanceId;
    });
    if (worked) books.appliedCoupons.put({ ...applied, used: applied.used - 1 });
  }
}
