import { scheduleAssignable } from '../billing/availability.js';
import { isEnded, isWaiting, statusChange } from '../billing/status.js';
import type { Permission } from '../model/permission.js';
import type { RefusalCode } from '../model/codes.js';
import type { Assign, Change, ChangeStatus, Effective } from '../model/plan-change.js';
import {
  planInstanceStatusSchema,
  type PlanInstance,
  type PlanInstanceStatus,
} from '../model/plan-instance.js';
import type { Books } from './books.js';
import { applyChanges, refuseAccount } from './change-plans/change-plans.js';
import { judgeStatus } from './change-plans/change-status.js';
import { unitLimitsOf } from './change-plans/place-of.js';
import { planOnOffer } from './change-plans/plan-on-offer.js';
import type { WorldPlanInstance } from './world.js';
import type { WorldPlan } from './world/catalogue.js';

/**
 * What may be done with plan instances and plans: found by doing it and taking it back, so that a choice is closed for the very reason
 * for which it would be refused.
 */

type Permissions = Pick<PlanInstance, 'can' | 'statuses'>;

const allowed: Permission = { allowed: true };
const closed = (reason: RefusalCode): Permission => ({ allowed: false, reason });

/** Reasons that speak of the plan, price or number that was tried. Where no other one can be had either, they would send somebody looking for it. */
const ofWhatWasTried: ReadonlySet<RefusalCode> = new Set([
  'plan-not-available',
  'plan-already-held',
  'plan-group-limit',
  'plan-not-under-parent',
  'schedule-not-found',
  'schedule-not-in-effect',
  'schedule-expired',
  'units-out-of-range',
  'replacement-not-under-master',
  'replacement-of-another-kind',
  'replacement-loses-plans',
  'nothing-to-change',
]);

/** Several changes that are made together, or none of them. */
type Attempt = readonly Change[];

function refusalOf(books: Books, { accountId }: WorldPlanInstance, changes: Attempt) {
  return books.refusalOf(() => void applyChanges(books, { accountId, changes }));
}

/** Whether one of these attempts would be made; otherwise the reason of the first one. */
function oneOf(
  books: Books,
  instance: WorldPlanInstance,
  attempts: readonly Attempt[],
): Permission {
  let first: RefusalCode | undefined;
  for (const attempt of attempts) {
    const refusal = refusalOf(books, instance, attempt);
    if (refusal === undefined) return allowed;
    first ??= refusal;
  }
  return closed(first ?? 'plan-not-available');
}

/** What could be chosen, tried in one way or another: now, or on the anniversary. */
type Choice = readonly Attempt[];

/**
 * Whether there is something to choose: one of these choices would be made in one of its ways. Where one is refused in all of them, for a reason
 * that lies in the plan instance itself, that holds for all others too.
 */
function anyOf(
  books: Books,
  instance: WorldPlanInstance,
  choices: Iterable<Choice>,
  nothing: RefusalCode,
): Permission {
  for (const attempts of choices) {
    const refusals: RefusalCode[] = [];
    for (const attempt of attempts) {
      const refusal = refusalOf(books, instance, attempt);
      if (refusal === undefined) return allowed;
      refusals.push(refusal);
    }
    const own = refusals.find((refusal) => !ofWhatWasTried.has(refusal));
    if (own) return closed(own);
  }
  return closed(nothing);
}

/** What may be asked for a plan instance now. */
export function permissionsOf(books: Books, instance: WorldPlanInstance): Permissions {
  const statuses = statusesOf(books, instance);
  const changeStatus = statuses.length > 0 ? allowed : closed(noStatus(books, instance));
  if (isEnded(instance.status)) {
    const over = closed('plan-instance-not-active');
    const can = { replace: over, cancel: over, changeUnits: over, changeSchedule: over };
    return { can: { ...can, changeStatus, addUnder: over }, statuses };
  }
  const { id: planInstanceId } = instance;
  const asked = (choices: Iterable<Choice>, nothing: RefusalCode) =>
    anyOf(books, instance, choices, nothing);
  const can = {
    replace: asked(replacements(books, instance), 'no-other-plan'),
    cancel: oneOf(books, instance, twice({ kind: 'cancel', planInstanceId })),
    changeUnits: asked(unitChanges(books, instance), 'units-fixed'),
    changeSchedule: asked(scheduleChanges(books, instance), 'no-other-schedule'),
    changeStatus,
    addUnder: asked(additions(books, instance), 'no-plan-to-add'),
  };
  return { can, statuses };
}

/** Whether a plan can be taken under an instance. */
export function assignableUnder(
  books: Books,
  instance: WorldPlanInstance,
  plan: WorldPlan,
): Permission {
  return oneOf(books, instance, [addition(books, instance, plan.id)]);
}

/** Whether a plan can take the place of an instance: at once, or on its anniversary. */
export function assignableInsteadOf(
  books: Books,
  instance: WorldPlanInstance,
  plan: WorldPlan,
): Permission {
  return oneOf(books, instance, twice(replacement(instance, plan.id)).reverse());
}

/** The same change on the anniversary, which is the cheaper one to try, and at once. */
function twice(change: Exclude<Change, { kind: 'status' }>): Attempt[] {
  const now: Effective = { when: 'now' };
  const later: Effective = { when: 'anniversary' };
  return [[{ ...change, effective: later }], [{ ...change, effective: now }]];
}

