import { chargesOf } from '../../billing/preview.js';
import type { AccountId } from '../../model/ids.js';
import type {
  BillingGroupDraft,
  PaymentMethodDraft,
  PayerPreview,
} from '../../model/payer-change.js';
import type { Warning } from '../../model/warning.js';
import { changePermission } from '../groups-and-methods/method-views.js';
import { changePayers } from '../groups-and-methods/payer-draft.js';
import { accountRow } from '../look-up.js';
import { Refused } from '../refused.js';
import { stateVersion } from '../state-version.js';
import { billingGroupOf, lineOf, paymentMethodOf, payerOf, shownMethodOf } from '../views.js';
import { whatChanged } from '../what-changed.js';
import type { World, WorldPaymentMethod } from '../world.js';

/** What a change of billing groups or payment methods does: the same steps on the same world, looked at and let go. Throws `Refused`. */
export function quotePayers(
  world: World,
  accountId: AccountId,
  draft: BillingGroupDraft | PaymentMethodDraft,
): PayerPreview {
  const may = changePermission(world, accountId);
  if (!may.allowed) throw new Refused(may.reason);
  refuseTerms(world, draft);
  const outcome = changePayers({ ...world, receipts: [] }, draft, {
    accountId,
    receiptId: 'preview',
  });
  if (outcome.refusal === 'receipt-used') throw new Error('A preview uses no receipt up.');
  if (!outcome.receipt) throw new Refused(outcome.refusal);
  const after = outcome.world;
  const lines = whatChanged(world, after).invoices.flatMap((invoice) => invoice.lines);
  const added = after.paymentMethods[world.paymentMethods.length];
  const closed = world.paymentMethods.find(
    (row, index) => row.status !== after.paymentMethods[index]?.status,
  );
  return {
    draft,
    asOf: world.today,
    groups: groupsOf(world, after),
    ...(lines.length > 0 && {
      dueNow: chargesOf(lines.map(lineOf), accountRow(world, accountId).currency),
    }),
    ...(added && { adds: shownMethodOf(after, added) }),
    ...(closed && { closes: paymentMethodOf(world, closed) }),
    warnings: closed ? [closedWarning(closed)] : [],
    stateVersion: versionOf(world, accountId),
  };
}

/** Terms that the company does not let customers choose are not there for them, unless their group has them already. */
function refuseTerms(
  { settings, billingGroups }: World,
  draft: BillingGroupDraft | PaymentMethodDraft,
): void {
  if (settings.termsForCustomers || draft.kind !== 'billing-group') return;
  const { group } = draft;
  if (group.pays?.by !== 'terms') return;
  const { termsId } = group.pays;
  const now = billingGroups.find((row) => group.do === 'update' && row.id === group.billingGroupId);
  if (now?.pays.by === 'terms' && now.pays.termsId === termsId) return;
  throw new Refused('payment-terms-not-found');
}

/** Rows keep their place in a world: the two of one position are the same group. What was asked for comes first, then the groups that plans move away from. */
function groupsOf(world: World, after: World): PayerPreview['groups'] {
  const told = (paysForLess: boolean) =>
    after.billingGroups.flatMap((group, index) => {
      const before = world.billingGroups[index];
      const { name, payer, paysFor } = billingGroupOf(after, group);
      const isMeant = paysForLess
        ? before === group && paysFor.length < billingGroupOf(world, before).paysFor.length
        : before !== group;
      if (!isMeant) return [];
      return [
        {
          ...(before && { billingGroupId: before.id, before: payerOf(world, before) }),
          name,
          after: payer,
          paysFor,
        },
      ];
    });
  return [...told(false), ...told(true)];
}

/** A method that is disabled can never be enabled again (Aria wire notes 3.6). */
function closedWarning({ id }: WorldPaymentMethod): Warning {
  return { id: `payment-method-closed-${id}`, code: 'payment-method-closed' };
}

function versionOf(world: World, accountId: AccountId): string {
  const mine = <Row extends { readonly accountId: AccountId }>(rows: readonly Row[]) =>
    rows.filter((row) => row.accountId === accountId);
  return stateVersion([
    world.today,
    mine(world.billingGroups),
    mine(world.paymentMethods),
    mine(world.planInstances).map(({ id, status, billingGroupId }) => [id, status, billingGroupId]),
    accountRow(world, accountId).eanNumber ?? '',
  ]);
}
