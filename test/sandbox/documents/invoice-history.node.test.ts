import { describe, expect, it } from 'vitest';
import { invoiceDetails } from '../../../src/sandbox/documents/invoice-details.js';
import {
  invoiceHistory,
  type HistoryFilter,
} from '../../../src/sandbox/documents/invoice-history.js';
import type { InvoiceId } from '../../../src/model/ids.js';
import { ada, at, changed } from '../support.js';
import { documentsWorld, invoiceAt, paid, rebilled, usd, voided } from './support.js';

/** Invoices of 15 Jan, 15 Feb and 15 Mar: today. */
const threeMonths = () =>
  at(
    changed(documentsWorld(), {
      kind: 'assign',
      planId: '20001',
      units: 1,
      billingGroupId: '40001',
      effective: { when: 'now' },
    }),
    '2020-03-15',
  );

describe('the invoice history', () => {
  it('has all invoices, originals only, or only the rebills, newest first', () => {
    const world = threeMonths();
    const [first, second, third] = world.invoices.map(({ id }) => id);
    if (!first || !second) throw new Error('No invoices');
    const once = rebilled(world, first, { line: 1, rate: '29.00' });
    const twice = rebilled(once, invoiceAt(once, 3).id, { line: 1, rate: '28.00' });
    const all = rebilled(twice, second, { line: 1, rate: '27.00' });
    const [rebillOfFirst, rebillOfRebill, rebillOfSecond] = all.invoices
      .slice(3)
      .map(({ id }) => id);
    const ids = (filter?: HistoryFilter) => invoiceHistory(all, ada, filter).map(({ id }) => id);
    // Rebills are of today too: on one day the higher number is the newer.
    const everything = [rebillOfSecond, rebillOfRebill, rebillOfFirst, third, second, first];
    expect(ids()).toEqual(everything);
    expect(ids('all')).toEqual(everything);
    expect(ids('originals')).toEqual([third, second, first]);
    expect(ids('rebills')).toEqual([rebillOfSecond, rebillOfRebill, rebillOfFirst]);
  });

  it('keeps a rebill that was voided, and says no more that its invoice was rebilled', () => {
    const world = threeMonths();
    const { id } = invoiceAt(world, 0);
    const once = rebilled(world, id, { line: 1, rate: '29.00' });
    expect(invoiceHistory(once, ada).at(-1)).toHaveProperty('rebilledBy', invoiceAt(once, 3).id);
    const after = voided(once, invoiceAt(once, 3).id);
    expect(invoiceHistory(after, ada, 'rebills')).toMatchObject([{ status: 'voided' }]);
    expect(invoiceHistory(after, ada).at(-1)).not.toHaveProperty('rebilledBy');
  });
});

describe('an invoice in detail', () => {
  it('says what settles it, what is open, and where it was sent with', () => {
    const world = paid(threeMonths(), '40.00');
    const [payment] = world.payments;
    expect(invoiceDetails(world, invoiceAt(world, 1).id)).toMatchObject({
      type: 'period',
      amount: usd('30.00'),
      open: usd('20.00'),
      dueDate: '2020-03-16',
      lines: [{ kind: 'recurring', amount: usd('30.00') }],
      rebills: [],
      creditMemos: [],
      settledBy: [{ by: 'payment', id: payment?.id, amount: usd('10.00') }],
      statementId: world.statements[1]?.id,
    });
  });

  it('leaves out what was taken off it again', () => {
    const world = paid(threeMonths(), '30.00');
    const gone = voided(world, invoiceAt(world, 0).id);
    expect(invoiceDetails(gone, invoiceAt(gone, 0).id)?.settledBy).toEqual([]);
    expect(invoiceDetails(gone, invoiceAt(gone, 1).id)?.settledBy).toHaveLength(1);
  });

  it('is none for an id that no invoice has', () => {
    expect(invoiceDetails(threeMonths(), '1' as InvoiceId)).toBeUndefined();
  });
});
