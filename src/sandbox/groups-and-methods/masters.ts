import { isEnded } from '../../billing/status.js';
import type { AccountId, BillingGroupId, PlanInstanceId } from '../../model/ids.js';
import { nextBill } from '../bill-periods.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldBillingGroup, WorldPlanInstance } from '../world.js';

/** A billing group of the account that is still in use. */
export function activeGroup(
  books: Books,
  accountId: AccountId,
  id: BillingGroupId,
): WorldBillingGroup {
  const group = books.billingGroups.find(id);
  if (group?.accountId !== accountId || group.status !== 'active')
    throw new Refused('billing-group-not-found');
  return group;
}

/** The master plans that a group pays for and that have not ended. */
export function mastersOf({ planInstances }: Books, groupId: BillingGroupId): WorldPlanInstance[] {
  return planInstances.where('billingGroup', groupId).filter(({ status }) => !isEnded(status));
}

/** Another group pays for a master plan and what hangs under it from now on, also for what waits for the next invoice. What was invoiced stays with the group of before. */
export function moveMaster(
  books: Books,
  accountId: AccountId,
  masterId: PlanInstanceId,
  groupId: BillingGroupId,
): void {
  const master = books.planInstances.find(masterId);
  const isMaster = master?.accountId === accountId && master.parentId === undefined;
  if (!isMaster || isEnded(master.status)) throw new Refused('plan-instance-not-found');
  const before = master.billingGroupId;
  books.planInstances.put({ ...master, billingGroupId: groupId });
  for (const charge of before === undefined
    ? []
    : books.openCharges.where('billingGroup', before)) {
    const { planInstanceId } = charge.line;
    if (planInstanceId === undefined) continue;
    if (books.masterOf(books.planInstances.get(planInstanceId)).id === masterId)
      books.openCharges.put({ ...charge, billingGroupId: groupId });
  }
  redate(books, books.planInstances.get(masterId));
}

/** Who pays has a say in the bill lag (Aria wire notes 4.9), so the next invoices of a master and what hangs under it are dated anew. */
export function redate(books: Books, master: WorldPlanInstance): void {
  for (const { id } of [master, ...books.descendantsOf(master)]) {
    const instance = books.planInstances.get(id);
    const { nextBillDate, nextInvoiceOn } = instance;
    if (nextBillDate === undefined || nextInvoiceOn === undefined) continue;
    books.planInstances.put({ ...instance, ...nextBill(books, instance, nextBillDate) });
  }
}
