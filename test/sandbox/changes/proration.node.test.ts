import { describe, expect, it } from 'vitest';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { at } from '../support.js';
import { begin, billed, covered, instance, made, queued, refused } from './support.js';

const replaceNow = (planId: string, more: object = {}) =>
  ({
    kind: 'replace',
    planInstanceId: '60001',
    planId,
    effective: { when: 'now' },
    ...more,
  }) as const;

/** Plan A for 30.00 since 15 April 2015; today is 27 April: 18 of the 30 days are left. */
function aprilWorld() {
  const world = begin('2015-04-15', {
    plans: [simplePlan('20001', 'A', '30.00'), simplePlan('20002', 'B', '60.00')],
  });
  return at(made(world, taking('20001')), '2015-04-27');
}

describe('replacing a plan of 30.00 by one of 60.00 on 27 April, bill day 15', () => {
  const cases = [
    ['none', undefined],
    // 30.00 × 18 ÷ 30 = 18.00 back, 60.00 × 18 ÷ 30 = 36.00 charged.
    ['full', ['A -18.00 2015-04-27..2015-05-14 18/30', 'B 36.00 2015-04-27..2015-05-14 18/30']],
    ['charge-only', ['B 36.00 2015-04-27..2015-05-14 18/30']],
    ['credit-only', ['A -18.00 2015-04-27..2015-05-14 18/30']],
  ] as const;

  it.each(cases)('with proration %s', (proration, lines) => {
    const before = aprilWorld();
    const world = made(before, replaceNow('20002', { proration }));
    expect(billed(world, before)).toEqual(lines ? { '2015-04-27': lines } : {});
    expect(billed(at(world, '2015-06-15'), world)).toEqual({
      '2015-05-15': ['B 60.00 2015-05-15..2015-06-14'],
      '2015-06-15': ['B 60.00 2015-06-15..2015-07-14'],
    });
  });

  it('leaves every day of service with the charge that stands for it', () => {
    const stands = (proration: string) =>
      covered(made(aprilWorld(), replaceNow('20002', { proration })), '60001');
    expect(stands('none')).toEqual(['70001/1 2015-04-15..2015-05-14']);
    expect(stands('full')).toEqual([
      '70001/1 2015-04-15..2015-04-26',
      '70002/2 2015-04-27..2015-05-14',
    ]);
    expect(stands('charge-only')).toEqual([
      '70001/1 2015-04-15..2015-04-26',
      '70002/1 2015-04-27..2015-05-14',
    ]);
    expect(stands('credit-only')).toEqual(['70001/1 2015-04-15..2015-04-26']);
  });

  it('keeps the number, the bill day and the status of the instance', () => {
    const world = made(aprilWorld(), replaceNow('20002', { proration: 'full' }));
    expect(instance(world, '60001')).toMatchObject({
      planId: '20002',
      rateScheduleId: '30002',
      units: 1,
      status: 'active',
      startDate: '2015-04-15',
      billDay: 15,
      nextBillDate: '2015-05-15',
    });
  });
});

