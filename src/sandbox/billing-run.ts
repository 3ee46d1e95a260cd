import { activationLines, recurringLines } from '../billing/charges.js';
import { addDays, billingCycle } from '../billing/calendar.js';
import type { Line } from '../model/invoice.js';
import type { CalendarDate } from '../model/values.js';
import { collectDueInvoices, issueInvoice } from './invoicing.js';
import { planRow, scheduleRow } from './look-up.js';
import type { Step, WorldEvent } from './steps.js';
import type { World, WorldPlanInstance } from './world.js';

/**
 * The clock goes to the next day, and all that falls on that day is done: starts that were waiting become active,
 * plans whose bill date it is are billed, one invoice for each billing group, and what is due is collected.
 */
export function nextDay(before: World): Step {
  let world: World = { ...before, today: addDays(before.today, 1) };
  const events: WorldEvent[] = [];
  const take = (step: Step) => {
    world = step.world;
    events.push(...step.events);
  };
  const billed = world.planInstances.filter((instance) => instance.nextBillDate === world.today);
  for (const instances of byGroup(billed)) take(billTogether(world, instances));
  take(collectDueInvoices(world));
  return { world, events };
}

/**
 * Day by day up to `date`; the world as it is when that is not in the future. Every day is whole,
 * so it can be cut into as many calls as one likes.
 */
export function advanceTo(before: World, date: CalendarDate): Step {
  let world = before;
  const events: WorldEvent[] = [];
  while (world.today < date) {
    const step = nextDay(world);
    world = step.world;
    events.push(...step.events);
  }
  return { world, events };
}

/** The next date on which something in this world is billed; undefined when nothing is. */
export function nextBillDate(world: World): CalendarDate | undefined {
  return world.planInstances
    .flatMap((instance) => instance.nextBillDate ?? [])
    .sort()
    .at(0);
}

function byGroup(instances: readonly WorldPlanInstance[]): Iterable<WorldPlanInstance[]> {
  const groups = new Map<string, WorldPlanInstance[]>();
  for (const instance of instances) {
    const together = groups.get(instance.billingGroupId);
    if (together) together.push(instance);
    else groups.set(instance.billingGroupId, [instance]);
  }
  return groups.values();
}

/** Bills the full period that begins today for instances of one billing group, on one invoice. */
function billTogether(world: World, instances: readonly WorldPlanInstance[]): Step {
  const [first] = instances;
  if (!first) return { world, events: [] };
  const events: WorldEvent[] = [];
  const lines: Line[] = [];
  const billed = new Map<string, WorldPlanInstance>();
  for (const instance of instances) {
    const result = fullPeriod(world, instance);
    lines.push(...result.lines);
    billed.set(instance.id, result.instance);
    if (instance.status === 'pending-activation')
      events.push({ kind: 'activated', planInstanceId: instance.id });
  }
  const issued = issueInvoice(
    {
      ...world,
      planInstances: world.planInstances.map((instance) => billed.get(instance.id) ?? instance),
    },
    { accountId: first.accountId, billingGroupId: first.billingGroupId, lines },
  );
  return { world: issued.world, events: [...events, ...issued.events] };
}

/** One instance's full period from today, at today's rates, and the activation fee when it begins today. */
function fullPeriod(
  world: World,
  instance: WorldPlanInstance,
): { lines: Line[]; instance: WorldPlanInstance } {
  const { today } = world;
  const plan = planRow(world, instance.planId);
  const schedule = scheduleRow(plan, instance.rateScheduleId);
  const cycle = billingCycle(today, schedule.intervalMonths, instance.billDay);
  const lines = recurringLines({
    planName: plan.name,
    schedule,
    units: instance.units,
    period: cycle.period,
    cycle: cycle.period,
    rateDate: today,
  });
  if (instance.status === 'pending-activation') {
    lines.push(...activationLines(plan.name, schedule, instance.units, today));
  }
  const status = instance.status === 'pending-activation' ? 'active' : instance.status;
  return { lines, instance: { ...instance, status, nextBillDate: cycle.nextBillDate } };
}
