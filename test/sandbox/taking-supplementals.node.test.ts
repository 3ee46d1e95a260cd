import { describe, expect, it } from 'vitest';
import { children, simplePlan, taking } from '../../src/sandbox/scenarios/build.js';
import type { World } from '../../src/sandbox/world.js';
import {
  at,
  billedLines,
  changed,
  changedWith,
  edited,
  editOutcome,
  instanceOf,
  outcomeOf,
  refusalOfChanges,
  totals,
} from './support.js';
import { shop, subscribed, type WorldParts } from './worked-examples/shop.js';

/** Internet bills on the 1st since 1 April 2016; today is 11 June, the 11th of 30 days, unless a test says otherwise. */
const internet = simplePlan('20001', 'Internet', '60.00', children('20011', '20012', '20013'));
const phone = simplePlan('20011', 'Phone', '30.00', {
  kind: 'supplemental',
  ...children('20014'),
});
const backup = simplePlan('20012', 'Backup', '91.00', { kind: 'supplemental', intervalMonths: 3 });
const seats = simplePlan('20013', 'Seats', '3.00', {
  kind: 'supplemental',
  units: { min: 1, max: 50 },
});
const voicemail = simplePlan('20014', 'Voicemail', '6.00', { kind: 'supplemental' });
const other = simplePlan('20002', 'Other', '10.00');
const plans = [internet, phone, backup, seats, voicemail, other];

const household = (more: WorldParts = {}, today = '2016-06-11') =>
  subscribed('2016-04-01', today, plans, more);
const under = (planInstanceId: string) => ({ parent: { planInstanceId } });
const main = under('60001');
const take = (planId: string, more: Parameters<typeof taking>[1] = {}) =>
  taking(planId, { ...main, ...more });
const later = (date: string) => ({ effective: { when: 'date', date } }) as const;
const anniversary = (periods?: number) =>
  ({ effective: { when: 'anniversary', ...(periods !== undefined && { periods }) } }) as const;
const lines = (world: World, through: string) => billedLines(at(world, through), '2016-06-11');
const own = (world: World, through: string) =>
  lines(world, through).filter((line) => !line.includes('Internet'));

describe('a supplemental plan that begins now', () => {
  it('is prorated to the bill day of its master plan, then bills on it in its own interval', () => {
    const world = changed(household(), take('20011'), take('20012'));
    expect(own(world, '2016-10-01')).toEqual([
      // 20 of 91 days from 1 April to 30 June, and of the 30 days of June
      '2016-06-11 Backup 2016-06-11..2016-06-30 20.00',
      '2016-06-11 Phone 2016-06-11..2016-06-30 20.00',
      '2016-07-01 Backup 2016-07-01..2016-09-30 91.00',
      '2016-07-01 Phone 2016-07-01..2016-07-31 30.00',
      '2016-08-01 Phone 2016-08-01..2016-08-31 30.00',
      '2016-09-01 Phone 2016-09-01..2016-09-30 30.00',
      '2016-10-01 Backup 2016-10-01..2016-12-31 91.00',
      '2016-10-01 Phone 2016-10-01..2016-10-31 30.00',
    ]);
    expect(totals(world, '2016-06-11')).toEqual(['2016-06-11 40.00']);
  });

  it('is free up to its bill day where its proration does not charge', () => {
    for (const proration of ['none', 'credit-only'] as const) {
      const world = changed(household(), take('20011', { proration }));
      expect(own(world, '2016-07-01')).toEqual(['2016-07-01 Phone 2016-07-01..2016-07-31 30.00']);
    }
    const company = household({ settings: { proration: 'none' } });
    expect(own(changed(company, take('20011')), '2016-06-11')).toEqual([]);
  });

  it('is billed further where it is offset', () => {
    const world = changed(household(), take('20012', { offsetMonths: 2 }));
    expect(own(world, '2016-09-01')).toEqual([
      // 11 June to 31 August, 82 of the 92 days from 1 June: 91.00 × 82 ÷ 92 = 81.1086…
      '2016-06-11 Backup 2016-06-11..2016-08-31 81.11',
      '2016-09-01 Backup 2016-09-01..2016-11-30 91.00',
    ]);
  });

  it('waits for the next invoice where the command says so', () => {
    const world = changedWith(household(), { prorationInvoice: 'with-the-next' }, take('20011'));
    expect(totals(world, '2016-06-11')).toEqual([]);
    // 60.00 + 30.00 + 20.00
    expect(totals(at(world, '2016-07-01'), '2016-06-11')).toEqual(['2016-07-01 110.00']);
  });

  it('bears its own activation fee', () => {
    const [monthly] = phone.rateSchedules;
    const [recurring] = monthly?.charges ?? [];
    if (!monthly || !recurring) throw new Error('Phone has a charge.');
    const fee = { ...recurring, id: '81000', name: 'Set-up', kind: 'activation' as const };
    const priced = { ...phone, rateSchedules: [{ ...monthly, charges: [recurring, fee] }] };
    const world = subscribed('2016-04-01', '2016-06-11', [
      internet,
      priced,
      backup,
      seats,
      voicemail,
    ]);
    const feesOf = (more: Parameters<typeof taking>[1], through: string) =>
      own(changed(world, take('20011', more)), through).filter((line) => line.includes('activ'));
    expect(feesOf({}, '2016-08-01')).toEqual(['2016-06-11 Phone (activation) 30.00']);
    const onceBilled = ['2016-07-01 Phone (activation) 30.00'];
    expect(feesOf({ proration: 'none' }, '2016-08-01')).toEqual(onceBilled);
    expect(feesOf(anniversary(), '2016-08-01')).toEqual(onceBilled);
  });
});

