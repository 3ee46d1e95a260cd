import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chargeBefore,
  coverageBefore,
  creditsFrom,
  differenceMoves,
  movesOf,
  type Charged,
  type Covered,
} from '../../src/billing/credits.js';
import { addDays } from '../../src/billing/calendar.js';
import type { InvoiceId } from '../../src/model/ids.js';
import { add, compare, money, negate, zero } from '../../src/money/money.js';

const february = { from: '2019-02-04', to: '2019-03-03' };
function charged(amount: string, more: Partial<Charged> = {}): Charged {
  return {
    kind: 'recurring',
    planName: 'Basic',
    description: 'Channels',
    units: '1',
    rate: { amount, currency: 'USD' },
    amount: money(amount, 'USD'),
    period: february,
    prorated: false,
    chargeId: '80001',
    ...more,
  };
}
function covered(line: Charged, more: Partial<Covered> = {}): Covered {
  return {
    invoiceId: '70001' as InvoiceId,
    line: 2,
    period: line.period,
    charged: line,
    net: line.amount,
    left: line.amount,
    ...more,
  };
}
const amounts = (from: string, ...entries: Covered[]) =>
  creditsFrom(from, entries, 'charged-amount').map(
    ({ amount, period, share }) =>
      `${amount.amount} ${period.from}..${period.to} ${share?.days}/${share?.of}`,
  );

describe('a credit', () => {
  it('is the charge by days, from the change on, and names the line that it lowers', () => {
    // 30.00 × 18 ÷ 28 = 19.285…
    expect(creditsFrom('2019-02-14', [covered(charged('30.00'))], 'charged-amount')).toEqual([
      {
        kind: 'recurring',
        planName: 'Basic',
        description: 'Channels',
        units: '1',
        rate: { amount: '30.00', currency: 'USD' },
        amount: { amount: '-19.29', currency: 'USD' },
        period: { from: '2019-02-14', to: '2019-03-03' },
        prorated: true,
        chargeId: '80001',
        share: { days: 18, of: 28 },
        lowers: { invoiceId: '70001', line: 2 },
      },
    ]);
  });

  it('is the whole charge from its first day or before, one day of it on its last, nothing after', () => {
    const line = covered(charged('28.00'));
    expect(amounts('2019-02-01', line)).toEqual(['-28.00 2019-02-04..2019-03-03 28/28']);
    expect(amounts('2019-02-04', line)).toEqual(['-28.00 2019-02-04..2019-03-03 28/28']);
    expect(amounts('2019-03-03', line)).toEqual(['-1.00 2019-03-03..2019-03-03 1/28']);
    expect(amounts('2019-03-04', line)).toEqual([]);
    expect(amounts('2019-05-04', line)).toEqual([]);
  });

  it('goes by the days of a line that was prorated itself', () => {
    const part = { from: '2019-02-18', to: '2019-03-03' };
    const line = charged('14.00', { period: part, share: { days: 14, of: 28 } });
    expect(amounts('2019-02-25', covered(line))).toEqual(['-7.00 2019-02-25..2019-03-03 7/28']);
  });

  it('is one for each line that stands, and none for nothing', () => {
    const march = charged('31.00', { period: { from: '2019-03-04', to: '2019-04-03' } });
    expect(amounts('2019-02-24', covered(charged('28.00')), covered(march))).toEqual([
      '-8.00 2019-02-24..2019-03-03 8/28',
      '-31.00 2019-03-04..2019-04-03 31/31',
    ]);
    expect(amounts('2019-02-24')).toEqual([]);
    expect(amounts('2019-02-24', covered(charged('0.01')))).toEqual([]);
  });

  it('of days whose end was credited before is what is left of them', () => {
    const line = covered(charged('10.00'), { period: { from: '2019-02-04', to: '2019-02-13' } });
    // 28 days are worth 10.00, the last 18 of them were worth 6.43: 10.00 − 6.43
    expect(amounts('2019-02-04', line)).toEqual(['-3.57 2019-02-04..2019-02-13 10/28']);
  });

  it('is a share of what was asked for after discounts', () => {
    // 14.00 × 7 ÷ 28
    const net = money('14.00', 'USD');
    expect(amounts('2019-02-25', covered(charged('28.00'), { net }))).toEqual([
      '-3.50 2019-02-25..2019-03-03 7/28',
    ]);
    expect(
      creditsFrom('2019-02-25', [covered(charged('28.00'), { net })], 'exact-rate').map(
        ({ amount }) => amount.amount,
      ),
    ).toEqual(['-3.50']);
  });

  it('is never more than is left of the line', () => {
    const left = money('5.00', 'USD');
    expect(amounts('2019-02-04', covered(charged('28.00'), { left }))).toEqual([
      '-5.00 2019-02-04..2019-03-03 28/28',
    ]);
    expect(amounts('2019-02-04', covered(charged('28.00'), { left: zero('USD') }))).toEqual([]);
    expect(
      amounts('2019-02-04', covered(charged('28.00'), { left: money('28.01', 'USD') })),
    ).toEqual(['-28.00 2019-02-04..2019-03-03 28/28']);
  });

  it('may be counted from the rate without its rounding', () => {
    const line = charged('1.01', { units: '3', rate: { amount: '0.335', currency: 'USD' } });
    const exact = (entry: Charged) =>
      creditsFrom('2019-02-05', [covered(entry)], 'exact-rate').map(({ amount }) => amount.amount);
    // 1.01 × 27 ÷ 28 = 0.9739…, 1.005 × 27 ÷ 28 = 0.9691…
    expect(amounts('2019-02-05', covered(line))[0]?.split(' ')[0]).toBe('-0.97');
    expect(exact(line)).toEqual(['-0.97']);
    // 10.55 × 27/28 = 10.173…, 10.545 × 27/28 = 10.168…: 10.17 both; 101.5 × 27/28 = 97.875, 101.49 × 27/28 = 97.865…
    const many = charged('101.50', { units: '3', rate: { amount: '33.83', currency: 'USD' } });
    expect(amounts('2019-02-05', covered(many))[0]?.split(' ')[0]).toBe('-97.88');
    expect(exact(many)).toEqual(['-97.87']);
    // Of a prorated line the rate is that of the whole interval: 28.00 × 7 ÷ 28.
    const part = charged('14.00', {
      period: { from: '2019-02-18', to: '2019-03-03' },
      share: { days: 14, of: 28 },
      rate: { amount: '28.00', currency: 'USD' },
    });
    const creditOf = (entry: Charged) =>
      creditsFrom('2019-02-25', [covered(entry)], 'exact-rate').map(({ amount }) => amount.amount);
    expect(creditOf(part)).toEqual(['-7.00']);
    const withoutRate = charged('28.00');
    delete (withoutRate as { rate?: unknown }).rate;
    expect(creditOf(withoutRate)).toEqual(['-7.00']);
    const withoutUnits = charged('28.00');
    delete (withoutUnits as { units?: unknown }).units;
    expect(creditOf(withoutUnits)).toEqual(['-7.00']);
  });

  it('of a line never adds up to more than the line, however its days are cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 27 }), { minLength: 1, maxLength: 6 }),
        (cents, cuts) => {
          const line = charged((cents / 100).toFixed(2));
          let entries = [covered(line)];
          let given = zero('USD');
          for (const cut of cuts.sort((a, b) => b - a)) {
            const from = addDays('2019-02-04', cut);
            for (const credit of creditsFrom(from, entries, 'charged-amount'))
              given = add(given, negate(credit.amount));
            entries = coverageBefore(from, entries);
          }
          expect(compare(given, line.amount)).toBeLessThanOrEqual(0);
          if (cuts.includes(0)) expect(given).toEqual(line.amount);
        },
      ),
    );
  });
});

