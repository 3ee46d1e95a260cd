import type { ChosenPlan, Selection } from '../context/selection.js';
import { planAbove, readPlan, writePlan } from './plan-text.js';
import { readSelection } from './read-selection.js';

/**
 * A selection as parameters of an address, to be written by hand as well: `uss.change=replace`, `uss.of=60001` (the plan instance),
 * `uss.plan=20002` (once for each plan, as `plan-text.ts` writes it),
 * `uss.when=date`, `uss.on=2026-12-01`, `uss.units`, `uss.schedule`, `uss.status`, `uss.group`. Agents' choices and comments stay out.
 */
const names = [
  'change',
  'of',
  'plan',
  'when',
  'on',
  'units',
  'schedule',
  'status',
  'group',
] as const;

/** What an address asks for; undefined when it asks for nothing. */
export function fromSearch(search: URLSearchParams, prefix: string): Selection | undefined {
  const get = (name: (typeof names)[number]) => search.get(prefix + name) ?? undefined;
  if (!names.some((name) => search.has(prefix + name))) return undefined;
  const kind = get('change') ?? 'assign';
  const planInstanceId = get('of');
  const under = kind === 'assign' ? planInstanceId : undefined;
  const when = get('when');
  return readSelection({
    kind,
    planInstanceId,
    plans: search.getAll(prefix + 'plan').map((each) => chosenPlan(each, under)),
    effective: when === undefined ? { when: 'now' } : { when, date: get('on') },
    units: number(get('units')),
    rateScheduleId: get('schedule'),
    status: get('status'),
    billingGroupId: get('group'),
  });
}

/** Says in an address what is chosen, in place of what it said before; with nothing chosen, nothing. */
export function intoSearch(
  search: URLSearchParams,
  prefix: string,
  selection: Selection | undefined,
): void {
  for (const name of names) search.delete(prefix + name);
  if (!selection) return;
  const { kind, planInstanceId, plans, effective, units, rateScheduleId, status, billingGroupId } =
    selection;
  if (plans.length === 0 && planInstanceId === undefined) return;
  const set = (name: (typeof names)[number], value: string | number | undefined) => {
    if (value !== undefined) search.set(prefix + name, String(value));
  };
  set('change', kind === 'assign' ? undefined : kind);
  set('of', planInstanceId);
  for (const plan of plans) search.append(prefix + 'plan', planText(plan));
  set('when', effective?.when === 'now' ? undefined : effective?.when);
  set('on', effective && 'date' in effective ? effective.date : undefined);
  set('units', units);
  set('schedule', rateScheduleId);
  set('status', status);
  set('group', billingGroupId);
}

function planText(plan: ChosenPlan): string {
  const { planId, units, rateScheduleId } = plan;
  return writePlan({ planId, units, rateScheduleId, under: planAbove(plan) });
}

function chosenPlan(value: string, planInstanceId: string | undefined): unknown {
  const { planId, units, rateScheduleId, under } = readPlan(value) ?? {};
  const above = planInstanceId === undefined ? undefined : { planInstanceId };
  return { planId, units, rateScheduleId, parent: under === undefined ? above : { planId: under } };
}

function number(value: string | undefined): number | undefined {
  return value === undefined || !/^\d{1,7}$/.test(value) ? undefined : Number(value);
}
