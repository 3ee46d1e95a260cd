import { afterEach, describe, expect, it } from 'vitest';
import { checkMessage } from '../../aria/wire/check-message.js';
import {
  ariaBench,
  bills,
  draft,
  dueNowOf,
  outcomeOf,
  linesOf,
  receiptOf,
  timelineOf,
  yesTo,
  type Bench,
} from './bench.js';

/**
 * The scenarios through the adapter and over the wire. Figures and dates are those of the worked examples on rate
 * schedules in the USS best practices and of the proration example (Aria wire notes 4.2, 4.3).
 */
let bench: Bench;
const open = async (scenario: string) => {
  bench = ariaBench({ scenario });
  return bench.signIn();
};

afterEach(() => {
  expect(bench.messages.length).toBeGreaterThan(0);
  expect(bench.messages.flatMap(checkMessage)).toEqual([]);
});

const refused = (refusal: string) => ({ code: 'refused', refusal });

describe('assign-now-with-queued-rate-change', () => {
  it('quotes 40.00 now and 45.00 from the period after, and the clock bills just that', async () => {
    const adapter = await open('assign-now-with-queued-rate-change');
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(dueNowOf(quote)).toBe('40.00');
    expect(linesOf(quote.dueNow.lines)).toEqual(['40.00 for 2020-07-18..2020-08-17']);
    expect(quote.nextInvoice).toEqual({
      date: '2020-08-18',
      amount: { amount: '45.00', currency: 'USD' },
    });
    expect(timelineOf(quote).slice(0, 3)).toEqual([
      '2020-07-18 2020-07-18..2020-08-17 40.00',
      '2020-08-18 2020-08-18..2020-09-17 45.00',
      '2020-09-18 2020-09-18..2020-10-17 45.00',
    ]);
    expect(quote.timeline.map(({ basis }) => basis).slice(0, 2)).toEqual(['quoted', 'projected']);
    expect(quote.prices.map(({ from, to, amount }) => [from, to, amount.amount])).toEqual([
      ['2020-07-18', '2020-08-17', '40.00'],
      ['2020-08-18', undefined, '45.00'],
    ]);

    const intent = await adapter.confirm(yesTo(quote));
    expect(intent.state).toBe('done');
    expect(receiptOf(intent)?.charged).toEqual({ amount: '40.00', currency: 'USD' });
    await bench.simulator.control.advance({ date: '2020-09-18' });
    expect(await bills(adapter)).toEqual([
      '2020-07-18 2020-07-18..2020-08-17 40.00',
      '2020-08-18 2020-08-18..2020-09-17 45.00',
      '2020-09-18 2020-09-18..2020-10-17 45.00',
    ]);
    expect(await bench.writes()).toEqual(['ok']);
  });

  it('says how far rates are known, since the wire tells one change ahead', async () => {
    const adapter = await open('assign-now-with-queued-rate-change');
    const before = await adapter.quotePlanChange({ draft: draft() });
    expect(before.pricesKnownUntil).toBe('2020-08-01');
    await bench.simulator.control.advance({ date: '2020-08-02' });
    const after = await adapter.quotePlanChange({ draft: draft() });
    expect(after.pricesKnownUntil).toBeUndefined();
    expect(dueNowOf(after)).toBe('45.00');
  });
});

describe('rs-expiry-keeps-existing', () => {
  it('goes on charging the expired schedule, and lets RS2 be taken from its first day', async () => {
    const adapter = await open('rs-expiry-keeps-existing');
    const quoteWith = (rateScheduleId: string) =>
      outcomeOf(adapter.quotePlanChange({ draft: draft({ rateScheduleId }) }));
    expect(await quoteWith('30001')).toHaveProperty('dueNow.total.amount', '25.00');
    expect(await quoteWith('30002')).toMatchObject(refused('schedule-not-in-effect'));
    await bench.simulator.control.advance({ date: '2020-10-01' });
    expect(await quoteWith('30001')).toMatchObject(refused('schedule-expired'));
    expect(await quoteWith('30002')).toHaveProperty('dueNow.total.amount', '30.00');
    await bench.simulator.control.advance({ date: '2020-11-01' });
    expect((await bills(adapter)).slice(-2)).toEqual([
      '2020-10-01 2020-10-01..2020-10-31 25.00',
      '2020-11-01 2020-11-01..2020-11-30 25.00',
    ]);
  });
});

describe('rs-scheduled-rate-change-moves-everyone', () => {
  it('charges the new rate to who is on the schedule and to who joins', async () => {
    const adapter = await open('rs-scheduled-rate-change-moves-everyone');
    await bench.simulator.control.advance({ date: '2020-10-01' });
    expect((await bills(adapter)).slice(-2)).toEqual([
      '2020-09-01 2020-09-01..2020-09-30 25.00',
      '2020-10-01 2020-10-01..2020-10-31 30.00',
    ]);
    expect(dueNowOf(await adapter.quotePlanChange({ draft: draft() }))).toBe('30.00');
  });
});