function replacement({ id: planInstanceId }: WorldPlanInstance, planId: WorldPlan['id']) {
  return { kind: 'replace', planInstanceId, planId } as const satisfies Change;
}

/** All plans on offer that could stand in its place. */
function* replacements(books: Books, instance: WorldPlanInstance): Iterable<Choice> {
  const { kind } = books.planOf(instance);
  for (const plan of onOffer(books, instance)) {
    const { id } = plan;
    if (id !== instance.planId && plan.kind === kind && mayStandFor(books, instance, id))
      yield twice(replacement(instance, id));
  }
}

const offers = new WeakMap<Books, Map<string, readonly WorldPlan[]>>();

/** The plans that its account can have at all, looked up once for each books: most of a large catalogue need not be tried. */
function onOffer(books: Books, { accountId }: WorldPlanInstance): readonly WorldPlan[] {
  const known = offers.get(books) ?? new Map<string, readonly WorldPlan[]>();
  offers.set(books, known);
  let plans = known.get(accountId);
  if (!plans) {
    plans = books.opened.plans.filter(
      (plan) => planOnOffer(books, accountId, plan).assignable.allowed,
    );
    known.set(accountId, plans);
  }
  return plans;
}

/** A supplemental plan has to be one that its parent carries. */
function mayStandFor(books: Books, { parentId }: WorldPlanInstance, id: WorldPlan['id']): boolean {
  if (parentId === undefined) return true;
  const { children } = books.planOf(books.planInstances.get(parentId));
  return children.some(({ planId }) => planId === id);
}

function* additions(books: Books, instance: WorldPlanInstance): Iterable<Choice> {
  const { children } = books.planOf(instance);
  if (children.length === 0) return;
  const sold = new Set(onOffer(books, instance).map(({ id }) => id));
  for (const { planId } of children)
    if (sold.has(planId)) yield [addition(books, instance, planId)];
}

/** A plan taken under an instance for the least units, with as many plans under it as its plan groups ask for at least. */
function addition(books: Books, parent: WorldPlanInstance, planId: WorldPlan['id']): Attempt {
  const when = isWaiting(parent.status) ? 'anniversary' : 'now';
  const effective: Effective = { when };
  const { min: units } = unitLimitsOf(books, { ...parent, planId, parentId: parent.id });
  const taken: Assign = {
    kind: 'assign',
    planId,
    units,
    parent: { planInstanceId: parent.id },
    effective,
  };
  const { children } = books.plan(planId);
  const groups = books.opened.planGroups.filter(({ parentId }) => parentId === planId);
  const needed = groups.flatMap(({ planIds, choose }) => {
    const along = children.filter((child) => child.mandatory && planIds.includes(child.planId));
    const open = planIds.filter((id) => !along.some((child) => child.planId === id));
    return open.slice(0, Math.max(choose.min - along.length, 0));
  });
  const under = needed.map((id): Assign => ({
    kind: 'assign',
    planId: id,
    units: books.plan(id).units.min,
    parent: { row: 0 },
    effective,
  }));
  return [taken, ...under];
}

function* unitChanges(books: Books, instance: WorldPlanInstance): Iterable<Choice> {
  const { id: planInstanceId, units: has } = instance;
  const { min, max } = unitLimitsOf(books, instance);
  const others = [has + 1, has - 1, min, max];
  for (const units of others.filter((some) => some !== has && some >= min && some <= max))
    yield twice({ kind: 'units', planInstanceId, units });
}

function* scheduleChanges(books: Books, instance: WorldPlanInstance): Iterable<Choice> {
  const { id: planInstanceId } = instance;
  const { currency } = books.scheduleOf(instance);
  const { today } = books;
  for (const row of books.planOf(instance).rateSchedules) {
    const { id: rateScheduleId } = row;
    if (rateScheduleId === instance.rateScheduleId || row.currency !== currency) continue;
    if (scheduleAssignable(row, { today, activation: today }).allowed)
      yield twice({ kind: 'rate-schedule', planInstanceId, rateScheduleId });
  }
}

/** The statuses that it can be given now. */
function statusesOf(books: Books, instance: WorldPlanInstance): PlanInstanceStatus[] {
  return possibleStatuses(books, instance).filter(
    (status) => statusRefusal(books, instance, status) === undefined,
  );
}

/**
 * Why it cannot be given a status. All that bars one is judged before anything is done, and judging costs a tenth of doing it;
 * only a plan that waits begins by the rules of beginning.
 */
function statusRefusal(
  books: Books,
  instance: WorldPlanInstance,
  status: PlanInstanceStatus,
): RefusalCode | undefined {
  const { id: planInstanceId, accountId } = instance;
  const change: ChangeStatus = { kind: 'status', planInstanceId, status };
  if (isWaiting(instance.status)) return refusalOf(books, instance, [change]);
  return books.refusalOf(() => {
    refuseAccount(books, { accountId });
    judgeStatus(books, { accountId }, change);
  });
}

function possibleStatuses(books: Books, instance: WorldPlanInstance): PlanInstanceStatus[] {
  const { kind } = books.planOf(instance);
  return planInstanceStatusSchema.options.filter(
    (status) => statusChange(instance.status, status, kind).allowed,
  );
}

/** Why it can be given none. */
function noStatus(books: Books, instance: WorldPlanInstance): RefusalCode {
  const [status] = possibleStatuses(books, instance);
  const refusal = status && statusRefusal(books, instance, status);
  return refusal ?? (isEnded(instance.status) ? 'plan-instance-not-active' : 'no-other-status');
}
