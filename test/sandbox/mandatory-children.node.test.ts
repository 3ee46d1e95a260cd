import { describe, expect, it } from 'vitest';
import { simplePlan, taking, type PlanText } from '../../src/sandbox/scenarios/build.js';
import { at, billedLines, changed, instanceOf, refusalOfChanges, totals } from './support.js';
import { shop, type WorldParts } from './worked-examples/shop.js';

/** Router must come with Internet, and its warranty with it; today is 18 July 2020. */
type Child = NonNullable<PlanText['children']>[number];
const must = (planId: string, more: Partial<Child> = {}): Child => ({
  planId,
  mandatory: true,
  ...more,
});
const supplemental = (id: string, name: string, amount: string, more: Partial<PlanText> = {}) =>
  simplePlan(id, name, amount, { kind: 'supplemental', ...more });
const internet = (more: Partial<PlanText> = {}) =>
  simplePlan('20001', 'Internet', '60.00', {
    children: [must('20011'), { planId: '20013' }],
    ...more,
  });
const router = supplemental('20011', 'Router', '5.00', { children: [must('20012')] });
const warranty = supplemental('20012', 'Warranty', '1.00');
const phone = supplemental('20013', 'Phone', '30.00', { children: [must('20012')] });
const company = (
  plans: PlanText[] = [internet(), router, warranty, phone],
  more: WorldParts = {},
) => shop('2020-07-18', plans, more);

const planIds = ({ planInstances }: ReturnType<typeof company>) =>
  planInstances.map(({ planId, parentId }) => [planId, parentId]);

