import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../../src/model/plan-change.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import type { PlanChoices } from '../../../src/sandbox/change-plans/change-context.js';
import {
  children,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  type ChangeText,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, now, on } from '../support.js';
import { shop, type WorldParts } from '../worked-examples/shop.js';

const price = (id: string, ...rates: [string, string][]) => recurring(id, 'Price', ...rates);
const plans = [
  simplePlan('20001', 'Internet', '31.00', children('20011')),
  simplePlan('20002', 'Fibre', '62.00'),
  simplePlan('20011', 'Phone', '15.50', { kind: 'supplemental', units: { min: 1, max: 9 } }),
];
/** Internet (60001) with a phone (60002) since 1 January 2019; today is 11 January. */
const household = (parts: WorldParts = {}, of = plans): World =>
  at(
    changed(
      shop('2019-01-01', of, parts),
      taking('20001'),
      taking('20011', { parent: { row: 0 }, ...now }),
    ),
    '2019-01-11',
  );

function previewed(world: World, changes: ChangeText[], choices: PlanChoices = {}, until?: string) {
  const { preview, refusal } = previewPlans(
    world,
    { accountId: ada, changes: changes.map((change) => changeSchema.parse(change)), ...choices },
    until,
  );
  if (!preview) throw new Error(`Refused: ${refusal}`);
  return preview;
}

/** The rows of an instance: "2019-02-01 Internet 1 31.00 2019-02-01..2019-02-28". */
function rows(id: string, ...asked: Parameters<typeof previewed>): string[] {
  const found = previewed(...asked).timelines.find(({ planInstanceId }) => planInstanceId === id);
  if (!found) throw new Error(`No timeline of ${id}`);
  return found.rows.map(({ date, planName, units, amount, period }) =>
    [date, planName, units, amount.amount, `${period.from}..${period.to}`].join(' '),
  );
}
const phones = (units: number, more: object): ChangeText => ({
  kind: 'units',
  planInstanceId: '60002',
  units,
  ...more,
});

describe('the timeline of a plan', () => {
  it('shows three full periods, and all that begin by a date that is asked for', () => {
    const world = household();
    const take = taking('20002', now);
    expect(rows('60003', world, [take])).toEqual([
      '2019-02-11 Fibre 1 62.00 2019-02-11..2019-03-10',
      '2019-03-11 Fibre 1 62.00 2019-03-11..2019-04-10',
      '2019-04-11 Fibre 1 62.00 2019-04-11..2019-05-10',
    ]);
    expect(rows('60003', world, [take], {}, '2020-01-11')).toHaveLength(12);
  });

  it('shows each known price with the period after it', () => {
    const world = household({}, [
      ...plans.slice(0, 1),
      plan('20002', 'Fibre', [
        schedule('30002', 'Monthly', [
          price('80002', ['2000-01-01', '62.00'], ['2019-06-01', '70.00']),
        ]),
      ]),
      ...plans.slice(2),
    ]);
    const shown = rows('60003', world, [taking('20002', now)]);
    expect(shown).toHaveLength(6);
    expect(shown.slice(-3)).toEqual([
      '2019-05-11 Fibre 1 62.00 2019-05-11..2019-06-10',
      '2019-06-11 Fibre 1 70.00 2019-06-11..2019-07-10',
      '2019-07-11 Fibre 1 70.00 2019-07-11..2019-08-10',
    ]);
  });

  it('goes over to the schedule that follows its own', () => {
    const world = household({}, [
      ...plans.slice(0, 1),
      plan('20002', 'Fibre', [
        {
          ...schedule('30002', 'Early', [price('80002', ['2000-01-01', '62.00'])], {
            availableTo: '2019-05-31',
          }),
          followUpId: '30102',
        },
        schedule('30102', 'Late', [price('80102', ['2000-01-01', '180.00'])], {
          isDefault: false,
          intervalMonths: 3,
        }),
      ]),
      ...plans.slice(2),
    ]);
    expect(rows('60003', world, [taking('20002', now)]).slice(3)).toEqual([
      '2019-05-11 Fibre 1 62.00 2019-05-11..2019-06-10',
      '2019-06-11 Fibre 1 180.00 2019-06-11..2019-09-10',
      '2019-09-11 Fibre 1 180.00 2019-09-11..2019-12-10',
      '2019-12-11 Fibre 1 180.00 2019-12-11..2020-03-10',
    ]);
  });

  it('ends with a replacement of the plan above it that does not carry it', () => {
    const world = changed(household(), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
      proration: 'full',
      ...on('2019-03-21'),
    });
    expect(rows('60002', world, [phones(2, on('2019-02-01'))])).toEqual([
      '2019-02-01 Phone 2 31.00 2019-02-01..2019-02-28',
      '2019-03-01 Phone 2 31.00 2019-03-01..2019-03-31',
      // 11 of 31 days
      '2019-03-21 Phone 2 -11.00 2019-03-21..2019-03-31',
    ]);
  });

  it('begins as what a plan that waits will have become', () => {
    const world = changed(household(), taking('20001', on('2019-02-05')));
    const replace = { kind: 'replace', planInstanceId: '60003', planId: '20002' } as const;
    expect(rows('60003', world, [{ ...replace, effective: { when: 'anniversary' } }])[0]).toBe(
      '2019-02-05 Fibre 1 62.00 2019-02-05..2019-03-04',
    );
  });

  it('shows each plan of a circle of rollovers once, and the first again', () => {
    const world = household({}, [
      ...plans,
      simplePlan('20003', 'Spring', '5.00', { rollover: { afterMonths: 2, planId: '20004' } }),
      simplePlan('20004', 'Autumn', '6.00', { rollover: { afterMonths: 2, planId: '20003' } }),
    ]);
    expect(rows('60003', world, [taking('20003', now)]).map((row) => row.slice(0, 17))).toEqual([
      '2019-02-11 Spring',
      '2019-03-11 Autumn',
      '2019-04-11 Autumn',
      '2019-05-11 Spring',
    ]);
  });

  it('shows a plan that costs nothing with what it costs', () => {
    const world = household({}, [
      ...plans,
      plan('20003', 'Gift', [
        schedule('30003', 'Monthly', [
          price('80003', ['2000-01-01', '0.00'], ['2019-04-01', '9.00']),
        ]),
      ]),
    ]);
    expect(rows('60003', world, [taking('20003', on('2019-02-01'))])).toEqual([
      '2019-02-01 Gift 1 0.00 2019-02-01..2019-02-28',
      '2019-03-01 Gift 1 0.00 2019-03-01..2019-03-31',
      '2019-04-01 Gift 1 9.00 2019-04-01..2019-04-30',
      '2019-05-01 Gift 1 9.00 2019-05-01..2019-05-31',
    ]);
  });

  it('has the units by which each row was counted, before and after a change', () => {
    const shown = rows('60002', household(), [
      phones(3, { ...on('2019-02-15'), proration: 'full' }),
    ]);
    expect(shown.slice(0, 4)).toEqual([
      '2019-02-01 Phone 1 15.50 2019-02-01..2019-02-28',
      // 14 of 28 days
      '2019-02-15 Phone 1 -7.75 2019-02-15..2019-02-28',
      '2019-02-15 Phone 3 23.25 2019-02-15..2019-02-28',
      '2019-03-01 Phone 3 46.50 2019-03-01..2019-03-31',
    ]);
  });

  it('shows charges before coupons, and gives back what is left of them after', () => {
    const world = household({
      coupons: [{ code: 'HALF', name: 'Half', discount: { by: 'percent', percent: '50' } }],
      appliedCoupons: [{ id: '1', accountId: ada, code: 'HALF', appliedOn: '2019-01-01', used: 0 }],
      taxes: [{ id: '95001', name: 'Tax', level: 'state', country: 'US', percent: '10' }],
    });
    const cancel = { kind: 'cancel', planInstanceId: '60002', proration: 'full' } as const;
    expect(rows('60002', world, [{ ...cancel, ...on('2019-02-15') }])).toEqual([
      '2019-02-01 Phone 1 15.50 2019-02-01..2019-02-28',
      // 14 of 28 days of 7.75, rounded away from zero
      '2019-02-15 Phone 1 -3.88 2019-02-15..2019-02-28',
    ]);
  });
});

