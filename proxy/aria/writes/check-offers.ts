import { refused } from '../../../src/adapter/errors.js';
import type { PlanDraft } from '../../../src/model/draft.js';
import type { PlanInstanceId } from '../../../src/model/ids.js';
import type { AccountReads } from '../account-reads.js';

/**
 * Whether Aria offers each plan that is to be taken under a plan instance of the account (Aria wire notes 3.3); what may be taken under a plan that the
 * same draft takes, only its catalogue tells. The instances must be known to be this account's.
 */
export async function checkOffers(
  draft: PlanDraft,
  { availableUnder }: Pick<AccountReads, 'availableUnder'>,
): Promise<void> {
  if (draft.kind !== 'plan-change') return;
  const wanted = draft.changes.flatMap((change) =>
    change.kind === 'assign' && change.parent && 'planInstanceId' in change.parent
      ? { planId: change.planId, under: change.parent.planInstanceId }
      : [],
  );
  const parents = [...new Set(wanted.map(({ under }) => under))];
  const offers = new Map<PlanInstanceId, ReadonlySet<string>>(
    await Promise.all(parents.map(async (id) => [id, await availableUnder(id)] as const)),
  );
  const missing = wanted.some(({ planId, under }) => !offers.get(under)?.has(planId));
  if (missing) throw refused('plan-not-available');
}
