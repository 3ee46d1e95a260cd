import type { RefusalCode } from '../model/codes.js';
import {
  choose,
  scheduleAssignable,
  type CatalogueSchedule,
  type Choosable,
  type Choice,
} from './availability.js';
import { planStart, type PlanStart, type StartRequest } from './start.js';

/** A new master plan as somebody wants it. Left out is what there is not. */
export interface MasterWish<Schedule, Group> extends Choice {
  readonly plan: Choosable<Schedule>;
  readonly billingGroup: Group | undefined;
  readonly canPay: (group: Group) => boolean;
  /** True where another instance was named to bill with. */
  readonly aligned: boolean;
  readonly start: Omit<StartRequest, 'intervalMonths'>;
}

/** A new master plan that the rules allow, with all that follows from it. */
export interface ChosenMaster<Schedule, Group> {
  readonly schedule: Schedule;
  readonly billingGroup: Group;
  readonly start: PlanStart;
}

export type MasterChoice<Schedule, Group> =
  | { readonly chosen: ChosenMaster<Schedule, Group>; readonly refusal?: undefined }
  | { readonly chosen?: undefined; readonly refusal: RefusalCode };

/** Judges a new master plan: what is chosen, who pays, when it starts, and whether its rate schedule is still offered then. The first rule that says no wins. */
export function chooseMaster<Schedule extends CatalogueSchedule, Group>(
  wish: MasterWish<Schedule, Group>,
): MasterChoice<Schedule, Group> {
  const { plan, billingGroup, aligned, start: request } = wish;
  const { schedule, refusal } = choose(plan, wish);
  if (refusal !== undefined) return { refusal };
  if (!billingGroup) return { refusal: 'billing-group-not-found' };
  if (!wish.canPay(billingGroup)) return { refusal: 'billing-group-cannot-pay' };
  if (aligned && !request.align) return { refusal: 'alignment-not-possible' };
  const { intervalMonths } = schedule;
  const { start, refusal: noStart } = planStart({ ...request, intervalMonths });
  if (!start) return { refusal: noStart };
  const { today } = request;
  const assignable = scheduleAssignable(schedule, { today, activation: start.startDate });
  if (!assignable.allowed) return { refusal: assignable.reason };
  return { chosen: { schedule, billingGroup, start } };
}
