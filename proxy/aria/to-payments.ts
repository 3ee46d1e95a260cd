import * as z from 'zod/mini';
import {
  invoiceIdSchema,
  paymentMethodIdSchema,
  transactionIdSchema,
  type AccountId,
} from '../../src/model/ids.js';
import type { Payment } from '../../src/model/payment.js';
import { isZero } from '../../src/money/money.js';
import { shownMethodOf } from '../../src/sandbox/views.js';
import type { World, WorldPayment } from '../../src/sandbox/world.js';
import { amountOf, currencyOf } from './amounts.js';
import { transactionType } from './codes.js';
import { must } from './failures.js';
import type { PaymentRow } from './payment-reads.js';
import { compareNumbers } from './to-invoices.js';

const call = 'get_acct_payment_history_m';

/** A payment as the engine keeps it. */
export function worldPaymentOf(row: PaymentRow, accountId: AccountId): WorldPayment {
  const currency = currencyOf(must(row.payment_currency, call, 'payment_currency'));
  const state = stateOf(row);
  const left = amountOf(row.payment_amount_left_to_apply ?? '0', currency);
  return {
    id: z.parse(transactionIdSchema, must(row.transaction_id, call, 'transaction_id')),
    accountId,
    date: must(row.payment_date, call, 'payment_date'),
    amount: amountOf(must(row.payment_amount, call, 'payment_amount'), currency),
    by: byOf(row),
    state,
    ...(state === 'collected' && !isZero(left) && { unapplied: left }),
  };
}

/** In which words a processor declines is told nowhere (assumed: Aria wire notes 2.12). */
const declined = /declin|fail|reject/i;

function stateOf({ payment_status: status, voiding_event_no: voiding }: PaymentRow) {
  if (voiding !== undefined) return 'voided';
  return declined.test(status ?? '') ? 'declined' : 'collected';
}

function byOf(row: PaymentRow): WorldPayment['by'] {
  const { payment_trans_type: type, payment_method_no: number } = row;
  if (type !== transactionType.electronicPayment) return { by: 'external' };
  return { by: 'method', methodId: z.parse(paymentMethodIdSchema, number ?? '0') };
}

/** Payments and attempts in the nouns of the model, newest first. */
export function paymentsOf(
  rows: readonly PaymentRow[],
  world: World,
  accountId: AccountId,
): Payment[] {
  return rows
    .map((row) => paymentOf(row, world, accountId))
    .sort((a, b) => (a.date === b.date ? compareNumbers(b.id, a.id) : a.date < b.date ? 1 : -1));
}

function paymentOf(row: PaymentRow, world: World, accountId: AccountId): Payment {
  const { id, date, amount, state, by, unapplied } = worldPaymentOf(row, accountId);
  const method =
    by.by === 'method' ? world.paymentMethods.find((each) => each.id === by.methodId) : undefined;
  return {
    ...{ id, date, amount, state },
    by: by.by === 'method' ? 'method' : 'outside',
    ...(method && { method: shownMethodOf(world, method) }),
    applied: row.payment_application_details.flatMap(
      ({ invoice_no: number, invoice_pay_applied_amount: part }) => {
        if (number === undefined || part === undefined) return [];
        const applied = amountOf(part, amount.currency);
        const invoiceId = z.parse(invoiceIdSchema, number);
        return isZero(applied) ? [] : [{ invoiceId, number: invoiceId, amount: applied }];
      },
    ),
    ...(unapplied && { unapplied }),
  };
}
