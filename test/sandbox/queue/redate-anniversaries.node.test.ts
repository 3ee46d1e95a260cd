import { describe, expect, it } from 'vitest';
import { Books } from '../../../src/sandbox/books.js';
import { redateAnniversaries } from '../../../src/sandbox/queue/redate-anniversaries.js';
import { taking, type ChangeText } from '../../../src/sandbox/scenarios/build.js';
import type { World, WorldPlanInstance } from '../../../src/sandbox/world.js';
import { at, changed, deepFreeze, instanceOf, now, on } from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { plans } from './plans.js';

const [internet, phone] = ['60001', '60002'] as const;
const anniversary = (periods?: number) => ({
  effective: { when: 'anniversary', ...(periods !== undefined && { periods }) },
});
const units = (planInstanceId: string, periods?: number): ChangeText => ({
  kind: 'units',
  planInstanceId,
  units: 2,
  ...(anniversary(periods) as Pick<Extract<ChangeText, { kind: 'units' }>, 'effective'>),
});

/** Internet with Phone since 10 January 2020, today 1 February: it bills next on 10 February. */
function held(): World {
  const world = changed(
    shop('2020-01-10', plans),
    taking('20001'),
    taking('20011', { parent: { row: 0 }, ...now }),
  );
  return at(world, '2020-02-01');
}

/** The same world after the master plan's bill date was moved. */
function moved(world: World, to: Partial<WorldPlanInstance>): { world: World; events: string[] } {
  const books = new Books(world);
  const before = books.planInstances.get(internet);
  books.planInstances.put({ ...before, ...to });
  redateAnniversaries(books, before);
  const step = books.close();
  return { world: deepFreeze(step.world), events: step.events.map(({ kind }) => kind) };
}

const dates = (world: World) => world.queue.map(({ date }) => date);

describe('what waits for an anniversary', () => {
  it('follows a bill date that moves, each as many periods ahead as before', () => {
    const world = changed(changed(held(), units(internet), units(phone, 1)), units(internet, 3));
    expect(dates(world)).toEqual(['2020-02-10', '2020-03-10', '2020-05-10']);
    const later = moved(world, { nextBillDate: '2020-02-25', billDay: 25 });
    expect(dates(later.world)).toEqual(['2020-02-25', '2020-03-25', '2020-05-25']);
    expect(later.events).toEqual(['rescheduled', 'rescheduled', 'rescheduled']);
    const earlier = moved(world, { nextBillDate: '2020-02-05', billDay: 5 });
    expect(dates(earlier.world)).toEqual(['2020-02-05', '2020-03-05', '2020-05-05']);
  });

  it('keeps to the anchor of the bill day, not to the end of a short month', () => {
    const world = changed(held(), units(internet, 1), units(phone, 2));
    const end = moved(world, { nextBillDate: '2020-02-29', billDay: 31 }).world;
    expect(dates(end)).toEqual(['2020-03-31', '2020-04-30']);
    expect(dates(moved(end, { nextBillDate: '2020-02-10', billDay: 10 }).world)).toEqual([
      '2020-03-10',
      '2020-04-10',
    ]);
  });

  it('follows into another interval', () => {
    const world = changed(held(), units(internet, 1));
    const yearly = moved(world, { rateScheduleId: '30201' as WorldPlanInstance['rateScheduleId'] });
    expect(dates(yearly.world)).toEqual(['2021-02-10']);
  });

  it('stays where the bill date stays, and where nothing more is billed', () => {
    const world = changed(held(), units(internet));
    expect(moved(world, { units: 2 })).toEqual({
      world: { ...world, planInstances: expect.anything() as World['planInstances'] },
      events: [],
    });
    expect(dates(moved(world, { nextBillDate: undefined }).world)).toEqual(['2020-02-10']);
  });

  it('takes the start of a plan along that is to begin then, and what is dated below it before', () => {
    const world = changed(
      held(),
      taking('20013', { parent: { planInstanceId: internet }, ...anniversary() } as object),
      taking('20011', { parent: { planInstanceId: internet }, ...anniversary() } as object),
      taking('20012', { parent: { row: 1 }, ...on('2020-02-12') }),
    );
    const later = moved(world, { nextBillDate: '2020-02-20', billDay: 20 }).world;
    expect(dates(later)).toEqual(['2020-02-20', '2020-02-20', '2020-02-20']);
    expect(
      later.planInstances.slice(2).map(({ startDate, nextBillDate }) => [startDate, nextBillDate]),
    ).toEqual(Array(3).fill(['2020-02-20', '2020-02-20']));
  });

  it('leaves what has a date of its own, waits for a hand or is history', () => {
    const world = at(
      changed(
        changed(held(), units(internet), {
          kind: 'units',
          planInstanceId: phone,
          units: 3,
          ...on('2020-03-01'),
        }),
        { kind: 'cancel', planInstanceId: phone, effective: { when: 'by-hand' } },
      ),
      '2020-02-11',
    );
    const later = moved(world, { nextBillDate: '2020-03-25', billDay: 25 });
    expect(dates(later.world)).toEqual(['2020-02-10', '2020-03-01', undefined]);
    expect(later.events).toEqual([]);
  });

  it('does not follow a plan that hangs under another one: the anniversary is that of the master plan', () => {
    const world = changed(held(), units(phone));
    const books = new Books(world);
    const before = books.planInstances.get(phone);
    books.planInstances.put({ ...before, nextBillDate: '2020-02-25', billDay: 25 });
    redateAnniversaries(books, before);
    expect(books.queue.all.map(({ date }) => date)).toEqual(['2020-02-10']);
  });
});

describe('a bill date that is reset', () => {
  it('takes its anniversary changes along', () => {
    const off = changed(held(), { kind: 'status', planInstanceId: internet, status: 'inactive' });
    const world = at(changed(off, units(internet, 1)), '2020-02-04');
    expect(dates(world)).toEqual(['2020-03-10']);
    const back = changed(world, {
      kind: 'status',
      planInstanceId: internet,
      status: 'active',
      resetBillDate: 'change-date',
    });
    expect(instanceOf(back, internet)).toMatchObject({ billDay: 4, nextBillDate: '2020-03-04' });
    expect(dates(back)).toEqual(['2020-04-04']);
  });
});
