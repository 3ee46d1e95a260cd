import { describe, expect, it } from 'vitest';
import { recordUsage, type UsageInput } from '../../../src/sandbox/record-usage.js';
import { plan, recurring, schedule, simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World, WorldPlanInstance } from '../../../src/sandbox/world.js';
import { ada, at, billedLines, changed, deepFreeze, now, on } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';

const usd = (amount: string, currency = 'USD') => ({ amount, currency });
const usage = (id: string, amount: string, pooled = false) => ({
  ...recurring(id, 'Data', ['2000-01-01', amount]),
  kind: 'usage' as const,
  pooled,
});

/** A plan with data at 0.10 by its first schedule and 0.20 by its second, taken on 15 January 2019; today is the 20th. */
const held = (pooled = false) =>
  subscribed('2019-01-15', '2019-01-20', [
    plan('20001', 'Plan', [
      schedule('30001', 'One', [
        recurring('80001', 'Plan', ['2000-01-01', '31.00']),
        usage('80002', '0.10', pooled),
      ]),
      schedule('30002', 'Two', [usage('80003', '0.20')], { isDefault: false }),
    ]),
    simplePlan('20005', 'Other', '1.00'),
  ]);

const record = (world: World, more: Partial<UsageInput> = {}) =>
  recordUsage(world, {
    accountId: ada,
    planInstanceId: '60001' as UsageInput['planInstanceId'],
    chargeId: '80002',
    units: '10',
    ...more,
  });
function recorded(world: World, more: Partial<UsageInput> = {}): World {
  const outcome = record(world, more);
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}
function having(world: World, more: Partial<WorldPlanInstance>): World {
  return deepFreeze<World>({
    ...world,
    planInstances: world.planInstances.map((row) => ({ ...row, ...more })),
  });
}
const billed = (world: World, date: string) =>
  billedLines(at(world, date), '2019-01-20').filter((line) => line.includes('(usage)'));

describe('recording usage', () => {
  it('keeps it until it is billed', () => {
    const outcome = record(held(), { rate: usd('0.15') });
    if (outcome.refusal) throw new Error(outcome.refusal);
    expect(outcome.usage).toEqual({
      id: outcome.usage.id,
      accountId: ada,
      planInstanceId: '60001',
      chargeId: '80002',
      date: '2019-01-20',
      units: '10',
      rate: usd('0.15'),
    });
    expect(outcome.events).toEqual([{ kind: 'usage-recorded', usageId: outcome.usage.id }]);
    const later = at(outcome.world, '2019-02-15');
    expect(later.usage[0]?.invoiceId).toBe(later.invoices.at(-1)?.id);
  });

  it('is refused for a plan or charge that is not there', () => {
    const refusal = (more: Partial<UsageInput>) => record(held(), more).refusal;
    expect(refusal({ planInstanceId: '69999' as UsageInput['planInstanceId'] })).toBe(
      'plan-instance-not-found',
    );
    expect(refusal({ accountId: '10002' as UsageInput['accountId'] })).toBe(
      'plan-instance-not-found',
    );
    expect(refusal({ chargeId: '80001' })).toBe('charge-not-for-usage');
    expect(refusal({ chargeId: '89999' })).toBe('charge-not-for-usage');
    expect(refusal({ chargeId: '80003' })).toBeUndefined();
  });

  it('is refused before the plan begins and after it has ended', () => {
    const refusal = (status: WorldPlanInstance['status']) =>
      record(having(held(), { status })).refusal;
    expect(
      (['pending-activation', 'pending-installation', 'cancelled', 'terminated'] as const).map(
        refusal,
      ),
    ).toEqual(Array(4).fill('plan-instance-not-active'));
    expect((['active', 'trial', 'suspended'] as const).map(refusal)).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('is refused for days to come and before the start', () => {
    const refusal = (date: string) => record(held(), { date }).refusal;
    expect(refusal('2019-01-21')).toBe('date-not-possible');
    expect(refusal('2019-01-20')).toBeUndefined();
    expect(refusal('2019-01-15')).toBeUndefined();
    expect(refusal('2019-01-14')).toBe('date-not-possible');
  });

  it('is refused in another currency, and for signs that do not go together', () => {
    expect(record(held(), { amount: usd('1.00', 'EUR') }).refusal).toBe('currency-differs');
    expect(record(held(), { rate: usd('1.00', 'EUR') }).refusal).toBe('currency-differs');
    expect(record(held(), { units: '-1', amount: usd('1.00') }).refusal).toBe('amount-positive');
    expect(record(held(true), { units: '-1' }).refusal).toBe('pooled-negative');
    expect(record(held(), { units: '-1' }).refusal).toBeUndefined();
  });
});

describe('usage', () => {
  it('keeps its charge when the schedule changes', () => {
    const world = changed(recorded(held()), {
      kind: 'rate-schedule',
      planInstanceId: '60001',
      rateScheduleId: '30002',
      proration: 'none',
      ...now,
    });
    const more = recorded(world, { chargeId: '80003' });
    // 10 × 0.10 and 10 × 0.20
    expect(billed(more, '2019-02-15').map((line) => line.split(' ').at(-1))).toEqual([
      '1.00',
      '2.00',
    ]);
  });

  it('of days without billing is never billed', () => {
    const trial = recorded(having(held(), { status: 'trial' }));
    const rolled = at(trial, '2019-02-15');
    expect(rolled.usage[0]?.dropped).toBe(true);
    expect(billed(having(rolled, { status: 'active' }), '2019-03-15')).toEqual([]);
  });

  it('comes once where its plan is replaced on its bill date', () => {
    const world = changed(recorded(held()), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20005',
      ...on('2019-02-15'),
    });
    expect(billed(world, '2019-02-15').map((line) => line.split(' ').at(-1))).toEqual(['1.00']);
    expect(billed(world, '2019-03-15')).toHaveLength(1);
  });

  it('with a negative lag is billed when its interval is over', () => {
    const world = recorded(
      having({ ...held(), settings: { ...held().settings, billLagDays: -5 } }, {}),
    );
    // The invoice of 15 February stands on its day; that of 15 March is made on the 10th.
    expect(billed(world, '2019-03-10')).toEqual([
      '2019-02-15 Plan (usage) 2019-01-15..2019-02-14 1.00',
    ]);
  });
});
