import * as z from 'zod/mini';
import { permissionSchema } from './permission.js';
import { refusalCodeSchema } from './codes.js';
import { planInstanceIdSchema, queuedChangeIdSchema } from './ids.js';
import { instanceTermsSchema } from './plan-instance.js';
import { calendarDateSchema } from './values.js';

/** What a queued change does: the kinds of change, a child that comes with its parent, and a plan that becomes another one after its time. */
export const queuedKindSchema = z.enum([
  'assign',
  'mandatory-child',
  'replace',
  'rollover',
  'cancel',
  'units',
  'status',
  'rate-schedule',
]);
export type QueuedKind = z.infer<typeof queuedKindSchema>;

/** A change that waits, or that waited: what it does, how it stands, and what may be done with it (Aria wire notes 4.6). */
export const queuedChangeSchema = z.object({
  id: queuedChangeIdSchema,
  /** What it changes; for an assignment the plan instance that waits for its start. */
  planInstanceId: planInstanceIdSchema,
  /** The plan instance above that one. */
  parentId: z.optional(planInstanceIdSchema),
  kind: queuedKindSchema,
  /** `anniversary` follows the bill date of its plan, `date` stands by itself, `hand` waits until somebody executes or dates it. */
  by: z.enum(['anniversary', 'date', 'hand']),
  /** When it takes effect, or took it; left out while it waits for somebody. */
  date: z.optional(calendarDateSchema),
  state: z.enum(['queued', 'executed', 'deleted', 'failed']),
  queuedOn: calendarDateSchema,
  /** When it was executed, deleted or failed. */
  closedOn: z.optional(calendarDateSchema),
  /** Why it failed, where the platform says. */
  refusal: z.optional(refusalCodeSchema),
  /** What the plan is now, or was when a change that is through was queued, and what it becomes by the change. */
  before: instanceTermsSchema,
  after: instanceTermsSchema,
  /** The queued start that has to come first. */
  waitsFor: z.optional(queuedChangeIdSchema),
  can: z.object({ execute: permissionSchema, move: permissionSchema, delete: permissionSchema }),
  /** First and last date that it can be moved to, where it can be moved; without `to` there is no last one. */
  dates: z.optional(z.object({ from: calendarDateSchema, to: z.optional(calendarDateSchema) })),
  /** The queued changes that leave the queue when this one is deleted, itself among them; none where it cannot be. */
  deletes: z.array(queuedChangeIdSchema),
});
export type QueuedChange = z.infer<typeof queuedChangeSchema>;

const edited = { queuedChangeId: queuedChangeIdSchema };

/** What is asked of one queued change. Always names it: an edit of everything at once cannot be asked for (T6). */
export const queueEditSchema = z.discriminatedUnion('do', [
  /** Now instead of on its date. */
  z.strictObject({ do: z.literal('execute'), ...edited }),
  z.strictObject({ do: z.literal('move'), ...edited, date: calendarDateSchema }),
  z.strictObject({ do: z.literal('delete'), ...edited }),
]);
export type QueueEdit = z.infer<typeof queueEditSchema>;

/** What a customer wants done with queued changes: the input of a quote. All edits are made in this order, or none. */
export const queueEditDraftSchema = z.strictObject({
  kind: z.literal('queue-edit'),
  edits: z.array(queueEditSchema).check(z.minLength(1), z.maxLength(50)),
});
export type QueueEditDraft = z.infer<typeof queueEditDraftSchema>;
