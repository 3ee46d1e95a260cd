import { describe, expect, it } from 'vitest';
import type { AccountId, InvoiceId, PlanInstanceId } from '../../src/model/ids.js';
import { changePlans } from '../../src/sandbox/change-plans/change-plans.js';
import { previewPlans } from '../../src/sandbox/change-plans/preview-plans.js';
import { creditableLines } from '../../src/sandbox/documents/credit-memo.js';
import { transactionsOf } from '../../src/sandbox/documents/transactions.js';
import { leaveDunning } from '../../src/sandbox/dunning.js';
import { ada as adaRow, home, simplePlan, taking } from '../../src/sandbox/scenarios/build.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import { accountOf } from '../../src/sandbox/views.js';
import { voidInvoiceOf } from '../../src/sandbox/void-invoice.js';
import type { World } from '../../src/sandbox/world.js';
import { changeSchema } from '../../src/model/plan-change.js';
import { loadedAgain } from './documents/support.js';
import { stateOf } from './dunning/overdue.js';
import { net30, onTerms, paid } from './payments/till.js';
import { ada, at, changed, deepFreeze, instanceOf } from './support.js';
import { goodCard, shop, type WorldParts } from './worked-examples/shop.js';

/** Ada's Internet (60001) pays for the phone (60002) of her child Bea; Bea's music (60003) is her own affair. */
const bea = '10002' as AccountId;
const internet = '60001' as PlanInstanceId;
const phone = '60002' as PlanInstanceId;
const music = '60003' as PlanInstanceId;
const plans = [
  simplePlan('20001', 'Internet', '40.00'),
  simplePlan('20002', 'Phone', '15.00'),
  simplePlan('20003', 'Music', '10.00'),
];
const parts: WorldParts = {
  accounts: [adaRow, { ...adaRow, id: bea, userId: 'bea', name: 'Bea', contactId: '94001' }],
  contacts: [{ id: '94001', accountId: bea, region: 'CO', country: 'US' }],
  taxes: [{ id: '95001', name: 'Sales tax', level: 'state', country: 'US', percent: '8.25' }],
  paymentMethods: [goodCard],
  paymentTerms: [net30],
  billingGroups: [home, { ...onTerms, id: '40002', accountId: bea }],
};

