import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../../src/model/plan-change.js';
import { changePlans } from '../../../src/sandbox/change-plans/change-plans.js';
import { nextDay } from '../../../src/sandbox/clock.js';
import { simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { ada, at } from '../support.js';
import { goodCard, shop, subscribed, type WorldParts } from '../worked-examples/shop.js';
import {
  attempts,
  byInvoice,
  declining,
  kinds,
  open,
  second,
  twoCards,
  withBackup,
} from './till.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
const on = (today: string, more: WorldParts = {}) => subscribed('2019-01-10', today, plans, more);
const tried = (more: WorldParts) => {
  const world = on('2019-01-10', more);
  return { attempts: attempts(world), open: open(world), problem: world.receipts[0]?.problem };
};

describe('collection', () => {
  it('is on the due date, neither before nor after', () => {
    const later = { settings: { daysUntilDue: 10 } };
    expect(attempts(on('2019-01-19', later))).toEqual([]);
    const due = nextDay(on('2019-01-19', later));
    expect(attempts(due.world)).toEqual(['50001 collected 40.00']);
    expect(kinds(due.events)).toEqual(['paid', 'collected']);
    expect(attempts(on('2019-01-30', later))).toEqual(['50001 collected 40.00']);
  });

  it('is once, however long the invoice stays open', () => {
    const world = on('2019-02-09', { paymentMethods: [declining] });
    expect(attempts(world)).toEqual(['50001 declined 40.00']);
    expect(world.payments[0]?.declineCode).toBe('05 do not honor');
  });

  it('tries the backup when the primary is declined, and keeps both attempts', () => {
    expect(tried({ ...twoCards, billingGroups: [withBackup] })).toEqual({
      attempts: ['50001 declined 40.00', '50002 collected 40.00'],
      open: ['0.00'],
      problem: undefined,
    });
  });

  it('fails when both are declined', () => {
    const both = [declining, { ...second, declines: true }];
    expect(tried({ paymentMethods: both, billingGroups: [withBackup] })).toEqual({
      attempts: ['50001 declined 40.00', '50002 declined 40.00'],
      open: ['40.00'],
      problem: 'collection-failed',
    });
  });

  it('does not ask the backup when the primary has paid', () => {
    const both = { paymentMethods: [goodCard, second], billingGroups: [withBackup] };
    expect(tried(both).attempts).toEqual(['50001 collected 40.00']);
  });

  it('leaves open what the payment taker does not give', () => {
    const outcome = changePlans(shop('2019-01-10', plans), {
      accountId: ada,
      receiptId: 'r1',
      paymentPartial: true,
      changes: [changeSchema.parse(taking('20001'))],
    });
    expect(outcome.world && attempts(outcome.world)).toEqual(['50001 collected 20.00']);
    expect(outcome.world && open(outcome.world)).toEqual(['20.00']);
    expect(outcome.receipt?.problem).toBe('collection-failed');
    expect(kinds(outcome.world && outcome.events)).toEqual([
      'assigned',
      'invoiced',
      'paid',
      'collected',
      'collection-failed',
    ]);
  });

  it('takes a card up to the last day of its month', () => {
    const until = (month: number) => ({
      paymentMethods: [{ ...goodCard, expires: { year: 2019, month } }],
    });
    expect(attempts(on('2019-01-10', until(1)))).toEqual(['50001 collected 40.00']);
    const world = at(on('2019-01-10', until(1)), '2019-02-10');
    expect(attempts(world).at(-1)).toBe('50001 declined 40.00');
    expect(world.payments.at(-1)?.declineCode).toBe('expired-card');
  });

  it('passes over a method that is disabled', () => {
    const disabled = [{ ...goodCard, status: 'disabled' as const }, second];
    expect(tried({ paymentMethods: disabled, billingGroups: [withBackup] }).attempts).toEqual([
      '50002 collected 40.00',
    ]);
    expect(tried({ paymentMethods: disabled })).toEqual({
      attempts: [],
      open: ['40.00'],
      problem: 'collection-failed',
    });
  });

  it('is not for who pays on terms or by nothing', () => {
    expect(attempts(on('2019-03-30', byInvoice))).toEqual([]);
    const world = on('2019-01-15', { settings: { daysUntilDue: 10 } });
    const nothing = world.billingGroups.map((row) => ({
      ...row,
      pays: { by: 'nothing' as const },
    }));
    expect(attempts(at({ ...world, billingGroups: nothing }, '2019-03-30'))).toEqual([]);
  });

  it('leaves invoices that are disputed, or wait for approval', () => {
    const world = on('2019-01-15', { settings: { daysUntilDue: 10 } });
    const marked = (mark: object) => ({
      ...world,
      invoices: world.invoices.map((row) => ({ ...row, ...mark })),
    });
    expect(attempts(at(marked({ disputed: true }), '2019-01-25'))).toEqual([]);
    expect(attempts(at(marked({ pending: true }), '2019-01-25'))).toEqual([]);
    expect(attempts(at(marked({ parentPays: true }), '2019-01-25'))).toEqual([]);
    expect(attempts(at(marked({ voidedOn: '2019-01-15' }), '2019-01-25'))).toEqual([]);
  });
});