describe('replacing Basic Channels by Basic Channels + Live TV on 14 February 2019, bill day 4', () => {
  const channels = () => {
    const world = begin('2018-12-04', {
      plans: [simplePlan('20001', 'Basic', '30.00'), simplePlan('20002', 'Live TV', '60.00')],
    });
    return at(made(world, taking('20001')), '2019-02-14');
  };

  it('with proration bills 14 February to 3 March, then full months from the 4th', () => {
    const before = channels();
    const world = made(before, replaceNow('20002', { proration: 'full' }));
    expect(billed(at(world, '2019-04-04'), before)).toEqual({
      // 30.00 × 18 ÷ 28 = 19.2857…, 60.00 × 18 ÷ 28 = 38.5714…: 38.57 − 19.29 = 19.28
      '2019-02-14': [
        'Basic -19.29 2019-02-14..2019-03-03 18/28',
        'Live TV 38.57 2019-02-14..2019-03-03 18/28',
      ],
      '2019-03-04': ['Live TV 60.00 2019-03-04..2019-04-03'],
      '2019-04-04': ['Live TV 60.00 2019-04-04..2019-05-03'],
    });
    const credit = world.invoices.at(-1)?.lines[0];
    expect(credit?.lowers).toEqual({ invoiceId: '70003', line: 1 });
  });

  it('by the company’s rule does what the company has decided', () => {
    const before = channels();
    const ruled = { ...before, settings: { ...before.settings, proration: 'none' as const } };
    expect(billed(made(ruled, replaceNow('20002')), before)).toEqual({});
    expect(Object.keys(billed(made(before, replaceNow('20002')), before))).toEqual(['2019-02-14']);
    const full = made(ruled, replaceNow('20002', { proration: 'full' }));
    expect(Object.keys(billed(full, before))).toEqual(['2019-02-14']);
  });

  it('with no directive bills nothing until 4 March, then a full period of the new plan', () => {
    const before = channels();
    const world = made(before, { kind: 'replace', planInstanceId: '60001', planId: '20002' });
    expect(queued(world)).toEqual(['replace 60001 anniversary 2019-03-04 queued']);
    expect(instance(world, '60001').planId).toBe('20001');
    const later = at(world, '2019-04-04');
    expect(billed(later, before)).toEqual({
      '2019-03-04': ['Live TV 60.00 2019-03-04..2019-04-03'],
      '2019-04-04': ['Live TV 60.00 2019-04-04..2019-05-03'],
    });
    expect(queued(later)).toEqual(['replace 60001 anniversary 2019-03-04 executed']);
  });

  it('two anniversaries later when told so', () => {
    const before = channels();
    const effective = { when: 'anniversary', periods: 1 } as const;
    const world = made(before, {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
      effective,
    });
    expect(billed(at(world, '2019-04-04'), before)).toEqual({
      '2019-03-04': ['Basic 30.00 2019-03-04..2019-04-03'],
      '2019-04-04': ['Live TV 60.00 2019-04-04..2019-05-03'],
    });
  });

  it('on a date is prorated on that date', () => {
    const before = channels();
    const effective = { when: 'date', date: '2019-02-20' } as const;
    const world = made(before, replaceNow('20002', { effective, proration: 'full' }));
    expect(billed(world, before)).toEqual({});
    expect(billed(at(world, '2019-02-20'), before)).toEqual({
      // 12 of 28 days are left: 30.00 × 12 ÷ 28 = 12.857…, 60.00 × 12 ÷ 28 = 25.714…
      '2019-02-20': [
        'Basic -12.86 2019-02-20..2019-03-03 12/28',
        'Live TV 25.71 2019-02-20..2019-03-03 12/28',
      ],
    });
  });

  it('on a date that is the bill date bills the new plan in full and nothing else', () => {
    const before = channels();
    const effective = { when: 'date', date: '2019-03-04' } as const;
    const world = made(before, replaceNow('20002', { effective, proration: 'full' }));
    expect(billed(at(world, '2019-03-05'), before)).toEqual({
      '2019-03-04': ['Live TV 60.00 2019-03-04..2019-04-03'],
    });
  });

  it('on the bill date itself, after its invoice, credits the whole of it', () => {
    const before = at(channels(), '2019-03-04');
    const world = made(before, replaceNow('20002', { proration: 'full' }));
    expect(billed(world, before)).toEqual({
      '2019-03-04': [
        'Basic -30.00 2019-03-04..2019-04-03 31/31',
        'Live TV 60.00 2019-03-04..2019-04-03',
      ],
    });
  });

  it('from an earlier day of the period credits and charges these days too', () => {
    const before = channels();
    const retroactive = { when: 'retroactive', date: '2019-02-10' } as const;
    const lines = [
      // 22 of 28 days: 30.00 × 22 ÷ 28 = 23.571…, 60.00 × 22 ÷ 28 = 47.142…
      'Basic -23.57 2019-02-10..2019-03-03 22/28',
      'Live TV 47.14 2019-02-10..2019-03-03 22/28',
    ];
    const full = { proration: 'full' as const };
    expect(
      billed(made(before, replaceNow('20002', { effective: retroactive, ...full })), before),
    ).toEqual({ '2019-02-14': lines });
    expect(
      billed(made(before, replaceNow('20002', { prorationStart: '2019-02-10', ...full })), before),
    ).toEqual({ '2019-02-14': lines });
  });

  it('from a later day of the period leaves the days until then to the old plan', () => {
    const before = channels();
    const world = made(before, replaceNow('20002', { prorationStart: '2019-03-01' }));
    expect(instance(world, '60001').planId).toBe('20002');
    expect(billed(world, before)).toEqual({
      // 3 of 28 days: 30.00 × 3 ÷ 28 = 3.214…, 60.00 × 3 ÷ 28 = 6.428…
      '2019-02-14': [
        'Basic -3.21 2019-03-01..2019-03-03 3/28',
        'Live TV 6.43 2019-03-01..2019-03-03 3/28',
      ],
    });
  });

  it('refuses a day before or after the running period, and takes its first and last', () => {
    const start = (prorationStart: string) =>
      refused(channels(), replaceNow('20002', { prorationStart }));
    expect(start('2019-02-03')).toBe('proration-start-before-period');
    expect(start('2019-02-04')).toBeUndefined();
    expect(start('2019-03-03')).toBeUndefined();
    expect(start('2019-03-04')).toBe('proration-start-too-late');
    const retroactive = (date: string) =>
      refused(channels(), replaceNow('20002', { effective: { when: 'retroactive', date } }));
    expect(retroactive('2019-02-03')).toBe('proration-start-before-period');
    expect(retroactive('2019-02-04')).toBeUndefined();
    expect(retroactive('2019-02-14')).toBe('change-date-not-in-the-past');
  });

  it('refuses a day before the plan began, in its first period', () => {
    const world = begin('2019-02-10', {
      plans: [
        simplePlan('20000', 'Anchor', '1.00'),
        simplePlan('20001', 'Basic', '30.00'),
        simplePlan('20002', 'Live TV', '60.00'),
      ],
    });
    const anchored = at(made(world, taking('20000')), '2019-02-20');
    const aligned = at(
      made(anchored, taking('20001', { alignWith: '60001', firstInvoice: 'prorated' })),
      '2019-02-25',
    );
    const start = (prorationStart: string) =>
      refused(aligned, {
        ...replaceNow('20002', { prorationStart }),
        planInstanceId: '60002',
      });
    expect(start('2019-02-19')).toBe('proration-start-before-period');
    expect(start('2019-02-20')).toBeUndefined();
  });

  it('lets its lines wait for the next anniversary where the command or the plan says so', () => {
    const before = channels();
    const lines = {
      '2019-03-04': [
        'Basic -19.29 2019-02-14..2019-03-03 18/28',
        'Live TV 38.57 2019-02-14..2019-03-03 18/28',
        'Live TV 60.00 2019-03-04..2019-04-03',
      ],
    };
    const deferred = made(before, replaceNow('20002', { proration: 'full' }), {
      prorationInvoice: 'with-the-next',
    });
    expect(billed(at(deferred, '2019-03-04'), before)).toEqual(lines);

    const patient = {
      ...before,
      plans: before.plans.map((plan) => ({ ...plan, prorationInvoice: 'with-the-next' as const })),
    };
    const ofPlan = made(patient, replaceNow('20002', { proration: 'full' }));
    expect(billed(at(ofPlan, '2019-03-04'), before)).toEqual(lines);
    const atOnce = made(patient, replaceNow('20002', { proration: 'full' }), {
      prorationInvoice: 'at-once',
    });
    expect(Object.keys(billed(atOnce, before))).toEqual(['2019-02-14']);
  });

  it('keeps the choice of invoice for a change that waits in the queue', () => {
    const before = channels();
    const effective = { when: 'date', date: '2019-02-20' } as const;
    const world = made(before, replaceNow('20002', { effective, proration: 'full' }), {
      prorationInvoice: 'with-the-next',
    });
    expect(Object.keys(billed(at(world, '2019-03-04'), before))).toEqual(['2019-03-04']);
  });
});

