import { describe, expect, it } from 'vitest';
import type { PlanInstanceId } from '../../src/model/ids.js';
import { changeSchema } from '../../src/model/plan-change.js';
import { advanceTo } from '../../src/sandbox/clock.js';
import { quoteDraft } from '../../src/sandbox/quote/quote-draft.js';
import {
  children,
  plan,
  recurring,
  schedule,
  simplePlan,
  taking,
  type ChangeText,
} from '../../src/sandbox/scenarios/build.js';
import type { World } from '../../src/sandbox/world.js';
import { ada, at, changed, changedWith, now } from './support.js';
import { shop } from './worked-examples/shop.js';

/** Charges of today that are put on the next invoice (aria-api 4.2), as a quote tells them and as the clock then bills them. */

const fee = (id: string, kind: 'activation' | 'cancellation', amount: string) => ({
  ...recurring(id, kind, ['2000-01-01', amount]),
  kind,
});
const plans = [
  simplePlan('20001', 'Internet', '31.00', children('20011')),
  plan(
    '20011',
    'Phone',
    [
      schedule('30011', 'Monthly', [
        recurring('80011', 'Price', ['2000-01-01', '15.50']),
        fee('80012', 'activation', '10.00'),
        fee('80013', 'cancellation', '5.00'),
      ]),
    ],
    { kind: 'supplemental' },
  ),
];
const phone = '60002' as PlanInstanceId;
const waits = { ...now, proration: 'full' } as const;

/** Internet since 1 January 2019, billed on the 1st of each month; today is 11 January. */
const subscriber = () => at(changed(shop('2019-01-01', plans), taking('20001')), '2019-01-11');
const takePhone = taking('20011', { parent: { planInstanceId: '60001' }, ...waits });

function quoted(world: World, change: ChangeText) {
  const { preview, refusal } = quoteDraft(world, ada, {
    kind: 'plan-change',
    changes: [changeSchema.parse(change)],
    prorationInvoice: 'with-the-next',
  });
  if (!preview) throw new Error(`Refused: ${refusal}`);
  const { dueNow, withNext, nextInvoice, fees, timeline } = preview;
  return {
    today: dueNow.total.amount,
    waits: withNext?.total.amount,
    next: [nextInvoice?.date, nextInvoice?.amount.amount],
    fees: fees.map(({ kind, date, amount }) => `${date} ${kind} ${amount.amount}`),
    rows: timeline.map(({ date, amount }) => `${date} ${amount.amount}`),
  };
}

/** What the clock bills for the phone on 1 February. */
function billed(world: World, change: ChangeText): string[] {
  const after = advanceTo(
    changedWith(world, { prorationInvoice: 'with-the-next' }, change),
    '2019-02-01',
  ).world;
  return after.invoices
    .filter(({ date }) => date === '2019-02-01')
    .flatMap(({ lines }) => lines)
    .filter(({ planInstanceId }) => planInstanceId === phone)
    .map(({ kind, amount }) => `${kind} ${amount.amount}`)
    .sort();
}

describe('what is charged today and waits for the next invoice', () => {
  it('is in the next invoice once, with the fee for setting up', () => {
    // 15.50 for 21 of 31 days is 10.50; with the fee of 10.00 and February: 10.50 + 10.00 + 15.50 = 36.00.
    expect(quoted(subscriber(), takePhone)).toEqual({
      today: '0.00',
      waits: '20.50',
      next: ['2019-02-01', '36.00'],
      fees: ['2019-02-01 activation 10.00'],
      rows: ['2019-02-01 10.50', '2019-02-01 15.50', '2019-03-01 15.50', '2019-04-01 15.50'],
    });
    expect(billed(subscriber(), takePhone)).toEqual([
      'activation 10.00',
      'recurring 10.50',
      'recurring 15.50',
    ]);
  });

  it('is in the next invoice of a plan that ends today, too: its credit, and the fee for ending it', () => {
    // Billed on 11 January for 21 of 31 days: 10.50. All of it is given back, and ending costs 5.00.
    const world = changed(subscriber(), takePhone);
    const cancel: ChangeText = { kind: 'cancel', planInstanceId: phone, ...waits };
    expect(quoted(world, cancel)).toEqual({
      today: '0.00',
      waits: '-5.50',
      next: ['2019-02-01', '-5.50'],
      fees: ['2019-02-01 cancellation 5.00'],
      rows: ['2019-02-01 -10.50'],
    });
    expect(billed(world, cancel)).toEqual(['cancellation 5.00', 'recurring -10.50']);
  });
});
