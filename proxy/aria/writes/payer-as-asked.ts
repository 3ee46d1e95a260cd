import type { BillingGroupId } from '../../../src/model/ids.js';
import type {
  BillingGroupDraft,
  PayerChoice,
  PaymentMethodDraft,
} from '../../../src/model/payer-change.js';
import type { World, WorldBillingGroup } from '../../../src/sandbox/world.js';

/**
 * Whether who pays now is who a change asked for, as far as the draft alone tells: what a group pays by, and that none pays by a method that was to go.
 * `made` is the group that the change made, where that is known.
 */
export function paysAsAsked(
  { billingGroups }: World,
  draft: BillingGroupDraft | PaymentMethodDraft,
  made: BillingGroupId | undefined,
): boolean {
  if (draft.kind === 'payment-method') {
    const { method } = draft;
    return (
      method.do === 'add' ||
      !billingGroups.some(
        ({ status, pays }) =>
          status === 'active' &&
          pays.by === 'method' &&
          [pays.primaryId, pays.backupId].includes(method.methodId),
      )
    );
  }
  const { group } = draft;
  const id = group.do === 'update' ? group.billingGroupId : made;
  if (group.pays === undefined || id === undefined) return true;
  return isAsked(billingGroups.find((each) => each.id === id)?.pays, group.pays);
}

function isAsked(pays: WorldBillingGroup['pays'] | undefined, asked: PayerChoice): boolean {
  if (asked.by === 'terms') return pays?.by === 'terms' && pays.termsId === asked.termsId;
  return (
    pays?.by === 'method' && pays.primaryId === asked.primaryId && pays.backupId === asked.backupId
  );
}
