import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../src/model/plan-change.js';
import { previewPlans } from '../../src/sandbox/change-plans/preview-plans.js';
import { simplePlan, taking } from '../../src/sandbox/scenarios/build.js';
import { ada, at, bills, changed, previewOf, taken } from './support.js';
import { shop } from './worked-examples/shop.js';

/** Taster costs 5.00 a month and after two months becomes Whole, which costs 87.00 a quarter. */
const world = shop('2016-04-01', [
  simplePlan('20001', 'Taster', '5.00', { rollover: { afterMonths: 2, planId: '20002' } }),
  simplePlan('20002', 'Whole', '87.00', { intervalMonths: 3 }),
]);

describe('the preview of a plan that becomes another one', () => {
  const rows = [
    '2016-04-01 2016-04-01..2016-04-30 5.00',
    '2016-05-01 2016-05-01..2016-05-31 5.00',
    '2016-06-01 2016-06-01..2016-08-31 87.00',
    '2016-09-01 2016-09-01..2016-11-30 87.00',
  ];

  it('shows what the clock then bills', () => {
    const preview = previewOf(world, {});
    expect(
      preview.timeline
        .slice(0, 4)
        .map(({ date, period: { from, to }, amount }) => `${date} ${from}..${to} ${amount.amount}`),
    ).toEqual(rows);
    expect(preview.timeline.map(({ basis }) => basis).slice(0, 2)).toEqual(['quoted', 'projected']);
    expect(bills(at(taken(world, {}), '2016-09-01'))).toEqual(rows);
  });

  it('tells its prices by plan, each with its own interval', () => {
    const prices = previewOf(world, {}).prices.map(
      ({ planId, from, to, amount, intervalMonths }) => [
        planId,
        from,
        to,
        amount.amount,
        intervalMonths,
      ],
    );
    expect(prices).toEqual([
      ['20001', '2016-04-01', '2016-05-31', '5.00', 1],
      ['20002', '2016-06-01', undefined, '87.00', 3],
    ]);
  });

  it('shows a later start too', () => {
    const effective = { when: 'date', date: '2016-04-15' } as const;
    const preview = previewOf(world, { effective });
    expect(preview.nextInvoice).toEqual({
      date: '2016-04-15',
      amount: { amount: '5.00', currency: 'USD' },
    });
    expect(preview.timeline.slice(0, 3).map(({ date, planName }) => [date, planName])).toEqual([
      ['2016-04-15', 'Taster'],
      ['2016-05-15', 'Taster'],
      ['2016-06-15', 'Whole'],
    ]);
    expect(bills(at(taken(world, { effective }), '2016-06-15'))).toEqual([
      '2016-04-15 2016-04-15..2016-05-14 5.00',
      '2016-05-15 2016-05-15..2016-06-14 5.00',
      '2016-06-15 2016-06-15..2016-09-14 87.00',
    ]);
  });
});

describe('the preview of a trial that brings a plan along', () => {
  const trial = shop('2016-04-01', [
    simplePlan('20001', 'Taster', '5.00', {
      firstStatus: 'trial',
      rollover: { afterMonths: 1, planId: '20002' },
      children: [{ planId: '20011', mandatory: true }],
    }),
    simplePlan('20002', 'Whole', '87.00', { children: [{ planId: '20011', mandatory: true }] }),
    simplePlan('20011', 'Router', '3.00', { kind: 'supplemental' }),
  ]);

  it('shows what that costs once the trial is over, as the clock then bills it', () => {
    const { preview } = previewPlans(trial, {
      accountId: ada,
      changes: [changeSchema.parse(taking('20001'))],
    });
    const router = preview?.timelines.find(({ planInstanceId }) => planInstanceId === '60002');
    const rows = [
      '2016-05-01 2016-05-01..2016-05-31 3.00',
      '2016-06-01 2016-06-01..2016-06-30 3.00',
    ];
    expect(
      router?.rows
        .slice(0, 2)
        .map(({ date, period: { from, to }, amount }) => `${date} ${from}..${to} ${amount.amount}`),
    ).toEqual(rows);
    const billed = at(changed(trial, taking('20001')), '2016-06-01').invoices.flatMap(
      ({ date, lines }) =>
        lines
          .filter(({ planInstanceId }) => planInstanceId === '60002')
          .map(({ period, amount }) => `${date} ${period?.from}..${period?.to} ${amount.amount}`),
    );
    expect(billed).toEqual(rows);
  });
});
