import { describe, expect, it } from 'vitest';
import { quoteDraft } from '../../src/sandbox/quote/quote-draft.js';
import { actionUnder } from '../../src/sandbox/receipts.js';
import { accountOf, billingGroupsOf, planInstancesOf } from '../../src/sandbox/views.js';
import type { World } from '../../src/sandbox/world.js';
import {
  ada,
  at,
  deepFreeze,
  draftOf,
  invoices,
  previewOf,
  refusalOf,
  scenarioWorld,
  taken,
  takingOf,
  type Choice,
} from './support.js';

const demo = () => scenarioWorld('demo');
const streaming = { planId: '20002' };
const guard = { planId: '20005', units: 4 };

describe('taking a plan', () => {
  it('adds the instance, its paid invoice and its receipt', async () => {
    const before = await demo();
    const after = taken(before, streaming);
    const row = planInstancesOf(after, ada).at(-1);
    const { can, statuses, ...stands } = row ?? {};
    expect(can?.cancel).toEqual({ allowed: true });
    expect(statuses).toContain('suspended');
    expect(stands).toEqual({
      id: '60003',
      planId: '20002',
      planName: 'Stream Plus',
      kind: 'master',
      status: 'active',
      units: 1,
      rateScheduleId: '30002',
      rateScheduleName: 'Monthly',
      price: { amount: '40.00', currency: 'USD' },
      unitLimits: { min: 1, max: 1 },
      dunning: 'none',
      billingGroupId: '40001',
      startDate: '2020-07-18',
      intervalMonths: 1,
      billDay: 18,
      nextBillDate: '2020-08-18',
    });
    const invoice = invoices(after).at(-1);
    expect(invoice).toMatchObject({
      date: '2020-07-18',
      status: 'paid',
      paidOn: '2020-07-18',
      amount: { amount: '40.00' },
    });
    expect(actionUnder(after, ada, 'r1')).toMatchObject({
      receipt: {
        reference: 'r1',
        planInstanceIds: ['60003'],
        invoiceIds: [invoice?.id],
        charged: { amount: '40.00' },
      },
      problem: undefined,
    });
    expect(billingGroupsOf(after, ada)[0]?.paysFor).toEqual(['Fiber 300', 'Stream Plus']);
    expect(after.invoices.length).toBe(before.invoices.length + 1);
  });

  it('charges tiers and the activation fee on the first invoice, the fee never again', async () => {
    const world = taken(await demo(), guard);
    const lines = (index: number) =>
      invoices(world)
        .at(index)
        ?.lines.map(({ kind, units, amount }) => [kind, units, amount.amount]);
    // Two cameras at 9.00, two more at 6.00, and the installation once.
    expect(lines(-1)).toEqual([
      ['recurring', '2', '18.00'],
      ['recurring', '2', '12.00'],
      ['activation', undefined, '49.00'],
    ]);
    const next = invoices(at(world, '2020-08-18')).filter(
      ({ lines: [first] }) => first?.planName === 'Home Guard',
    );
    // 18.00 + 12.00 + 49.00 = 79.00, then 18.00 + 12.00 = 30.00.
    expect(next.map(({ amount }) => amount.amount)).toEqual(['79.00', '30.00']);
  });

  it('charges the activation fee of a later start with its first period', async () => {
    const effective = { when: 'date', date: '2020-08-01' } as const;
    const world = await demo();
    const preview = previewOf(world, { ...guard, effective });
    expect(preview.dueNow.lines).toEqual([]);
    expect(preview.nextInvoice).toEqual({
      date: '2020-08-01',
      amount: { amount: '79.00', currency: 'USD' },
    });
    const started = at(taken(world, { ...guard, effective }), '2020-08-01');
    expect(invoices(started).at(-1)).toMatchObject({
      date: '2020-08-01',
      amount: { amount: '79.00' },
    });
  });

  it('leaves the invoice open where the card is expired, declined, or the group pays on terms', async () => {
    const world = await demo();
    const expired = taken(world, { ...streaming, billingGroupId: '40002' });
    expect(invoices(expired).at(-1)?.status).toBe('open');
    expect(actionUnder(expired, ada, 'r1')?.problem).toBe('collection-failed');

    const declined = taken(world, streaming, 'r1', true);
    expect(invoices(declined).at(-1)?.status).toBe('open');
    expect(actionUnder(declined, ada, 'r1')?.problem).toBe('collection-failed');

    const onTerms = taken(world, { ...streaming, billingGroupId: '40003' });
    expect(invoices(onTerms).at(-1)?.status).toBe('open');
    expect(actionUnder(onTerms, ada, 'r1')?.problem).toBeUndefined();
    // 120.00 for the phones is open already: 120.00 + 40.00 = 160.00.
    expect(accountOf(onTerms, ada).balance.amount).toBe('160.00');
  });

  it('refuses a receipt id that was used, and changes nothing', async () => {
    const world = taken(await demo(), streaming);
    expect(takingOf(world, draftOf(streaming))).toEqual({ refusal: 'receipt-used' });
  });

  it('does not collect again what another invoice of today failed to collect', async () => {
    const first = taken(await demo(), streaming, 'r1', true);
    const second = taken(first, { planId: '20004' }, 'r2');
    expect(
      invoices(second)
        .slice(-2)
        .map(({ status }) => status),
    ).toEqual(['open', 'paid']);
  });
});