describe('several changes in one period', () => {
  const plans = [
    simplePlan('20001', 'A', '30.00'),
    simplePlan('20002', 'B', '60.00'),
    simplePlan('20003', 'C', '90.00'),
  ];
  const april = () => at(made(begin('2015-04-15', { plans }), taking('20001')), '2015-04-27');
  const full = { proration: 'full' } as const;

  it('of one day generate a credit each', () => {
    const before = april();
    const once = made(before, replaceNow('20002', full));
    const twice = made(once, replaceNow('20003', full));
    // 30 × 18/30 = 18.00, 60 × 18/30 = 36.00, 90 × 18/30 = 54.00
    expect(billed(twice, once)).toEqual({
      '2015-04-27': [
        'B -36.00 2015-04-27..2015-05-14 18/30',
        'C 54.00 2015-04-27..2015-05-14 18/30',
      ],
    });
    expect(covered(twice, '60001')).toEqual([
      '70001/1 2015-04-15..2015-04-26',
      '70003/2 2015-04-27..2015-05-14',
    ]);
  });

  it('take a charge that is on no invoice yet off instead of crediting it', () => {
    const before = april();
    const wait = { prorationInvoice: 'with-the-next' } as const;
    const once = at(made(before, replaceNow('20002', full), wait), '2015-05-05');
    const twice = made(once, replaceNow('20003', full), wait);
    expect(billed(at(twice, '2015-05-15'), before)).toEqual({
      '2015-05-15': [
        'A -18.00 2015-04-27..2015-05-14 18/30',
        // 8 days of B: 36.00 less 36.00 × 10 ÷ 18 = 20.00; 10 days of C: 90.00 × 10 ÷ 30.
        'B 16.00 2015-04-27..2015-05-04 8/30',
        'C 30.00 2015-05-05..2015-05-14 10/30',
        'C 90.00 2015-05-15..2015-06-14',
      ],
    });
    const sameDay = made(made(before, replaceNow('20002', full), wait), replaceNow('20003', full));
    expect(billed(at(sameDay, '2015-05-15'), before)).toEqual({
      '2015-04-27': ['C 54.00 2015-04-27..2015-05-14 18/30'],
      // The credit of the first change still waits for the anniversary.
      '2015-05-15': ['A -18.00 2015-04-27..2015-05-14 18/30', 'C 90.00 2015-05-15..2015-06-14'],
    });
  });

  it('in the queue for one day come on one invoice, the first one’s charge replaced', () => {
    const before = april();
    const effective = { when: 'date', date: '2015-05-05' } as const;
    const first = made(before, replaceNow('20002', { effective, ...full }));
    const both = made(first, replaceNow('20003', { effective, ...full }));
    expect(billed(at(both, '2015-05-05'), before)).toEqual({
      '2015-05-05': [
        'A -10.00 2015-05-05..2015-05-14 10/30',
        'C 30.00 2015-05-05..2015-05-14 10/30',
      ],
    });
  });

  it('never give back more than was charged, however the days are cut', () => {
    const cheap = begin('2015-04-15', {
      plans: [simplePlan('20001', 'A', '0.05'), simplePlan('20002', 'B', '0.00')],
    });
    let world = at(made(cheap, taking('20001')), '2015-05-14');
    const given: string[] = [];
    for (const date of ['2015-05-14', '2015-05-11', '2015-05-07', '2015-04-15']) {
      const before = world;
      const planId = instance(world, '60001').planId === '20001' ? '20002' : '20001';
      world = made(world, {
        ...replaceNow(planId, { prorationStart: date, proration: 'credit-only' }),
      });
      given.push(...Object.values(billed(world, before)).flat());
    }
    // 0.05 × 1/30 rounds to 0.00, × 4/30 to 0.01, × 8/30 to 0.01 (nothing new), × 30/30 to 0.05.
    expect(given).toEqual([
      'A -0.01 2015-05-11..2015-05-13 3/30',
      'A -0.04 2015-04-15..2015-05-06 22/30',
    ]);
  });

  it('leave nothing to credit where the charge was credited before', () => {
    const before = april();
    const credited = made(before, replaceNow('20002', { proration: 'credit-only' }));
    const again = made(credited, replaceNow('20003', { proration: 'credit-only' }));
    expect(billed(again, credited)).toEqual({});
  });
});