describe('what stands before a day', () => {
  const stands = (from: string, ...periods: { from: string; to: string }[]) =>
    coverageBefore(
      from,
      periods.map((period) => ({ period })),
    ).map(({ period }) => `${period.from}..${period.to}`);

  it('loses the days from then on, and what has no other', () => {
    expect(stands('2019-02-14', february)).toEqual(['2019-02-04..2019-02-13']);
    expect(stands('2019-03-03', february)).toEqual(['2019-02-04..2019-03-02']);
    expect(stands('2019-03-04', february)).toEqual(['2019-02-04..2019-03-03']);
    expect(stands('2019-05-04', february)).toEqual(['2019-02-04..2019-03-03']);
    expect(stands('2019-02-05', february)).toEqual(['2019-02-04..2019-02-04']);
    expect(stands('2019-02-04', february)).toEqual([]);
    expect(stands('2019-02-14', { from: '2019-03-04', to: '2019-04-03' })).toEqual([]);
  });
});

describe('a charge that is on no invoice yet', () => {
  it('is shortened by what a credit would have given back', () => {
    const line = chargeBefore('2019-02-14', charged('30.00'));
    // 30.00 − 19.29
    expect(line).toMatchObject({
      amount: { amount: '10.71' },
      period: { from: '2019-02-04', to: '2019-02-13' },
      prorated: true,
      share: { days: 10, of: 28 },
    });
    const part = charged('14.00', {
      period: { from: '2019-02-18', to: '2019-03-03' },
      share: { days: 14, of: 28 },
    });
    expect(chargeBefore('2019-02-25', part)).toMatchObject({
      amount: { amount: '7.00' },
      share: { days: 7, of: 28 },
    });
  });

  it('stays as it is for later days, and goes when no day is left', () => {
    const line = charged('30.00');
    expect(chargeBefore('2019-03-04', line)).toBe(line);
    expect(chargeBefore('2019-03-03', line)?.period.to).toBe('2019-03-02');
    expect(chargeBefore('2019-02-05', line)?.period.to).toBe('2019-02-04');
    expect(chargeBefore('2019-02-04', line)).toBeUndefined();
    expect(chargeBefore('2019-02-01', line)).toBeUndefined();
  });
});

describe('a choice of proration', () => {
  it('lets credits and charges through', () => {
    expect(movesOf('none')).toEqual({ credits: false, charges: false });
    expect(movesOf('full')).toEqual({ credits: true, charges: true });
    expect(movesOf('charge-only')).toEqual({ credits: false, charges: true });
    expect(movesOf('credit-only')).toEqual({ credits: true, charges: false });
  });

  it('lets a difference through by its sign', () => {
    const moves = (before: string, after: string) =>
      (['none', 'full', 'charge-only', 'credit-only'] as const).filter((choice) =>
        differenceMoves(money(before, 'USD'), money(after, 'USD'), movesOf(choice)),
      );
    expect(moves('1.00', '1.01')).toEqual(['full', 'charge-only']);
    expect(moves('1.01', '1.00')).toEqual(['full', 'credit-only']);
    expect(moves('1.00', '1.00')).toEqual([]);
  });
});
