import type { CalendarDate } from '../../model/values.js';
import { lagOf } from '../bill-periods.js';
import { billUsage } from '../bill-usage.js';
import type { Books } from '../books.js';
import { asksForChildren } from '../parent-pay.js';
import { ownLines } from '../own-lines.js';
import { mayVoid, voidInvoice } from '../void-invoice.js';
import type { WorldInvoice, WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';

/**
 * With a negative bill lag an invoice is made before its period. Where a change takes effect after that and before the end of the period,
 * the whole invoice is voided and made anew (Aria wire notes 4.6). Here its lines go back on the bill, where the change shortens those
 * of its own instance like all charges that are not invoiced yet. So days before the change, and what else was on the invoice, are billed once;
 * what was paid on the old invoice settles the new one. Discounts, surcharge and tax are worked out anew.
 * An invoice that cannot be voided, as with a credit memo on it, or that asks for those of children, stays, and the change is credited as usual (assumed).
 * Says whether there was such an invoice.
 */
export function takeBackEarlyInvoices(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): boolean {
  const early = earlyInvoices(books, instance, from);
  for (const invoice of early) takeBack(books, invoice);
  return early.length > 0;
}

function earlyInvoices(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): WorldInvoice[] {
  if (lagOf(books, instance) >= 0) return [];
  const covering = instance.coverage.filter(({ period }) => period.to >= from);
  const ids = new Set(covering.map(({ invoiceId }) => invoiceId));
  return [...ids]
    .map((id) => books.invoices.get(id))
    .filter(
      (invoice) =>
        isBeforeItsPeriod(invoice, instance) &&
        mayVoid(books, invoice) &&
        !asksForChildren(invoice),
    );
}

function isBeforeItsPeriod({ date, lines }: WorldInvoice, { id }: WorldPlanInstance): boolean {
  return lines.some(
    ({ planInstanceId, kind, period }) =>
      planInstanceId === id && kind === 'recurring' && period !== undefined && period.from > date,
  );
}

const billedAgain: ReadonlySet<WorldLine['kind']> = new Set([
  'recurring',
  'recurring-arrears',
  'activation',
  'cancellation',
]);

function takeBack(books: Books, invoice: WorldInvoice): void {
  const lines = ownLines(books, invoice).filter(({ kind }) => billedAgain.has(kind));
  const group = books.billingGroups.get(invoice.billingGroupId);
  const waited = books.openCharges.where('invoice', invoice.id);
  // What it had used up is free again after the void. What had waited for this anniversary has it again.
  voidInvoice(books, invoice);
  books.bills.add(group, lines);
  for (const { line } of waited) {
    const instance = books.planInstances.find(line.planInstanceId);
    if (instance) books.bills.addAnniversary(group, books.masterOf(instance).id);
  }
  for (const { kind, planInstanceId, period } of invoice.lines) {
    if (kind === 'usage' && planInstanceId !== undefined && period)
      billUsage(books, books.planInstances.get(planInstanceId), period.to);
  }
}
