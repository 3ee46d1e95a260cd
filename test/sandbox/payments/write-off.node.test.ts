import { describe, expect, it } from 'vitest';
import type { InvoiceId, TransactionId } from '../../../src/model/ids.js';
import { transactionsOf } from '../../../src/sandbox/documents/transactions.js';
import { voidWriteOff, writeOff } from '../../../src/sandbox/payments/write-off.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { loadedAgain, memoOn, rebilled } from '../documents/support.js';
import { dunnedBy, stateOf } from '../dunning/overdue.js';
import { ada, at, balanceOf } from '../support.js';
import { subscribed } from '../worked-examples/shop.js';
import { byInvoice, dollars, open, received } from './till.js';

const plans = [simplePlan('20001', 'Internet', '40.00')];
/** Invoices of 40.00 of 10 January and 10 February, on terms; 15.00 were paid on the first. */
const two = () => received(subscribed('2019-01-10', '2019-02-15', plans, byInvoice), '15.00');
const first = '70001' as InvoiceId;

const outcomeOf = (world: World, more: Partial<Parameters<typeof writeOff>[1]> = {}) =>
  writeOff(world, { accountId: ada, invoiceId: first, reason: 'Cannot be had', ...more });
function done(outcome: { world?: World | undefined; refusal?: string | undefined }): World {
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return loadedAgain(outcome.world);
}
const backAgain = (world: World, writeOffId = world.writeOffs[0]?.id ?? ('' as TransactionId)) =>
  voidWriteOff(world, { accountId: ada, writeOffId });

describe('a write-off', () => {
  it('gives up what is open on an invoice, and stands among the transactions as a credit', () => {
    const outcome = outcomeOf(two());
    const world = done(outcome);
    // 40.00 − 15.00 paid
    expect(world.writeOffs).toMatchObject([{ amount: dollars('25.00'), date: '2019-02-15' }]);
    expect(open(world)).toEqual(['0.00', '40.00']);
    expect(balanceOf(world)).toBe('40.00');
    expect(outcome.world && outcome.events).toEqual([
      { kind: 'written-off', transactionId: world.writeOffs[0]?.id },
    ]);
    expect(transactionsOf(world, ada)[0]).toMatchObject({
      kind: 'write-off',
      direction: 'credit',
      amount: dollars('25.00'),
      about: 'Cannot be had',
      invoiceIds: [first],
    });
  });

  it('ends dunning', () => {
    const world = subscribed(
      '2019-01-10',
      '2019-01-20',
      plans,
      dunnedBy(2, [{ afterDays: 1, status: 'suspended' }]),
      { dunningGroupId: '92001' },
    );
    expect(stateOf(world)).toBe('suspended completed 1');
    expect(stateOf(done(outcomeOf(world)))).toBe('active');
  });

  it('is voided: the invoice is owed again, and dunning begins anew', () => {
    const world = done(outcomeOf(two()));
    const after = done(backAgain(world));
    expect(open(after)).toEqual(['25.00', '40.00']);
    const [voiding, row] = transactionsOf(after, ada);
    expect(voiding).toMatchObject({ kind: 'write-off', direction: 'charge', voids: row?.id });
    expect(row).toMatchObject({ kind: 'write-off', voidedOn: '2019-02-15' });
    expect(backAgain(after)).toEqual({ refusal: 'write-off-voided' });
    expect(backAgain(after, '999' as TransactionId)).toEqual({ refusal: 'write-off-not-found' });
    expect(open(done(outcomeOf(after)))).toEqual(['0.00', '40.00']);
  });

  it('goes with an invoice that is voided', () => {
    const world = done(outcomeOf(two()));
    const after = done(voidInvoiceOf(world, { accountId: ada, invoiceId: first }));
    expect(after.writeOffs[0]?.voidedOn).toBe('2019-02-15');
    // The 15.00 that were paid on it pay the next one.
    expect(balanceOf(after)).toBe('25.00');
  });

  it('makes the invoice one that is paid: no memo and no rebill, unless it is disputed', () => {
    const world = done(outcomeOf(at(two(), '2019-03-15')));
    expect(memoOn(world, first, [1, '1.00'])).toEqual({ refusal: 'fully-paid' });
    const [invoice, ...rest] = world.invoices;
    if (!invoice) throw new Error('No invoice.');
    const disputed = { ...world, invoices: [{ ...invoice, disputed: true }, ...rest] };
    const after = rebilled(disputed, first, { line: 1, rate: '30.00' });
    // What was given up is asked for again by the rebill: 30.00 less the 15.00 that were paid.
    expect(open(after)).toEqual(['0.00', '40.00', '40.00', '15.00']);
  });

  it.each([
    ['of an invoice that is not there', { invoiceId: '79999' as InvoiceId }, 'invoice-not-found'],
    ['without a reason', { reason: ' ' }, 'reason-missing'],
  ])('is refused %s', (_, more, refusal) => {
    expect(outcomeOf(two(), more)).toEqual({ refusal });
  });

  it('is refused where nothing is open', () => {
    expect(outcomeOf(done(outcomeOf(two())))).toEqual({ refusal: 'invoice-not-open' });
  });
});
