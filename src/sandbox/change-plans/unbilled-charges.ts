import { chargeBefore } from '../../billing/credits.js';
import type { CalendarDate, Period } from '../../model/values.js';
import { add, negate, sum, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';

/**
 * Charges in advance that are on no invoice yet: on the bill of this step, or waiting for the next invoice.
 * There is nothing to credit of them; days that are not to be paid for are taken off before they are invoiced.
 */

type Charge = WorldLine & { readonly period: NonNullable<WorldLine['period']> };

function chargeOf(instance: WorldPlanInstance, line: WorldLine): Charge | undefined {
  const { planInstanceId, kind, lowers, period } = line;
  if (planInstanceId !== instance.id || kind !== 'recurring' || lowers || !period) return undefined;
  return { ...line, period };
}

/** The days that such charges of an instance ask for. */
export function unbilledPeriods(books: Books, instance: WorldPlanInstance): Period[] {
  return unbilledLines(books, instance).flatMap((line) => chargeOf(instance, line)?.period ?? []);
}

function unbilledLines(books: Books, instance: WorldPlanInstance): WorldLine[] {
  const group = books.groupOf(instance);
  const waiting = books.openCharges.where('billingGroup', group.id).map(({ line }) => line);
  return [...books.bills.on(group), ...waiting];
}

/** What such charges ask for days from `from` on; undefined when there are none of such days. */
export function unbilledFrom(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): Money | undefined {
  const parts = unbilledLines(books, instance).flatMap((line) => {
    const charge = chargeOf(instance, line);
    if (!charge || charge.period.to < from) return [];
    const left = chargeBefore(from, charge);
    return [left ? add(line.amount, negate(left.amount)) : line.amount];
  });
  const [first] = parts;
  return first && sum(parts, first.currency);
}

/** Takes the days from `from` on off these charges. */
export function shortenUnbilled(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
): void {
  const group = books.groupOf(instance);
  const shortened = (line: WorldLine): WorldLine | undefined => {
    const charge = chargeOf(instance, line);
    return charge ? chargeBefore(from, charge) : line;
  };
  books.bills.revise(
    group,
    books.bills.on(group).flatMap((line) => shortened(line) ?? []),
  );
  for (const row of books.openCharges.where('billingGroup', group.id)) {
    const line = shortened(row.line);
    if (!line) books.openCharges.put({ ...row, dropped: true });
    else if (line !== row.line) books.openCharges.put({ ...row, line });
  }
}
