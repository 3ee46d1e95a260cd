import { describe, expect, it } from 'vitest';
import { taking } from '../../../src/sandbox/scenarios/build.js';
import {
  at,
  billedLines,
  changed,
  instanceOf,
  now,
  refusalOfChanges,
  scenarioWorld,
  warningsOf,
} from '../support.js';

/** Days, periods and what is kept or cancelled are those of the USS use cases; prices are the scenarios' own. */

describe('three-intervals-aligned-to-an-existing-master-plan', () => {
  const id = 'three-intervals-aligned-to-an-existing-master-plan';
  const three = [
    taking('20002', {
      billingGroupId: '40002',
      alignWith: '4251245',
      firstInvoice: 'prorated',
      proration: 'full',
    }),
    taking('20003', { parent: { row: 0 }, proration: 'full' }),
    taking('20004', { parent: { row: 0 }, proration: 'full' }),
  ];

  it('begins in the middle of a period of the existing plan', async () => {
    const world = await scenarioWorld(id);
    expect(world.today).toBe('2019-05-17');
    expect(instanceOf(world, '4251245')).toMatchObject({
      billDay: 16,
      nextBillDate: '2019-06-16',
    });
  });

  it('prorates all three up to the shared bill day, then bills each in its own interval on it', async () => {
    const world = at(changed(await scenarioWorld(id), ...three), '2020-06-16');
    expect(billedLines(world, '', '40002')).toEqual([
      // 30 days each: 365.00 × 30 ÷ 365, 31.00 × 30 ÷ 31, 92.00 × 30 ÷ 92.
      '2019-05-17 Annual 2019-05-17..2019-06-15 30.00',
      '2019-05-17 Monthly 2019-05-17..2019-06-15 30.00',
      '2019-05-17 Quarterly 2019-05-17..2019-06-15 30.00',
      '2019-06-16 Annual 2019-06-16..2020-06-15 365.00',
      '2019-06-16 Monthly 2019-06-16..2019-07-15 31.00',
      '2019-06-16 Quarterly 2019-06-16..2019-09-15 92.00',
      '2019-07-16 Monthly 2019-07-16..2019-08-15 31.00',
      '2019-08-16 Monthly 2019-08-16..2019-09-15 31.00',
      '2019-09-16 Monthly 2019-09-16..2019-10-15 31.00',
      '2019-09-16 Quarterly 2019-09-16..2019-12-15 92.00',
      '2019-10-16 Monthly 2019-10-16..2019-11-15 31.00',
      '2019-11-16 Monthly 2019-11-16..2019-12-15 31.00',
      '2019-12-16 Monthly 2019-12-16..2020-01-15 31.00',
      '2019-12-16 Quarterly 2019-12-16..2020-03-15 92.00',
      '2020-01-16 Monthly 2020-01-16..2020-02-15 31.00',
      '2020-02-16 Monthly 2020-02-16..2020-03-15 31.00',
      '2020-03-16 Monthly 2020-03-16..2020-04-15 31.00',
      '2020-03-16 Quarterly 2020-03-16..2020-06-15 92.00',
      '2020-04-16 Monthly 2020-04-16..2020-05-15 31.00',
      '2020-05-16 Monthly 2020-05-16..2020-06-15 31.00',
      '2020-06-16 Annual 2020-06-16..2021-06-15 365.00',
      '2020-06-16 Monthly 2020-06-16..2020-07-15 31.00',
      '2020-06-16 Quarterly 2020-06-16..2020-09-15 92.00',
    ]);
  });

  it('marks the lines of the first invoice as prorated and no others', async () => {
    const world = at(changed(await scenarioWorld(id), ...three), '2019-06-16');
    const own = world.invoices.filter(({ billingGroupId }) => billingGroupId === '40002');
    expect(own.map(({ lines }) => lines.map(({ prorated }) => prorated))).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('refuses a supplemental plan before the master plan that it hangs under', async () => {
    const [master, quarterly] = three;
    if (!master || !quarterly) throw new Error('three');
    expect(refusalOfChanges(await scenarioWorld(id), quarterly, master)).toBe('parent-comes-first');
  });
});

describe('replace-master-plan-mid-period-prorated', () => {
  it('bills the rest of the period today, and full periods from the anniversary on', async () => {
    const world = await scenarioWorld('replace-master-plan-mid-period-prorated');
    expect(world.today).toBe('2019-02-14');
    const replaced = changed(world, {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
      proration: 'full',
      ...now,
    });
    expect(billedLines(at(replaced, '2019-04-04'), '2019-02-14')).toEqual([
      // 18 of the 28 days from 4 February to 3 March: 30.00 × 18 ÷ 28 = 19.2857…, 60.00 × 18 ÷ 28 = 38.5714…
      '2019-02-14 Basic Channels + Live TV 2019-02-14..2019-03-03 38.57',
      '2019-02-14 Basic Channels 2019-02-14..2019-03-03 -19.29',
      '2019-03-04 Basic Channels + Live TV 2019-03-04..2019-04-03 60.00',
      '2019-04-04 Basic Channels + Live TV 2019-04-04..2019-05-03 60.00',
    ]);
    expect(instanceOf(replaced, '60001').planId).toBe('20002');
  });
});

describe('replace-master-plan-cancels-supplementals-it-does-not-carry', () => {
  const id = 'replace-master-plan-cancels-supplementals-it-does-not-carry';
  const replace = { kind: 'replace', planInstanceId: '60001', planId: '20002' } as const;
  const [a, b] = ['60002', '60003'] as const;

  it('keeps A and cancels B when it takes effect now', async () => {
    const world = changed(await scenarioWorld(id), { ...replace, ...now });
    expect([a, b].map((each) => instanceOf(world, each).status)).toEqual(['active', 'cancelled']);
    expect(
      billedLines(at(world, '2019-04-04'), '2019-02-15').filter((line) => / [AB] /.test(line)),
    ).toEqual([
      '2019-03-04 A 2019-03-04..2019-04-03 5.00',
      '2019-04-04 A 2019-04-04..2019-05-03 5.00',
    ]);
  });

  it('shows before it is confirmed that B goes: at once, and for a later date too', async () => {
    const world = await scenarioWorld(id);
    expect(warningsOf(world, { ...replace, ...now })).toEqual([
      { code: 'plans-cancelled-with-it', planInstanceIds: [b] },
    ]);
    expect(
      warningsOf(world, { ...replace, effective: { when: 'date', date: '2019-02-20' } }),
    ).toMatchObject([{ code: 'plans-cancelled-with-it', planInstanceIds: [b] }]);
  });

  it.each([
    ['without a time', {}],
    ['on the anniversary', { effective: { when: 'anniversary' } } as const],
  ])('is refused %s: B would be lost', async (when, effective) => {
    const world = await scenarioWorld(id);
    expect(refusalOfChanges(world, { ...replace, ...effective })).toBe('replacement-loses-plans');
  });

  it('keeps A and cancels B on a date, and neither before it', async () => {
    const queued = changed(await scenarioWorld(id), {
      ...replace,
      effective: { when: 'date', date: '2019-02-20' },
    });
    const statuses = (date: string) =>
      [a, b].map((each) => instanceOf(at(queued, date), each).status);
    expect(statuses('2019-02-19')).toEqual(['active', 'active']);
    expect(statuses('2019-02-20')).toEqual(['active', 'cancelled']);
  });
});

describe('replace-without-directive-waits-for-the-anniversary', () => {
  it('bills nothing now and a full period of the new plan on the next anniversary', async () => {
    const world = await scenarioWorld('replace-without-directive-waits-for-the-anniversary');
    const queued = changed(world, { kind: 'replace', planInstanceId: '60001', planId: '20002' });
    expect(queued.invoices).toEqual(world.invoices);
    expect(instanceOf(at(queued, '2019-03-03'), '60001').planId).toBe('20001');
    expect(billedLines(at(queued, '2019-04-04'), '2019-02-14')).toEqual([
      '2019-03-04 Basic Channels + Live TV 2019-03-04..2019-04-03 60.00',
      '2019-04-04 Basic Channels + Live TV 2019-04-04..2019-05-03 60.00',
    ]);
  });
});

describe('defaults-without-a-directive', () => {
  const household = () => scenarioWorld('defaults-without-a-directive');
  const untimed = { effective: undefined } as const;

  it('takes a master plan today, or on the day given, later or earlier', async () => {
    const world = await household();
    expect(world.today).toBe('2019-02-14');
    const start = (more: Parameters<typeof taking>[1]) =>
      instanceOf(changed(world, taking('20003', more)), '60002').startDate;
    expect(start(untimed)).toBe('2019-02-14');
    expect(start({ effective: { when: 'date', date: '2019-03-01' } })).toBe('2019-03-01');
    expect(start({ effective: { when: 'retroactive', date: '2019-02-01' } })).toBe('2019-02-01');
  });

  it('takes a supplemental plan on the next anniversary of its master plan, or as many periods later as asked', async () => {
    const parent = { planInstanceId: '60001' };
    const world = changed(await household(), taking('20011', { parent, ...untimed }));
    expect(instanceOf(world, '60002').status).toBe('pending-activation');
    expect(billedLines(at(world, '2019-03-04'), '2019-02-14')).toEqual([
      '2019-03-04 A 2019-03-04..2019-04-03 5.00',
      '2019-03-04 Internet 2019-03-04..2019-04-03 30.00',
    ]);
    const later = changed(
      await household(),
      taking('20011', { parent, effective: { when: 'anniversary', periods: 2 } }),
    );
    expect(
      billedLines(at(later, '2019-05-04'), '2019-02-14').filter((line) => line.includes(' A ')),
    ).toEqual(['2019-05-04 A 2019-05-04..2019-06-03 5.00']);
  });

  it('replaces on the next anniversary, for a full period, without proration', async () => {
    const world = changed(await household(), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20002',
    });
    expect(billedLines(at(world, '2019-03-04'), '2019-02-14')).toEqual([
      '2019-03-04 Internet Plus 2019-03-04..2019-04-03 60.00',
    ]);
  });

  it('does not offer the anniversary for a master plan', async () => {
    const anniversary = { effective: { when: 'anniversary' } } as const;
    expect(refusalOfChanges(await household(), taking('20003', anniversary))).toBe(
      'anniversary-not-for-master',
    );
  });
});

describe('supplemental-replaced-only-under-an-assigned-master', () => {
  it('refuses a supplemental plan of a master plan that is not held, and takes one of the plan that is', async () => {
    const world = await scenarioWorld('supplemental-replaced-only-under-an-assigned-master');
    const replaceBy = (planId: string) =>
      refusalOfChanges(world, { kind: 'replace', planInstanceId: '60002', planId, ...now });
    expect(replaceBy('20013')).toBe('replacement-not-under-master');
    expect(replaceBy('20012')).toBeUndefined();
  });
});

describe('activation-fee-on-a-further-master', () => {
  it.each([
    [false, []],
    [true, ['2019-05-10 Phone (activation) 15.00']],
  ])('charge it after a proration event: %s', async (activationFeeAfterProration, fees) => {
    const before = await scenarioWorld('activation-fee-on-a-further-master');
    const world = { ...before, settings: { ...before.settings, activationFeeAfterProration } };
    const lines = billedLines(changed(world, taking('20002')), '2019-05-10');
    expect(lines.filter((line) => line.includes('activation'))).toEqual(fees);
    expect(lines).toContain('2019-05-10 Phone 2019-05-10..2019-06-09 31.00');
  });

  it('was charged with the first instance', async () => {
    const world = await scenarioWorld('activation-fee-on-a-further-master');
    expect(billedLines(world, '2019-05-05')).toEqual([
      '2019-05-05 Phone (activation) 15.00',
      // 11 of the 30 days from 16 April to 15 May: 31.00 × 11 ÷ 30 = 11.3666…
      '2019-05-05 Phone 2019-05-05..2019-05-15 11.37',
    ]);
  });
});
