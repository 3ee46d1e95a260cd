import { changeSchema, type Change } from '../../../src/model/plan-change.js';
import { changePlans, type PlanCommand } from '../../../src/sandbox/change-plans/change-plans.js';
import { readWorld } from '../../../src/sandbox/read-world.js';
import { card, home, worldOf } from '../../../src/sandbox/scenarios/build.js';
import type { World, WorldInvoice, WorldPlanInstance } from '../../../src/sandbox/world.js';
import type * as z from 'zod/mini';
import { ada, deepFreeze } from '../support.js';

export type ChangeText = z.input<typeof changeSchema>;
type Choices = Pick<PlanCommand, 'prorationInvoice' | 'combineInvoices'>;

/** Ada with a card and one billing group, and what `more` adds. */
export function begin(today: string, more: Parameters<typeof worldOf>[2]): World {
  return deepFreeze(
    worldOf('changes', today, { paymentMethods: [card], billingGroups: [home], ...more }),
  );
}

function command(world: World, changes: readonly ChangeText[], choices: Choices) {
  return {
    accountId: ada,
    changes: changes.map((change): Change => changeSchema.parse(change)),
    receiptId: `r${world.receipts.length + 1}`,
    ...choices,
  };
}

/** The world after changes made in one command, frozen; a world that could be loaded from a file. */
export function made(
  world: World,
  change: ChangeText | ChangeText[],
  choices: Choices = {},
): World {
  const changes = Array.isArray(change) ? change : [change];
  const outcome = changePlans(world, command(world, changes, choices));
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  const read = readWorld(JSON.parse(JSON.stringify(outcome.world)));
  if (!read.world) throw new Error(`No world any more: ${JSON.stringify(read.problems)}`);
  return deepFreeze(outcome.world);
}

/** What a command is refused for; undefined when it is not. */
export function refused(
  world: World,
  change: ChangeText | ChangeText[],
  choices: Choices = {},
): string | undefined {
  const changes = Array.isArray(change) ? change : [change];
  return changePlans(world, command(world, changes, choices)).refusal;
}

/** The events of a command, by kind and the plan instance or row that they are about. */
export function told(world: World, ...changes: ChangeText[]): string[] {
  const outcome = changePlans(world, command(world, changes, {}));
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return outcome.events.flatMap((event) =>
    'planInstanceId' in event ? `${event.kind} ${event.planInstanceId}` : [],
  );
}

export function instance(world: World, id: string): WorldPlanInstance {
  const found = world.planInstances.find((row) => row.id === id);
  if (!found) throw new Error(`No plan instance ${id}`);
  return found;
}

/** The lines of an invoice: "Live TV 38.57 2019-02-14..2019-03-03 18/28". */
export function linesOf({ lines }: Pick<WorldInvoice, 'lines'>): string[] {
  return lines.map(({ kind, planName, amount, period, share }) =>
    [
      planName ?? kind,
      kind === 'recurring' ? [] : kind,
      amount.amount,
      period ? `${period.from}..${period.to}` : [],
      share ? `${share.days}/${share.of}` : [],
    ]
      .flat()
      .join(' '),
  );
}

/** The invoices made since an earlier world that stand, each with its date and lines. */
export function billed(world: World, since?: World): Record<string, string[]> {
  const fresh = world.invoices
    .slice(since?.invoices.length ?? 0)
    .filter(({ voidedOn }) => voidedOn === undefined);
  return Object.fromEntries(
    fresh.map((invoice, index) => [
      fresh.findIndex(({ date }) => date === invoice.date) === index
        ? invoice.date
        : `${invoice.date} #${invoice.id}`,
      linesOf(invoice),
    ]),
  );
}

/** What an instance's charges stand for: "70001/1 2019-02-04..2019-02-13". */
export function covered(world: World, id: string): string[] {
  return instance(world, id).coverage.map(
    ({ invoiceId, line, period }) => `${invoiceId}/${line} ${period.from}..${period.to}`,
  );
}

/** The rows of the queue: "replace 60001 anniversary 2019-03-04 queued". */
export function queued(world: World): string[] {
  return world.queue.map(({ kind, planInstanceId, by, date = 'undated', state }) =>
    [kind, planInstanceId, by, date, state].join(' '),
  );
}
