import { totalOf } from '../billing/charges.js';
import type { AccountId } from '../model/ids.js';
import type { ProblemCode } from '../model/codes.js';
import type { Receipt } from '../model/intent.js';
import { sum, type Money } from '../money/money.js';
import { accountRow } from './look-up.js';
import { lineOf } from './views.js';
import type { World, WorldReceipt } from './world.js';

/** What was done under a receipt id of this account: what the customer gets to see of it, and what went wrong beside it. Undefined when nothing was done. */
export function actionUnder(
  world: World,
  accountId: AccountId,
  receiptId: string,
): { readonly receipt: Receipt; readonly problem?: ProblemCode | undefined } | undefined {
  const row = world.receipts.find(
    (receipt) => receipt.id === receiptId && receipt.accountId === accountId,
  );
  if (!row) return undefined;
  const { currency } = accountRow(world, accountId);
  if (row.action === 'pay') {
    const receipt = {
      reference: row.id,
      planInstanceIds: [],
      invoiceIds: [],
      charged: paidWith(world, row, currency),
      lines: [],
    };
    return { receipt, problem: row.problem };
  }
  const invoices = world.invoices.filter(({ id }) => row.invoiceIds.includes(id));
  const lines = invoices.flatMap((invoice) => invoice.lines);
  return {
    receipt: {
      reference: row.id,
      planInstanceIds: [...row.planInstanceIds],
      invoiceIds: invoices.map(({ id }) => id),
      charged: totalOf(lines, currency),
      lines: lines.map(lineOf),
    },
    problem: row.problem,
  };
}

/** What the payments brought when they were made. Invoices that were made because of them are no part of what was asked for. */
function paidWith({ payments }: World, { paymentIds }: WorldReceipt, currency: string): Money {
  return sum(
    payments
      .filter(({ id, state }) => paymentIds.includes(id) && state !== 'declined')
      .map(({ amount }) => amount),
    currency,
  );
}
