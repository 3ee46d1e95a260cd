import { describe, expect, it } from 'vitest';
import { grantServiceCredit } from '../../../src/sandbox/service-credits.js';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, deepFreeze, totals } from '../support.js';
import { shop } from '../worked-examples/shop.js';

type Input = Parameters<typeof grantServiceCredit>[1];
const usd = (amount: string, currency = 'USD') => ({ amount, currency });
const instance = (id: string) => id as NonNullable<Input['planInstanceId']>;

/** Two master plans of 20.00 and 10.00 since 15 January 2019; the second has voice mail for 5.00. */
function held(): World {
  const plans = [
    simplePlan('20001', 'Line', '20.00'),
    simplePlan('20002', 'Other line', '10.00', { children: [{ planId: '20003' }] }),
    simplePlan('20003', 'Voice mail', '5.00', { kind: 'supplemental' }),
  ];
  return changed(
    shop('2019-01-15', plans),
    taking('20001'),
    taking('20002'),
    taking('20003', { parent: { row: 1 } }),
  );
}
const grant = (world: World, amount: string, more: Partial<Input> = {}) =>
  grantServiceCredit(world, { accountId: ada, amount: usd(amount), reason: 'Outage', ...more });
function granted(world: World, amount: string, more: Partial<Input> = {}): World {
  const outcome = grant(world, amount, more);
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}
const left = (world: World) => world.serviceCredits.map((credit) => credit.left.amount);

describe('granting a service credit', () => {
  it('keeps it with a number among the transactions', () => {
    const world = held();
    const outcome = grant(world, '12.5');
    if (outcome.refusal) throw new Error(outcome.refusal);
    expect(outcome.serviceCredit).toEqual({
      id: String(world.nextIds.transaction),
      accountId: ada,
      date: '2019-01-15',
      amount: usd('12.50'),
      left: usd('12.50'),
      reason: 'Outage',
    });
    expect(outcome.events).toEqual([
      { kind: 'service-credit-granted', transactionId: outcome.serviceCredit.id },
    ]);
  });

  it('is refused for nothing, in another currency, and where there is nobody to have it', () => {
    const world = held();
    expect(grant(world, '0.00').refusal).toBe('amount-not-positive');
    expect(grant(world, '-1.00').refusal).toBe('amount-not-positive');
    expect(grant(world, '1', { amount: usd('1.00', 'EUR') }).refusal).toBe('currency-differs');
    expect(grant(world, '1', { accountId: '10009' as Input['accountId'] }).refusal).toBe(
      'account-not-found',
    );
    expect(grant(world, '1', { planInstanceId: instance('69999') }).refusal).toBe(
      'plan-instance-not-found',
    );
    // Voice mail is no master plan.
    expect(grant(world, '1', { planInstanceId: instance('60003') }).refusal).toBe(
      'plan-instance-not-found',
    );
    expect(grant(world, '1', { planInstanceId: instance('60002') }).refusal).toBeUndefined();
  });
});

describe('a service credit', () => {
  it('is used up on one invoice after the other', () => {
    const world = granted(held(), '50.00');
    const february = at(world, '2019-02-15');
    // 35.00 − 35.00, then 35.00 − 15.00
    expect(left(february)).toEqual(['15.00']);
    expect(totals(at(world, '2019-04-15'), '2019-02-01')).toEqual([
      '2019-02-15 0.00',
      '2019-03-15 20.00',
      '2019-04-15 35.00',
    ]);
    expect(left(at(world, '2019-03-15'))).toEqual(['0.00']);
  });

  it('for one master plan is for that and what hangs under it', () => {
    const world = at(granted(held(), '18.00', { planInstanceId: instance('60002') }), '2019-02-15');
    // 10.00 + 5.00 of it
    expect(left(world)).toEqual(['3.00']);
    expect(world.invoices.at(-1)?.lines.slice(3)).toMatchObject([
      {
        kind: 'service-credit',
        description: 'Outage',
        planName: 'Other line',
        amount: usd('-10.00'),
        lowers: { line: 2 },
        serviceCreditId: world.serviceCredits[0]?.id,
      },
      { kind: 'service-credit', planName: 'Voice mail', amount: usd('-5.00'), lowers: { line: 3 } },
    ]);
  });

  it('that is older goes first', () => {
    const world = granted(granted(held(), '30.00', { reason: 'First' }), '30.00', {
      reason: 'Second',
    });
    // 35.00 = 30.00 + 5.00
    expect(left(at(world, '2019-02-15'))).toEqual(['0.00', '25.00']);
  });
});