describe('a change to another interval', () => {
  const plans = [
    simplePlan('20001', 'Monthly', '31.00'),
    simplePlan('20003', 'Quarterly', '91.00', { intervalMonths: 3 }),
    simplePlan('20012', 'Annual', '365.00', { intervalMonths: 12 }),
  ];
  const monthly = () => at(made(begin('2019-01-16', { plans }), taking('20001')), '2019-05-17');
  const annual = () => at(made(begin('2019-01-16', { plans }), taking('20012')), '2019-05-17');

  it('that is longer is charged up to the old bill date, and then in full', () => {
    const before = monthly();
    const world = made(before, replaceNow('20012', { proration: 'full' }));
    expect(billed(at(world, '2019-07-16'), before)).toEqual({
      '2019-05-17': [
        // 31.00 × 30 ÷ 31; the year that ends on 15 June 2019 has 365 days: 365.00 × 30 ÷ 365.
        'Monthly -30.00 2019-05-17..2019-06-15 30/31',
        'Annual 30.00 2019-05-17..2019-06-15 30/365',
      ],
      '2019-06-16': ['Annual 365.00 2019-06-16..2020-06-15'],
    });
  });

  it('that is shorter bills on the next day of its own rhythm that leads to the old bill date', () => {
    const before = annual();
    const world = made(before, replaceNow('20003', { proration: 'full' }));
    expect(billed(at(world, '2019-07-16'), before)).toEqual({
      '2019-05-17': [
        // 17 May 2019 to 15 January 2020 are 244 days: 365.00 × 244 ÷ 365.
        'Annual -244.00 2019-05-17..2020-01-15 244/365',
        // 16 April to 15 July are 91 days, 60 are left.
        'Quarterly 60.00 2019-05-17..2019-07-15 60/91',
      ],
      '2019-07-16': ['Quarterly 91.00 2019-07-16..2019-10-15'],
    });
  });

  it('keeps the old bill date where the new plan is not charged now', () => {
    const before = annual();
    for (const proration of ['none', 'credit-only'] as const) {
      const world = made(before, replaceNow('20001', { proration }));
      expect(instance(world, '60001').nextBillDate).toBe('2020-01-16');
      const later = at(world, '2020-02-16');
      expect(Object.keys(billed(later, world))).toEqual(['2020-01-16', '2020-02-16']);
    }
  });

  it('may have so many months more in its first period', () => {
    const before = monthly();
    const world = made(before, replaceNow('20003', { proration: 'charge-only', offsetMonths: 2 }));
    expect(billed(at(world, '2019-08-16'), before)).toEqual({
      // Up to 15 August; the quarter that ends then has 92 days, 91 are left: 91.00 × 91 ÷ 92 = 90.010…
      '2019-05-17': ['Quarterly 90.01 2019-05-17..2019-08-15 91/92'],
      '2019-08-16': ['Quarterly 91.00 2019-08-16..2019-11-15'],
    });
  });
});

