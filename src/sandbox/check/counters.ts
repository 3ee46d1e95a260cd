import type { World } from '../world.js';
import type { WorldProblem } from '../world-problems.js';

type Tables = Omit<World, 'nextIds'>;
type Counter = keyof World['nextIds'];

/** The highest number that is in use where each counter gives numbers out; 0 where none is. */
export function highestIds(world: Tables): Readonly<Record<Counter, number>> {
  return {
    planInstance: highest(world.planInstances.map(({ id }) => Number(id))),
    invoice: highest(world.invoices.map(({ id }) => Number(id))),
    transaction: highest(transactionNumbers(world)),
    row: highest(
      [
        world.contacts,
        world.paymentMethods,
        world.billingGroups,
        world.dunningGroups,
        world.queue,
        world.appliedCoupons,
        world.usage,
        world.openCharges,
        world.creditMemos,
        world.statements,
        world.orders,
      ].flatMap((rows) => rows.map(({ id }) => Number(id))),
    ),
  };
}

/** Invoices and memos have one number and one for each of their lines; what voids a memo has one for each line. */
function transactionNumbers(world: Tables): number[] {
  const { invoices, payments, refunds, writeOffs, creditMemos, serviceCredits } = world;
  const voids = [...invoices, ...payments, ...writeOffs, ...creditMemos];
  return [
    ...invoices.map(({ transactionId, lines }) => Number(transactionId) + lines.length),
    ...creditMemos.map(({ transactionId, lines }) => Number(transactionId) + lines.length),
    ...creditMemos.map(({ voidTransactionId = '0', lines }) =>
      voidTransactionId === '0' ? 0 : Number(voidTransactionId) + lines.length - 1,
    ),
    ...[...payments, ...refunds, ...writeOffs, ...serviceCredits].map(({ id }) => Number(id)),
    ...voids.map(({ voidTransactionId = '0' }) => Number(voidTransactionId)),
  ];
}

/** Not by spreading: a world may have more rows than a call takes arguments. */
function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

/** Counters must be above all that they gave out, or a number would be given out again. */
export function counterProblems(world: World): WorldProblem[] {
  return Object.entries(highestIds(world)).flatMap(([name, used]) =>
    world.nextIds[name as Counter] > used
      ? []
      : [{ path: `nextIds.${name}`, reason: `is not above ${used}` }],
  );
}
