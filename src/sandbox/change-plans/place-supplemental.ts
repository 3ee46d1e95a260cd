import { choose, scheduleAssignable } from '../../billing/availability.js';
import { parentRefusal } from '../../billing/hierarchy.js';
import type { Assign } from '../../model/plan-change.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { enqueue } from '../queue/enqueue.js';
import { parentsOf } from '../queue/queue-tree.js';
import { queueRollover } from '../queue/rollovers.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan, WorldSchedule } from '../world/catalogue.js';
import type { ChangeContext } from './change-context.js';
import { planOnOffer } from './plan-on-offer.js';
import { statusAtStart } from './status-at-start.js';
import { billSupplemental, masterBilling } from './supplemental-bill.js';
import { supplementalTiming } from './supplemental-timing.js';

/** Puts a new instance of a supplemental plan under its parent: billed today, or queued for its day. `along`: it comes because its parent must have it. */
export function placeSupplemental(
  books: Books,
  context: ChangeContext,
  plan: WorldPlan,
  parent: WorldPlanInstance,
  change: Assign,
  along = false,
): WorldPlanInstance {
  const { accountId } = context;
  const { today } = books;
  const schedule = chosenSchedule(books, context, plan, parent, change, along);
  const timing = supplementalTiming(books, parent, change, along);
  const startDate = (timing.waits ? timing.date : timing.startDate) ?? today;
  const assignable = scheduleAssignable(schedule, { today, activation: startDate });
  if (!assignable.allowed) throw new Refused(assignable.reason);
  if (!along) checkCombining(books, context, parent);
  const instance = books.planInstances.add({
    id: books.newId('planInstance'),
    accountId,
    planId: plan.id,
    parentId: parent.id,
    rateScheduleId: schedule.id,
    units: change.units,
    status: timing.waits ? 'pending-activation' : statusAtStart(plan, change),
    statusSince: today,
    startDate,
    assignedOn: today,
    billDay: masterBilling(books, parent).billDay,
    ...(timing.waits && timing.date !== undefined && { nextBillDate: timing.date }),
    coverage: [],
  });
  books.tell({ kind: 'assigned', planInstanceId: instance.id });
  if (timing.waits) {
    const kind = along ? 'mandatory-child' : 'assign';
    const { prorationInvoice } = context;
    enqueue(books, instance, {
      kind,
      change: { ...change, parent: { planInstanceId: parent.id } },
      by: timing.waits,
      date: timing.date,
      ...(prorationInvoice && { prorationInvoice }),
    });
  } else {
    billSupplemental(books, context, instance, change, timing.from);
    queueRollover(books, instance);
  }
  return instance;
}

function chosenSchedule(
  books: Books,
  { accountId }: ChangeContext,
  plan: WorldPlan,
  parent: WorldPlanInstance,
  change: Assign,
  along: boolean,
): WorldSchedule {
  const { children } = books.planOf(parent);
  const statusesAbove = parentsOf(books, parent).map(({ status }) => status);
  const misplaced = parentRefusal(plan.id, { status: parent.status, statusesAbove, children });
  if (misplaced !== undefined) throw new Refused(misplaced);
  const units = children.find(({ planId }) => planId === plan.id)?.units;
  const { schedule, refusal } = choose(
    planOnOffer(books, accountId, plan, { units, along }),
    change,
  );
  if (!schedule) throw new Refused(refusal);
  return schedule;
}
