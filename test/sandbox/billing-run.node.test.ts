import { describe, expect, it } from 'vitest';
import { advanceTo, nextBillDate, nextDay } from '../../src/sandbox/clock.js';
import { raisePrice } from '../../src/sandbox/raise-price.js';
import { accountOf } from '../../src/sandbox/views.js';
import type { World, WorldBillingGroup } from '../../src/sandbox/world.js';
import {
  ada,
  at,
  bills,
  deepFreeze,
  invoices,
  previewOf,
  scenarioWorld,
  taken,
} from './support.js';

const demo = () => scenarioWorld('demo');

describe('the clock', () => {
  it('stays where it is for a date that is not ahead', async () => {
    const world = await demo();
    expect(advanceTo(world, '2020-07-18')).toEqual({ world, events: [] });
    expect(advanceTo(world, '2020-07-01').world).toBe(world);
  });

  it('gives the same world by days as at once, with the same events', async () => {
    const world = taken(await demo(), { planId: '20002' });
    const atOnce = advanceTo(world, '2021-07-18');
    let byDays: World = world;
    const events = [];
    while (byDays.today < '2021-07-18') {
      const step = nextDay(deepFreeze(byDays));
      byDays = step.world;
      events.push(...step.events);
    }
    expect(byDays).toEqual(atOnce.world);
    expect(events).toEqual(atOnce.events);
  });

  it('tells the next date on which something is billed', async () => {
    const world = await demo();
    expect(nextBillDate(world)).toBe('2020-07-20');
    expect(nextBillDate(at(world, '2020-07-20'))).toBe('2020-08-09');
    expect(nextBillDate(await scenarioWorld('empty'))).toBeUndefined();
  });

  it('bills plans of one group on one invoice a day, and groups apart', async () => {
    const world = taken(
      taken(await demo(), { planId: '20002' }),
      { planId: '20005', billingGroupId: '40003' },
      'r2',
    );
    const more = taken(world, { planId: '20004', rateScheduleId: '30005' }, 'r3');
    const day = invoices(at(more, '2020-08-18')).filter(({ date }) => date === '2020-08-18');
    expect(
      day.map(({ billingGroupId, amount, lines }) => [billingGroupId, amount.amount, lines.length]),
    ).toEqual([
      // Stream Plus 45.00 + Cloud Drive 9.50; one camera 9.00.
      ['40001', '54.50', 2],
      ['40003', '9.00', 1],
    ]);
  });

  it('keeps the bill day through short months', async () => {
    const end = at(await scenarioWorld('assign-now-with-queued-rate-change'), '2020-08-31');
    expect(bills(at(taken(end, {}), '2021-03-31'))).toEqual([
      '2020-08-31 2020-08-31..2020-09-29 45.00',
      '2020-09-30 2020-09-30..2020-10-30 45.00',
      '2020-10-31 2020-10-31..2020-11-29 45.00',
      '2020-11-30 2020-11-30..2020-12-30 45.00',
      '2020-12-31 2020-12-31..2021-01-30 45.00',
      '2021-01-31 2021-01-31..2021-02-27 45.00',
      '2021-02-28 2021-02-28..2021-03-30 45.00',
      '2021-03-31 2021-03-31..2021-04-29 45.00',
    ]);
  });

  it('bills a year ahead where the interval is a year', async () => {
    const world = taken(await demo(), { planId: '20004' });
    const drive = invoices(at(world, '2021-07-18')).filter(
      ({ lines: [line] }) => line?.planName === 'Cloud Drive 1 TB',
    );
    expect(drive.map(({ date, period, amount }) => [date, period, amount.amount])).toEqual([
      ['2020-07-18', { from: '2020-07-18', to: '2021-07-17' }, '96.00'],
      ['2021-07-18', { from: '2021-07-18', to: '2022-07-17' }, '96.00'],
    ]);
  });
});

/** The demo with other payment settings, or another payer behind the home group. */
async function paying(
  change: { daysUntilDue?: number; dueMethod?: 'invoice' | 'current-month' },
  pays?: WorldBillingGroup['pays'],
) {
  const world = await demo();
  const declining = world.paymentMethods.map((method) =>
    method.id === '50002' ? { ...method, declines: true } : method,
  );
  return deepFreeze<World>({
    ...world,
    settings: { ...world.settings, ...change },
    paymentMethods: declining,
    billingGroups: world.billingGroups.map((group) =>
      group.id === '40001' && pays ? { ...group, pays } : group,
    ),
  });
}

describe('collection', () => {
  it('waits for the due date', async () => {
    const world = taken(await paying({ daysUntilDue: 10 }), { planId: '20002' });
    expect(invoices(world).at(-1)?.status).toBe('open');
    const statusOn = (date: string) =>
      invoices(at(world, date)).find(({ date: made }) => made === '2020-07-18');
    expect(statusOn('2020-07-27')).toMatchObject({ status: 'open' });
    expect(statusOn('2020-07-28')).toMatchObject({ status: 'paid', paidOn: '2020-07-28' });
  });

  it('counts from the end of the month where the company does', async () => {
    const world = taken(await paying({ daysUntilDue: 10, dueMethod: 'current-month' }), {
      planId: '20002',
    });
    // 31 July + 10 days.
    expect(world.invoices.at(-1)?.dueDate).toBe('2020-08-10');
  });

  it('falls back on the backup method', async () => {
    const world = await paying({}, {
      by: 'method',
      primaryId: '50002',
      backupId: '50001',
    } as WorldBillingGroup['pays']);
    expect(invoices(taken(world, { planId: '20002' })).at(-1)?.status).toBe('paid');
  });

  it('stops when the card expires, and the balance grows', async () => {
    const world = await demo();
    // The card is good through November 2022; Fiber 300 bills on the 9th, 45.00 each.
    const fiber = invoices(at(world, '2023-01-09')).filter(
      ({ lines: [line] }) => line?.planName === 'Fiber 300',
    );
    expect(fiber.slice(-3).map(({ date, status }) => [date, status])).toEqual([
      ['2022-11-09', 'paid'],
      ['2022-12-09', 'open'],
      ['2023-01-09', 'open'],
    ]);
  });
});

describe('a raised price', () => {
  it('counts from today on, for announced rates too, and leaves what was billed', async () => {
    const world = await demo();
    const raised = deepFreeze(raisePrice(world, '30002' as Parameters<typeof raisePrice>[1]));
    const { dueNow, timeline } = previewOf(raised, { planId: '20002' });
    expect(dueNow.total.amount).toBe('41.00');
    expect(timeline[1]?.amount.amount).toBe('46.00');
    expect(raised.invoices).toBe(world.invoices);
    expect(accountOf(raised, ada)).toEqual(accountOf(world, ada));
    expect(previewOf(raised, { planId: '20004' }).dueNow.total.amount).toBe('96.00');
  });
});
