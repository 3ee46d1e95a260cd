import type { Account } from '../model/account.js';
import type { BillingGroup } from '../model/billing-group.js';
import type { RefusalCode } from '../model/codes.js';
import type { Line } from '../model/invoice.js';
import type { Assignment } from '../model/plan-change.js';
import type { PlanId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';
import type { Preview, PriceStep, TimelineRow } from '../model/quote.js';
import type { CalendarDate } from '../model/values.js';
import type { CatalogueSchedule } from './availability.js';
import { addDays } from './calendar.js';
import { activationLines, totalOf } from './charges.js';
import { chooseMaster, type ChosenMaster } from './master-choice.js';
import type { AlignmentTarget } from './start.js';
import { priceSteps, projectTimeline } from './timeline.js';
import { assignmentWarnings } from './warnings.js';

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
export interface PlannedAssignment extends ChosenMaster<CatalogueSchedule, BillingGroup> {
  readonly plan: NonNullable<AssignmentSituation['plan']>;
}

export type AssignmentPlan =
  | { readonly planned: PlannedAssignment; readonly refusal?: undefined }
  | { readonly planned?: undefined; readonly refusal: RefusalCode };

/** Judges an assignment by every rule that can be told before asking the platform. The first rule that says no wins. */
export function planAssignment(draft: Assignment, situation: AssignmentSituation): AssignmentPlan {
  const { today, plan, billingGroup, align } = situation;
  if (!situation.changePlans.allowed) return { refusal: situation.changePlans.reason };
  if (!plan) return { refusal: 'plan-not-available' };
  const { chosen, refusal } = chooseMaster({
    plan,
    units: draft.units,
    rateScheduleId: draft.rateScheduleId,
    billingGroup,
    canPay: ({ payer }) => payer.by !== 'nothing',
    aligned: draft.alignWith !== undefined,
    start: { today, effective: draft.effective, align },
  });
  return chosen ? { planned: { ...chosen, plan } } : { refusal };
}

/** Charges to come of a plan that becomes another one, as the platform tells them. */
export interface ChargesAhead {
  readonly rows: readonly TimelineRow[];
  /** How often each of its plans is billed. */
  readonly intervalMonths: (planId: PlanId) => number;
}

/** What the platform said of an assignment. */
export interface PlatformAnswer {
  /** Lines due now, computed by the platform. */
  readonly dueNow: readonly Line[];
  /** Those of the plan itself, where it is known which they are; left out: all. */
  readonly ofPlan?: readonly Line[] | undefined;
  /** The bill lag that its later invoices will have; left out: none. */
  readonly billLagDays?: number | undefined;
  readonly billLagMayExceedPeriod?: boolean | undefined;
  /** What follows on the first invoice where the plan will become another one; left out: what its terms tell. */
  readonly ahead?: ChargesAhead | undefined;
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
  const { ahead } = answer;
  const ownTerms = projectTimeline({
    planId: plan.id,
    planName: plan.name,
    schedule,
    units: draft.units,
    start,
    billLagDays: answer.billLagDays,
    billLagMayExceedPeriod: answer.billLagMayExceedPeriod,
  });
  const projected = ahead
    ? [...ownTerms.filter(({ date }) => date <= today), ...ahead.rows]
    : ownTerms;
  const chargedNow = (answer.ofPlan ?? answer.dueNow).filter(({ kind }) => kind === 'recurring');
  const timeline = projected.map((row) =>
    row.date === today
      ? { ...row, amount: totalOf(chargedNow, currency), basis: 'quoted' as const }
      : row,
  );
  const next = timeline.find((row) => row.date > today)?.date;
  // A plan that starts later is charged its activation fee then, with its first period.
  const amountOn = (date: CalendarDate) => {
    const fees =
      date === start.firstInvoice ? activationLines(plan.name, schedule, draft.units, date) : [];
    return totalOf([...timeline.filter((row) => row.date === date), ...fees], currency);
  };
  return {
    draft,
    effectiveDate: start.startDate,
    asOf: today,
    dueNow: { lines: [...answer.dueNow], total: totalOf(answer.dueNow, currency) },
    payer: { billingGroupId: billingGroup.id, name: billingGroup.name, payer: billingGroup.payer },
    ...(next !== undefined && { nextInvoice: { date: next, amount: amountOn(next) } }),
    timeline,
    prices: stepsByPlan(timeline, ahead?.intervalMonths ?? (() => intervalMonths)),
    ...(answer.pricesKnownUntil && { pricesKnownUntil: answer.pricesKnownUntil }),
    warnings: assignmentWarnings(start, today, billingGroup),
    stateVersion: answer.stateVersion,
  };
}

/** The steps of each plan in turn; the last of one ends where the next plan begins. */
function stepsByPlan(
  rows: readonly TimelineRow[],
  intervalMonths: (planId: PlanId) => number,
): PriceStep[] {
  const [first] = rows;
  if (!first) return [];
  const end = rows.findIndex(({ planId }) => planId !== first.planId);
  const own = end < 0 ? rows : rows.slice(0, end);
  const steps = priceSteps(own, intervalMonths(first.planId));
  const next = rows[own.length];
  const last = steps.at(-1);
  if (!next || !last) return steps;
  last.to = addDays(next.period.from, -1);
  return [...steps, ...stepsByPlan(rows.slice(own.length), intervalMonths)];
}
