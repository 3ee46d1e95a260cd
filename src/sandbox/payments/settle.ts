import type { InvoiceId, TransactionId } from '../../model/ids.js';
import {
  add,
  compare,
  isNegative,
  isZero,
  lesser,
  negate,
  sum,
  zero,
  type Money,
} from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldInvoice, WorldPayment, WorldSettlement } from '../world.js';
import { currencyOf, discountToday, openOf } from './open-invoices.js';

/**
 * Settlements are only ever added: what is taken back is a negative one beside the first, so an invoice tells
 * its whole history and the sums stay right. What a payment has not settled stands on it as `unapplied`.
 */

/** Settles a part of an invoice today. */
export function settle(
  books: Books,
  invoiceId: InvoiceId,
  part: Omit<WorldSettlement, 'date'>,
): WorldInvoice {
  const invoice = books.invoices.get(invoiceId);
  return books.invoices.put({
    ...invoice,
    // A new property in front of a spread makes a small object quickly, one behind it a large one slowly.
    settlements: [...invoice.settlements, { date: books.today, ...part }],
  });
}

/**
 * Puts `amount` of the unapplied money of a payment on an invoice. When that and the discount for paying early
 * make it whole today, the discount is given too.
 */
export function applyPayment(
  books: Books,
  paymentId: TransactionId,
  { invoiceId, amount, line }: { invoiceId: InvoiceId; amount: Money; line?: number | undefined },
): void {
  putUnapplied(books, paymentId, negate(amount));
  const discount = discountToday(books, books.invoices.get(invoiceId));
  const invoice = settle(books, invoiceId, {
    by: 'payment',
    id: paymentId,
    ...(line !== undefined && { line }),
    amount,
  });
  if (!isZero(discount) && compare(openOf(books, invoice), discount) <= 0)
    giveDiscount(books, invoice);
}

function giveDiscount(books: Books, invoice: WorldInvoice): void {
  const open = openOf(books, invoice);
  if (!isZero(open) && !isNegative(open))
    settle(books, invoice.id, { by: 'early-payment', amount: open });
}

/**
 * Takes payments and credits of other invoices off an invoice, newest first, until they come to `amount` or nothing
 * of the kind is left. Payments get it back as unapplied money, credits are open again. What was credited by memo,
 * written off or rebilled stays. Afterwards `settleAccount` finds new use for the money.
 */
export function unapply(books: Books, invoiceId: InvoiceId, amount: Money): void {
  let left = amount;
  for (const part of standing(books, invoiceId).reverse()) {
    if (isZero(left) || isNegative(left)) return;
    if (!isMoney(part) || isNegative(part.amount)) continue;
    const taken = lesser(part.amount, left);
    takeOff(books, invoiceId, part, taken);
    left = add(left, negate(taken));
  }
}

/**
 * Takes all payments and credits of other invoices off an invoice, and the discount for paying it early.
 * A credit gets back what it had settled elsewhere, and that is open again.
 */
export function unapplyAll(books: Books, invoiceId: InvoiceId): void {
  for (const part of standing(books, invoiceId).reverse())
    if (isMoney(part)) takeOff(books, invoiceId, part, part.amount);
  withdrawDiscount(books, invoiceId);
}

/** Takes `amount` of a payment off an invoice that it settled, and the discount that it had brought, since the invoice is no longer paid. */
export function unapplyPayment(
  books: Books,
  paymentId: TransactionId,
  invoiceId: InvoiceId,
  amount: Money,
): void {
  let left = amount;
  for (const part of standing(books, invoiceId).reverse()) {
    if (part.by !== 'payment' || part.id !== paymentId || isZero(left)) continue;
    const taken = lesser(part.amount, left);
    takeOff(books, invoiceId, part, taken);
    left = add(left, negate(taken));
  }
  withdrawDiscount(books, invoiceId);
}

/** What of a payment an invoice still holds. */
export function heldOf(books: Books, invoice: WorldInvoice, paymentId: TransactionId): Money {
  const currency = currencyOf(books, invoice);
  return sum(
    invoice.settlements
      .filter(({ by, id }) => by === 'payment' && id === paymentId)
      .map(({ amount }) => amount),
    currency,
  );
}

/** Changes what of a payment is unapplied; nothing is left out of the row. */
export function putUnapplied(books: Books, paymentId: TransactionId, change: Money): WorldPayment {
  const { unapplied: before, ...payment } = books.payments.get(paymentId);
  const unapplied = add(before ?? zero(change.currency), change);
  if (isNegative(unapplied)) throw new Error(`Payment ${paymentId} is applied twice.`);
  return books.payments.put({ ...payment, ...(!isZero(unapplied) && { unapplied }) });
}

/** A settlement with what of it was not taken back. */
type Standing = Pick<WorldSettlement, 'by' | 'id' | 'line' | 'amount'>;

/** What still settles an invoice, the oldest first. */
function standing(books: Books, invoiceId: InvoiceId): Standing[] {
  const invoice = books.invoices.get(invoiceId);
  const parts = new Map<string, Standing>();
  for (const { by, id, line, amount } of invoice.settlements) {
    const key = `${by} ${id ?? ''} ${line ?? ''}`;
    const before = parts.get(key)?.amount ?? zero(currencyOf(books, invoice));
    parts.set(key, {
      by,
      ...(id !== undefined && { id }),
      ...(line !== undefined && { line }),
      amount: add(before, amount),
    });
  }
  return [...parts.values()].filter(({ amount }) => !isZero(amount));
}

/** Money that came, or was credited on another invoice: what can be taken off and find another use. */
function isMoney({ by }: Standing): boolean {
  return by === 'payment' || by === 'invoice';
}

function takeOff(
  books: Books,
  invoiceId: InvoiceId,
  { by, id, line }: Standing,
  amount: Money,
): void {
  settle(books, invoiceId, {
    by,
    ...(id !== undefined && { id }),
    ...(line !== undefined && { line }),
    amount: negate(amount),
  });
  if (id === undefined) return;
  if (by === 'payment') putUnapplied(books, id as TransactionId, amount);
  else settle(books, id as InvoiceId, { by: 'invoice', id: invoiceId, amount });
}

function withdrawDiscount(books: Books, invoiceId: InvoiceId): void {
  for (const { by, amount } of standing(books, invoiceId))
    if (by === 'early-payment') settle(books, invoiceId, { by, amount: negate(amount) });
}
