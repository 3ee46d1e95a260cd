import * as z from 'zod/mini';
import { invoiceIdSchema, type InvoiceId } from '../../src/model/ids.js';
import { compare, zero } from '../../src/money/money.js';
import { aFewAtATime } from './a-few-at-a-time.js';
import type { AccountPicture, AccountReads, InvoiceContent, InvoiceRow } from './account-reads.js';
import { must } from './failures.js';
import type { CreditRow, PaymentHistory, StatementRow } from './payment-reads.js';
import { chargedOn } from './to-invoices.js';

/** An invoice on which something may be owed, as Aria tells of it. */
export interface OpenInvoiceRow {
  readonly id: InvoiceId;
  readonly row: InvoiceRow;
  readonly lines: InvoiceContent['invoice_line_details'];
  /** Payments and credits that stand on it. */
  readonly settled: readonly CreditRow[];
}

/** What of an account its payments are made from. */
export interface PaymentBooks extends Pick<
  AccountPicture,
  'details' | 'catalogue' | 'today' | 'methods'
> {
  readonly history: PaymentHistory;
  readonly statements: readonly StatementRow[];
  readonly open: readonly OpenInvoiceRow[];
}

/** Open invoices that are read at once, each with two calls. */
const atOnce = 3;

/** Reads what is owed and what was paid. Of invoices that are paid, voided or credits nothing more is asked. */
export async function readPaymentBooks(reads: AccountReads): Promise<PaymentBooks> {
  const [details, catalogue, today, methods, history, statements, invoices] = await Promise.all([
    reads.details(),
    reads.catalogue(),
    reads.today(),
    reads.methods(),
    reads.payments.history(),
    reads.payments.statements(),
    reads.invoices(),
  ]);
  const open = await aFewAtATime(invoices.filter(isOpen), atOnce, (row) => openInvoice(reads, row));
  return {
    ...{ details, catalogue, today, methods, history, statements },
    open: open.flatMap((invoice) => invoice ?? []),
  };
}

function isOpen(row: InvoiceRow): boolean {
  const charged = chargedOn(row);
  return (
    !row.is_voided_ind &&
    row.paid_date === undefined &&
    compare(charged, zero(charged.currency)) > 0
  );
}

/** Undefined for one that waits for approval: it is not owed yet. */
async function openInvoice(
  reads: AccountReads,
  row: InvoiceRow,
): Promise<OpenInvoiceRow | undefined> {
  const id = z.parse(invoiceIdSchema, must(row.invoice_no, 'get_invoice_history_m', 'invoice_no'));
  const [content, settled] = await Promise.all([reads.invoice(id), reads.payments.onInvoice(id)]);
  if (!content || content.is_pending_ind) return undefined;
  return { id, row, lines: content.invoice_line_details, settled };
}
