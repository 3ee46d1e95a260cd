import { describe, expect, it } from 'vitest';
import { dunningFee } from '../../../src/billing/dunning.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';
import { dollars, paid } from '../payments/till.js';
import { dunnedBy, stateOf, type Step } from './overdue.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
/** Of the 40.00 of 10 January nothing is paid; dunning begins on the 12th. */
const unpaid = (...steps: Step[]) =>
  subscribed('2019-01-10', '2019-01-12', plans, dunnedBy(2, steps), { dunningGroupId: '92001' });
const bills = (world: World) =>
  world.invoices.map(({ date, lines }) =>
    [date, ...lines.map(({ kind, amount }) => `${kind} ${amount.amount}`)].join(' '),
  );

describe('the fee of a dunning step', () => {
  const world = () =>
    unpaid(
      { afterDays: 1, fee: { by: 'percent', percent: '2.5' } },
      { afterDays: 2, fee: { by: 'amount', amount: dollars('5.00') }, status: 'suspended' },
    );

  it('is billed on its day by itself, without tax or coupon', () => {
    // 40.00 × 2.5 %; then the plan is suspended, and 40.00 × 26 ÷ 31 days are not credited.
    expect(bills(at(world(), '2019-01-20'))).toEqual([
      '2019-01-10 recurring 40.00',
      '2019-01-13 other 1.00',
      '2019-01-15 other 5.00',
    ]);
    expect(balanceOf(at(world(), '2019-01-20'))).toBe('46.00');
    expect(transactionsOf(at(world(), '2019-01-13'), ada)[0]).toMatchObject({
      kind: 'dunning-charge',
      direction: 'charge',
      amount: dollars('1.00'),
      about: 'Ours',
      line: 1,
    });
  });

  it('counts per cents with their decimals from all that is overdue, fees among it', () => {
    const step: Step = { afterDays: 1, fee: { by: 'percent', percent: '1.75' } };
    // 40.00 × 1.75 % = 0.70; 40.70 × 1.75 % = 0.71225.
    expect(bills(at(unpaid(step, step), '2019-01-14')).slice(1)).toEqual([
      '2019-01-13 other 0.70',
      '2019-01-14 other 0.71',
    ]);
  });

  it('has to be paid before dunning ends', () => {
    const suspended = at(world(), '2019-01-20');
    const invoiceIds = suspended.invoices.slice(0, 1).map(({ id }) => id);
    const most = paid(suspended, { pay: 'invoices', invoiceIds });
    expect(stateOf(most)).toBe('suspended completed 2');
    expect(stateOf(paid(most, { pay: 'full' }))).toBe('active');
  });

  it('is not charged where the step finds everything paid', () => {
    const settled = paid(world(), { pay: 'full' });
    expect(bills(at(settled, '2019-01-20'))).toEqual(['2019-01-10 recurring 40.00']);
  });

  it('is nothing in another currency, and where nothing is overdue', () => {
    const steps = [{ afterDays: 1, fee: { by: 'amount' as const, amount: dollars('5.00') } }];
    const overdue = { amount: '40.00', currency: 'EUR' };
    expect(dunningFee({ steps }, { step: 0 }, overdue)).toBeUndefined();
    expect(dunningFee({ steps }, { step: 0 }, dollars('0.00'))).toBeUndefined();
    expect(dunningFee({ steps }, { step: 1 }, dollars('40.00'))).toBeUndefined();
    expect(dunningFee({ steps }, { step: 0 }, dollars('40.00'))).toEqual(dollars('5.00'));
  });
});
