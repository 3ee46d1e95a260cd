import type { PlanDraft } from '../../../src/model/draft.js';
import type { Change, PlanChangeDraft } from '../../../src/model/plan-change.js';
import { notTogether } from './resolved.js';

/**
 * A draft as our rules can judge it: a coupon is Aria's to judge, since coupons are not on the wire; and several cycles of a new master plan
 * are combined by the word that Aria has for it, with its conditions (Aria wire notes 4.8).
 */
export function draftForRules(draft: PlanDraft): PlanDraft {
  if (draft.kind !== 'plan-change') return draft;
  const asked = new Set(draft.changes.map(cyclesOf).filter((each) => each !== undefined));
  if (draft.combineInvoices) asked.add(draft.combineInvoices);
  const [combineInvoices, ...others] = asked;
  if (others.length > 0) throw notTogether();
  return {
    ...draft,
    changes: draft.changes.map(forRules),
    ...(combineInvoices && { combineInvoices }),
  };
}

function cyclesOf(change: Change): PlanChangeDraft['combineInvoices'] {
  if (change.kind !== 'assign' || change.parent || change.catchUp === undefined) return undefined;
  return change.catchUp === 'one-bill' ? 'long-cycle' : 'short-cycle';
}

function forRules(change: Change): Change {
  if (change.kind !== 'assign' && change.kind !== 'replace') return change;
  const ruled = { ...change };
  delete ruled.coupon;
  if (ruled.kind === 'assign' && !ruled.parent) delete ruled.catchUp;
  return ruled;
}
