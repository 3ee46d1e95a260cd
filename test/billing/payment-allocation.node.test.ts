import { describe, expect, it } from 'vitest';
import { allocatePayment, oldestFirst, type Debt } from '../../src/billing/payment-allocation.js';
import { money } from '../../src/money/money.js';

const dollars = (amount: string) => money(amount, 'USD');

function debt(id: string, due: string, dueDate = '2020-01-10', date = '2020-01-01'): Debt {
  return { id, date, dueDate, due: dollars(due) };
}

const paid = (amount: string, ...debts: Debt[]) => {
  const { shares, left } = allocatePayment(dollars(amount), debts);
  return [...shares.map((share) => `${share.id} ${share.amount.amount}`), `left ${left.amount}`];
};

describe('the oldest debt', () => {
  const order = (...debts: Debt[]) => oldestFirst(debts).map(({ id }) => id);

  it('is the one that was due first', () => {
    const younger = debt('1', '5', '2020-01-11', '2019-01-01');
    const older = debt('2', '5', '2020-01-10');
    expect(order(younger, older)).toEqual(['2', '1']);
    expect(order(older, younger)).toEqual(['2', '1']);
  });

  it('is the older invoice where both were due on one day', () => {
    expect(
      order(debt('1', '5', '2020-01-10', '2020-01-02'), debt('2', '5', '2020-01-10', '2020-01-01')),
    ).toEqual(['2', '1']);
  });

  it('is the one with the lower number where both are of one day', () => {
    expect(order(debt('100', '5'), debt('99', '5'), debt('98', '5'))).toEqual(['98', '99', '100']);
    expect(order(debt('98', '5'), debt('99', '5'), debt('100', '5'))).toEqual(['98', '99', '100']);
  });

  it('leaves the list that it was given as it was', () => {
    const debts = [debt('2', '5'), debt('1', '5')];
    oldestFirst(debts);
    expect(debts.map(({ id }) => id)).toEqual(['2', '1']);
  });
});

describe('a payment', () => {
  it('pays each debt whole before the next gets anything', () => {
    // 25.00 = 10.00 + 10.00 + 5.00
    expect(paid('25', debt('3', '10'), debt('1', '10'), debt('2', '10'))).toEqual([
      '1 10.00',
      '2 10.00',
      '3 5.00',
      'left 0.00',
    ]);
  });

  it('stops where it is used up', () => {
    expect(paid('20', debt('1', '10'), debt('2', '10'), debt('3', '10'))).toEqual([
      '1 10.00',
      '2 10.00',
      'left 0.00',
    ]);
  });

  it('of a cent pays a cent', () => {
    expect(paid('0.01', debt('1', '10'))).toEqual(['1 0.01', 'left 0.00']);
  });

  it('leaves over what finds no debt', () => {
    expect(paid('12', debt('1', '10'))).toEqual(['1 10.00', 'left 2.00']);
    expect(paid('12')).toEqual(['left 12.00']);
  });

  it('passes over what is no debt', () => {
    expect(paid('12', debt('1', '0'), debt('2', '-5'), debt('3', '10'))).toEqual([
      '3 10.00',
      'left 2.00',
    ]);
  });

  it('of nothing, or less, pays nothing', () => {
    expect(paid('0', debt('1', '10'))).toEqual(['left 0.00']);
    expect(paid('-1', debt('1', '10'))).toEqual(['left -1.00']);
  });
});
