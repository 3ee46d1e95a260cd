import type { LineKind } from '../../src/model/codes.js';
import type { Line } from '../../src/model/invoice.js';
import { isNegative } from '../../src/money/money.js';
import type { InvoiceContent } from './account-reads.js';
import { amountOf, rateOf } from './amounts.js';
import { lineType } from './codes.js';
import { must } from './failures.js';

type InvoiceRow = InvoiceContent['invoice_line_details'][number];

/** A line by whichever names its call has for its parts (Aria wire notes 1.8). */
export interface LineParts {
  readonly call: string;
  readonly type: number | undefined;
  readonly amount: string | undefined;
  readonly units: string | undefined;
  readonly rate: string | undefined;
  readonly factor: string | undefined;
  readonly planName: string | undefined;
  readonly description: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** `fees`: the services that charge for cancelling, of which Aria's lines have no word for their kind (Aria wire notes 2.13). */
export function invoiceLines(
  { invoice_line_details: rows }: InvoiceContent,
  currency: string,
  fees: ReadonlySet<string>,
): Line[] {
  return rows.map((row): Line => {
    const parts = invoiceParts(row);
    const line = lineOf(parts, currency);
    const isFee = parts.type === undefined && fees.has(row.service_no ?? '');
    return isFee ? { ...line, kind: 'cancellation' } : line;
  });
}

function invoiceParts(row: InvoiceRow): LineParts {
  const isTax = row.line_type === undefined && row.tax_related_ind;
  return {
    call: 'get_invoice_details_m',
    type: isTax ? lineType.tax : row.line_type,
    amount: row.amount,
    units: isPart(row.proration_factor) ? (row.base_plan_units ?? row.units) : row.units,
    rate: row.rate_per_unit,
    factor: row.proration_factor,
    planName: row.plan_name,
    description: row.description ?? row.service_name,
    from: row.date_range_start,
    to: row.date_range_end,
  };
}

const kinds: ReadonlyMap<number | undefined, LineKind> = new Map([
  [lineType.recurring, 'recurring'],
  [lineType.tax, 'tax'],
  [lineType.serviceCredit, 'service-credit'],
  [lineType.couponCredit, 'coupon-credit'],
  [lineType.activation, 'activation'],
  [lineType.usage, 'usage'],
  [lineType.recurringArrears, 'recurring-arrears'],
  [lineType.order, 'order'],
  [lineType.surcharge, 'surcharge'],
]);

/** A line in the words of the contract. */
export function lineOf(parts: LineParts, currency: string): Line {
  const amount = amountOf(must(parts.amount, parts.call, 'an amount of a line'), currency);
  const { planName, units, rate, from, to } = parts;
  const isRate = rate !== undefined && !rate.startsWith('-');
  return {
    kind: kinds.get(parts.type) ?? (isNegative(amount) ? 'service-credit' : 'surcharge'),
    ...(planName !== undefined && { planName }),
    description: parts.description ?? planName ?? '',
    ...(units !== undefined && { units }),
    ...(isRate && { rate: rateOf(rate, currency) }),
    amount,
    ...(from !== undefined && to !== undefined && { period: { from, to } }),
    prorated: isPart(parts.factor),
  };
}

function isPart(factor: string | undefined): boolean {
  return factor !== undefined && factor !== '1';
}
