import type { Selection } from '../context/selection.js';
import type { PlanInstanceId } from '../model/ids.js';
import { chosenPlan, pathOf, placesOf, readPlaces } from './plan-places.js';
import { writePlan } from './plan-text.js';
import { readSelection } from './read-selection.js';

/**
 * A selection as parameters of an address, to be written by hand as well: `uss.change=replace`, `uss.of=60001` (the plan instance),
 * `uss.plan=20002` (once for each plan, as `plan-text.ts` writes it: `20002/20014` hangs under `20002`),
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
  const root =
    kind === 'assign' && planInstanceId !== undefined
      ? { planInstanceId: planInstanceId as PlanInstanceId }
      : undefined;
  const plans = readPlaces(search.getAll(prefix + 'plan'));
  const when = get('when');
  return readSelection({
    kind,
    planInstanceId,
    plans: [...plans.values()].map((plan) => chosenPlan(plan, root)),
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
  for (const [place, plan] of placesOf(plans)) {
    search.append(prefix + 'plan', writePlan({ ...plan, path: pathOf(place) }));
  }
  set('when', effective?.when === 'now' ? undefined : effective?.when);
  set('on', effective && 'date' in effective ? effective.date : undefined);
  set('units', units);
  set('schedule', rateScheduleId);
  set('status', status);
  set('group', billingGroupId);
}

function number(value: string | undefined): number | undefined {
  return value === undefined || !/^\d{1,7}$/.test(value) ? undefined : Number(value);
}
