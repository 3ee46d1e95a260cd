import * as z from 'zod/mini';
import {
  chargeSchema,
  datedRatesSchema,
  rateScheduleSchema,
  tierSchema,
} from '../model/rate-schedule.js';
import { planSchema } from '../model/plan.js';
import { numericId, numericText } from './numeric-id.js';

/**
 * The catalogue as a world holds it: the model's schemas without what is particular to one account, and strict,
 * so that a misspelt key in a world file is told and not dropped.
 */

const tiers = z.array(z.strictObject(tierSchema.shape)).check(z.minLength(1));
const rates = z.array(z.strictObject({ ...datedRatesSchema.shape, tiers })).check(z.minLength(1));
const charge = z.strictObject({ ...chargeSchema.shape, id: numericText, rates });

export const worldScheduleSchema = z.strictObject({
  ...z.omit(rateScheduleSchema, { assignable: true }).shape,
  id: numericId<'RateScheduleId'>(),
  charges: z.array(charge),
});
export type WorldSchedule = z.infer<typeof worldScheduleSchema>;

export const worldPlanSchema = z.strictObject({
  ...z.omit(planSchema, { assignable: true }).shape,
  id: numericId<'PlanId'>(),
  /** False: the company no longer sells it. Who has it keeps it. */
  offered: z.boolean(),
  /** How many instances one account may hold at a time; left out: any number. */
  limit: z.optional(z.int().check(z.positive())),
  rateSchedules: z.array(worldScheduleSchema).check(z.minLength(1)),
});
export type WorldPlan = z.infer<typeof worldPlanSchema>;
