import { describe, expect, it } from 'vitest';
import { at, bills, invoices, previewOf, refusalOf, scenarioWorld, taken } from './support.js';

const scenario = 'assign-in-the-middle-aligned-to-another-plan';
const internet = '60001';
const streaming = { planId: '20002', alignWith: internet };

describe(scenario, () => {
  it('charges the days until the other plan’s bill day, then bills both on one invoice', async () => {
    const world = await scenarioWorld(scenario);
    expect(world.today).toBe('2020-04-27');
    const preview = previewOf(world, streaming);
    // The cycle 15 Apr – 14 May has 30 days, 27 Apr – 14 May has 18 of them: 60.00 × 18 / 30 = 36.00.
    expect(preview.dueNow.total.amount).toBe('36.00');
    expect(preview.dueNow.lines).toMatchObject([
      {
        period: { from: '2020-04-27', to: '2020-05-14' },
        prorated: true,
        amount: { amount: '36.00' },
      },
    ]);
    expect(preview.nextInvoice).toEqual({
      date: '2020-05-15',
      amount: { amount: '60.00', currency: 'USD' },
    });

    const later = at(taken(world, streaming), '2020-06-15');
    expect(bills(later)).toEqual([
      '2020-02-15 2020-02-15..2020-03-14 30.00',
      '2020-03-15 2020-03-15..2020-04-14 30.00',
      '2020-04-15 2020-04-15..2020-05-14 30.00',
      '2020-04-27 2020-04-27..2020-05-14 36.00',
      // 30.00 + 60.00
      '2020-05-15 2020-05-15..2020-06-14 90.00',
      '2020-06-15 2020-06-15..2020-07-14 90.00',
    ]);
    expect(
      invoices(later)
        .at(-1)
        ?.lines.map(({ planName }) => planName),
    ).toEqual(['Internet', 'Streaming']);
  });

  it('bills on its own day without alignment', async () => {
    const world = taken(await scenarioWorld(scenario), { planId: '20002' });
    expect(bills(at(world, '2020-05-27')).slice(-3)).toEqual([
      '2020-04-27 2020-04-27..2020-05-26 60.00',
      '2020-05-15 2020-05-15..2020-06-14 30.00',
      '2020-05-27 2020-05-27..2020-06-26 60.00',
    ]);
  });

  it('refuses to align with what is not there, or not billing yet', async () => {
    const world = await scenarioWorld(scenario);
    expect(refusalOf(world, { planId: '20002', alignWith: '69999' })).toBe(
      'alignment-not-possible',
    );
    const pending = taken(world, {
      planId: '20002',
      effective: { when: 'date', date: '2020-05-20' },
    });
    expect(refusalOf(pending, { planId: '20002', alignWith: '60002' })).toBe(
      'alignment-not-possible',
    );
  });
});
