import { describe, expect, it } from 'vitest';
import type { PlanId, PlanInstanceId, RateScheduleId } from '../../../src/model/ids.js';
import { makeContract, type ContractInput } from '../../../src/sandbox/contracts.js';
import { readWorld } from '../../../src/sandbox/read-world.js';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import {
  ada,
  at,
  billedLines,
  changed,
  deepFreeze,
  editOutcome,
  instanceOf,
  now,
  on,
  outcomeOf,
} from '../support.js';
import { shop } from '../worked-examples/shop.js';
import { plans, rows } from './plans.js';

const internet = '60001';
const plus = { planId: '20002' as PlanId };

function contract(world: World, more: Partial<ContractInput> = {}) {
  return makeContract(world, {
    accountId: ada,
    planInstanceId: internet as PlanInstanceId,
    endsOn: '2020-03-20',
    rollover: plus,
    ...more,
  });
}

function under(world: World, more: Partial<ContractInput> = {}): World {
  const outcome = contract(world, more);
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  const read = readWorld(JSON.parse(JSON.stringify(outcome.world)));
  expect(read.problems).toBeUndefined();
  return deepFreeze(outcome.world);
}

/** Internet since 10 January 2020 with a phone under it. */
const held = (settings: object = {}) =>
  changed(
    shop('2020-01-10', plans, { settings }),
    taking('20001'),
    taking('20011', { parent: { row: 0 } }),
  );
const replaced = { kind: 'replace', planInstanceId: internet, planId: '20021', ...now } as const;
const status = (to: 'active-non-billable' | 'active') =>
  ({ kind: 'status', planInstanceId: internet, status: to }) as const;

describe('a contract', () => {
  it('that rolls over gives the other plan on the day on which it ends, without proration', () => {
    const world = under(held());
    expect(rows(world)).toEqual(['rollover queued 2020-03-20']);
    const later = at(world, '2020-04-10');
    expect(billedLines(later).slice(2)).toEqual([
      '2020-02-10 Internet 2020-02-10..2020-03-09 30.00',
      '2020-02-10 Phone 2020-02-10..2020-03-09 10.00',
      '2020-03-10 Internet 2020-03-10..2020-04-09 30.00',
      '2020-03-10 Phone 2020-03-10..2020-04-09 10.00',
      '2020-04-10 Internet Plus 2020-04-10..2020-05-09 60.00',
      '2020-04-10 Phone 2020-04-10..2020-05-09 10.00',
    ]);
    expect(rows(later)).toEqual(['rollover executed 2020-03-20']);
    expect(instanceOf(later, internet).contract).toBeUndefined();
  });

  it('without a rollover only ends', () => {
    const world = under(held(), { rollover: undefined });
    expect(world.queue).toEqual([]);
    expect(instanceOf(at(world, '2020-04-10'), internet).planId).toBe('20001');
  });

  it('rolls over to the rate schedule that it names', () => {
    const yearly = { planId: '20001' as PlanId, rateScheduleId: '30201' as RateScheduleId };
    const world = under(changed(shop('2020-01-10', plans), taking('20002')), { rollover: yearly });
    expect(instanceOf(at(world, '2020-03-20'), internet).rateScheduleId).toBe('30201');
  });

  it('stands beside the rollover of its plan, and goes with the plan when that rolls over first', () => {
    const taste = changed(shop('2020-01-10', plans), taking('20031'));
    const world = under(taste);
    expect(rows(world)).toEqual([
      'rollover deleted 2020-02-10',
      'rollover queued 2020-02-10',
      'rollover queued 2020-03-20',
    ]);
    expect(instanceOf(at(world, '2020-03-20'), internet).planId).toBe('20032');
  });

  it('can be neither put off nor called off by the customer', () => {
    const refused = { refusal: 'queued-change-of-plan' };
    expect(editOutcome(under(held()), internet, { do: 'delete' })).toEqual(refused);
  });

  it('is over when another plan takes the place of its own, and when the plan ends', () => {
    for (const change of [
      replaced,
      { kind: 'cancel', planInstanceId: internet, ...now },
    ] as const) {
      const world = changed(under(held()), change);
      expect(rows(world)).toEqual(['rollover deleted 2020-03-20']);
      expect(instanceOf(world, internet).contract).toBeUndefined();
    }
  });

  it('does not roll over while its plan is not billed by choice', () => {
    const free = changed(under(held()), status('active-non-billable'));
    expect(rows(free)).toEqual(['rollover deleted 2020-03-20']);
    const billed = changed(free, status('active'));
    expect(rows(billed).at(-1)).toBe('rollover queued 2020-03-20');
    const late = changed(at(free, '2020-03-20'), status('active'));
    expect(rows(late)).toEqual(['rollover deleted 2020-03-20']);
  });
});

