import type { PlanDraft } from '../../../src/model/draft.js';
import type { PlanPreview } from '../../../src/model/plan-quote.js';
import { findPlan } from '../../../src/sandbox/catalogue.js';
import type { Sight } from '../../../src/sandbox/quote/sight.js';
import type { SettledPolicy } from '../policy.js';
import { oneChange } from './one-change.js';
import { queueEdits } from './queue-edits.js';
import { effectiveOfChange, type Resolved } from './resolved.js';
import { severalChanges } from './several-changes.js';
import type { WireWrite } from './wire-write.js';

/**
 * The one call that makes a draft, as it was seen by the rules. One change has a call of its own, several go together.
 * Nothing is left to a default that depends on settings of the company's. Throws `refused` for what the wire cannot do in one call.
 */
export function requestFor(
  draft: PlanDraft,
  { sight, preview }: { readonly sight: Sight; readonly preview: PlanPreview },
  { rules }: Pick<SettledPolicy, 'rules'>,
): WireWrite {
  const { accountId, before } = sight;
  if (draft.kind === 'queue-edit') return queueEdits(accountId, draft, rules);
  const changes = draft.changes.map((change, row): Resolved => {
    const terms = preview.changes[row]?.after;
    if (!terms) throw new Error('A change leads to terms.');
    const planId = change.kind === 'assign' ? change.planId : terms.planId;
    const plan = findPlan(before.opened, planId);
    const effective = effectiveOfChange(change);
    return { kind: change.kind, change, row, effective, terms, plan } as Resolved;
  });
  const asked = { accountId, draft, changes, books: before, rules };
  const [only, ...more] = changes;
  const single = only && more.length === 0 ? oneChange(asked, only) : undefined;
  return single ?? severalChanges(asked);
}
