import { describe, expect, it } from 'vitest';
import {
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import {
  at,
  billedLines,
  changed,
  changedWith,
  edited,
  instanceOf,
  now,
  on,
  refusalOfChanges,
  totals,
  waiting,
} from '../support.js';
import { shop, subscribed } from './shop.js';

/** Plans from their beginning to their end (Aria wire notes 2.5, 4.1, 4.2, 4.3 D, 4.5, 4.6, 4.8, 4.9). */

const internet = simplePlan('20001', 'Internet', '30.00');
const plus = simplePlan('20002', 'Internet Plus', '60.00');
const cancel = { kind: 'cancel', planInstanceId: '60001' } as const;

describe('a trial', () => {
  const trial = simplePlan('20003', 'Trial', '0.00', {
    firstStatus: 'trial',
    rollover: { afterMonths: 1, planId: '20001' },
  });

  it('costs nothing and becomes the plan that follows it after a month', () => {
    const world = subscribed('2019-01-10', '2019-01-10', [trial, internet]);
    expect(instanceOf(world, '60001').status).toBe('trial');
    expect(waiting(world).map(({ kind, date }) => [kind, date])).toEqual([
      ['rollover', '2019-02-10'],
    ]);
    const later = at(world, '2019-03-10');
    expect(instanceOf(later, '60001')).toMatchObject({ planId: '20001', status: 'active' });
    expect(billedLines(later)).toEqual([
      '2019-02-10 Internet 2019-02-10..2019-03-09 30.00',
      '2019-03-10 Internet 2019-03-10..2019-04-09 30.00',
    ]);
  });

  it('that is cancelled in time is never billed', () => {
    const world = changed(subscribed('2019-01-10', '2019-02-09', [trial, internet]), {
      ...cancel,
      ...now,
    });
    expect(waiting(world)).toEqual([]);
    expect(at(world, '2019-06-01').invoices).toEqual([]);
  });
});

describe('an account without a plan', () => {
  const left = (today: string) =>
    at(
      changed(
        subscribed('2019-01-10', '2019-01-20', [internet], {
          settings: { daysBeforeDeactivation: 30 },
        }),
        { ...cancel, ...now },
      ),
      today,
    );
  const status = (today: string) => left(today).accounts[0]?.status;

  it('is deactivated thirty days after its last plan ended', () => {
    // 20 January and thirty days
    expect(left('2019-01-20').accounts[0]?.deactivateOn).toBe('2019-02-19');
    expect([status('2019-02-18'), status('2019-02-19')]).toEqual(['active', 'deactivated']);
    expect(refusalOfChanges(left('2019-02-19'), taking('20001'))).toBe('account-not-active');
  });

  it('stays when it takes a plan before that', () => {
    const world = changed(left('2019-02-18'), taking('20001'));
    expect(at(world, '2019-06-01').accounts[0]?.status).toBe('active');
  });
});

describe('cancelling', () => {
  it('on the anniversary: nothing comes back and nothing more is billed', () => {
    const world = changed(subscribed('2019-01-10', '2019-01-20', [internet]), {
      ...cancel,
      effective: { when: 'anniversary' },
    });
    expect(instanceOf(world, '60001').status).toBe('pending-cancellation');
    const later = at(world, '2019-04-10');
    expect(instanceOf(later, '60001').status).toBe('cancelled');
    expect(billedLines(later, '2019-01-20')).toEqual([]);
  });

  it('two anniversaries later: two more periods', () => {
    const world = changed(subscribed('2019-01-10', '2019-01-20', [internet]), {
      ...cancel,
      effective: { when: 'anniversary', periods: 2 },
    });
    // Of 10 February, 10 March and 10 April the last is the end.
    expect(totals(at(world, '2019-06-01'), '2019-01-20')).toEqual([
      '2019-02-10 30.00',
      '2019-03-10 30.00',
    ]);
  });

  it('on a date: the days after it come back', () => {
    const world = changed(subscribed('2019-01-10', '2019-01-20', [internet]), {
      ...cancel,
      proration: 'full',
      ...on('2019-02-25'),
    });
    expect(billedLines(at(world, '2019-06-01'), '2019-01-20')).toEqual([
      '2019-02-10 Internet 2019-02-10..2019-03-09 30.00',
      // 25 February to 9 March, 13 of 28 days: 30.00 × 13 ÷ 28 = 13.9285…
      '2019-02-25 Internet 2019-02-25..2019-03-09 -13.93',
    ]);
  });

  it('by hand: on the day on which somebody does it', () => {
    const world = changed(subscribed('2019-01-10', '2019-01-20', [internet]), {
      ...cancel,
      effective: { when: 'by-hand' },
    });
    const later = at(world, '2019-03-20');
    expect(totals(later, '2019-01-20')).toEqual(['2019-02-10 30.00', '2019-03-10 30.00']);
    const done = edited(later, '60001', { do: 'execute' });
    expect(instanceOf(done, '60001').status).toBe('cancelled');
    expect(totals(at(done, '2019-06-01'), '2019-03-21')).toEqual([]);
  });
});

describe('lines of the running period that wait for the next invoice', () => {
  it('come with it: 18.00 back, 36.00 for the new plan, and 60.00', () => {
    const world = changedWith(
      subscribed('2015-03-15', '2015-04-27', [internet, plus]),
      { prorationInvoice: 'with-the-next' },
      { kind: 'replace', planInstanceId: '60001', planId: '20002', proration: 'full', ...now },
    );
    expect(totals(world, '2015-04-27')).toEqual([]);
    const billed = at(world, '2015-06-15');
    expect(billedLines(billed, '2015-04-27')).toEqual([
      '2015-05-15 Internet 2015-04-27..2015-05-14 -18.00',
      '2015-05-15 Internet Plus 2015-04-27..2015-05-14 36.00',
      '2015-05-15 Internet Plus 2015-05-15..2015-06-14 60.00',
      '2015-06-15 Internet Plus 2015-06-15..2015-07-14 60.00',
    ]);
    expect(totals(billed, '2015-04-27')).toEqual(['2015-05-15 78.00', '2015-06-15 60.00']);
  });
});

describe('an invoice made after its bill date', () => {
  /** Four days later: the period from 15 April is billed on the 19th. */
  const late = (today: string) =>
    subscribed('2015-03-15', today, [internet, plus], { settings: { billLagDays: 4 } });

  it('covers the same days', () => {
    expect(billedLines(late('2015-05-19'))).toEqual([
      '2015-03-15 Internet 2015-03-15..2015-04-14 30.00',
      '2015-04-19 Internet 2015-04-15..2015-05-14 30.00',
      '2015-05-19 Internet 2015-05-15..2015-06-14 30.00',
    ]);
  });

  it('who cancels between the two days pays for the two days of service', () => {
    const world = changed(late('2015-04-17'), { ...cancel, proration: 'full', ...now });
    const sum = totals(at(world, '2015-06-30'), '2015-04-15').reduce(
      (cents, line) => cents + Number((line.split(' ')[1] ?? '').replace('.', '')),
      0,
    );
    // 15 and 16 April of 30 days: 30.00 × 2 ÷ 30
    expect(sum).toBe(200);
  });
});

describe('a start in the past', () => {
  const retroactive = { effective: { when: 'retroactive', date: '2019-01-10' } } as const;

  it('of three periods, on one bill or three', () => {
    const world = shop('2019-03-20', [internet]);
    const one = changed(world, taking('20001', { ...retroactive, catchUp: 'one-bill' }));
    expect(totals(one)).toEqual(['2019-03-20 90.00']);
    const three = changed(world, taking('20001', { ...retroactive, catchUp: 'bill-per-period' }));
    expect(totals(three)).toEqual(['2019-03-20 30.00', '2019-03-20 30.00', '2019-03-20 30.00']);
    for (const taken of [one, three])
      expect(billedLines(at(taken, '2019-04-10'), '2019-04-01')).toEqual([
        '2019-04-10 Internet 2019-04-10..2019-05-09 30.00',
      ]);
  });
});

describe('a schedule that ends and has a follow-up', () => {
  it('takes its subscribers over on the day after, at the next bill', () => {
    const dated = plan('20001', 'Streaming', [
      schedule('30001', 'Intro', [recurring('80001', 'Streaming', ['2019-01-01', '20.00'])], {
        availableTo: '2019-02-28',
      }),
      schedule('30002', 'Regular', [recurring('80002', 'Streaming', ['2019-01-01', '25.00'])], {
        isDefault: false,
      }),
    ]);
    const [intro, regular] = dated.rateSchedules;
    if (!intro || !regular) throw new Error('two');
    const plans = [{ ...dated, rateSchedules: [{ ...intro, followUpId: '30002' }, regular] }];
    const world = subscribed('2019-01-10', '2019-03-10', plans);
    expect(totals(world)).toEqual(['2019-01-10 20.00', '2019-02-10 20.00', '2019-03-10 25.00']);
    expect(instanceOf(world, '60001').rateScheduleId).toBe('30002');
  });
});

describe('a plan on hold', () => {
  const hold = { kind: 'status', planInstanceId: '60001' } as const;

  it('is not billed, and bills again on its own bill day', () => {
    const onHold = changed(subscribed('2019-01-10', '2019-02-10', [internet]), {
      ...hold,
      status: 'inactive',
      on: '2019-03-10',
    });
    const back = changed(at(onHold, '2019-05-10'), { ...hold, status: 'active' });
    expect(billedLines(at(back, '2019-06-10'), '2019-02-11')).toEqual([
      '2019-05-10 Internet 2019-05-10..2019-06-09 30.00',
      '2019-06-10 Internet 2019-06-10..2019-07-09 30.00',
    ]);
  });

  it('bills from the day on which it is active again, where the bill date is reset', () => {
    const onHold = changed(subscribed('2019-01-10', '2019-02-10', [internet]), {
      ...hold,
      status: 'inactive',
      on: '2019-03-10',
    });
    const back = changed(at(onHold, '2019-04-25'), {
      ...hold,
      status: 'active',
      resetBillDate: 'change-date',
    });
    expect(billedLines(at(back, '2019-05-25'), '2019-02-11')).toEqual([
      '2019-04-25 Internet 2019-04-25..2019-05-24 30.00',
      '2019-05-25 Internet 2019-05-25..2019-06-24 30.00',
    ]);
  });
});

describe('a plan that comes along', () => {
  const modem = simplePlan('20011', 'Modem', '3.00', { kind: 'supplemental' });
  const withModem = { ...internet, children: [{ planId: '20011', mandatory: true }] };

  it('is taken and billed with its parent, and cannot be left alone', () => {
    const world = subscribed('2019-01-10', '2019-01-20', [withModem, modem]);
    expect(billedLines(world)).toEqual([
      '2019-01-10 Internet 2019-01-10..2019-02-09 30.00',
      '2019-01-10 Modem 2019-01-10..2019-02-09 3.00',
    ]);
    expect(refusalOfChanges(world, { ...cancel, planInstanceId: '60002', ...now })).toBe(
      'plan-is-mandatory',
    );
    const left = changed(world, { ...cancel, proration: 'none', ...now });
    expect(left.planInstances.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('a reminder', () => {
  const terms = {
    billingGroups: [
      {
        id: '40001',
        accountId: '10001',
        name: 'Home',
        pays: { by: 'terms' as const, termsId: '90001' },
      },
    ],
    paymentTerms: [{ id: '90001', name: 'Net 30', kind: 'net' as const, days: 30 }],
    settings: { reminderDays: [7, 14, 28] },
  };

  it('goes out seven, fourteen and twenty-eight days after the bill date', () => {
    const taken = subscribed('2019-01-10', '2019-01-10', [internet], terms);
    const { events } = advanceTo(taken, '2019-02-09');
    expect(events.flatMap((event) => (event.kind === 'reminded' ? event.number : []))).toEqual([
      1, 2, 3,
    ]);
    const first = advanceTo(taken, '2019-01-16').events;
    expect(first.filter(({ kind }) => kind === 'reminded')).toEqual([]);
    expect(
      advanceTo(taken, '2019-01-17').events.filter(({ kind }) => kind === 'reminded'),
    ).toHaveLength(1);
  });
});

describe('a bill-through date', () => {
  it('makes the first invoice of a new master plan end there', () => {
    const world = changed(
      shop('2019-01-10', [internet]),
      taking('20001', { billThrough: '2019-01-31', firstInvoice: 'prorated', proration: 'full' }),
    );
    expect(billedLines(at(world, '2019-02-01'))).toEqual([
      // 10 to 31 January, 22 of the 31 days of the interval that ends there: 30.00 × 22 ÷ 31 = 21.2903…
      '2019-01-10 Internet 2019-01-10..2019-01-31 21.29',
      '2019-02-01 Internet 2019-02-01..2019-02-28 30.00',
    ]);
  });
});
