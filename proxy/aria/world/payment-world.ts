import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  invoiceIdSchema,
  planInstanceIdSchema,
  transactionIdSchema,
  type AccountId,
  type BillingGroupId,
  type InvoiceId,
} from '../../../src/model/ids.js';
import {
  compare,
  isNegative,
  isZero,
  subtract,
  sum,
  sumOfAmounts,
  type Money,
} from '../../../src/money/money.js';
import { invoiceTotal, openAmount } from '../../../src/sandbox/payments/open-amount.js';
import type { World, WorldInvoice, WorldSettlement } from '../../../src/sandbox/world.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';
import { amountOf } from '../amounts.js';
import { lacking, must } from '../failures.js';
import type { OpenInvoiceRow, PaymentBooks } from '../payment-books.js';
import type { SettledPolicy } from '../policy.js';
import { accountCurrency } from '../to-account.js';
import { chargedOn } from '../to-invoices.js';
import { invoiceLines } from '../to-lines.js';
import { worldPaymentOf } from '../to-payments.js';
import { accountWorld, firstFreeNumber, numbersFrom } from './account-world.js';

/** An account with what it owes and has paid, as a world of the engine. */
export interface PaymentWorld {
  readonly world: World;
  /** The number of a line of an open invoice as a transaction; lines are counted from 1. Undefined where Aria does not tell it. */
  readonly lineNumber: (invoiceId: InvoiceId, line: number) => string | undefined;
  /** What the balance is above what is open less what was paid ahead. Below zero: it stands in the world as credit. Above: nothing that was read says for what. */
  readonly unexplained: Money;
  /** An open invoice whose lines do not come to what Aria says that it comes to. */
  readonly unsummed: InvoiceId | undefined;
}

/**
 * What is open, with what was put on it, in the place of what stands for running periods in the world that plans are changed in.
 */
export function paymentWorld(
  books: PaymentBooks,
  accountId: AccountId,
  policy: SettledPolicy,
): PaymentWorld {
  const { details, history, open } = books;
  const currency = accountCurrency(books);
  const { world: base } = accountWorld(books, accountId, policy);
  const payments = history.acct_payment_history.map((row) => worldPaymentOf(row, accountId));
  const invoices = open.map((invoice) => invoiceOf(invoice, { books, base, accountId, currency }));
  const ahead = amountOf(history.unapplied_payment_summary ?? '0', currency);
  const owed = sum(
    invoices.map((invoice) => openAmount(invoice, currency)),
    currency,
  );
  const full = amountOf(details.acct_balance ?? '0', currency);
  const unexplained = subtract(full, subtract(owed, ahead));
  const groups = withGroupsOf(base, invoices, accountId);
  const first = firstFreeNumber([
    ...[...payments, ...invoices, ...base.paymentMethods, ...groups, ...base.planInstances],
    { id: String(base.nextIds.row - 1) },
  ]);
  const [group] = groups;
  const credit =
    isNegative(unexplained) && group
      ? [inCredit(unexplained, base, group.id, accountId, first)]
      : [];
  return {
    world: {
      ...base,
      billingGroups: groups,
      planInstances: base.planInstances.map((instance) => ({ ...instance, coverage: [] })),
      invoices: [...invoices, ...credit],
      payments,
      nextIds: numbersFrom(first + 2),
    },
    lineNumber: (invoiceId, line) =>
      open.find(({ id }) => id === invoiceId)?.lines[line - 1]?.invoice_transaction_id,
    unexplained,
    unsummed: invoices.find((invoice, index) => {
      const row = open[index]?.row;
      return row && !isSummed(invoice, chargedOn(row), currency);
    })?.id,
  };
}

/** Whether the lines of an invoice sum to what Aria tells; it may have taken off what stands on the invoice, or the credits of that (Aria wire notes 3.8). */
function isSummed(invoice: WorldInvoice, told: Money, currency: string): boolean {
  if (told.currency !== currency) return false;
  const difference = subtract(invoiceTotal(invoice, currency), told);
  const credits = invoice.settlements.filter(({ by }) => by !== 'payment');
  return [[], credits, invoice.settlements].some(
    (takenOff) => compare(difference, sumOfAmounts(takenOff, currency)) === 0,
  );
}

interface Around {
  readonly books: PaymentBooks;
  readonly base: World;
  readonly accountId: AccountId;
  readonly currency: string;
}

