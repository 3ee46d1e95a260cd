import { totalOf } from '../billing/charges.js';
import type { AccountId } from '../model/ids.js';
import type { ProblemCode } from '../model/codes.js';
import type { Receipt } from '../model/intent.js';
import { accountRow } from './look-up.js';
import { lineOf } from './views.js';
import type { World } from './world.js';

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
  const invoices = world.invoices.filter(({ id }) => row.invoiceIds.includes(id));
  const lines = invoices.flatMap((invoice) => invoice.lines);
  const [planInstanceId] = row.planInstanceIds;
  const [invoice] = invoices;
  return {
    receipt: {
      reference: row.id,
      ...(planInstanceId !== undefined && { planInstanceId }),
      ...(invoice && { invoiceId: invoice.id }),
      charged: totalOf(lines, accountRow(world, accountId).currency),
      lines: lines.map(lineOf),
    },
    problem: row.problem,
  };
}
