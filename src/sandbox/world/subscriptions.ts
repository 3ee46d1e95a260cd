import * as z from 'zod/mini';
import { changeSchema } from '../../model/plan-change.js';
import { refusalCodeSchema } from '../../model/codes.js';
import { planInstanceSchema, planInstanceStatusSchema } from '../../model/plan-instance.js';
import { queuedKindSchema } from '../../model/queued-change.js';
import { calendarDateSchema, periodSchema } from '../../model/values.js';
import { numericId } from '../numeric-id.js';
import { accountId, billingGroupId } from './accounts.js';
import { lagDaysSchema } from './settings.js';

/** What accounts have taken, and what is queued to change. */

export const planInstanceId = numericId<'PlanInstanceId'>();
const planId = numericId<'PlanId'>();
const rateScheduleId = numericId<'RateScheduleId'>();
const lineNumber = z.int().check(z.positive());

/**
 * A charge in advance that still stands for days of service: the line that it is, and the days of it that were not credited.
 * What is credited is taken from here, so every credit belongs to a charge and none is given twice.
 */
export const coverageSchema = z.strictObject({
  invoiceId: numericId<'InvoiceId'>(),
  line: lineNumber,
  period: z.strictObject(periodSchema.shape),
});

/** Until when an instance is under contract, and what it has from then on; left out: what it has now, without a contract (Aria wire notes 3.13). */
const contractSchema = z.strictObject({
  /** The day on which it is over, and a rollover takes effect. */
  endsOn: calendarDateSchema,
  /** Its row in the queue brings it; without a row it only keeps cycles from being combined. */
  rollover: z.optional(z.strictObject({ planId, rateScheduleId: z.optional(rateScheduleId) })),
});

export const worldPlanInstanceSchema = z.strictObject({
  id: planInstanceId,
  accountId,
  planId,
  /** Only supplemental plans have one. */
  parentId: z.optional(planInstanceId),
  rateScheduleId,
  units: z.int().check(z.positive()),
  status: planInstanceStatusSchema,
  /** Since when it has that status. */
  statusSince: calendarDateSchema,
  /** Who pays: on master plans only, what hangs under them follows. */
  billingGroupId: z.optional(billingGroupId),
  /** Master plans only: the master plan instance of another account, its parent, that pays for it and what hangs under it (Aria wire notes 2.16); left out: its own account pays. */
  paidBy: z.optional(planInstanceId),
  /** Master plans only. */
  dunningGroupId: z.optional(numericId<'DunningGroupId'>()),
  /** Master plans only, while an invoice is overdue or the process is through. */
  dunning: z.optional(
    z.strictObject({
      state: z.enum(['in-progress', 'completed']),
      /** How many steps of the process were taken. */
      step: z.int().check(z.nonnegative()),
      since: calendarDateSchema,
      nextStepOn: z.optional(calendarDateSchema),
      /** To return to when all is paid. */
      statusBefore: z.optional(planInstanceStatusSchema),
    }),
  ),
  startDate: planInstanceSchema.shape.startDate,
  /** The day on which somebody asked for it. */
  assignedOn: calendarDateSchema,
  billDay: planInstanceSchema.shape.billDay,
  /** The first day of service that is not yet billed in advance; of one that waits for its start: the start. Left out when nothing more is billed. */
  nextBillDate: z.optional(calendarDateSchema),
  /** Of one that has ended after it had begun: the bill date that was ahead of it then. Its bill dates go on from it when it is taken up again. */
  billDateAtEnd: z.optional(calendarDateSchema),
  /** When the invoice for the period from `nextBillDate` is made: that date and the bill lag, and after today. */
  nextInvoiceOn: z.optional(calendarDateSchema),
  /** The first day of service whose charges in arrears are not yet billed. */
  arrearsFrom: z.optional(calendarDateSchema),
  /** The days of its first invoice, and whether that was prorated. */
  firstPeriod: z.optional(z.strictObject({ ...periodSchema.shape, prorated: z.boolean() })),
  contract: z.optional(contractSchema),
  coverage: z._default(z.array(coverageSchema), []),
  billLagDays: z.optional(lagDaysSchema),
});

export const queuedChangeSchema = z.strictObject({
  id: numericId<'QueuedChangeId'>(),
  accountId,
  /** What it changes; for an assignment: the instance that waits for its start. */
  planInstanceId,
  kind: queuedKindSchema,
  change: changeSchema,
  /** `anniversary` follows the bill date of its plan, `date` stands by itself, `hand` waits for somebody. */
  by: z.enum(['anniversary', 'date', 'hand']),
  /** When it takes effect; left out when it waits for somebody. */
  date: z.optional(calendarDateSchema),
  /** Where the lines of the running period go then; left out: as the plan says. */
  prorationInvoice: z.optional(z.enum(['at-once', 'with-the-next'])),
  state: z.enum(['queued', 'executed', 'deleted', 'failed']),
  /** What its plan instance was when it was queued. */
  before: z.strictObject({
    planId,
    rateScheduleId,
    units: z.int().check(z.positive()),
    status: planInstanceStatusSchema,
  }),
  queuedOn: calendarDateSchema,
  /** When it was executed, deleted or failed. */
  closedOn: z.optional(calendarDateSchema),
  /** Why it failed. */
  refusal: z.optional(refusalCodeSchema),
});

/** A coupon in use: on the whole account, on one master plan, or on one order. */
export const appliedCouponSchema = z.strictObject({
  id: numericId<'AppliedCouponId'>(),
  accountId,
  code: z.string(),
  planInstanceId: z.optional(planInstanceId),
  /** Only for what was ordered with it. */
  orderId: z.optional(numericId<'OrderId'>()),
  appliedOn: calendarDateSchema,
  /** Since then it works no more. */
  removedOn: z.optional(calendarDateSchema),
  /** On how many invoices it worked. */
  used: z.int().check(z.nonnegative()),
});
