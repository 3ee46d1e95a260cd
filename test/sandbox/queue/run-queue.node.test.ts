import fc from 'fast-check';
import '../properties/same-cases.js';
import { describe, expect, it } from 'vitest';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { taking, type ChangeText } from '../../../src/sandbox/scenarios/build.js';
import type { WorldEvent } from '../../../src/sandbox/steps.js';
import type { World } from '../../../src/sandbox/world.js';
import {
  at,
  billedLines,
  changed,
  deepFreeze,
  instanceOf,
  now,
  on,
  outcomeOf,
} from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { instances, plans, rows } from './plans.js';

const today = '2020-02-01';
const [internet, phone, voiceMail] = ['60001', '60002', '60003'] as const;
const underInternet = { parent: { planInstanceId: internet } } as const;

/** Internet since 10 January, Phone under it since then too, today 1 February. */
function withPhone(): World {
  const world = changed(
    shop('2020-01-10', plans),
    taking('20001'),
    taking('20011', { parent: { row: 0 }, ...now }),
  );
  return at(world, today);
}

const suspend = (planInstanceId: string, date: string): ChangeText => ({
  kind: 'status',
  planInstanceId,
  status: 'suspended',
  on: date,
});
const units = (planInstanceId: string, date: string, number: number): ChangeText => ({
  kind: 'units',
  planInstanceId,
  units: number,
  proration: 'none',
  ...on(date),
});

function eventsOf(world: World, date: string): WorldEvent['kind'][] {
  return advanceTo(world, date).events.map(({ kind }) => kind);
}

describe('the day of a queued change', () => {
  it('begins plans parents first, on one invoice, whatever order they were queued in', () => {
    const tree = changed(
      shop(today, plans),
      taking('20001', on('2020-02-20')),
      taking('20011', { parent: { row: 0 }, ...on('2020-02-22') }),
      taking('20012', { parent: { row: 1 }, ...on('2020-02-22') }),
    );
    const begun = at(tree, '2020-02-22');
    expect(instances(begun)).toEqual([
      '60001 active 2020-02-20',
      '60002 active 2020-02-22',
      '60003 active 2020-02-22',
    ]);
    expect(begun.queue.map(({ state, closedOn }) => [state, closedOn])).toEqual([
      ['executed', '2020-02-20'],
      ['executed', '2020-02-22'],
      ['executed', '2020-02-22'],
    ]);
    expect(begun.invoices.map(({ date }) => date)).toEqual(['2020-02-20', '2020-02-22']);
  });

  it('comes before the bills of the day: an anniversary change is billed in full and without proration', () => {
    const world = changed(withPhone(), {
      kind: 'units',
      planInstanceId: internet,
      units: 2,
      effective: { when: 'anniversary' },
    });
    expect(world.queue[0]).toMatchObject({ by: 'anniversary', date: '2020-02-10' });
    expect(billedLines(at(world, '2020-02-10'), '2020-02-10')).toEqual([
      '2020-02-10 Internet 2020-02-10..2020-03-09 60.00',
      '2020-02-10 Phone 2020-02-10..2020-03-09 10.00',
    ]);
  });

  it('waits as many periods as were asked for', () => {
    const world = changed(withPhone(), {
      kind: 'units',
      planInstanceId: phone,
      units: 2,
      effective: { when: 'anniversary', periods: 2 },
    });
    expect(world.queue[0]?.date).toBe('2020-04-10');
    expect(instanceOf(at(world, '2020-04-09'), phone).units).toBe(1);
    expect(instanceOf(at(world, '2020-04-10'), phone).units).toBe(2);
  });

  it('makes all of several changes to one plan on one day, in the order in which they were queued', () => {
    const world = changed(
      changed(withPhone(), units(internet, '2020-02-10', 4)),
      units(internet, '2020-02-10', 3),
    );
    const done = at(world, '2020-02-10');
    expect(instanceOf(done, internet).units).toBe(3);
    expect(rows(done)).toEqual(['units executed 2020-02-10', 'units executed 2020-02-10']);
  });
});

