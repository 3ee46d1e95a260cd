import { addDays } from '../../../src/billing/calendar.js';
import type { AccountId, PlanId } from '../../../src/model/ids.js';
import { changeSchema } from '../../../src/model/plan-change.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { nextDay } from '../../../src/sandbox/clock.js';
import {
  ada as adaRow,
  home,
  type GroupText,
  type MethodText,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada } from '../support.js';

/** Pat, the parent account of Ada, whose first plan pays for some plans of hers. */
export const pat = '10002' as AccountId;

/** What the world file of a family has beside Ada's rows. */
export function parentRows(currency: string, card: MethodText, processId: string | undefined) {
  const group: GroupText = {
    ...home,
    id: '40009',
    accountId: pat,
    name: 'Parent',
    pays: { by: 'method', primaryId: '50009' },
  };
  return {
    account: { ...adaRow, id: pat, userId: 'pat', name: 'Pat', currency },
    method: { ...card, id: '50009', accountId: pat, lastFour: '0009' },
    group,
    dunningGroup: {
      id: '92009',
      accountId: pat,
      name: 'Parent',
      ...(processId !== undefined && { processId }),
    },
  };
}

/**
 * Pat takes a master plan, and Ada two: Pat's pays for the first. All begin on the next day, when nothing of them is billed yet.
 * Which plan of the catalogue each is, the numbers say. Where a plan cannot be taken so, it is left out.
 */
export function familyOf(
  world: World,
  plans: readonly [pats: number, paid: number, own: number],
): World {
  const tomorrow = addDays(world.today, 1);
  const masters = world.plans.filter(({ kind }) => kind === 'master');
  const taken = (
    before: World,
    accountId: AccountId,
    billingGroupId: string,
    plan: number,
  ): World => {
    const { id: planId, units } = masters[plan % masters.length] ?? {
      id: '0' as PlanId,
      units: { min: 1 },
    };
    const outcome = changePlans(before, {
      accountId,
      receiptId: `family${before.receipts.length + 1}`,
      changes: [
        changeSchema.parse({
          kind: 'assign',
          planId,
          units: units.min,
          billingGroupId,
          dunningGroupId: accountId === pat ? '92009' : '92001',
          effective: { when: 'date', date: tomorrow },
        }),
      ],
    });
    return outcome.world ?? before;
  };
  const [pats, paid, own] = plans;
  const withPats = taken(world, pat, '40009', pats);
  const both = taken(taken(withPats, ada, '40001', paid), ada, '40002', own);
  const [payer] = both.planInstances;
  const child = both.planInstances.find(
    ({ accountId, parentId }) => accountId === ada && parentId === undefined,
  );
  if (payer?.accountId !== pat || !child) return world;
  return nextDay({
    ...both,
    planInstances: both.planInstances.map((row) =>
      row === child ? { ...row, paidBy: payer.id } : row,
    ),
  }).world;
}
