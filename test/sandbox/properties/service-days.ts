import { addDays } from '../../../src/billing/calendar.js';
import type { World } from '../../../src/sandbox/world.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';
import type { ServiceHistory } from './service-history.js';

/** Days of service that invoices charge for, told from their lines alone: charges less the credits that take days of them back. */

type Instance = World['planInstances'][number];
type Kind = 'recurring' | 'recurring-arrears';

/** For the days from `from` on, up to the next entry: which charges ask for each day, and how often. */
interface Stretch {
  readonly from: string;
  readonly charges: ReadonlyMap<string, number>;
}

interface Standing {
  readonly at: string;
  readonly line: WorldLine;
  /** Names the charge that a line belongs to: its tiers come as lines of their own. */
  readonly part: string;
}

function partOf(at: string, { planInstanceId, chargeId, period }: WorldLine): string {
  return [at, planInstanceId, chargeId, period?.from, period?.to].join(' ');
}

function standing(world: World): Standing[] {
  const invoiced = world.invoices
    .filter(({ voidedOn }) => voidedOn === undefined)
    .flatMap(({ id, lines }) => lines.map((line) => ({ at: id, line })));
  const waiting = world.openCharges
    .filter(({ invoiceId, dropped }) => invoiceId === undefined && !dropped)
    .map(({ since, line }) => ({ at: `open ${since}`, line }));
  return [...invoiced, ...waiting].map((each) => ({ ...each, part: partOf(each.at, each.line) }));
}

/** What invoices ask of an instance, day by day, as stretches of days that are alike; the last asks for nothing. */
function stretchesOf(world: World, { id }: Pick<Instance, 'id'>, kind: Kind): Stretch[] {
  const seen = new Set<string>();
  const steps = new Map<string, [charge: string, by: number][]>();
  const step = (day: string, charge: string, by: number) => {
    steps.set(day, [...(steps.get(day) ?? []), [charge, by]]);
  };
  for (const { at, line, part } of standing(world)) {
    const { chargeId, period, lowers, planInstanceId } = line;
    if (line.kind !== kind || planInstanceId !== id || !period || chargeId === undefined) continue;
    let key = part;
    if (lowers) {
      const invoice = world.invoices.find((row) => row.id === (lowers.invoiceId ?? at));
      const charged = invoice?.lines[lowers.line - 1];
      if (!invoice || !charged) throw new Error(`A credit lowers nothing: ${JSON.stringify(line)}`);
      key = `${part} of ${partOf(invoice.id, charged)}`;
    }
    if (seen.has(key)) continue;
    seen.add(key);
    const by = lowers ? -1 : 1;
    step(period.from, chargeId, by);
    step(addDays(period.to, 1), chargeId, -by);
  }
  const counts = new Map<string, number>();
  return [...steps.keys()].sort().map((from) => {
    for (const [charge, by] of steps.get(from) ?? []) {
      const count = (counts.get(charge) ?? 0) + by;
      if (count === 0) counts.delete(charge);
      else counts.set(charge, count);
    }
    return { from, charges: new Map(counts) };
  });
}

/** The charges of each rate schedule of a kind, as text. */
export function chargesOf(schedule: World['plans'][number]['rateSchedules'][number], kind: Kind) {
  return schedule.charges
    .filter((charge) => charge.kind === 'recurring')
    .filter(({ billed }) => (billed === 'in-arrears') === (kind === 'recurring-arrears'))
    .map(({ id }) => id)
    .sort()
    .join();
}

/** On each day what is asked for is what the history of the service says. Tells what is wrong, if anything. */
export function serviceProblem(
  world: World,
  instance: Instance,
  history: ServiceHistory,
): string | undefined {
  const whole = new Set(
    world.plans.flatMap(({ rateSchedules }) =>
      rateSchedules.map((schedule) => chargesOf(schedule, 'recurring')),
    ),
  );
  const { inAdvance, inArrears } = history.of(instance);
  return (
    problem(stretchesOf(world, instance, 'recurring'), inAdvance, (asked, state) =>
      state === 'billed' ? whole.has(asked) : asked === '' || (state === 'any' && whole.has(asked)),
    ) ??
    problem(
      stretchesOf(world, instance, 'recurring-arrears'),
      inArrears,
      (asked, state) => asked === state,
    )
  );
}

/** States of days, each up to the next one. */
export type States<S> = readonly { readonly from: string; readonly state: S }[];

function problem<S extends string>(
  stretches: readonly Stretch[],
  states: States<S>,
  fits: (asked: string, state: S) => boolean,
): string | undefined {
  const days = [...new Set([...stretches, ...states].map(({ from }) => from))].sort();
  for (const day of days) {
    const charges =
      stretches.findLast(({ from }) => from <= day)?.charges ?? new Map<string, number>();
    const state = states.findLast(({ from }) => from <= day)?.state;
    const text = `${day}: ${JSON.stringify([...charges])}, but ${JSON.stringify(states)}`;
    if ([...charges.values()].some((count) => count !== 1))
      return `asked for twice, or credited twice: ${text}`;
    const asked = [...charges.keys()].sort().join();
    if (state === undefined ? asked !== '' : !fits(asked, state))
      return `not as it should be: ${text}`;
  }
  return undefined;
}
