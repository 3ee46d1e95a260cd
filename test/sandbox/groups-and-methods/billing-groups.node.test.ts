import { describe, expect, it } from 'vitest';
import type { BillingGroupId, PaymentMethodId, PlanInstanceId } from '../../../src/model/ids.js';
import { contactsOf } from '../../../src/sandbox/contacts.js';
import {
  createBillingGroup,
  disableBillingGroup,
  updateBillingGroup,
  type CreateBillingGroup,
  type UpdateBillingGroup,
} from '../../../src/sandbox/groups-and-methods/billing-groups.js';
import type { PayerChoice } from '../../../src/sandbox/groups-and-methods/payer.js';
import { home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { Outcome } from '../../../src/sandbox/steps.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, deepFreeze, instanceOf, now, scenarioWorld } from '../support.js';
import { goodCard, shop, subscribed, type WorldParts } from '../worked-examples/shop.js';
import { byInvoice, net30, second } from '../payments/till.js';

const plans = [
  simplePlan('20001', 'Internet', '40.00', { children: [{ planId: '20002' }] }),
  simplePlan('20002', 'Television', '15.00', { kind: 'supplemental' }),
];
const public30 = { id: '90002', name: 'Public', kind: 'ean-gln' as const, days: 30 };
const parts: WorldParts = {
  paymentMethods: [goodCard, second],
  paymentTerms: [net30, public30],
  billingGroups: [home, { ...home, id: '40002', name: 'Studio' }],
};
const world = (more: WorldParts = {}) =>
  subscribed('2019-01-10', '2019-01-15', plans, { ...parts, ...more });
const stored = (id: string) => ({ methodId: id as PaymentMethodId });
const byCard = (primary = '50001', backup?: string): PayerChoice => ({
  by: 'method',
  primary: stored(primary),
  ...(backup !== undefined && { backup: stored(backup) }),
});
const ean = (more: Partial<Extract<PayerChoice, { by: 'terms' }>> = {}): PayerChoice => ({
  by: 'terms',
  termsId: '90002',
  ...more,
});

const create = (from: World, pays: PayerChoice, more: Partial<CreateBillingGroup> = {}) =>
  createBillingGroup(from, { accountId: ada, receiptId: 'group1', name: 'New', pays, ...more });
const update = (from: World, more: Partial<UpdateBillingGroup>, receiptId = 'group2') =>
  updateBillingGroup(from, {
    accountId: ada,
    receiptId,
    billingGroupId: '40001' as BillingGroupId,
    ...more,
  });
const disable = (from: World, id: string) =>
  disableBillingGroup(from, {
    accountId: ada,
    receiptId: 'group3',
    billingGroupId: id as BillingGroupId,
  });

function done(outcome: Outcome): World {
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}
const groupOf = (from: World, id: string) => from.billingGroups.find((row) => row.id === id);
const master = '60001' as PlanInstanceId;

describe('a new billing group', () => {
  it('may have a contact for its statements', () => {
    const outcome = create(world(), byCard(), {
      statementContact: { firstName: 'Bea', country: 'DE', email: 'bea@example.com' },
    });
    const after = done(outcome);
    const [contact] = contactsOf(after, ada).statement;
    expect(contact).toMatchObject({
      billingGroupId: after.billingGroups.at(-1)?.id,
      contact: { firstName: 'Bea', country: 'DE' },
    });
    expect(create(world(), byCard(), { statementContact: { country: 'US' } })).toEqual({
      refusal: 'contact-region-missing',
    });
  });

  it('pays by a card that is stored, and the receipt names it', () => {
    const outcome = create(world(), byCard('50001', '50002'), { description: 'For the flat' });
    const row = done(outcome).billingGroups.at(-1);
    expect(row).toMatchObject({
      accountId: '10001',
      name: 'New',
      description: 'For the flat',
      status: 'active',
      pays: { by: 'method', primaryId: '50001', backupId: '50002' },
    });
    expect(outcome.receipt).toMatchObject({ action: 'billing-group', billingGroupId: row?.id });
  });

  it('may come with a card of its own', () => {
    const method = { kind: 'card', brand: 'jcb', lastFour: '3333' } as const;
    const after = done(create(world(), { by: 'method', primary: { newMethod: method } }));
    const card = after.paymentMethods.at(-1);
    expect(card).toMatchObject({
      lastFour: '3333',
      kept: true,
      status: 'enabled',
      declines: false,
    });
    expect(after.billingGroups.at(-1)?.pays).toEqual({ by: 'method', primaryId: card?.id });
  });

  it('may pay on terms', () => {
    const after = done(create(world(), { by: 'terms', termsId: '90001' }));
    expect(after.billingGroups.at(-1)?.pays).toEqual({ by: 'terms', termsId: '90001' });
    expect(create(world(), { by: 'terms', termsId: '99999' })).toEqual({
      refusal: 'payment-terms-not-found',
    });
  });

  it('pays for plans from then on', () => {
    const after = done(create(world(), byCard('50002'), { masterIds: [master] }));
    const group = after.billingGroups.at(-1);
    expect(instanceOf(after, '60001').billingGroupId).toBe(group?.id);
    expect(at(after, '2019-02-10').invoices.at(-1)?.billingGroupId).toBe(group?.id);
    expect(at(after, '2019-02-10').payments.at(-1)?.by).toEqual({
      by: 'method',
      methodId: '50002',
    });
  });

  it('needs two methods where it has a backup, and methods that can be used', () => {
    expect(create(world(), byCard('50001', '50001'))).toEqual({ refusal: 'methods-must-differ' });
    expect(create(world(), byCard('59999'))).toEqual({ refusal: 'payment-method-not-found' });
    expect(create(world(), byCard('50001', '59999'))).toEqual({
      refusal: 'payment-method-not-found',
    });
    const disabled = world({ paymentMethods: [goodCard, { ...second, status: 'disabled' }] });
    expect(create(disabled, byCard('50002'))).toEqual({ refusal: 'payment-method-disabled' });
  });
});

describe('EAN/GLN terms', () => {
  it('need the account’s number and that of the project', async () => {
    const example = await scenarioWorld('ean-gln-required');
    const choose = (more: Partial<Extract<PayerChoice, { by: 'terms' }>>) =>
      create(example, ean({ termsId: '90001', ...more })).refusal;
    expect(choose({})).toBe('ean-number-missing');
    expect(choose({ requisitionNumber: 'P-7' })).toBe('ean-number-missing');
    expect(choose({ eanNumber: '5790000123456' })).toBe('requisition-number-missing');
    expect(choose({ eanNumber: '5790000123456', requisitionNumber: 'P-7' })).toBeUndefined();
  });

  it('keep the one with the account and the other with the group', () => {
    const numbers = { eanNumber: '5790000123456', requisitionNumber: 'P-7' };
    const after = done(create(world(), ean(numbers)));
    expect(after.accounts[0]?.eanNumber).toBe('5790000123456');
    expect(after.billingGroups.at(-1)?.pays).toEqual({
      by: 'terms',
      termsId: '90002',
      requisitionNumber: 'P-7',
    });
    // The account has its number now; the next group only needs its project.
    const next = update(after, { pays: ean({ requisitionNumber: 'P-8' }) });
    expect(groupOf(done(next), '40001')?.pays).toMatchObject({ requisitionNumber: 'P-8' });
  });

  it('are the only ones that store the number', () => {
    const net = { by: 'terms', termsId: '90001', eanNumber: '5790000123456' } as const;
    expect(done(create(world(), net)).accounts[0]?.eanNumber).toBeUndefined();
  });
});

describe('changing a billing group', () => {
  it('changes what is given and leaves the rest', () => {
    const after = done(update(world(), { name: 'Flat' }));
    expect(groupOf(after, '40001')).toMatchObject({ name: 'Flat', pays: { primaryId: '50001' } });
    const described = done(update(after, { description: 'By the sea' }, 'group4'));
    expect(groupOf(described, '40001')).toMatchObject({ name: 'Flat', description: 'By the sea' });
  });

  it('changes who is charged for the next invoice', () => {
    const after = at(done(update(world(), { pays: byCard('50002') })), '2019-02-10');
    expect(after.payments.map(({ by }) => by)).toMatchObject([
      { methodId: '50001' },
      { methodId: '50002' },
    ]);
  });

  it('is refused for a group that is not there, disabled, or somebody else’s', () => {
    const refusal = { refusal: 'billing-group-not-found' };
    expect(update(world(), { billingGroupId: '49999' as BillingGroupId })).toEqual(refusal);
    const disabled = world({
      billingGroups: [home, { ...home, id: '40002', status: 'disabled' }],
    });
    expect(update(disabled, { billingGroupId: '40002' as BillingGroupId })).toEqual(refusal);
    expect(disable(disabled, '40002')).toEqual(refusal);
  });

  it('dates the next invoices anew where who pays has a bill lag of its own', () => {
    const early = { paymentMethods: [goodCard, { ...second, billLagDays: -3 }] };
    const both = changed(world(early), taking('20002', { parent: { planInstanceId: '60001' } }));
    const dates = (from: World) =>
      ['60001', '60002'].map((id) => instanceOf(from, id).nextInvoiceOn);
    expect(dates(both)).toEqual(['2019-02-10', '2019-02-10']);
    // 10 February − 3 days
    const after = done(update(both, { pays: byCard('50002') }));
    expect(dates(after)).toEqual(['2019-02-07', '2019-02-07']);
    expect(instanceOf(after, '60001').nextBillDate).toBe('2019-02-10');
    const back = done(update(after, { pays: byCard('50001') }, 'group4'));
    expect(dates(back)).toEqual(['2019-02-10', '2019-02-10']);
  });
});

describe('moving a master plan', () => {
  const move = (from: World, id: string, to = '40002') =>
    update(from, { billingGroupId: to as BillingGroupId, masterIds: [id as PlanInstanceId] });

  it('leaves its invoices and takes its next ones along', () => {
    const after = at(done(move(world({ settings: { daysUntilDue: 3 } }), '60001')), '2019-02-10');
    expect(after.invoices.map(({ billingGroupId }) => billingGroupId)).toEqual(['40001', '40002']);
  });

  it('takes along what waits for the next invoice', () => {
    const deferred = [
      { ...plans[0], prorationInvoice: 'with-the-next', units: { min: 1, max: 9 } },
      plans[1],
    ] as typeof plans;
    const start = subscribed('2019-01-10', '2019-01-25', deferred, parts);
    const more = changed(start, { kind: 'units', planInstanceId: '60001', units: 2, ...now });
    expect(more.openCharges.map(({ billingGroupId }) => billingGroupId)).toEqual([
      '40001',
      '40001',
    ]);
    const after = done(move(more, '60001'));
    expect(after.openCharges.map(({ billingGroupId }) => billingGroupId)).toEqual([
      '40002',
      '40002',
    ]);
    // −40.00 × 16 ÷ 31 for one unit, 80.00 × 16 ÷ 31 for two, and 80.00 for the next period
    const { lines = [] } = at(after, '2019-02-10').invoices.at(-1) ?? {};
    expect(lines.map(({ amount }) => amount.amount).sort()).toEqual(['-20.65', '41.29', '80.00']);
  });

  it('is for master plans that the account has', () => {
    const both = changed(world(), taking('20002', { parent: { planInstanceId: '60001' } }));
    for (const id of ['69999', '60002'])
      expect(move(both, id)).toEqual({ refusal: 'plan-instance-not-found' });
    const ended = changed(world(), {
      kind: 'cancel',
      planInstanceId: '60001',
      ...now,
      proration: 'none',
    });
    expect(move(ended, '60001')).toEqual({ refusal: 'plan-instance-not-found' });
  });
});

describe('disabling a billing group', () => {
  it('is for good', () => {
    const after = done(disable(world(), '40002'));
    expect(groupOf(after, '40002')?.status).toBe('disabled');
  });

  it('is refused while it pays for a plan', () => {
    expect(disable(world(), '40001')).toEqual({ refusal: 'billing-group-in-use' });
    const ended = changed(world(), {
      kind: 'cancel',
      planInstanceId: '60001',
      ...now,
      proration: 'none',
    });
    expect(groupOf(done(disable(ended, '40001')), '40001')?.status).toBe('disabled');
  });

  it('is refused while charges wait for its next invoice', () => {
    const from = shop('2019-01-10', plans, parts);
    const waiting = deepFreeze({
      ...from,
      openCharges: [
        {
          id: '1',
          accountId: ada,
          billingGroupId: '40002',
          since: '2019-01-10',
          line: {
            kind: 'order',
            description: 'Adapter',
            amount: { amount: '25.00', currency: 'USD' },
            prorated: false,
          },
        },
      ],
    } as unknown as World);
    expect(disable({ ...from, openCharges: waiting.openCharges }, '40002')).toEqual({
      refusal: 'billing-group-in-use',
    });
  });
});

it('a deactivated account changes nothing of the kind', () => {
  const from = world({ ...byInvoice, paymentTerms: [net30] });
  const closed = {
    ...from,
    accounts: from.accounts.map((row) => ({ ...row, status: 'deactivated' as const })),
  };
  expect(update(closed, { name: 'Flat' })).toEqual({ refusal: 'account-not-active' });
});
