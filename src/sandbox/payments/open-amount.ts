import { totalOf } from '../../billing/charges.js';
import { compare, isNegative, isZero, subtract, sum, zero, type Money } from '../../money/money.js';
import type { WorldInvoice, WorldPayment } from '../world.js';

/** Invoices keep their lines when they are settled, so what they come to is counted once for each set of lines. */
const totals = new WeakMap<WorldInvoice['lines'], Money>();

/** What the lines of an invoice come to, whatever was paid. */
export function invoiceTotal({ lines }: WorldInvoice, currency: string): Money {
  // One line is added up faster than it is looked up.
  if (lines.length === 1) return totalOf(lines, currency);
  let total = totals.get(lines);
  if (!total) totals.set(lines, (total = totalOf(lines, currency)));
  return total;
}

/**
 * What is still owed on an invoice; negative when it is a credit that was not used up.
 * Nothing on one that is voided, waits for approval, is disputed (it counts as paid) or is the parent's to pay.
 */
export function openAmount(invoice: WorldInvoice, currency: string): Money {
  const { voidedOn, pending, disputed, parentPays, settlements } = invoice;
  if (voidedOn !== undefined || pending || disputed || parentPays) return zero(currency);
  let open = invoiceTotal(invoice, currency);
  for (const { amount } of settlements) open = subtract(open, amount);
  return open;
}

/** True when nothing is owed on the invoice. */
export function isSettled(invoice: WorldInvoice, currency: string): boolean {
  return compare(openAmount(invoice, currency), zero(currency)) <= 0;
}

/** Whether something is owed on an invoice (1), it is a credit that is not used up (-1), or neither (0). For the indexes of the books. */
export function openSign(invoice: WorldInvoice): number {
  const currency = invoice.lines[0]?.amount.currency;
  if (currency === undefined) return 0;
  const open = openAmount(invoice, currency);
  return isZero(open) ? 0 : isNegative(open) ? -1 : 1;
}

/** What an account owes: what is open on its invoices, without what it has paid ahead. Negative: it is in credit. */
export function balanceOf(
  invoices: readonly WorldInvoice[],
  payments: readonly WorldPayment[],
  currency: string,
): Money {
  const open = sum(
    invoices.map((invoice) => openAmount(invoice, currency)),
    currency,
  );
  const ahead = sum(
    payments.flatMap(({ unapplied }) => unapplied ?? []),
    currency,
  );
  return subtract(open, ahead);
}