describe('combined invoices', () => {
  const combined = (world: World, planInstanceId = internet) =>
    outcomeOf(world, [{ kind: 'units', planInstanceId, units: 2, ...now }], {
      combineInvoices: 'long-cycle',
    }).refusal;
  const may = () => held({ combineInvoices: 'short-cycle' });
  /** A world file that has no row for it. */
  const withoutRow = (world: World): World => ({ ...world, queue: [] });

  it('are refused while a contract is to roll over, with a row in the queue or without', () => {
    expect(combined(may())).toBeUndefined();
    const world = under(may());
    expect(combined(world)).toBe('combine-blocked-by-queue');
    expect(combined(withoutRow(world))).toBe('combine-blocked-by-queue');
    expect(combined(withoutRow(world), '60002')).toBe('combine-blocked-by-queue');
  });

  it('are not refused for a contract that only ends, that is over, or whose plan is not billed by choice', () => {
    expect(combined(under(may(), { rollover: undefined }))).toBeUndefined();
    const world = withoutRow(under(may()));
    expect(combined(at(world, '2020-03-19'))).toBe('combine-blocked-by-queue');
    expect(combined(at(world, '2020-03-20'))).toBeUndefined();
    expect(combined(changed(world, status('active-non-billable')))).toBeUndefined();
  });
});

describe('a contract is not made', () => {
  it.each([
    [
      'on what is not there',
      { planInstanceId: '69999' as PlanInstanceId },
      'plan-instance-not-found',
    ],
    ['until today', { endsOn: '2020-01-10' }, 'change-date-not-in-the-future'],
    [
      'for a plan that is not there',
      { rollover: { planId: '29999' as PlanId } },
      'plan-not-available',
    ],
    ['for the plan that it has', { rollover: { planId: '20001' as PlanId } }, 'nothing-to-change'],
    [
      'for a plan of the other kind',
      { rollover: { planId: '20011' as PlanId } },
      'replacement-of-another-kind',
    ],
    [
      'for a rate schedule of another plan',
      { rollover: { ...plus, rateScheduleId: '30001' as RateScheduleId } },
      'schedule-not-found',
    ],
  ])('%s', (_, more, refusal) => {
    expect(contract(held(), more)).toEqual({ refusal });
  });

  it('beside another one, but after it', () => {
    const world = under(held(), { rollover: undefined });
    expect(contract(world)).toEqual({ refusal: 'contract-in-effect' });
    const after = at(world, '2020-03-20');
    expect(contract(after, { endsOn: '2020-05-01' })).not.toHaveProperty('refusal');
  });

  it('on what has ended, or waits for its start', () => {
    const ended = { refusal: 'plan-instance-not-active' };
    const end = { kind: 'cancel', planInstanceId: internet, ...now } as const;
    expect(contract(changed(held(), end))).toEqual(ended);
    const waits = changed(shop('2020-01-10', plans), taking('20001', on('2020-02-05')));
    expect(contract(waits)).toEqual(ended);
  });
});

describe('a world file with a contract', () => {
  it.each([
    ['on what has ended', { status: 'cancelled' }, 'contract'],
    [
      'that rolls over to nothing',
      { contract: { endsOn: '2020-03-20', rollover: { planId: '29999' } } },
      'contract.rollover.planId',
    ],
    [
      'that rolls over to the plan that is there',
      { contract: { endsOn: '2020-03-20', rollover: { planId: '20001' } } },
      'contract.rollover.planId',
    ],
    [
      'that rolls over to a supplemental plan',
      { contract: { endsOn: '2020-03-20', rollover: { planId: '20011' } } },
      'contract.rollover.planId',
    ],
    [
      'with a rate schedule of another plan',
      { contract: { endsOn: '2020-03-20', rollover: { ...plus, rateScheduleId: '30001' } } },
      'contract.rollover.rateScheduleId',
    ],
  ])('is told %s', (_, more, path) => {
    const world = under(held());
    const planInstances = world.planInstances.map((row) =>
      row.id === internet ? { ...row, ...more } : row,
    );
    const { problems } = readWorld(JSON.parse(JSON.stringify({ ...world, planInstances })));
    expect(problems?.map((problem) => problem.path)).toContain(`planInstances.0.${path}`);
  });
});
