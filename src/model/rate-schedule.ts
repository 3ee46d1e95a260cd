import * as z from 'zod/mini';
import { permissionSchema } from './permission.js';
import { rateScheduleIdSchema } from './ids.js';
import { calendarDateSchema, currencySchema, rateSchema } from './values.js';

/** Units `from` to `to`, both included, at `rate` each; `to` is left out on the last tier. */
export const tierSchema = z.object({
  from: z.int().check(z.positive()),
  to: z.optional(z.int().check(z.positive())),
  rate: rateSchema,
});
export type Tier = z.infer<typeof tierSchema>;

/** The tiers that apply from a date on. `from` is left out where the platform does not say since when. */
export const datedRatesSchema = z.object({
  from: z.optional(calendarDateSchema),
  tiers: z.array(tierSchema).check(z.minLength(1)),
});
export type DatedRates = z.infer<typeof datedRatesSchema>;

/**
 * How tiers price a number of units (Aria wire notes 2.15):
 * `standard` each unit in its own tier, `volume` all units at the tier reached, `flat` the tier's rate once, whatever the units.
 */
export const tierRuleSchema = z.enum(['standard', 'volume', 'flat']);
export type TierRule = z.infer<typeof tierRuleSchema>;

/** One thing that a rate schedule charges for. */
export const chargeSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['recurring', 'activation', 'cancellation', 'usage']),
  tierRule: tierRuleSchema,
  /** Oldest first; the last whose `from` has come applies. */
  rates: z.array(datedRatesSchema).check(z.minLength(1)),
});
export type Charge = z.infer<typeof chargeSchema>;

/** The prices of a plan in one currency and interval. */
export const rateScheduleSchema = z.object({
  id: rateScheduleIdSchema,
  name: z.string(),
  currency: currencySchema,
  /** Months from one bill to the next: 1 monthly, 3 quarterly, 12 annual. */
  intervalMonths: z.int().check(z.positive()),
  isDefault: z.boolean(),
  /** First and last date on which it can be assigned; what is assigned stays. */
  availableFrom: z.optional(calendarDateSchema),
  availableTo: z.optional(calendarDateSchema),
  /** Whether this account can take it today with a start today. */
  assignable: permissionSchema,
  charges: z.array(chargeSchema),
});
export type RateSchedule = z.infer<typeof rateScheduleSchema>;