describe('children that must be there', () => {
  it('come with their parent, and theirs with them, on one invoice', () => {
    const world = changed(company(), taking('20001'));
    expect(planIds(world)).toEqual([
      ['20001', undefined],
      ['20011', '60001'],
      ['20012', '60002'],
    ]);
    expect(billedLines(world)).toEqual([
      '2020-07-18 Internet 2020-07-18..2020-08-17 60.00',
      '2020-07-18 Router 2020-07-18..2020-08-17 5.00',
      '2020-07-18 Warranty 2020-07-18..2020-08-17 1.00',
    ]);
    expect(world.receipts.at(-1)?.planInstanceIds).toEqual(['60001', '60002', '60003']);
  });

  it('are not taken twice where the command takes them', () => {
    const world = changed(
      company(),
      taking('20001'),
      taking('20011', { parent: { row: 0 }, units: 1 }),
    );
    expect(planIds(world)).toEqual([
      ['20001', undefined],
      ['20011', '60001'],
      ['20012', '60002'],
    ]);
  });

  it('come for the least number of units that both limits allow', () => {
    const plans = [
      internet({ children: [must('20011', { units: { min: 2, max: 4 } })] }),
      { ...router, units: { min: 1, max: 9 } },
      { ...warranty, units: { min: 3, max: 9 } },
    ];
    const world = changed(company(plans), taking('20001'));
    expect(world.planInstances.map(({ units }) => units)).toEqual([1, 2, 3]);
  });

  it('come though the company does not sell them alone', () => {
    const plans = [internet(), { ...router, offered: false }, warranty, phone];
    expect(refusalOfChanges(company(plans), taking('20001'))).toBeUndefined();
  });

  it('are as unbilled as their parent', () => {
    const world = changed(company(), taking('20001', { status: 'trial' }));
    expect(world.planInstances.map(({ status }) => status)).toEqual(['trial', 'trial', 'trial']);
    expect(world.invoices).toEqual([]);
  });

  it('have the first status of their own plan under a parent that is billed', () => {
    const plans = [internet(), { ...router, firstStatus: 'trial' as const }, warranty, phone];
    const world = changed(company(plans), taking('20001'));
    expect(world.planInstances.map(({ status }) => status)).toEqual(['active', 'trial', 'trial']);
  });

  it('are queued with a parent that starts later, each with a row of its own', () => {
    const world = changed(
      company(),
      taking('20001', { effective: { when: 'date', date: '2020-08-01' } }),
    );
    expect(world.queue.map(({ kind, by, date }) => [kind, by, date])).toEqual([
      ['assign', 'date', '2020-08-01'],
      ['mandatory-child', 'date', '2020-08-01'],
      ['mandatory-child', 'date', '2020-08-01'],
    ]);
    const begun = at(world, '2020-09-01');
    // 60.00 + 5.00 + 1.00
    expect(totals(begun)).toEqual(['2020-08-01 66.00', '2020-09-01 66.00']);
    expect(instanceOf(begun, '60003')).toMatchObject({ status: 'active', billDay: 1 });
  });

  it('wait for the anniversary with a supplemental parent', () => {
    const world = changed(
      changed(company(), taking('20001')),
      taking('20013', { parent: { planInstanceId: '60001' }, effective: undefined }),
    );
    expect(world.queue.map(({ kind, by, date }) => [kind, by, date])).toEqual([
      ['assign', 'anniversary', '2020-08-18'],
      ['mandatory-child', 'anniversary', '2020-08-18'],
    ]);
    // 66.00, then 30.00 and 1.00 more
    expect(totals(at(world, '2020-08-18'))).toEqual(['2020-07-18 66.00', '2020-08-18 97.00']);
  });

  it('catch up with a parent that began in the past, whatever the company says of supplemental plans', () => {
    const world = company(undefined, { settings: { retroactiveSupplementals: false } });
    const taken = changed(
      world,
      taking('20001', {
        effective: { when: 'retroactive', date: '2020-06-10' },
        catchUp: 'bill-per-period',
      }),
    );
    expect(instanceOf(taken, '60003').startDate).toBe('2020-06-10');
    expect(totals(taken)).toEqual(['2020-07-18 66.00', '2020-07-18 66.00']);
  });

  it('with a shorter interval come on one bill with a parent whose running period began long ago', () => {
    const annual = internet({
      ...simplePlan('20001', 'Internet', '600.00', { intervalMonths: 12 }),
    });
    const plans = [{ ...annual, children: [must('20011')] }, router, warranty];
    const taken = changed(
      company(plans),
      taking('20001', { effective: { when: 'retroactive', date: '2020-05-10' } }),
    );
    // 600.00, and three months of 5.00 + 1.00
    expect(totals(taken)).toEqual(['2020-07-18 618.00']);
  });

  it('are prorated with a parent that is', () => {
    const world = changed(
      company(),
      taking('20001', { billThrough: '2020-07-31', firstInvoice: 'prorated' }),
    );
    expect(billedLines(at(world, '2020-08-01'))).toEqual([
      // 14 of 31 days: 60.00 × 14 ÷ 31 = 27.0967…, 5.00 × 14 ÷ 31 = 2.2580…, 1.00 × 14 ÷ 31 = 0.4516…
      '2020-07-18 Internet 2020-07-18..2020-07-31 27.10',
      '2020-07-18 Router 2020-07-18..2020-07-31 2.26',
      '2020-07-18 Warranty 2020-07-18..2020-07-31 0.45',
      '2020-08-01 Internet 2020-08-01..2020-08-31 60.00',
      '2020-08-01 Router 2020-08-01..2020-08-31 5.00',
      '2020-08-01 Warranty 2020-08-01..2020-08-31 1.00',
    ]);
  });

  it('come through ten levels', () => {
    const id = (level: number) => String(20_100 + level);
    const tower = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((level) =>
      simplePlan(id(level), `Level ${level}`, '1.00', {
        ...(level > 1 && { kind: 'supplemental' as const }),
        ...(level < 10 && { children: [must(id(level + 1))] }),
      }),
    );
    const taken = changed(company(tower), taking('20101'));
    expect(taken.planInstances).toHaveLength(10);
    expect(totals(taken)).toEqual(['2020-07-18 10.00']);
    const queued = changed(
      company(tower),
      taking('20101', { effective: { when: 'date', date: '2020-08-01' } }),
    );
    expect(totals(at(queued, '2020-08-01'))).toEqual(['2020-08-01 10.00']);
  });
});

