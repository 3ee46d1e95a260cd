import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProblems, readWorld } from '../../src/sandbox/read-world.js';
import { scenarioWorld } from './support.js';

type Json = Record<string, unknown>;

/** The demo as JSON with the value at `path` replaced; `undefined` takes it out. */
async function demoWith(changes: Readonly<Record<string, unknown>>): Promise<unknown> {
  const world: unknown = JSON.parse(JSON.stringify(await scenarioWorld('demo')));
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((node, key) => (node as Json)[key], world) as Json;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return world;
}

async function problemsWith(changes: Readonly<Record<string, unknown>>) {
  return readWorld(await demoWith(changes)).problems;
}

describe('a world file that is not one', () => {
  it.each([
    ['nothing', undefined, 'the world is missing: object expected'],
    ['null', null, 'the world is not of type object'],
    ['text', 'world', 'the world is not of type object'],
    ['a list', [], 'the world is not of type object'],
  ])('%s', (what, json, text) => {
    expect(describeProblems(readWorld(json).problems ?? [])).toBe(text);
  });

  it('names every part that is missing, up to a few', () => {
    expect(describeProblems(readWorld({}).problems ?? [], 2)).toBe(
      'version is none of: 2; scenario is missing: string expected; and 5 more',
    );
  });
});

describe('a world file with one mistake is told where', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string, RegExp]>([
    ['another version', { version: 3 }, 'version', /none of: 2/],
    ['the version before', { version: 1 }, 'version', /is 1, .* must be made anew/],
    [
      'a misspelt key',
      { 'plans.0.rateSchedules.0.availabelTo': '2020-09-30' },
      'plans.0.rateSchedules.0',
      /unknown keys: availabelTo/,
    ],
    ['a date that is none', { today: '2020-02-30' }, 'today', /valid date/],
    [
      'an amount as a number',
      { 'plans.0.rateSchedules.0.charges.0.rates.0.tiers.0.rate.amount': 45 },
      'plans.0.rateSchedules.0.charges.0.rates.0.tiers.0.rate.amount',
      /not of type string/,
    ],
    ['an id with letters', { 'plans.0.id': 'fiber' }, 'plans.0.id', /does not match/],
    [
      'a payer that is none',
      { 'billingGroups.0.pays': { by: 'luck' } },
      'billingGroups.0.pays.by',
      /none of the allowed forms/,
    ],
    ['half a unit', { 'planInstances.0.units': 1.5 }, 'planInstances.0.units', /not of type int/],
  ])('%s', async (what, changes, path, reason) => {
    const problems = await problemsWith(changes);
    expect(problems).toHaveLength(1);
    expect(problems?.[0]).toMatchObject({ path, reason: expect.stringMatching(reason) as string });
  });
});

