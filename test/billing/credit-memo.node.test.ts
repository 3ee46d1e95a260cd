import { describe, expect, it } from 'vitest';
import {
  creditMemoRefusal,
  creditMemoRefusals,
  creditMemoRestriction,
} from '../../src/billing/credit-memo.js';
import { creditedLine, openInvoice, usd } from './documents-support.js';

const lines = [creditedLine(), creditedLine({ kind: 'tax', amount: usd('2.48') })];
const asked = { lines: [{ line: 1, amount: usd('10.00') }], reason: 'rate', comment: 'Too high.' };
const ask = (amount: string) => ({ ...asked, lines: [{ line: 1, amount: usd(amount) }] });

describe('an invoice that cannot be credited', () => {
  it.each([
    ['voided', { voided: true }, 'invoice-voided'],
    ['pending', { pending: true }, 'invoice-pending'],
    ['a child’s whose parent pays', { parentPays: true }, 'parent-pays'],
    ['rebilled', { rebilled: true }, 'already-rebilled'],
    ['opened again by a refund', { refundReversed: true }, 'refund-reversed'],
    ['fully paid', { settled: true }, 'fully-paid'],
    ['disputed, which looks fully paid', { disputed: true }, 'fully-paid'],
  ] as const)('is one that is %s', (_, state, restriction) => {
    expect(creditMemoRestriction({ ...openInvoice, ...state }, lines)).toBe(restriction);
  });

  it('is one without creditable lines', () => {
    const taxOnly = [creditedLine({ kind: 'tax' })];
    expect(creditMemoRestriction(openInvoice, taxOnly)).toBe('no-creditable-lines');
    const credited = [creditedLine({ memos: [{ amount: usd('30.00'), tax: usd('0.00') }] })];
    expect(creditMemoRestriction(openInvoice, credited)).toBe('no-creditable-lines');
    expect(creditMemoRestriction(openInvoice, [])).toBe('no-creditable-lines');
  });

  it('is none that is open with something left on one line', () => {
    expect(creditMemoRestriction(openInvoice, [...lines].reverse())).toBeUndefined();
  });

  it('refuses a memo for that reason first', () => {
    const voided = { ...openInvoice, voided: true };
    expect(creditMemoRefusal(voided, lines, { ...asked, reason: '' })).toBe('invoice-voided');
  });
});

describe('a credit memo', () => {
  it('may be made with a reason, a comment and an amount within the line', () => {
    expect(creditMemoRefusal(openInvoice, lines, asked)).toBeUndefined();
  });

  it('needs a reason and a comment', () => {
    expect(creditMemoRefusal(openInvoice, lines, { ...asked, reason: ' ' })).toBe('reason-missing');
    expect(creditMemoRefusal(openInvoice, lines, { ...asked, comment: ' ' })).toBe(
      'comment-missing',
    );
  });

  it('credits more than nothing and at most what is left of the line', () => {
    expect(creditMemoRefusal(openInvoice, lines, ask('0.01'))).toBeUndefined();
    expect(creditMemoRefusal(openInvoice, lines, ask('0.00'))).toBe('amount-not-positive');
    expect(creditMemoRefusal(openInvoice, lines, ask('-0.01'))).toBe('amount-not-positive');
    expect(creditMemoRefusal(openInvoice, lines, ask('30.00'))).toBeUndefined();
    expect(creditMemoRefusal(openInvoice, lines, ask('30.01'))).toBe('amount-above-maximum');
  });

  it('counts earlier credits and memos of the line', () => {
    const credited = creditedLine({
      prorations: [usd('18.00')],
      memos: [{ amount: usd('2.00'), tax: usd('0.00') }],
    });
    // 30.00 − 18.00 − 2.00.
    expect(creditMemoRefusal(openInvoice, [credited], ask('10.00'))).toBeUndefined();
    expect(creditMemoRefusal(openInvoice, [credited], ask('10.01'))).toBe('amount-above-maximum');
  });

  it('names each line once, and only lines that can be credited', () => {
    const [first] = asked.lines;
    expect(creditMemoRefusal(openInvoice, lines, { ...asked, lines: [] })).toBe('lines-missing');
    expect(creditMemoRefusal(openInvoice, lines, { ...asked, lines: [first!, first!] })).toBe(
      'line-twice',
    );
    for (const line of [0, 2, 3]) {
      const other = { ...asked, lines: [first!, { line, amount: usd('1.00') }] };
      expect(creditMemoRefusal(openInvoice, lines, other)).toBe('line-not-creditable');
    }
  });

  it('has words for every refusal', () => {
    for (const words of Object.values(creditMemoRefusals)) expect(words).toMatch(/^[A-Z].+\.$/);
  });
});
