import { invoiceTotal } from '../../../src/sandbox/payments/open-amount.js';
import { invoiceRowsOf, invoiceSummaryOf } from '../../../src/sandbox/views.js';
import { accountNamed, type Handler } from '../handler.js';

/** One statement for each invoice, by its date (Aria wire notes 3.7). */
export const getAcctStatementHistory: Handler<'get_acct_statement_history_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId, currency } = accountNamed(world, request.acct_no);
  const { start_date: from = '', end_date: to } = request;
  const invoices = invoiceRowsOf(world, accountId).filter(
    ({ date, pending }) => !pending && date >= from && (to === undefined || date <= to),
  );
  return {
    statements_history: invoices.map((invoice) => {
      const sent = world.statements.find(({ invoiceId }) => invoiceId === invoice.id);
      return {
        statement_no: sent?.id ?? invoice.transactionId,
        create_date: invoice.date,
        currency_cd: currency.toLowerCase(),
        due_date: invoice.dueDate,
        new_charges_amount: invoiceTotal(invoice, currency).amount,
        is_paid_ind: invoiceSummaryOf(world, invoice).status === 'paid',
        invoice_no: invoice.id,
      };
    }),
  };
};
