import { Books } from '../../../src/sandbox/books.js';
import { invoiceOf, invoiceRowsOf } from '../../../src/sandbox/views.js';
import { errorCode, invoiceType } from '../../aria/codes.js';
import { accountNamed, type Handler } from '../handler.js';
import { chargesAndCredits, lineNumber, wireLine } from '../lines.js';
import { WireError } from '../wire-error.js';

/** Invoices by bill date, newest first; voided ones only where they are asked for (Aria wire notes 3.7). */
export const getInvoiceHistory: Handler<'get_invoice_history_m'> = async ({ sandbox }, request) => {
  const world = await sandbox.store.read();
  const { id: accountId, currency } = accountNamed(world, request.acct_no);
  const { start_bill_date: from = '', end_bill_date: to, include_voided: withVoided } = request;
  const rows = invoiceRowsOf(world, accountId)
    .map((row) => invoiceOf(world, row))
    .filter(
      ({ date, status }) =>
        date >= from && (to === undefined || date <= to) && (withVoided || status !== 'voided'),
    );
  return {
    invoice_hist: rows.map((invoice) => {
      const { period, paidOn } = invoice;
      const { charges, credits } = chargesAndCredits(invoice.lines, currency);
      return {
        invoice_no: invoice.id,
        outacct_no: accountId,
        billing_group_no: invoice.billingGroupId,
        master_plan_name: invoice.lines.find(({ planName }) => planName)?.planName,
        currency_cd: currency.toLowerCase(),
        bill_date: invoice.date,
        // Where nothing was to be paid, it is paid with its bill (assumed).
        paid_date: paidOn ?? (invoice.status === 'paid' ? invoice.date : undefined),
        amount: charges.amount,
        credit: credits.amount,
        recurring_bill_from: period?.from,
        recurring_bill_thru: period?.to,
        is_voided_ind: invoice.status === 'voided',
        invoice_type_cd: typeOf(invoice.lines),
        rb_flag: false,
        rb_status: false,
      };
    }),
  };
};

export const getInvoiceDetails: Handler<'get_invoice_details_m'> = async ({ sandbox }, request) => {
  const world = await sandbox.store.read();
  const { id: accountId } = accountNamed(world, request.acct_no);
  const row = world.invoices.find(
    ({ id, accountId: owner }) => id === request.invoice_no && owner === accountId,
  );
  if (!row) throw new WireError(errorCode.invoiceNotFound, 'transaction does not exist');
  const invoice = invoiceOf(world, row);
  const { period } = invoice;
  const books = new Books(world);
  return {
    invoice_line_details: row.lines.map((line, index) => {
      const { type, amount, baseUnits, units, factor } = wireLine(line);
      const { planInstanceId: id, chargeId } = line;
      return {
        line_no: index + 1,
        line_type: type,
        service_no: chargeId,
        plan_instance_no: id,
        master_plan_instance_no: id && books.masterOf(books.planInstances.get(id)).id,
        invoice_transaction_id: lineNumber(row, index + 1),
        service_name: line.description,
        units,
        base_plan_units: baseUnits,
        rate_per_unit: line.rate?.amount,
        amount,
        description: line.description,
        date_range_start: line.period?.from,
        date_range_end: line.period?.to,
        plan_name: line.planName,
        proration_factor: factor,
        tax_related_ind: line.kind === 'tax',
      };
    }),
    invoice_type_cd: typeOf(invoice.lines),
    from_date: period?.from,
    to_date: period?.to,
    billing_group_no: invoice.billingGroupId,
    is_pending_ind: invoice.status === 'pending',
    rb_flag: false,
    rb_status: false,
  };
};

function typeOf(lines: readonly { readonly prorated: boolean }[]): string {
  return lines.some(({ prorated }) => prorated) ? invoiceType.proration : invoiceType.anniversary;
}
