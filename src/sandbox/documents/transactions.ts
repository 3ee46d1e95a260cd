import type { AccountId, CreditMemoId, InvoiceId, TransactionId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { add, isNegative, negate, type Money } from '../../money/money.js';
import { accountRow } from '../look-up.js';
import { invoiceTotal } from '../payments/open-amount.js';
import type {
  World,
  WorldCreditMemo,
  WorldInvoice,
  WorldPayment,
  WorldReceipt,
  WorldRefund,
  WorldStatement,
  WorldWriteOff,
} from '../world.js';
import type { Posting, WorldLine } from '../world/invoices.js';

/** The kinds of transactions and what each is, in words (Aria wire notes 2.12). What voids one is of the same kind. */
export const transactionKinds = {
  invoice: 'An invoice as a whole.',
  'invoice-charge': 'A line of an invoice that charges.',
  'invoice-credit': 'A line of an invoice that credits.',
  'external-charge': 'What another system charges.',
  'dunning-charge': 'What a step of dunning costs.',
  'balance-forward': 'What was owed before the account came here.',
  'negative-balance-forward': 'What was in credit before the account came here.',
  'balance-from-account': 'What another account owed and this one has taken over.',
  'reinstated-charge': 'A charge that was voided and is asked for again.',
  'electronic-payment': 'A payment by a stored or one-time method.',
  check: 'A payment by check.',
  'third-party-payment': 'A payment that came from outside.',
  'cash-credit': 'Credit that the company gave.',
  'balance-to-account': 'What this account owed and another one has taken over.',
  'reinstated-payment': 'A payment that was voided and counts after all.',
  'electronic-refund': 'Money given back on the method that it came from.',
  'check-refund': 'Money given back by check.',
  'third-party-payment-refund': 'Money given back to the third party that paid.',
  'write-off': 'What is given up of an invoice.',
  'credit-memo-line': 'What a credit memo credits of a line, with tax.',
} as const;
export type TransactionKind = keyof typeof transactionKinds;

export interface Transaction {
  readonly id: TransactionId;
  readonly kind: TransactionKind;
  /** The transaction that this one voids; both are of one kind. */
  readonly voids?: TransactionId;
  readonly date: CalendarDate;
  /** Never negative: the direction says which way it goes. */
  readonly amount: Money;
  /** A charge raises what the account owes, a credit lowers it. */
  readonly direction: 'charge' | 'credit';
  /** The invoice that it is or belongs to; of a payment: those that it was put on, of a refund: those that it opened again. */
  readonly invoiceIds: readonly InvoiceId[];
  /** The line of that invoice. */
  readonly line?: number;
  /** What it is for, in the words of who made it. */
  readonly about?: string;
  readonly creditMemoId?: CreditMemoId;
  /** Of a refund. */
  readonly paymentId?: TransactionId;
  /** The first statement that knows of it. */
  readonly statementId?: WorldStatement['id'];
  readonly receiptId?: string;
  readonly voidedOn?: CalendarDate;
}

/**
 * What happened on an account in money, newest first. A view: every number was given out when its row was made, so it never
 * changes. An invoice stands in it as a whole and with each of its lines, a credit memo with each of its lines, tax included.
 */
export function transactionsOf(world: World, accountId: AccountId): Transaction[] {
  const { currency } = accountRow(world, accountId);
  const own = <T extends { readonly accountId: AccountId }>(rows: readonly T[]) =>
    rows.filter((row) => row.accountId === accountId);
  const invoices = own(world.invoices).filter(({ pending }) => !pending);
  const settled = settledBy(invoices);
  const statementOf = statementFinder(own(world.statements), invoices);
  const receiptOf = receiptFinder(own(world.receipts));
  return [
    ...invoices.flatMap((invoice) => ofInvoice(invoice, currency)),
    ...own(world.creditMemos).flatMap(ofMemo),
    ...own(world.payments)
      .filter(({ state }) => state !== 'declined')
      .flatMap((payment) => ofPayment(payment, [...(settled.get(payment.id) ?? [])])),
    ...own(world.refunds).map(ofRefund),
    ...own(world.writeOffs).flatMap(ofWriteOff),
  ]
    .map((row) => ({ ...row, ...statementOf(row), ...receiptOf(row) }))
    .sort((a, b) => Number(b.id) - Number(a.id));
}

function ofInvoice(invoice: WorldInvoice, currency: string): Transaction[] {
  const { id, transactionId, date, lines, voidedOn, voidTransactionId } = invoice;
  const shared = { date, invoiceIds: [id], ...(voidedOn !== undefined && { voidedOn }) };
  const whole: Transaction = {
    ...shared,
    id: transactionId,
    kind: 'invoice',
    ...directed(invoiceTotal(invoice, currency)),
  };
  return [
    whole,
    ...lines.map((line, index): Transaction => ({
      ...shared,
      id: numberAfter(transactionId, index + 1),
      kind: kindOf(line),
      line: index + 1,
      about: line.description,
      ...directed(line.amount),
    })),
    ...voidOf(whole, voidTransactionId),
  ];
}

const postedAs = {
  'external-charge': 'external-charge',
  'dunning-charge': 'dunning-charge',
  'balance-forward': 'balance-forward',
  'transferred-balance': 'balance-from-account',
  'reinstated-charge': 'reinstated-charge',
} as const satisfies Record<Exclude<Posting, 'child-invoice'>, TransactionKind>;

function kindOf({ kind, posting = 'external-charge', amount }: WorldLine): TransactionKind {
  if (kind !== 'other' || posting === 'child-invoice')
    return isNegative(amount) ? 'invoice-credit' : 'invoice-charge';
  if (posting === 'balance-forward' && isNegative(amount)) return 'negative-balance-forward';
  return postedAs[posting];
}

function ofMemo(memo: WorldCreditMemo): Transaction[] {
  const { id, transactionId, invoiceId, date, lines, voidedOn, voidTransactionId } = memo;
  return lines.flatMap(({ line, amount, tax, comment = memo.comment }, index) => {
    const row: Transaction = {
      id: numberAfter(transactionId, index + 1),
      kind: 'credit-memo-line',
      date,
      amount: add(amount, tax),
      direction: 'credit',
      invoiceIds: [invoiceId],
      line,
      about: comment,
      creditMemoId: id,
      ...(voidedOn !== undefined && { voidedOn }),
    };
    return [row, ...voidOf(row, voidTransactionId && numberAfter(voidTransactionId, index))];
  });
}

const paymentKinds = {
  method: 'electronic-payment',
  check: 'check',
  external: 'third-party-payment',
  'cash-credit': 'cash-credit',
  transfer: 'balance-to-account',
  reinstated: 'reinstated-payment',
} as const satisfies Record<WorldPayment['by']['by'], TransactionKind>;

function ofPayment(payment: WorldPayment, invoiceIds: readonly InvoiceId[]): Transaction[] {
  const { id, date, amount, by, voidedOn, voidTransactionId } = payment;
  const row: Transaction = {
    id,
    kind: paymentKinds[by.by],
    date,
    amount,
    direction: 'credit',
    invoiceIds,
    ...('reason' in by && { about: by.reason }),
    ...(voidedOn !== undefined && { voidedOn }),
  };
  return [row, ...voidOf(row, voidTransactionId)];
}

const refundKinds = {
  method: 'electronic-refund',
  check: 'check-refund',
  'third-party': 'third-party-payment-refund',
} as const satisfies Record<WorldRefund['by'], TransactionKind>;

function ofRefund({ id, paymentId, date, amount, by, reopened }: WorldRefund): Transaction {
  return {
    id,
    kind: refundKinds[by],
    date,
    amount,
    direction: 'charge',
    invoiceIds: reopened.map(({ invoiceId }) => invoiceId),
    paymentId,
  };
}

function ofWriteOff(writeOff: WorldWriteOff): Transaction[] {
  const { id, date, amount, invoiceId, reason, voidedOn, voidTransactionId } = writeOff;
  const row: Transaction = {
    id,
    kind: 'write-off',
    date,
    amount,
    direction: 'credit',
    invoiceIds: [invoiceId],
    about: reason,
    ...(voidedOn !== undefined && { voidedOn }),
  };
  return [row, ...voidOf(row, voidTransactionId)];
}

/** The same transaction the other way, on the day of its voiding. */
function voidOf({ voidedOn, ...row }: Transaction, id: TransactionId | undefined): Transaction[] {
  if (id === undefined || voidedOn === undefined) return [];
  const direction = row.direction === 'charge' ? 'credit' : 'charge';
  return [{ ...row, id, voids: row.id, date: voidedOn, direction }];
}

function directed(amount: Money): Pick<Transaction, 'amount' | 'direction'> {
  return isNegative(amount)
    ? { amount: negate(amount), direction: 'credit' }
    : { amount, direction: 'charge' };
}

function numberAfter(id: TransactionId, count: number): TransactionId {
  return String(Number(id) + count) as TransactionId;
}

/** The invoices that each payment was put on, in their order. */
function settledBy(invoices: readonly WorldInvoice[]): ReadonlyMap<string, Set<InvoiceId>> {
  const settled = new Map<string, Set<InvoiceId>>();
  for (const { id: invoiceId, settlements } of invoices) {
    for (const { by, id } of settlements) {
      if (by !== 'payment' || id === undefined) continue;
      settled.set(id, (settled.get(id) ?? new Set()).add(invoiceId));
    }
  }
  return settled;
}

/** An invoice or one of its lines, as it was issued. */
function isOfInvoice({ kind, line, creditMemoId, voids }: Transaction): boolean {
  return (
    voids === undefined &&
    (kind === 'invoice' || (line !== undefined && creditMemoId === undefined))
  );
}

/**
 * An invoice and its lines are on the statement that was sent with it; anything else is on the first one of the same billing group
 * whose invoice was made later, of any group where it belongs to no invoice.
 */
function statementFinder(
  statements: readonly WorldStatement[],
  invoices: readonly WorldInvoice[],
): (row: Transaction) => Pick<Transaction, 'statementId'> {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const sent = new Map(statements.map((row) => [row.invoiceId, row]));
  return (row) => {
    const { id, invoiceIds } = row;
    const [invoiceId] = invoiceIds;
    const invoice = invoiceId && byId.get(invoiceId);
    const statement =
      isOfInvoice(row) && invoiceId
        ? sent.get(invoiceId)
        : statements.find(
            (sentLater) =>
              (!invoice || sentLater.billingGroupId === invoice.billingGroupId) &&
              Number(byId.get(sentLater.invoiceId)?.transactionId) > Number(id),
          );
    return statement ? { statementId: statement.id } : {};
  };
}

/** What an action made is known by its receipt: its payments, and its invoices. */
function receiptFinder(
  receipts: readonly WorldReceipt[],
): (row: Transaction) => Pick<Transaction, 'receiptId'> {
  const byTransaction = new Map(
    receipts.flatMap((row) => row.paymentIds.map((paymentId) => [paymentId, row.id] as const)),
  );
  const byInvoice = new Map(
    receipts.flatMap((row) => row.invoiceIds.map((invoiceId) => [invoiceId, row.id] as const)),
  );
  return (row) => {
    const {
      id,
      invoiceIds: [invoiceId],
    } = row;
    const receiptId =
      isOfInvoice(row) && invoiceId !== undefined
        ? byInvoice.get(invoiceId)
        : byTransaction.get(id);
    return receiptId === undefined ? {} : { receiptId };
  };
}
