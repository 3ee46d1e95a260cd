import { describe, expect, it } from 'vitest';
import {
  activationLines,
  arrearsLines,
  cancellationLines,
  chargesArrears,
  recurringLines,
  totalOf,
} from '../../src/billing/charges.js';
import type { ChargeTerms } from '../../src/billing/rates.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import { recurring, schedule } from './support.js';

const march = { from: '2019-03-01', to: '2019-03-31' };

function charge(id: string, amount: string, more: Partial<ChargeTerms> = {}): ChargeTerms {
  return { ...recurring({ '2019-01-01': amount }), id, name: `Charge ${id}`, ...more };
}

const terms = (...charges: ChargeTerms[]) => schedule({}, { charges });
const input = (charges: ChargeTerms[], more: object = {}) => ({
  planName: 'Streaming',
  schedule: terms(...charges),
  units: 2,
  period: march,
  cycle: march,
  rateDate: march.from,
  ...more,
});

describe('the lines of a period', () => {
  it('tell what is charged, for whom and for which days', () => {
    const [line, ...more] = recurringLines(input([charge('1', '10.00', { taxable: true })]));
    expect(more).toEqual([]);
    // What is left out is left out: a line that bears tax does not say so.
    expect(line).toStrictEqual({
      kind: 'recurring',
      planName: 'Streaming',
      description: 'Charge 1',
      units: '2',
      rate: { amount: '10.00', currency: 'USD' },
      // 2 × 10.00
      amount: { amount: '20.00', currency: 'USD' },
      period: march,
      prorated: false,
      chargeId: '1',
    });
    const id = '60001' as PlanInstanceId;
    expect(
      recurringLines(
        input([charge('1', '10.00', { taxable: false }), charge('2', '1.00', { taxable: true })], {
          planInstanceId: id,
        }),
      ),
    ).toMatchObject([{ taxable: false, planInstanceId: id }, { planInstanceId: id }]);
  });

  it('are prorated by days on either side of the interval', () => {
    const parts = [
      { from: '2019-03-02', to: '2019-03-31' },
      { from: '2019-03-01', to: '2019-03-30' },
    ];
    for (const period of parts)
      expect(recurringLines(input([charge('1', '15.50')], { period }))).toMatchObject([
        // 31.00 × 30 ÷ 31
        { prorated: true, period, share: { days: 30, of: 31 }, amount: { amount: '30.00' } },
      ]);
  });

  it('leave out what costs nothing, before and after proration', () => {
    expect(recurringLines(input([charge('1', '0.00')]))).toEqual([]);
    const day = { from: '2019-03-31', to: '2019-03-31' };
    // 0.10 × 1 ÷ 31 = 0.003…
    expect(recurringLines(input([charge('1', '0.05')], { period: day }))).toEqual([]);
  });

  it('in arrears stand apart from those in advance', () => {
    const mixed = input([
      charge('1', '10.00'),
      charge('2', '3.00', { billed: 'in-arrears' }),
      charge('3', '4.00', { billed: 'in-advance' }),
      charge('4', '5.00', { kind: 'usage' }),
    ]);
    expect(recurringLines(mixed).map(({ kind, chargeId }) => [kind, chargeId])).toEqual([
      ['recurring', '1'],
      ['recurring', '3'],
    ]);
    expect(arrearsLines(mixed)).toMatchObject([
      { kind: 'recurring-arrears', chargeId: '2', amount: { amount: '6.00' } },
    ]);
    expect(chargesArrears(mixed.schedule)).toBe(true);
    expect(chargesArrears(terms(charge('1', '1'), charge('2', '1', { kind: 'usage' })))).toBe(
      false,
    );
  });

  it('keep apart what differs: schedules, units, and rates of other days', () => {
    const dated = terms({
      ...charge('1', ''),
      ...recurring({ '2019-01-01': '10', '2019-04-01': '12' }),
    });
    const priced = (units: number, rateDate: string, of = dated) =>
      recurringLines(input([], { schedule: of, units, rateDate })).map(
        ({ amount }) => amount.amount,
      );
    expect(priced(1, '2019-03-31')).toEqual(['10.00']);
    expect(priced(1, '2019-04-01')).toEqual(['12.00']);
    expect(priced(3, '2019-04-01')).toEqual(['36.00']);
    expect(priced(3, '2019-02-01')).toEqual(['30.00']);
    expect(priced(3, '2019-04-02', terms(charge('1', '7')))).toEqual(['21.00']);
    expect(priced(1, '2018-12-31')).toEqual([]);
    expect(priced(1, '2019-03-31')).toEqual(['10.00']);
  });

  it('hold long rates until the line is rounded, in each currency', () => {
    const price = (currency: string, amount: string, units: number) =>
      recurringLines(
        input([], {
          units,
          schedule: schedule(
            {},
            { currency, charges: [recurring({ '2019-01-01': amount }, currency)] },
          ),
        }),
      ).map((line) => line.amount.amount);
    // 3 × 0.0025 = 0.0075; 3 × 0.5 = 1.5; 3 × 0.0015 = 0.0045
    expect(price('USD', '0.0025', 3)).toEqual(['0.01']);
    expect(price('JPY', '0.5', 3)).toEqual(['2']);
    expect(price('KWD', '0.0015', 3)).toEqual(['0.005']);
  });
});

describe('fees', () => {
  const fees = terms(
    charge('1', '10.00'),
    charge('2', '15.00', { kind: 'activation', name: 'Set-up' }),
    charge('3', '0.00', { kind: 'cancellation' }),
    charge('4', '9.00', { kind: 'cancellation', name: 'Early end', taxable: false }),
  );

  it('of the beginning and of the end come by themselves, at the rates of their day', () => {
    expect(activationLines('Streaming', fees, 2, march.from)).toEqual([
      {
        kind: 'activation',
        planName: 'Streaming',
        description: 'Set-up',
        amount: { amount: '30.00', currency: 'USD' },
        prorated: false,
        chargeId: '2',
      },
    ]);
    expect(cancellationLines('Streaming', fees, 2, march.from)).toEqual([
      {
        kind: 'cancellation',
        planName: 'Streaming',
        description: 'Early end',
        amount: { amount: '18.00', currency: 'USD' },
        prorated: false,
        chargeId: '4',
        taxable: false,
      },
    ]);
  });

  it('are none before their first rates', () => {
    expect(activationLines('Streaming', fees, 2, '2018-12-31')).toEqual([]);
    expect(cancellationLines('Streaming', fees, 2, '2018-12-31')).toEqual([]);
  });
});

describe('a total', () => {
  it('adds credits as what they are', () => {
    const usd = (amount: string) => ({ amount: { amount, currency: 'USD' } });
    expect(totalOf([usd('10.00'), usd('-12.50')], 'USD').amount).toBe('-2.50');
    expect(totalOf([], 'JPY').amount).toBe('0');
  });
});
