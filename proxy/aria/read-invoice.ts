import type { Invoice, InvoiceSummary } from '../../src/model/invoice.js';
import type { AccountReads, CataloguePlan, InvoiceContent } from './account-reads.js';
import { invoiceOf } from './to-invoices.js';

/** The services of a catalogue that charge for cancelling. */
export function feesIn(plans: readonly CataloguePlan[]): ReadonlySet<string> {
  const services = plans.flatMap(({ plan_services: own }) => own);
  return new Set(
    services.flatMap(({ is_cancellation_ind, service_no }) =>
      is_cancellation_ind && service_no !== undefined ? [service_no] : [],
    ),
  );
}

/** An invoice of the account with its lines; undefined where Aria does not find it. The catalogue is read only where a line does not say of which kind it is. */
export async function readInvoice(
  reads: Pick<AccountReads, 'invoice' | 'catalogue'>,
  summary: InvoiceSummary,
): Promise<Invoice | undefined> {
  const content = await reads.invoice(summary.id);
  if (!content) return undefined;
  const fees = hasStranger(content) ? feesIn(await reads.catalogue()) : new Set<string>();
  return invoiceOf(summary, content, fees);
}

function hasStranger({ invoice_line_details: rows }: InvoiceContent): boolean {
  return rows.some(
    ({ line_type: type, tax_related_ind: isTax, service_no: service }) =>
      type === undefined && !isTax && service !== undefined,
  );
}