/** On 10 January 2019, before anything but Ada's Internet is billed. */
function family(more: WorldParts = {}, dunningGroupId?: string): World {
  const start = shop('2019-01-09', plans, { ...parts, ...more });
  const on = { effective: { when: 'date', date: '2019-01-10' } } as const;
  const adas = changed(
    start,
    taking('20001', { ...on, ...(dunningGroupId && { dunningGroupId }) }),
  );
  const beas = ['20002', '20003'].reduce((world, planId) => {
    const outcome = changePlans(world, {
      accountId: bea,
      receiptId: `bea${planId}`,
      changes: [changeSchema.parse(taking(planId, { ...on, billingGroupId: '40002' }))],
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    return outcome.world;
  }, adas);
  const planInstances = beas.planInstances.map((row) =>
    row.id === phone ? { ...row, paidBy: internet } : row,
  );
  return deepFreeze({ ...beas, planInstances });
}

const bills = (world: World, since = '2019-01-10') =>
  world.invoices
    .filter(({ date }) => date >= since)
    .map(({ accountId, date, lines, parentPays, voidedOn }) =>
      [
        accountId === ada ? 'Ada' : 'Bea',
        date,
        ...(parentPays ? ['(parent)'] : []),
        ...(voidedOn === undefined ? [] : ['(void)']),
        ...lines.map(({ description, amount }) => `${description} ${amount.amount}`),
      ].join(' '),
    );
const balances = (world: World) => [ada, bea].map((id) => accountOf(world, id).balance.amount);

describe('a plan for which a parent account pays', () => {
  it('has an invoice with its own tax on which nothing is owed, and the parent’s asks for it', () => {
    const world = loadedAgain(at(family(), '2019-01-10'));
    // 15.00 × 8.25 % = 1.2375, 10.00 × 8.25 % = 0.825; Ada's own 40.00 bear no tax.
    expect(bills(world)).toEqual([
      'Bea 2019-01-10 (parent) Phone 15.00 Sales tax 1.24',
      'Ada 2019-01-10 Internet 40.00 Bea 16.24',
      'Bea 2019-01-10 Music 10.00 Sales tax 0.83',
    ]);
    // Ada's card paid 56.24; Bea owes her music.
    expect(world.payments.map(({ amount }) => amount.amount)).toEqual(['56.24']);
    expect(balances(world)).toEqual(['0.00', '10.83']);
    expect(world.statements.map(({ accountId, total }) => [accountId, total.amount])).toEqual([
      [ada, '56.24'],
      [bea, '10.83'],
    ]);
    expect(transactionsOf(world, ada)[1]).toMatchObject({
      kind: 'invoice-charge',
      about: 'Bea',
      amount: { amount: '16.24' },
    });
  });

  it('is asked for alone where the parent is billed for nothing else', () => {
    const world = changed(at(family(), '2019-01-20'), {
      kind: 'status',
      planInstanceId: internet,
      status: 'active-non-billable',
    });
    expect(bills(at(world, '2019-02-10'), '2019-02-10')).toEqual([
      'Bea 2019-02-10 (parent) Phone 15.00 Sales tax 1.24',
      'Bea 2019-02-10 Music 10.00 Sales tax 0.83',
      'Ada 2019-02-10 Bea 16.24',
    ]);
  });

  it('is credited to the parent, and the child sees nothing of the parent’s invoice', () => {
    const world = at(family(), '2019-01-20');
    const command = {
      accountId: bea,
      changes: [
        changeSchema.parse({
          kind: 'cancel',
          planInstanceId: phone,
          effective: { when: 'now' },
          proration: 'full',
        }),
      ],
    };
    const outcome = changePlans(world, { ...command, receiptId: 'end' });
    if (!outcome.world) throw new Error(outcome.refusal);
    // 15.00 × 21/31 = 10.161…, and 10.16 × 8.25 % = 0.838…
    expect(bills(outcome.world, '2019-01-20')).toEqual([
      'Bea 2019-01-20 (parent) Phone -10.16 Sales tax -0.84',
      'Ada 2019-01-20 Bea -11.00',
    ]);
    expect(balances(outcome.world)).toEqual(['-11.00', '10.83']);
    const own = outcome.world.invoices.filter(({ date }) => date === '2019-01-20').slice(0, 1);
    expect(outcome.receipt.invoiceIds).toEqual(own.map(({ id }) => id));
    const { preview } = previewPlans(world, command);
    expect(preview?.invoices.map(({ accountId }) => accountId)).toEqual([bea]);
  });

  it('can be looked ahead for, by parent and by child', () => {
    const world = at(family({ settings: { billLagDays: -5 } }), '2019-02-06');
    const replacing = (accountId: AccountId, planInstanceId: PlanInstanceId, planId: string) =>
      previewPlans(world, {
        accountId,
        changes: [
          changeSchema.parse({
            kind: 'replace',
            planInstanceId,
            planId,
            effective: { when: 'now' },
            proration: 'full',
          }),
        ],
      }).preview?.timelines.flatMap(({ rows }) => rows.map((row) => row.amount.amount));
    // The running period ends on 9 February, and the invoice for the next one was made on the 5th.
    expect(replacing(bea, phone, '20003')?.at(-1)).toBe('10.00');
    expect(replacing(ada, internet, '20003')?.at(-1)).toBe('10.00');
  });

  it('is seen when one looks ahead for the parent: an invoice that asks for a child’s is not made afresh', () => {
    const world = at(family({ settings: { billLagDays: -5 } }), '2019-01-20');
    const command = {
      accountId: ada,
      prorationInvoice: 'with-the-next' as const,
      changes: [
        changeSchema.parse({
          kind: 'replace',
          planInstanceId: internet,
          planId: '20003',
          effective: { when: 'date', date: '2019-02-08' },
          proration: 'full',
        }),
      ],
    };
    // The invoice of 5 February stays; what it asked for from the 10th on is given back with the next one.
    const [timeline] = previewPlans(world, command).preview?.timelines ?? [];
    const credits = timeline?.rows.filter(({ amount }) => amount.amount.startsWith('-'));
    expect(credits?.map(({ date, amount }) => [date, amount.amount])).toEqual([
      // 8 and 9 February are 2 of 31 days: 40.00 × 2/31 = 2.580…
      ['2019-03-05', '-2.58'],
      ['2019-03-05', '-40.00'],
    ]);
    const outcome = changePlans(world, { ...command, receiptId: 'later' });
    if (!outcome.world) throw new Error(outcome.refusal);
    const march = at(outcome.world, '2019-03-05').invoices.filter(
      ({ accountId, date }) => accountId === ada && date > '2019-02-05',
    );
    expect(
      march.map(({ date, lines }) => [date, ...lines.map((line) => line.amount.amount)]),
    ).toEqual([['2019-03-05', '-2.58', '-40.00', '0.65', '10.00', '10.00', '16.24']]);
  });

  it('is credited and voided on the invoice of the parent alone', () => {
    const world = at(family(), '2019-01-20');
    const [childs, parents] = world.invoices;
    const voiding = (invoiceId: InvoiceId | undefined, accountId: AccountId) =>
      voidInvoiceOf(world, { accountId, invoiceId: invoiceId ?? ('' as InvoiceId) });
    expect(voiding(childs?.id, bea)).toEqual({ refusal: 'parent-pays' });
    expect(creditableLines(world, childs?.id ?? ('' as InvoiceId)).restriction).toBe('parent-pays');
    const { world: after } = voiding(parents?.id, ada);
    if (!after) throw new Error('Not voided.');
    expect(bills(loadedAgain(after))).toEqual([
      'Bea 2019-01-10 (parent) (void) Phone 15.00 Sales tax 1.24',
      'Ada 2019-01-10 (void) Internet 40.00 Bea 16.24',
      'Bea 2019-01-10 Music 10.00 Sales tax 0.83',
    ]);
    expect(instanceOf(after, phone).coverage).toEqual([]);
    // What the card has paid is Ada's.
    expect(balances(after)).toEqual(['-56.24', '10.83']);
  });
});

describe('a parent that enters dunning', () => {
  const dunned: WorldParts = {
    paymentMethods: [
      { ...goodCard, declines: true },
      { ...goodCard, id: '50002' },
    ],
    dunningProcesses: [
      {
        id: '91001',
        name: 'Ours',
        graceDays: 2,
        steps: [{ afterDays: 1, status: 'suspended' }, { afterDays: 30 }],
      },
    ],
    dunningGroups: [{ id: '92001', accountId: ada, name: 'All', processId: '91001' }],
  };
  const inDunning = (date: string) => at(family(dunned, '92001'), date);
  const states = (world: World) => [internet, phone, music].map((id) => stateOf(world, id));

  it('takes the plans along that it pays for, step by step, and no other', () => {
    expect(states(inDunning('2019-01-12'))).toEqual([
      'active in-progress 0 (2019-01-13)',
      'active in-progress 0',
      'active',
    ]);
    expect(states(inDunning('2019-01-13'))).toEqual([
      'suspended in-progress 1 (2019-02-12)',
      'suspended in-progress 1',
      'active',
    ]);
    expect(states(inDunning('2019-02-12'))).toEqual([
      'suspended completed 2',
      'suspended completed 2',
      'active',
    ]);
  });

  it('leaves it without them, and an agent takes each out', () => {
    const world = inDunning('2019-01-20');
    const leave = (from: World, planInstanceId = phone) =>
      leaveDunning(from, { accountId: bea, planInstanceId });
    expect(leave(world)).toEqual({ refusal: 'overdue' });
    const settled = loadedAgain(paid(world, { pay: 'full' }));
    expect(states(settled)).toEqual(['active', 'suspended in-progress 1', 'active']);
    const out = leave(settled);
    if (!out.world) throw new Error(out.refusal);
    expect(states(out.world)).toEqual(['active', 'active', 'active']);
    expect(leave(out.world)).toEqual({ refusal: 'not-in-dunning' });
    expect(leave(out.world, internet)).toEqual({ refusal: 'plan-instance-not-found' });
  });
});

describe('a world file in which a parent pays', () => {
  it.each([
    ['one of the same account', { accountId: bea }, /same account/],
    ['one that does not pay for itself', { paidBy: music }, /pays for itself/],
  ])('is told where it is %s', (_, more, reason) => {
    const world = at(family(), '2019-01-10');
    const planInstances = world.planInstances.map((row) =>
      row.id === internet ? { ...row, ...more } : row,
    );
    const { problems } = readWorld(JSON.parse(JSON.stringify({ ...world, planInstances })));
    expect(problems?.filter(({ path }) => path.endsWith('1.paidBy'))).toMatchObject([
      { reason: expect.stringMatching(reason) as string },
    ]);
  });
});
