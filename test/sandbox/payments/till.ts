import type { PaymentMethodId, TransactionId } from '../../../src/model/ids.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { openAmount } from '../../../src/sandbox/payments/open-amount.js';
import { pay, type PayCommand } from '../../../src/sandbox/payments/pay.js';
import { home } from '../../../src/sandbox/scenarios/build.js';
import type { WorldEvent } from '../../../src/sandbox/steps.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, deepFreeze } from '../support.js';
import { goodCard } from '../worked-examples/shop.js';

/** Paying, as the tests of payments do it. */

export const dollars = (amount: string) => ({ amount, currency: 'USD' });

/** The card of the billing group, which is declined, and one of nobody that pays. */
export const declining = { ...goodCard, declines: true, declineCode: '05 do not honor' };
export const second = { ...goodCard, id: '50002', lastFour: '0505' };
export const twoCards = { paymentMethods: [declining, second] };
export const withBackup = {
  ...home,
  pays: { by: 'method' as const, primaryId: '50001', backupId: '50002' },
};

export const bySecond: PayCommand['with'] = {
  by: 'method',
  methodId: '50002' as PaymentMethodId,
};
export const byFirst: PayCommand['with'] = { by: 'method', methodId: '50001' as PaymentMethodId };

export const onTerms = { ...home, pays: { by: 'terms' as const, termsId: '90001' } };
export const net30 = { id: '90001', name: 'Net 30', kind: 'net' as const, days: 30 };
export const byInvoice = { billingGroups: [onTerms], paymentTerms: [net30] };

export function outcomeOfPaying(
  world: World,
  what: PayCommand['what'],
  by: PayCommand['with'] = bySecond,
  more: Partial<PayCommand> = {},
) {
  return pay(world, {
    accountId: ada,
    receiptId: `pay${world.receipts.length}`,
    with: by,
    what,
    ...more,
  });
}

/** The world after the payment, frozen. */
export function paid(...given: Parameters<typeof outcomeOfPaying>): World {
  const outcome = outcomeOfPaying(...given);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

/** The world after so much came by check, frozen. */
export function received(
  world: World,
  amount: string,
  more: Partial<Parameters<typeof recordExternalPayment>[1]> = {},
): World {
  const outcome = recordExternalPayment(world, {
    accountId: ada,
    amount: dollars(amount),
    by: { by: 'check' },
    ...more,
  });
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

/** What is open on each invoice, in the order in which they were made. */
export function open(world: World): string[] {
  return world.invoices.map((invoice) => openAmount(invoice, 'USD').amount);
}

/** Every attempt to be paid: "50001 declined 40.00", "check collected 100.00". */
export function attempts(world: World): string[] {
  return world.payments.map(({ by, state, amount }) =>
    [by.by === 'method' ? by.methodId : by.by, state, amount.amount].join(' '),
  );
}

/** The settlements of an invoice: "payment 40.00". */
export function settlements(world: World, index = 0): string[] {
  const invoice = world.invoices[index];
  if (!invoice) throw new Error(`No invoice ${index}`);
  return invoice.settlements.map(({ by, amount }) => `${by} ${amount.amount}`);
}

export function firstPayment(world: World): TransactionId {
  const [payment] = world.payments;
  if (!payment) throw new Error('Nothing was paid.');
  return payment.id;
}

export function kinds(events: readonly WorldEvent[] | undefined): string[] {
  return (events ?? []).map(({ kind }) => kind);
}