describe('lines that wait for the next invoice', () => {
  const later = { prorationInvoice: 'with-the-next' } as const;
  const cancel = { kind: 'cancel', planInstanceId: '60002', proration: 'full' } as const;

  it('are in the timeline on that invoice, by the terms of their own day', () => {
    const twice = changed(household(), phones(2, on('2019-01-25')));
    expect(
      rows('60002', twice, [phones(3, { ...now, proration: 'full' })], later).slice(0, 4),
    ).toEqual([
      '2019-01-25 Phone 2 7.00 2019-01-25..2019-01-31',
      // 21 of 31 days of 15.50, and of 46.50
      '2019-02-01 Phone 1 -10.50 2019-01-11..2019-01-31',
      // by the change of 25 January seven days of them are taken off before they are invoiced
      '2019-02-01 Phone 3 21.00 2019-01-11..2019-01-24',
      '2019-02-01 Phone 2 31.00 2019-02-01..2019-02-28',
    ]);
  });

  it('are waited for after the plan has ended, until the bill date of its master plan, whatever else is billed', () => {
    expect(rows('60002', household(), [{ ...cancel, ...on('2019-01-21') }], later)).toEqual([
      // 11 of 31 days
      '2019-02-01 Phone 1 -5.50 2019-01-21..2019-01-31',
    ]);
    const held = changed(household(), {
      kind: 'status',
      planInstanceId: '60001',
      status: 'active-non-billable',
    });
    const started = changed(held, taking('20002', on('2019-01-27')));
    expect(rows('60002', started, [{ ...cancel, ...on('2019-01-21') }], later)).toEqual([
      '2019-02-01 Phone 1 -5.50 2019-01-21..2019-01-31',
    ]);
  });

  it('are not waited for for ever', () => {
    const other = changed(
      household({ billingGroups: [home, { ...home, id: '40002', name: 'Other' }] }),
      taking('20002', { billingGroupId: '40002', ...now }),
    );
    const held = changed(other, {
      kind: 'status',
      planInstanceId: '60001',
      status: 'inactive',
    });
    expect(rows('60002', held, [{ ...cancel, ...on('2019-01-21') }], later)).toEqual([]);
  });
});

describe('an invoice that is made before its period', () => {
  it('is given back in the timeline where a change makes it anew', () => {
    const world = household({ settings: { billLagDays: -5 } });
    const change = phones(2, { ...on('2019-02-15'), proration: 'full' });
    expect(rows('60002', world, [change]).slice(0, 4)).toEqual([
      '2019-01-27 Phone 1 15.50 2019-02-01..2019-02-28',
      '2019-02-15 Phone 1 -15.50 2019-02-01..2019-02-28',
      // 14 of 28 days of 15.50 and of 31.00
      '2019-02-15 Phone 1 7.75 2019-02-01..2019-02-14',
      '2019-02-15 Phone 2 15.50 2019-02-15..2019-02-28',
    ]);
  });
});
