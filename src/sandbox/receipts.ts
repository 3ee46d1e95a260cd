import { totalOf } from '../billing/charges.js';
import type { AccountId } from '../model/ids.js';
import type { ProblemCode, RefusalCode } from '../model/codes.js';
import type { Receipt } from '../model/intent.js';
import { isZero, sum, type Money } from '../money/money.js';
import { accountRow } from './look-up.js';
import { lineOf } from './views.js';
import type { World, WorldPayment, WorldReceipt } from './world.js';

/**
 * What was done under a receipt id of this account: what the customer gets to see of it, and what went wrong beside it; of a payment
 * that was declined, that it was. Undefined when nothing was done.
 */
export function actionUnder(
  world: World,
  accountId: AccountId,
  receiptId: string,
):
  | {
      readonly receipt: Receipt;
      readonly problem?: ProblemCode | undefined;
      readonly refusal?: undefined;
    }
  | { readonly receipt?: undefined; readonly problem?: undefined; readonly refusal: RefusalCode }
  | undefined {
  const row = world.receipts.find(
    (receipt) => receipt.id === receiptId && receipt.accountId === accountId,
  );
  if (!row) return undefined;
  const { currency } = accountRow(world, accountId);
  if (row.action === 'pay') {
    const charged = paidWith(world, row, currency);
    if (row.problem !== undefined && isZero(charged)) return { refusal: 'payment-declined' };
    const receipt = {
      reference: row.id,
      planInstanceIds: [],
      invoiceIds: [],
      paymentIds: collectedBy(world, row).map(({ id }) => id),
      charged,
      lines: [],
    };
    return { receipt, problem: row.problem };
  }
  const { billingGroupId, paymentMethodId } = row;
  const invoices = world.invoices.filter(({ id }) => row.invoiceIds.includes(id));
  const lines = invoices.flatMap((invoice) => invoice.lines);
  return {
    receipt: {
      reference: row.id,
      planInstanceIds: [...row.planInstanceIds],
      invoiceIds: invoices.map(({ id }) => id),
      ...(billingGroupId !== undefined && { billingGroupId }),
      ...(paymentMethodId !== undefined && { paymentMethodId }),
      charged: totalOf(lines, currency),
      lines: lines.map(lineOf),
    },
    problem: row.problem,
  };
}

/** What the payments brought when they were made. Invoices that were made because of them are no part of what was asked for. */
function paidWith(world: World, row: WorldReceipt, currency: string): Money {
  return sum(
    collectedBy(world, row).map(({ amount }) => amount),
    currency,
  );
}

function collectedBy({ payments }: World, { paymentIds }: WorldReceipt): WorldPayment[] {
  return payments.filter(({ id, state }) => paymentIds.includes(id) && state !== 'declined');
}
