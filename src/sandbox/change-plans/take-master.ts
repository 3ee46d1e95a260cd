import { catchUpAsked } from '../../billing/catch-up.js';
import { chargesRest, firstInvoiceProrated } from '../../billing/first-invoice.js';
import { chooseMaster } from '../../billing/master-choice.js';
import { alignmentTarget } from '../../billing/plan-instances.js';
import type { AlignmentTarget, MasterStart, StartRequest } from '../../billing/start.js';
import type { Assign } from '../../model/plan-change.js';
import type { AccountId, PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { enqueue } from '../queue/enqueue.js';
import { queueRollover } from '../queue/rollovers.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan } from '../world/catalogue.js';
import type { ChangeContext } from './change-context.js';
import { billFirst } from './first-bill.js';
import { bringAlong } from './mandatory-children.js';
import { checkGroupsOfNew, plansGiven } from './plan-groups.js';
import { planOnOffer } from './plan-on-offer.js';
import { statusAtStart } from './status-at-start.js';

/** Takes a master plan: the new instance, and its first bill when it starts by today; a later start is queued for its day. */
export function takeMaster(
  books: Books,
  context: ChangeContext,
  plan: WorldPlan,
  change: Assign,
): WorldPlanInstance {
  const { accountId } = context;
  const group = books.billingGroups.find(change.billingGroupId);
  const { chosen, refusal } = chooseMaster({
    plan: planOnOffer(books, accountId, plan),
    units: change.units,
    rateScheduleId: change.rateScheduleId,
    billingGroup: group?.accountId === accountId && group.status === 'active' ? group : undefined,
    canPay: ({ pays }) => pays.by !== 'nothing',
    aligned: change.alignWith !== undefined,
    start: startRequest(books, context, change),
  });
  if (!chosen) throw new Refused(refusal);
  const { schedule, billingGroup, start } = chosen;
  checkDunningGroup(books, accountId, change);
  const given = plansGiven(context);
  checkGroupsOfNew(books, plan, given);
  const waits = start.firstInvoice > books.today;
  const instance = books.planInstances.add({
    id: books.newId('planInstance'),
    accountId,
    planId: plan.id,
    rateScheduleId: schedule.id,
    billingGroupId: billingGroup.id,
    ...(change.dunningGroupId !== undefined && { dunningGroupId: change.dunningGroupId }),
    units: change.units,
    status: waits ? 'pending-activation' : statusAtStart(plan, change),
    statusSince: books.today,
    startDate: start.startDate,
    assignedOn: books.today,
    billDay: start.billDay,
    ...(waits && { nextBillDate: start.startDate }),
    coverage: [],
  });
  books.tell({ kind: 'assigned', planInstanceId: instance.id });
  checkCombining(books, context, instance);
  if (waits) {
    const { prorationInvoice } = context;
    enqueue(books, instance, {
      kind: 'assign',
      change,
      by: 'date',
      date: start.startDate,
      ...(prorationInvoice && { prorationInvoice }),
    });
  } else {
    const catchUp = catchUpOfMaster(context, change) ?? 'one-bill';
    billFirst(books, context, instance, { ...start, catchUp });
    queueRollover(books, instance);
  }
  bringAlong(books, context, instance.id, change, given);
  return books.planInstances.get(instance.id);
}

function startRequest(
  books: Books,
  context: ChangeContext,
  change: Assign,
): Omit<StartRequest, 'intervalMonths'> {
  const { today, settings } = books;
  const { firstInvoice, billThrough } = change;
  const effective = effectiveOf(change);
  return {
    today,
    effective,
    align: alignTarget(books, context.accountId, change.alignWith),
    billThrough,
    prorated: firstInvoiceProrated(change, settings, effective.when === 'date'),
    untilStart: firstInvoice === 'prorated' && chargesRest(change.proration, settings),
    catchUp: catchUpOfMaster(context, change) !== undefined,
  };
}

function catchUpOfMaster({ combineInvoices }: ChangeContext, { catchUp }: Assign) {
  return catchUpAsked({ catchUp, combineInvoices });
}

/** A master plan starts today, or on the date that is given; it has no bill date yet to wait for (Aria wire notes 4.1). */
function effectiveOf({ effective = { when: 'now' } }: Assign): MasterStart {
  if (effective.when === 'anniversary') throw new Refused('anniversary-not-for-master');
  if (effective.when === 'by-hand') throw new Refused('change-date-missing');
  return effective;
}

function alignTarget(
  books: Books,
  accountId: AccountId,
  id: PlanInstanceId | undefined,
): AlignmentTarget | undefined {
  const instance = books.planInstances.find(id);
  if (instance?.accountId !== accountId) return undefined;
  const { kind } = books.planOf(instance);
  const { intervalMonths } = books.scheduleOf(instance);
  return alignmentTarget({ ...instance, kind, intervalMonths });
}

function checkDunningGroup(
  { dunningGroups }: Books,
  accountId: AccountId,
  { dunningGroupId }: Assign,
): void {
  if (dunningGroupId === undefined) return;
  if (dunningGroups.find(dunningGroupId)?.accountId !== accountId)
    throw new Refused('dunning-group-not-found');
}