describe('rs-not-yet-in-effect-cannot-be-assigned', () => {
  it.each([{ when: 'now' }, { when: 'date', date: '2020-10-15' }])(
    'refuses $when $date',
    async (effective) => {
      const adapter = await open('rs-not-yet-in-effect-cannot-be-assigned');
      const asked = adapter.quotePlanChange({ draft: draft({ effective }) });
      expect(await outcomeOf(asked)).toMatchObject(refused('schedule-not-in-effect'));
      expect(bench.requests('assign_acct_plan_m')).toEqual([]);
    },
  );
});

describe('rs-expired-before-activation-cannot-be-assigned', () => {
  it.each([
    ['2020-09-30', '25.00'],
    ['2020-10-10', '0.00'],
    ['2020-10-11', 'schedule-expired'],
  ])('judges an activation on %s: %s', async (date, outcome) => {
    const adapter = await open('rs-expired-before-activation-cannot-be-assigned');
    const effective = date === '2020-09-30' ? { when: 'now' } : { when: 'date', date };
    const answer = await outcomeOf(adapter.quotePlanChange({ draft: draft({ effective }) }));
    if (outcome.includes('.')) expect(answer).toHaveProperty('dueNow.total.amount', outcome);
    else expect(answer).toMatchObject(refused(outcome));
  });
});

describe('a start in the past', () => {
  it.each([
    [
      'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
      '2020-04-01',
      '2020-04-01..2020-04-30 40.00',
    ],
    [
      'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
      '2020-04-13',
      '2020-04-13..2020-05-12 50.00',
    ],
    [
      'retroactive-start-before-change-added-after-it',
      '2020-04-01',
      '2020-04-01..2020-04-30 50.00',
    ],
  ])('%s', async (scenario, date, firstBill) => {
    const adapter = await open(scenario);
    const { today } = await adapter.getAccount({});
    const effective = { when: 'retroactive', date };
    const quote = await adapter.quotePlanChange({ draft: draft({ effective }) });
    expect(timelineOf(quote)[0]).toBe(`${today} ${firstBill}`);
    expect(quote.warnings.map(({ code }) => code)).toEqual(['starts-in-the-past']);
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    expect(await bills(adapter)).toEqual([`${today} ${firstBill}`]);
    expect(bench.requests('assign_acct_plan_m').at(-1)).toMatchObject({
      retroactive_start_date: date,
      do_write: 'true',
    });
  });
});

describe('future-start-uses-rate-of-the-activation-date', () => {
  it('charges nothing now and 45.00 on the day of activation', async () => {
    const adapter = await open('future-start-uses-rate-of-the-activation-date');
    const effective = { when: 'date', date: '2020-11-10' };
    const quote = await adapter.quotePlanChange({ draft: draft({ effective }) });
    expect(dueNowOf(quote)).toBe('0.00');
    expect(quote.nextInvoice?.amount.amount).toBe('45.00');
    expect((await adapter.confirm(yesTo(quote))).state).toBe('done');
    const [waiting] = (await adapter.listPlanInstances({})).rows;
    expect(waiting).toMatchObject({ status: 'pending-activation', nextBillDate: '2020-11-10' });
    await bench.simulator.control.advance({ date: '2020-11-10' });
    expect(await bills(adapter)).toEqual(['2020-11-10 2020-11-10..2020-12-09 45.00']);
    expect((await adapter.listPlanInstances({})).rows[0]?.status).toBe('active');
  });
});

describe('assign-in-the-middle-aligned-to-another-plan', () => {
  it('charges 18 of 30 days now and full periods from the shared bill day', async () => {
    const adapter = await open('assign-in-the-middle-aligned-to-another-plan');
    const [internet] = (await adapter.listPlanInstances({})).rows;
    const quote = await adapter.quotePlanChange({
      draft: draft({ planId: '20002', alignWith: internet?.id }),
    });
    // 60.00 × 18 days ÷ 30 days (15 April to 14 May) = 36.00.
    expect(linesOf(quote.dueNow.lines)).toEqual(['36.00 for 2020-04-27..2020-05-14 prorated']);
    expect(timelineOf(quote).slice(0, 2)).toEqual([
      '2020-04-27 2020-04-27..2020-05-14 36.00',
      '2020-05-15 2020-05-15..2020-06-14 60.00',
    ]);
    const done = await adapter.confirm(yesTo(quote));
    expect(done.state).toBe('done');
    await bench.simulator.control.advance({ date: '2020-05-15' });
    // Internet 30.00 + Streaming 60.00 on one invoice of their billing group.
    expect((await bills(adapter)).slice(-2)).toEqual([
      '2020-04-27 2020-04-27..2020-05-14 36.00',
      '2020-05-15 2020-05-15..2020-06-14 90.00',
    ]);
    const { lines } = await adapter.getInvoice({ invoiceId: receiptOf(done)!.invoiceIds[0]! });
    expect(linesOf(lines)).toEqual(['36.00 for 2020-04-27..2020-05-14 prorated']);
  });
});

