import type { WorldLine } from '../../src/sandbox/world/invoices.js';
import type { World } from '../../src/sandbox/world.js';
import type { Made } from './making.js';
import { wireLine } from './lines.js';

/** A line of a change by the names that most calls share; each call has others for some of them (Aria wire notes 1.8). */
export function planLine({ before, after, kept }: Made, line: WorldLine) {
  const { type, amount, baseUnits, units, factor } = wireLine(line);
  const { planInstanceId: id, chargeId, planName } = line;
  const plan = [after, before]
    .flatMap((world) => planOf(world, id) ?? [])
    .find(({ name }) => name === planName);
  const known = kept || before.planInstances.some((row) => row.id === id);
  return {
    type,
    amount,
    baseUnits,
    units,
    factor,
    rate: line.rate?.amount,
    description: line.description,
    from: line.period?.from,
    to: line.period?.to,
    planNo: plan?.id,
    planName,
    serviceNo: chargeId,
    couponCode: line.couponCode,
    /** Numbers that a dry run would give out are told to nobody. */
    instanceNo: known ? id : undefined,
  };
}

function planOf({ plans, planInstances }: World, id: string | undefined) {
  const instance = planInstances.find((row) => row.id === id);
  return plans.find((plan) => plan.id === instance?.planId);
}
