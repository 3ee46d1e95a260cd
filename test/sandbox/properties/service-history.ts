import type { World } from '../../../src/sandbox/world.js';
import { chargesOf, type States } from './service-days.js';

/** Told day by day from the statuses, dates and terms of plan instances alone: which of their days are to be paid for. */

type Instance = World['planInstances'][number];

/** To be paid for by one rate schedule; free; or either, where a charge stands that was not to be credited, or where days may be free. */
export type State = 'billed' | 'free' | 'any';

interface Days {
  /** In advance: each state up to the next one. */
  inAdvance: States<State>;
  /** In arrears: the charges of the schedule that it had then, where it was billed. */
  inArrears: States<string>;
  /** As it was when it was looked at last. */
  last: Instance;
  billed: boolean;
}

const billable = ['active', 'pending-cancellation', 'pending-termination'];
const waiting = ['pending-activation', 'pending-installation'];
const over = ['cancelled', 'terminated'];
const onHold = ['inactive', 'suspended', ...over];

/** What was done that the world after it does not tell. */
export interface Done {
  /** The day in the past on which it takes effect. */
  readonly since?: string | undefined;
  /** Whether what ended by it was credited for sure. */
  readonly credits?: boolean | undefined;
  /** What it did to the bill dates of what is billed again. */
  readonly reset?: string | undefined;
}

export class ServiceHistory {
  readonly #days = new Map<string, Days>();

  /** Looks at a world after a step or a day. */
  follow(world: World, done: Done): void {
    for (const instance of world.planInstances) {
      if (waiting.includes(instance.status)) continue;
      const known = this.#days.get(instance.id);
      if (known) change(world, instance, known, done);
      else
        this.#days.set(
          instance.id,
          isOver(instance) ? passed(world, instance, done) : begin(world, instance),
        );
    }
  }

  /** The states of its days; what is not billed yet is free so far. */
  of(instance: Instance): Pick<Days, 'inAdvance' | 'inArrears'> {
    const known = this.#days.get(instance.id);
    if (!known) return { inAdvance: [], inArrears: [] };
    if (isOver(instance)) return known;
    const { nextBillDate, arrearsFrom, startDate } = instance;
    return {
      inAdvance: cut(known.inAdvance, nextBillDate ?? startDate, 'free'),
      inArrears: cut(known.inArrears, arrearsFrom ?? startDate, ''),
    };
  }
}

function begin(world: World, instance: Instance): Days {
  const billed = isBilled(world, instance);
  const from = instance.startDate;
  return {
    inAdvance: [{ from, state: billed ? 'billed' : 'free' }],
    inArrears: [{ from, state: billed ? arrearsOf(world, instance) : '' }],
    last: instance,
    billed,
  };
}

/** What was taken and ended in one command: the days before it may be charged. What was called off before it began has none. */
function passed(world: World, instance: Instance, { credits }: Done): Days {
  const { startDate: from } = instance;
  return {
    inAdvance: cut([{ from, state: 'any' }], world.today, credits ? 'free' : 'any'),
    inArrears: cut([{ from, state: arrearsOf(world, instance) }], world.today, ''),
    last: instance,
    billed: false,
  };
}

function change(world: World, instance: Instance, known: Days, done: Done): void {
  const { today } = world;
  const { last, billed: was } = known;
  const billed = isBilled(world, instance);
  const ends = isOver(instance) && !isOver(last);
  const changes = ends || last.rateScheduleId !== instance.rateScheduleId;
  const since = later((changes ? done.since : undefined) ?? today, instance.startDate);
  // What was billed in arrears before stays so.
  const inArrears = billed ? arrearsOf(world, instance) : '';
  if (changes || was !== billed)
    known.inArrears = cut(known.inArrears, later(since, last.arrearsFrom ?? since), inArrears);
  if (ends) {
    // What is over for a plan under the one that ended in the past stays charged.
    const [running = today] = last.coverage.map(({ period }) => period.from).sort();
    known.inAdvance = cut(known.inAdvance, since, 'any');
    if (done.credits) known.inAdvance = cut(known.inAdvance, later(since, running), 'free');
  } else if (was && !billed) known.inAdvance = cut(known.inAdvance, today, 'free');
  if (!was && billed) {
    known.inAdvance = cut(known.inAdvance, today, done.reset === 'none' ? 'any' : 'billed');
    known.inAdvance = cut(known.inAdvance, instance.nextBillDate ?? today, 'billed');
  }
  known.last = instance;
  known.billed = billed;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function cut<S>(states: States<S>, from: string, state: S): States<S> {
  return [...states.filter((each) => each.from < from), { from, state }];
}

function isOver({ status }: Instance): boolean {
  return over.includes(status);
}

function isBilled(world: World, instance: Instance): boolean {
  if (!billable.includes(instance.status)) return false;
  let { parentId } = instance;
  while (parentId !== undefined) {
    const parent = world.planInstances.find(({ id }) => id === parentId);
    if (!parent || onHold.includes(parent.status)) return false;
    ({ parentId } = parent);
  }
  return true;
}

function arrearsOf(world: World, { rateScheduleId }: Instance): string {
  const schedules = world.plans.flatMap(({ rateSchedules }) => rateSchedules);
  const schedule = schedules.find(({ id }) => id === rateScheduleId);
  return schedule ? chargesOf(schedule, 'recurring-arrears') : '';
}
