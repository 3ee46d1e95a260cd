import type { AccountId, ContactId, CreditMemoId, InvoiceId, OrderId } from '../../model/ids.js';
import { sum, type Money } from '../../money/money.js';
import { accountRow } from '../look-up.js';
import { isSettled } from '../payments/open-amount.js';
import type { World, WorldCreditMemo, WorldOrder, WorldStatement } from '../world.js';
import { memoTotal } from './credit-memo.js';
import { lineAmount } from './orders.js';

/** Documents of an account as they show. All lists are newest first. */

export interface CreditMemoView {
  readonly id: CreditMemoId;
  readonly number: string;
  readonly invoiceId: InvoiceId;
  readonly date: string;
  readonly reason: string;
  readonly comment: string;
  /** With tax. */
  readonly total: Money;
  readonly tax: Money;
  readonly lines: readonly {
    /** The line of the invoice that it credits, and what that is for. */
    readonly line: number;
    readonly description: string;
    readonly amount: Money;
    readonly tax: Money;
    readonly comment?: string | undefined;
  }[];
  /** Who was written to about it. */
  readonly contactId?: ContactId | undefined;
  /** Made by this rebill. */
  readonly rebillId?: InvoiceId | undefined;
  readonly voidedOn?: string | undefined;
}

export function creditMemosOf(world: World, accountId: AccountId): CreditMemoView[] {
  return world.creditMemos
    .filter((memo) => memo.accountId === accountId)
    .map((memo) => creditMemoOf(world, memo))
    .reverse();
}

export function creditMemoOf(world: World, memo: WorldCreditMemo): CreditMemoView {
  const { id, number, invoiceId, date, reason, comment, contactId, rebillId, voidedOn } = memo;
  const invoice = world.invoices.find((row) => row.id === invoiceId);
  const total = memoTotal(memo);
  return {
    id,
    number,
    invoiceId,
    date,
    reason,
    comment,
    total,
    tax: sum(
      memo.lines.map(({ tax }) => tax),
      total.currency,
    ),
    lines: memo.lines.map((row) => ({
      ...row,
      description: invoice?.lines[row.line - 1]?.description ?? '',
    })),
    ...(contactId !== undefined && { contactId }),
    ...(rebillId !== undefined && { rebillId }),
    ...(voidedOn !== undefined && { voidedOn }),
  };
}

export interface StatementView extends WorldStatement {
  /** Nothing is owed any more on the invoice that it was sent with. */
  readonly paid: boolean;
}

export function statementsOf(world: World, accountId: AccountId): StatementView[] {
  const { currency } = accountRow(world, accountId);
  const invoices = new Map(
    world.invoices.filter((row) => row.accountId === accountId).map((row) => [row.id, row]),
  );
  return world.statements
    .filter((row) => row.accountId === accountId)
    .map((row) => {
      const invoice = invoices.get(row.invoiceId);
      return { ...row, paid: invoice !== undefined && isSettled(invoice, currency) };
    })
    .reverse();
}

export interface OrderView {
  readonly id: OrderId;
  readonly date: string;
  readonly planInstanceId: WorldOrder['planInstanceId'];
  readonly status: WorldOrder['status'];
  /** Before coupons and tax. */
  readonly amount: Money;
  readonly lines: readonly {
    readonly itemId: WorldOrder['lines'][number]['itemId'];
    readonly sku: string;
    readonly name: string;
    readonly units: number;
    readonly price: Money;
    readonly amount: Money;
  }[];
  readonly invoiceId?: InvoiceId | undefined;
}

export function ordersOf(world: World, accountId: AccountId): OrderView[] {
  const { currency } = accountRow(world, accountId);
  return world.orders
    .filter((row) => row.accountId === accountId)
    .map(({ id, date, planInstanceId, status, invoiceId, lines }) => ({
      id,
      date,
      planInstanceId,
      status,
      amount: sum(lines.map(lineAmount), currency),
      lines: lines.map((line) => {
        const item = world.items.find((row) => row.id === line.itemId);
        return { ...line, sku: item?.sku ?? '', name: item?.name ?? '', amount: lineAmount(line) };
      }),
      ...(invoiceId !== undefined && { invoiceId }),
    }))
    .reverse();
}
