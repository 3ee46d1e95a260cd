import { addDays } from '../../../src/billing/calendar.js';
import type { World } from '../../../src/sandbox/world.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';

/** Days of service that invoices charge for, told from their lines alone: charges in advance less the credits that take days of them back. */

type Instance = World['planInstances'][number];

/** For the days from `from` on, up to the next entry: which charges ask for each day, and how often. */
export interface Stretch {
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
export function stretchesOf(world: World, { id }: Pick<Instance, 'id'>): Stretch[] {
  const seen = new Set<string>();
  const steps = new Map<string, [charge: string, by: number][]>();
  const step = (day: string, charge: string, by: number) => {
    steps.set(day, [...(steps.get(day) ?? []), [charge, by]]);
  };
  for (const { at, line, part } of standing(world)) {
    const { chargeId, period, kind, lowers, planInstanceId } = line;
    if (kind !== 'recurring' || planInstanceId !== id || !period || chargeId === undefined)
      continue;
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

/**
 * Each day of service of an instance is asked for exactly once, by all charges of one rate schedule: from its start to its end,
 * or to the day before its next bill date. Says what is wrong, if anything.
 */
export function serviceProblem(world: World, instance: Instance): string | undefined {
  const { id, status, startDate, statusSince, nextBillDate } = instance;
  if (status === 'pending-activation') return undefined;
  const ended = status === 'cancelled';
  const end = ended ? statusSince : nextBillDate;
  // What was taken out of the queue before it began.
  if (end === undefined || end <= startDate) return undefined;
  const schedules = world.plans.flatMap(({ rateSchedules }) => rateSchedules);
  const sets = schedules.map(({ charges }) =>
    charges
      .filter(({ kind, billed }) => kind === 'recurring' && billed !== 'in-arrears')
      .map((charge) => charge.id)
      .sort()
      .join(),
  );
  const stretches = stretchesOf(world, instance);
  const text = (stretch: Stretch) =>
    `${id} from ${stretch.from}: ${JSON.stringify([...stretch.charges])} of ${startDate}..${end}`;
  let next = startDate;
  for (const [index, stretch] of stretches.entries()) {
    const counts = [...stretch.charges.values()];
    if (counts.some((count) => count !== 1))
      return `billed twice, or credited twice: ${text(stretch)}`;
    const until = stretches[index + 1]?.from ?? '9999-12-31';
    if (stretch.from < startDate && stretch.charges.size > 0)
      return `billed before its start: ${text(stretch)}`;
    const whole = sets.includes([...stretch.charges.keys()].sort().join());
    if (until > startDate && stretch.from < end && !whole)
      return `not billed whole: ${text(stretch)}`;
    if (stretch.from > next && next < end) return `not billed from ${next}: ${text(stretch)}`;
    if (stretch.charges.size > 0) next = until;
    else if (until > startDate && stretch.from < end) return `not billed: ${text(stretch)}`;
    if (!ended && stretch.from >= end && stretch.charges.size > 0)
      return `billed ahead: ${text(stretch)}`;
  }
  return next < end ? `not billed from ${next} to ${end}: ${id}` : undefined;
}
