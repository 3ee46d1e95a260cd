import type { Confirmation, Intent } from '../../model/intent.js';
import type { PayerQuote } from '../../model/payer-change.js';
import type { StoredMethod } from '../../model/payment-method.js';
import type { PaymentToken } from '../../model/payment-token.js';
import type { Balance, PaymentDraft, PaymentQuote, PayWhat, PayWith } from '../../model/payment.js';
import { testToken, type TestOutcome } from '../../model/test-payment.js';
import type { OperationName } from '../contract.js';
import { canonicalDecimal } from '../protocol/figures.js';
import { NotChecked, type CheckContext } from './check.js';
import { confirmToEnd, newIntentId, noId } from './steps.js';

/** What checks of payments do on their way to the rule that they check. */

export const paying = [
  'getBalance',
  'listPayments',
  'listPaymentMethods',
  'quotePayment',
  'confirm',
  'getIntent',
] as const satisfies readonly OperationName[];

/** A card that a test vault would hand over. */
export function testCard(outcome: TestOutcome): PaymentToken {
  return {
    kind: 'card',
    token: testToken(outcome, noId()),
    brand: 'visa',
    lastFour: '4242',
    expires: { year: 2098, month: 12 },
  };
}

/** A stored method that can be paid with. */
export async function somePayingMethod({ adapter }: CheckContext): Promise<StoredMethod> {
  const { rows } = await adapter.listPaymentMethods({});
  const method = rows.find(({ can }) => can.pay.allowed);
  if (!method) throw new NotChecked('The account has no payment method that can be paid with.');
  return method;
}

/** What is open, where something is. */
export async function someBalance({ adapter }: CheckContext): Promise<Balance> {
  const balance = await adapter.getBalance({});
  if (balance.invoices.length === 0) throw new NotChecked('Nothing is open on the account.');
  return balance;
}

export async function paymentDraft(
  context: CheckContext,
  { what = { pay: 'full' }, by }: { readonly what?: PayWhat; readonly by?: PayWith } = {},
): Promise<PaymentDraft> {
  await someBalance(context);
  const stored = by ?? { by: 'method', methodId: (await somePayingMethod(context)).id };
  return { kind: 'payment', what, with: stored };
}

/** A yes to a quote of a payment or of payers, under a new intent. */
export function yesTo(quote: PaymentQuote | PayerQuote): Confirmation {
  return {
    quoteId: quote.id,
    intentId: newIntentId(),
    accepted: quote.warnings.map(({ id }) => id),
  };
}

export function confirmed(
  context: CheckContext,
  quote: PaymentQuote | PayerQuote,
): Promise<Intent> {
  return confirmToEnd(context, yesTo(quote));
}

/** What is owed and what was paid: compared before and after. */
export async function dues({ adapter }: CheckContext) {
  const { full, parts, invoices } = await adapter.getBalance({});
  return { full, parts, invoices };
}

/** How many payments were collected in all. */
export async function countPayments({ adapter }: CheckContext): Promise<number> {
  const { rows, total } = await adapter.listPayments({});
  return rows.filter(({ state }) => state === 'collected').length + (total ?? 0) - rows.length;
}

/** The payment of everything, quoted. */
export async function someFullPayment(context: CheckContext): Promise<PaymentQuote> {
  return context.adapter.quotePayment({ draft: await paymentDraft(context) });
}

interface Amount {
  readonly amount: string;
}

/** One spelling for equal amounts. */
export const value = ({ amount }: Amount): string => canonicalDecimal(amount);

/** An amount taken off. */
export const negated = ({ amount }: Amount): string =>
  amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