describe('a change under a plan that is not there on its day', () => {
  it('is dropped in silence, with all that is queued below; what is held stays as it is', () => {
    const world = changed(
      changed(
        changed(withPhone(), suspend(internet, '2020-02-20')),
        units(phone, '2020-02-25', 2),
        taking('20012', { parent: { planInstanceId: phone }, ...on('2020-02-26') }),
      ),
      units(phone, '2020-03-20', 3),
    );
    const dropped = at(world, '2020-02-25');
    expect(rows(dropped)).toEqual([
      'status executed 2020-02-20',
      'units deleted 2020-02-25',
      'assign deleted 2020-02-26',
      'units deleted 2020-03-20',
    ]);
    expect(instanceOf(dropped, phone)).toMatchObject({ status: 'active', units: 1 });
    expect(instanceOf(dropped, voiceMail).status).toBe('cancelled');
    expect(eventsOf(at(world, '2020-02-24'), '2020-02-25')).toEqual([
      'queue-deleted',
      'queue-deleted',
      'queue-deleted',
      'cancelled',
    ]);
  });

  it('counts what happens to the plan above on the very day', () => {
    const world = changed(
      changed(withPhone(), units(phone, '2020-02-20', 2)),
      suspend(internet, '2020-02-20'),
    );
    expect(rows(at(world, '2020-02-20'))).toEqual([
      'units deleted 2020-02-20',
      'status executed 2020-02-20',
    ]);
  });

  it('takes effect where the plan above is back in time', () => {
    const world = changed(
      changed(changed(withPhone(), suspend(internet, '2020-02-20')), units(phone, '2020-02-25', 2)),
      { kind: 'status', planInstanceId: internet, status: 'active', on: '2020-02-25' },
    );
    expect(instanceOf(at(world, '2020-02-25'), phone).units).toBe(2);
  });

  it('leaves the queue on the spot where the plan above ends before', () => {
    const world = changed(
      changed(withPhone(), taking('20013', { ...underInternet, ...on('2020-02-25') })),
      { kind: 'cancel', planInstanceId: internet, ...now },
    );
    expect(rows(world).at(-1)).toContain('deleted');
    expect(world.planInstances.map(({ status }) => status)).toEqual(Array(3).fill('cancelled'));
    expect(billedLines(at(world, '2020-03-25'), '2020-02-02')).toEqual([]);
  });
});

describe('a change that the rules refuse on its day', () => {
  it('fails, says why, and leaves its plan as it was', () => {
    // The schedule is offered until 10 March; queued for the 10th, moved to the 11th it comes too late.
    const queued = (date: string) =>
      outcomeOf(withPhone(), [
        {
          kind: 'rate-schedule',
          planInstanceId: internet,
          rateScheduleId: '30101',
          proration: 'none',
          ...on(date),
        },
      ]);
    expect(queued('2020-03-11').refusal).toBe('schedule-expired');
    const { world } = queued('2020-03-10');
    const [row] = world?.queue ?? [];
    if (!world || !row) throw new Error('It is queued.');
    expect(instanceOf(at(deepFreeze(world), '2020-03-10'), internet).rateScheduleId).toBe('30101');
    const late = { ...world, queue: [{ ...row, date: '2020-03-11' }] };
    const failed = at(late, '2020-03-11');
    expect(failed.queue[0]).toMatchObject({
      state: 'failed',
      closedOn: '2020-03-11',
      refusal: 'schedule-expired',
    });
    expect(instanceOf(failed, internet)).toEqual(
      instanceOf(at(withPhone(), '2020-03-11'), internet),
    );
    expect(eventsOf(at(late, '2020-03-10'), '2020-03-11')).toEqual(['queue-failed']);
  });

  it('cancels a plan that was to begin, with all that waits under it', () => {
    const tree = changed(
      shop(today, plans),
      taking('20001', { rateScheduleId: '30101', ...on('2020-02-28') }),
      taking('20011', { parent: { row: 0 }, ...on('2020-02-28') }),
      taking('20012', { parent: { row: 1 }, ...on('2020-03-12') }),
    );
    const late = {
      ...tree,
      queue: tree.queue.map((row) => ({ ...row, date: '2020-03-12' })),
    };
    const failed = at(late, '2020-03-12');
    expect(failed.queue.map(({ state, refusal }) => [state, refusal])).toEqual([
      ['failed', 'schedule-expired'],
      ['deleted', undefined],
      ['deleted', undefined],
    ]);
    expect(failed.planInstances.map(({ status }) => status)).toEqual(Array(3).fill('cancelled'));
    expect(at(failed, '2020-05-01').invoices).toEqual([]);
  });
});

describe('however a span of days is cut', () => {
  it('the queue comes to the same', () => {
    const world = changed(
      changed(
        changed(withPhone(), taking('20013', { ...underInternet, ...on('2020-02-20') })),
        units(phone, '2020-02-27', 2),
        {
          kind: 'replace',
          planInstanceId: internet,
          planId: '20002',
          ...on('2020-03-31'),
        },
      ),
      { kind: 'cancel', planInstanceId: phone, effective: { when: 'anniversary', periods: 3 } },
    );
    const whole = advanceTo(world, '2020-06-30');
    expect(whole.world.queue.every(({ state }) => state !== 'queued')).toBe(true);
    const day = fc.integer({ min: 1, max: 150 }).map((days) => {
      const date = new Date(Date.UTC(2020, 1, 1 + days));
      return date.toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 5 }), (days) => {
        const stops = [...days.sort(), '2020-06-30'];
        const events: WorldEvent[] = [];
        const end = stops.reduce((from, date) => {
          const step = advanceTo(from, date);
          events.push(...step.events);
          return step.world;
        }, world);
        expect(end).toEqual(whole.world);
        expect(events).toEqual(whole.events);
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
