import { describe, expect, it } from 'vitest';
import { planChangeDraftSchema, type PlanChangeDraft } from '../../src/model/plan-change.js';
import { effectiveChoices } from '../../src/sandbox/effective-choices.js';
import { scenarios } from '../../src/sandbox/scenarios/scenarios.js';
import type { World } from '../../src/sandbox/world.js';

async function scenario(name: string): Promise<World> {
  const found = scenarios.find(({ id }) => id === name);
  if (!found) throw new Error(`There is no scenario ${name}.`);
  return found.load();
}

const draft = (...changes: object[]): PlanChangeDraft =>
  planChangeDraftSchema.parse({ kind: 'plan-change', changes });

function choices(world: World, ...changes: object[]) {
  const [account] = world.accounts;
  if (!account) throw new Error('The world has no account.');
  return effectiveChoices(world, account.id, draft(...changes));
}

describe('when a change can take effect', () => {
  it('a replacement that would lose a plan is closed on the anniversary only, and says so', async () => {
    const world = await scenario('replace-master-plan-cancels-supplementals-it-does-not-carry');
    const master = world.planInstances.find(({ parentId }) => parentId === undefined);
    const plus = world.plans.find(({ name }) => name === 'Internet Plus');
    const found = choices(world, {
      kind: 'replace',
      planInstanceId: master?.id,
      planId: plus?.id,
    });
    expect(found.now).toEqual({ allowed: true });
    expect(found.anniversary).toEqual({ allowed: false, reason: 'replacement-loses-plans' });
    // From tomorrow, 15 February 2019, without an end.
    expect(found.date).toEqual({ allowed: true, from: '2019-02-15' });
    // The running period began on 4 February; yesterday was the 13th.
    expect(found.retroactive).toEqual({ allowed: true, from: '2019-02-04', to: '2019-02-13' });
  });

  it('a cancellation falls on the next bill date', async () => {
    const world = await scenario('replace-master-plan-mid-period-prorated');
    const [instance] = world.planInstances;
    const { anniversary } = choices(world, { kind: 'cancel', planInstanceId: instance?.id });
    // Bill day 4, today 14 February 2019.
    expect(anniversary).toEqual({ allowed: true, from: '2019-03-04', to: '2019-03-04' });
  });

  it('a new master plan starts at most one interval ahead, and on no anniversary', async () => {
    const world = await scenario('assign-now-with-queued-rate-change');
    const [plan] = world.plans;
    const [group] = world.billingGroups;
    const found = choices(world, {
      kind: 'assign',
      planId: plan?.id,
      units: 1,
      billingGroupId: group?.id,
    });
    // Today 18 July 2020, monthly: until 18 August; back to the first day of a period that holds today.
    expect(found.date).toEqual({ allowed: true, from: '2020-07-19', to: '2020-08-18' });
    expect(found.retroactive).toEqual({ allowed: true, from: '2020-06-19', to: '2020-07-17' });
    expect(found.anniversary).toEqual({ allowed: false, reason: 'anniversary-not-for-master' });
  });

  it('a plan under one that waits is not dated before it', async () => {
    // Today 1 February 2016; the master plan is queued for the 22nd (Aria wire notes 4.3 F).
    const world = await scenario('execute-only-the-topmost');
    const master = world.planInstances.find(({ parentId }) => parentId === undefined);
    const child = world.plans.find(({ id }) => id === master?.planId)?.children[0];
    const found = choices(world, {
      kind: 'assign',
      planId: child?.planId,
      units: 1,
      parent: { planInstanceId: master?.id },
    });
    expect(found.date).toEqual({ allowed: true, from: '2016-02-22' });
    expect(found.now.allowed).toBe(false);
  });

  it('a change of status has a date or none', async () => {
    const world = await scenario('replace-master-plan-mid-period-prorated');
    const [instance] = world.planInstances;
    const found = choices(world, {
      kind: 'status',
      planInstanceId: instance?.id,
      status: 'suspended',
    });
    expect(found.now).toEqual({ allowed: true });
    expect(found.date).toEqual({ allowed: true, from: '2019-02-15' });
    for (const closed of [found.anniversary, found.retroactive, found['by-hand']])
      expect(closed).toEqual({ allowed: false, reason: 'anniversary-not-for-status' });
  });

  it('nothing is open for a plan instance of somebody else', async () => {
    const world = await scenario('demo');
    const found = choices(world, { kind: 'cancel', planInstanceId: '99999' });
    for (const choice of Object.values(found))
      expect(choice).toEqual({ allowed: false, reason: 'plan-instance-not-found' });
  });

  it('leaves the world as it is', async () => {
    const world = await scenario('execute-only-the-topmost');
    const before = JSON.stringify(world);
    const [instance] = world.planInstances;
    choices(world, { kind: 'cancel', planInstanceId: instance?.id });
    expect(JSON.stringify(world)).toBe(before);
  });
});
