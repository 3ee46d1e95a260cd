import * as z from 'zod/mini';
import { permissionSchema } from './permission.js';
import {
  billingGroupIdSchema,
  dunningGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
} from './ids.js';
import { calendarDateSchema, moneySchema } from './values.js';

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

/** What a plan instance is at one time: the two sides of a change. */
export const instanceTermsSchema = z.object({
  planId: planIdSchema,
  planName: z.string(),
  rateScheduleId: rateScheduleIdSchema,
  rateScheduleName: z.string(),
  units: z.number(),
  status: planInstanceStatusSchema,
  /** What a full period costs at the rates of that time, before tax and usage; left out where it is not known. */
  price: z.optional(moneySchema),
  /** Months of one period. */
  intervalMonths: z.int().check(z.positive()),
});
export type InstanceTerms = z.infer<typeof instanceTermsSchema>;

/** A plan that the account has, had, or has queued for later. */
export const planInstanceSchema = z.extend(instanceTermsSchema, {
  id: planInstanceIdSchema,
  kind: z.enum(['master', 'supplemental']),
  /** Only supplemental plans have one. */
  parentId: z.optional(planInstanceIdSchema),
  /** Who pays; a supplemental plan follows its master. */
  billingGroupId: z.optional(billingGroupIdSchema),
  /** Master plans only. */
  dunningGroupId: z.optional(dunningGroupIdSchema),
  /** How late payment for its master plan is followed up: not at all, under way, or exhausted. */
  dunning: z.enum(['none', 'in-progress', 'completed']),
  startDate: calendarDateSchema,
  /** The day of the month on which it bills; short months bill on their last day and the day itself is kept. */
  billDay: z.int().check(z.gte(1), z.lte(31)),
  /** The first day of service that is not yet billed, which is the date of its next bill; left out when nothing more is billed. */
  nextBillDate: z.optional(calendarDateSchema),
  /** Days between a bill date and its invoice; negative: before it. Left out: not known, or none. */
  billLagDays: z.optional(z.int()),
  /** How many units it can have. */
  unitLimits: z.object({ min: z.int().check(z.positive()), max: z.int().check(z.positive()) }),
  /** What may be asked for it now, and if not, why. */
  can: z.object({
    replace: permissionSchema,
    cancel: permissionSchema,
    changeUnits: permissionSchema,
    changeSchedule: permissionSchema,
    changeStatus: permissionSchema,
    /** Whether plans may be taken under it. */
    addUnder: permissionSchema,
  }),
  /** The statuses that it can be given now; none where `can.changeStatus` says no. */
  statuses: z.array(planInstanceStatusSchema),
});
export type PlanInstance = z.infer<typeof planInstanceSchema>;
