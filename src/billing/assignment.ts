import type { Account } from '../model/account.js';
import type { BillingGroup } from '../model/billing-group.js';
import type { RefusalCode } from '../model/codes.js';
import type { Line } from '../model/invoice.js';
import type { Assignment } from '../model/plan-change.js';
import type { Plan } from '../model/plan.js';
import type { Preview } from '../model/quote.js';
import type { CalendarDate } from '../model/values.js';
import { add } from '../money/money.js';
import { scheduleAssignable } from './availability.js';
import { activationLines, totalOf } from './charges.js';
import type { ScheduleTerms } from './rates.js';
import { planStart, type AlignmentTarget, type PlanStart } from './start.js';
import { priceSteps, projectTimeline } from './timeline.js';
import { assignmentWarnings } from './warnings.js';

/** A rate schedule of the catalogue as an assignment chooses from. */
export type CatalogueSchedule = ScheduleTerms & { readonly isDefault: boolean };

/** What the rules must know of the world to judge an assignment. Left out is what the account does not have. */
export interface AssignmentSituation {
  readonly today: CalendarDate;
  readonly changePlans: Account['can']['changePlans'];
  readonly plan:
    | (Pick<Plan, 'id' | 'name' | 'units' | 'assignable'> & {
        readonly rateSchedules: readonly CatalogueSchedule[];
      })
    | undefined;
  readonly billingGroup: BillingGroup | undefined;
  /** The instance named by `alignWith`. */
  readonly align: AlignmentTarget | undefined;
}

/** An assignment that the rules allow, with all that follows from it. */
export interface PlannedAssignment {
  readonly plan: NonNullable<AssignmentSituation['plan']>;
  readonly schedule: CatalogueSchedule;
  readonly billingGroup: BillingGroup;
  readonly start: PlanStart;
}

export type AssignmentPlan =
  | { readonly planned: PlannedAssignment; readonly refusal?: undefined }
  | { readonly planned?: undefined; readonly refusal: RefusalCode };

/** Judges an assignment by every rule that can be told before asking the platform. The first rule that says no wins. */
export function planAssignment(draft: Assignment, situation: AssignmentSituation): AssignmentPlan {
  const { today, plan, billingGroup } = situation;
  if (!situation.changePlans.allowed) return { refusal: situation.changePlans.reason };
  if (!plan) return { refusal: 'plan-not-available' };
  if (!plan.assignable.allowed) return { refusal: plan.assignable.reason };
  if (draft.units < plan.units.min || draft.units > plan.units.max)
    return { refusal: 'units-out-of-range' };
  const schedule = plan.rateSchedules.find((candidate) =>
    draft.rateScheduleId ? candidate.id === draft.rateScheduleId : candidate.isDefault,
  );
  if (!schedule) return { refusal: 'schedule-not-found' };
  if (!billingGroup) return { refusal: 'billing-group-not-found' };
  if (billingGroup.payer.by === 'nothing') return { refusal: 'billing-group-cannot-pay' };
  if (draft.alignWith && !situation.align) return { refusal: 'alignment-not-possible' };
  const { start, refusal } = planStart({
    today,
    effective: draft.effective,
    intervalMonths: schedule.intervalMonths,
    align: situation.align,
  });
  if (!start) return { refusal };
  const assignable = scheduleAssignable(schedule, { today, activation: start.startDate });
  if (!assignable.allowed) return { refusal: assignable.reason };
  return { planned: { plan, schedule, billingGroup, start } };
}

/** What the platform said of an assignment. */
export interface PlatformAnswer {
  /** Lines due now, computed by the platform. */
  readonly dueNow: readonly Line[];
  readonly stateVersion: string;
  readonly pricesKnownUntil?: CalendarDate | undefined;
}

/**
 * The preview of an assignment: what is due now comes from the platform, what comes later from the rules.
 * The first row of the timeline is the platform's figure where it charges now, so that picture, table and total agree.
 */
export function assignmentPreview(
  draft: Assignment,
  planned: PlannedAssignment,
  today: CalendarDate,
  answer: PlatformAnswer,
): Preview {
  const { plan, schedule, billingGroup, start } = planned;
  const { currency, intervalMonths } = schedule;
  const projected = projectTimeline({
    planId: plan.id,
    planName: plan.name,
    schedule,
    units: draft.units,
    start,
  });
  const chargedNow = answer.dueNow.filter((line) => line.kind === 'recurring');
  const timeline = projected.map((row) =>
    row.date === today
      ? { ...row, amount: totalOf(chargedNow, currency), basis: 'quoted' as const }
      : row,
  );
  const later = timeline.find((row) => row.date > today);
  // A plan that starts later is charged its activation fee then, with its first period.
  const feesOn = (date: CalendarDate) =>
    totalOf(
      date === start.firstInvoice ? activationLines(plan.name, schedule, draft.units, date) : [],
      currency,
    );
  return {
    draft,
    effectiveDate: start.startDate,
    asOf: today,
    dueNow: { lines: [...answer.dueNow], total: totalOf(answer.dueNow, currency) },
    payer: { billingGroupId: billingGroup.id, name: billingGroup.name, payer: billingGroup.payer },
    ...(later && {
      nextInvoice: { date: later.date, amount: add(later.amount, feesOn(later.date)) },
    }),
    timeline,
    prices: priceSteps(timeline, intervalMonths),
    ...(answer.pricesKnownUntil && { pricesKnownUntil: answer.pricesKnownUntil }),
    warnings: assignmentWarnings(start, today, billingGroup),
    stateVersion: answer.stateVersion,
  };
}
