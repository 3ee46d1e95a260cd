import { describe, expect, it } from 'vitest';
import { creditableLines, createCreditMemo } from '../../../src/sandbox/documents/credit-memo.js';
import { invoiceHistory } from '../../../src/sandbox/documents/invoice-history.js';
import { rebillInvoice } from '../../../src/sandbox/documents/rebill.js';
import { recordUsage, type UsageInput } from '../../../src/sandbox/record-usage.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World, WorldInvoice } from '../../../src/sandbox/world.js';
import { ada, balanceOf, deepFreeze, scenarioWorld } from '../support.js';

/** Limits and answers are those of the release notes on credit memos, rebills and negative usage; figures are the scenarios' own. */

const why = { reason: 'Wrong rate', comment: 'Asked for by the customer' };
const dollars = (amount: string) => ({ amount, currency: 'USD' });

function invoiceIn(world: World, group: string, date = '2016-01-10'): WorldInvoice {
  const groupId = world.billingGroups.find(({ name }) => name === group)?.id;
  const found = world.invoices.find((row) => row.billingGroupId === groupId && row.date === date);
  if (!found) throw new Error(`No invoice of ${group} on ${date}`);
  return found;
}

const memoRefusal = (world: World, { id }: WorldInvoice, amount = '1.00') =>
  createCreditMemo(world, {
    accountId: ada,
    invoiceId: id,
    lines: [{ line: 1, amount: dollars(amount) }],
    ...why,
  }).refusal;
const rebillRefusal = (world: World, { id }: WorldInvoice) =>
  rebillInvoice(world, {
    accountId: ada,
    invoiceId: id,
    changes: [{ line: 1, rate: '10.00' }],
    ...why,
  }).refusal;

describe('rebill-filter', () => {
  it('shows all invoices, originals only, or every rebill of what was rebilled', async () => {
    const world = await scenarioWorld('rebill-filter');
    const shown = (filter?: 'all' | 'originals' | 'rebills') =>
      invoiceHistory(world, ada, filter)
        .map(({ date, amount, rebillOf }) => `${date} ${amount.amount}${rebillOf ? ' rebill' : ''}`)
        .sort();
    const originals = [
      '2016-01-10 40.00',
      '2016-02-10 40.00',
      '2016-03-10 40.00',
      '2016-04-10 40.00',
    ];
    const rebills = ['2016-04-15 25.00 rebill', '2016-04-15 30.00 rebill'];
    expect(shown()).toEqual([...originals, ...rebills]);
    expect(shown('all')).toEqual([...originals, ...rebills]);
    expect(shown('originals')).toEqual(originals);
    expect(shown('rebills')).toEqual(rebills);
  });

  it('owes the last rebill and the three others', async () => {
    // 25.00 + 40.00 + 40.00 + 40.00
    expect(balanceOf(await scenarioWorld('rebill-filter'))).toBe('145.00');
  });
});

describe('credit-memo-limit', () => {
  it('credits a line by more than nothing and at most by what earlier credits and memos have left', async () => {
    const world = await scenarioWorld('credit-memo-limit');
    const [invoice] = world.invoices;
    if (!invoice) throw new Error('one');
    // 40.00 − 4.00 − 10.00
    expect(creditableLines(world, invoice.id).lines.map(({ max }) => max.amount)).toEqual([
      '26.00',
    ]);
    expect(memoRefusal(world, invoice, '0.00')).toBe('amount-not-positive');
    expect(memoRefusal(world, invoice, '-1.00')).toBe('amount-not-positive');
    expect(memoRefusal(world, invoice, '0.01')).toBeUndefined();
    expect(memoRefusal(world, invoice, '26.00')).toBeUndefined();
    expect(memoRefusal(world, invoice, '26.01')).toBe('amount-above-maximum');
  });

  it('needs a reason and a comment', async () => {
    const world = await scenarioWorld('credit-memo-limit');
    const [invoice] = world.invoices;
    if (!invoice) throw new Error('one');
    const input = {
      accountId: ada,
      invoiceId: invoice.id,
      lines: [{ line: 1, amount: dollars('1.00') }],
      ...why,
    };
    expect(createCreditMemo(world, { ...input, reason: '' }).refusal).toBe('reason-missing');
    expect(createCreditMemo(world, { ...input, comment: '' }).refusal).toBe('comment-missing');
  });
});

describe('void-refused-with-credit-memo', () => {
  it('voids no invoice while a memo stands on it, and one without', async () => {
    const world = await scenarioWorld('void-refused-with-credit-memo');
    const voiding = (date: string) =>
      voidInvoiceOf(world, {
        accountId: ada,
        invoiceId: invoiceIn(world, 'Home', date).id,
      }).refusal;
    expect(voiding('2016-01-10')).toBe('credit-memo-stands');
    expect(voiding('2016-02-10')).toBeUndefined();
  });
});

