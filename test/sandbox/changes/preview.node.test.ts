import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../../src/model/plan-change.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../../src/sandbox/change-plans/preview-plans.js';
import {
  children,
  recurring,
  schedule,
  plan,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at } from '../support.js';
import { begin, linesOf, made, type ChangeText } from './support.js';

const plans = [
  simplePlan('20001', 'Internet', '28.00', children('20011', '20012')),
  simplePlan('20002', 'Internet Plus', '56.00', children('20011')),
  simplePlan('20011', 'Phone', '14.00', { kind: 'supplemental', units: { min: 1, max: 5 } }),
  simplePlan('20012', 'Fax', '7.00', { kind: 'supplemental' }),
  plan('20003', 'Streaming', [
    schedule('30003', 'Monthly', [
      recurring('80003', 'Streaming', ['2000-01-01', '40.00'], ['2019-04-01', '45.00']),
    ]),
  ]),
];
/** Internet (60001), phone (60002) and fax (60003) since 4 January 2019; today is 14 February. */
const household = (more: Parameters<typeof begin>[1] = {}) =>
  at(
    made(begin('2019-01-04', { plans, ...more }), [
      taking('20001'),
      taking('20011', { parent: { row: 0 } }),
      taking('20012', { parent: { row: 0 } }),
    ]),
    '2019-02-14',
  );
const replace = (more: object = {}): ChangeText => ({
  kind: 'replace',
  planInstanceId: '60001',
  planId: '20002',
  effective: { when: 'now' },
  ...more,
});
const on = (date: string) => ({ effective: { when: 'date', date } }) as const;

const commandOf = (changes: readonly ChangeText[]) => ({
  accountId: ada,
  changes: changes.map((change) => changeSchema.parse(change)),
});
function previewed(world: World, ...changes: ChangeText[]) {
  const { preview, refusal } = previewPlans(world, commandOf(changes));
  if (!preview) throw new Error(`Refused: ${refusal}`);
  return preview;
}
/** The timeline of an instance: "2019-03-04 Internet 28.00 2019-03-04..2019-04-03". */
const timeline = (world: World, id: string, ...changes: ChangeText[]) =>
  previewed(world, ...changes)
    .timelines.find(({ planInstanceId }) => planInstanceId === id)
    ?.rows.map(({ date, planName, amount, period }) =>
      [date, planName, amount.amount, `${period.from}..${period.to}`].join(' '),
    );

describe('the preview of a command', () => {
  it('is what the command then does', () => {
    const world = household();
    const preview = previewed(world, replace());
    const outcome = changePlans(world, { ...commandOf([replace()]), receiptId: 'r9' });
    expect(preview.invoices).toEqual(outcome.world?.invoices.slice(world.invoices.length));
    expect(preview.invoices.flatMap(linesOf)).toEqual([
      'Internet -18.00 2019-02-14..2019-03-03 18/28',
      'Internet Plus 36.00 2019-02-14..2019-03-03 18/28',
      'Fax -4.50 2019-02-14..2019-03-03 18/28',
    ]);
    expect(preview.ended).toEqual(['60003']);
    expect(preview.changed).toEqual(['60001', '60003']);
    expect(preview.queued).toEqual([]);
  });

  it('changes nothing and uses nothing up', () => {
    const world = household();
    const before = JSON.stringify(world);
    expect(previewed(world, replace())).toEqual(previewed(world, replace()));
    expect(JSON.stringify(world)).toBe(before);
  });

  it('is refused for what the command would be refused for', () => {
    expect(previewPlans(household(), commandOf([replace({ planId: '29999' })]))).toEqual({
      refusal: 'plan-not-available',
    });
  });

  it('tells which plans end with the one that is changed, now or on its day', () => {
    const world = household();
    expect(previewed(world, replace()).warnings).toEqual([
      { code: 'plans-cancelled-with-it', planInstanceIds: ['60003'] },
    ]);
    const later = previewed(world, replace(on('2019-02-20')));
    expect(later.ended).toEqual([]);
    expect(later.warnings).toEqual([
      {
        code: 'plans-cancelled-with-it',
        planInstanceIds: ['60003'],
        queuedChangeId: later.queued[0]?.id,
      },
    ]);
    const cancel = { kind: 'cancel', planInstanceId: '60001' } as const;
    expect(previewed(world, { ...cancel, effective: { when: 'now' } }).warnings).toEqual([
      { code: 'plans-cancelled-with-it', planInstanceIds: ['60002', '60003'] },
    ]);
    expect(previewed(world, cancel).warnings).toMatchObject([
      { code: 'plans-cancelled-with-it', planInstanceIds: ['60002', '60003'] },
    ]);
    const ending = { kind: 'status', planInstanceId: '60001', status: 'terminated' } as const;
    expect(previewed(world, { ...ending, on: '2019-03-01' }).warnings).toMatchObject([
      { code: 'plans-cancelled-with-it', planInstanceIds: ['60002', '60003'] },
    ]);
    expect(previewed(world, { ...ending, status: 'suspended', on: '2019-03-01' }).warnings).toEqual(
      [],
    );
    expect(previewed(world, { ...cancel, planInstanceId: '60003' }).warnings).toEqual([]);
  });

  it('tells that a plan above will not be there on the day', () => {
    const world = made(household(), {
      kind: 'cancel',
      planInstanceId: '60001',
      ...on('2019-03-20'),
    });
    const units = (date: string) =>
      previewed(world, { kind: 'units', planInstanceId: '60002', units: 2, ...on(date) });
    expect(units('2019-03-19').warnings).toEqual([]);
    const late = units('2019-03-20');
    expect(late.warnings).toEqual([
      {
        code: 'parent-will-be-inactive',
        queuedChangeId: late.queued[0]?.id,
        parentId: '60001',
        since: '2019-03-20',
      },
    ]);
  });

  it('tells which queued changes are deleted', () => {
    const world = made(household(), {
      kind: 'units',
      planInstanceId: '60002',
      units: 2,
      ...on('2019-03-19'),
    });
    const preview = previewed(world, {
      kind: 'cancel',
      planInstanceId: '60002',
      effective: { when: 'now' },
    });
    expect(preview.warnings).toEqual([
      { code: 'queued-changes-deleted', queuedChangeIds: [world.queue[0]?.id] },
    ]);
    expect(preview.deleted).toMatchObject([{ id: world.queue[0]?.id, state: 'deleted' }]);
  });

  it('tells which invoices are voided', () => {
    const world = household({ settings: { billLagDays: -5 } });
    const billedAhead = at(world, '2019-03-01');
    const ahead = made(billedAhead, {
      kind: 'cancel',
      planInstanceId: '60003',
      effective: { when: 'by-hand' },
    });
    const preview = previewed(ahead, { kind: 'units', planInstanceId: '60002', units: 2 });
    // The running period and the next one were both invoiced before they began.
    expect(preview.voided).toEqual(['70002', '70003']);
  });
});

