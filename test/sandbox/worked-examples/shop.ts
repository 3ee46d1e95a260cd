import { advanceTo } from '../../../src/sandbox/clock.js';
import {
  ada,
  card,
  changed as changedUnfrozen,
  home,
  taking,
  worldOf,
  type PlanText,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';

/** Tiers: the last unit of each, and its price. */
export type Steps = readonly (readonly [to: number | undefined, amount: string])[];
export type WorldParts = Parameters<typeof worldOf>[2];

/** A card that does not expire within any example. */
export const goodCard = { ...card, expires: { year: 2099, month: 12 } };

/** Ada's account at a company that sells `plans`, with a card that pays and one billing group; frozen. */
export function shop(today: string, plans: PlanText[], more: WorldParts = {}): World {
  return deepFreeze(
    worldOf('worked', today, { plans, paymentMethods: [goodCard], billingGroups: [home], ...more }),
  );
}

/** The same shop after Ada took the first plan on `since`; today is `today`. */
export function subscribed(
  since: string,
  today: string,
  plans: PlanText[],
  more: WorldParts = {},
  choice: Parameters<typeof taking>[1] = {},
): World {
  const [first] = plans;
  if (!first) throw new Error('A plan is needed.');
  const world = changedUnfrozen(shop(since, plans, more), taking(first.id, choice));
  return deepFreeze(advanceTo(world, today).world);
}

/** The parts of a world in another currency than dollars. */
export function inCurrency(currency: string, plans: PlanText[]) {
  const text = JSON.stringify(plans).replaceAll('"USD"', `"${currency}"`);
  return {
    plans: JSON.parse(text) as PlanText[],
    more: { accounts: [{ ...ada, currency }] },
  };
}
