import { describe, expect, it } from 'vitest';
import { children, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at } from '../support.js';
import { begin, billed, covered, instance, linesOf, made, type ChangeText } from './support.js';

const plans = [
  simplePlan('20001', 'Internet', '29.00', children('20011')),
  simplePlan('20002', 'Internet Plus', '58.00', children('20011')),
  simplePlan('20011', 'Phone', '14.50', { kind: 'supplemental' }),
  simplePlan('20003', 'Mobile', '10.00'),
];
const replace = (more: object = {}): ChangeText => ({
  kind: 'replace',
  planInstanceId: '60001',
  planId: '20002',
  effective: { when: 'now' },
  proration: 'full',
  ...more,
});
/** Internet with a phone, and a mobile in the same billing group, since 10 January 2016. */
const held = (billLagDays: number, today: string): World =>
  at(
    made(begin('2016-01-10', { plans, settings: { billLagDays } }), [
      taking('20001'),
      taking('20011', { parent: { row: 0 } }),
      taking('20003'),
    ]),
    today,
  );

const standing = (world: World) =>
  world.invoices
    .filter(({ voidedOn }) => voidedOn === undefined)
    .map((invoice) => [invoice.date, ...linesOf(invoice)]);

describe('with invoices five days before their period', () => {
  // The invoice of 10 February to 9 March (29 days) is made on 5 February.
  it('a change within the period voids the whole invoice and makes a new one', () => {
    const before = held(-5, '2016-02-20');
    const world = made(before, replace());
    expect(world.invoices.map(({ date, voidedOn }) => [date, voidedOn])).toEqual([
      ['2016-01-10', undefined],
      ['2016-02-05', '2016-02-20'],
      ['2016-02-20', undefined],
    ]);
    expect(billed(world, before)).toEqual({
      '2016-02-20': [
        // Ten days of the old plan: 29.00 × 10 ÷ 29; what else was on it; nineteen days of the new one: 58.00 × 19 ÷ 29.
        'Internet 10.00 2016-02-10..2016-02-19 10/29',
        'Phone 14.50 2016-02-10..2016-03-09',
        'Mobile 10.00 2016-02-10..2016-03-09',
        'Internet Plus 38.00 2016-02-20..2016-03-09 19/29',
      ],
    });
  });

  const bare = [
    simplePlan('20001', 'Internet', '29.00', children('20011')),
    simplePlan('20002', 'Internet Plus', '58.00'),
    ...plans.slice(2),
  ];
  const bareHeld = () =>
    at(
      made(begin('2016-01-10', { plans: bare, settings: { billLagDays: -5 } }), [
        taking('20001'),
        taking('20011', { parent: { row: 0 } }),
      ]),
      '2016-02-20',
    );

  it('a plan under it that ends with the change is billed on the new invoice up to the day before, and nothing of it is credited', () => {
    const before = bareHeld();
    const world = made(before, replace());
    // 10 to 19 February are 10 of 29 days, and 19 are left: 29.00 × 10/29, 14.50 × 10/29, 58.00 × 19/29.
    expect(billed(world, before)).toEqual({
      '2016-02-20': [
        'Internet 10.00 2016-02-10..2016-02-19 10/29',
        'Phone 5.00 2016-02-10..2016-02-19 10/29',
        'Internet Plus 38.00 2016-02-20..2016-03-09 19/29',
      ],
    });
    expect(covered(world, '60002')).toEqual([
      '70001/2 2016-01-10..2016-02-09',
      '70003/2 2016-02-10..2016-02-19',
    ]);
  });

  it('an invoice stays of which another change of the same command has credited a line', () => {
    const before = bareHeld();
    const cancel = {
      kind: 'cancel',
      planInstanceId: '60002',
      effective: { when: 'now' },
      proration: 'full',
    } as const;
    const world = made(before, [cancel, replace()]);
    // 14.50 × 19/29, 29.00 × 19/29, 58.00 × 19/29.
    expect(billed(world, before)).toEqual({
      '2016-02-20': [
        'Phone -9.50 2016-02-20..2016-03-09 19/29',
        'Internet -19.00 2016-02-20..2016-03-09 19/29',
        'Internet Plus 38.00 2016-02-20..2016-03-09 19/29',
      ],
    });
    expect(world.invoices.filter(({ voidedOn }) => voidedOn !== undefined)).toEqual([]);
  });

  it('what was paid on the voided invoice settles the new one, and only the rest is collected', () => {
    const world = made(held(-5, '2016-02-20'), replace());
    // 29.00 + 14.50 + 10.00 = 53.50 were paid; the new invoice is 10.00 + 14.50 + 10.00 + 38.00 = 72.50.
    expect(world.payments.map(({ amount }) => amount.amount)).toEqual(['53.50', '53.50', '19.00']);
    const settled = world.invoices.at(-1)?.settlements.map(({ amount }) => amount.amount);
    expect(settled).toEqual(['53.50', '19.00']);
  });

  it('a change between invoice and period makes both anew, the running period’s too', () => {
    const before = held(-5, '2016-02-07');
    const world = made(before, replace());
    // The first invoice was made on the day on which its period began, so it is credited as usual:
    // 7 to 9 February are 3 of 31 days: 29.00 × 3/31 = 2.806…, 58.00 × 3/31 = 5.612…
    expect(billed(world, before)).toEqual({
      '2016-02-07': [
        'Phone 14.50 2016-02-10..2016-03-09',
        'Mobile 10.00 2016-02-10..2016-03-09',
        'Internet -2.81 2016-02-07..2016-02-09 3/31',
        'Internet Plus 5.61 2016-02-07..2016-02-09 3/31',
        'Internet Plus 58.00 2016-02-10..2016-03-09',
      ],
    });
    expect(billed(at(world, '2016-03-05'), world)).toEqual({
      '2016-03-05': [
        'Internet Plus 58.00 2016-03-10..2016-04-09',
        'Phone 14.50 2016-03-10..2016-04-09',
        'Mobile 10.00 2016-03-10..2016-04-09',
      ],
    });
  });

  it('covers every day of service once', () => {
    const world = made(held(-5, '2016-02-20'), replace());
    expect(covered(world, '60001')).toEqual([
      '70001/1 2016-01-10..2016-02-09',
      '70003/1 2016-02-10..2016-02-19',
      '70003/4 2016-02-20..2016-03-09',
    ]);
    expect(covered(world, '60002')).toEqual(['70003/2 2016-02-10..2016-03-09']);
  });

  it('an anniversary finds its period charged already, and charges it anew for the new plan', () => {
    const before = held(-5, '2016-02-07');
    const world = made(before, replace({ effective: undefined }));
    const later = at(world, '2016-02-10');
    expect(standing(later)).toEqual([
      [
        '2016-01-10',
        'Internet 29.00 2016-01-10..2016-02-09',
        'Phone 14.50 2016-01-10..2016-02-09',
        'Mobile 10.00 2016-01-10..2016-02-09',
      ],
      [
        '2016-02-10',
        'Phone 14.50 2016-02-10..2016-03-09',
        'Mobile 10.00 2016-02-10..2016-03-09',
        'Internet Plus 58.00 2016-02-10..2016-03-09',
      ],
    ]);
  });

  it('a cancellation on the anniversary gives the period back that was charged ahead', () => {
    const before = held(-5, '2016-02-07');
    const world = made(before, { kind: 'cancel', planInstanceId: '60001' });
    expect(billed(at(world, '2016-02-10'), world)).toEqual({
      '2016-02-10': [
        'Internet -29.00 2016-02-10..2016-03-09 29/29',
        'Phone -14.50 2016-02-10..2016-03-09 29/29',
      ],
    });
  });

  it('other choices leave the invoice as it is', () => {
    const before = held(-5, '2016-02-20');
    expect(billed(made(before, replace({ proration: 'none' })), before)).toEqual({});
    expect(billed(made(before, replace({ proration: 'credit-only' })), before)).toEqual({
      '2016-02-20': ['Internet -19.00 2016-02-20..2016-03-09 19/29'],
    });
    expect(billed(made(before, replace({ proration: 'charge-only' })), before)).toEqual({
      '2016-02-20': ['Internet Plus 38.00 2016-02-20..2016-03-09 19/29'],
    });
  });

  it('an invoice that was credited since stays, and the change is credited as usual', () => {
    const credited = made(held(-5, '2016-02-19'), {
      kind: 'cancel',
      planInstanceId: '60003',
      effective: { when: 'now' },
    });
    const before = at(credited, '2016-02-20');
    expect(billed(made(before, replace()), before)).toEqual({
      '2016-02-20': [
        'Internet -19.00 2016-02-20..2016-03-09 19/29',
        'Internet Plus 38.00 2016-02-20..2016-03-09 19/29',
      ],
    });
  });

  it('an invoice whose charges had waited bills them once more and no more', () => {
    const wait = { prorationInvoice: 'with-the-next' } as const;
    const start = held(-5, '2016-01-20');
    // 20 January to 9 February are 21 of 31 days: 10.00 × 21/31 = 6.774…
    const deferred = made(
      start,
      { kind: 'cancel', planInstanceId: '60002', effective: { when: 'now' } },
      wait,
    );
    const before = at(deferred, '2016-02-20');
    const world = made(before, replace());
    expect(billed(world, before)).toEqual({
      '2016-02-20': [
        // 14.50 × 21/31 = 9.822…
        'Phone -9.82 2016-01-20..2016-02-09 21/31',
        'Internet 10.00 2016-02-10..2016-02-19 10/29',
        'Mobile 10.00 2016-02-10..2016-03-09',
        'Internet Plus 38.00 2016-02-20..2016-03-09 19/29',
      ],
    });
  });
});

