import * as z from 'zod/mini';
import { payerSchema } from './billing-group.js';
import { chargesSchema } from './charges.js';
import { planDraftSchema } from './draft.js';
import {
  billingGroupIdSchema,
  invoiceIdSchema,
  planIdSchema,
  planInstanceIdSchema,
  queuedChangeIdSchema,
  quoteIdSchema,
} from './ids.js';
import { instanceTermsSchema } from './plan-instance.js';
import { queuedKindSchema } from './queued-change.js';
import { warningSchema } from './warning.js';
import { calendarDateSchema, instantSchema, moneySchema, periodSchema } from './values.js';

/** `quoted`: the platform computed it. `projected`: our rules did, expected and before tax. */
export const basisSchema = z.enum(['quoted', 'projected']);
export type Basis = z.infer<typeof basisSchema>;

/** One charge in the course of time, for one plan and period. */
export const timelineRowSchema = z.object({
  /** The invoice date. */
  date: calendarDateSchema,
  period: periodSchema,
  /** Which plan of the quote it is for: the same in all rows of one plan instance, and in its {@link PriceStep}s. Opaque. */
  lane: z.string(),
  planId: planIdSchema,
  planName: z.string(),
  units: z.int(),
  /** Months of a full period of the plan. */
  intervalMonths: z.int().check(z.positive()),
  amount: moneySchema,
  prorated: z.boolean(),
  basis: basisSchema,
  taxIncluded: z.boolean(),
});
export type TimelineRow = z.infer<typeof timelineRowSchema>;

/** A stretch of time in which every full period costs the same. */
export const priceStepSchema = z.object({
  lane: z.string(),
  planId: planIdSchema,
  /** The invoice date from which it holds; never before that of the step before it. */
  from: calendarDateSchema,
  /** The last day of service at this price; of the last step of a lane, the last day that is billed for. Left out when no end is known. */
  to: z.optional(calendarDateSchema),
  amount: moneySchema,
  intervalMonths: z.int(),
  /** True for the part of a period at the start. */
  prorated: z.boolean(),
});
export type PriceStep = z.infer<typeof priceStepSchema>;

/** One change that a quote was asked for; of an edit of the queue: a queued change, and what is done with it. */
export const quotedChangeSchema = z.object({
  kind: queuedKindSchema,
  edit: z.optional(z.enum(['execute', 'move', 'delete'])),
  queuedChangeId: z.optional(queuedChangeIdSchema),
  planName: z.string(),
  /** Left out for a plan that does not exist yet. */
  planInstanceId: z.optional(planInstanceIdSchema),
  /** `now` is made with the confirmation; the others wait in the queue. */
  by: z.enum(['now', 'date', 'anniversary', 'hand']),
  /** When it takes effect; left out while it waits for somebody. */
  effectiveDate: z.optional(calendarDateSchema),
  /** Left out for a plan that is taken. */
  before: z.optional(instanceTermsSchema),
  after: z.optional(instanceTermsSchema),
});
export type QuotedChange = z.infer<typeof quotedChangeSchema>;

/** Something that comes along with what was asked for. */
export const consequenceSchema = z.discriminatedUnion('what', [
  /** A plan ends with another one: on `date`, or, without one, when somebody executes the change. */
  z.object({
    what: z.literal('plan-cancelled'),
    planInstanceId: planInstanceIdSchema,
    planName: z.string(),
    date: z.optional(calendarDateSchema),
  }),
  /** A plan comes with the one above it. */
  z.object({
    what: z.literal('plan-taken'),
    planName: z.string(),
    date: z.optional(calendarDateSchema),
  }),
  /** A queued change of a plan leaves the queue, runs along, or gets another date. */
  z.object({
    what: z.enum(['queued-change-deleted', 'queued-change-executed', 'queued-change-moved']),
    queuedChangeId: queuedChangeIdSchema,
    kind: queuedKindSchema,
    planName: z.string(),
    /** Its date; of one that moves, the new one. */
    date: z.optional(calendarDateSchema),
  }),
  /** An invoice that was made ahead of its period is taken back. */
  z.object({ what: z.literal('invoice-voided'), invoiceId: invoiceIdSchema, number: z.string() }),
]);
export type Consequence = z.infer<typeof consequenceSchema>;

/** What is charged once and later: a fee, with the change that brings it, or usage that waits for its invoice. Expected, before tax. */
export const laterFeeSchema = z.object({
  kind: z.enum(['activation', 'cancellation', 'usage']),
  date: calendarDateSchema,
  planName: z.string(),
  amount: moneySchema,
});
export type LaterFee = z.infer<typeof laterFeeSchema>;

/**
 * What a draft does and costs: what an adapter's backend computes without writing anything.
 * A {@link PlanQuote} is this with an id and an expiry.
 */
export const planPreviewSchema = z.object({
  draft: planDraftSchema,
  /** The billing date on which it was computed. */
  asOf: calendarDateSchema,
  /** What happens, in the order in which it was asked for; of an edit of the queue, the queued changes that run or move or go. */
  changes: z.array(quotedChangeSchema),
  /** What comes along, by name. */
  along: z.array(consequenceSchema),
  /** On invoices that are made with the confirmation. Quote = charge binds these. */
  dueNow: chargesSchema,
  /** Charged or credited now and put on a later invoice, where `timeline` and `fees` have it too; left out when nothing is. */
  withNext: z.optional(chargesSchema),
  /** Who pays for the plans that it is about; `total` is their part of what is due now. */
  payers: z.array(
    z.object({
      billingGroupId: billingGroupIdSchema,
      name: z.string(),
      payer: payerSchema,
      total: moneySchema,
    }),
  ),
  /** The first invoice after those due now, as far as this draft's plans are concerned, fees included. */
  nextInvoice: z.optional(z.object({ date: calendarDateSchema, amount: moneySchema })),
  /**
   * The invoices that follow, as far as it is known what every lane costs: each with the charges and fees of its
   * date. A lane whose last row is earlier goes on, unless its last price step has an end.
   */
  invoices: z.array(z.object({ date: calendarDateSchema, total: moneySchema })),
  /** In date order; far enough to show every known change of price and every interval once. */
  timeline: z.array(timelineRowSchema),
  /** The timeline in few words, lane by lane. */
  prices: z.array(priceStepSchema),
  /** What is charged once and later than today. */
  fees: z.array(laterFeeSchema),
  /** Prices after this date may change in ways that the platform does not tell yet; left out when all announced changes are in. */
  pricesKnownUntil: z.optional(calendarDateSchema),
  warnings: z.array(warningSchema),
  /** Stands for all that the figures were computed from. */
  stateVersion: z.string(),
});
export type PlanPreview = z.infer<typeof planPreviewSchema>;

/** A preview that can be confirmed, once, by the session that asked for it, until it expires (at most 10 minutes). */
export const planQuoteSchema = z.extend(planPreviewSchema, {
  id: quoteIdSchema,
  expiresAt: instantSchema,
});
export type PlanQuote = z.infer<typeof planQuoteSchema>;
