import { describe, expect, it } from 'vitest';
import type { InvoiceId, TransactionId } from '../../../src/model/ids.js';
import { creditMemosOf } from '../../../src/sandbox/documents/document-views.js';
import { invoiceHistory } from '../../../src/sandbox/documents/invoice-history.js';
import { rebillInvoice } from '../../../src/sandbox/documents/rebill.js';
import { invoiceDetails } from '../../../src/sandbox/documents/invoice-details.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { card, home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, changed } from '../support.js';
import {
  credited,
  documentsWorld,
  invoiceAt,
  newYork,
  opens,
  paid,
  rebilled,
  rebillOn,
  usd,
  voided,
  withInvoice,
} from './support.js';

/** Three units of Cloud with the fee, billed on 15 Jan and, without it, on 15 Feb: today. Lines of 30.00 and 15.00. */
function cloud(more = {}): { world: World; id: InvoiceId } {
  const world = changed(documentsWorld(more), {
    kind: 'assign',
    planId: '20002',
    units: 3,
    billingGroupId: '40001',
    effective: { when: 'now' },
  });
  return { world: at(world, '2020-02-15'), id: invoiceAt(world, 0).id };
}

describe('a rebill', () => {
  it('is billed instead of an invoice, and a memo credits the difference', () => {
    const { world, id } = cloud();
    expect(opens(world)).toEqual(['45.00', '30.00']);
    const outcome = rebillOn(world, id, { line: 1, rate: '8.00' });
    if (outcome.refusal) throw new Error(outcome.refusal);
    const { rebill, memo } = outcome;
    // 3 × 8.00 + 15.00; 30.00 − 24.00 by memo.
    expect(opens(outcome.world)).toEqual(['0.00', '30.00', '39.00']);
    expect(rebill).toMatchObject({
      date: '2020-02-15',
      rebills: { invoiceId: id, reason: 'rate', comment: 'Was too high.' },
      lines: [
        { kind: 'recurring', units: '3', rate: usd('8.00'), amount: usd('24.00') },
        { kind: 'activation', amount: usd('15.00') },
      ],
    });
    expect(memo).toMatchObject({
      invoiceId: id,
      rebillId: rebill.id,
      lines: [{ line: 1, amount: usd('6.00'), tax: usd('0.00') }],
    });
    expect(outcome.events.map(({ kind }) => kind)).toEqual(['invoiced', 'credited', 'rebilled']);
    expect(balanceOf(outcome.world)).toBe('69.00');
  });

  it('keeps what an agent says of a line, and a rebill of it does not', () => {
    const { world, id } = cloud();
    const first = rebilled(world, id, { line: 1, rate: '8.00', comment: 'Price of last year' });
    const rebillId = invoiceAt(first, 2).id;
    expect(invoiceAt(first, 2).lines.map(({ comment }) => comment)).toEqual([
      'Price of last year',
      undefined,
    ]);
    const second = rebilled(first, rebillId, { line: 1, rate: '7.00' });
    expect(invoiceAt(second, 3).lines[0]).not.toHaveProperty('comment');
  });

  it('links both ways', () => {
    const { world, id } = cloud();
    const first = rebilled(world, id, { line: 1, rate: '8.00' });
    const rebillId = invoiceAt(first, 2).id;
    const second = rebilled(first, rebillId, { line: 1, rate: '7.00' });
    const secondId = invoiceAt(second, 3).id;
    const row = (invoiceId: InvoiceId) =>
      invoiceHistory(second, ada).find((each) => each.id === invoiceId);
    expect(row(id)).toMatchObject({ type: 'period', rebilledBy: rebillId });
    expect(row(rebillId)).toMatchObject({
      type: 'rebill',
      rebillOf: { invoiceId: id, reason: 'rate', comment: 'Was too high.' },
      rebilledBy: secondId,
    });
    expect(row(secondId)).toMatchObject({ type: 'rebill', rebillOf: { invoiceId: rebillId } });
    expect(row(secondId)).not.toHaveProperty('rebilledBy');
    expect(invoiceDetails(second, id)).toMatchObject({
      rebills: [rebillId, secondId],
      settledBy: [
        { by: 'credit-memo', amount: usd('6.00') },
        { by: 'rebill', id: rebillId, amount: usd('39.00') },
      ],
      creditMemos: [{ number: 'CM-1', total: usd('6.00') }],
    });
  });

  it('copies the lines without tax and bears tax anew', () => {
    const { world, id } = cloud(newYork);
    // 45.00 with 2.48 (30.00) + 1.24 (15.00) tax; 30.00 with 2.48.
    expect(opens(world)).toEqual(['48.72', '32.48']);
    const moved = {
      ...world,
      contacts: world.contacts.map((contact) => ({ ...contact, region: 'OR' })),
    };
    const after = rebilled(moved, id, { line: 1, rate: '8.00' });
    // No tax in Oregon; the invoice is settled whole, with the tax that it had.
    expect(opens(after)).toEqual(['0.00', '32.48', '39.00']);
    expect(invoiceAt(after, 2).lines.map(({ kind, amount }) => [kind, amount.amount])).toEqual([
      ['recurring', '24.00'],
      ['activation', '15.00'],
    ]);
  });

  it('credits the tax on the difference at the rates of the invoice', () => {
    const { world, id } = cloud(newYork);
    const after = rebilled(world, id, { line: 1, rate: '8.00' });
    // 6.00 × 8.25 % = 0.495, up to 0.50.
    expect(creditMemosOf(after, ada)[0]).toMatchObject({ total: usd('6.50'), tax: usd('0.50') });
    // 24.00 and 15.00: 1.98 + 1.24 (1.2375).
    expect(opens(after)).toEqual(['0.00', '32.48', '42.22']);
  });

  it('without a change is a copy, and needs no memo', () => {
    const { world, id } = cloud();
    const outcome = rebillOn(world, id);
    if (outcome.refusal) throw new Error(outcome.refusal);
    expect(outcome.memo).toBeUndefined();
    expect(opens(outcome.world)).toEqual(['0.00', '30.00', '45.00']);
  });

  it('may leave lines out and bill another service of the same type', () => {
    const { world, id } = cloud();
    const after = rebilled(world, id, { line: 1, chargeId: '80001' }, { line: 2, exclude: true });
    expect(invoiceAt(after, 2).lines).toMatchObject([
      { kind: 'recurring', chargeId: '80001', description: 'Stream', amount: usd('30.00') },
    ]);
    expect(opens(after)).toEqual(['0.00', '30.00', '30.00']);
    expect(rebillOn(world, id, { line: 1, chargeId: '80010' })).toEqual({
      refusal: 'service-of-another-type',
    });
    expect(rebillOn(world, id, { line: 1, chargeId: '1' })).toEqual({
      refusal: 'service-not-found',
    });
  });

  it('counts what was paid on the invoice first', () => {
    const { world, id } = cloud();
    const early = paid(world, '40.00');
    expect(opens(early)).toEqual(['5.00', '30.00']);
    // 40.00 paid, 39.00 are asked for: 1.00 goes on to the next invoice.
    expect(opens(rebilled(early, id, { line: 1, rate: '8.00' }))).toEqual([
      '0.00',
      '29.00',
      '0.00',
    ]);
  });

  it('is due when its invoice was, unless the company decided otherwise', () => {
    const { world, id } = cloud();
    // 15 Jan + 30 days.
    expect(invoiceAt(rebilled(world, id), 2).dueDate).toBe('2020-02-14');
    const anew = cloud({ settings: { rebillKeepsDueDate: false } });
    expect(invoiceAt(rebilled(anew.world, anew.id), 2).dueDate).toBe('2020-03-16');
  });

  it('is collected at once only where the company collects rebills, by the method of today', () => {
    for (const [collectRebills, open] of [
      [false, '45.00'],
      [true, '0.00'],
    ] as const) {
      const { world, id } = cloud({ settings: { collectRebills }, paymentMethods: [card] });
      const byCard = {
        ...world,
        billingGroups: world.billingGroups.map((group) => ({
          ...group,
          pays: { by: 'method' as const, primaryId: card.id as never },
        })),
      };
      expect(opens(rebilled(byCard, id))[2]).toBe(open);
    }
  });

  it('lets no day of service be credited from what it replaced', () => {
    const { world, id } = cloud();
    const after = rebilled(world, id, { line: 1, rate: '8.00' });
    expect(after.planInstances[0]?.coverage.map(({ invoiceId }) => invoiceId)).not.toContain(id);
  });

  it('is for the account, and needs a reason and a comment', () => {
    const { world, id } = cloud();
    const input = { accountId: ada, invoiceId: id, changes: [], reason: 'x', comment: 'y' };
    expect(rebillInvoice(world, { ...input, accountId: '10002' as typeof ada }).refusal).toBe(
      'invoice-not-found',
    );
    expect(rebillInvoice(world, { ...input, reason: '' }).refusal).toBe('reason-missing');
    expect(rebillInvoice(world, { ...input, comment: '' }).refusal).toBe('comment-missing');
  });
});