function invoiceOf(invoice: OpenInvoiceRow, around: Around): WorldInvoice {
  const { id, row } = invoice;
  const { books, base, accountId } = around;
  const date = must(row.bill_date, 'get_invoice_history_m', 'bill_date');
  const group = row.billing_group_no ?? base.billingGroups[0]?.id ?? '0';
  return {
    id,
    transactionId: z.parse(transactionIdSchema, id),
    accountId,
    billingGroupId: z.parse(billingGroupIdSchema, group),
    date,
    dueDate: books.statements.find(({ invoice_no }) => invoice_no === id)?.due_date ?? date,
    lines: linesOf(invoice, around),
    settlements: settlementsOf(invoice, around),
  };
}

/** Taxes and surcharges are of no service: they are paid with the invoice. */
const ofNone: ReadonlySet<WorldLine['kind']> = new Set(['tax', 'surcharge']);

function linesOf({ id, lines: rows }: OpenInvoiceRow, { base, currency }: Around): WorldLine[] {
  const lines = invoiceLines(
    { invoice_line_details: rows, is_pending_ind: false },
    currency,
    new Set(),
  );
  if (lines.length === 0) throw lacking('get_invoice_details_m', `the lines of invoice ${id}`);
  return lines.map((line, index): WorldLine => {
    const { plan_instance_no: instance, service_no: chargeId } = rows[index] ?? {};
    const isKnown = base.planInstances.some((each) => each.id === instance);
    if (!isKnown || instance === undefined || chargeId === undefined || ofNone.has(line.kind))
      return line;
    return { ...line, planInstanceId: z.parse(planInstanceIdSchema, instance), chargeId };
  });
}

/** Payments by line, where the history tells lines; all else that lowers what is owed is a credit. */
function settlementsOf(
  { id, row, lines, settled }: OpenInvoiceRow,
  { books, currency }: Around,
): WorldSettlement[] {
  const date = must(row.bill_date, 'get_invoice_history_m', 'bill_date');
  const payments = books.history.acct_payment_history;
  const paid = payments.flatMap((payment) =>
    payment.payment_application_details
      .filter(({ invoice_no }) => invoice_no === id)
      .flatMap((part) => {
        const whole = amountOf(part.invoice_pay_applied_amount ?? '0', currency);
        const byLine = part.applied_transactions.flatMap((applied) => {
          const line = lines.findIndex(
            ({ invoice_transaction_id: number }) =>
              number !== undefined && number === applied.transaction_id,
          );
          return line < 0
            ? []
            : [{ line: line + 1, amount: amountOf(applied.amount_applied ?? '0', currency) }];
        });
        const rest = subtract(
          whole,
          sum(
            byLine.map(({ amount }) => amount),
            currency,
          ),
        );
        return [...byLine, ...(isZero(rest) ? [] : [{ amount: rest }])].map((each) => ({
          by: 'payment' as const,
          ...(payment.transaction_id !== undefined && { id: payment.transaction_id }),
          date: payment.payment_date ?? date,
          ...each,
        }));
      }),
  );
  const known = new Set(payments.map(({ transaction_id }) => transaction_id ?? ''));
  const credited = settled
    .filter(({ transaction_id: number, is_voided }) => !is_voided && !known.has(number ?? '-'))
    .map(({ applied_amount, amount, transaction_date }) => ({
      by: 'credit-memo' as const,
      amount: amountOf(applied_amount ?? amount ?? '0', currency),
      date: transaction_date ?? date,
    }));
  return [...paid, ...credited];
}

/** An invoice may be of a billing group that is there no more. */
function withGroupsOf(
  { billingGroups }: World,
  invoices: readonly WorldInvoice[],
  accountId: AccountId,
): World['billingGroups'] {
  const known = new Set<BillingGroupId>(billingGroups.map(({ id }) => id));
  const strangers = [...new Set(invoices.map(({ billingGroupId }) => billingGroupId))].filter(
    (id) => !known.has(id),
  );
  return [
    ...billingGroups,
    ...strangers.map((id) => ({
      ...{ id, accountId, name: id },
      status: 'disabled' as const,
      pays: { by: 'nothing' as const },
    })),
  ];
}

/** Stands for all that the account has in credit. */
function inCredit(
  amount: Money,
  { today }: World,
  billingGroupId: BillingGroupId,
  accountId: AccountId,
  number: number,
): WorldInvoice {
  return {
    id: z.parse(invoiceIdSchema, String(number)),
    transactionId: z.parse(transactionIdSchema, String(number)),
    ...{ accountId, billingGroupId, date: today, dueDate: today },
    lines: [{ kind: 'service-credit', description: '', amount, prorated: false }],
    settlements: [],
  };
}
