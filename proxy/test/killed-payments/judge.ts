import { isPaymentQuote } from '../../../src/model/quote.js';
import { isEnded } from '../../../src/adapter/protocol/ended.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { compare } from '../../../src/money/money.js';
import type { World } from '../../../src/sandbox/world.js';
import { violationsIn as violationsOfPayments } from '../faulted-payments/judge.js';
import type { Asked } from './asked.js';

/** A yes, with the row of its intent; undefined where no process came to claim it. */
export interface Known {
  readonly asked: Asked;
  readonly row: IntentRow | undefined;
}

/** What is wrong at the end of a run: nothing, where everything was done at most once, at the figures that were shown, and its intent knows of it. */
export function violationsIn(world: World, all: readonly Known[], before: World): string[] {
  const payments = all.filter(({ asked }) => asked.makes === undefined);
  return [
    ...violationsOfPayments(
      world,
      payments.flatMap(({ row }) => row ?? []),
      before,
    ),
    ...payments.flatMap((each) => wronglyCharged(world, each)),
    ...all.flatMap((each) => wronglyMade(world, each)),
  ];
}

function wronglyCharged(world: World, { asked: { quote }, row }: Known): string[] {
  if (row?.state !== 'done' || !isPaymentQuote(quote)) return [];
  const under = world.receipts.find(({ id }) => id === row.receiptId);
  return world.payments
    .filter(({ id, state }) => state === 'collected' && under?.paymentIds.includes(id))
    .filter(({ amount }) => compare(amount, quote.total) !== 0)
    .map(
      ({ amount }) =>
        `not as shown: ${row.id} showed ${quote.total.amount}, charged ${amount.amount}`,
    );
}

function wronglyMade(world: World, { asked: { makes, intentId }, row }: Known): string[] {
  if (makes === undefined) return [];
  const times = [...world.paymentMethods, ...world.billingGroups].filter(
    ({ name }) => name === makes,
  ).length;
  const state = row?.state ?? 'unclaimed';
  const found: string[] = [];
  if (row && !isEnded(row)) found.push(`stuck: ${intentId} is ${state}`);
  if (times > 1) found.push(`double: ${makes} was made ${times} times`);
  const isDone = state === 'done' || state === 'done-with-problem';
  if (times > 0 && !isDone) found.push(`lost: ${intentId} is ${state}, and ${makes} was made`);
  if (times === 0 && isDone)
    found.push(`false: ${intentId} is ${state}, and ${makes} was not made`);
  return found;
}
