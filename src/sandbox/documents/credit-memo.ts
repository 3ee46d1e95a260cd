import {
  creditMemoRefusal,
  creditMemoRestriction,
  type CreditMemoRefusal,
  type CreditMemoRestriction,
  type LineCredit,
} from '../../billing/credit-memo.js';
import { lineLeft, taxOnCredit } from '../../billing/line-left.js';
import type { AccountId, ContactId, CreditMemoId, InvoiceId } from '../../model/ids.js';
import { isZero, negate, sum, type Money } from '../../money/money.js';
import { Books } from '../books.js';
import { recipientOf } from '../contact-of.js';
import { settle, unapply } from '../payments/settle.js';
import { settleAccount } from '../payments/settle-account.js';
import type { Step } from '../steps.js';
import type { World, WorldCreditMemo, WorldInvoice } from '../world.js';
import { stateOf } from './invoice-state.js';
import { creditedLines } from './line-credits.js';

export interface CreditMemoInput {
  readonly accountId: AccountId;
  readonly invoiceId: InvoiceId;
  readonly lines: readonly (LineCredit & { readonly comment?: string | undefined })[];
  readonly reason: string;
  readonly comment: string;
}

export type CreditMemoOutcome =
  | (Step & { readonly memo: WorldCreditMemo; readonly refusal?: undefined })
  | { readonly refusal: CreditMemoRefusal; readonly world?: undefined };

/**
 * An agent credits lines of an invoice, wholly or partly, with the tax on what is credited. The memo settles the invoice before
 * what was paid on it: as much of that becomes free again, and settles what is open, oldest first (Aria wire notes 4.11).
 */
export function createCreditMemo(world: World, input: CreditMemoInput): CreditMemoOutcome {
  const { accountId, invoiceId } = input;
  const books = new Books(world);
  const invoice = books.invoices.find(invoiceId);
  if (invoice?.accountId !== accountId) return { refusal: 'invoice-not-found' };
  const lines = creditedLines(books, invoice);
  const refusal = creditMemoRefusal(stateOf(books, invoice), lines, input);
  if (refusal) return { refusal };
  const credits = input.lines.flatMap(({ line, amount, comment: note = '' }) => {
    const credited = lines[line - 1];
    if (!credited) return [];
    const tax = taxOnCredit(credited, amount);
    return { line, amount, tax, ...(note.trim() !== '' && { comment: note }) };
  });
  const memo = issueMemo(books, invoice, { ...input, lines: credits });
  settleAccount(books, accountId);
  return { ...books.close(), memo };
}

/** Makes a memo that may be made, and settles its invoice with it. */
export function issueMemo(
  books: Books,
  invoice: WorldInvoice,
  {
    lines,
    reason,
    comment,
    rebillId,
  }: Pick<WorldCreditMemo, 'lines' | 'reason' | 'comment' | 'rebillId'>,
): WorldCreditMemo {
  const { creditMemoPrefix, creditMemoSuffix } = books.settings;
  const contactId = recipientOf(books, books.billingGroups.get(invoice.billingGroupId))?.id;
  const memo = books.creditMemos.add({
    id: books.newId('row'),
    transactionId: books.newId('transaction', 1 + lines.length),
    accountId: invoice.accountId,
    invoiceId: invoice.id,
    date: books.today,
    number: `${creditMemoPrefix}${books.creditMemos.all.length + 1}${creditMemoSuffix}`,
    lines,
    reason,
    comment,
    ...(contactId !== undefined && { contactId }),
    ...(rebillId !== undefined && { rebillId }),
  });
  unapply(books, invoice.id, memoTotal(memo));
  const taxLine = 1 + invoice.lines.findIndex(({ kind }) => kind === 'tax');
  const onTaxLine = taxLine > 0 && { line: taxLine };
  for (const { line, amount, tax } of lines) {
    settle(books, invoice.id, { by: 'credit-memo', id: memo.id, amount, line });
    if (!isZero(tax))
      settle(books, invoice.id, { by: 'credit-memo', id: memo.id, amount: tax, ...onTaxLine });
  }
  books.tell({ kind: 'credited', creditMemoId: memo.id, ...to(contactId) });
  return memo;
}

/** What a memo takes off its invoice, with tax. */
export function memoTotal({ lines }: Pick<WorldCreditMemo, 'lines'>): Money {
  const [first] = lines;
  if (!first) throw new Error('A credit memo has at least one line.');
  return sum(
    lines.flatMap(({ amount, tax }) => [amount, tax]),
    first.amount.currency,
  );
}

export interface VoidCreditMemo {
  readonly accountId: AccountId;
  readonly creditMemoId: CreditMemoId;
}

/** An agent voids a memo: its invoice is owed again by as much. The memo of a rebill goes only with the rebill. */
export function voidCreditMemo(
  world: World,
  { accountId, creditMemoId }: VoidCreditMemo,
):
  | (Step & { readonly refusal?: undefined })
  | { readonly refusal: CreditMemoRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const memo = books.creditMemos.find(creditMemoId);
  if (memo?.accountId !== accountId) return { refusal: 'memo-not-found' };
  if (memo.voidedOn !== undefined) return { refusal: 'memo-voided' };
  if (memo.rebillId !== undefined) return { refusal: 'memo-of-a-rebill' };
  withdrawMemo(books, memo);
  settleAccount(books, accountId);
  return books.close();
}

/** Voids a memo and takes it off its invoice. */
export function withdrawMemo(books: Books, memo: WorldCreditMemo): void {
  takeOff(books, memo.invoiceId, 'credit-memo', memo.id);
  books.creditMemos.put({
    ...memo,
    voidedOn: books.today,
    voidTransactionId: books.newId('transaction', memo.lines.length),
  });
  const { billingGroupId } = books.invoices.get(memo.invoiceId);
  const recipient = recipientOf(books, books.billingGroups.get(billingGroupId));
  books.tell({ kind: 'memo-voided', creditMemoId: memo.id, ...to(recipient?.id) });
}

function to(contactId: ContactId | undefined): { contactId?: ContactId } {
  return contactId === undefined ? {} : { contactId };
}

/** Takes what a memo or a rebill had settled of an invoice off again: with negative settlements, as everything that is taken back. */
export function takeOff(
  books: Books,
  invoiceId: InvoiceId,
  by: 'credit-memo' | 'rebill',
  id: string,
): void {
  for (const { by: source, id: named, amount, line } of books.invoices.get(invoiceId).settlements)
    if (source === by && named === id)
      settle(books, invoiceId, {
        by,
        id,
        amount: negate(amount),
        ...(line !== undefined && { line }),
      });
}

/** What may still be credited of the charge lines of an invoice, before tax; none, and why, where no memo can be made. */
export function creditableLines(
  world: World,
  invoiceId: InvoiceId,
): {
  readonly restriction?: CreditMemoRestriction | undefined;
  readonly lines: readonly {
    readonly line: number;
    readonly description: string;
    readonly amount: Money;
    readonly max: Money;
  }[];
} {
  const books = new Books(world);
  const invoice = books.invoices.get(invoiceId);
  const credited = creditedLines(books, invoice);
  const restriction = creditMemoRestriction(stateOf(books, invoice), credited);
  if (restriction) return { restriction, lines: [] };
  return {
    lines: credited.flatMap((line, index) => {
      const max = lineLeft(line);
      const { description = '' } = invoice.lines[index] ?? {};
      return isZero(max) ? [] : { line: index + 1, description, amount: line.amount, max };
    }),
  };
}
