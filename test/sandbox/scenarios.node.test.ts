import { describe, expect, it } from 'vitest';
import { storedMethodsOf } from '../../src/sandbox/groups-and-methods/method-views.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import { defaultScenario, findScenario, scenarios } from '../../src/sandbox/scenarios/scenarios.js';
import { accountOf, billingGroupsOf, planInstancesOf } from '../../src/sandbox/views.js';
import { ada, at, bills, invoices, previewOf, scenarioWorld, plansFor } from './support.js';

describe('the scenarios', () => {
  it('are known by these names', () => {
    expect(scenarios.map(({ id }) => id)).toEqual([
      'demo',
      'assign-now-with-queued-rate-change',
      'rs-expiry-keeps-existing',
      'rs-scheduled-rate-change-moves-everyone',
      'rs-not-yet-in-effect-cannot-be-assigned',
      'rs-expired-before-activation-cannot-be-assigned',
      'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
      'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
      'retroactive-start-before-change-added-after-it',
      'future-start-uses-rate-of-the-activation-date',
      'three-intervals-aligned-to-an-existing-master-plan',
      'replace-master-plan-mid-period-prorated',
      'replace-master-plan-cancels-supplementals-it-does-not-carry',
      'replace-without-directive-waits-for-the-anniversary',
      'defaults-without-a-directive',
      'supplemental-replaced-only-under-an-assigned-master',
      'activation-fee-on-a-further-master',
      'execute-only-the-topmost',
      'delete-cascades',
      'anniversary-changes-can-only-be-deleted',
      'status-changes-cannot-be-executed-early',
      'inactive-plans-cannot-be-queued',
      'dunning-forbids-replacement',
      'parent-inactive-at-the-date-warns-then-drops',
      'several-for-one-plan',
      'parent-cannot-be-moved-past-its-queued-child',
      'one-invoice-for-all-executed-in-a-billing-group',
      'negative-bill-lag-voids-the-invoice',
      'long-cycle-refused-with-a-pending-change',
      'due-after-invoice-date',
      'due-after-month-end',
      'ean-gln-required',
      'no-current-balance-with-early-payment-discount',
      'invalid-card-type',
      'missing-card-type',
      'bill-lag-precedence',
      'apply-against-only-with-a-payment-method',
      'not-before-parent',
      'not-after-next-bill-through',
      'catch-up-bills',
      'equal-to-parent-start-is-allowed',
      'equal-to-next-bill-through-is-allowed',
      'rebill-filter',
      'credit-memo-limit',
      'void-refused-with-credit-memo',
      'voided-rebill',
      'not-rebillable',
      'not-creditable',
      'negative-usage',
      'assign-in-the-middle-aligned-to-another-plan',
      'add-ons',
      'open-balance',
      'suspended',
      'empty',
      'many-plans',
    ]);
    expect(defaultScenario).toBe('demo');
    expect(findScenario('no-such')).toBeUndefined();
  });

  it.each(scenarios.map(({ id }) => id))('%s makes the same valid world every time', async (id) => {
    const world = await scenarioWorld(id);
    expect(await scenarioWorld(id)).toEqual(world);
    expect(world.scenario).toBe(id);
    expect(readWorld(JSON.parse(JSON.stringify(world)))).toEqual({ world });
  });
});

