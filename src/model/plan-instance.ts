import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
} from './ids.js';
import { calendarDateSchema } from './values.js';

/** Plan instance statuses in our words (Aria wire notes 2.5). */
export const planInstanceStatusSchema = z.enum([
  'active',
  'active-non-billable',
  'trial',
  'pending-installation',
  'pending-activation',
  'pending-cancellation',
  'pending-termination',
  'inactive',
  'suspended',
  'cancelled',
  'terminated',
]);
export type PlanInstanceStatus = z.infer<typeof planInstanceStatusSchema>;

/** A plan that the account has. */
export const planInstanceSchema = z.object({
  id: planInstanceIdSchema,
  planId: planIdSchema,
  planName: z.string(),
  kind: z.enum(['master', 'supplemental']),
  parentId: z.optional(planInstanceIdSchema),
  status: planInstanceStatusSchema,
  units: z.number(),
  rateScheduleId: rateScheduleIdSchema,
  billingGroupId: z.optional(billingGroupIdSchema),
  startDate: calendarDateSchema,
  intervalMonths: z.int().check(z.positive()),
  /** The day of the month on which it bills; short months bill on their last day and the day itself is kept. */
  billDay: z.int().check(z.gte(1), z.lte(31)),
  /** The date of the next invoice; left out when nothing more is billed. */
  nextBillDate: z.optional(calendarDateSchema),
});
export type PlanInstance = z.infer<typeof planInstanceSchema>;
