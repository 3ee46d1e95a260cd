import type { Receipt } from '../../model/intent.js';
import type { Line } from '../../model/invoice.js';
import { isPaymentQuote, type Preview, type Quote } from '../../model/quote.js';
import type { Money } from '../../money/money.js';

/** Keys whose text is a decimal number: compared by value, digit for digit, so that "40" is "40.00". */
const decimalKeys = new Set(['amount', 'units']);

/** Prose of the platform beside a charge; all that it could promise stands in fields of its own. */
const proseKeys = new Set(['description']);

const decimal = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** One spelling for equal decimal numbers: no needless zeros, no negative zero. Any other text stays as it is. */
export function canonicalDecimal(text: string): string {
  const match = decimal.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return digits === '0' ? digits : `${sign}${digits}`;
}

/**
 * Equal text for equal meaning: key order, the order of rows in a list, absent against undefined, and the spelling of
 * decimal numbers make no difference.
 */
function canonical(value: unknown, key = ''): string {
  if (Array.isArray(value)) {
    return `[${value
      .map((each) => canonical(each))
      .sort()
      .join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([name, member]) => member !== undefined && !proseKeys.has(name))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, name)}`);
    return `{${members.sort().join()}}`;
  }
  const decimalText = decimalKeys.has(key) && typeof value === 'string';
  return JSON.stringify(decimalText ? canonicalDecimal(value) : value) ?? 'null';
}

/**
 * Which parts of a quote no longer hold, given what the platform says now: every total, line, date, currency, payer,
 * warning and row of the timeline is compared, and the version of the state behind them. Empty when all is as quoted.
 */
export function changedParts(quote: Quote, now: Preview): readonly string[] {
  const [then, today] = [partsOf(quote), partsOf(now)];
  return [...new Set([...then.keys(), ...today.keys()])].filter(
    (part) => canonical(then.get(part), part) !== canonical(today.get(part), part),
  );
}

/** All that a preview says; what a quote has besides is the ledger's. */
function partsOf(of: Quote | Preview): ReadonlyMap<string, unknown> {
  const parts = new Map<string, unknown>(Object.entries(of));
  parts.delete('id');
  parts.delete('expiresAt');
  return parts;
}

function chargeOf({ kind, amount, period, prorated }: Line): unknown {
  return { kind, amount, period, prorated };
}

/** Whether what was charged is what was quoted; true as well where the receipt tells no figures. */
export function chargedAsQuoted(quote: Quote, receipt: Receipt): boolean {
  const { total, lines } = chargeIn(quote);
  const sameTotal =
    receipt.charged === undefined ||
    (total ? canonical(receipt.charged) === canonical(total) : isNothing(receipt.charged));
  const sameLines =
    receipt.lines.length === 0 ||
    canonical(receipt.lines.map(chargeOf)) === canonical(lines.map(chargeOf));
  return sameTotal && sameLines;
}

/** What a quote says will be charged with its confirmation; nothing at all without a total. */
function chargeIn(quote: Quote): { readonly total?: Money; readonly lines: readonly Line[] } {
  if (isPaymentQuote(quote)) return { total: quote.total, lines: [] };
  return quote.dueNow ?? { lines: [] };
}

const isNothing = ({ amount }: Money): boolean => canonicalDecimal(amount) === '0';