describe('children that must be there after a replacement', () => {
  const plain = simplePlan('20002', 'Plain', '31.00');
  const world = () =>
    at(
      changed(company([plain, internet(), router, warranty, phone]), taking('20002')),
      '2020-08-04',
    );
  const replace = { kind: 'replace', planInstanceId: '60001', planId: '20001' } as const;

  it('come with the new plan, prorated as the replacement is', () => {
    const now = { ...replace, effective: { when: 'now' } } as const;
    const replaced = changed(world(), { ...now, proration: 'full' });
    expect(billedLines(replaced, '2020-08-04')).toEqual([
      // 4 to 17 August, 14 of 31 days: 60.00 × 14 ÷ 31 = 27.0967…, 5.00 × 14 ÷ 31 = 2.2580…, 1.00 × 14 ÷ 31 = 0.4516…
      '2020-08-04 Internet 2020-08-04..2020-08-17 27.10',
      '2020-08-04 Plain 2020-08-04..2020-08-17 -14.00',
      '2020-08-04 Router 2020-08-04..2020-08-17 2.26',
      '2020-08-04 Warranty 2020-08-04..2020-08-17 0.45',
    ]);
    const free = changed(world(), { ...now, proration: 'none' });
    expect(totals(at(free, '2020-08-18'), '2020-08-04')).toEqual(['2020-08-18 66.00']);
  });

  it('are billed in full with a replacement on the anniversary', () => {
    const queued = changed(world(), { ...replace, effective: { when: 'anniversary' } });
    expect(billedLines(at(queued, '2020-09-18'), '2020-08-04')).toEqual([
      '2020-08-18 Internet 2020-08-18..2020-09-17 60.00',
      '2020-08-18 Router 2020-08-18..2020-09-17 5.00',
      '2020-08-18 Warranty 2020-08-18..2020-09-17 1.00',
      '2020-09-18 Internet 2020-09-18..2020-10-17 60.00',
      '2020-09-18 Router 2020-09-18..2020-10-17 5.00',
      '2020-09-18 Warranty 2020-09-18..2020-10-17 1.00',
    ]);
  });
});

describe('a group of plans of which a number must be chosen', () => {
  const channels = ['20021', '20022', '20023'];
  const television = (children: Child[] = channels.map((planId) => ({ planId }))) => [
    simplePlan('20001', 'Television', '20.00', { children }),
    ...channels.map((planId) => supplemental(planId, `Channel ${planId}`, '5.00')),
  ];
  const group = {
    id: '25001',
    name: 'Channels',
    parentId: '20001',
    planIds: channels,
    choose: { min: 1, max: 2 },
  };
  const studio = (children?: Child[]) => company(television(children), { planGroups: [group] });
  const channel = (planId: string, parent: { row: number } | { planInstanceId: string }) =>
    taking(planId, { parent });

  it('asks for its least number with the parent', () => {
    expect(refusalOfChanges(studio(), taking('20001'))).toBe('plan-group-limit');
    expect(
      refusalOfChanges(studio(), taking('20001'), channel('20021', { row: 0 })),
    ).toBeUndefined();
  });

  it('counts children that come along', () => {
    const children = [must('20021'), { planId: '20022' }, { planId: '20023' }];
    expect(refusalOfChanges(studio(children), taking('20001'))).toBeUndefined();
    expect(
      refusalOfChanges(
        studio(children),
        taking('20001'),
        channel('20022', { row: 0 }),
        channel('20023', { row: 0 }),
      ),
    ).toBe('plan-group-limit');
  });

  it('counts what is held and what waits, and not what has ended', () => {
    const held = changed(studio(), taking('20001'), channel('20021', { row: 0 }));
    const parent = { planInstanceId: '60001' };
    const second = changed(held, taking('20022', { parent, effective: undefined }));
    expect(refusalOfChanges(second, channel('20023', parent))).toBe('plan-group-limit');
    const ended = {
      ...second,
      planInstances: second.planInstances.map((row) =>
        row.id === '60002' ? { ...row, status: 'cancelled' as const } : row,
      ),
    };
    expect(refusalOfChanges(ended, channel('20023', parent))).toBeUndefined();
  });

  it('counts under each parent by itself', () => {
    const row = (parent: number) => ({ row: parent });
    const twice = changed(
      studio(),
      taking('20001'),
      channel('20021', row(0)),
      channel('20022', row(0)),
      taking('20001'),
      channel('20021', row(3)),
      channel('20022', row(3)),
    );
    expect(twice.planInstances).toHaveLength(6);
  });
});
