import { isZero, sum, type Money } from '../../../src/money/money.js';
import { Books } from '../../../src/sandbox/books.js';
import { paymentRowsOf } from '../../../src/sandbox/payments/payment-views.js';
import { openAmount } from '../../../src/sandbox/payments/open-amount.js';
import { heldOf } from '../../../src/sandbox/payments/settle.js';
import type {
  World,
  WorldInvoice,
  WorldPayment,
  WorldSettlement,
} from '../../../src/sandbox/world.js';
import { errorCode, payMethodType, paymentStatus, transactionType } from '../../aria/codes.js';
import { accountNamed, type Handler, type Success } from '../handler.js';
import { chargesAndCredits, lineNumber } from '../lines.js';
import { WireError } from '../wire-error.js';

type PaymentRow = NonNullable<
  Success<'get_acct_payment_history_m'>['acct_payment_history']
>[number];
type Application = NonNullable<PaymentRow['payment_application_details']>[number];

/** Payments and attempts at them, newest first (Aria wire notes 3.7). That attempts that were declined are listed is assumed. */
export const getAcctPaymentHistory: Handler<'get_acct_payment_history_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId, currency } = accountNamed(world, request.acct_no);
  const { start_date: from = '', end_date: to, limit_records: limit } = request;
  const books = new Books(world);
  const payments = paymentRowsOf(world, accountId)
    .filter(({ date }) => date >= from && (to === undefined || date <= to))
    .slice(0, limit);
  const ahead = books.payments
    .where('unapplied', accountId)
    .flatMap(({ unapplied }) => unapplied ?? []);
  return {
    acct_payment_history: payments.map((payment) => ({
      ...paymentRow(world, payment),
      ...(request.details_flag && {
        payment_application_details: applications(books, payment, currency),
      }),
    })),
    ...(request.include_unapplied_payments && {
      unapplied_payment_summary: sum(ahead, currency).amount,
    }),
  };
};

const transactionTypes: Record<WorldPayment['by']['by'], number> = {
  method: transactionType.electronicPayment,
  check: transactionType.check,
  'cash-credit': transactionType.cashCredit,
  external: transactionType.thirdPartyPayment,
  transfer: transactionType.transferOut,
  reinstated: transactionType.reinstatedPayment,
};

function paymentRow({ paymentMethods }: World, payment: WorldPayment): PaymentRow {
  const { id, date, amount, by, state, declineCode, unapplied, voidTransactionId } = payment;
  const method =
    by.by === 'method' ? paymentMethods.find((row) => row.id === by.methodId) : undefined;
  const approved = state !== 'declined';
  return {
    transaction_id: id,
    payment_status: approved ? paymentStatus.approved : paymentStatus.declined,
    payment_date: date,
    payment_received_date: date,
    payment_trans_type: transactionTypes[by.by],
    payment_currency: amount.currency.toLowerCase(),
    payment_amount: amount.amount,
    payment_amount_left_to_apply: unapplied?.amount ?? '0',
    voiding_event_no: voidTransactionId,
    voidable_flag: state === 'collected',
    pay_method_type: method ? undefined : payMethodType.external,
    payment_method_no: method?.id,
    cc_suffix: method?.lastFour,
    proc_status_code: method && (approved ? '100' : (declineCode ?? 'declined')),
    proc_status_text: method && (approved ? paymentStatus.approved : paymentStatus.declined),
  };
}

function applications(books: Books, payment: WorldPayment, currency: string): Application[] {
  return books.invoices.where('account', payment.accountId).flatMap((invoice) => {
    if (!invoice.settlements.some((part) => isOf(part, payment))) return [];
    const applied = heldOf(books, invoice, payment.id);
    if (isZero(applied)) return [];
    const { charges, credits } = chargesAndCredits(invoice.lines, currency);
    return [
      {
        invoice_no: invoice.id,
        invoice_date: invoice.date,
        invoice_pay_applied_amount: applied.amount,
        invoice_charge: charges.amount,
        invoice_credit: credits.amount,
        invoice_bal_due: openAmount(invoice, currency).amount,
        applied_transactions: ofLines(invoice, payment, currency),
      },
    ];
  });
}

/** What of a payment was put on lines by name; what was put on the invoice as a whole is of none. */
function ofLines(
  invoice: WorldInvoice,
  payment: WorldPayment,
  currency: string,
): Application['applied_transactions'] {
  const lines = new Set(
    invoice.settlements.flatMap((part) => (isOf(part, payment) ? (part.line ?? []) : [])),
  );
  return [...lines].flatMap((line) => {
    const held = sum(
      invoice.settlements
        .filter((part) => isOf(part, payment) && part.line === line)
        .map(({ amount }) => amount),
      currency,
    );
    return isZero(held)
      ? []
      : [
          {
            transaction_id: lineNumber(invoice, line),
            original_amount: invoice.lines[line - 1]?.amount.amount,
            amount_applied: held.amount,
            date_applied: payment.date,
          },
        ];
  });
}

function isOf({ by, id }: WorldSettlement, payment: WorldPayment): boolean {
  return by === 'payment' && id === payment.id;
}

const settlementTypes: Record<WorldSettlement['by'], number> = {
  payment: transactionType.electronicPayment,
  'credit-memo': transactionType.creditMemoLine,
  invoice: transactionType.invoiceCredit,
  'early-payment': transactionType.invoiceCredit,
  'write-off': transactionType.writeOff,
  rebill: transactionType.creditMemoLine,
};

/** What stands on an invoice, each payment and credit with what of it is there (assumed). */
export const getPaymentsOnInvoice: Handler<'get_payments_on_invoice_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId, currency } = accountNamed(world, request.acct_no);
  const invoice = world.invoices.find(
    (row) => row.id === request.invoice_no && row.accountId === accountId,
  );
  if (!invoice) throw new WireError(errorCode.invoiceNotFound, 'transaction does not exist');
  const standing = new Map<string, { readonly part: WorldSettlement; amounts: Money[] }>();
  for (const part of invoice.settlements) {
    const key = `${part.by} ${part.id ?? ''}`;
    const before = standing.get(key);
    if (before) before.amounts.push(part.amount);
    else standing.set(key, { part, amounts: [part.amount] });
  }
  return {
    invoice_payment_details: [...standing.values()].flatMap(({ part, amounts }) => {
      const amount = sum(amounts, currency);
      return isZero(amount)
        ? []
        : [
            {
              transaction_id: part.by === 'payment' ? part.id : undefined,
              transaction_type: settlementTypes[part.by],
              amount: amount.amount,
              applied_amount: amount.amount,
              currency_code: currency.toLowerCase(),
              transaction_date: part.date,
              is_voided: false,
            },
          ];
    }),
  };
};
