import { describe, expect, it } from 'vitest';
import {
  children,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import { at, billedLines, changed, now } from '../support.js';
import { shop } from '../worked-examples/shop.js';

const afterwards = (id: string, name: string, more: object = {}) =>
  plan(
    id,
    name,
    [
      schedule(`3${id.slice(1)}`, 'Afterwards', [
        { ...recurring(`8${id.slice(1)}`, name, ['2000-01-01', '31.00']), billed: 'in-arrears' },
      ]),
    ],
    more,
  );
const plans = [
  simplePlan('20001', 'Internet', '10.00', { ...children('20011') }),
  afterwards('20002', 'Meter'),
  afterwards('20011', 'Sensor', { kind: 'supplemental' }),
];
/** The invoices are made four days before their bill dates. */
const early = shop('2019-01-01', plans, { settings: { billLagDays: -4 } });
const inArrears = (world: Parameters<typeof billedLines>[0]) =>
  billedLines(world).filter((line) => line.includes('arrears'));

describe('charges in arrears', () => {
  it('count from the first day of a plan that took the place of another then, with early invoices', () => {
    const world = changed(changed(early, taking('20001')), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
      effective: { when: 'now' },
    });
    const cancelled = changed(at(world, '2019-02-11'), {
      kind: 'cancel',
      planInstanceId: '60001',
      effective: { when: 'now' },
    });
    expect(inArrears(cancelled)).toEqual([
      '2019-02-11 Meter (recurring-arrears) 2019-01-01..2019-01-31 31.00',
      // 10 of 28 days: 31 × 10/28 = 11.071…
      '2019-02-11 Meter (recurring-arrears) 2019-02-01..2019-02-10 11.07',
    ]);
  });

  it('count from the day of the replacement, also where the first period is longer than the others', () => {
    const shopping = shop('2019-01-01', [
      simplePlan('20001', 'Internet', '10.00', children('20011', '20012')),
      afterwards('20011', 'Sensor', { kind: 'supplemental' }),
      simplePlan('20012', 'Alarm', '5.00', { kind: 'supplemental' }),
    ]);
    const world = changed(
      at(changed(shopping, taking('20001')), '2019-01-11'),
      taking('20012', { parent: { planInstanceId: '60001' }, offsetMonths: 1, ...now }),
    );
    const replaced = changed(world, {
      kind: 'replace',
      planInstanceId: '60002',
      planId: '20011',
      ...now,
    });
    expect(inArrears(at(replaced, '2019-03-01'))).toEqual([
      // 21 of 31 days: 31 × 21/31 = 21.00
      '2019-03-01 Sensor (recurring-arrears) 2019-01-11..2019-01-31 21.00',
      '2019-03-01 Sensor (recurring-arrears) 2019-02-01..2019-02-28 31.00',
    ]);
  });

  it('count from the first day of a plan that began on an anniversary, with early invoices', () => {
    const world = changed(
      changed(early, taking('20001')),
      taking('20011', { parent: { planInstanceId: '60001' }, effective: { when: 'anniversary' } }),
    );
    expect(inArrears(at(world, '2019-03-28'))).toEqual([
      '2019-03-28 Sensor (recurring-arrears) 2019-02-01..2019-02-28 31.00',
    ]);
  });
});
