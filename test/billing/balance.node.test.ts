import { describe, expect, it } from 'vitest';
import { amountChoices, applyChoices, openByMaster } from '../../src/billing/balance.js';
import { money } from '../../src/money/money.js';

const offered = (rows: ReturnType<typeof amountChoices> | ReturnType<typeof applyChoices>) =>
  rows.filter(({ permission }) => permission.allowed).map(({ choice }) => choice);
const missing = (rows: ReturnType<typeof amountChoices> | ReturnType<typeof applyChoices>) =>
  rows.flatMap(({ choice, permission }) =>
    permission.allowed ? [] : [`${choice}: ${permission.reason}`],
  );

describe('how much may be paid', () => {
  it('is the full balance, what is due, invoices or services', () => {
    const choices = amountChoices({ earlyPaymentDiscount: false });
    expect(offered(choices)).toEqual(['full', 'current', 'invoices', 'services']);
    expect(missing(choices)).toEqual([]);
  });

  it('is not what is due where paying early brings a discount', () => {
    const choices = amountChoices({ earlyPaymentDiscount: true });
    expect(offered(choices)).toEqual(['full', 'invoices', 'services']);
    expect(missing(choices)).toEqual(['current: current-balance-not-offered']);
  });
});

describe('what a payment goes against', () => {
  it('is chosen when it is made by method', () => {
    expect(offered(applyChoices('method'))).toEqual(['oldest-first', 'invoice', 'service']);
  });

  it('cannot be chosen on terms', () => {
    expect(offered(applyChoices('terms'))).toEqual([]);
    expect(missing(applyChoices('terms'))).toEqual([
      'oldest-first: apply-needs-method',
      'invoice: apply-needs-method',
      'service: apply-needs-method',
    ]);
  });
});

describe('what is open for each master plan', () => {
  type Row = [masterId: string | undefined, amount: string, open: string];
  const shares = (...rows: Row[]) =>
    Object.fromEntries(
      [
        ...openByMaster(
          rows.map(([masterId, amount, open]) => ({
            masterId,
            amount: money(amount, 'USD'),
            open: money(open, 'USD'),
          })),
          'USD',
        ),
      ].map(([id, { amount }]) => [id, amount]),
    );

  it('is what its lines come to', () => {
    expect(shares(['1', '30', '30'], ['2', '20', '5'], ['1', '10', '10'])).toEqual({
      '1': '40.00',
      '2': '5.00',
    });
    expect(shares()).toEqual({});
  });

  it('has its part of a tax, by what it was billed, without a remainder', () => {
    // 10.00 in the proportion 20 : 10 = 6.67 + 3.33
    expect(shares(['1', '20', '20'], ['2', '10', '10'], [undefined, '10', '10'])).toEqual({
      '1': '26.67',
      '2': '13.33',
    });
  });

  it('has its part of a tax also when its own lines are paid', () => {
    expect(shares(['1', '20', '0'], ['2', '20', '0'], [undefined, '3', '3'])).toEqual({
      '1': '1.50',
      '2': '1.50',
    });
    expect(shares(['1', '-20', '0'], ['2', '-10', '0'], [undefined, '-3', '-3'])).toEqual({
      '1': '-2.00',
      '2': '-1.00',
    });
  });

  it('has no part of a tax where it was billed nothing', () => {
    expect(shares(['1', '0', '0'], ['2', '20', '20'], [undefined, '3', '3'])).toEqual({
      '1': '0.00',
      '2': '23.00',
    });
  });

  it('is shared evenly where nothing was billed for any', () => {
    expect(shares(['1', '0', '0'], ['2', '0', '0'], [undefined, '3', '3'])).toEqual({
      '1': '1.50',
      '2': '1.50',
    });
  });

  it('is nothing where no line is for one', () => {
    expect(shares([undefined, '3', '3'])).toEqual({});
  });
});
