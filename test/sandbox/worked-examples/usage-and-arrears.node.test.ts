import { describe, expect, it } from 'vitest';
import {
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  tiers,
  children,
  type ChargeText,
} from '../../../src/sandbox/scenarios/build.js';
import { recordUsage, type UsageInput } from '../../../src/sandbox/record-usage.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, billedLines, changed, deepFreeze, now, totals } from '../support.js';
import { subscribed, type Steps } from './shop.js';

/** What is billed when it is over: charges in arrears, and usage (Aria wire notes 4.5, 4.12). */

const dollars = (amount: string) => ({ amount, currency: 'USD' });

/** A line of 10.00 a month, and data that is counted. */
function dataPlan(charge: Partial<ChargeText>, steps: Steps) {
  return plan('20001', 'Line', [
    schedule('30001', 'Monthly', [
      recurring('80001', 'Line', ['2000-01-01', '10.00']),
      {
        ...recurring('80002', 'Data'),
        kind: 'usage',
        rates: [{ from: '2000-01-01', tiers: tiers(...steps) }],
        ...charge,
      },
    ]),
  ]);
}

function used(world: World, units: string, more: Partial<UsageInput> = {}): World {
  const outcome = recordUsage(world, {
    accountId: ada,
    planInstanceId: '60001' as UsageInput['planInstanceId'],
    chargeId: '80002',
    units,
    ...more,
  });
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

function refused(world: World, units: string, more: Partial<UsageInput> = {}) {
  return recordUsage(world, {
    accountId: ada,
    planInstanceId: '60001' as UsageInput['planInstanceId'],
    chargeId: '80002',
    units,
    ...more,
  }).refusal;
}

/** The plan since 10 January 2019; today is the 20th. */
const line = (charge: Partial<ChargeText>, ...steps: Steps) =>
  subscribed('2019-01-10', '2019-01-20', [
    dataPlan(charge, steps),
    simplePlan('20002', 'Other', '20.00'),
  ]);
const usageOf = (world: World) =>
  billedLines(world, '2019-01-20').filter((text) => text.includes('(usage)'));
const amountsOf = (world: World) => usageOf(world).map((text) => text.split(' ').at(-1));

describe('usage', () => {
  it('is billed with the next period, rounded once on the line', () => {
    const world = used(line({}, [undefined, '0.0125']), '333');
    expect(amountsOf(world)).toEqual([]);
    // 333 × 0.0125 = 4.1625; 10.00 + 4.16
    const billed = at(world, '2019-02-10');
    expect(amountsOf(billed)).toEqual(['4.16']);
    expect(totals(billed, '2019-02-10')).toEqual(['2019-02-10 14.16']);
    // And never again.
    expect(totals(at(billed, '2019-03-10'), '2019-03-10')).toEqual(['2019-03-10 10.00']);
  });

  it('may be a fraction of a unit', () => {
    // 12.5 × 0.40
    expect(amountsOf(at(used(line({}, [undefined, '0.40']), '12.5'), '2019-02-10'))).toEqual([
      '5.00',
    ]);
  });

  it('is summed over its period before it is priced in tiers', () => {
    const first = used(line({}, [100, '0.10'], [undefined, '0.05']), '80');
    const world = at(used(at(first, '2019-01-30'), '70'), '2019-02-10');
    // 100 × 0.10 and 50 × 0.05
    expect(amountsOf(world).sort()).toEqual(['10.00', '2.50']);
  });

  it('of the bill date itself comes with the next bill', () => {
    const world = used(at(line({}, [undefined, '0.10']), '2019-02-10'), '30');
    expect(amountsOf(at(world, '2019-03-09'))).toEqual([]);
    expect(amountsOf(at(world, '2019-03-10'))).toEqual(['3.00']);
  });
});

describe('negative usage', () => {
  it('takes back what was used too much', () => {
    const world = used(used(line({}, [undefined, '0.10']), '100'), '-30');
    // 70 × 0.10
    expect(amountsOf(at(world, '2019-02-10'))).toEqual(['7.00']);
  });

  it('makes a credit where nothing else was used', () => {
    const world = at(used(line({}, [undefined, '0.10']), '-30'), '2019-02-10');
    expect(amountsOf(world)).toEqual(['-3.00']);
    // 10.00 − 3.00
    expect(totals(world, '2019-02-10')).toEqual(['2019-02-10 7.00']);
  });

  it('has no rate of its own that is negative, and no positive amount', () => {
    const world = line({}, [undefined, '0.10']);
    expect(refused(world, '-30', { rate: dollars('-0.10') })).toBe('rate-negative');
    expect(refused(world, '-30', { amount: dollars('3.00') })).toBe('amount-positive');
    expect(refused(world, '-30', { amount: dollars('-3.00') })).toBeUndefined();
    expect(refused(world, '-30', { rate: dollars('0.10') })).toBeUndefined();
  });

  it('is not for pooled services, unless it is rated already', () => {
    const world = line({ pooled: true }, [undefined, '0.10']);
    expect(refused(world, '-30')).toBe('pooled-negative');
    expect(refused(world, '-30', { amount: dollars('-3.00') })).toBeUndefined();
  });
});

describe('rated usage', () => {
  it('is billed for the amount or the rate that it came with', () => {
    const world = used(line({}, [undefined, '0.10']), '7', { amount: dollars('2.34') });
    expect(amountsOf(at(world, '2019-02-10'))).toEqual(['2.34']);
    const rate = used(line({}, [undefined, '0.10']), '7', { rate: dollars('0.255') });
    // 7 × 0.255 = 1.785
    expect(amountsOf(at(rate, '2019-02-10'))).toEqual(['1.79']);
  });
});

describe('pooled usage', () => {
  const family = (pooled: boolean) => {
    const data = {
      ...recurring('80003', 'Data'),
      kind: 'usage' as const,
      rates: [{ from: '2000-01-01', tiers: tiers([100, '0.10'], [undefined, '0.05']) }],
      pooled,
    };
    const world = subscribed('2019-01-10', '2019-01-10', [
      simplePlan('20001', 'Family', '10.00', children('20002')),
      plan('20002', 'Phone', [schedule('30002', 'Monthly', [data])], { kind: 'supplemental' }),
    ]);
    const phone = taking('20002', { parent: { planInstanceId: '60001' } });
    const phones = changed(changed(world, phone), phone);
    return ['60002', '60003'].reduce(
      (each, id) =>
        used(each, '60', {
          planInstanceId: id as UsageInput['planInstanceId'],
          chargeId: '80003',
        }),
      phones,
    );
  };
  const sum = (world: World) => totals(at(world, '2019-02-10'), '2019-02-10');

  it('is priced together: 100 at 0.10 and 20 at 0.05', () => {
    // 10.00 + 10.00 + 1.00
    expect(sum(family(true))).toEqual(['2019-02-10 21.00']);
  });

  it('is dearer when each phone stands alone: twice 60 at 0.10', () => {
    // 10.00 + 6.00 + 6.00
    expect(sum(family(false))).toEqual(['2019-02-10 22.00']);
  });
});

describe('usage of a plan that is left', () => {
  const leave = { planInstanceId: '60001', proration: 'none', ...now } as const;
  const withUsage = () => used(line({}, [undefined, '0.10']), '50');

  it('is billed with the cancellation', () => {
    // 50 × 0.10
    expect(totals(changed(withUsage(), { kind: 'cancel', ...leave }), '2019-01-20')).toEqual([
      '2019-01-20 5.00',
    ]);
  });

  it('is never billed when that was not wanted', () => {
    const world = changed(withUsage(), {
      kind: 'replace',
      planId: '20002',
      billUsage: false,
      ...leave,
    });
    expect(totals(at(world, '2019-03-10'), '2019-01-20')).toEqual([
      '2019-02-10 20.00',
      '2019-03-10 20.00',
    ]);
  });
});

describe('a charge in arrears', () => {
  const cleaning = (more: Partial<ChargeText> = {}) =>
    plan('20001', 'Cleaning', [
      schedule('30001', 'Monthly', [
        {
          ...recurring('80001', 'Cleaning', ['2000-01-01', '28.00']),
          billed: 'in-arrears',
          ...more,
        },
      ]),
    ]);

  it('is billed when its period is over', () => {
    const world = subscribed('2019-01-10', '2019-03-10', [cleaning()]);
    expect(billedLines(world)).toEqual([
      '2019-02-10 Cleaning (recurring-arrears) 2019-01-10..2019-02-09 28.00',
      '2019-03-10 Cleaning (recurring-arrears) 2019-02-10..2019-03-09 28.00',
    ]);
  });

  it('is billed for the days that were used when the plan is cancelled, whatever the proration', () => {
    const world = changed(subscribed('2019-01-10', '2019-02-20', [cleaning()]), {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'none',
      ...now,
    });
    expect(billedLines(at(world, '2019-04-10'), '2019-02-20')).toEqual([
      // 10 to 19 February, 10 of the 28 days through 9 March
      '2019-02-20 Cleaning (recurring-arrears) 2019-02-10..2019-02-19 10.00',
    ]);
  });

  it('is billed for each price that held while the number of units changed', () => {
    const teams = { ...cleaning(), units: { min: 1, max: 5 } };
    const world = changed(subscribed('2019-01-10', '2019-02-24', [teams]), {
      kind: 'units',
      planInstanceId: '60001',
      units: 2,
      proration: 'full',
      ...now,
    });
    expect(billedLines(at(world, '2019-03-10'), '2019-02-24')).toEqual([
      // 10 to 23 February, 14 of 28 days at 28.00; 24 February to 9 March, 14 of 28 days at 56.00
      '2019-02-24 Cleaning (recurring-arrears) 2019-02-10..2019-02-23 14.00',
      '2019-03-10 Cleaning (recurring-arrears) 2019-02-24..2019-03-09 28.00',
    ]);
  });

  it('a cancellation fee is charged with the cancellation', () => {
    const fee = {
      ...recurring('80002', 'Ending', ['2000-01-01', '25.00']),
      kind: 'cancellation' as const,
      tierRule: 'flat' as const,
    };
    const withFee = plan('20001', 'Line', [
      schedule('30001', 'Monthly', [recurring('80001', 'Line', ['2000-01-01', '28.00']), fee]),
    ]);
    const world = changed(subscribed('2019-02-10', '2019-02-24', [withFee]), {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    expect(billedLines(world, '2019-02-24')).toEqual([
      '2019-02-24 Line (cancellation) 25.00',
      // 24 February to 9 March, 14 of 28 days
      '2019-02-24 Line 2019-02-24..2019-03-09 -14.00',
    ]);
  });
});
