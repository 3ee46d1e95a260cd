import { describe, expect, it } from 'vitest';
import type { CreditMemoId, InvoiceId } from '../../../src/model/ids.js';
import {
  createCreditMemo,
  creditableLines,
  voidCreditMemo,
} from '../../../src/sandbox/documents/credit-memo.js';
import { creditMemosOf } from '../../../src/sandbox/documents/document-views.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { ada as adaRow, card, home } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, changed } from '../support.js';
import {
  credited,
  documentsWorld,
  invoiceAt,
  loadedAgain,
  memoOn,
  memoVoided,
  newYork,
  opens,
  paid,
  rebilled,
  usd,
  voided,
  withInvoice,
} from './support.js';

/** Two units of Cloud with the fee: lines of 20.00 and 15.00, and with `newYork` 2.89 tax: 1.65 + 1.24. */
function cloud(more = {}): { world: World; id: InvoiceId } {
  const world = changed(documentsWorld(more), {
    kind: 'assign',
    planId: '20002',
    units: 2,
    billingGroupId: '40001',
    effective: { when: 'now' },
  });
  return { world, id: invoiceAt(world, 0).id };
}

const memoOf = (world: World, index = -1) => {
  const memo = world.creditMemos.at(index);
  if (!memo) throw new Error('No memo');
  return memo;
};

