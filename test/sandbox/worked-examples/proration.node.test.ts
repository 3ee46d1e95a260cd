import { describe, expect, it } from 'vitest';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { at, balanceOf, billedLines, changed, now, totals } from '../support.js';
import { inCurrency, subscribed } from './shop.js';

/**
 * The platform's own example of proration (Aria wire notes 4.2): plan A costs 30.00, plan B 60.00, both bill on the 15th,
 * and on 27 April 2015 A is replaced by B. The period from 15 April to 14 May has 30 days; the 27th to the end are 18 of them.
 */
const plans = [
  simplePlan('20001', 'A', '30.00'),
  simplePlan('20002', 'B', '60.00'),
  simplePlan('20003', 'C', '90.00'),
];
const onPlanA = () => subscribed('2015-03-15', '2015-04-27', plans);
const toB = { kind: 'replace', planInstanceId: '60001', planId: '20002', ...now } as const;
const toC = { ...toB, planId: '20003' };

describe('A for 30.00 is replaced by B for 60.00 with 18 of 30 days left', () => {
  it('none: nothing today, B from the next bill date on', () => {
    const world = at(changed(onPlanA(), { ...toB, proration: 'none' }), '2015-06-15');
    expect(billedLines(world, '2015-04-27')).toEqual([
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
      '2015-06-15 B 2015-06-15..2015-07-14 60.00',
    ]);
  });

  it('full: 18.00 back for A, 36.00 for B, 18.00 to pay', () => {
    const world = at(changed(onPlanA(), { ...toB, proration: 'full' }), '2015-06-15');
    expect(billedLines(world, '2015-04-27')).toEqual([
      // 30.00 × 18 ÷ 30 and 60.00 × 18 ÷ 30
      '2015-04-27 A 2015-04-27..2015-05-14 -18.00',
      '2015-04-27 B 2015-04-27..2015-05-14 36.00',
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
      '2015-06-15 B 2015-06-15..2015-07-14 60.00',
    ]);
    expect(totals(world, '2015-04-27')).toEqual([
      '2015-04-27 18.00',
      '2015-05-15 60.00',
      '2015-06-15 60.00',
    ]);
  });

  it('charge only: 36.00 for B, and nothing comes back for A, later neither', () => {
    const replaced = changed(onPlanA(), { ...toB, proration: 'charge-only' });
    expect(billedLines(at(replaced, '2015-05-15'), '2015-04-27')).toEqual([
      '2015-04-27 B 2015-04-27..2015-05-14 36.00',
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
    ]);
    // What was given up is not there to be credited when B goes too: 60.00 × 9 ÷ 30 from 6 to 14 May.
    const cancelled = changed(at(replaced, '2015-05-06'), {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    expect(billedLines(cancelled, '2015-05-06')).toEqual([
      '2015-05-06 B 2015-05-06..2015-05-14 -18.00',
    ]);
  });

  it('credit only: 18.00 back today, which pays a part of B’s first bill', () => {
    const replaced = changed(onPlanA(), { ...toB, proration: 'credit-only' });
    expect(billedLines(at(replaced, '2015-05-15'), '2015-04-27')).toEqual([
      '2015-04-27 A 2015-04-27..2015-05-14 -18.00',
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
    ]);
    expect(balanceOf(replaced)).toBe('-18.00');
    const billed = at(replaced, '2015-05-15');
    expect(balanceOf(billed)).toBe('0.00');
    // 60.00 − 18.00
    expect(billed.payments.at(-1)?.amount.amount).toBe('42.00');
  });

  it.each([
    ['none', []],
    ['full', ['2015-04-27 18.00']],
    ['charge-only', ['2015-04-27 36.00']],
    ['credit-only', ['2015-04-27 -18.00']],
  ] as const)(
    'the company’s rule %s holds where the change says so, and where it says nothing',
    (proration, expected) => {
      const world = subscribed('2015-03-15', '2015-04-27', plans, { settings: { proration } });
      expect(totals(changed(world, { ...toB, proration: 'company-rule' }), '2015-04-27')).toEqual(
        expected,
      );
      expect(totals(changed(world, toB), '2015-04-27')).toEqual(expected);
    },
  );

  it('nothing is prorated on the anniversary itself: B is billed in place of A', () => {
    const world = changed(at(onPlanA(), '2015-05-14'), {
      ...toB,
      proration: 'full',
      effective: { when: 'date', date: '2015-05-15' },
    });
    expect(billedLines(at(world, '2015-05-15'), '2015-05-01')).toEqual([
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
    ]);
  });

  it('on the first day of a period that is billed already, all of it comes back', () => {
    const world = changed(at(onPlanA(), '2015-05-15'), { ...toB, proration: 'full' });
    expect(billedLines(world, '2015-05-15')).toEqual([
      '2015-05-15 A 2015-05-15..2015-06-14 30.00',
      '2015-05-15 A 2015-05-15..2015-06-14 -30.00',
      '2015-05-15 B 2015-05-15..2015-06-14 60.00',
    ]);
  });

  it('on the last day of a period, one day of thirty is left', () => {
    const world = changed(at(onPlanA(), '2015-05-14'), { ...toB, proration: 'full' });
    expect(billedLines(world, '2015-05-14')).toEqual([
      // 30.00 ÷ 30 and 60.00 ÷ 30
      '2015-05-14 A 2015-05-14..2015-05-14 -1.00',
      '2015-05-14 B 2015-05-14..2015-05-14 2.00',
    ]);
  });
});

describe('two changes on one day', () => {
  it('a second replacement credits the first one’s charge, on an invoice of its own', () => {
    const once = changed(onPlanA(), { ...toB, proration: 'full' });
    const twice = changed(once, { ...toC, proration: 'full' });
    expect(billedLines(twice, '2015-04-27')).toEqual([
      '2015-04-27 A 2015-04-27..2015-05-14 -18.00',
      '2015-04-27 B 2015-04-27..2015-05-14 36.00',
      '2015-04-27 B 2015-04-27..2015-05-14 -36.00',
      // 90.00 × 18 ÷ 30
      '2015-04-27 C 2015-04-27..2015-05-14 54.00',
    ]);
    // 36.00 − 18.00, then 54.00 − 36.00: together what a replacement of A by C costs, 54.00 − 18.00.
    expect(totals(twice, '2015-04-27')).toEqual(['2015-04-27 18.00', '2015-04-27 18.00']);
    expect(billedLines(at(twice, '2015-05-15'), '2015-05-01')).toEqual([
      '2015-05-15 C 2015-05-15..2015-06-14 90.00',
    ]);
  });

  it('replaced and cancelled at once, nothing of the running period is paid for in the end', () => {
    const replaced = changed(onPlanA(), { ...toB, proration: 'full' });
    const cancelled = changed(replaced, {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    // 36.00 − 18.00 is paid, −36.00 comes back.
    expect(totals(cancelled, '2015-04-27')).toEqual(['2015-04-27 18.00', '2015-04-27 -36.00']);
    expect(billedLines(at(cancelled, '2015-08-01'), '2015-04-28')).toEqual([]);
  });
});

describe('rounding', () => {
  /** Example A of the use cases: 18 of the 28 days from 4 February to 3 March 2019 are left. */
  const switched = (before: string, after: string, currency: string) => {
    const { plans: priced, more } = inCurrency(currency, [
      simplePlan('20001', 'A', before),
      simplePlan('20002', 'B', after),
    ]);
    const world = subscribed('2018-12-04', '2019-02-14', priced, more);
    const replaced = changed(world, { ...toB, proration: 'full' });
    return [billedLines(replaced, '2019-02-14'), totals(replaced, '2019-02-14')].flat();
  };

  it('dollars: two decimals on each line', () => {
    expect(switched('30.00', '60.00', 'USD')).toEqual([
      // 30.00 × 18 ÷ 28 = 19.2857…, 60.00 × 18 ÷ 28 = 38.5714…, 38.57 − 19.29
      '2019-02-14 A 2019-02-14..2019-03-03 -19.29',
      '2019-02-14 B 2019-02-14..2019-03-03 38.57',
      '2019-02-14 19.28',
    ]);
  });

  it('yen: none', () => {
    expect(switched('1000', '2500', 'JPY')).toEqual([
      // 1000 × 18 ÷ 28 = 642.857…, 2500 × 18 ÷ 28 = 1607.142…, 1607 − 643
      '2019-02-14 A 2019-02-14..2019-03-03 -643',
      '2019-02-14 B 2019-02-14..2019-03-03 1607',
      '2019-02-14 964',
    ]);
  });

  it('Kuwaiti dinars: three', () => {
    expect(switched('9.500', '20.250', 'KWD')).toEqual([
      // 9.500 × 18 ÷ 28 = 6.10714…, 20.250 × 18 ÷ 28 = 13.01785…, 13.018 − 6.107
      '2019-02-14 A 2019-02-14..2019-03-03 -6.107',
      '2019-02-14 B 2019-02-14..2019-03-03 13.018',
      '2019-02-14 6.911',
    ]);
  });

  it('euros: halves go away from zero, in charges and credits alike', () => {
    // 16 to 30 April are 15 of the 30 days: 10.01 ÷ 2 = 5.005, 10.03 ÷ 2 = 5.015.
    const { plans: priced, more } = inCurrency('EUR', [
      simplePlan('20001', 'A', '10.01'),
      simplePlan('20002', 'B', '10.03'),
    ]);
    const world = subscribed('2015-04-01', '2015-04-16', priced, more);
    expect(billedLines(changed(world, { ...toB, proration: 'full' }), '2015-04-16')).toEqual([
      '2015-04-16 A 2015-04-16..2015-04-30 -5.01',
      '2015-04-16 B 2015-04-16..2015-04-30 5.02',
    ]);
  });

  it.each([
    // 6.67 × 10 ÷ 20 = 3.335
    ['charged-amount', '-3.34'],
    // 10.00 × 10 ÷ 30 = 3.333…
    ['exact-rate', '-3.33'],
  ] as const)(
    'a credit of a charge that was rounded is counted from the %s',
    (creditFrom, credit) => {
      const world = subscribed(
        '2015-04-01',
        '2015-04-11',
        [simplePlan('20001', 'A', '1.00'), simplePlan('20002', 'B', '10.00')],
        { settings: { creditFrom } },
      );
      const taken = changed(
        world,
        taking('20002', { alignWith: '60001', firstInvoice: 'prorated', proration: 'full' }),
      );
      expect(billedLines(taken, '2015-04-11')).toEqual([
        // 20 of 30 days: 10.00 × 20 ÷ 30 = 6.666…
        '2015-04-11 B 2015-04-11..2015-04-30 6.67',
      ]);
      const cancelled = changed(at(taken, '2015-04-21'), {
        kind: 'cancel',
        planInstanceId: '60002',
        proration: 'full',
        ...now,
      });
      expect(billedLines(cancelled, '2015-04-21')).toEqual([
        `2015-04-21 B 2015-04-21..2015-04-30 ${credit}`,
      ]);
    },
  );
});

describe('a price of nothing', () => {
  it('a plan for nothing makes no lines, whatever becomes of it', () => {
    const world = changed(
      subscribed('2015-03-15', '2015-04-27', [
        simplePlan('20001', 'Free', '0.00'),
        ...plans.slice(1),
      ]),
      { ...toB, proration: 'full' },
    );
    expect(billedLines(world)).toEqual(['2015-04-27 B 2015-04-27..2015-05-14 36.00']);
  });
});
