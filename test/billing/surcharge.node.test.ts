import { describe, expect, it } from 'vitest';
import { surchargeOn, type Surcharge } from '../../src/billing/surcharge.js';
import { money } from '../../src/money/money.js';

const on = (total: string, surcharge: Surcharge) =>
  surchargeOn(money(total, 'USD'), surcharge).amount;

describe('a surcharge', () => {
  it('in per cent counts from what is to be paid', () => {
    // 19.90 × 1.5 ÷ 100 = 0.2985
    expect(on('19.90', { by: 'percent', percent: '1.5' })).toBe('0.30');
  });

  it('of an amount is the same on every invoice', () => {
    const fee: Surcharge = { by: 'amount', amount: money('2.50', 'USD') };
    expect(on('0.01', fee)).toBe('2.50');
    expect(on('900.00', fee)).toBe('2.50');
  });

  it('is nothing where nothing is to be paid', () => {
    const fee: Surcharge = { by: 'amount', amount: money('2.50', 'USD') };
    expect([on('0.00', fee), on('-5.00', fee)]).toEqual(['0.00', '0.00']);
    expect(on('-5.00', { by: 'percent', percent: '10' })).toBe('0.00');
  });
});
