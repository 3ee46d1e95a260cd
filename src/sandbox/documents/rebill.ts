import { planRebill, type LineChange, type RebilledLine } from '../../billing/rebill-plan.js';
import { rebillRefusal, type RebillRefusal } from '../../billing/rebill.js';
import type { AccountId, InvoiceId, TransactionId } from '../../model/ids.js';
import { taxLinesOf } from '../adjust-bill.js';
import { Books } from '../books.js';
import { collectInvoice } from '../collection.js';
import { addInvoice } from '../issue-bills.js';
import { openAmount } from '../payments/open-amount.js';
import { settleAccount } from '../payments/settle-account.js';
import { applyPayment, heldOf, settle, unapplyAll } from '../payments/settle.js';
import { withdrawWriteOffs } from '../payments/write-off.js';
import type { Step } from '../steps.js';
import type { World, WorldCreditMemo, WorldInvoice } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import { isNegative, isZero, lesser, type Money } from '../../money/money.js';
import { issueMemo, takeOff, withdrawMemo } from './credit-memo.js';
import { rebillableLines, rebillStateOf, serviceWith, typeOf } from './rebillable.js';
import { makeStatements } from './statements.js';
import { uncover } from './uncover.js';

/** How a line of the rebill differs from the one that it replaces. */
export interface RebillChange extends Omit<LineChange, 'service'> {
  /** Another service of the catalogue: the charge of a rate schedule. */
  readonly chargeId?: string | undefined;
  /** What an agent has to say about the line. */
  readonly comment?: string | undefined;
}

export interface RebillInput {
  readonly accountId: AccountId;
  readonly invoiceId: InvoiceId;
  /** Lines that are not named are copied. */
  readonly changes: readonly RebillChange[];
  readonly reason: string;
  readonly comment: string;
}

export type RebillOutcome =
  | (Step & {
      readonly rebill: WorldInvoice;
      /** Left out when no line is lower than before. */
      readonly memo?: WorldCreditMemo | undefined;
      readonly refusal?: undefined;
    })
  | { readonly refusal: RebillRefusal; readonly world?: undefined };

/**
 * An agent rebills an invoice: a changed copy of its charges with tax of today is billed in its place, and a memo credits the
 * difference (Aria wire notes 4.11). The rest is owed on the rebill alone, so what was paid on the invoice counts for the rebill
 * first and then for what else is open (assumed). The rebill is paid for as its billing group pays today.
 */
export function rebillInvoice(world: World, input: RebillInput): RebillOutcome {
  const { accountId, invoiceId, reason, comment } = input;
  const books = new Books(world);
  const invoice = books.invoices.find(invoiceId);
  if (invoice?.accountId !== accountId) return { refusal: 'invoice-not-found' };
  const { currency } = books.accounts.get(accountId);
  const lines = rebillableLines(books, invoice);
  const changes = input.changes.map(({ chargeId, ...change }): LineChange => {
    if (chargeId === undefined) return change;
    const service = serviceWith(world, chargeId, currency);
    return { ...change, service: service ? typeOf(service) : 'not-found' };
  });
  const asked = { changes, reason, comment };
  const refusal = rebillRefusal(rebillStateOf(books, invoice), lines, asked, currency);
  if (refusal) return { refusal };

  const plan = planRebill(lines, changes, currency);
  const paid = paymentsOn(books, invoice);
  unapplyAll(books, invoiceId);
  withdrawWriteOffs(books, invoice);
  uncover(books, invoice);
  const group = books.billingGroups.get(invoice.billingGroupId);
  const copies = plan.lines.map((line) =>
    copyOf(
      world,
      invoice,
      line,
      input.changes.find((change) => change.line === line.line),
    ),
  );
  const { id } = addInvoice(books, group, [...copies, ...taxLinesOf(books, group, copies)], {
    rebills: { invoiceId, reason, comment },
    ...(books.settings.rebillKeepsDueDate && { dueDate: invoice.dueDate }),
  });
  const memo =
    plan.credits.length > 0
      ? issueMemo(books, invoice, { lines: [...plan.credits], reason, comment, rebillId: id })
      : undefined;
  settle(books, invoiceId, { by: 'rebill', id, amount: plan.replaced });
  books.tell({ kind: 'rebilled', invoiceId });
  moveTo(books, id, paid);
  settleAccount(books, accountId);
  makeStatements(books, [books.invoices.get(id)]);
  if (books.settings.collectRebills) collectInvoice(books, books.invoices.get(id));
  return { ...books.close(), rebill: books.invoices.get(id), memo };
}

/** A line of the rebill. The order that it came from stays with the invoice that is replaced. */
function copyOf(
  world: World,
  invoice: WorldInvoice,
  { line, amount, units, rate }: RebilledLine,
  change: RebillChange | undefined,
): WorldLine {
  const original = invoice.lines[line - 1];
  if (!original) throw new Error(`Invoice ${invoice.id} has no line ${line}.`);
  const service = serviceWith(world, change?.chargeId, amount.currency);
  const copy: WorldLine = {
    ...original,
    amount,
    ...(units !== undefined && { units }),
    ...(rate && { rate }),
    ...(service && { chargeId: service.id, description: service.name }),
  };
  if (rate === null) delete copy.rate;
  if (service) delete copy.taxable;
  if (service?.taxable === false) copy.taxable = false;
  delete copy.orderId;
  delete copy.comment;
  if (change?.comment) copy.comment = change.comment;
  return copy;
}

interface Paid {
  readonly paymentId: TransactionId;
  readonly amount: Money;
}

function paymentsOn(books: Books, invoice: WorldInvoice): Paid[] {
  const ids = invoice.settlements.flatMap(({ by, id }) =>
    by === 'payment' && id !== undefined ? (id as TransactionId) : [],
  );
  return [...new Set(ids)].map((paymentId) => ({
    paymentId,
    amount: heldOf(books, invoice, paymentId),
  }));
}

/** What was paid on the invoice, as far as the rebill needs it. */
function moveTo(books: Books, invoiceId: InvoiceId, paid: readonly Paid[]): void {
  for (const { paymentId, amount } of paid) {
    const open = openAmount(books.invoices.get(invoiceId), amount.currency);
    const moved = lesser(amount, open);
    if (!isZero(moved) && !isNegative(moved))
      applyPayment(books, paymentId, { invoiceId, amount: moved });
  }
}

/**
 * When a rebill is voided: its memo is voided too and the invoice that it replaced is owed again, but cannot be rebilled
 * any more (Aria wire notes 4.11; that it is owed as before is assumed). Nothing for invoices that are no rebill.
 */
export function undoRebill(books: Books, { id, rebills }: WorldInvoice): void {
  if (!rebills) return;
  for (const memo of books.creditMemos.where('invoice', rebills.invoiceId))
    if (memo.rebillId === id) withdrawMemo(books, memo);
  takeOff(books, rebills.invoiceId, 'rebill', id);
  books.invoices.put({ ...books.invoices.get(rebills.invoiceId), rebillVoided: true });
}