describe('voiding a rebill', () => {
  it('makes the invoice owed again as before, which then cannot be rebilled any more', () => {
    const { world, id } = cloud();
    const first = rebilled(paid(world, '40.00'), id, { line: 1, rate: '8.00' });
    const after = voided(first, invoiceAt(first, 2).id);
    // 45.00 owed, 39.00 of the 40.00 come back from the rebill; 1.00 had gone on to the next invoice.
    expect(opens(after)).toEqual(['6.00', '29.00', '0.00']);
    expect(after.creditMemos[0]?.voidedOn).toBe('2020-02-15');
    expect(rebillOn(after, id)).toEqual({ refusal: 'rebill-voided' });
  });

  it('is not needed to rebill again: the rebill is rebilled', () => {
    const { world, id } = cloud();
    const first = rebilled(world, id, { line: 1, rate: '8.00' });
    expect(rebillOn(first, id)).toEqual({ refusal: 'already-rebilled' });
    const second = rebilled(first, invoiceAt(first, 2).id, { line: 1, rate: '7.00' });
    // 3 × 7.00 + 15.00.
    expect(opens(second)).toEqual(['0.00', '30.00', '0.00', '36.00']);
  });
});

describe('invoices that are not rebillable', () => {
  it('are fully paid and not disputed', () => {
    const { world, id } = cloud();
    const all = paid(world, '45.00');
    expect(rebillOn(all, id)).toEqual({ refusal: 'fully-paid' });
    const disputed = withInvoice(all, id, { disputed: true });
    // 45.00 paid for 39.00: 6.00 go to the next invoice.
    expect(opens(rebilled(disputed, id, { line: 1, rate: '8.00' }))).toEqual([
      '0.00',
      '24.00',
      '0.00',
    ]);
  });

  it('were opened again by a refund', () => {
    const { world, id } = cloud();
    const all = paid(world, '45.00');
    const paymentId = all.payments[0]?.id as TransactionId;
    const back = refund(all, { accountId: ada, paymentId, amount: usd('10.00'), by: 'check' });
    if (!back.world) throw new Error(back.refusal);
    expect(rebillOn(back.world, id)).toEqual({ refusal: 'refund-reversed' });
  });

  it('are voided, pending, or paid for by a parent account', () => {
    const { world, id } = cloud();
    expect(rebillOn(voided(world, id), id)).toEqual({ refusal: 'invoice-voided' });
    const pending = withInvoice(world, id, { pending: true });
    expect(rebillOn(pending, id)).toEqual({ refusal: 'invoice-pending' });
    const child = withInvoice(world, id, { parentPays: true });
    expect(rebillOn(child, id)).toEqual({ refusal: 'parent-pays' });
  });

  it('have a master plan that left the billing group', () => {
    const { world, id } = cloud({
      billingGroups: [
        { ...home, pays: { by: 'terms', termsId: '7' } },
        { ...home, id: '40002', pays: { by: 'terms', termsId: '7' } },
      ],
    });
    const moved = {
      ...world,
      planInstances: world.planInstances.map((row) => ({
        ...row,
        billingGroupId: '40002' as typeof row.billingGroupId,
      })),
    };
    expect(rebillOn(moved, id)).toEqual({ refusal: 'plan-left-billing-group' });
  });

  it('are for the cycle that is running, whole or prorated', () => {
    const { world } = cloud();
    expect(rebillOn(world, invoiceAt(world, 1).id)).toEqual({ refusal: 'in-current-cycle' });
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const more = changed(at(world, '2020-02-20'), {
      kind: 'units',
      planInstanceId: instance.id,
      units: 5,
      effective: { when: 'now' },
      proration: 'full',
    });
    expect(rebillOn(more, invoiceAt(more, 2).id)).toEqual({ refusal: 'in-current-cycle' });
    expect(rebillOn(at(more, '2020-03-15'), invoiceAt(more, 2).id).refusal).toBeUndefined();
  });

  it('have nothing left to rebill', () => {
    const { world, id } = cloud(newYork);
    const after = credited(world, id, [1, '30.00'], [2, '15.00']);
    const open = withInvoice(after, id, {
      settlements: invoiceAt(after, 0).settlements.slice(0, -1),
    });
    expect(rebillOn(open, id)).toEqual({ refusal: 'no-rebillable-lines' });
  });
});