describe('a supplemental plan that waits for the anniversary', () => {
  it('waits for it when nothing is said, and begins with a full period', () => {
    const world = changed(household(), take('20011', { effective: undefined }));
    expect(instanceOf(world, '60002').status).toBe('pending-activation');
    expect(world.queue).toMatchObject([{ kind: 'assign', by: 'anniversary', date: '2016-07-01' }]);
    expect(totals(at(world, '2016-07-01'), '2016-06-11')).toEqual(['2016-07-01 90.00']);
  });

  it('waits as many periods of its master plan longer as it is told', () => {
    const world = changed(household(), take('20012', anniversary(2)));
    expect(own(world, '2016-12-01')).toEqual([
      '2016-09-01 Backup 2016-09-01..2016-11-30 91.00',
      '2016-12-01 Backup 2016-12-01..2017-02-28 91.00',
    ]);
  });

  it('under a master plan of the same command begins with its start when that is later', () => {
    const world = changed(
      shop('2016-06-11', plans),
      taking('20001', later('2016-06-20')),
      taking('20011', { parent: { row: 0 }, effective: undefined }),
    );
    expect(world.queue.map(({ by, date }) => [by, date])).toEqual([
      ['date', '2016-06-20'],
      ['anniversary', '2016-06-20'],
    ]);
    expect(lines(world, '2016-06-20')).toEqual([
      '2016-06-20 Internet 2016-06-20..2016-07-19 60.00',
      '2016-06-20 Phone 2016-06-20..2016-07-19 30.00',
    ]);
    expect(totals(at(world, '2016-06-20'))).toHaveLength(1);
  });
});

