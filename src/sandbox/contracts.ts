import { isEnded, isWaiting } from '../billing/status.js';
import type { RefusalCode } from '../model/codes.js';
import type { AccountId, PlanId, PlanInstanceId, RateScheduleId } from '../model/ids.js';
import type { CalendarDate } from '../model/values.js';
import { Books } from './books.js';
import { queueRollover } from './queue/rollovers.js';
import type { Step } from './steps.js';
import type { World, WorldPlanInstance } from './world.js';

/**
 * Contracts, which an agent makes on a plan instance: until a date it is under contract, and then it goes on without one, or rolls over
 * to another plan (Aria wire notes 3.13). Contracts that renew themselves, that end the service, that change the rate schedule alone
 * or that ask a fee for leaving early are not modelled.
 */

export interface ContractInput {
  readonly accountId: AccountId;
  readonly planInstanceId: PlanInstanceId;
  /** The day on which it is over, and a rollover takes effect. */
  readonly endsOn: CalendarDate;
  /** What the instance has from then on; left out: what it has now, without a contract. */
  readonly rollover?:
    | {
        readonly planId: PlanId;
        /** Left out: the default one. */
        readonly rateScheduleId?: RateScheduleId | undefined;
      }
    | undefined;
}

/** Why a contract is not made. Nothing is written. Only an agent meets these. */
export type ContractRefusal = RefusalCode | 'contract-in-effect';

export type ContractOutcome = Step | { readonly refusal: ContractRefusal };

/** Puts an instance under contract, and queues the rollover at its end. */
export function makeContract(world: World, input: ContractInput): ContractOutcome {
  const books = new Books(world);
  const { accountId, planInstanceId, endsOn, rollover } = input;
  const instance = books.planInstances.find(planInstanceId);
  if (instance?.accountId !== accountId) return { refusal: 'plan-instance-not-found' };
  const refusal = refusalOf(books, instance, input);
  if (refusal !== undefined) return { refusal };
  const contract = { endsOn, ...(rollover && { rollover }) };
  queueRollover(books, books.planInstances.put({ ...instance, contract }));
  return books.close();
}

function refusalOf(
  books: Books,
  instance: WorldPlanInstance,
  { endsOn, rollover }: ContractInput,
): ContractRefusal | undefined {
  if (isEnded(instance.status) || isWaiting(instance.status)) return 'plan-instance-not-active';
  if (endsOn <= books.today) return 'change-date-not-in-the-future';
  if (isUnderContract(books, instance)) return 'contract-in-effect';
  if (!rollover) return undefined;
  const plan = books.opened.plans.find(({ id }) => id === rollover.planId);
  if (!plan) return 'plan-not-available';
  if (plan.kind !== books.planOf(instance).kind) return 'replacement-of-another-kind';
  if (plan.id === instance.planId) return 'nothing-to-change';
  const { rateScheduleId } = rollover;
  if (rateScheduleId !== undefined && !plan.rateSchedules.some(({ id }) => id === rateScheduleId))
    return 'schedule-not-found';
  return undefined;
}

/** Whether a contract is on an instance that is not over. */
export function isUnderContract(books: Books, { contract }: WorldPlanInstance): boolean {
  return contract !== undefined && contract.endsOn > books.today;
}
