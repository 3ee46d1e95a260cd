import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../../src/sandbox/documents/document-views.js';
import { card, home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed } from '../support.js';
import { credited, documentsWorld, invoiceAt, opens, paid, rebilled, voided } from './support.js';

const stream = (billingGroupId = home.id) =>
  ({
    kind: 'assign',
    planId: '20001',
    units: 1,
    billingGroupId,
    effective: { when: 'now' },
  }) as const;

/** Oldest first: sequence, date, forward + charges − payments = total. */
const rows = (world: World) =>
  [...statementsOf(world, ada)]
    .reverse()
    .map(
      ({ sequence, date, balanceForward, newCharges, newPayments, total }) =>
        `${sequence} ${date}: ${balanceForward.amount} + ${newCharges.amount} - ${newPayments.amount} = ${total.amount}`,
    );

describe('statements', () => {
  it('carry forward what is not paid', () => {
    const world = at(changed(documentsWorld(), stream()), '2020-03-15');
    expect(rows(world)).toEqual([
      '1 2020-01-15: 0.00 + 30.00 - 0.00 = 30.00',
      '2 2020-02-15: 30.00 + 30.00 - 0.00 = 60.00',
      '3 2020-03-15: 60.00 + 30.00 - 0.00 = 90.00',
    ]);
  });

  it('say what was paid since the last one', () => {
    const world = at(changed(documentsWorld(), stream()), '2020-02-15');
    expect(rows(at(paid(world, '45.00'), '2020-03-15')).at(-1)).toBe(
      '3 2020-03-15: 60.00 + 30.00 - 45.00 = 45.00',
    );
  });

  it('are made before their invoice is collected', () => {
    const byCard = documentsWorld({
      paymentMethods: [card],
      billingGroups: [home],
    });
    const world = at(changed(byCard, stream()), '2020-02-15');
    expect(opens(world)).toEqual(['0.00', '0.00']);
    expect(rows(world)).toEqual([
      '1 2020-01-15: 0.00 + 30.00 - 0.00 = 30.00',
      '2 2020-02-15: 30.00 + 30.00 - 30.00 = 30.00',
    ]);
    expect(statementsOf(world, ada).map(({ paid: isPaid }) => isPaid)).toEqual([true, true]);
  });

  it('count memos, voids and money paid ahead as what was taken off', () => {
    const world = at(changed(documentsWorld(), stream()), '2020-02-15');
    const memo = credited(world, invoiceAt(world, 0).id, [1, '5.00']);
    const less = voided(memo, invoiceAt(memo, 1).id);
    // 60.00, of which 5.00 were credited and 30.00 voided.
    expect(rows(at(less, '2020-03-15')).at(-1)).toBe('3 2020-03-15: 60.00 + 30.00 - 35.00 = 55.00');
    // 100.00 paid for 60.00; 30.00 of what is left settle the new invoice, and 10.00 stay unapplied.
    expect(rows(at(paid(world, '100.00'), '2020-03-15')).at(-1)).toBe(
      '3 2020-03-15: 60.00 + 30.00 - 90.00 = 0.00',
    );
  });

  it('are of one billing group each, numbered through the account', () => {
    const two = documentsWorld({
      billingGroups: [
        { ...home, pays: { by: 'terms', termsId: '7' } },
        { ...home, id: '40002', pays: { by: 'terms', termsId: '7' } },
      ],
    });
    const world = at(changed(two, stream(), stream('40002')), '2020-02-15');
    expect(rows(world)).toEqual([
      '1 2020-01-15: 0.00 + 30.00 - 0.00 = 30.00',
      '2 2020-01-15: 0.00 + 30.00 - 0.00 = 30.00',
      '3 2020-02-15: 30.00 + 30.00 - 0.00 = 60.00',
      '4 2020-02-15: 30.00 + 30.00 - 0.00 = 60.00',
    ]);
    expect(world.statements.map(({ billingGroupId }) => billingGroupId)).toEqual([
      '40001',
      '40002',
      '40001',
      '40002',
    ]);
  });

  it('come one after the other for several invoices that a group gets at once', () => {
    const caughtUp = changed(documentsWorld(), {
      ...stream(),
      effective: { when: 'retroactive', date: '2019-11-15' },
      catchUp: 'bill-per-period',
    });
    expect(rows(caughtUp)).toEqual([
      '1 2020-01-15: 0.00 + 30.00 - 0.00 = 30.00',
      '2 2020-01-15: 30.00 + 30.00 - 0.00 = 60.00',
      '3 2020-01-15: 60.00 + 30.00 - 0.00 = 90.00',
    ]);
  });

  it('show a rebill as the charge that it is, and what it replaces as taken off', () => {
    const world = at(changed(documentsWorld(), stream()), '2020-02-15');
    const after = rebilled(world, invoiceAt(world, 0).id, { line: 1, rate: '25.00' });
    expect(rows(after).at(-1)).toBe('3 2020-02-15: 60.00 + 25.00 - 30.00 = 55.00');
  });

  it('never change afterwards', () => {
    const world = changed(documentsWorld(), stream());
    const [before] = world.statements;
    const after = voided(paid(world, '30.00'), invoiceAt(world, 0).id);
    expect(after.statements).toEqual([before]);
    expect(statementsOf(after, ada)).toHaveLength(1);
  });

  it('are the same whether the clock goes day by day or at once', () => {
    const world = changed(documentsWorld(), stream());
    let byDays = world;
    for (const day of ['2020-02-01', '2020-02-15', '2020-02-16', '2020-03-20'])
      byDays = at(byDays, day);
    expect(byDays.statements).toEqual(at(world, '2020-03-20').statements);
  });
});
