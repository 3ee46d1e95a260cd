import { totalOf } from '../../billing/charges.js';
import type { BillingGroup } from '../../model/billing-group.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { PlanPreview, QuotedChange } from '../../model/plan-quote.js';
import { isNegative, isZero } from '../../money/money.js';
import { billingGroupOf } from '../views.js';
import type { Sight } from './sight.js';

type Payers = PlanPreview['payers'];

/** Who pays for what is taken, changed or ended, with what they pay of the invoices due now. */
export function payersOf({ after, seen, asked, accountId, due }: Sight): Payers {
  const { currency } = after.accounts.get(accountId);
  const touched = new Set<PlanInstanceId>([
    ...asked.map(({ planInstanceId }) => planInstanceId),
    ...seen.changed,
    ...seen.queued.map(({ planInstanceId }) => planInstanceId),
  ]);
  const groups = new Set([
    ...due.invoices.map(({ billingGroupId }) => billingGroupId),
    ...[...touched].map((id) => after.groupOf(after.planInstances.get(id)).id),
  ]);
  return after.billingGroups.all
    .filter(({ id }) => groups.has(id))
    .map((group) => {
      const invoices = due.invoices.filter(({ billingGroupId }) => billingGroupId === group.id);
      const lines = invoices.flatMap((invoice) => invoice.lines);
      const { payer } = billingGroupOf(after.opened, group);
      return {
        billingGroupId: group.id,
        name: group.name,
        payer,
        total: totalOf(lines, currency),
      };
    });
}

/** Whose method must be good: who is charged now, and who pays for a plan that is taken. */
export function whoMustPay(
  payers: Payers,
  changes: readonly QuotedChange[],
): Pick<BillingGroup, 'id' | 'name' | 'payer'>[] {
  const takes = changes.some(({ kind, edit }) => kind === 'assign' && edit !== 'delete');
  return payers
    .filter(({ total }) => takes || !(isZero(total) || isNegative(total)))
    .map(({ billingGroupId: id, name, payer }) => ({ id, name, payer }));
}