describe('the timeline in a preview', () => {
  it('has the charges of the new terms', () => {
    expect(timeline(household(), '60001', replace())).toEqual([
      '2019-03-04 Internet Plus 56.00 2019-03-04..2019-04-03',
      '2019-04-04 Internet Plus 56.00 2019-04-04..2019-05-03',
      '2019-05-04 Internet Plus 56.00 2019-05-04..2019-06-03',
    ]);
  });

  it('goes over to what is queued on its day', () => {
    expect(
      timeline(household(), '60001', replace({ ...on('2019-03-14'), proration: 'full' })),
    ).toEqual([
      '2019-03-04 Internet 28.00 2019-03-04..2019-04-03',
      // 21 of 31 days: 28 × 21/31 = 18.967…, 56 × 21/31 = 37.935…
      '2019-03-14 Internet -18.97 2019-03-14..2019-04-03',
      '2019-03-14 Internet Plus 37.94 2019-03-14..2019-04-03',
      '2019-04-04 Internet Plus 56.00 2019-04-04..2019-05-03',
      '2019-05-04 Internet Plus 56.00 2019-05-04..2019-06-03',
      '2019-06-04 Internet Plus 56.00 2019-06-04..2019-07-03',
    ]);
  });

  it('goes over on the anniversary without proration', () => {
    const world = made(household(), {
      kind: 'cancel',
      planInstanceId: '60003',
      effective: { when: 'now' },
    });
    expect(
      timeline(world, '60001', replace({ effective: { when: 'anniversary', periods: 1 } }))?.slice(
        0,
        3,
      ),
    ).toEqual([
      '2019-03-04 Internet 28.00 2019-03-04..2019-04-03',
      '2019-04-04 Internet Plus 56.00 2019-04-04..2019-05-03',
      '2019-05-04 Internet Plus 56.00 2019-05-04..2019-06-03',
    ]);
  });

  it('follows several changes, of units too', () => {
    const phone = { planInstanceId: '60002' } as const;
    const world = made(household(), { kind: 'units', units: 2, ...phone, ...on('2019-03-04') });
    const rows = timeline(world, '60002', {
      kind: 'units',
      units: 5,
      ...phone,
      ...on('2019-04-19'),
    });
    expect(rows?.slice(0, 5)).toEqual([
      '2019-03-04 Phone 28.00 2019-03-04..2019-04-03',
      '2019-04-04 Phone 28.00 2019-04-04..2019-05-03',
      // 15 of 30 days: 28 × 15/30 and 70 × 15/30
      '2019-04-19 Phone -14.00 2019-04-19..2019-05-03',
      '2019-04-19 Phone 35.00 2019-04-19..2019-05-03',
      '2019-05-04 Phone 70.00 2019-05-04..2019-06-03',
    ]);
  });

  it('passes over what will not be possible any more on its day', () => {
    const start = begin('2019-01-04', {
      plans: [
        plan('20001', 'Internet', [
          schedule('30001', 'Monthly', [recurring('80001', 'I', ['2000-01-01', '28.00'])]),
          schedule('30101', 'Loyal', [recurring('80101', 'I', ['2000-01-01', '14.00'])], {
            isDefault: false,
          }),
        ]),
        ...plans.slice(1),
      ],
    });
    const replaced = made(made(start, taking('20001')), replace(on('2019-02-04')));
    const schedules = {
      kind: 'rate-schedule',
      planInstanceId: '60001',
      rateScheduleId: '30101',
    } as const;
    expect(timeline(replaced, '60001', { ...schedules, ...on('2019-03-04') })?.slice(0, 2)).toEqual(
      [
        '2019-02-04 Internet Plus 56.00 2019-02-04..2019-03-03',
        '2019-03-04 Internet Plus 56.00 2019-03-04..2019-04-03',
      ],
    );
  });

  it('ends where the plan or one above it ends, and pauses where it is on hold', () => {
    const cancel = { kind: 'cancel', planInstanceId: '60001', ...on('2019-04-20') } as const;
    expect(timeline(household(), '60001', cancel)).toEqual([
      '2019-03-04 Internet 28.00 2019-03-04..2019-04-03',
      '2019-04-04 Internet 28.00 2019-04-04..2019-05-03',
      // 14 of 30 days: 28 × 14/30 = 13.066…
      '2019-04-20 Internet -13.07 2019-04-20..2019-05-03',
    ]);
    const world = made(household(), cancel);
    const units = { kind: 'units', planInstanceId: '60002', units: 2 } as const;
    expect(timeline(world, '60002', units)).toEqual([
      '2019-03-04 Phone 28.00 2019-03-04..2019-04-03',
      '2019-04-04 Phone 28.00 2019-04-04..2019-05-03',
      '2019-04-20 Phone -13.07 2019-04-20..2019-05-03',
    ]);
    const hold = { kind: 'status', planInstanceId: '60001' } as const;
    const paused = made(household(), { ...hold, status: 'suspended', on: '2019-04-04' });
    const back = made(paused, { ...hold, status: 'active', on: '2019-06-04' });
    expect(timeline(back, '60002', units)?.slice(0, 3)).toEqual([
      '2019-03-04 Phone 28.00 2019-03-04..2019-04-03',
      '2019-06-04 Phone 28.00 2019-06-04..2019-07-03',
      '2019-07-04 Phone 28.00 2019-07-04..2019-08-03',
    ]);
  });

  it('shows what waits to begin from its start, prorated under its master plan', () => {
    const fax = taking('20011', { parent: { planInstanceId: '60001' }, ...on('2019-03-19') });
    expect(
      timeline(household(), '60004', { ...fax, proration: 'full' } as ChangeText)?.slice(0, 2),
    ).toEqual([
      // 16 of 31 days: 14 × 16/31 = 7.225…
      '2019-03-19 Phone 7.23 2019-03-19..2019-04-03',
      '2019-04-04 Phone 14.00 2019-04-04..2019-05-03',
    ]);
    const free = taking('20011', {
      parent: { planInstanceId: '60001' },
      ...on('2019-03-19'),
      proration: 'none',
    });
    expect(timeline(household(), '60004', free)?.[0]).toBe(
      '2019-04-04 Phone 14.00 2019-04-04..2019-05-03',
    );
    const streaming = taking('20003', on('2019-03-10'));
    expect(timeline(household(), '60004', streaming)?.slice(0, 2)).toEqual([
      '2019-03-10 Streaming 40.00 2019-03-10..2019-04-09',
      '2019-04-10 Streaming 45.00 2019-04-10..2019-05-09',
    ]);
  });

  it('is what the clock then bills', () => {
    const changes = [
      replace({ ...on('2019-03-14'), proration: 'full' }),
      { kind: 'units', planInstanceId: '60002', units: 3, ...on('2019-03-25') } as const,
    ];
    const before = household();
    const rows = previewed(before, ...changes).timelines.flatMap(({ rows: own }) => own);
    const later = at(made(before, changes), '2019-05-04');
    const billedNow = later.invoices
      .slice(before.invoices.length)
      .flatMap(({ date, lines }) =>
        lines.map((line) => `${date} ${line.planName} ${line.amount.amount} ${line.period?.from}`),
      )
      .filter((line) => !line.includes('Fax'));
    const expected = rows
      .filter(({ date }) => date <= '2019-05-04')
      .map(
        ({ date, planName, amount, period }) =>
          `${date} ${planName} ${amount.amount} ${period.from}`,
      );
    expect(billedNow.sort()).toEqual(expected.sort());
  });
});
