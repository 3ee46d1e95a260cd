import { describe, expect, it } from 'vitest';
import { nextDay } from '../../../src/sandbox/clock.js';
import { home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at, changed } from '../support.js';
import { shop, subscribed, type WorldParts } from '../worked-examples/shop.js';
import { byInvoice, net30, onTerms, received } from '../payments/till.js';
import { dunnedBy } from './overdue.js';

const plans = [simplePlan('20001', 'Internet', '40.00'), simplePlan('20002', 'Phone', '15.00')];
const reminderDays = [5, 12, 20];
const parts: WorldParts = { ...byInvoice, settings: { reminderDays } };
/** The invoice of 10 January 2019, on terms. */
const unpaid = (more: WorldParts = {}, choice = {}) =>
  subscribed('2019-01-10', '2019-01-10', plans, { ...parts, ...more }, choice);

/** "2019-01-15 70001 1": on which day, for which invoice, the which one. */
function reminders(world: World, until: string): string[] {
  const told: string[] = [];
  let today = world;
  while (today.today < until) {
    const step = nextDay(today);
    for (const event of step.events)
      if (event.kind === 'reminded')
        told.push(`${step.world.today} ${event.invoiceId} ${event.number}`);
    today = step.world;
  }
  return told;
}

describe('payment reminders', () => {
  it('go out on their days, numbered, each once', () => {
    expect(reminders(unpaid(), '2019-02-09')).toEqual([
      '2019-01-15 70001 1',
      '2019-01-22 70001 2',
      '2019-01-30 70001 3',
    ]);
  });

  it('stop when the invoice is paid', () => {
    const paid = received(at(unpaid(), '2019-01-16'), '40.00');
    expect(reminders(paid, '2019-02-09')).toEqual([]);
    const some = received(at(unpaid(), '2019-01-16'), '39.99');
    expect(reminders(some, '2019-01-22')).toEqual(['2019-01-22 70001 2']);
  });

  it('are for active accounts only', () => {
    const world = unpaid();
    const closed = {
      ...world,
      accounts: world.accounts.map((row) => ({ ...row, status: 'deactivated' as const })),
    };
    expect(reminders(closed, '2019-02-09')).toEqual([]);
  });

  it('are not there where the company wants none', () => {
    expect(reminders(unpaid({ settings: {} }), '2019-02-09')).toEqual([]);
  });

  it('stop once dunning has begun, and come again after it', () => {
    const dunned = {
      ...dunnedBy(5, [{ afterDays: 100 }]),
      paymentTerms: [{ ...net30, days: 5 }],
      billingGroups: [onTerms],
    };
    // Due on 15 January, dunning from 20 January on: the reminders of 22 and 30 January do not go out.
    const world = unpaid(dunned, { dunningGroupId: '92001' });
    expect(reminders(world, '2019-02-09')).toEqual(['2019-01-15 70001 1']);
    const ended = received(at(world, '2019-02-09'), '40.00');
    expect(reminders(ended, '2019-02-15')).toEqual(['2019-02-15 70002 1']);
  });

  it('stop for the billing group that is in dunning, not for others', () => {
    const start = shop('2019-01-10', plans, {
      ...dunnedBy(5, [{ afterDays: 100 }]),
      settings: { reminderDays: [12] },
      paymentTerms: [{ ...net30, days: 5 }],
      billingGroups: [onTerms, { ...home, id: '40002', pays: { by: 'terms', termsId: '90001' } }],
    });
    const world = changed(
      start,
      taking('20001', { dunningGroupId: '92001' }),
      taking('20002', { billingGroupId: '40002' }),
    );
    expect(reminders(world, '2019-01-25')).toEqual(['2019-01-22 70002 1']);
  });

  it('come again when dunning is through', () => {
    const dunned = {
      ...dunnedBy(5, [{ afterDays: 0 }]),
      paymentTerms: [{ ...net30, days: 5 }],
      billingGroups: [onTerms],
    };
    const world = unpaid(dunned, { dunningGroupId: '92001' });
    expect(reminders(world, '2019-01-31')).toEqual([
      '2019-01-15 70001 1',
      '2019-01-22 70001 2',
      '2019-01-30 70001 3',
    ]);
  });
});
