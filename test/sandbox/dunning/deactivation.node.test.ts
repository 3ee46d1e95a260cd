import { describe, expect, it } from 'vitest';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { accountOf } from '../../../src/sandbox/views.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, instanceOf, now, refusalOfChanges } from '../support.js';
import { subscribed, type WorldParts } from '../worked-examples/shop.js';
import { kinds, paid } from '../payments/till.js';
import { dunnedBy } from './overdue.js';

const plans = [simplePlan('20001', 'Internet', '40.00'), simplePlan('20002', 'Phone', '15.00')];
const settings = { daysBeforeDeactivation: 10 };
const cancel = (planInstanceId: string) =>
  ({ kind: 'cancel', planInstanceId, ...now, proration: 'none' }) as const;
const status = (to: 'active' | 'suspended' | 'inactive' | 'terminated') =>
  ({ kind: 'status', planInstanceId: '60001', status: to }) as const;
const held = (more: WorldParts = { settings }) =>
  subscribed('2019-01-10', '2019-01-15', plans, more);
const account = ({ accounts: [row] }: World) => [row?.status, row?.deactivateOn];

describe('an account without a plan', () => {
  it('is deactivated as many days later as the company says', () => {
    const world = changed(held(), cancel('60001'));
    expect(account(world)).toEqual(['active', '2019-01-25']);
    expect(account(at(world, '2019-01-24'))).toEqual(['active', '2019-01-25']);
    const step = advanceTo(at(world, '2019-01-24'), '2019-01-25');
    expect(account(step.world)).toEqual(['deactivated', undefined]);
    expect(kinds(step.events)).toEqual(['deactivated']);
  });

  it('stays where the company says nothing', () => {
    const world = changed(held({}), cancel('60001'));
    expect(account(at(world, '2020-01-01'))).toEqual(['active', undefined]);
  });

  it('is deactivated on the next day at the earliest', () => {
    const world = changed(held({ settings: { daysBeforeDeactivation: 0 } }), cancel('60001'));
    expect(account(world)).toEqual(['active', '2019-01-16']);
  });

  it.each(['suspended', 'terminated'] as const)('is so when its plan is %s', (to) => {
    expect(account(changed(held(), status(to)))).toEqual(['active', '2019-01-25']);
  });

  it('is not so while its plan is only on hold, or another master plan is active', () => {
    expect(account(changed(held(), status('inactive')))).toEqual(['active', undefined]);
    const two = changed(held(), taking('20002'));
    expect(account(changed(two, cancel('60001')))).toEqual(['active', undefined]);
    expect(account(changed(two, cancel('60001'), cancel('60002')))).toEqual([
      'active',
      '2019-01-25',
    ]);
  });

  it('is so when a cancellation that waited takes effect', () => {
    const later = changed(held(), {
      kind: 'cancel',
      planInstanceId: '60001',
      effective: { when: 'date', date: '2019-01-20' },
    });
    expect(account(at(later, '2019-01-19'))).toEqual(['active', undefined]);
    expect(account(at(later, '2019-01-20'))).toEqual(['active', '2019-01-30']);
  });

  it('keeps its day when something else happens to what has ended', () => {
    const world = at(changed(held(), status('suspended')), '2019-01-20');
    expect(account(changed(world, status('terminated')))).toEqual(['active', '2019-01-25']);
  });

  it('is left alone when it has a plan again before that day', () => {
    const again = changed(changed(held(), status('suspended')), status('active'));
    expect(account(again)).toEqual(['active', undefined]);
    const other = changed(changed(held(), cancel('60001')), taking('20002'));
    expect(account(other)).toEqual(['active', undefined]);
    expect(account(at(other, '2019-02-01'))).toEqual(['active', undefined]);
  });
});

describe('a deactivated account', () => {
  const closed = () => at(changed(held(), status('suspended')), '2019-01-25');

  it('has its suspended plan terminated', () => {
    expect(instanceOf(closed(), '60001').status).toBe('terminated');
  });

  it('is not billed, and refuses changes', () => {
    const world = at(closed(), '2019-06-01');
    expect(world.invoices.filter(({ date }) => date > '2019-01-15')).toEqual([]);
    expect(refusalOfChanges(world, taking('20002'))).toBe('account-not-active');
    expect(accountOf(world, ada).can.changePlans).toEqual({
      allowed: false,
      reason: 'account-not-active',
    });
  });
});

describe('dunning', () => {
  const dunned = {
    ...dunnedBy(0, [{ afterDays: 5, status: 'suspended' }]),
    settings,
  } satisfies WorldParts;
  const overdue = (today: string) =>
    subscribed('2019-01-10', today, plans, dunned, { dunningGroupId: '92001' });

  it('that suspends the only plan leads to deactivation', () => {
    expect(account(overdue('2019-01-15'))).toEqual(['active', '2019-01-25']);
    expect(account(overdue('2019-01-25'))).toEqual(['deactivated', undefined]);
  });

  it('that ends in time does not', () => {
    const world = paid(overdue('2019-01-20'), { pay: 'full' });
    expect(account(world)).toEqual(['active', undefined]);
    expect(instanceOf(world, '60001').status).toBe('active');
  });
});