describe('demo', () => {
  it('shows the household through the wire', async () => {
    const adapter = await open('demo');
    const account = await adapter.getAccount({});
    expect(account).toMatchObject({
      id: '10001',
      name: 'Ada Example',
      currency: 'USD',
      locale: 'en-US',
      today: '2020-07-18',
      can: { changePlans: { allowed: true } },
      terms: { version: '2020-01' },
    });
    const plans = (await adapter.listPlans({})).rows;
    expect(
      plans.map(({ name, units, assignable }) => [
        name,
        units.max,
        assignable.allowed || assignable.reason,
      ]),
    ).toEqual([
      ['Fiber 300', 1, 'plan-not-available'],
      ['Stream Plus', 1, true],
      ['Team Phone', 500, true],
      ['Cloud Drive 1 TB', 1, true],
      ['Home Guard', 12, true],
      ['Fiber 100', 1, 'plan-not-available'],
      ['Wi-Fi points', 5, true],
      ['Repair within a day', 1, true],
      ['Fixed address', 1, true],
      ['Sport channels', 1, true],
      ['Film channels', 1, true],
      ['Channels for children', 1, true],
      ['Call recording', 1, true],
    ]);
    const instances = (await adapter.listPlanInstances({})).rows;
    expect(instances).toEqual([
      expect.objectContaining({ planName: 'Fiber 300', billDay: 9, nextBillDate: '2020-08-09' }),
      expect.objectContaining({ planName: 'Team Phone', units: 12, billDay: 20 }),
    ]);
    const groups = (await adapter.listBillingGroups({})).rows;
    expect(groups.map(({ name, payer, paysFor }) => [name, payer.by, paysFor])).toEqual([
      ['Home', 'method', ['Fiber 300']],
      ['Holiday flat', 'method', []],
      ['Example Studio', 'terms', ['Team Phone']],
    ]);
    expect(groups[1]?.payer).toMatchObject({
      primary: { brand: 'mastercard', lastFour: '0505', expiry: 'expired' },
    });
    expect(groups[2]?.payer).toEqual({
      by: 'terms',
      terms: { id: '90001', name: 'Net 30', kind: 'net' },
    });
  });

  it('prices tiers, volumes and fees as the catalogue says', async () => {
    const adapter = await open('demo');
    const quoteOf = async (planId: string, units: number) =>
      adapter.quotePlanChange({ draft: draft({ planId, units }) });
    // Volume: 12 seats, all at 10.00.
    expect(linesOf((await quoteOf('20003', 12)).dueNow.lines)).toEqual([
      '120.00 for 2020-07-18..2020-08-17',
    ]);
    // Two cameras at 9.00 and three at 6.00 each, and 49.00 once: 18.00 + 18.00 + 49.00.
    const guard = await quoteOf('20005', 5);
    expect(guard.dueNow.lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ['recurring', '18.00'],
      ['recurring', '18.00'],
      ['activation', '49.00'],
    ]);
    expect(dueNowOf(guard)).toBe('85.00');
    expect(guard.nextInvoice?.amount.amount).toBe('36.00');
    const yearly = (await adapter.listPlans({})).rows.find(({ id }) => id === '20004');
    expect(
      yearly?.rateSchedules.map(({ name, intervalMonths, isDefault }) => [
        name,
        intervalMonths,
        isDefault,
      ]),
    ).toEqual([
      ['Annual', 12, true],
      ['Monthly', 1, false],
    ]);
    expect(dueNowOf(await quoteOf('20004', 1))).toBe('96.00');
  });
});

describe('empty and many-plans', () => {
  it('has nothing to show for an account without plans', async () => {
    const adapter = await open('empty');
    for (const list of ['listPlans', 'listPlanInstances', 'listBillingGroups'] as const) {
      expect((await adapter[list]({})).rows).toEqual([]);
    }
    expect(await adapter.listInvoices({})).toEqual({ rows: [], total: 0 });
  });

  it('reads three hundred plans', async () => {
    const adapter = await open('many-plans');
    const { rows } = await adapter.listPlans({});
    expect(rows).toHaveLength(300);
    expect(rows.filter(({ assignable }) => assignable.allowed)).toHaveLength(270);
  });
});
