import type { IntentRow } from '../../../src/adapter/protocol/ports.js';
import { isEnded } from '../../../src/adapter/protocol/ended.js';
import { compare, sum, zero } from '../../../src/money/money.js';
import type { World, WorldPayment } from '../../../src/sandbox/world.js';
import { isOneTime } from '../../aria/writes/derived-receipts.js';

/** What is wrong at the end of a run: nothing, where every payment was made at most once and its intent knows of it. */
export function violationsIn(world: World, intents: readonly IntentRow[], before: World): string[] {
  const known = new Set(before.payments.map(({ id }) => id));
  const made = world.payments.filter(({ id, state }) => state === 'collected' && !known.has(id));
  const receiptOf = new Map(
    world.receipts.flatMap(({ id, paymentIds }) => paymentIds.map((payment) => [payment, id])),
  );
  const byReceipt = new Map<string, WorldPayment[]>();
  for (const payment of made) {
    const receipt = receiptOf.get(payment.id) ?? '';
    byReceipt.set(receipt, [...(byReceipt.get(receipt) ?? []), payment]);
  }
  const found: string[] = [];
  const receipts = new Set(intents.map(({ receiptId }) => receiptId));
  for (const [receipt, payments] of byReceipt) {
    if (payments.length > 1) found.push(`double: ${payments.length} payments under ${receipt}`);
    if (!receipts.has(receipt))
      found.push(`stranger: a payment under ${receipt}, which is no intent`);
  }
  let charged = zero('USD');
  for (const { id, state, receiptId, receipt } of intents) {
    const [payment] = byReceipt.get(receiptId) ?? [];
    const isDone = state === 'done' || state === 'done-with-problem';
    if (!isEnded({ state })) found.push(`stuck: ${id} is ${state}`);
    if (payment && !isDone) found.push(`lost: ${id} is ${state}, and was charged`);
    if (!payment && isDone) found.push(`false: ${id} is ${state}, and was not charged`);
    if (!payment) continue;
    const told = receipt?.charged ?? payment.amount;
    if (compare(told, payment.amount) !== 0) found.push(`wrong: ${id} tells another amount`);
    charged = sum([charged, told], 'USD');
  }
  const collected = sum(
    made.map(({ amount }) => amount),
    'USD',
  );
  if (compare(charged, collected) !== 0)
    found.push(`sums: receipts ${charged.amount}, charges ${collected.amount}`);
  const left = world.paymentMethods.filter(
    ({ id, status }) =>
      status === 'enabled' &&
      world.receipts.some((row) => row.paymentMethodId === id && isOneTime(row.id)),
  );
  for (const { id } of left) found.push(`kept: method ${id} was for one payment`);
  return found;
}
