import type { AccountId, InvoiceId } from '../../src/model/ids.js';
import type { BillDates } from './account-reads.js';
import type { AriaClient } from './client.js';
import { methodFilter, paymentsReturned, transactionType } from './codes.js';
import { answerOrNothing } from './read-call.js';
import type { CallOutput } from './wire/calls.js';

export type MethodRow =
  CallOutput<'get_acct_payment_methods_and_terms_m'>['account_payment_methods'][number];
export type PaymentHistory = CallOutput<'get_acct_payment_history_m'>;
export type PaymentRow = PaymentHistory['acct_payment_history'][number];
export type StatementRow = CallOutput<'get_acct_statement_history_m'>['statements_history'][number];
export type CreditRow = CallOutput<'get_payments_on_invoice_m'>['invoice_payment_details'][number];
export type TransactionRow = CallOutput<'get_acct_trans_history_m'>['history'][number];

/** The most that Aria tells in one go (Aria wire notes 3.7). */
const mostTransactions = 999;

/** Reads about what an account owes, has paid, and can pay with. Failures are the contract's errors. */
export class PaymentReads {
  readonly #client: AriaClient;
  readonly #accountId: AccountId;

  constructor(client: AriaClient, accountId: AccountId) {
    this.#client = client;
    this.#accountId = accountId;
  }

  /** Every stored method, disabled ones too. */
  readonly methods = async (): Promise<readonly MethodRow[]> => {
    const answer = await answerOrNothing(this.#client, 'get_acct_payment_methods_and_terms_m', {
      acct_no: this.#accountId,
      filter_status: methodFilter.all,
      payments_returned: paymentsReturned.methods,
    });
    return answer?.account_payment_methods ?? [];
  };

  /** Every payment and attempt, with what each was put on, and what in all was put on nothing yet. */
  async history({ from, to }: BillDates = {}): Promise<PaymentHistory> {
    const answer = await answerOrNothing(this.#client, 'get_acct_payment_history_m', {
      acct_no: this.#accountId,
      ...(from !== undefined && { start_date: from }),
      ...(to !== undefined && { end_date: to }),
      details_flag: true,
      include_unapplied_payments: true,
    });
    const nothing = { acct_payment_history: [], unapplied_payment_summary: undefined };
    return answer ?? { ...nothing, error_code: 0, error_msg: undefined };
  }

  async statements(): Promise<readonly StatementRow[]> {
    const answer = await answerOrNothing(this.#client, 'get_acct_statement_history_m', {
      acct_no: this.#accountId,
    });
    return answer?.statements_history ?? [];
  }

  /** What stands on an invoice, which must be known to be this account's. */
  async onInvoice(invoiceId: InvoiceId): Promise<readonly CreditRow[]> {
    const answer = await answerOrNothing(this.#client, 'get_payments_on_invoice_m', {
      acct_no: this.#accountId,
      invoice_no: invoiceId,
    });
    return answer?.invoice_payment_details ?? [];
  }

  /** The newest payments that a method made, each with the receipt id that it was made under. */
  async electronicPayments(): Promise<readonly TransactionRow[]> {
    const answer = await answerOrNothing(this.#client, 'get_acct_trans_history_m', {
      account_no: this.#accountId,
      transaction_type: transactionType.electronicPayment,
      record_limit: mostTransactions,
    });
    return answer?.history ?? [];
  }
}