describe('with invoices ten days after their period begins', () => {
  // The period from 10 February is invoiced on the 20th.
  const before = () => held(10, '2016-02-15');
  const now = (world: World, more: object = {}) => made(world, replace(more));

  it('the days before a change that are not billed yet are billed for the old plan', () => {
    const world = now(before());
    expect(billed(world, before())).toEqual({
      // 29.00 × 5 ÷ 29, 58.00 × 24 ÷ 29
      '2016-02-15': [
        'Internet 5.00 2016-02-10..2016-02-14 5/29',
        'Internet Plus 48.00 2016-02-15..2016-03-09 24/29',
      ],
    });
    expect(billed(at(world, '2016-02-20'), world)).toEqual({
      '2016-02-20': ['Phone 14.50 2016-02-10..2016-03-09', 'Mobile 10.00 2016-02-10..2016-03-09'],
    });
    expect(instance(world, '60001')).toMatchObject({
      nextBillDate: '2016-03-10',
      nextInvoiceOn: '2016-03-20',
    });
  });

  it('is what it would be without a lag, whatever the choice', () => {
    const of = (proration: string) => billed(now(before(), { proration }), before());
    expect(of('none')).toEqual({ '2016-02-15': ['Internet 29.00 2016-02-10..2016-03-09'] });
    expect(of('credit-only')).toEqual({
      '2016-02-15': ['Internet 5.00 2016-02-10..2016-02-14 5/29'],
    });
    // What was never charged cannot be given up: its days are not asked for.
    expect(of('charge-only')).toEqual(of('full'));
  });

  it('a change on the bill date leaves all of the period to the new plan, on its usual invoice', () => {
    const waiting = made(before(), replace({ effective: { when: 'date', date: '2016-03-10' } }));
    const world = at(waiting, '2016-03-20');
    expect(billed(world, waiting)['2016-03-20']?.[0]).toBe(
      'Internet Plus 58.00 2016-03-10..2016-04-09',
    );
    expect(Object.keys(billed(world, waiting))).toEqual(['2016-02-20', '2016-03-20']);
  });

  it('a cancellation bills the days of service', () => {
    const cancelled = made(before(), {
      kind: 'cancel',
      planInstanceId: '60001',
      effective: { when: 'now' },
    });
    expect(billed(at(cancelled, '2016-03-20'), before())).toEqual({
      // 29.00 × 5/29 and 14.50 × 5/29
      '2016-02-15': [
        'Internet 5.00 2016-02-10..2016-02-14 5/29',
        'Phone 2.50 2016-02-10..2016-02-14 5/29',
      ],
      '2016-02-20': ['Mobile 10.00 2016-02-10..2016-03-09'],
      '2016-03-20': ['Mobile 10.00 2016-03-10..2016-04-09'],
    });
  });
});
