import * as z from 'zod/mini';
import { billingGroupDraftSchema, paymentMethodDraftSchema } from './payer-change.js';
import { paymentDraftSchema } from './payment.js';
import { planChangeDraftSchema } from './plan-change.js';
import { queueEditDraftSchema } from './queued-change.js';

/** What is asked of plans, now or in the queue. */
export const planDraftSchema = z.discriminatedUnion('kind', [
  planChangeDraftSchema,
  queueEditDraftSchema,
]);
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** All that can be quoted and confirmed. */
export const draftSchema = z.discriminatedUnion('kind', [
  planChangeDraftSchema,
  queueEditDraftSchema,
  paymentDraftSchema,
  billingGroupDraftSchema,
  paymentMethodDraftSchema,
]);
export type Draft = z.infer<typeof draftSchema>;

export function isPlanDraft(draft: Draft): draft is PlanDraft {
  return draft.kind === 'plan-change' || draft.kind === 'queue-edit';
}
