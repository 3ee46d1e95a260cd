import { isEnded, isWaiting } from '../../billing/status.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { isStart, type Check } from './rows.js';

/** What accounts have taken, and what is queued to change. */
export function checkSubscriptions(check: Check): void {
  const { world, coupons, planInstances, orders } = check;
  world.planInstances.forEach((instance, position) => {
    checkInstance(check, instance, `planInstances.${position}`);
  });
  world.queue.forEach((row, position) => {
    checkQueued(check, row, `queue.${position}`);
  });
  world.appliedCoupons.forEach((row, position) => {
    const path = `appliedCoupons.${position}`;
    check.refer(coupons, row.code, `${path}.code`);
    check.refer(planInstances, row.planInstanceId, `${path}.planInstanceId`, row.accountId);
    check.refer(orders, row.orderId, `${path}.orderId`, row.accountId);
    check.past(row.appliedOn, `${path}.appliedOn`);
    check.past(row.removedOn, `${path}.removedOn`);
  });
}

function checkInstance(check: Check, instance: WorldPlanInstance, path: string): void {
  const { accounts, plans, planInstances } = check;
  const { accountId, planId, parentId, status, startDate } = instance;
  check.refer(plans, planId, `${path}.planId`);
  const plan = plans.get(planId);
  const schedule = plan?.rateSchedules.find(({ id }) => id === instance.rateScheduleId);
  const currency = accounts.get(accountId)?.currency;
  if (!schedule)
    check.tell(
      `${path}.rateScheduleId`,
      `is no rate schedule of its plan: "${instance.rateScheduleId}"`,
    );
  else if (currency !== undefined && schedule.currency !== currency)
    check.tell(`${path}.rateScheduleId`, `is in ${schedule.currency}, its account in ${currency}`);

  check.refer(planInstances, parentId, `${path}.parentId`, accountId);
  if (plan?.kind === 'supplemental' && parentId === undefined)
    check.tell(`${path}.parentId`, 'is missing: its plan is a supplemental one');
  if (plan?.kind === 'master' && parentId !== undefined)
    check.tell(`${path}.parentId`, 'must be left out: its plan is a master plan');
  if (parentId !== undefined && Number(parentId) >= Number(instance.id))
    check.tell(`${path}.parentId`, 'must be made before what hangs under it');
  checkPayer(check, instance, path);
  checkContract(check, instance, path);

  check.past(instance.assignedOn, `${path}.assignedOn`);
  check.past(instance.statusSince, `${path}.statusSince`);
  check.period(instance.firstPeriod, `${path}.firstPeriod`);
  const start = check.starts.get(instance.id);
  if (status === 'pending-activation' && !start)
    check.tell(`${path}.status`, 'waits for a start that is not queued');
  if (start && status !== 'pending-activation')
    check.tell(`${path}.status`, `is ${status}, and its start is still queued`);
  if (start?.date !== undefined && start.date !== startDate)
    check.tell(`${path}.startDate`, `is not the date of its queued start, ${start.date}`);
  if (!isWaiting(status) && !isEnded(status)) check.past(startDate, `${path}.startDate`);
}

/** A contract is on a plan that goes on, and rolls over to a plan of its kind. */
function checkContract(
  check: Check,
  { contract, planId, status }: WorldPlanInstance,
  path: string,
): void {
  if (contract && isEnded(status)) check.tell(`${path}.contract`, 'must be left out: it has ended');
  if (!contract?.rollover) return;
  const { plans } = check;
  const next = plans.get(contract.rollover.planId);
  check.refer(plans, contract.rollover.planId, `${path}.contract.rollover.planId`);
  if (!next) return;
  const { rateScheduleId } = contract.rollover;
  const kind = plans.get(planId)?.kind;
  if (next.id === planId)
    check.tell(`${path}.contract.rollover.planId`, 'is the plan that it has already');
  if (kind !== undefined && next.kind !== kind)
    check.tell(`${path}.contract.rollover.planId`, `is not a ${kind} plan: "${next.id}"`);
  if (rateScheduleId !== undefined && !next.rateSchedules.some(({ id }) => id === rateScheduleId))
    check.tell(`${path}.contract.rollover.rateScheduleId`, `is no rate schedule of ${next.id}`);
}