describe('demo', () => {
  it('has a year of invoices that its plans account for', async () => {
    const world = await scenarioWorld('demo');
    expect(world.today).toBe('2020-07-18');
    // Fiber 300 at 45.00 on the 9th since July 2019, and on 20 June 12 seats at 10.00, the volume price from 10 on.
    expect(bills(world)).toEqual([
      '2019-07-09 2019-07-09..2019-08-08 45.00',
      '2019-08-09 2019-08-09..2019-09-08 45.00',
      '2019-09-09 2019-09-09..2019-10-08 45.00',
      '2019-10-09 2019-10-09..2019-11-08 45.00',
      '2019-11-09 2019-11-09..2019-12-08 45.00',
      '2019-12-09 2019-12-09..2020-01-08 45.00',
      '2020-01-09 2020-01-09..2020-02-08 45.00',
      '2020-02-09 2020-02-09..2020-03-08 45.00',
      '2020-03-09 2020-03-09..2020-04-08 45.00',
      '2020-04-09 2020-04-09..2020-05-08 45.00',
      '2020-05-09 2020-05-09..2020-06-08 45.00',
      '2020-06-09 2020-06-09..2020-07-08 45.00',
      '2020-06-20 2020-06-20..2020-07-19 120.00',
      '2020-07-09 2020-07-09..2020-08-08 45.00',
    ]);
    expect(
      invoices(world)
        .filter(({ status }) => status === 'open')
        .map(({ id }) => id),
    ).toEqual(['70013']);
  });

  it('shows an account with two plans, three ways to pay and a balance', async () => {
    const world = await scenarioWorld('demo');
    expect(accountOf(world, ada)).toEqual({
      id: '10001',
      name: 'Ada Example',
      currency: 'USD',
      locale: 'en-US',
      today: '2020-07-18',
      balance: { amount: '120.00', currency: 'USD' },
      can: { changePlans: { allowed: true } },
      accepts: { kinds: ['card', 'bank-account', 'direct-debit'], terms: true },
      terms: { url: 'https://example.com/terms', version: '2020-01' },
    });
    expect(
      planInstancesOf(world, ada).map(({ planName, units, nextBillDate }) => [
        planName,
        units,
        nextBillDate,
      ]),
    ).toEqual([
      ['Fiber 300', 1, '2020-08-09'],
      ['Team Phone', 12, '2020-07-20'],
    ]);
    expect(billingGroupsOf(world, ada)).toMatchObject([
      {
        name: 'Home',
        payer: { by: 'method', primary: { expiry: 'valid', lastFour: '4242' } },
        paysFor: ['Fiber 300'],
      },
      {
        name: 'Holiday flat',
        payer: { by: 'method', primary: { expiry: 'expired' } },
        paysFor: [],
      },
      {
        name: 'Example Studio',
        payer: { by: 'terms', terms: { name: 'Net 30' } },
        paysFor: ['Team Phone'],
      },
    ]);
  });

  it('offers plans of every kind, and says why some cannot be taken', async () => {
    const world = await scenarioWorld('demo');
    expect(plansFor(world).map(({ name, assignable }) => [name, assignable])).toEqual([
      ['Fiber 300', { allowed: false, reason: 'plan-already-held' }],
      ['Stream Plus', { allowed: true }],
      ['Team Phone', { allowed: true }],
      ['Cloud Drive 1 TB', { allowed: true }],
      ['Home Guard', { allowed: true }],
      ['Fiber 100', { allowed: false, reason: 'plan-not-available' }],
      ['Wi-Fi points', { allowed: true }],
      ['Repair within a day', { allowed: true }],
      ['Fixed address', { allowed: true }],
      ['Sport channels', { allowed: true }],
      ['Film channels', { allowed: true }],
      ['Channels for children', { allowed: true }],
      ['Call recording', { allowed: true }],
    ]);
    const price = (planId: string, units: number) =>
      previewOf(world, { planId, units }).dueNow.total.amount;
    expect(price('20002', 1)).toBe('40.00');
    // 9 × 12.00, 10 × 10.00, 50 × 8.50.
    expect([price('20003', 9), price('20003', 10), price('20003', 50)]).toEqual([
      '108.00',
      '100.00',
      '425.00',
    ]);
    // One camera 9.00 + 49.00; three: 2 × 9.00 + 6.00 + 49.00.
    expect([price('20005', 1), price('20005', 3)]).toEqual(['58.00', '73.00']);
  });

  it('leaves out payment terms and methods of no interest to the customer', async () => {
    const world = await scenarioWorld('demo');
    expect(JSON.stringify(billingGroupsOf(world, ada))).not.toMatch(
      /declines|accountId|billLagDays|token/,
    );
  });
});