describe('voided-rebill', () => {
  const rebillOf = (world: World) => {
    const rebill = world.invoices.find(({ rebills }) => rebills);
    if (!rebill) throw new Error('no rebill');
    return rebill;
  };

  it('voids the rebill, and the invoice can never be rebilled again', async () => {
    const world = await scenarioWorld('voided-rebill');
    const voided = voidInvoiceOf(world, { accountId: ada, invoiceId: rebillOf(world).id });
    if (voided.refusal !== undefined) throw new Error(voided.refusal);
    // 4 × 40.00, as before the rebill
    expect(balanceOf(voided.world)).toBe('160.00');
    expect(rebillRefusal(deepFreeze(voided.world), invoiceIn(voided.world, 'Home'))).toBe(
      'rebill-voided',
    );
  });

  it('rebills the rebill instead, not the invoice', async () => {
    const world = await scenarioWorld('voided-rebill');
    expect(rebillRefusal(world, invoiceIn(world, 'Home'))).toBe('already-rebilled');
    expect(rebillRefusal(world, rebillOf(world))).toBeUndefined();
  });
});

describe('not-rebillable', () => {
  it.each([
    ['Paid', '2016-01-10', 'fully-paid'],
    ['Refunded', '2016-01-10', 'refund-reversed'],
    ['Voided', '2016-01-10', 'invoice-voided'],
    ['Paid by the parent', '2016-01-10', 'parent-pays'],
    ['Pending', '2016-01-10', 'invoice-pending'],
    ['Plan moved away', '2016-01-10', 'plan-left-billing-group'],
    // Charges for 10 March to 9 April; today is 20 March.
    ['Open', '2016-03-10', 'in-current-cycle'],
    // These can be.
    ['Disputed', '2016-01-10', undefined],
    ['Open', '2016-01-10', undefined],
  ])('%s, invoice of %s: %s', async (group, date, refusal) => {
    const world = await scenarioWorld('not-rebillable');
    expect(rebillRefusal(world, invoiceIn(world, group, date))).toBe(refusal);
  });
});

describe('not-creditable', () => {
  it.each([
    ['Paid', 'fully-paid'],
    ['Disputed', 'fully-paid'],
    ['Refunded', 'refund-reversed'],
    ['Rebilled', 'already-rebilled'],
    ['Voided', 'invoice-voided'],
    ['Paid by the parent', 'parent-pays'],
    ['Pending', 'invoice-pending'],
    ['Open', undefined],
  ])('%s: %s', async (group, refusal) => {
    const world = await scenarioWorld('not-creditable');
    expect(memoRefusal(world, invoiceIn(world, group))).toBe(refusal);
  });

  it('an invoice without a line that could be credited', async () => {
    const world = await scenarioWorld('not-creditable');
    const open = invoiceIn(world, 'Open');
    const taxOnly: World = deepFreeze({
      ...world,
      invoices: world.invoices.map((row) =>
        row.id === open.id
          ? {
              ...row,
              lines: [
                { kind: 'tax', description: 'Tax', amount: dollars('2.00'), prorated: false },
              ],
            }
          : row,
      ),
    });
    expect(creditableLines(taxOnly, open.id)).toEqual({
      restriction: 'no-creditable-lines',
      lines: [],
    });
  });
});

describe('negative-usage', () => {
  const record = (world: World, units: string, more: Partial<UsageInput> = {}) =>
    recordUsage(world, {
      accountId: ada,
      planInstanceId: '60001' as UsageInput['planInstanceId'],
      chargeId: '80002',
      units,
      ...more,
    }).refusal;

  it('takes negative units', async () => {
    expect(record(await scenarioWorld('negative-usage'), '-5')).toBeUndefined();
  });

  it('refuses a negative rate with negative units or a negative amount', async () => {
    const world = await scenarioWorld('negative-usage');
    const rate = dollars('-0.10');
    expect(record(world, '-5', { rate })).toBe('rate-negative');
    expect(record(world, '5', { rate, amount: dollars('-0.50') })).toBe('rate-negative');
  });

  it('refuses a positive amount with negative units', async () => {
    const world = await scenarioWorld('negative-usage');
    expect(record(world, '-5', { amount: dollars('0.50') })).toBe('amount-positive');
    expect(record(world, '-5', { amount: dollars('-0.50') })).toBeUndefined();
  });

  it('refuses negative units of a pooled service, unless they are rated already', async () => {
    const world = await scenarioWorld('negative-usage');
    const pooled = { chargeId: '80003' };
    expect(record(world, '-5', pooled)).toBe('pooled-negative');
    expect(record(world, '5', pooled)).toBeUndefined();
    expect(record(world, '-5', { ...pooled, rate: dollars('0.10') })).toBeUndefined();
  });
});
