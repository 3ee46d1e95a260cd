import { describe, expect, it } from 'vitest';
import { ada as adaRow, home, simplePlan } from '../../../src/sandbox/scenarios/build.js';
import { createCreditMemo, voidCreditMemo } from '../../../src/sandbox/documents/credit-memo.js';
import { rebillInvoice } from '../../../src/sandbox/documents/rebill.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { openAmount } from '../../../src/sandbox/payments/open-amount.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, billedLines, changed, deepFreeze, now } from '../support.js';
import { subscribed, type WorldParts } from './shop.js';

/** Credit memos, rebills and voids on an invoice of 40.00 that is paid on terms (Aria wire notes 4.11). */

const dollars = (amount: string) => ({ amount, currency: 'USD' });
const why = { reason: 'Line was down', comment: 'For a week' };
const onTerms: WorldParts = {
  billingGroups: [{ ...home, pays: { by: 'terms', termsId: '90001' } }],
  paymentTerms: [{ id: '90001', name: 'Net 30', kind: 'net', days: 30 }],
};
const taxed: WorldParts = {
  ...onTerms,
  accounts: [{ ...adaRow, contactId: '94001' }],
  contacts: [{ id: '94001', accountId: adaRow.id, region: 'CO', country: 'US' }],
  taxes: [{ id: '95001', name: 'Sales tax', level: 'state', country: 'US', percent: '8.25' }],
};
const plans = [simplePlan('20001', 'Internet', '40.00')];
/** On the last day of the month that the invoice of 10 January 2019 is for. */
const invoiced = (more: WorldParts = onTerms) =>
  subscribed('2019-01-10', '2019-02-09', plans, more);

/** What an agent did, or a failure that says why it was refused. */
function must<T extends object>(
  outcome: T | { readonly refusal: string },
): Extract<T, { world: World }> {
  if (!('world' in outcome) || !outcome.world)
    throw new Error(`Refused: ${'refusal' in outcome ? outcome.refusal : ''}`);
  return deepFreeze(outcome as Extract<T, { world: World }>);
}

const first = (world: World) => {
  const [invoice] = world.invoices;
  if (!invoice) throw new Error('no invoice');
  return invoice;
};
const memo = (world: World, amount: string) =>
  must(
    createCreditMemo(world, {
      accountId: ada,
      invoiceId: first(world).id,
      lines: [{ line: 1, amount: dollars(amount) }],
      ...why,
    }),
  );
const check = (world: World, amount: string) =>
  must(
    recordExternalPayment(world, { accountId: ada, amount: dollars(amount), by: { by: 'check' } }),
  ).world;
const rebill = (world: World, rate: string) =>
  must(
    rebillInvoice(world, {
      accountId: ada,
      invoiceId: first(world).id,
      changes: [{ line: 1, rate }],
      ...why,
    }),
  );
const open = (world: World) => world.invoices.map((row) => openAmount(row, 'USD').amount);

describe('a credit memo', () => {
  it('of 10.00 leaves 30.00 to pay', () => {
    const { world } = memo(invoiced(), '10.00');
    expect(open(world)).toEqual(['30.00']);
    expect(world.creditMemos[0]).toMatchObject({ number: 'CM-1', ...why });
  });

  it('goes before a payment: what was paid too much pays the next invoice', () => {
    const { world } = memo(check(invoiced(), '25.00'), '20.00');
    expect(open(world)).toEqual(['0.00']);
    // 40.00 − 20.00 − 25.00
    expect(balanceOf(world)).toBe('-5.00');
    const next = at(world, '2019-02-10');
    // 40.00 − 5.00
    expect(open(next)).toEqual(['0.00', '35.00']);
    expect(balanceOf(next)).toBe('35.00');
  });

  it('credits tax in proportion', () => {
    const { world, memo: made } = memo(invoiced(taxed), '10.00');
    // 10.00 × 8.25% = 0.825
    expect(made?.lines).toMatchObject([{ amount: dollars('10.00'), tax: dollars('0.83') }]);
    // 40.00 + 3.30 − 10.00 − 0.83
    expect(balanceOf(world)).toBe('32.47');
  });

  it('for the whole line leaves nothing of the tax', () => {
    expect(balanceOf(memo(invoiced(taxed), '40.00').world)).toBe('0.00');
  });

  it('that is voided is owed again', () => {
    const { world, memo: made } = memo(invoiced(), '10.00');
    if (!made) throw new Error('no memo');
    const voided = voidCreditMemo(world, { accountId: ada, creditMemoId: made.id });
    if (voided.refusal !== undefined) throw new Error(voided.refusal);
    expect(open(voided.world)).toEqual(['40.00']);
  });

  it('leaves less for a proration credit to give back', () => {
    const today = subscribed('2019-01-10', '2019-01-10', plans, onTerms);
    const world = changed(memo(today, '10.00').world, {
      kind: 'cancel',
      planInstanceId: '60001',
      proration: 'full',
      ...now,
    });
    // All 31 days come back, but of 40.00 only 30.00 are left.
    expect(billedLines(world).slice(1)).toEqual([
      '2019-01-10 Internet 2019-01-10..2019-02-09 -30.00',
    ]);
    expect(balanceOf(world)).toBe('0.00');
  });
});

describe('a rebill for 30.00 instead of 40.00', () => {
  /** After the month is over; the invoice of 10 February is there too. */
  const later = (more: WorldParts = onTerms) => at(invoiced(more), '2019-02-10');

  it('takes the place of the invoice, and a memo credits the difference', () => {
    const { world, rebill: made, memo: credit } = rebill(later(), '30.00');
    expect(credit?.lines).toMatchObject([{ line: 1, amount: dollars('10.00') }]);
    expect(made?.rebills).toMatchObject({ invoiceId: first(world).id, ...why });
    expect(made?.dueDate).toBe(first(world).dueDate);
    // The original, that of February, the rebill.
    expect(open(world)).toEqual(['0.00', '40.00', '30.00']);
    expect(balanceOf(world)).toBe('70.00');
  });

  it('is taxed anew', () => {
    const { world } = rebill(later(taxed), '30.00');
    expect(billedLines(world, '2019-02-10').slice(2)).toEqual([
      '2019-02-10 Internet 2019-01-10..2019-02-09 30.00',
      // 30.00 × 8.25% = 2.475
      '2019-02-10 Sales tax (tax) 2.48',
    ]);
    // 43.30 for February and 32.48
    expect(balanceOf(world)).toBe('75.78');
  });

  it('takes over what was paid', () => {
    const { world } = rebill(at(check(invoiced(), '25.00'), '2019-02-10'), '30.00');
    // 30.00 − 25.00
    expect(open(world)).toEqual(['0.00', '40.00', '5.00']);
  });
});

describe('a voided invoice', () => {
  const voided = (world: World) => {
    const outcome = voidInvoiceOf(world, { accountId: ada, invoiceId: first(world).id });
    if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
    return deepFreeze(outcome.world);
  };

  it('is not owed', () => {
    expect(balanceOf(voided(invoiced()))).toBe('0.00');
  });

  it('leaves what was paid on it as credit for the next one', () => {
    const world = voided(check(invoiced(), '25.00'));
    expect(balanceOf(world)).toBe('-25.00');
    // 40.00 − 25.00
    expect(balanceOf(at(world, '2019-02-10'))).toBe('15.00');
  });
});
