import * as z from 'zod/mini';
import { permissionSchema } from './permission.js';
import { planIdSchema } from './ids.js';
import { rateScheduleSchema } from './rate-schedule.js';

const unitLimitsSchema = z.object({
  min: z.int().check(z.positive()),
  max: z.int().check(z.positive()),
});

/** A supplemental plan that may hang under a plan. */
export const childPlanSchema = z.object({
  planId: planIdSchema,
  /** Comes with its parent and goes only with it. */
  mandatory: z.boolean(),
  /** Chosen beforehand; the customer may take it out. */
  preselected: z.boolean(),
  /** Narrower than the plan's own limits. */
  units: z.optional(unitLimitsSchema),
});
export type ChildPlan = z.infer<typeof childPlanSchema>;

/** Children of one plan of which a number must be chosen. */
export const planGroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  planIds: z.array(planIdSchema),
  choose: z.object({ min: z.int().check(z.nonnegative()), max: z.int().check(z.positive()) }),
});
export type PlanGroup = z.infer<typeof planGroupSchema>;

/** A plan of the company's catalogue, as this account sees it. */
export const planSchema = z.object({
  id: planIdSchema,
  name: z.string(),
  description: z.optional(z.string()),
  kind: z.enum(['master', 'supplemental']),
  units: unitLimitsSchema,
  /**
   * Whether this account can take it now, where the question said, and if not, why. Of a supplemental plan whose place is under a plan that
   * is not there yet: whether it could be taken along with that one.
   */
  assignable: permissionSchema,
  /** Those in the account's currency. */
  rateSchedules: z.array(rateScheduleSchema),
  /** The supplemental plans that may hang directly under it. */
  children: z.array(childPlanSchema),
  /** How many of its children must and may be chosen. */
  groups: z.array(planGroupSchema),
  /** The status of a new instance, where it is not active at once: a trial costs nothing while it lasts. */
  startsAs: z.optional(z.enum(['trial', 'active-non-billable'])),
  /** After so many months it becomes another plan. */
  rollover: z.optional(
    z.object({
      afterMonths: z.int().check(z.positive()),
      planId: planIdSchema,
      planName: z.string(),
    }),
  ),
  /** The company's own fields of the plan, by name: for hosts that choose and order plans by them. */
  fields: z.record(z.string(), z.string()),
});
export type Plan = z.infer<typeof planSchema>;
