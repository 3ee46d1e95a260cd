import type { AccountId, PlanInstanceId } from '../model/ids.js';
import { isNegative, isZero, money, type Money } from '../money/money.js';
import { Books } from './books.js';
import type { Step } from './steps.js';
import type { World, WorldServiceCredit } from './world.js';

export interface ServiceCreditInput {
  readonly accountId: AccountId;
  /** More than nothing, in the account's currency. */
  readonly amount: Money;
  /** Printed on the lines that it makes. */
  readonly reason: string;
  /** Only for charges of this master plan and what hangs under it. */
  readonly planInstanceId?: PlanInstanceId | undefined;
}

/** Why a service credit is not granted. Nothing is written. */
export type ServiceCreditRefusal =
  'account-not-found' | 'plan-instance-not-found' | 'amount-not-positive' | 'currency-differs';

export type ServiceCreditOutcome =
  | (Step & { readonly serviceCredit: WorldServiceCredit; readonly refusal?: undefined })
  | { readonly refusal: ServiceCreditRefusal; readonly world?: undefined };

/** An agent gives money off what is billed later: it is taken off the account's invoices, oldest credit first, until nothing is left (Aria wire notes 4.12). */
export function grantServiceCredit(world: World, input: ServiceCreditInput): ServiceCreditOutcome {
  const books = new Books(world);
  const { accountId, planInstanceId, reason } = input;
  const account = books.accounts.find(accountId);
  if (!account) return { refusal: 'account-not-found' };
  const master = books.planInstances.find(planInstanceId);
  if (
    planInstanceId !== undefined &&
    (master?.accountId !== accountId || master.parentId !== undefined)
  )
    return { refusal: 'plan-instance-not-found' };
  if (input.amount.currency !== account.currency) return { refusal: 'currency-differs' };
  if (isZero(input.amount) || isNegative(input.amount)) return { refusal: 'amount-not-positive' };
  const amount = money(input.amount.amount, account.currency);
  const serviceCredit: WorldServiceCredit = books.serviceCredits.add({
    id: books.newId('transaction'),
    accountId,
    ...(planInstanceId !== undefined && { planInstanceId }),
    date: books.today,
    amount,
    left: amount,
    reason,
  });
  books.tell({ kind: 'service-credit-granted', transactionId: serviceCredit.id });
  return { ...books.close(), serviceCredit };
}
