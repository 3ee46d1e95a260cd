import type { PlanQuoteOperation } from '../../src/context/reads.js';
import type { Selection } from '../../src/context/selection.js';
import type { QuotedAction } from '../../src/events/event-map.js';
import type { PlanDraft } from '../../src/model/draft.js';

/** The operation that quotes a draft. */
export function operationOf({ kind }: PlanDraft): PlanQuoteOperation {
  return kind === 'queue-edit' ? 'quoteQueueEdit' : 'quotePlanChange';
}

/** The events of a confirmation, by what is confirmed. */
export const eventsOf = {
  quotePlanChange: {
    submit: 'uss-plan-change-submit',
    done: 'uss-plan-change-done',
    ended: 'uss-plan-change-ended',
  },
  quoteQueueEdit: {
    submit: 'uss-queue-edit-submit',
    done: 'uss-queue-edit-done',
    ended: 'uss-queue-edit-ended',
  },
} as const satisfies Record<PlanQuoteOperation, object>;

/** What a draft is about, for the page. */
export function actionsOf(draft: PlanDraft): QuotedAction[] {
  if (draft.kind === 'queue-edit')
    return draft.edits.map(({ do: what, queuedChangeId }) => ({ do: what, queuedChangeId }));
  return draft.changes.map((change) => ({
    kind: change.kind,
    ...('planId' in change && { planId: change.planId }),
    ...('planInstanceId' in change && { planInstanceId: change.planInstanceId }),
  }));
}

/** What is to be changed, however: a receipt stays until this is something else. Empty when nothing is chosen. */
export function subjectOf(choice: PlanDraft | Selection): string {
  if ('changes' in choice || 'edits' in choice) return JSON.stringify(actionsOf(choice));
  const { kind, planInstanceId, plans } = choice;
  const chosen = plans.map(({ planId }) => planId);
  const takes = kind === 'assign' || kind === 'replace';
  const nothing = takes ? chosen.length === 0 : planInstanceId === undefined;
  return nothing ? '' : JSON.stringify([kind, planInstanceId, chosen]);
}
