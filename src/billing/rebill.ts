import type { CalendarDate, Period } from '../model/values.js';
import { parseDecimal, signOf } from '../money/decimal.js';
import { compare, type Money } from '../money/money.js';
import type { InvoiceState } from './invoice-state.js';
import { canCredit, lineLeft, type CreditedLine } from './line-left.js';
import { planRebill, rebilledLine, type LineChange, type RebillableLine } from './rebill-plan.js';

/** Why an invoice cannot be rebilled. Only an agent meets these. */
export const rebillRestrictions = {
  'invoice-voided': 'The invoice is voided.',
  'invoice-pending': 'The invoice waits for approval.',
  'parent-pays': 'The parent account pays for the invoice: rebill the invoice of the parent.',
  'already-rebilled': 'The invoice was rebilled: rebill the rebill.',
  'rebill-voided': 'A rebill of the invoice was voided, so it cannot be rebilled again.',
  'refund-reversed': 'A payment on the invoice was refunded.',
  'fully-paid': 'The invoice is fully paid and not disputed.',
  'plan-left-billing-group': 'A master plan on the invoice is no longer in its billing group.',
  'in-current-cycle': 'The invoice charges for the billing cycle that is running.',
  'no-rebillable-lines': 'Nothing is left on the lines of the invoice that could be rebilled.',
} as const;
export type RebillRestriction = keyof typeof rebillRestrictions;

/** Why a rebill is refused for an invoice that can be rebilled. */
export const rebillRefusals = {
  ...rebillRestrictions,
  'invoice-not-found': 'The account has no such invoice.',
  'reason-missing': 'A rebill needs a reason.',
  'comment-missing': 'A rebill needs a comment.',
  'line-twice': 'Each line can be changed once in a rebill.',
  'line-not-rebillable': 'The invoice has no such line, or the line cannot be rebilled.',
  'units-not-positive': 'The units must be more than zero.',
  'units-not-whole': 'Units must be whole, but for usage.',
  'rate-negative': 'The rate must not be less than zero.',
  'rate-above-line': 'The rate is more than the amount of the line.',
  'amount-above-line': 'The line asks for more than is left of the one that it replaces.',
  'service-fixed': 'The service of an order or of usage cannot be changed.',
  'service-not-found': 'The catalogue has no such service in this currency.',
  'service-of-another-type': 'A service can be changed only to one of the same type.',
  'nothing-left': 'The rebill would have no line: make a credit memo instead.',
} as const;
export type RebillRefusal = keyof typeof rebillRefusals;

/** How an invoice stands when it is to be rebilled. */
export interface RebillState extends InvoiceState {
  /** A rebill of it was voided. */
  readonly rebillVoided: boolean;
  /** A master plan on it is paid for by another billing group now. */
  readonly planLeft: boolean;
  /** It charges for days of the running cycle. */
  readonly inCurrentCycle: boolean;
}

/** Whether lines charge in advance for service that is not over yet, be it a full or a prorated period. */
export function inCurrentCycle(
  lines: readonly { readonly kind: string; readonly period?: Period | undefined }[],
  today: CalendarDate,
): boolean {
  return lines.some(({ kind, period }) => kind === 'recurring' && period && period.to >= today);
}

/**
 * Which invoices cannot be rebilled (Aria wire notes 4.11): voided, pending, paid for by a parent account, with a refund that
 * opened them again, fully paid unless they are disputed, with a master plan that left the billing group, or with a full or
 * prorated charge for the running cycle. What was rebilled once is rebilled through its rebill; when that was voided, never again.
 */
export function rebillRestriction(
  invoice: RebillState,
  lines: readonly CreditedLine[],
): RebillRestriction | undefined {
  if (invoice.voided) return 'invoice-voided';
  if (invoice.pending) return 'invoice-pending';
  if (invoice.parentPays) return 'parent-pays';
  if (invoice.rebilled) return 'already-rebilled';
  if (invoice.rebillVoided) return 'rebill-voided';
  if (invoice.refundReversed) return 'refund-reversed';
  if (invoice.settled && !invoice.disputed) return 'fully-paid';
  if (invoice.planLeft) return 'plan-left-billing-group';
  if (invoice.inCurrentCycle) return 'in-current-cycle';
  return lines.some(canCredit) ? undefined : 'no-rebillable-lines';
}

/**
 * Whether a rebill may be made: the invoice must allow it, a reason and a comment are required, units are whole but for usage,
 * the rate is at most the amount of its line (of a prorated line, for the whole period, only the outcome counts),
 * no line asks for more than is left of the one that it replaces, and a changed service is of the same type and not of an order
 * or of usage (Aria wire notes 4.11). Undefined when it may.
 */
export function rebillRefusal(
  invoice: RebillState,
  lines: readonly RebillableLine[],
  asked: {
    readonly changes: readonly LineChange[];
    readonly reason: string;
    readonly comment: string;
  },
  currency: string,
): RebillRefusal | undefined {
  const restriction = rebillRestriction(invoice, lines);
  if (restriction) return restriction;
  if (asked.reason.trim() === '') return 'reason-missing';
  if (asked.comment.trim() === '') return 'comment-missing';
  const named = new Set(asked.changes.map(({ line }) => line));
  if (named.size < asked.changes.length) return 'line-twice';
  for (const change of asked.changes) {
    const line = lines[change.line - 1];
    const refusal = line ? changeRefusal(line, change) : 'line-not-rebillable';
    if (refusal) return refusal;
  }
  return planRebill(lines, asked.changes, currency).lines.length === 0 ? 'nothing-left' : undefined;
}

function changeRefusal(line: RebillableLine, change: LineChange): RebillRefusal | undefined {
  const { units, rate, service } = change;
  if (!canCredit(line)) return 'line-not-rebillable';
  if (change.exclude) return undefined;
  if (units !== undefined) {
    if (signOf(units) <= 0) return 'units-not-positive';
    if (line.kind !== 'usage' && !isWhole(units)) return 'units-not-whole';
  }
  if (rate !== undefined) {
    if (signOf(rate) < 0) return 'rate-negative';
    if (!line.share && above(rate, line.amount)) return 'rate-above-line';
  }
  const { amount } = rebilledLine(line, change.line, change);
  if (compare(amount, lineLeft(line)) > 0) return 'amount-above-line';
  return service === undefined ? undefined : serviceRefusal(line, service);
}

function serviceRefusal(
  { kind }: RebillableLine,
  service: LineChange['service'],
): RebillRefusal | undefined {
  if (kind === 'order' || kind === 'usage') return 'service-fixed';
  if (service === 'not-found') return 'service-not-found';
  return service === kind ? undefined : 'service-of-another-type';
}

function isWhole(text: string): boolean {
  const { digits, scale } = parseDecimal(text);
  return digits % 10n ** BigInt(scale) === 0n;
}

/** Whether a rate, with all its decimals, is more than an amount. */
function above(rate: string, { amount }: Money): boolean {
  const [a, b] = [parseDecimal(rate), parseDecimal(amount)];
  return a.digits * 10n ** BigInt(b.scale) > b.digits * 10n ** BigInt(a.scale);
}
