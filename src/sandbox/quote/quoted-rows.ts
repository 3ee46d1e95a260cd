import type { TimelineRow } from '../../model/plan-quote.js';
import { isNegative, sum } from '../../money/money.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import { labelOf, type Sight } from './sight.js';

/** The periods that are charged on the invoices of today, as the platform computed them; credits stand in the lines alone. */
export function quotedRows(sight: Sight): TimelineRow[] {
  const { after, due, today } = sight;
  const rows = new Map<string, TimelineRow>();
  for (const line of due.invoices.flatMap(({ lines }) => lines)) {
    const { planInstanceId: id, period, amount, prorated } = line;
    if (!id || !period || !isCharge(line)) continue;
    const instance = chargedFor(sight, after.planInstances.get(id), period.from);
    const { intervalMonths, currency } = after.scheduleOf(instance);
    const key = [id, period.from, period.to].join(' ');
    const before = rows.get(key);
    rows.set(key, {
      date: today,
      period,
      lane: labelOf(sight, id),
      planId: instance.planId,
      planName: after.planOf(instance).name,
      units: instance.units,
      intervalMonths,
      amount: before ? sum([before.amount, amount], currency) : amount,
      prorated,
      basis: due.basis,
      taxIncluded: false,
    });
  }
  return [...rows.values()];
}

function isCharge({ kind, amount }: WorldLine): boolean {
  return kind.startsWith('recurring') && !isNegative(amount);
}

/** The terms by which a period was charged: periods that begin before the change has its effect are billed by the ones before it. */
function chargedFor(
  { before, asked, today }: Sight,
  is: WorldPlanInstance,
  from: string,
): WorldPlanInstance {
  const was = before.planInstances.find(is.id);
  const begins = asked.find(({ planInstanceId }) => planInstanceId === is.id)?.from ?? today;
  return was && from < begins ? was : is;
}
