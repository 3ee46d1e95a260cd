import type { LineKind } from '../../src/model/codes.js';
import type { AccountId } from '../../src/model/ids.js';
import type { Invoice } from '../../src/model/invoice.js';
import {
  changeSchema,
  planChangeDraftSchema,
  type PlanChangeDraft,
} from '../../src/model/plan-change.js';
import { queueEditSchema, type QueueEdit } from '../../src/model/queued-change.js';
import type { Plan } from '../../src/model/plan.js';
import { changePlans } from '../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../src/sandbox/change-plans/preview-plans.js';
import type { PlanChoices } from '../../src/sandbox/change-plans/change-context.js';
import { advanceTo } from '../../src/sandbox/clock.js';
import { editQueue } from '../../src/sandbox/queue/edit-queue.js';
import { queueOf } from '../../src/sandbox/queue/queue-views.js';
import { quoteDraft } from '../../src/sandbox/quote/quote-draft.js';
import type { ChangeText } from '../../src/sandbox/scenarios/build.js';
import { findScenario } from '../../src/sandbox/scenarios/scenarios.js';
import { accountOf, invoiceOf, invoiceRowsOf, plansOf } from '../../src/sandbox/views.js';
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

/** One plan is taken. Where it shares a bill day, the time until then is prorated; else its first period is a full one (Aria wire notes 4.9). */
export function draftOf(choice: Choice = {}): PlanChangeDraft {
  return planChangeDraftSchema.parse({
    kind: 'plan-change',
    changes: [
      {
        kind: 'assign',
        planId: '20001',
        billingGroupId: '40001',
        units: 1,
        effective: { when: 'now' },
        ...(choice.alignWith === undefined
          ? { firstInvoice: 'full' }
          : { firstInvoice: 'prorated', proration: 'full' }),
        ...choice,
      },
    ],
  });
}

/** What comes of taking a plan. */
export function takingOf(
  world: World,
  draft: PlanChangeDraft,
  receiptId = 'r1',
  paymentDeclined = false,
) {
  const { changes } = draft;
  return changePlans(world, { accountId: ada, changes, receiptId, paymentDeclined });
}

/** What an assignment is refused for; undefined when it is allowed. */
export function refusalOf(world: World, choice: Choice): string | undefined {
  return takingOf(world, draftOf(choice), 'probe').refusal;
}

/** The world after the assignment, frozen. */
export function taken(
  world: World,
  choice: Choice,
  receiptId = 'r1',
  paymentDeclined = false,
): World {
  const outcome = takingOf(world, draftOf(choice), receiptId, paymentDeclined);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

export function previewOf(world: World, choice: Choice) {
  const { preview, refusal } = quoteDraft(world, ada, draftOf(choice));
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

/** What comes of changes to Ada's plans, made as one command. */
export function outcomeOf(world: World, changes: readonly ChangeText[], choices: PlanChoices = {}) {
  return changePlans(world, {
    accountId: ada,
    receiptId: `test${world.receipts.length + 1}`,
    changes: changes.map((change) => changeSchema.parse(change)),
    ...choices,
  });
}

/** The world after changes to Ada's plans, made as one command; frozen. */
export function changed(world: World, ...changes: ChangeText[]): World {
  return changedWith(world, {}, ...changes);
}

/** The same, with choices that hold for all of them. */
export function changedWith(world: World, choices: PlanChoices, ...changes: ChangeText[]): World {
  const outcome = outcomeOf(world, changes, choices);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

/** Why changes are refused; undefined when they are not. */
export function refusalOfChanges(world: World, ...changes: ChangeText[]): string | undefined {
  return outcomeOf(world, changes).refusal;
}

/** Today. */
export const now = { effective: { when: 'now' } } as const;

/** On a later date. */
export function on(date: string) {
  return { effective: { when: 'date', date } } as const;
}

/**
 * Every line that was invoiced, oldest invoice first and by name within one, voided invoices left out:
 * "2019-02-14 Basic Channels 2019-02-14..2019-03-03 -19.29". What is no recurring charge in advance says what it is.
 */
export function billedLines(world: World, since = '', groupId?: string): string[] {
  return world.invoices
    .filter(
      ({ date, voidedOn, billingGroupId }) =>
        date >= since && !voidedOn && (groupId === undefined || billingGroupId === groupId),
    )
    .flatMap(({ date, lines }) =>
      lines
        .map(({ planName, description, kind, period, amount }) =>
          [
            date,
            kind === 'recurring'
              ? (planName ?? description)
              : `${named(kind, planName, description)} (${kind})`,
            ...(period ? [`${period.from}..${period.to}`] : []),
            amount.amount,
          ].join(' '),
        )
        .sort(),
    );
}

/** What comes off or on top is named by itself, everything else by its plan. */
function named(kind: LineKind, planName: string | undefined, description: string): string {
  const byItself = ['coupon-credit', 'service-credit', 'surcharge', 'tax', 'order'];
  return byItself.includes(kind) ? description : (planName ?? description);
}

/** Date and total of each of Ada's invoices since a date: "2019-02-14 19.28". */
export function totals(world: World, since = ''): string[] {
  return invoices(world)
    .filter(({ date, status }) => date >= since && status !== 'voided')
    .map(({ date, amount }) => `${date} ${amount.amount}`);
}

/** A plan instance as it is now. */
export function instanceOf(world: World, id: string): World['planInstances'][number] {
  const instance = world.planInstances.find((row) => row.id === id);
  if (!instance) throw new Error(`No plan instance ${id}`);
  return instance;
}

/** What Ada owes, negative when she has credit. */
export function balanceOf(world: World): string {
  return accountOf(world, ada).balance.amount;
}

/** The queued changes of a plan instance that still wait, as Ada sees them. */
export function waiting(world: World, planInstanceId?: string) {
  return queueOf(world, ada).filter(
    (row) =>
      row.state === 'queued' &&
      (planInstanceId === undefined || row.planInstanceId === planInstanceId),
  );
}

/** What to do with a queued change that is named elsewhere. */
export interface EditText {
  readonly do: QueueEdit['do'];
  readonly date?: string;
}

/** What comes of an edit of the first change that waits for a plan instance. */
export function editOutcome(world: World, planInstanceId: string, edit: EditText) {
  const [row] = waiting(world, planInstanceId);
  if (!row) throw new Error(`Nothing is queued for ${planInstanceId}`);
  return editQueue(world, {
    accountId: ada,
    receiptId: `test${world.receipts.length + 1}`,
    edits: [queueEditSchema.parse({ queuedChangeId: row.id, ...edit })],
  });
}

/** The world after such an edit, frozen. */
export function edited(world: World, planInstanceId: string, edit: EditText): World {
  const outcome = editOutcome(world, planInstanceId, edit);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

/** What Ada is shown before she says yes to changes. */
export function warningsOf(world: World, ...changes: ChangeText[]) {
  const { preview, refusal } = previewPlans(world, {
    accountId: ada,
    changes: changes.map((change) => changeSchema.parse(change)),
  });
  if (!preview) throw new Error(`Refused: ${refusal}`);
  return preview.warnings;
}

/** The catalogue as Ada sees it, for a new master plan. */
export function plansFor(world: World): Plan[] {
  const plans = plansOf(world, ada);
  if (!plans) throw new Error('Nothing was named that Ada might not have.');
  return plans;
}
