import { describe, expect, it } from 'vitest';
import type { PaymentMethodId } from '../../../src/model/ids.js';
import {
  addPaymentMethod,
  disablePaymentMethod,
  replacePaymentMethod,
  type AddPaymentMethod,
} from '../../../src/sandbox/groups-and-methods/payment-methods.js';
import { home, simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { Outcome } from '../../../src/sandbox/steps.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, deepFreeze, instanceOf, scenarioWorld } from '../support.js';
import { goodCard, subscribed, type WorldParts } from '../worked-examples/shop.js';
import { second, withBackup } from '../payments/till.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
const card = {
  kind: 'card',
  brand: 'visa',
  lastFour: '9999',
  expires: { year: 2030, month: 1 },
} as const;
const world = (more: WorldParts = {}) =>
  subscribed('2019-01-10', '2019-01-15', plans, { paymentMethods: [goodCard, second], ...more });
const add = (from: World, method: AddPaymentMethod['method']) =>
  addPaymentMethod(from, { accountId: ada, receiptId: 'method1', method });
const replace = (from: World, id: string, method: AddPaymentMethod['method'] = card) =>
  replacePaymentMethod(from, {
    accountId: ada,
    receiptId: 'method2',
    paymentMethodId: id as PaymentMethodId,
    method,
  });
const disable = (from: World, id: string) =>
  disablePaymentMethod(from, {
    accountId: ada,
    receiptId: 'method3',
    paymentMethodId: id as PaymentMethodId,
  });

function done(outcome: Outcome): World {
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}
const methodOf = (from: World, id: string) => from.paymentMethods.find((row) => row.id === id);

describe('a new payment method', () => {
  it('is kept, and the receipt names it', () => {
    const outcome = add(world(), card);
    const row = done(outcome).paymentMethods.at(-1);
    expect(row).toEqual({
      ...card,
      id: row?.id,
      accountId: '10001',
      declines: false,
      status: 'enabled',
      kept: true,
    });
    expect(outcome.receipt).toMatchObject({ action: 'payment-method', paymentMethodId: row?.id });
  });

  it('of a brand that nobody knows is refused', async () => {
    const example = await scenarioWorld('invalid-card-type');
    expect(add(example, { kind: 'card', brand: '99' })).toEqual({ refusal: 'card-brand-unknown' });
    expect(add(example, { kind: 'card' }).refusal).toBeUndefined();
  });

  it('without a brand is refused where the company asks for one', async () => {
    const example = await scenarioWorld('missing-card-type');
    expect(add(example, { kind: 'card' })).toEqual({ refusal: 'card-brand-missing' });
    expect(add(example, { kind: 'card', brand: 'maestro' }).refusal).toBeUndefined();
    expect(add(example, { kind: 'bank-account', lastFour: '6789' }).refusal).toBeUndefined();
  });
});

describe('replacing a payment method', () => {
  it('makes a new one, disables the old one for good, and moves the billing groups over', () => {
    const outcome = replace(
      world({ billingGroups: [home, { ...withBackup, id: '40002' }] }),
      '50001',
    );
    const after = done(outcome);
    const id = after.paymentMethods.at(-1)?.id;
    expect(outcome.receipt?.paymentMethodId).toBe(id);
    expect(id).not.toBe('50001');
    expect(methodOf(after, '50001')?.status).toBe('disabled');
    expect(after.billingGroups.map(({ pays }) => pays)).toEqual([
      { by: 'method', primaryId: id },
      { by: 'method', primaryId: id, backupId: '50002' },
    ]);
    expect(at(after, '2019-02-10').payments.at(-1)?.by).toEqual({ by: 'method', methodId: id });
  });

  it('moves a backup over as backup', () => {
    const after = done(replace(world({ billingGroups: [withBackup] }), '50002'));
    expect(after.billingGroups[0]?.pays).toEqual({
      by: 'method',
      primaryId: '50001',
      backupId: after.paymentMethods.at(-1)?.id,
    });
  });

  it('keeps the bill lag and the contact of the old one', () => {
    const more = { contactId: '94001', billLagDays: -3 };
    const contacts = [{ id: '94001', accountId: '10001' }];
    const start = world({ contacts, paymentMethods: [{ ...goodCard, ...more }, second] });
    expect(instanceOf(start, '60001').nextInvoiceOn).toBe('2019-02-07');
    const after = done(replace(start, '50001'));
    expect(after.paymentMethods.at(-1)).toMatchObject({ ...more, lastFour: '9999' });
    expect(instanceOf(after, '60001').nextInvoiceOn).toBe('2019-02-07');
  });

  it('is refused for one that cannot be used, or by one of an unknown brand', () => {
    expect(replace(world(), '59999')).toEqual({ refusal: 'payment-method-not-found' });
    expect(replace(done(disable(world(), '50002')), '50002')).toEqual({
      refusal: 'payment-method-disabled',
    });
    expect(replace(world(), '50001', { kind: 'card', brand: '99' })).toEqual({
      refusal: 'card-brand-unknown',
    });
  });
});

describe('removing a payment method', () => {
  it('disables it', () => {
    const after = done(disable(world(), '50002'));
    expect(methodOf(after, '50002')?.status).toBe('disabled');
    expect(disable(after, '50002')).toEqual({ refusal: 'receipt-used' });
  });

  it('is refused while a billing group pays by it, as primary or as backup', () => {
    expect(disable(world(), '50001')).toEqual({ refusal: 'payment-method-in-use' });
    expect(disable(world({ billingGroups: [withBackup] }), '50002')).toEqual({
      refusal: 'payment-method-in-use',
    });
  });

  it('is not refused because of a group that is disabled', () => {
    const groups = [home, { ...withBackup, id: '40002', status: 'disabled' as const }];
    expect(disable(world({ billingGroups: groups }), '50002').refusal).toBeUndefined();
  });
});
