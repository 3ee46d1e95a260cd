import { totalOf } from '../../src/billing/charges.js';
import type { LineKind } from '../../src/model/codes.js';
import type { Line } from '../../src/model/invoice.js';
import { add, isNegative, isZero, negate, type Money } from '../../src/money/money.js';
import type { InvoiceContent } from './account-reads.js';
import { amountOf, rateOf } from './amounts.js';
import { lineType } from './codes.js';
import { lacking, must } from './failures.js';
import type { CallOutput } from './wire/calls.js';

type PlanChange = CallOutput<'assign_acct_plan_m'>;
type PreviewRow = PlanChange['acct_plan_line_items'][number];
type InvoiceRow = InvoiceContent['invoice_line_details'][number];

/** A line by whichever names its call has for its parts (Aria wire notes 1.8). */
interface LineParts {
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

/**
 * The lines of a plan change, as Aria previews or bills them. Aria's total is what is charged: where it is more than the
 * lines by exactly the tax, the tax becomes a line of its own. Any other difference is an answer that cannot be shown.
 */
export function planChangeLines(answer: PlanChange, currency: string): Line[] {
  const call = 'assign_acct_plan_m';
  const lines = answer.acct_plan_line_items.map((row) => lineOf(previewParts(row), currency));
  if (answer.total === undefined) return lines;
  const total = amountOf(answer.total, currency);
  const difference = add(total, negate(totalOf(lines, currency)));
  if (isZero(difference)) return lines;
  const tax = netTax(answer, currency);
  if (!lines.some(({ kind }) => kind === 'tax') && tax.amount === difference.amount) {
    return [...lines, { kind: 'tax', description: 'Tax', amount: tax, prorated: false }];
  }
  throw lacking(call, 'lines that sum to its total');
}

export function invoiceLines(
  { invoice_line_details: rows }: InvoiceContent,
  currency: string,
): Line[] {
  return rows.map((row) => lineOf(invoiceParts(row), currency));
}

function netTax({ total_tax_charges, total_tax_credit }: PlanChange, currency: string): Money {
  const charged = amountOf(total_tax_charges ?? '0', currency);
  const credited = amountOf(total_tax_credit ?? '0', currency);
  // A credit is a credit, whichever sign Aria gives it.
  return add(charged, isNegative(credited) ? credited : negate(credited));
}

function previewParts(row: PreviewRow): LineParts {
  return {
    call: 'assign_acct_plan_m',
    type: row.line_type,
    amount: row.line_amount,
    units: row.line_base_units ?? row.line_units,
    rate: row.rate_per_unit,
    factor: row.proration_factor,
    planName: row.plan_name,
    description: row.description ?? row.service_name,
    from: row.date_range_start,
    to: row.date_range_end,
  };
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

function lineOf(parts: LineParts, currency: string): Line {
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
