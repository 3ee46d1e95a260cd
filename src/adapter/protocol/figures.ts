import type { Receipt } from '../../model/intent.js';
import type { Line } from '../../model/invoice.js';
import type { Preview, Quote } from '../../model/quote.js';

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
export function changedParts(quote: Quote, now: Preview): readonly (keyof Preview)[] {
  const parts = {
    draft: true,
    asOf: true,
    changes: true,
    along: true,
    dueNow: true,
    withNext: true,
    payers: true,
    nextInvoice: true,
    invoices: true,
    timeline: true,
    prices: true,
    fees: true,
    pricesKnownUntil: true,
    warnings: true,
    stateVersion: true,
  } as const satisfies Record<keyof Preview, true>;
  return (Object.keys(parts) as (keyof Preview)[]).filter(
    (part) => canonical(quote[part], part) !== canonical(now[part], part),
  );
}

function chargeOf({ kind, amount, period, prorated }: Line): unknown {
  return { kind, amount, period, prorated };
}

/** Whether what was charged is what was quoted; true as well where the receipt tells no figures. */
export function chargedAsQuoted(quote: Quote, receipt: Receipt): boolean {
  const { lines, total } = quote.dueNow;
  const sameTotal =
    receipt.charged === undefined || canonical(receipt.charged) === canonical(total);
  const sameLines =
    receipt.lines.length === 0 ||
    canonical(receipt.lines.map(chargeOf)) === canonical(lines.map(chargeOf));
  return sameTotal && sameLines;
}
