import type { AccountId, BillingGroupId, PlanInstanceId } from '../model/ids.js';
import { isNegative, isZero, money, type Money } from '../money/money.js';
import { Books } from './books.js';
import { collectInvoice } from './collection.js';
import { makeStatements } from './documents/statements.js';
import { addInvoice } from './issue-bills.js';
import { settleAccount } from './payments/settle-account.js';
import { settleCredits } from './payments/settle-credits.js';
import type { Step } from './steps.js';
import type { World, WorldBillingGroup, WorldInvoice } from './world.js';
import type { Posting } from './world/invoices.js';

/** A charge that no plan and no order makes. */
export interface OtherCharge {
  readonly posting: Posting;
  /** Printed on its line. */
  readonly description: string;
  readonly amount: Money;
  /** The master plan that it concerns. */
  readonly masterId?: PlanInstanceId | undefined;
}

/**
 * Bills a charge by itself, today: coupons, surcharges, service credits and tax are of plans and orders, so it has none (assumed).
 * It is owed, paid, credited, dunned for and voided like every other invoice.
 */
export function billOther(
  books: Books,
  group: WorldBillingGroup,
  { posting, description, amount, masterId }: OtherCharge,
): WorldInvoice {
  const { id } = addInvoice(books, group, [
    {
      kind: 'other',
      posting,
      description,
      amount,
      prorated: false,
      taxable: false,
      ...(masterId !== undefined && { planInstanceId: masterId }),
    },
  ]);
  settleCredits(books, group.accountId);
  makeStatements(books, [books.invoices.get(id)]);
  return books.invoices.get(id);
}

export interface ExternalCharge {
  readonly accountId: AccountId;
  readonly billingGroupId: BillingGroupId;
  /** More than nothing, in the account's currency. */
  readonly amount: Money;
  readonly description: string;
}

/** Why a charge is not written down. Nothing is changed. Only an agent meets these. */
export type ExternalChargeRefusal =
  'billing-group-not-found' | 'currency-differs' | 'amount-not-positive' | 'description-missing';

/** An agent writes down what another system charges; who pays for the group pays for it (Aria wire notes 2.12). */
export function recordExternalCharge(
  world: World,
  { accountId, billingGroupId, amount: given, description }: ExternalCharge,
):
  | (Step & { readonly invoice: WorldInvoice; readonly refusal?: undefined })
  | { readonly refusal: ExternalChargeRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const group = books.billingGroups.find(billingGroupId);
  if (group?.accountId !== accountId || group.status !== 'active')
    return { refusal: 'billing-group-not-found' };
  if (given.currency !== books.accounts.get(accountId).currency)
    return { refusal: 'currency-differs' };
  if (isZero(given) || isNegative(given)) return { refusal: 'amount-not-positive' };
  if (description.trim() === '') return { refusal: 'description-missing' };
  const amount = money(given.amount, given.currency);
  const { id } = billOther(books, group, { posting: 'external-charge', description, amount });
  collectInvoice(books, books.invoices.get(id));
  settleAccount(books, accountId);
  return { ...books.close(), invoice: books.invoices.get(id) };
}
