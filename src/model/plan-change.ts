import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
} from './ids.js';
import { calendarDateSchema, unitsSchema } from './values.js';

/** When a change takes effect. `retroactive` starts on a past date and is billed from it; `date` on a future one. */
export const effectiveSchema = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('now') }),
  z.strictObject({ when: z.literal('date'), date: calendarDateSchema }),
  z.strictObject({ when: z.literal('retroactive'), date: calendarDateSchema }),
]);
export type Effective = z.infer<typeof effectiveSchema>;

/** Take a new master plan. */
export const assignmentSchema = z.strictObject({
  kind: z.literal('assign'),
  planId: planIdSchema,
  /** Left out: the plan's default schedule. */
  rateScheduleId: z.optional(rateScheduleIdSchema),
  units: unitsSchema,
  billingGroupId: billingGroupIdSchema,
  effective: effectiveSchema,
  /** Bill on the same day as this plan instance; the time until then is prorated (Aria wire notes 4.9). */
  alignWith: z.optional(planInstanceIdSchema),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** What a customer wants changed: the input of a quote. Holds no price and no account: those come from the platform and the session. */
export const planChangeSchema = z.discriminatedUnion('kind', [assignmentSchema]);
export type PlanChange = z.infer<typeof planChangeSchema>;
