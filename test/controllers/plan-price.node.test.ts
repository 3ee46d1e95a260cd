import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { planPrice } from '../../src/controllers/plan-price.js';
import { rateScheduleSchema } from '../../src/model/rate-schedule.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function schedule(changes: Partial<z.input<typeof rateScheduleSchema>>) {
  return z.parse(rateScheduleSchema, {
    id: 's',
    name: 'S',
    currency: 'USD',
    intervalMonths: 1,
    isDefault: true,
    assignable: { allowed: true },
    charges: [],
    ...changes,
  });
}

const charge = (kind: 'recurring' | 'activation' | 'cancellation' | 'usage', amount: string) => ({
  id: kind,
  name: kind,
  kind,
  tierRule: 'standard' as const,
  rates: [{ from: '2020-10-15', tiers: [{ from: 1, rate: usd(amount) }] }],
});

describe('the price of a rate schedule', () => {
  it('is that of its first day when the schedule starts later', () => {
    const later = schedule({
      availableFrom: '2020-10-15',
      charges: [charge('recurring', '30'), charge('activation', '5')],
    });
    // 2 × 30 and 2 × 5
    expect(planPrice(later, 2, '2020-09-30')).toMatchObject({
      price: usd('60.00'),
      charged: 'regularly',
      changes: [],
      fees: [{ kind: 'activation', amount: usd('10.00') }],
    });
  });

  it('tells apart what is free from what is charged by use', () => {
    const used = schedule({ charges: [charge('usage', '0.0025')] });
    expect(planPrice(used, 1, '2020-10-15').charged).toBe('usage');
    expect(planPrice(schedule({}), 1, '2020-10-15').charged).toBe('free');
  });

  it('leaves out fees of nothing', () => {
    const free = schedule({ charges: [charge('activation', '0'), charge('cancellation', '7.5')] });
    expect(planPrice(free, 1, '2020-10-15').fees).toEqual([
      { kind: 'cancellation', name: 'cancellation', amount: usd('7.50') },
    ]);
  });
});
