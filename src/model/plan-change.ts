import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  dunningGroupIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  rateScheduleIdSchema,
} from './ids.js';
import { planInstanceStatusSchema } from './plan-instance.js';
import { calendarDateSchema, unitsSchema } from './values.js';

/**
 * Changes to the plans of an account, with every choice that a platform knows. What may be combined with what is told by the
 * refusal codes; left out, each choice has the default that stands beside it (Aria wire notes 4.1).
 */

/**
 * When a change takes effect.
 * - `now`: today. - `date`: on a later date. - `retroactive`: on an earlier one, billed from it.
 * - `anniversary`: on the next bill date of the master plan, or as many billing periods after it as `periods` says.
 * - `by-hand`: queued until somebody executes it or gives it a date (Aria wire notes 4.1).
 */
export const effectiveSchema = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('now') }),
  z.strictObject({ when: z.literal('date'), date: calendarDateSchema }),
  z.strictObject({ when: z.literal('retroactive'), date: calendarDateSchema }),
  z.strictObject({
    when: z.literal('anniversary'),
    periods: z.optional(z.int().check(z.nonnegative(), z.lte(1200))),
  }),
  z.strictObject({ when: z.literal('by-hand') }),
]);
export type Effective = z.infer<typeof effectiveSchema>;

/** What is charged and credited for the rest of the running period (Aria wire notes 2.1, 4.2). */
export const prorationSchema = z.enum([
  'company-rule',
  'none',
  'full',
  'charge-only',
  'credit-only',
]);
export type Proration = z.infer<typeof prorationSchema>;

/** Whether the bill day moves when a plan becomes billable again; `company-rule` asks the company's settings (Aria wire notes 2.16). */
export const billDateResetSchema = z.enum([
  'company-rule',
  'none',
  'change-date',
  'current-anniversary',
]);
export type BillDateReset = z.infer<typeof billDateResetSchema>;

/** Months added to a prorated first period of a longer interval; `auto`: up to the next bill date of the master plan (Aria wire notes 4.2). */
const offsetMonths = z.union([z.int().check(z.nonnegative(), z.lte(120)), z.literal('auto')]);

const prorated = {
  /** Left out: the default of the kind of change (Aria wire notes 4.1). */
  effective: z.optional(effectiveSchema),
  /** Left out: the company's rule; with an anniversary nothing is prorated. */
  proration: z.optional(prorationSchema),
  /** The first day that is charged or credited, where it is not the effective date. */
  prorationStart: z.optional(calendarDateSchema),
};
const existing = { planInstanceId: planInstanceIdSchema };

/** Where a supplemental plan hangs: under an instance, or under the plan that an earlier row of the same change takes. */
export const parentSchema = z.union([
  z.strictObject({ planInstanceId: planInstanceIdSchema }),
  z.strictObject({ row: z.int().check(z.nonnegative()) }),
]);
export type Parent = z.infer<typeof parentSchema>;

export const assignSchema = z.strictObject({
  kind: z.literal('assign'),
  planId: planIdSchema,
  rateScheduleId: z.optional(rateScheduleIdSchema),
  units: unitsSchema,
  /** A supplemental plan must have one, a master plan none. */
  parent: z.optional(parentSchema),
  /** Who pays for a master plan; what hangs under it follows. */
  billingGroupId: z.optional(billingGroupIdSchema),
  dunningGroupId: z.optional(dunningGroupIdSchema),
  /** Left out: the plan's own first status, else `active`. */
  status: z.optional(z.enum(['active', 'trial', 'active-non-billable'])),
  ...prorated,
  /** Of a master plan: full first period, or prorated up to a bill day; left out: the company's rule (Aria wire notes 2.3). */
  firstInvoice: z.optional(z.enum(['full', 'prorated'])),
  /** Bill on the same day as this instance. */
  alignWith: z.optional(planInstanceIdSchema),
  /** The last day that the first invoice of a master plan covers: in the future, at most one interval ahead (Aria wire notes 4.9). */
  billThrough: z.optional(calendarDateSchema),
  offsetMonths: z.optional(offsetMonths),
  /** For a start before the running period: everything so far on one bill, or a bill for every period (Aria wire notes 2.3, 4.8). */
  catchUp: z.optional(z.enum(['one-bill', 'bill-per-period'])),
  coupon: z.optional(z.string().check(z.minLength(1), z.maxLength(50))),
});
export type Assign = z.infer<typeof assignSchema>;

export const replaceSchema = z.strictObject({
  kind: z.literal('replace'),
  ...existing,
  planId: planIdSchema,
  rateScheduleId: z.optional(rateScheduleIdSchema),
  /** Left out: as many as before, within the limits of the new plan. */
  units: z.optional(unitsSchema),
  ...prorated,
  offsetMonths: z.optional(offsetMonths),
  /** Whether usage of the old plan that is not billed yet is billed with the change; left out: yes. */
  billUsage: z.optional(z.boolean()),
  coupon: z.optional(z.string().check(z.minLength(1), z.maxLength(50))),
});
export type Replace = z.infer<typeof replaceSchema>;

export const cancelSchema = z.strictObject({
  kind: z.literal('cancel'),
  ...existing,
  ...prorated,
  billUsage: z.optional(z.boolean()),
});
export type Cancel = z.infer<typeof cancelSchema>;

export const changeUnitsSchema = z.strictObject({
  kind: z.literal('units'),
  ...existing,
  /** The new total, not a difference. */
  units: unitsSchema,
  ...prorated,
});
export type ChangeUnits = z.infer<typeof changeUnitsSchema>;

export const changeScheduleSchema = z.strictObject({
  kind: z.literal('rate-schedule'),
  ...existing,
  rateScheduleId: rateScheduleIdSchema,
  ...prorated,
});
export type ChangeSchedule = z.infer<typeof changeScheduleSchema>;

export const changeStatusSchema = z.strictObject({
  kind: z.literal('status'),
  ...existing,
  status: planInstanceStatusSchema,
  /** Left out: now. Status changes have a date or none, never an anniversary (Aria wire notes 4.1). */
  on: z.optional(calendarDateSchema),
  resetBillDate: z.optional(billDateResetSchema),
});
export type ChangeStatus = z.infer<typeof changeStatusSchema>;

/** One change of one plan. */
export const changeSchema = z.discriminatedUnion('kind', [
  assignSchema,
  replaceSchema,
  cancelSchema,
  changeUnitsSchema,
  changeScheduleSchema,
  changeStatusSchema,
]);
export type Change = z.infer<typeof changeSchema>;
export type ChangeKind = Change['kind'];

/**
 * What a customer wants changed: the input of a quote. Holds no price and no account: those come from the platform and the session.
 * All changes are made, or none; a parent stands before what hangs under it, and each plan instance is named once.
 */
export const planChangeDraftSchema = z.strictObject({
  kind: z.literal('plan-change'),
  changes: z.array(changeSchema).check(z.minLength(1), z.maxLength(50)),
  /** Several past periods on one invoice (long cycle) or one each; left out: the company's rule (Aria wire notes 4.8). */
  combineInvoices: z.optional(z.enum(['short-cycle', 'long-cycle'])),
  /** Lines of the running period on an invoice at once, or with the next one; left out: as the plan says (4.2). */
  prorationInvoice: z.optional(z.enum(['at-once', 'with-the-next'])),
  /** Why, in the customer's words or one of the host's reasons; kept with the change for the company to read. */
  comment: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
});
export type PlanChangeDraft = z.infer<typeof planChangeDraftSchema>;
