import { isWaiting } from '../billing/status.js';
import { usageRefusal, type UsageRecord, type UsageSignRefusal } from '../billing/usage.js';
import { isHeld } from '../billing/plan-instances.js';
import type { AccountId, PlanInstanceId } from '../model/ids.js';
import type { CalendarDate } from '../model/values.js';
import { usageChargesOf } from './bill-usage.js';
import { Books } from './books.js';
import type { Step } from './steps.js';
import type { World, WorldUsage } from './world.js';

export interface UsageInput extends UsageRecord {
  readonly accountId: AccountId;
  readonly planInstanceId: PlanInstanceId;
  /** A usage charge of its plan. */
  readonly chargeId: string;
  /** When it was used, in the company's billing time zone; left out: today. */
  readonly date?: CalendarDate | undefined;
}

/** Why usage is not recorded. Nothing is written. */
export type UsageRefusal =
  | UsageSignRefusal
  | 'plan-instance-not-found'
  | 'plan-instance-not-active'
  | 'charge-not-for-usage'
  | 'date-not-possible'
  | 'currency-differs';

export type UsageOutcome =
  | (Step & { readonly usage: WorldUsage; readonly refusal?: undefined })
  | { readonly refusal: UsageRefusal; readonly world?: undefined };

/**
 * Writes down what was used, to be billed with the next bill date of its plan. For plans that have begun and not ended,
 * on a day since their start and not later than today; units, amount and rate with the signs that go together (Aria wire notes 4.12).
 */
export function recordUsage(world: World, input: UsageInput): UsageOutcome {
  const books = new Books(world);
  const refusal = refuse(books, input);
  if (refusal !== undefined) return { refusal };
  const { accountId, planInstanceId, chargeId, units, amount, rate, date = books.today } = input;
  const usage: WorldUsage = books.usage.add({
    id: books.newId('row'),
    accountId,
    planInstanceId,
    chargeId,
    date,
    units,
    ...(amount && { amount: { ...amount } }),
    ...(rate && { rate: { ...rate } }),
  });
  books.tell({ kind: 'usage-recorded', usageId: usage.id });
  return { ...books.close(), usage };
}

function refuse(books: Books, input: UsageInput): UsageRefusal | undefined {
  const { accountId, planInstanceId, chargeId, amount, rate, date = books.today } = input;
  const instance = books.planInstances.find(planInstanceId);
  if (instance?.accountId !== accountId) return 'plan-instance-not-found';
  if (!isHeld(instance) || isWaiting(instance.status)) return 'plan-instance-not-active';
  const charge = usageChargesOf(books.planOf(instance)).find(({ id }) => id === chargeId);
  if (!charge) return 'charge-not-for-usage';
  if (date > books.today || date < instance.startDate) return 'date-not-possible';
  const { currency } = books.accounts.get(accountId);
  if ([amount, rate].some((price) => price && price.currency !== currency))
    return 'currency-differs';
  return usageRefusal(input, charge);
}
