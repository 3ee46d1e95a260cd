import { planAssignment } from '../../billing/assignment.js';
import { activationLines, recurringLines } from '../../billing/charges.js';
import { alignmentTarget } from '../../billing/plan-instances.js';
import type { Assign } from '../../model/change.js';
import type { AccountId } from '../../model/ids.js';
import type { Assignment } from '../../model/plan-change.js';
import { nextBill } from '../bill-periods.js';
import { linesOf } from '../bills.js';
import type { Books } from '../books.js';
import { enqueue } from '../queue/enqueue.js';
import { Refused } from '../refused.js';
import { billingGroupOf, planFor, planInstanceOf } from '../views.js';
import type { World, WorldPlanInstance } from '../world.js';

/** Judges an assignment of a master plan on a world as it is. */
export function judgeAssignment(world: World, accountId: AccountId, draft: Assignment) {
  const account = world.accounts.find((row) => row.id === accountId);
  if (!account) throw new Error(`The world has no account ${accountId}.`);
  const plan = world.plans.find((row) => row.id === draft.planId);
  const group = world.billingGroups.find(
    (row) => row.id === draft.billingGroupId && row.accountId === accountId,
  );
  const align = world.planInstances.find(
    (row) => row.id === draft.alignWith && row.accountId === accountId,
  );
  return planAssignment(draft, {
    today: world.today,
    changePlans: account.can.changePlans,
    plan: plan && planFor(world, accountId, plan),
    billingGroup: group && billingGroupOf(world, group),
    align: alignmentTarget(align && planInstanceOf(world, align)),
  });
}

/** Takes a plan: the new instance, and its first bill when it starts by today; a later start is queued for its day. */
export function assignPlan(books: Books, accountId: AccountId, change: Assign): WorldPlanInstance {
  const { timing = { when: 'now' as const }, billingGroupId } = change;
  if (billingGroupId === undefined) throw new Refused('billing-group-not-found');
  if (timing.when === 'anniversary') throw new Refused('anniversary-not-for-master');
  if (timing.when === 'by-hand') throw new Refused('change-date-missing');
  const { planId, units, rateScheduleId, alignWith } = change;
  const { planned, refusal } = judgeAssignment(books.opened, accountId, {
    kind: 'assign',
    planId,
    units,
    billingGroupId,
    effective: timing,
    ...(rateScheduleId && { rateScheduleId }),
    ...(alignWith && { alignWith }),
  });
  if (!planned) throw new Refused(refusal);
  const { plan, schedule, start } = planned;
  const waits = start.firstInvoice > books.today;
  const instance = books.planInstances.add({
    id: books.newId('planInstance'),
    accountId,
    planId: plan.id,
    rateScheduleId: schedule.id,
    billingGroupId,
    units,
    status: waits ? 'pending-activation' : 'active',
    statusSince: books.today,
    startDate: start.startDate,
    assignedOn: books.today,
    billDay: start.billDay,
    ...(waits
      ? { nextBillDate: start.firstInvoice }
      : {
          ...nextBill(books, start.nextBillDate),
          firstPeriod: { ...start.firstPeriod, prorated: start.prorated },
        }),
    coverage: [],
  });
  books.tell({ kind: 'assigned', planInstanceId: instance.id });
  if (waits) {
    enqueue(books, instance, { kind: 'assign', change, by: 'date', date: start.startDate });
    return instance;
  }
  const { firstPeriod: period, cycle, rateDate } = start;
  const terms = books.scheduleOf(instance);
  books.bills.add(
    books.groupOf(instance),
    linesOf(instance, [
      ...recurringLines({ planName: plan.name, schedule: terms, units, period, cycle, rateDate }),
      ...activationLines(plan.name, terms, units, rateDate),
    ]),
  );
  return instance;
}