describe('a supplemental plan that begins on a date', () => {
  it('waits for it, then is prorated like one that begins today', () => {
    const world = changed(household(), take('20011', later('2016-06-16')));
    expect(instanceOf(world, '60002')).toMatchObject({
      status: 'pending-activation',
      startDate: '2016-06-16',
    });
    expect(own(world, '2016-07-01')).toEqual([
      // 15 of 30 days
      '2016-06-16 Phone 2016-06-16..2016-06-30 15.00',
      '2016-07-01 Phone 2016-07-01..2016-07-31 30.00',
    ]);
  });

  it('on the bill day comes on the invoice of its master plan', () => {
    const world = changed(household(), take('20011', later('2016-07-01')));
    expect(totals(at(world, '2016-07-01'), '2016-06-11')).toEqual(['2016-07-01 90.00']);
  });

  it('begins after today, and not before its parent', () => {
    const refusal = (date: string) => refusalOfChanges(household(), take('20011', later(date)));
    expect(refusal('2016-06-11')).toBe('start-not-in-the-future');
    expect(refusal('2016-06-12')).toBeUndefined();

    const queued = changed(household(), take('20011', later('2016-06-20')));
    const child = (more: Parameters<typeof taking>[1]) =>
      refusalOfChanges(queued, taking('20014', { ...under('60002'), ...more }));
    expect(child(later('2016-06-19'))).toBe('parent-starts-later');
    expect(child(later('2016-06-20'))).toBeUndefined();
    expect(child({})).toBe('parent-starts-later');
    expect(child({ effective: { when: 'retroactive', date: '2016-06-01' } })).toBe(
      'parent-starts-later',
    );
    expect(child({ effective: undefined })).toBeUndefined();
    const after = changed(household(), take('20011', later('2016-07-02')));
    expect(
      refusalOfChanges(after, taking('20014', { ...under('60002'), effective: undefined })),
    ).toBe('parent-starts-later');
  });

  it('is charged from a day that is chosen, which the parent has begun by', () => {
    const from = (prorationStart: string) =>
      take('20011', { ...later('2016-06-16'), prorationStart });
    expect(own(changed(household(), from('2016-06-01')), '2016-06-30')).toEqual([
      '2016-06-16 Phone 2016-06-01..2016-06-30 30.00',
    ]);
    const refusal = (prorationStart: string, more: WorldParts = {}) =>
      refusalOfChanges(household(more), from(prorationStart));
    expect(refusal('2016-03-31')).toBe('proration-start-before-parent');
    expect(refusal('2016-06-30')).toBeUndefined();
    expect(refusal('2016-07-01')).toBe('proration-start-too-late');
    const company = { settings: { retroactiveSupplementals: false } };
    expect(refusal('2016-05-31', company)).toBe('proration-start-before-period');
  });
});

describe('a supplemental plan that waits for somebody’s hand', () => {
  it('waits without a date, and so does what hangs under it', () => {
    const hand = { effective: { when: 'by-hand' } } as const;
    const world = changed(household(), take('20011', hand));
    expect(world.queue).toMatchObject([{ by: 'hand', state: 'queued' }]);
    expect(world.queue[0]?.date).toBeUndefined();
    expect(statusesOf(at(world, '2016-09-01'))).toEqual(['active', 'pending-activation']);
    const child = (more: Parameters<typeof taking>[1]) =>
      refusalOfChanges(world, taking('20014', { ...under('60002'), ...more }));
    expect(child(hand)).toBeUndefined();
    expect(child(later('2016-07-01'))).toBe('parent-starts-later');
    expect(child({ effective: undefined })).toBe('parent-starts-later');
  });
});

function statusesOf(world: World): string[] {
  return world.planInstances.map(({ status }) => status);
}

