import * as z from 'zod/mini';
import { planChangeDraftSchema } from './plan-change.js';
import { queueEditDraftSchema } from './queued-change.js';

/** All that can be quoted and confirmed. */
export const draftSchema = z.discriminatedUnion('kind', [
  planChangeDraftSchema,
  queueEditDraftSchema,
]);
export type Draft = z.infer<typeof draftSchema>;
