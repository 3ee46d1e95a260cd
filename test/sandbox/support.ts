import type { AccountId } from '../../src/model/ids.js';
import type { Invoice } from '../../src/model/invoice.js';
import { assignmentSchema, type Assignment } from '../../src/model/plan-change.js';
import { assign, previewAssign } from '../../src/sandbox/assign.js';
import { advanceTo } from '../../src/sandbox/clock.js';
import { findScenario } from '../../src/sandbox/scenarios/scenarios.js';
import { invoiceOf, invoiceRowsOf } from '../../src/sandbox/views.js';
import type { World } from '../../src/sandbox/world.js';

export const ada = '10001' as AccountId;

/** A value that throws at every attempt to change it, at any depth. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** The world of a scenario, frozen. */
export async function scenarioWorld(id: string): Promise<World> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`No scenario ${id}`);
  return deepFreeze(await scenario.load());
}

/** The world after the clock went to `date`, frozen. */
export function at(world: World, date: string): World {
  return deepFreeze(advanceTo(world, date).world);
}

export interface Choice {
  planId?: string;
  rateScheduleId?: string;
  billingGroupId?: string;
  units?: number;
  effective?: { when: 'now' } | { when: 'date' | 'retroactive'; date: string };
  alignWith?: string;
}

export function draftOf(choice: Choice = {}): Assignment {
  return assignmentSchema.parse({
    kind: 'assign',
    planId: '20001',
    billingGroupId: '40001',
    units: 1,
    effective: { when: 'now' },
    ...choice,
  });
}

/** What an assignment is refused for; undefined when it is allowed. */
export function refusalOf(world: World, choice: Choice): string | undefined {
  return assign(world, { accountId: ada, draft: draftOf(choice), receiptId: 'probe' }).refusal;
}

/** The world after the assignment, frozen. */
export function taken(
  world: World,
  choice: Choice,
  receiptId = 'r1',
  paymentDeclined = false,
): World {
  const outcome = assign(world, {
    accountId: ada,
    draft: draftOf(choice),
    receiptId,
    paymentDeclined,
  });
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

export function previewOf(world: World, choice: Choice) {
  const { preview, refusal } = previewAssign(world, ada, draftOf(choice));
  if (!preview) throw new Error(`Refused: ${refusal}`);
  return preview;
}

/** Ada's invoices, oldest first. */
export function invoices(world: World): Invoice[] {
  return invoiceRowsOf(world, ada)
    .reverse()
    .map((row) => invoiceOf(world, row));
}

/** Date, period and amount of each invoice, oldest first: "2020-07-18 2020-07-18..2020-08-17 40.00". */
export function bills(world: World): string[] {
  return invoices(world).map(
    ({ date, period, amount }) => `${date} ${period?.from}..${period?.to} ${amount.amount}`,
  );
}