describe('a supplemental plan that began in the past', () => {
  const since = (date: string, more: Parameters<typeof taking>[1] = {}) =>
    take('20011', { effective: { when: 'retroactive', date }, ...more });

  it('is billed for all periods since, one bill each unless told otherwise', () => {
    const world = changed(household(), since('2016-04-16'));
    expect(instanceOf(world, '60002').startDate).toBe('2016-04-16');
    // 15 of the 30 days of April, then May and June
    expect(totals(world, '2016-06-11').sort()).toEqual([
      '2016-06-11 15.00',
      '2016-06-11 30.00',
      '2016-06-11 30.00',
    ]);
    const one = changed(household(), since('2016-04-16', { catchUp: 'one-bill' }));
    expect(totals(one, '2016-06-11')).toEqual(['2016-06-11 75.00']);
    expect(own(one, '2016-07-01').slice(3)).toEqual([
      '2016-07-01 Phone 2016-07-01..2016-07-31 30.00',
    ]);
  });

  it('follows the command, then the company, in how it is billed', () => {
    const combining = household({ settings: { combineInvoices: 'long-cycle' } });
    expect(totals(changed(combining, since('2016-04-16')), '2016-06-11')).toHaveLength(1);
    const short = { combineInvoices: 'short-cycle' } as const;
    expect(totals(changedWith(combining, short, since('2016-04-16')), '2016-06-11')).toHaveLength(
      3,
    );
  });

  it('shares the invoice of each period with what else catches up', () => {
    const world = changed(
      household(),
      since('2016-05-01'),
      taking('20013', {
        ...main,
        effective: { when: 'retroactive', date: '2016-05-01' },
        units: 10,
      }),
    );
    // 30.00 + 10 × 3.00, for May and for June
    expect(totals(world, '2016-06-11')).toEqual(['2016-06-11 60.00', '2016-06-11 60.00']);
  });

  it('began before today, not before its parent', () => {
    expect(refusalOfChanges(household(), since('2016-06-11'))).toBe('start-not-in-the-past');
    expect(refusalOfChanges(household(), since('2016-04-01'))).toBeUndefined();
    expect(refusalOfChanges(household(), since('2016-03-31'))).toBe(
      'proration-start-before-parent',
    );
  });

  it('is refused where the company has none; then only days of the running period can be charged', () => {
    const company = household({ settings: { retroactiveSupplementals: false } });
    expect(refusalOfChanges(company, since('2016-06-05'))).toBe('start-too-early');
    expect(refusalOfChanges(company, take('20011', { prorationStart: '2016-05-31' }))).toBe(
      'proration-start-before-period',
    );
    const world = changed(company, take('20011', { prorationStart: '2016-06-01' }));
    expect(instanceOf(world, '60002').startDate).toBe('2016-06-11');
    expect(own(world, '2016-06-11')).toEqual(['2016-06-11 Phone 2016-06-01..2016-06-30 30.00']);
  });

  it('can be charged from another day than it began', () => {
    const world = changed(household(), since('2016-05-01', { prorationStart: '2016-06-01' }));
    expect(instanceOf(world, '60002').startDate).toBe('2016-05-01');
    expect(own(world, '2016-06-11')).toEqual(['2016-06-11 Phone 2016-06-01..2016-06-30 30.00']);
  });
});

describe('the parent of a supplemental plan', () => {
  it('must be there, be the account’s own and carry it', () => {
    const refusal = (...changes: Parameters<typeof changed>[1][]) =>
      refusalOfChanges(household(), ...changes);
    expect(refusal(taking('20011'))).toBe('plan-needs-parent');
    expect(refusal(take('20002'))).toBe('plan-takes-no-parent');
    expect(refusal(taking('20011', under('69999')))).toBe('parent-not-found');
    expect(refusal(take('20014'))).toBe('plan-not-under-parent');
    expect(refusal(take('29999'))).toBe('plan-not-available');
  });

  it('is an earlier row that takes a plan', () => {
    const refusal = (row: number) =>
      refusalOfChanges(household(), taking('20001'), taking('20011', { parent: { row } }));
    expect(refusal(0)).toBeUndefined();
    expect(refusal(1)).toBe('parent-comes-first');
    expect(refusal(2)).toBe('parent-comes-first');
    const units = { kind: 'units', planInstanceId: '60001', units: 1 } as const;
    expect(refusalOfChanges(household(), taking('20011', { parent: { row: 1 } }), units)).toBe(
      'parent-comes-first',
    );
  });

  it.each(['suspended', 'cancelled', 'terminated'] as const)('is not %s', (status) => {
    const world = household();
    const planInstances = world.planInstances.map((row) => ({ ...row, status }));
    expect(refusalOfChanges({ ...world, planInstances }, take('20011'))).toBe('parent-not-active');
  });

  it('on trial carries plans that are billed; on hold, plans that are not', () => {
    const withStatus = (status: World['planInstances'][number]['status']): World => {
      const world = household();
      return {
        ...world,
        planInstances: world.planInstances.map((row) => ({ ...row, status })),
      };
    };
    expect(own(changed(withStatus('trial'), take('20011')), '2016-06-11')).toHaveLength(1);
    expect(own(changed(withStatus('inactive'), take('20011')), '2016-06-11')).toEqual([]);
  });
});