describe('open-balance', () => {
  it('has three invoices that the card at home did not pay, and one on terms that is not due', async () => {
    const world = await scenarioWorld('open-balance');
    expect(world.today).toBe('2020-07-18');
    // Internet at 40.00 on the 18th since May. Phone at 12.00 and 2 per cent on the 25th since June.
    expect(bills(world)).toEqual([
      '2020-05-18 2020-05-18..2020-06-17 40.00',
      '2020-06-18 2020-06-18..2020-07-17 40.00',
      '2020-06-25 2020-06-25..2020-07-24 12.24',
      '2020-07-18 2020-07-18..2020-08-17 40.00',
    ]);
    expect(invoices(world).map(({ id, status }) => `${id} ${status}`)).toEqual([
      '70001 open',
      '70002 open',
      '70003 open',
      '70004 open',
    ]);
    expect(world.payments.map(({ date, state, amount }) => [date, state, amount.amount])).toEqual([
      ['2020-05-18', 'declined', '40.00'],
      ['2020-06-18', 'declined', '40.00'],
      ['2020-07-18', 'declined', '40.00'],
    ]);
    expect(accountOf(world, ada).balance).toEqual({ amount: '132.24', currency: 'USD' });
  });

  it('has ways to pay of every kind, one of which has expired and one soon will', async () => {
    const world = await scenarioWorld('open-balance');
    expect(
      storedMethodsOf(world, ada).map(({ kind, lastFour, expiry }) => [kind, lastFour, expiry]),
    ).toEqual([
      ['card', '4242', 'valid'],
      ['card', '5100', 'expiring'],
      ['bank-account', '6789', 'none'],
      ['card', '0119', 'expired'],
    ]);
    expect(billingGroupsOf(world, ada)).toMatchObject([
      {
        name: 'Home',
        payer: { by: 'method', primary: { lastFour: '4242' } },
        paysFor: ['Internet'],
      },
      { name: 'Office', payer: { by: 'terms', terms: { name: 'Net 30' } }, paysFor: ['Phone'] },
    ]);
  });
});

describe('suspended', () => {
  it('has one invoice that nobody paid, and a plan that waits for that', async () => {
    const world = await scenarioWorld('suspended');
    expect(world.today).toBe('2020-08-06');
    expect(bills(world)).toEqual([
      '2020-05-18 2020-05-18..2020-06-17 40.00',
      '2020-06-18 2020-06-18..2020-07-17 40.00',
    ]);
    // Five days of grace after 18 June, ten more to the second step.
    expect(world.planInstances).toMatchObject([{ status: 'suspended', statusSince: '2020-07-03' }]);
    expect(accountOf(world, ada).balance).toEqual({ amount: '40.00', currency: 'USD' });
  });
});

describe('add-ons', () => {
  it('has plans under plans in three levels, one of which comes with its parent', async () => {
    const world = await scenarioWorld('add-ons');
    const plans = plansFor(world);
    const of = (name: string) => {
      const found = plans.find((each) => each.name === name);
      return found?.children.map(({ planId, mandatory, preselected }) => {
        const child = plans.find(({ id }) => id === planId)?.name;
        return `${child}${mandatory ? ', must be there' : ''}${preselected ? ', chosen' : ''}`;
      });
    };
    expect(of('Home Internet')).toEqual([
      'Router, must be there',
      'Television',
      'Mesh points',
      'Help by mail, chosen',
      'Help by phone, day and night',
      'Virus guard',
    ]);
    expect(of('Router')).toEqual(['Router insurance, chosen']);
    expect(of('Television')).toEqual(['Sport', 'Films', 'For children']);
  });

  it('charges Ada for the internet, its router, the setting up and nothing for help by mail', async () => {
    // 40.00 + 3.00 + 25.00
    expect(bills(await scenarioWorld('add-ons'))).toHaveLength(1);
    expect(invoices(await scenarioWorld('add-ons')).map(({ amount }) => amount.amount)).toEqual([
      '68.00',
    ]);
  });
});

describe('empty and many-plans', () => {
  it('empty has nothing', async () => {
    const world = await scenarioWorld('empty');
    expect(plansFor(world)).toEqual([]);
    expect(billingGroupsOf(world, ada)).toEqual([]);
    expect(bills(at(world, '2021-01-01'))).toEqual([]);
  });

  it('many-plans has three hundred of different names', async () => {
    const plans = plansFor(await scenarioWorld('many-plans'));
    expect(new Set(plans.map(({ name }) => name)).size).toBe(300);
    expect(plans.filter(({ assignable }) => assignable.allowed)).toHaveLength(270);
  });
});
