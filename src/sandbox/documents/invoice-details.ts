import type { InvoiceId } from '../../model/ids.js';
import type { Invoice } from '../../model/invoice.js';
import type { CalendarDate } from '../../model/values.js';
import { add, isZero, type Money } from '../../money/money.js';
import { accountRow } from '../look-up.js';
import { openAmount } from '../payments/open-amount.js';
import { invoiceOf } from '../views.js';
import type { World, WorldInvoice, WorldSettlement, WorldStatement } from '../world.js';
import { creditMemoOf, type CreditMemoView } from './document-views.js';
import { historyRow, type HistoryRow } from './invoice-history.js';

/** What settles an invoice: how much of one payment, memo, credit invoice, discount or write-off, or what its rebill asks for instead. */
export type Settled = Pick<WorldSettlement, 'by' | 'id' | 'amount'>;

export interface InvoiceDetails extends HistoryRow, Pick<Invoice, 'lines'> {
  readonly dueDate: CalendarDate;
  readonly open: Money;
  /** All that replaced it since, the first first: its rebill, the rebill of that, and so on; voided ones too. */
  readonly rebills: readonly InvoiceId[];
  readonly creditMemos: readonly CreditMemoView[];
  readonly settledBy: readonly Settled[];
  readonly statementId?: WorldStatement['id'];
}

/** An invoice with all that belongs to it; undefined when there is none with this id. */
export function invoiceDetails(world: World, id: InvoiceId): InvoiceDetails | undefined {
  const invoice = world.invoices.find((row) => row.id === id);
  if (!invoice) return undefined;
  const { currency } = accountRow(world, invoice.accountId);
  const statement = world.statements.find((row) => row.invoiceId === id);
  const replacing = world.invoices.filter((row) => row.rebills?.invoiceId === id);
  return {
    ...historyRow(world, invoice, replacing.find((row) => row.voidedOn === undefined)?.id),
    ...invoiceOf(world, invoice),
    dueDate: invoice.dueDate,
    open: openAmount(invoice, currency),
    rebills: rebillsAfter(world, id),
    creditMemos: world.creditMemos
      .filter((memo) => memo.invoiceId === id)
      .map((memo) => creditMemoOf(world, memo)),
    settledBy: settledBy(invoice),
    ...(statement && { statementId: statement.id }),
  };
}

function rebillsAfter(world: World, id: InvoiceId): InvoiceId[] {
  return world.invoices
    .filter((row) => row.rebills?.invoiceId === id)
    .flatMap((rebill) => [rebill.id, ...rebillsAfter(world, rebill.id)]);
}

/** One entry for each source; what was taken off again is not in it. */
function settledBy({ settlements }: WorldInvoice): Settled[] {
  const sources = new Map<string, Settled>();
  for (const { by, id, amount } of settlements) {
    const key = `${by} ${id ?? ''}`;
    const before = sources.get(key);
    sources.set(key, {
      by,
      ...(id !== undefined && { id }),
      amount: before ? add(before.amount, amount) : amount,
    });
  }
  return [...sources.values()].filter(({ amount }) => !isZero(amount));
}
