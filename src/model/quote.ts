import * as z from 'zod/mini';
import { payerSchema } from './billing-group.js';
import { warningCodeSchema } from './codes.js';
import { billingGroupIdSchema, planIdSchema, quoteIdSchema } from './ids.js';
import { lineSchema } from './invoice.js';
import { planChangeSchema } from './plan-change.js';
import { calendarDateSchema, instantSchema, moneySchema, periodSchema } from './values.js';

/** `quoted`: the platform computed it. `projected`: our rules did, expected and before tax. */
export const basisSchema = z.enum(['quoted', 'projected']);
export type Basis = z.infer<typeof basisSchema>;

/** One charge in the course of time, for one plan and period. */
export const timelineRowSchema = z.object({
  /** The invoice date. */
  date: calendarDateSchema,
  period: periodSchema,
  planId: planIdSchema,
  planName: z.string(),
  units: z.int(),
  amount: moneySchema,
  prorated: z.boolean(),
  basis: basisSchema,
  taxIncluded: z.boolean(),
});
export type TimelineRow = z.infer<typeof timelineRowSchema>;

/** A stretch of time in which every full period costs the same. */
export const priceStepSchema = z.object({
  planId: planIdSchema,
  /** The invoice date from which it holds. */
  from: calendarDateSchema,
  /** The last day of service at this price; left out when no end is known. */
  to: z.optional(calendarDateSchema),
  amount: moneySchema,
  intervalMonths: z.int(),
  /** True for the part of a period at the start. */
  prorated: z.boolean(),
});
export type PriceStep = z.infer<typeof priceStepSchema>;

/** Something that a customer must say yes to. `date` and `name` fill its text. */
export const warningSchema = z.object({
  id: z.string(),
  code: warningCodeSchema,
  date: z.optional(calendarDateSchema),
  name: z.optional(z.string()),
});
export type Warning = z.infer<typeof warningSchema>;

/**
 * What a change costs: what an adapter's backend computes without writing anything.
 * A {@link Quote} is this with an id and an expiry.
 */
export const previewSchema = z.object({
  draft: planChangeSchema,
  effectiveDate: calendarDateSchema,
  /** The billing date on which it was computed. */
  asOf: calendarDateSchema,
  dueNow: z.object({ lines: z.array(lineSchema), total: moneySchema }),
  payer: z.object({ billingGroupId: billingGroupIdSchema, name: z.string(), payer: payerSchema }),
  /** The invoice after the one due now, as far as this change is concerned. */
  nextInvoice: z.optional(z.object({ date: calendarDateSchema, amount: moneySchema })),
  /** In date order; far enough to show every known change of price and every interval once. */
  timeline: z.array(timelineRowSchema),
  /** The timeline in few words. */
  prices: z.array(priceStepSchema),
  /** Prices after this date may change in ways that the platform does not tell yet; left out when all announced changes are in. */
  pricesKnownUntil: z.optional(calendarDateSchema),
  warnings: z.array(warningSchema),
  /** Stands for all that the figures were computed from. */
  stateVersion: z.string(),
});
export type Preview = z.infer<typeof previewSchema>;

/** A preview that can be confirmed, once, by the session that asked for it, until it expires (at most 10 minutes). */
export const quoteSchema = z.extend(previewSchema, { id: quoteIdSchema, expiresAt: instantSchema });
export type Quote = z.infer<typeof quoteSchema>;
