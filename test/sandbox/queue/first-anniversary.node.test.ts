import { describe, expect, it } from 'vitest';
import { simplePlan, taking, type ChangeText } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at, billedLines, changed, on } from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { after, instances, plans, rowIds, rows } from './plans.js';

/** A plan that waits has its first anniversary on the day on which it starts: what is queued for that comes before the start. */

const internet = '60001';
const forAnniversary = { effective: { when: 'anniversary' } } as const;

/** Internet from 20 February 2020 on, for 30.00 a month; today is 1 February. */
const waiting = (...more: ChangeText[]): World =>
  changed(shop('2020-02-01', plans), taking('20001', on('2020-02-20')), ...more);
const then = (change: ChangeText): World => changed(waiting(), { ...change, ...forAnniversary });

describe('a change for the first anniversary of a plan that waits', () => {
  it('counts from the first bill on', () => {
    const units = then({ kind: 'units', planInstanceId: internet, units: 2 });
    expect(units.queue.map(({ date }) => date)).toEqual(['2020-02-20', '2020-02-20']);
    expect(billedLines(at(units, '2020-03-20'))).toEqual([
      '2020-02-20 Internet 2020-02-20..2020-03-19 60.00',
      '2020-03-20 Internet 2020-03-20..2020-04-19 60.00',
    ]);
    const yearly = then({
      kind: 'rate-schedule',
      planInstanceId: internet,
      rateScheduleId: '30201',
    });
    expect(billedLines(at(yearly, '2020-03-20'))).toEqual([
      '2020-02-20 Internet 2020-02-20..2021-02-19 300.00',
    ]);
  });

  it('lets it begin with another plan, with that one’s fee and what it must have', () => {
    const replaced = then({ kind: 'replace', planInstanceId: internet, planId: '20021' });
    const begun = at(replaced, '2020-02-20');
    expect(billedLines(begun)).toEqual([
      '2020-02-20 Bundle 2020-02-20..2020-03-19 50.00',
      '2020-02-20 Cover 2020-02-20..2020-03-19 1.00',
      '2020-02-20 Router 2020-02-20..2020-03-19 5.00',
    ]);
    expect(instances(begun)).toEqual([
      '60001 active 2020-02-20',
      '60002 active 2020-02-20',
      '60003 active 2020-02-20',
    ]);
    expect(begun.queue.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'assign executed',
      'replace executed',
    ]);
  });

  it('queues the rollover of the plan that it begins with once', () => {
    const shopping = [
      ...plans,
      simplePlan('20041', 'Half a year', '9.00', {
        rollover: { afterMonths: 6, planId: '20001' },
      }),
    ];
    const world = changed(
      changed(shop('2020-02-01', shopping), taking('20001', on('2020-02-20'))),
      { kind: 'replace', planInstanceId: internet, planId: '20041', ...forAnniversary },
    );
    expect(rows(at(world, '2020-02-20'))).toEqual([
      'assign executed 2020-02-20',
      'replace executed 2020-02-20',
      'rollover queued 2020-08-20',
    ]);
  });

  it('cancels it before it begins, and nothing is billed', () => {
    const cancelled = at(then({ kind: 'cancel', planInstanceId: internet }), '2020-04-20');
    expect(billedLines(cancelled)).toEqual([]);
    expect(instances(cancelled)).toEqual(['60001 cancelled 2020-02-20']);
    expect(rows(cancelled)).toEqual(['assign deleted 2020-02-20', 'cancel executed 2020-02-20']);
  });

  it('counts for what hangs under it, too', () => {
    const tree = changed(waiting(taking('20011', { parent: { row: 0 }, ...on('2020-02-20') })), {
      kind: 'units',
      planInstanceId: '60002',
      units: 3,
      ...forAnniversary,
    });
    expect(billedLines(at(tree, '2020-02-20'))).toEqual([
      '2020-02-20 Internet 2020-02-20..2020-03-19 30.00',
      '2020-02-20 Phone 2020-02-20..2020-03-19 30.00',
    ]);
  });

  it('waits for the next anniversary when somebody lets the plan begin earlier', () => {
    const world = then({ kind: 'units', planInstanceId: internet, units: 2 });
    const [start = ''] = rowIds(world);
    const begun = after(world, { id: start, do: 'execute' });
    expect(rows(begun)).toEqual(['assign executed 2020-02-20', 'units queued 2020-03-01']);
    expect(billedLines(at(begun, '2020-03-01'))).toEqual([
      '2020-02-01 Internet 2020-02-01..2020-02-29 30.00',
      '2020-03-01 Internet 2020-03-01..2020-03-31 60.00',
    ]);
  });
});
