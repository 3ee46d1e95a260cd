import * as z from 'zod/mini';
import { billingGroupIdSchema, invoiceIdSchema } from '../../src/model/ids.js';
import type { Invoice, InvoiceSummary } from '../../src/model/invoice.js';
import { add, isNegative, negate } from '../../src/money/money.js';
import type { InvoiceContent, InvoiceRow } from './account-reads.js';
import { amountOf, currencyOf } from './amounts.js';
import { must } from './failures.js';
import { invoiceLines } from './to-lines.js';

const call = 'get_invoice_history_m';

/** Newest first: by bill date, those of one date by number. */
export function invoiceSummariesOf(rows: readonly InvoiceRow[]): InvoiceSummary[] {
  return rows
    .map(summaryOf)
    .sort((a, b) => compareText(b.date, a.date) || compareNumbers(b.id, a.id));
}

function summaryOf(row: InvoiceRow): InvoiceSummary {
  const id = z.parse(invoiceIdSchema, must(row.invoice_no, call, 'invoice_no'));
  const { recurring_bill_from: from, recurring_bill_thru: to, paid_date: paidOn } = row;
  return {
    id,
    number: id,
    date: must(row.bill_date, call, 'bill_date'),
    ...(from !== undefined && to !== undefined && { period: { from, to } }),
    amount: chargedOn(row),
    status: row.is_voided_ind ? 'voided' : paidOn === undefined ? 'open' : 'paid',
    ...(paidOn !== undefined && { paidOn }),
    ...(row.billing_group_no !== undefined && {
      billingGroupId: z.parse(billingGroupIdSchema, row.billing_group_no),
    }),
  };
}

/** What an invoice comes to: its charges less its credits. */
export function chargedOn(row: InvoiceRow) {
  const currency = currencyOf(must(row.currency_cd, call, 'currency_cd'));
  const credit = amountOf(row.credit ?? '0', currency);
  return add(
    amountOf(must(row.amount, call, 'amount'), currency),
    isNegative(credit) ? credit : negate(credit),
  );
}

/** A pending invoice is told only with its content. `fees`: the services that charge for cancelling. */
export function invoiceOf(
  summary: InvoiceSummary,
  content: InvoiceContent,
  fees: ReadonlySet<string>,
): Invoice {
  return {
    ...summary,
    ...(content.is_pending_ind && { status: 'pending' as const }),
    lines: invoiceLines(content, summary.amount.currency, fees),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function compareNumbers(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
