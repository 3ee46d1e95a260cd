import { invoiceType, type InvoiceType } from '../../billing/invoice-type.js';
import type { AccountId, InvoiceId } from '../../model/ids.js';
import type { InvoiceSummary } from '../../model/invoice.js';
import { invoiceRowsOf, invoiceSummaryOf } from '../views.js';
import type { World, WorldInvoice } from '../world.js';

/** Which invoices: all of them, those that replace no other, or those that do (Aria wire notes 2.13). */
export type HistoryFilter = 'all' | 'originals' | 'rebills';

/** A row of the history with its links to what it replaces and what replaces it. */
export interface HistoryRow extends InvoiceSummary {
  readonly type: InvoiceType;
  /** Of a rebill: the invoice that it replaces, which may be a rebill itself, and why. */
  readonly rebillOf?: WorldInvoice['rebills'];
  /** Of an invoice that was rebilled: the rebill that stands in its place. */
  readonly rebilledBy?: InvoiceId;
}

/** The invoices of an account, newest first. Of what was rebilled several times, `rebills` has all rebills. */
export function invoiceHistory(
  world: World,
  accountId: AccountId,
  filter: HistoryFilter = 'all',
): HistoryRow[] {
  const rows = invoiceRowsOf(world, accountId);
  const rebilledBy = new Map(
    rows.flatMap(({ id, rebills, voidedOn }) =>
      rebills && voidedOn === undefined ? [[rebills.invoiceId, id] as const] : [],
    ),
  );
  return rows
    .filter(({ rebills }) => filter === 'all' || (filter === 'rebills') === (rebills !== undefined))
    .map((invoice) => historyRow(world, invoice, rebilledBy.get(invoice.id)));
}

export function historyRow(
  world: World,
  invoice: WorldInvoice,
  rebilledBy: InvoiceId | undefined,
): HistoryRow {
  const { rebills, lines } = invoice;
  return {
    ...invoiceSummaryOf(world, invoice),
    type: invoiceType(lines, rebills !== undefined),
    ...(rebills && { rebillOf: rebills }),
    ...(rebilledBy !== undefined && { rebilledBy }),
  };
}
