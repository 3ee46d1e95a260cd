import { describe, expect, it } from 'vitest';
import {
  at,
  bills,
  invoices,
  previewOf,
  refusalOf,
  scenarioWorld,
  taken,
  plansFor,
} from '../support.js';

/** Figures and dates are those of the worked examples on rate schedules in the USS best practices. */

describe('rs-expiry-keeps-existing', () => {
  it('goes on charging the expired schedule to who is on it', async () => {
    const world = at(await scenarioWorld('rs-expiry-keeps-existing'), '2020-11-01');
    const charged = new Map(invoices(world).map(({ date, amount }) => [date, amount.amount]));
    expect(charged.get('2020-10-01')).toBe('25.00');
    expect(charged.get('2020-11-01')).toBe('25.00');
  });

  it('lets RS1 be taken on its last day and RS2 from the day after', async () => {
    const lastDay = await scenarioWorld('rs-expiry-keeps-existing');
    const names = (world: typeof lastDay) =>
      plansFor(world).flatMap(({ rateSchedules }) =>
        rateSchedules.filter(({ assignable }) => assignable.allowed).map(({ name }) => name),
      );
    expect(lastDay.today).toBe('2020-09-30');
    expect(names(lastDay)).toEqual(['RS1']);
    expect(names(at(lastDay, '2020-10-01'))).toEqual(['RS2']);
    expect(refusalOf(lastDay, { rateScheduleId: '30001' })).toBeUndefined();
    expect(refusalOf(lastDay, { rateScheduleId: '30002' })).toBe('schedule-not-in-effect');
    expect(refusalOf(at(lastDay, '2020-10-01'), { rateScheduleId: '30001' })).toBe(
      'schedule-expired',
    );
    expect(refusalOf(at(lastDay, '2020-10-01'), { rateScheduleId: '30002' })).toBeUndefined();
  });
});

describe('rs-scheduled-rate-change-moves-everyone', () => {
  it('charges the new rate to who is on the schedule and to who joins', async () => {
    const before = await scenarioWorld('rs-scheduled-rate-change-moves-everyone');
    const world = at(before, '2020-10-01');
    expect(bills(world)).toContain('2020-09-01 2020-09-01..2020-09-30 25.00');
    expect(bills(world)).toContain('2020-10-01 2020-10-01..2020-10-31 30.00');
    expect(previewOf(world, {}).dueNow.total.amount).toBe('30.00');
  });
});

describe('rs-not-yet-in-effect-cannot-be-assigned', () => {
  it('refuses the schedule today, and for a start on the day that it takes effect', async () => {
    const world = await scenarioWorld('rs-not-yet-in-effect-cannot-be-assigned');
    expect(world.today).toBe('2020-09-30');
    expect(refusalOf(world, { rateScheduleId: '30002' })).toBe('schedule-not-in-effect');
    const later = { when: 'date', date: '2020-10-15' } as const;
    expect(refusalOf(world, { rateScheduleId: '30002', effective: later })).toBe(
      'schedule-not-in-effect',
    );
  });
});

describe('rs-expired-before-activation-cannot-be-assigned', () => {
  it.each([
    ['2020-09-30', undefined],
    ['2020-10-10', undefined],
    ['2020-10-11', 'schedule-expired'],
  ])('judges a start on %s', async (date, refusal) => {
    const world = await scenarioWorld('rs-expired-before-activation-cannot-be-assigned');
    expect(world.today).toBe('2020-09-30');
    const effective =
      date === world.today ? ({ when: 'now' } as const) : ({ when: 'date', date } as const);
    expect(refusalOf(world, { effective })).toBe(refusal);
  });
});

describe('a start in the past', () => {
  it.each([
    [
      'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
      '2020-04-10',
      '2020-04-01',
      '40.00',
    ],
    [
      'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
      '2020-04-16',
      '2020-04-13',
      '50.00',
    ],
    ['retroactive-start-before-change-added-after-it', '2020-04-16', '2020-04-01', '50.00'],
  ])('%s', async (id, addedOn, start, firstMonth) => {
    const world = await scenarioWorld(id);
    expect(world.today).toBe(addedOn);
    const effective = { when: 'retroactive', date: start } as const;
    expect(previewOf(world, { effective }).dueNow.total.amount).toBe(firstMonth);
    const [first] = invoices(taken(world, { effective }));
    expect(first).toMatchObject({
      date: addedOn,
      period: { from: start },
      amount: { amount: firstMonth },
    });
  });
});

describe('future-start-uses-rate-of-the-activation-date', () => {
  it('charges nothing today and the rate of the activation on its day', async () => {
    const world = await scenarioWorld('future-start-uses-rate-of-the-activation-date');
    const effective = { when: 'date', date: '2020-11-10' } as const;
    const preview = previewOf(world, { effective });
    expect(world.today).toBe('2020-10-10');
    expect(preview.dueNow.total.amount).toBe('0.00');
    expect(preview.nextInvoice).toEqual({
      date: '2020-11-10',
      amount: { amount: '45.00', currency: 'USD' },
    });

    const waiting = taken(world, { effective });
    expect(waiting.planInstances.at(-1)?.status).toBe('pending-activation');
    const dayBefore = at(waiting, '2020-11-09');
    expect(bills(dayBefore)).toEqual([]);
    const started = at(dayBefore, '2020-11-10');
    expect(bills(started)).toEqual(['2020-11-10 2020-11-10..2020-12-09 45.00']);
    expect(started.planInstances.at(-1)?.status).toBe('active');
  });
});

describe('assign-now-with-queued-rate-change', () => {
  it('previews 40.00 for the first period and 45.00 from the next, and bills exactly that', async () => {
    const world = await scenarioWorld('assign-now-with-queued-rate-change');
    const expected = [
      '2020-07-18 2020-07-18..2020-08-17 40.00',
      '2020-08-18 2020-08-18..2020-09-17 45.00',
      '2020-09-18 2020-09-18..2020-10-17 45.00',
    ];
    expect(world.today).toBe('2020-07-18');
    const { dueNow, timeline } = previewOf(world, {});
    expect(dueNow.total.amount).toBe('40.00');
    expect(
      timeline
        .slice(0, 3)
        .map(({ date, period, amount }) => `${date} ${period.from}..${period.to} ${amount.amount}`),
    ).toEqual(expected);
    expect(bills(at(taken(world, {}), '2020-09-18'))).toEqual(expected);
  });
});
