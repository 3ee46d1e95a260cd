import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/model/values.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import {
  at,
  billedLines,
  changed,
  edited,
  editOutcome,
  instanceOf,
  now,
  on,
  waiting,
} from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { after, plans, rows } from './plans.js';

const [taste] = ['60001'] as const;

describe('a plan that rolls over', () => {
  it('goes from trial to paid plan to the next one on one run of the clock', () => {
    const trial = changed(shop('2020-01-31', plans), taking('20031'));
    expect(instanceOf(trial, taste).status).toBe('trial');
    // One month after 31 January is the last day of February.
    expect(trial.queue).toMatchObject([
      { kind: 'rollover', state: 'queued', by: 'date', date: '2020-02-29', planInstanceId: taste },
    ]);
    const later = at(trial, '2020-05-31');
    expect(instanceOf(later, taste)).toMatchObject({
      status: 'active',
      planId: '20002',
      rateScheduleId: '30002',
    });
    // Year one takes two units at least: 2 × 20.00, two months from 29 February; then Internet Plus from 29 April, billed on the 30th.
    expect(billedLines(later)).toEqual([
      '2020-02-29 Year one 2020-02-29..2020-03-30 40.00',
      '2020-03-31 Year one 2020-03-31..2020-04-29 40.00',
      '2020-04-30 Internet Plus 2020-04-30..2020-05-30 60.00',
      '2020-05-31 Internet Plus 2020-05-31..2020-06-29 60.00',
    ]);
    expect(rows(later)).toEqual(['rollover executed 2020-02-29', 'rollover executed 2020-04-29']);
    expect(
      advanceTo(at(trial, '2020-02-28'), '2020-02-29').events.map(({ kind }) => kind),
    ).toContain('rolled-over');
  });

  it('counts from the day on which it starts, not from the day on which it was asked for', () => {
    const waits = changed(shop('2020-01-10', plans), taking('20031', on('2020-02-05')));
    expect(waits.queue.map(({ kind }) => kind)).toEqual(['assign']);
    expect(at(waits, '2020-02-05').queue.at(-1)).toMatchObject({
      kind: 'rollover',
      date: '2020-03-05',
    });
    const early = after(waits, { id: waits.queue[0]?.id ?? '', do: 'execute' });
    expect(early.queue.at(-1)).toMatchObject({ kind: 'rollover', date: '2020-02-10' });
  });

  it('does so tomorrow at the earliest, however far back it starts', () => {
    const world = changed(
      shop('2020-02-20', plans),
      taking('20032', { units: 2, effective: { when: 'retroactive', date: '2020-02-01' } }),
    );
    expect(world.queue.at(-1)?.date).toBe('2020-04-01');
    const trial = changed(
      shop('2020-02-20', plans),
      taking('20031', {
        status: 'active',
        effective: { when: 'retroactive', date: '2020-01-21' },
      }),
    );
    expect(trial.queue.at(-1)?.date).toBe('2020-02-21');
  });

  it('does not while it is not billed by choice', () => {
    const world = changed(
      shop('2020-01-10', plans),
      taking('20031', { status: 'active-non-billable' }),
    );
    expect(world.queue).toEqual([]);
  });

  it('does no more once another plan has taken its place', () => {
    const world = changed(shop('2020-01-10', plans), taking('20031'));
    const replaced = changed(world, {
      kind: 'replace',
      planInstanceId: taste,
      planId: '20001',
      ...now,
    });
    expect(rows(replaced)).toEqual(['rollover deleted 2020-02-10']);
    expect(instanceOf(at(replaced, '2020-03-10'), taste).planId).toBe('20001');
  });

  it('cannot be kept for ever: its rollover is neither deleted nor put off, but may come sooner', () => {
    const world = changed(shop('2020-01-10', plans), taking('20031'));
    const refused = { refusal: 'queued-change-of-plan' };
    expect(editOutcome(world, taste, { do: 'delete' })).toEqual(refused);
    const date = '2030-01-10' as CalendarDate;
    expect(editOutcome(world, taste, { do: 'move', date })).toEqual(refused);
    expect(waiting(world, taste)[0]?.can).toEqual({
      execute: { allowed: true },
      move: { allowed: false, reason: 'queued-change-of-plan' },
      delete: { allowed: false, reason: 'queued-change-of-plan' },
    });
    expect(instanceOf(edited(world, taste, { do: 'execute' }), taste).status).toBe('active');
  });

  it('rolls over no more when it is cancelled', () => {
    const world = changed(shop('2020-01-10', plans), taking('20031'));
    const ended = changed(world, { kind: 'cancel', planInstanceId: taste, ...now });
    expect(rows(ended)).toEqual(['rollover deleted 2020-02-10']);
  });
});