describe('a world whose rows contradict each other is told where', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string, RegExp]>([
    [
      'an instance of a plan that is not there',
      { 'planInstances.0.planId': '29999' },
      'planInstances.0.planId',
      /points nowhere: "29999"/,
    ],
    [
      'an instance in a group that is not there',
      { 'planInstances.0.billingGroupId': '49999' },
      'planInstances.0.billingGroupId',
      /points nowhere/,
    ],
    [
      'an instance on a schedule of another plan',
      { 'planInstances.0.rateScheduleId': '30002' },
      'planInstances.0.rateScheduleId',
      /no rate schedule of its plan/,
    ],
    [
      'a group with a method that is not there',
      { 'billingGroups.0.pays.primaryId': '59999' },
      'billingGroups.0.pays.primaryId',
      /points nowhere/,
    ],
    [
      'a group with the same backup',
      { 'billingGroups.0.pays.backupId': '50001' },
      'billingGroups.0.pays.backupId',
      /primary method too/,
    ],
    [
      'a group with terms that are not there',
      { 'billingGroups.2.pays.termsId': '99999' },
      'billingGroups.2.pays.termsId',
      /points nowhere/,
    ],
    [
      'a row of an account that is not there',
      { 'paymentMethods.1.accountId': '19999' },
      'paymentMethods.1.accountId',
      /points to no account/,
    ],
    [
      'a session of an account that is not there',
      { 'session.accountId': '19999' },
      'session.accountId',
      /points nowhere/,
    ],
    [
      'an id used twice',
      { 'paymentTerms.1': { id: '90001', name: 'Net 60', kind: 'net', days: 60 } },
      'paymentTerms.1.id',
      /used twice/,
    ],
    [
      'a schedule id used twice',
      { 'plans.5.rateSchedules.0.id': '30001' },
      'plans.5.rateSchedules.0.id',
      /used twice/,
    ],
    [
      'a bill date that has passed',
      { 'planInstances.0.nextBillDate': '2020-07-09' },
      'planInstances.0.nextBillDate',
      /after today, 2020-07-18/,
    ],
    [
      'a bill date off the bill day',
      { 'planInstances.0.nextBillDate': '2020-08-10' },
      'planInstances.0.nextBillDate',
      /bill day 9/,
    ],
    [
      'a bill date of what has ended',
      { 'planInstances.0.status': 'cancelled' },
      'planInstances.0.nextBillDate',
      /nothing is billed once cancelled/,
    ],
    [
      'a start that nothing starts',
      { 'planInstances.0.status': 'pending-activation' },
      'planInstances.0.status',
      /waits for a start that is not queued/,
    ],
    [
      'a counter behind its ids',
      { 'nextIds.invoice': 70014 },
      'nextIds.invoice',
      /not above 70014/,
    ],
    [
      'two defaults in one currency',
      { 'plans.3.rateSchedules.1.isDefault': true },
      'plans.3.rateSchedules',
      /exactly one default schedule in USD/,
    ],
    [
      'tiers with a gap',
      { 'plans.2.rateSchedules.0.charges.0.rates.0.tiers.1.from': 11 },
      'plans.2.rateSchedules.0.charges.0.rates.0.tiers.1.from',
      /follow on the tier before/,
    ],
    [
      'rates out of order',
      { 'plans.1.rateSchedules.0.charges.0.rates.1.from': '2019-01-01' },
      'plans.1.rateSchedules.0.charges.0.rates.1.from',
      /not later than/,
    ],
    [
      'a rate in another currency',
      { 'plans.0.rateSchedules.0.charges.0.rates.0.tiers.0.rate.currency': 'EUR' },
      'plans.0.rateSchedules.0.charges.0.rates.0.tiers.0.rate.currency',
      /schedule's USD/,
    ],
    [
      'a line with a fraction of a cent',
      { 'invoices.0.lines.0.amount.amount': '45.005' },
      'invoices.0.lines.0.amount.amount',
      /more decimals than its currency/,
    ],
    [
      'a receipt of an invoice that is not there',
      { 'receipts.0.invoiceIds.0': '79999' },
      'receipts.0.invoiceIds.0',
      /points nowhere/,
    ],
  ])('%s', async (what, changes, path, reason) => {
    const problems = await problemsWith(changes);
    expect(problems).toContainEqual({ path, reason: expect.stringMatching(reason) as string });
  });

  it('something of another account', async () => {
    const world = await scenarioWorld('demo');
    const [first] = world.accounts;
    const bea = { ...first, id: '10002', userId: 'bea' };
    const method = { ...world.paymentMethods[0], id: '50003', accountId: '10002' };
    const problems = await problemsWith({
      'accounts.1': bea,
      'paymentMethods.2': method,
      'billingGroups.0.pays.primaryId': '50003',
    });
    expect(problems).toEqual([
      {
        path: 'billingGroups.0.pays.primaryId',
        reason: 'points to something of another account: "50003"',
      },
    ]);
  });
});

describe('the least that is a world', () => {
  it('is what docs/sandbox.md says', () => {
    const page = readFileSync('docs/sandbox.md', 'utf8');
    const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
    expect(readWorld(JSON.parse(json)).problems).toBeUndefined();
  });
});

describe('a world file', () => {
  it('is the same world after export and import, and goes on the same way', async () => {
    const world = await scenarioWorld('demo');
    expect(readWorld(JSON.parse(JSON.stringify(world))).world).toEqual(world);
  });
});