describe('the units of a supplemental plan', () => {
  it('keep to the limits of its place too', () => {
    const narrow = {
      ...internet,
      children: [{ planId: '20013', units: { min: 5, max: 10 } }],
    };
    const world = subscribed('2016-04-01', '2016-06-11', [narrow, seats]);
    const refusal = (units: number) => refusalOfChanges(world, take('20013', { units }));
    expect([4, 5, 10, 11].map(refusal)).toEqual([
      'units-out-of-range',
      undefined,
      undefined,
      'units-out-of-range',
    ]);
  });
});

describe('cycles on one invoice', () => {
  const combining = () => household({ settings: { combineInvoices: 'short-cycle' } });
  const refusal = (world: World) =>
    outcomeOf(world, [take('20011', { effective: { when: 'retroactive', date: '2016-05-01' } })], {
      combineInvoices: 'long-cycle',
    }).refusal;

  it('are refused while anything of the same master plan is queued', () => {
    expect(refusal(combining())).toBeUndefined();
    expect(refusal(changed(combining(), take('20013', anniversary())))).toBe(
      'combine-blocked-by-queue',
    );
    const elsewhere = changed(combining(), taking('20002', later('2016-06-20')));
    expect(refusal(elsewhere)).toBeUndefined();
  });

  it('are possible again when it has happened', () => {
    const queued = changed(combining(), take('20013', later('2016-06-12')));
    expect(refusal(at(queued, '2016-06-12'))).toBeUndefined();
  });
});

describe('a plan that was queued', () => {
  it('begins, when somebody executes it, as one that is taken today', () => {
    const queued = changed(
      household(),
      take('20011', { effective: { when: 'by-hand' } }),
      take('20012', later('2016-09-01')),
    );
    const world = edited(queued, '60002', { do: 'execute' });
    expect(instanceOf(world, '60002')).toMatchObject({
      status: 'active',
      startDate: '2016-06-11',
      billDay: 1,
    });
    const both = edited(world, '60003', { do: 'execute' });
    expect(own(both, '2016-07-01')).toEqual([
      '2016-06-11 Phone 2016-06-11..2016-06-30 20.00',
      '2016-06-11 Backup 2016-06-11..2016-06-30 20.00',
      '2016-07-01 Backup 2016-07-01..2016-09-30 91.00',
      '2016-07-01 Phone 2016-07-01..2016-07-31 30.00',
    ]);
  });

  it('does not begin with a rate schedule that is no longer offered', () => {
    const [monthly] = phone.rateSchedules;
    if (!monthly) throw new Error('Phone has a schedule.');
    const ending = { ...phone, rateSchedules: [{ ...monthly, availableTo: '2016-06-15' }] };
    const world = subscribed('2016-04-01', '2016-06-11', [
      internet,
      ending,
      backup,
      seats,
      voicemail,
    ]);
    const queued = changed(world, take('20011', { effective: { when: 'by-hand' } }));
    expect(
      editOutcome(at(queued, '2016-06-15'), '60002', { do: 'execute' }).refusal,
    ).toBeUndefined();
    expect(editOutcome(at(queued, '2016-06-16'), '60002', { do: 'execute' }).refusal).toBe(
      'schedule-expired',
    );
  });

  it('for an anniversary is billed with its master plan, whatever the bill lag', () => {
    const lagging = (billLagDays: number, through: string) =>
      lines(
        changed(household({ settings: { billLagDays } }), take('20011', anniversary())),
        through,
      );
    expect(lagging(5, '2016-07-06')).toEqual([
      '2016-07-06 Internet 2016-07-01..2016-07-31 60.00',
      '2016-07-06 Phone 2016-07-01..2016-07-31 30.00',
    ]);
    // The invoice of the master plan was made before the supplemental plan began.
    expect(lagging(-5, '2016-07-01')).toEqual([
      '2016-06-26 Internet 2016-07-01..2016-07-31 60.00',
      '2016-07-01 Phone 2016-07-01..2016-07-31 30.00',
    ]);
  });

  it('on a date waits for the next invoice where its command said so', () => {
    const world = changedWith(
      household(),
      { prorationInvoice: 'with-the-next' },
      take('20011', later('2016-06-16')),
    );
    // 60.00 + 30.00 + 15.00
    expect(totals(at(world, '2016-07-01'), '2016-06-11')).toEqual(['2016-07-01 105.00']);
  });
});