describe('a credit memo', () => {
  it('lowers what is owed on its invoice by the lines that it credits', () => {
    const { world, id } = cloud();
    expect(opens(world)).toEqual(['35.00']);
    const outcome = memoOn(world, id, [1, '5.00'], [2, '15.00']);
    if (outcome.refusal) throw new Error(outcome.refusal);
    expect(opens(outcome.world)).toEqual(['15.00']);
    expect(outcome.events).toEqual([{ kind: 'credited', creditMemoId: outcome.memo.id }]);
    expect(creditMemosOf(outcome.world, ada)).toMatchObject([
      {
        number: 'CM-1',
        invoiceId: id,
        date: '2020-01-15',
        reason: 'rate',
        comment: 'Was too high.',
        total: usd('20.00'),
        tax: usd('0.00'),
        lines: [
          { line: 1, description: 'Cloud', amount: usd('5.00') },
          { line: 2, description: 'Setup', amount: usd('15.00') },
        ],
      },
    ]);
  });

  it('gives the tax back at the per cent that the invoice has, whatever the tax is by now', () => {
    const { world, id } = cloud(newYork);
    const dearer = { ...world, taxes: world.taxes.map((tax) => ({ ...tax, percent: '10' })) };
    // 20.00 × 8.25 % = 1.65, not 2.00.
    expect(creditMemosOf(credited(dearer, id, [1, '20.00']), ada)[0]).toMatchObject({
      tax: usd('1.65'),
    });
    // A file may leave it out: then the tax is what it is today.
    const [line] = invoiceAt(dearer, 0).lines.slice(-1);
    const { taxPercent, ...untold } = line ?? {};
    expect(taxPercent).toBe('8.25');
    const lines = [
      ...invoiceAt(dearer, 0).lines.slice(0, -1),
      untold,
    ] as (typeof world.invoices)[0]['lines'];
    expect(
      creditMemosOf(credited(withInvoice(dearer, id, { lines }), id, [1, '20.00']), ada)[0],
    ).toMatchObject({ tax: usd('2.00') });
  });

  it('credits the tax on what it credits', () => {
    const { world, id } = cloud(newYork);
    expect(opens(world)).toEqual(['37.89']);
    // 5.00 × 8.25 % = 0.4125, down to 0.41.
    const first = credited(world, id, [1, '5.00']);
    expect(opens(first)).toEqual(['32.48']);
    expect(creditMemosOf(first, ada)[0]).toMatchObject({ total: usd('5.41'), tax: usd('0.41') });
    // The rest of both lines with 1.65 − 0.41 and 1.24: all tax is back, and nothing more.
    const all = credited(first, id, [1, '15.00'], [2, '15.00']);
    expect(opens(all)).toEqual(['0.00']);
    expect(creditMemosOf(all, ada)[0]).toMatchObject({
      number: 'CM-2',
      total: usd('32.48'),
      tax: usd('2.48'),
    });
  });

  it('prints what the company puts before or after its number', () => {
    const { world, id } = cloud({ settings: { creditMemoPrefix: 'KR' } });
    expect(creditMemosOf(credited(world, id, [1, '1.00']), ada)[0]?.number).toBe('KR1');
    const after = cloud({ settings: { creditMemoPrefix: '', creditMemoSuffix: '/20' } });
    expect(creditMemosOf(credited(after.world, after.id, [1, '1.00']), ada)[0]?.number).toBe(
      '1/20',
    );
  });

  it('may say something about each line', () => {
    const { world, id } = cloud();
    const outcome = createCreditMemo(world, {
      accountId: ada,
      invoiceId: id,
      lines: [
        { line: 1, amount: usd('5.00'), comment: 'Two days without service' },
        { line: 2, amount: usd('1.00'), comment: ' ' },
      ],
      reason: 'rate',
      comment: 'Was too high.',
    });
    if (outcome.refusal) throw new Error(outcome.refusal);
    const [memo] = creditMemosOf(loadedAgain(outcome.world), ada);
    expect(memo?.lines.map(({ comment }) => comment)).toEqual([
      'Two days without service',
      undefined,
    ]);
  });

  it('goes to the statement contact, else the billing contact, else that of the account', () => {
    const contact = (id: string, email?: string) => ({
      id,
      accountId: ada,
      country: 'DE',
      ...(email !== undefined && { email }),
    });
    const unpaid = { ...card, declines: true };
    const billed = { ...home, pays: { by: 'method', primaryId: card.id } } as const;
    const all = {
      accounts: [{ ...adaRow, contactId: '90001' }],
      contacts: [
        contact('90001', 'account@example.com'),
        contact('90002', 'billing@example.com'),
        contact('90003', 'statement@example.com'),
        contact('90004'),
      ],
      paymentMethods: [{ ...unpaid, contactId: '90002' }],
      billingGroups: [{ ...billed, statementContactId: '90003' }],
    };
    const writtenTo = (more: Parameters<typeof cloud>[0]) => {
      const { world, id } = cloud({ ...all, ...more });
      const outcome = memoOn(world, id, [1, '1.00']);
      if (outcome.refusal) throw new Error(outcome.refusal);
      const told = outcome.events.find(({ kind }) => kind === 'credited');
      const [memo] = creditMemosOf(loadedAgain(outcome.world), ada);
      expect(told).toEqual({
        kind: 'credited',
        creditMemoId: memo?.id,
        ...(memo?.contactId !== undefined && { contactId: memo.contactId }),
      });
      return memo?.contactId;
    };
    expect(writtenTo({})).toBe('90003');
    // Without an address nobody can be written to.
    expect(writtenTo({ billingGroups: [{ ...billed, statementContactId: '90004' }] })).toBe(
      '90002',
    );
    expect(writtenTo({ billingGroups: [billed], paymentMethods: [unpaid] })).toBe('90001');
    expect(
      writtenTo({ accounts: [adaRow], billingGroups: [billed], paymentMethods: [unpaid] }),
    ).toBe(undefined);
  });

  it('comes before what was paid on the invoice: what is too much pays what else is open', () => {
    const { world, id } = cloud();
    const two = changed(paid(world, '30.00'), {
      kind: 'assign',
      planId: '20001',
      units: 1,
      billingGroupId: '40001',
      effective: { when: 'now' },
    });
    expect(opens(two)).toEqual(['5.00', '30.00']);
    // 35.00 − 20.00 memo leaves 15.00 of the 30.00 paid on it; the other 15.00 go to the next invoice.
    const after = credited(two, id, [1, '20.00']);
    expect(opens(after)).toEqual(['0.00', '15.00']);
    expect(balanceOf(after)).toBe('15.00');
  });

  it('leaves money unapplied when nothing else is open', () => {
    const { world, id } = cloud();
    const after = credited(paid(world, '30.00'), id, [1, '20.00']);
    expect(after.payments[0]?.unapplied).toEqual(usd('15.00'));
    expect(balanceOf(after)).toBe('-15.00');
  });

  it('is refused for more than is left of a line, and changes nothing', () => {
    const { world, id } = cloud();
    expect(memoOn(world, id, [1, '20.01'])).toEqual({ refusal: 'amount-above-maximum' });
    const first = credited(world, id, [1, '12.00']);
    expect(memoOn(first, id, [1, '8.01'])).toEqual({ refusal: 'amount-above-maximum' });
    expect(opens(credited(first, id, [1, '8.00']))).toEqual(['15.00']);
  });

  it('counts proration credits of the line, on later invoices and still waiting for one', () => {
    for (const prorationInvoice of ['at-once', 'with-the-next'] as const) {
      const { world, id } = cloud({
        plans: documentsWorld().plans.map((plan) => ({ ...plan, prorationInvoice })),
      });
      const [instance] = world.planInstances;
      if (!instance) throw new Error('No instance');
      const cancelled = changed(at(world, '2020-01-25'), {
        kind: 'cancel',
        planInstanceId: instance.id,
        effective: { when: 'now' },
        proration: 'full',
      });
      // 21 of 31 days: 20.00 × 21 ÷ 31 = 13.548, up to 13.55; 20.00 − 13.55 are left.
      const lines = creditableLines(cancelled, id);
      expect(lines.restriction).toBeUndefined();
      expect(lines.lines.map(({ line, max }) => [line, max.amount])).toEqual([
        [1, '6.45'],
        [2, '15.00'],
      ]);
    }
  });

  it('may credit more than an invoice with credits on it comes to: the rest pays what else is open', () => {
    const { world, id } = cloud();
    const [instance] = world.planInstances;
    if (!instance) throw new Error('No instance');
    const more = changed(at(world, '2020-01-25'), {
      kind: 'units',
      planInstanceId: instance.id,
      units: 3,
      effective: { when: 'now' },
      proration: 'full',
    });
    // 30.00 × 21 ÷ 31 = 20.32 less 20.00 × 21 ÷ 31 = 13.55.
    expect(opens(more)).toEqual(['35.00', '6.77']);
    const [charge] = creditableLines(more, invoiceAt(more, 1).id).lines;
    if (!charge) throw new Error('Nothing to credit');
    expect(charge.max).toEqual(usd('20.32'));
    const after = credited(more, invoiceAt(more, 1).id, [charge.line, '20.32']);
    // 35.00 − 13.55.
    expect(opens(after)).toEqual(['21.45', '0.00']);
    expect(opens(credited(after, id, [2, '15.00']))).toEqual(['6.45', '0.00']);
    // Where nothing else is open it waits for the next invoice.
    const ahead = credited(paid(more, '35.00'), invoiceAt(more, 1).id, [charge.line, '20.32']);
    expect(opens(ahead)).toEqual(['0.00', '-13.55']);
    expect(opens(at(ahead, '2020-02-15'))).toEqual(['0.00', '0.00', '16.45']);
  });

  it('counts coupons and service credits on the line', () => {
    const { world, id } = cloud({
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
    // 20.00 − 4.00 and 15.00.
    expect(creditableLines(world, id).lines.map(({ max }) => max.amount)).toEqual([
      '16.00',
      '15.00',
    ]);
  });

  it('is refused on invoices of other accounts and on none', () => {
    const { world } = cloud();
    expect(memoOn(world, '999' as InvoiceId, [1, '1.00'])).toEqual({
      refusal: 'invoice-not-found',
    });
    const { id } = invoiceAt(world, 0);
    const other = { ...withInvoice(world, id, { accountId: '10002' as typeof ada }) };
    expect(memoOn(other, id, [1, '1.00'])).toEqual({ refusal: 'invoice-not-found' });
  });

  it('needs a reason and a comment', () => {
    const { world, id } = cloud();
    const lines = [{ line: 1, amount: usd('1.00') }];
    const input = { accountId: ada, invoiceId: id, lines, reason: '', comment: 'x' };
    expect(createCreditMemo(world, input)).toEqual({ refusal: 'reason-missing' });
    expect(createCreditMemo(world, { ...input, reason: 'x', comment: '' })).toEqual({
      refusal: 'comment-missing',
    });
  });
});

describe('invoices that are not creditable', () => {
  const restrictionOf = (world: World, id: InvoiceId) => {
    const { restriction, lines } = creditableLines(world, id);
    expect(memoOn(world, id, [1, '1.00'])).toEqual({ refusal: restriction });
    expect(lines).toEqual([]);
    return restriction;
  };

  it('are fully paid, or disputed ones that look so', () => {
    const { world, id } = cloud();
    expect(creditableLines(paid(world, '34.99'), id).restriction).toBeUndefined();
    expect(restrictionOf(paid(world, '35.00'), id)).toBe('fully-paid');
    expect(restrictionOf(withInvoice(world, id, { disputed: true }), id)).toBe('fully-paid');
  });

  it('were opened again by a refund', () => {
    const { world, id } = cloud();
    const before = paid(world, '35.00');
    const [payment] = before.payments;
    if (!payment) throw new Error('No payment');
    const outcome = refund(before, {
      accountId: ada,
      paymentId: payment.id,
      amount: usd('35.00'),
      by: 'check',
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(opens(outcome.world)).toEqual(['35.00']);
    expect(restrictionOf(outcome.world, id)).toBe('refund-reversed');
  });

  it('were rebilled', () => {
    const { world, id } = cloud();
    expect(restrictionOf(rebilled(at(world, '2020-02-15'), id), id)).toBe('already-rebilled');
  });

  it('are voided, pending, or paid for by a parent account', () => {
    const { world, id } = cloud();
    expect(restrictionOf(voided(world, id), id)).toBe('invoice-voided');
    expect(restrictionOf(withInvoice(world, id, { pending: true }), id)).toBe('invoice-pending');
    expect(restrictionOf(withInvoice(world, id, { parentPays: true }), id)).toBe('parent-pays');
  });

  it('have no creditable lines', () => {
    const { world, id } = cloud(newYork);
    // All of both lines, and one cent of tax that stays open on purpose.
    const after = credited(world, id, [1, '20.00'], [2, '15.00']);
    const open = withInvoice(after, id, {
      settlements: invoiceAt(after, 0).settlements.slice(0, -1),
    });
    expect(restrictionOf(open, id)).toBe('no-creditable-lines');
  });
});

describe('voiding a credit memo', () => {
  it('makes its invoice owed again', () => {
    const { world, id } = cloud(newYork);
    const memo = credited(world, id, [1, '5.00']);
    const after = memoVoided(memo, memoOf(memo).id);
    expect(opens(after)).toEqual(['37.89']);
    expect(memoOf(after).voidedOn).toBe('2020-01-15');
    expect(creditableLines(after, id).lines.map(({ max }) => max.amount)).toEqual([
      '20.00',
      '15.00',
    ]);
  });

  it('uses what is unapplied for it', () => {
    const { world, id } = cloud();
    const memo = credited(paid(world, '30.00'), id, [1, '20.00']);
    const after = memoVoided(memo, memoOf(memo).id);
    expect(opens(after)).toEqual(['5.00']);
    expect(after.payments[0]?.unapplied).toBeUndefined();
  });

  it('is done once, and only to memos of the account', () => {
    const { world, id } = cloud();
    const memo = credited(world, id, [1, '5.00']);
    const creditMemoId = memoOf(memo).id;
    const again = voidCreditMemo(memoVoided(memo, creditMemoId), { accountId: ada, creditMemoId });
    expect(again).toEqual({ refusal: 'memo-voided' });
    expect(voidCreditMemo(memo, { accountId: ada, creditMemoId: '1' as CreditMemoId })).toEqual({
      refusal: 'memo-not-found',
    });
    expect(voidCreditMemo(memo, { accountId: '10002' as typeof ada, creditMemoId })).toEqual({
      refusal: 'memo-not-found',
    });
  });

  it('is refused for the memo of a rebill', () => {
    const { world, id } = cloud();
    const after = rebilled(at(world, '2020-02-15'), id, { line: 1, rate: '9.00' });
    expect(voidCreditMemo(after, { accountId: ada, creditMemoId: memoOf(after).id })).toEqual({
      refusal: 'memo-of-a-rebill',
    });
  });
});
