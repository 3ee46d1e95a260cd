import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../../src/model/ids.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { card, home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed } from '../support.js';
import {
  credited,
  documentsWorld,
  invoiceAt,
  memoVoided,
  newYork,
  paid,
  usd,
  voided,
  withInvoice,
} from './support.js';

const cloud = (more = {}) =>
  changed(documentsWorld(more), {
    kind: 'assign',
    planId: '20002',
    units: 2,
    billingGroupId: home.id,
    effective: { when: 'now' },
  });

/** Newest first: number, kind, direction and amount; "voids n" for voidings. */
const rows = (world: World) =>
  transactionsOf(world, ada).map(
    ({ id, kind, direction, amount, voids }) =>
      `${id} ${kind} ${direction} ${amount.amount}${voids === undefined ? '' : ` voids ${voids}`}`,
  );

describe('the transactions of an account', () => {
  it('are its invoices with a number for each line, the last ones first', () => {
    const world = cloud({
      ...newYork,
      serviceCredits: [
        {
          id: '100',
          accountId: ada,
          date: '2020-01-01',
          amount: usd('4.00'),
          left: usd('4.00'),
          reason: 'Sorry',
        },
      ],
    });
    expect(rows(world)).toEqual([
      // 16.00 and 15.00 bear tax: 1.32 + 1.24 (1.2375).
      '100005 invoice-charge charge 2.56',
      '100004 invoice-credit credit 4.00',
      '100003 invoice-charge charge 15.00',
      '100002 invoice-charge charge 20.00',
      '100001 invoice charge 33.56',
    ]);
    // No number is given out twice: the next invoice goes on behind the last line.
    expect(rows(at(world, '2020-02-15')).slice(0, 3)).toEqual([
      '100008 invoice-charge charge 1.65',
      '100007 invoice-charge charge 20.00',
      '100006 invoice charge 21.65',
    ]);
  });

  it('name their invoice, line, statement, receipt and day', () => {
    const world = at(cloud(), '2020-02-15');
    const [statement] = world.statements;
    const invoice = invoiceAt(world, 0);
    expect(transactionsOf(world, ada).find(({ id }) => id === '100002')).toEqual({
      id: '100002',
      kind: 'invoice-charge',
      date: '2020-01-15',
      amount: usd('20.00'),
      direction: 'charge',
      invoiceIds: [invoice.id],
      line: 1,
      about: 'Cloud',
      statementId: statement?.id,
      receiptId: world.receipts[0]?.id,
    });
    // Made by the clock: no receipt.
    expect(transactionsOf(world, ada)[0]).not.toHaveProperty('receiptId');
  });

  it('are payments of every kind, on the statement after them', () => {
    const byCard = cloud({ paymentMethods: [card], billingGroups: [home] });
    const world = [
      { by: 'cash-credit' as const, reason: 'Sorry' },
      { by: 'external' as const },
      { by: 'check' as const },
    ].reduce((before, by) => {
      const outcome = recordExternalPayment(before, { accountId: ada, amount: usd('1.00'), by });
      if (!outcome.world) throw new Error(outcome.refusal);
      return outcome.world;
    }, byCard);
    expect(rows(world).slice(0, 4)).toEqual([
      '100007 check credit 1.00',
      '100006 third-party-payment credit 1.00',
      '100005 cash-credit credit 1.00',
      '100004 electronic-payment credit 35.00',
    ]);
    const later = at(world, '2020-02-15');
    const payment = transactionsOf(later, ada).find(({ id }) => id === '100004');
    expect(payment).toMatchObject({
      invoiceIds: [invoiceAt(later, 0).id],
      statementId: later.statements[1]?.id,
    });
    expect(transactionsOf(world, ada).find(({ id }) => id === '100004')).not.toHaveProperty(
      'statementId',
    );
  });

  it('leave out payments that were declined and invoices that wait for approval', () => {
    const declining = cloud({
      paymentMethods: [{ ...card, declines: true }],
      billingGroups: [home],
    });
    expect(declining.payments[0]?.state).toBe('declined');
    expect(rows(declining)).toHaveLength(3);
    expect(rows(withInvoice(declining, invoiceAt(declining, 0).id, { pending: true }))).toEqual([]);
  });

  it('are lines of credit memos, tax included, and their voids', () => {
    const world = cloud(newYork);
    const memo = credited(world, invoiceAt(world, 0).id, [2, '15.00'], [1, '5.00']);
    // 100001 to 100004 are the invoice, 100005 the memo; 15.00 + 1.24 and 5.00 + 0.41.
    expect(rows(memo).slice(0, 2)).toEqual([
      '100007 credit-memo-line credit 5.41',
      '100006 credit-memo-line credit 16.24',
    ]);
    const [row] = memo.creditMemos;
    if (!row) throw new Error('No memo');
    const after = memoVoided(memo, row.id);
    expect(rows(after).slice(0, 4)).toEqual([
      '100009 credit-memo-line charge 5.41 voids 100007',
      '100008 credit-memo-line charge 16.24 voids 100006',
      '100007 credit-memo-line credit 5.41',
      '100006 credit-memo-line credit 16.24',
    ]);
    expect(transactionsOf(after, ada).at(2)).toMatchObject({
      creditMemoId: row.id,
      line: 1,
      voidedOn: '2020-01-15',
    });
  });

  it('are voids of invoices and payments, on the day of the voiding', () => {
    const world = at(paid(cloud(), '10.00'), '2020-01-20');
    const payment = world.payments[0]?.id as TransactionId;
    const back = voidPayment(world, { accountId: ada, paymentId: payment });
    if (!back.world) throw new Error(back.refusal);
    const after = voided(back.world, invoiceAt(back.world, 0).id);
    expect(rows(after)).toEqual([
      '100006 invoice credit 35.00 voids 100001',
      '100005 check charge 10.00 voids 100004',
      '100004 check credit 10.00',
      '100003 invoice-charge charge 15.00',
      '100002 invoice-charge charge 20.00',
      '100001 invoice charge 35.00',
    ]);
    expect(transactionsOf(after, ada).map(({ date, voidedOn }) => [date, voidedOn])).toEqual([
      ['2020-01-20', undefined],
      ['2020-01-20', undefined],
      ['2020-01-15', '2020-01-20'],
      ['2020-01-15', '2020-01-20'],
      ['2020-01-15', '2020-01-20'],
      ['2020-01-15', '2020-01-20'],
    ]);
  });

  it('are refunds', () => {
    const world = paid(cloud(), '35.00');
    const payment = world.payments[0]?.id as TransactionId;
    const outcome = refund(world, {
      accountId: ada,
      paymentId: payment,
      amount: usd('5.00'),
      by: 'check',
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(transactionsOf(outcome.world, ada)[0]).toMatchObject({
      kind: 'check-refund',
      direction: 'charge',
      amount: usd('5.00'),
      paymentId: payment,
      invoiceIds: [invoiceAt(world, 0).id],
    });
  });

  it('show an invoice that is a credit as one', () => {
    const world = cloud();
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const cancelled = changed(at(world, '2020-01-25'), {
      kind: 'cancel',
      planInstanceId: instance.id,
      effective: { when: 'now' },
      proration: 'full',
    });
    // 20.00 × 21 ÷ 31.
    expect(rows(cancelled).slice(0, 2)).toEqual([
      '100005 invoice-credit credit 13.55',
      '100004 invoice credit 13.55',
    ]);
  });
});