describe('credits', () => {
  it('are counted from the charged amount, or from the rate without its rounding', () => {
    const units = { units: { min: 1, max: 9 } };
    const plans = [simplePlan('20001', 'A', '0.335', units), simplePlan('20002', 'B', '0.00')];
    const charged = at(
      made(begin('2015-04-15', { plans }), taking('20001', { units: 3 })),
      '2015-04-16',
    );
    const exact = {
      ...charged,
      settings: { ...charged.settings, creditFrom: 'exact-rate' as const },
    };
    // 0.335 × 3 = 1.005, charged as 1.01. 1.01 × 29 ÷ 30 = 0.9763…; 1.005 × 29 ÷ 30 = 0.9715
    expect(billed(made(charged, replaceNow('20002')), charged)).toEqual({
      '2015-04-16': ['A -0.98 2015-04-16..2015-05-14 29/30'],
    });
    expect(billed(made(exact, replaceNow('20002')), charged)).toEqual({
      '2015-04-16': ['A -0.97 2015-04-16..2015-05-14 29/30'],
    });
  });

  it('go back in a short month of a leap year by its own days', () => {
    const plans = [simplePlan('20001', 'A', '29.00'), simplePlan('20002', 'B', '58.00')];
    const before = at(made(begin('2020-01-31', { plans }), taking('20001')), '2020-03-01');
    const world = made(before, replaceNow('20002'));
    expect(billed(at(world, '2020-03-31'), before)).toEqual({
      // 29 February to 30 March are 31 days, 30 are left: 29 × 30/31 = 28.064…, 58 × 30/31 = 56.129…
      '2020-03-01': [
        'A -28.06 2020-03-01..2020-03-30 30/31',
        'B 56.13 2020-03-01..2020-03-30 30/31',
      ],
      '2020-03-31': ['B 58.00 2020-03-31..2020-04-29'],
    });
  });
});