describe('a refusal', () => {
  const cases: [string, Choice, string][] = [
    ['a plan that is not there', { planId: '29999' }, 'plan-not-available'],
    ['a plan that is no longer sold', { planId: '20006' }, 'plan-not-available'],
    ['a plan that the account has', { planId: '20001' }, 'plan-already-held'],
    ['too many units', { planId: '20005', units: 13 }, 'units-out-of-range'],
    ['a schedule of another plan', { ...streaming, rateScheduleId: '30001' }, 'schedule-not-found'],
    [
      'a billing group that is not there',
      { ...streaming, billingGroupId: '49999' },
      'billing-group-not-found',
    ],
    [
      'a start too far ahead',
      { ...streaming, effective: { when: 'date', date: '2020-08-19' } },
      'start-too-late',
    ],
    [
      'a start too far back',
      { ...streaming, effective: { when: 'retroactive', date: '2020-06-18' } },
      'start-too-early',
    ],
  ];
  it.each(cases)('of %s leaves the world as it was', async (what, choice, refusal) => {
    const world = await demo();
    const before = structuredClone(world);
    expect(refusalOf(world, choice)).toBe(refusal);
    expect(quoteDraft(world, ada, draftOf(choice))).toEqual({ refusal });
    expect(world).toEqual(before);
  });

  it('of an account that may not change plans says why', async () => {
    const world = await demo();
    const barred: World = deepFreeze({
      ...world,
      accounts: world.accounts.map((account) => ({
        ...account,
        can: { changePlans: { allowed: false as const, reason: 'account-not-active' as const } },
      })),
    });
    expect(refusalOf(barred, streaming)).toBe('account-not-active');
  });
});

describe('a preview', () => {
  it('leaves the world deep-equal and uses up no id and no receipt', async () => {
    const world = await demo();
    const before = JSON.stringify(world);
    const previews = [previewOf(world, streaming), previewOf(world, streaming)];
    expect(previews[0]).toEqual(previews[1]);
    expect(JSON.stringify(world)).toBe(before);
    expect(taken(world, streaming).planInstances.at(-1)?.id).toBe('60003');
  });

  it('warns of an expired card and of a start in the past', async () => {
    const preview = previewOf(await demo(), {
      ...streaming,
      billingGroupId: '40002',
      effective: { when: 'retroactive', date: '2020-07-10' },
    });
    expect(preview.warnings).toMatchObject([
      { code: 'starts-in-the-past', date: '2020-07-10' },
      { code: 'payment-method-expired', name: 'Holiday flat' },
    ]);
  });

  it('has another state version when what it was computed from changed', async () => {
    const world = await demo();
    const version = previewOf(world, streaming).stateVersion;
    expect(previewOf(world, streaming).stateVersion).toBe(version);
    expect(previewOf(at(world, '2020-07-19'), streaming).stateVersion).not.toBe(version);
    expect(previewOf(taken(world, guard), streaming).stateVersion).not.toBe(version);
  });
});