/** Who pays, and dunning, stand on master plans alone. */
function checkPayer(check: Check, instance: WorldPlanInstance, path: string): void {
  const { billingGroups, dunningGroups, dunningProcesses } = check;
  const { accountId, parentId, billingGroupId, dunningGroupId, dunning } = instance;
  if (parentId !== undefined) {
    for (const name of ['billingGroupId', 'paidBy', 'dunningGroupId', 'dunning'] as const)
      if (instance[name] !== undefined)
        check.tell(`${path}.${name}`, 'must be left out: only master plans have it');
    return;
  }
  if (billingGroupId === undefined) check.tell(`${path}.billingGroupId`, 'is missing: who pays');
  check.refer(billingGroups, billingGroupId, `${path}.billingGroupId`, accountId);
  check.refer(dunningGroups, dunningGroupId, `${path}.dunningGroupId`, accountId);
  checkParent(check, instance, path);
  if (!dunning) return;
  check.past(dunning.since, `${path}.dunning.since`);
  check.future(dunning.nextStepOn, `${path}.dunning.nextStepOn`);
  if (dunning.state === 'completed' && dunning.nextStepOn !== undefined)
    check.tell(`${path}.dunning.nextStepOn`, 'must be left out: dunning is completed');
  const process = dunningProcesses.get(dunningGroups.get(dunningGroupId ?? '')?.processId ?? '');
  if (process && instance.paidBy === undefined && dunning.step > process.steps.length)
    check.tell(`${path}.dunning.step`, `is beyond the ${process.steps.length} of its process`);
}

/** A parent is a master plan of another account in the same currency, and pays for itself. */
function checkParent(check: Check, { paidBy, accountId }: WorldPlanInstance, path: string): void {
  check.refer(check.planInstances, paidBy, `${path}.paidBy`);
  const parent = check.planInstances.get(paidBy ?? '');
  if (!parent) return;
  const currencyOf = (id: string) => check.accounts.get(id)?.currency;
  if (parent.accountId === accountId)
    check.tell(`${path}.paidBy`, 'is of the same account: that pays anyway');
  else if (parent.parentId !== undefined || parent.paidBy !== undefined)
    check.tell(`${path}.paidBy`, 'is no master plan that pays for itself');
  else if (currencyOf(parent.accountId) !== currencyOf(accountId))
    check.tell(`${path}.paidBy`, 'is of an account in another currency');
}

const changeOf = {
  assign: 'assign',
  'mandatory-child': 'assign',
  replace: 'replace',
  rollover: 'replace',
  cancel: 'cancel',
  units: 'units',
  status: 'status',
  'rate-schedule': 'rate-schedule',
} as const satisfies Record<WorldQueuedChange['kind'], WorldQueuedChange['change']['kind']>;

function checkQueued(check: Check, row: WorldQueuedChange, path: string): void {
  const { accountId, planInstanceId, kind, change, by, date, state, closedOn, refusal } = row;
  check.refer(check.planInstances, planInstanceId, `${path}.planInstanceId`, accountId);
  check.refer(check.plans, row.before.planId, `${path}.before.planId`);
  if (change.kind !== changeOf[kind])
    check.tell(
      `${path}.change.kind`,
      `must be ${changeOf[kind]}, since the row is of kind ${kind}`,
    );
  if ('planInstanceId' in change && change.planInstanceId !== planInstanceId)
    check.tell(`${path}.change.planInstanceId`, 'is not the plan instance of the row');
  check.past(row.queuedOn, `${path}.queuedOn`);
  check.past(closedOn, `${path}.closedOn`);
  if (state === 'queued') {
    if (closedOn !== undefined) check.tell(`${path}.closedOn`, 'must be left out: it is queued');
    if (by === 'hand' && date !== undefined)
      check.tell(`${path}.date`, 'must be left out: it waits for somebody');
    if (by !== 'hand' && date === undefined) check.tell(`${path}.date`, 'is missing');
    check.future(date, `${path}.date`);
    if (isStart(kind) && check.starts.get(planInstanceId) !== row)
      check.tell(`${path}.planInstanceId`, 'has another queued start');
  } else if (closedOn === undefined) check.tell(`${path}.closedOn`, `is missing: it is ${state}`);
  if ((state === 'failed') !== (refusal !== undefined))
    check.tell(
      `${path}.refusal`,
      state === 'failed' ? 'is missing: it failed' : 'must be left out: it did not fail',
    );
}
