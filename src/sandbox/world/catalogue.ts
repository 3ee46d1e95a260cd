import * as z from 'zod/mini';
import {
  chargeSchema,
  datedRatesSchema,
  rateScheduleSchema,
  tierSchema,
} from '../../model/rate-schedule.js';
import { planSchema } from '../../model/plan.js';
import { calendarDateSchema, moneySchema } from '../../model/values.js';
import { numericId, numericText } from '../numeric-id.js';

/**
 * The catalogue as a world holds it: the model's schemas without what is particular to one account, and strict,
 * so that a misspelt key in a world file is told and not dropped.
 */

const name = z.string().check(z.minLength(1), z.maxLength(200));
const positive = z.int().check(z.positive());
/** Percent as decimal text: "8.25" is eight and a quarter per cent. */
export const percentSchema = z.string().check(z.regex(/^\d{1,3}(\.\d{1,6})?$/));

const tiers = z.array(z.strictObject(tierSchema.shape)).check(z.minLength(1));
const rates = z.array(z.strictObject({ ...datedRatesSchema.shape, tiers })).check(z.minLength(1));
const charge = z.strictObject({
  ...chargeSchema.shape,
  id: numericText,
  rates,
  /** Only for recurring charges: billed in advance of its period unless this says in arrears. */
  billed: z.optional(z.enum(['in-advance', 'in-arrears'])),
  /** False: no tax is put on it. */
  taxable: z._default(z.boolean(), true),
  /** Only for usage: the units of all instances of the account under one master plan are priced together (Aria wire notes 4.12). */
  pooled: z.optional(z.boolean()),
  /** Only for usage: what one unit is ("GB"). */
  unitLabel: z.optional(name),
});
export type WorldCharge = z.infer<typeof charge>;

export const worldScheduleSchema = z.strictObject({
  ...z.omit(rateScheduleSchema, { assignable: true }).shape,
  id: numericId<'RateScheduleId'>(),
  charges: z.array(charge),
  /** The schedule that its subscribers go over to on the day after `availableTo`; without one they stay (Aria wire notes 4.3 D). */
  followUpId: z.optional(numericId<'RateScheduleId'>()),
});
export type WorldSchedule = z.infer<typeof worldScheduleSchema>;

const childSchema = z.strictObject({
  planId: numericId<'PlanId'>(),
  /** Comes with its parent and cannot be cancelled while the parent stands. */
  mandatory: z._default(z.boolean(), false),
  /** Chosen beforehand; the customer may take it out. */
  preselected: z._default(z.boolean(), false),
  /** Narrower than the plan's own limits. */
  units: z.optional(z.strictObject({ min: positive, max: positive })),
});

export const worldPlanSchema = z.strictObject({
  ...z.omit(planSchema, { assignable: true, groups: true, startsAs: true }).shape,
  id: numericId<'PlanId'>(),
  /** False: the company no longer sells it. Who has it keeps it. */
  offered: z.boolean(),
  /** How many instances one account may hold at a time; left out: any number. */
  limit: z.optional(positive),
  rateSchedules: z.array(worldScheduleSchema).check(z.minLength(1)),
  fields: z._default(z.record(z.string(), z.string()), {}),
  /** The supplemental plans that may hang under it, to any depth. */
  children: z._default(z.array(childSchema), []),
  /** The status of a new instance; left out: active. */
  firstStatus: z.optional(z.enum(['active', 'trial', 'active-non-billable'])),
  /** After so many months it becomes another plan. */
  rollover: z.optional(
    z.strictObject({
      afterMonths: positive,
      planId: numericId<'PlanId'>(),
      rateScheduleId: z.optional(numericId<'RateScheduleId'>()),
    }),
  ),
  /** Where the lines of a change in the running period go: an invoice at once, or the next one (Aria wire notes 4.2). */
  prorationInvoice: z.optional(z.enum(['at-once', 'with-the-next'])),
});
export type WorldPlan = z.infer<typeof worldPlanSchema>;

/** Children of one parent of which a number must be chosen (Aria wire notes 3.3, `plan_groups`). */
export const planGroupSchema = z.strictObject({
  id: numericText,
  name,
  parentId: numericId<'PlanId'>(),
  planIds: z.array(numericId<'PlanId'>()).check(z.minLength(1)),
  choose: z.strictObject({ min: z.int().check(z.nonnegative()), max: positive }),
});

/** Something sold by the piece. */
export const itemSchema = z.strictObject({
  id: numericId<'ItemId'>(),
  sku: name,
  name,
  description: z.optional(z.string()),
  /** One per currency. */
  prices: z.array(z.strictObject(moneySchema.shape)).check(z.minLength(1)),
  taxable: z._default(z.boolean(), true),
  /** How many are left; left out: never runs out. */
  stock: z.optional(z.int().check(z.nonnegative())),
  /** Sold only to who has one of these plans (Aria wire notes 2.14, `purchase_scope`). */
  onlyWith: z.optional(z.array(numericId<'PlanId'>())),
  active: z._default(z.boolean(), true),
});

/** What a code takes off. */
export const couponSchema = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(50)),
  name,
  discount: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('percent'), percent: percentSchema }),
    /** So much on every invoice, at most what is charged. */
    z.strictObject({ by: z.literal('amount'), amount: z.strictObject(moneySchema.shape) }),
  ]),
  /** The plans whose charges it lowers; left out: all. */
  planIds: z.optional(z.array(numericId<'PlanId'>())),
  /** On how many invoices it works; left out: on all. */
  invoices: z.optional(positive),
  /** First and last day on which it can be applied. */
  from: z.optional(calendarDateSchema),
  to: z.optional(calendarDateSchema),
});

/** A tax on what is charged to accounts with an address in the jurisdiction. */
export const taxSchema = z.strictObject({
  id: numericText,
  name,
  level: z.enum(['federal', 'state']),
  /** ISO 3166 code. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** State or province; left out: the whole country. */
  region: z.optional(z.string().check(z.minLength(1))),
  percent: percentSchema,
  /** The first invoice date on which it is charged. */
  from: z.optional(calendarDateSchema),
});
