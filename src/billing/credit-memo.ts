import { compare, isNegative, isZero, type Money } from '../money/money.js';
import type { InvoiceState } from './invoice-state.js';
import { canCredit, lineLeft, type CreditedLine } from './line-left.js';

/** Why no line of an invoice can be credited by a memo. Only an agent meets these. */
export const creditMemoRestrictions = {
  'invoice-voided': 'The invoice is voided.',
  'invoice-pending': 'The invoice waits for approval.',
  'parent-pays': 'The parent account pays for the invoice: credit the invoice of the parent.',
  'already-rebilled': 'The invoice was rebilled: credit the rebill.',
  'refund-reversed': 'A payment on the invoice was refunded.',
  'fully-paid': 'The invoice is fully paid, or disputed, which looks the same.',
  'no-creditable-lines': 'Nothing is left on the lines of the invoice that could be credited.',
} as const;
export type CreditMemoRestriction = keyof typeof creditMemoRestrictions;

/** Why a memo is refused on an invoice that can be credited, or why one cannot be voided. */
export const creditMemoRefusals = {
  ...creditMemoRestrictions,
  'invoice-not-found': 'The account has no such invoice.',
  'reason-missing': 'A credit memo needs a reason.',
  'comment-missing': 'A credit memo needs a comment.',
  'lines-missing': 'A credit memo needs a line.',
  'line-not-creditable': 'The invoice has no such line, or the line cannot be credited.',
  'line-twice': 'Each line can be credited once in a memo.',
  'amount-not-positive': 'What is credited must be more than zero.',
  'amount-above-maximum': 'More is credited than is left of the line.',
  'memo-not-found': 'There is no such credit memo.',
  'memo-voided': 'The credit memo is voided already.',
  'memo-of-a-rebill': 'The memo belongs to a rebill: void the rebill.',
} as const;
export type CreditMemoRefusal = keyof typeof creditMemoRefusals;

/** What is to be credited of a line, before tax. Lines count from 1. */
export interface LineCredit {
  readonly line: number;
  readonly amount: Money;
}

/**
 * Which invoices no memo can be made for (Aria wire notes 4.11): voided, pending, paid for by a parent account, rebilled,
 * with a refund that opened them again, fully paid (a disputed one looks so), or with nothing left to credit.
 */
export function creditMemoRestriction(
  invoice: InvoiceState,
  lines: readonly CreditedLine[],
): CreditMemoRestriction | undefined {
  if (invoice.voided) return 'invoice-voided';
  if (invoice.pending) return 'invoice-pending';
  if (invoice.parentPays) return 'parent-pays';
  if (invoice.rebilled) return 'already-rebilled';
  if (invoice.refundReversed) return 'refund-reversed';
  if (invoice.settled || invoice.disputed) return 'fully-paid';
  return lines.some(canCredit) ? undefined : 'no-creditable-lines';
}

/**
 * Whether a memo may be made: the invoice must allow it, a reason and a comment are required, and each line is credited
 * by more than zero and at most by what is left of it (Aria wire notes 4.11). Undefined when it may.
 */
export function creditMemoRefusal(
  invoice: InvoiceState,
  lines: readonly CreditedLine[],
  asked: {
    readonly lines: readonly LineCredit[];
    readonly reason: string;
    readonly comment: string;
  },
): CreditMemoRefusal | undefined {
  const restriction = creditMemoRestriction(invoice, lines);
  if (restriction) return restriction;
  if (asked.reason.trim() === '') return 'reason-missing';
  if (asked.comment.trim() === '') return 'comment-missing';
  if (asked.lines.length === 0) return 'lines-missing';
  const named = new Set(asked.lines.map(({ line }) => line));
  if (named.size < asked.lines.length) return 'line-twice';
  for (const { line, amount } of asked.lines) {
    const credited = lines[line - 1];
    if (!credited || !canCredit(credited)) return 'line-not-creditable';
    if (isZero(amount) || isNegative(amount)) return 'amount-not-positive';
    if (compare(amount, lineLeft(credited)) > 0) return 'amount-above-maximum';
  }
  return undefined;
}
