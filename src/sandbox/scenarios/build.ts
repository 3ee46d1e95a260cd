import type * as z from 'zod/mini';
import { changeSchema } from '../../model/plan-change.js';
import { changePlans } from '../change-plans/change-plans.js';
import type { worldPlanSchema } from '../world/catalogue.js';
import { describeProblems, readWorld } from '../read-world.js';
import type { World, worldSchema } from '../world.js';

/** Worlds are written down as a file would have them, with plain text for ids and dates. */
type WorldText = z.input<typeof worldSchema>;
export type PlanText = z.input<typeof worldPlanSchema>;
export type ScheduleText = PlanText['rateSchedules'][number];
export type ChargeText = ScheduleText['charges'][number];
export type TierText = ChargeText['rates'][number]['tiers'][number];
export type GroupText = NonNullable<WorldText['billingGroups']>[number];
export type MethodText = NonNullable<WorldText['paymentMethods']>[number];
export type ChangeText = z.input<typeof changeSchema>;

const currency = 'USD';

/** Who is signed in in every scenario, so that a session lives on when the scenario changes. */
export const ada = {
  id: '10001',
  userId: 'ada',
  password: 'sandbox',
  name: 'Ada Example',
  currency,
  locale: 'en-US',
  can: { changePlans: { allowed: true } },
  terms: { url: 'https://example.com/terms', version: '2020-01' },
} satisfies WorldText['accounts'][number];

export const card: MethodText = {
  id: '50001',
  accountId: ada.id,
  kind: 'card',
  brand: 'visa',
  lastFour: '4242',
  expires: { year: 2022, month: 11 },
  declines: false,
};

export const home: GroupText = {
  id: '40001',
  accountId: ada.id,
  name: 'Home',
  pays: { by: 'method', primaryId: card.id },
};

/** A world with one account and nothing in it but what `more` adds. */
export function worldOf(scenario: string, today: string, more: Partial<WorldText>): World {
  const read = readWorld({
    version: 2,
    scenario,
    today,
    settings: {},
    nextIds: { planInstance: 60001, invoice: 70001 },
    plans: [],
    accounts: [ada],
    session: { id: 'sandbox', accountId: ada.id },
    ...more,
  } satisfies WorldText);
  if (!read.world)
    throw new Error(`Scenario ${scenario} is no world: ${describeProblems(read.problems)}`);
  return read.world;
}

/** The same world after the signed-in account took a master plan, today and with a full first period. */
export function take(
  world: World,
  { planId, ...more }: Partial<Extract<ChangeText, { kind: 'assign' }>> & { planId: string },
): World {
  return changed(world, taking(planId, { firstInvoice: 'full', ...more }));
}

/** The same world after changes to the plans of the signed-in account, made as one command. */
export function changed(world: World, ...changes: ChangeText[]): World {
  const [account] = world.accounts;
  if (!account) throw new Error('A scenario needs an account.');
  const receiptId = `scenario${world.receipts.length + 1}`;
  const outcome = changePlans(world, {
    accountId: account.id,
    changes: changes.map((change) => changeSchema.parse(change)),
    receiptId,
  });
  if (!outcome.receipt)
    throw new Error(`Scenario ${world.scenario} cannot be made: ${outcome.refusal}`);
  return outcome.world;
}

/** A change that takes a plan: one unit, today, and a master plan paid by the group `home`, unless told otherwise. */
export function taking(
  planId: string,
  more: Partial<Extract<ChangeText, { kind: 'assign' }>> = {},
): ChangeText {
  return {
    kind: 'assign',
    planId,
    units: 1,
    effective: { when: 'now' },
    ...(!more.parent && { billingGroupId: home.id }),
    ...more,
  };
}

/** Prices per unit: `[lastUnit, amount]`, the last without an end. */
export function tiers(
  ...steps: readonly (readonly [to: number | undefined, amount: string])[]
): TierText[] {
  return steps.map(([to, amount], index) => ({
    from: (steps[index - 1]?.[0] ?? 0) + 1,
    ...(to !== undefined && { to }),
    rate: { amount, currency },
  }));
}

/** A recurring charge of one price per unit that changes on the dates given: `[from, amount]`. */
export function recurring(
  id: string,
  name: string,
  ...dated: readonly (readonly [from: string, amount: string])[]
): ChargeText {
  return {
    id,
    name,
    kind: 'recurring',
    tierRule: 'standard',
    rates: dated.map(([from, amount]) => ({ from, tiers: tiers([undefined, amount]) })),
  };
}

/** A schedule in the scenarios' currency: monthly and the default one unless told otherwise. */
export function schedule(
  id: string,
  name: string,
  charges: ChargeText[],
  more: Partial<
    Pick<ScheduleText, 'intervalMonths' | 'isDefault' | 'availableFrom' | 'availableTo'>
  > = {},
): ScheduleText {
  return { id, name, currency, intervalMonths: 1, isDefault: true, charges, ...more };
}

/** A master plan on offer for one unit, unless told otherwise. */
export function plan(
  id: string,
  name: string,
  rateSchedules: ScheduleText[],
  more: Partial<PlanText> = {},
): PlanText {
  return {
    id,
    name,
    kind: 'master',
    units: { min: 1, max: 1 },
    offered: true,
    rateSchedules,
    ...more,
  };
}

/** A plan of one price per unit and interval that never changes. Its schedule and charge are numbered 10,000 and 60,000 above it. */
export function simplePlan(
  id: string,
  name: string,
  amount: string,
  { intervalMonths = 1, ...more }: Partial<PlanText> & { readonly intervalMonths?: number } = {},
): PlanText {
  const above = (by: number) => String(Number(id) + by);
  return plan(
    id,
    name,
    [
      schedule(above(10_000), name, [recurring(above(60_000), name, ['2000-01-01', amount])], {
        intervalMonths,
      }),
    ],
    more,
  );
}

/** Plans that may hang under another one, in the order given. */
export function children(...planIds: readonly string[]): Pick<PlanText, 'children'> {
  return { children: planIds.map((planId) => ({ planId })) };
}
