import { totalOf } from '../../../src/billing/charges.js';
import type { Line } from '../../../src/model/invoice.js';
import { add, isNegative, isZero, negate, type Money } from '../../../src/money/money.js';
import { amountOf } from '../amounts.js';
import { lacking } from '../failures.js';
import { lineOf, type LineParts } from '../to-lines.js';
import type { CallOutput } from '../wire/calls.js';
import type { DryRunCall } from './wire-write.js';

/** A line, and what Aria says it is for. */
export interface AriaLine {
  readonly line: Line;
  /** Whether Aria says of which kind it is: of a cancellation fee it has no word for it (Aria wire notes 2.13). */
  readonly isTyped: boolean;
  readonly serviceNo: string | undefined;
  readonly planNo: string | undefined;
  readonly planInstanceNo: string | undefined;
}

/** An invoice that a change makes, or would make. */
export interface AriaInvoice {
  readonly invoiceNo: string | undefined;
  readonly billingGroupNo: string | undefined;
  readonly lines: readonly AriaLine[];
}

/** An invoice in Aria's words, brought to the names of one call. */
interface Told {
  readonly call: string;
  readonly rows: readonly {
    readonly parts: LineParts;
    readonly planNo: string | undefined;
    readonly serviceNo: string | undefined;
    readonly planInstanceNo?: string | undefined;
  }[];
  readonly total: string | undefined;
  readonly tax: string | undefined;
  readonly taxCredit: string | undefined;
}

/** The invoices in the answer to a change: of one plan at most one, of several one for each billing group. */
export function invoicesIn<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
  currency: string,
): AriaInvoice[] {
  switch (call) {
    case 'update_acct_plan_multi_m':
      return ofSeveral(answer as CallOutput<'update_acct_plan_multi_m'>, currency);
    case 'edit_acct_plan_queued_changes_m':
      return ofQueue(answer as CallOutput<'edit_acct_plan_queued_changes_m'>, currency);
    default:
      return ofOne(call, answer as CallOutput<'cancel_acct_plan_m'>, currency);
  }
}

function ofOne(
  call: string,
  answer: CallOutput<'cancel_acct_plan_m'>,
  currency: string,
): AriaInvoice[] {
  const lines = linesOf(
    {
      call,
      rows: answer.acct_plan_line_items.map((row) => ({
        planNo: row.plan_no,
        serviceNo: row.service_no,
        parts: {
          call,
          type: row.line_type,
          amount: row.line_amount,
          units: row.line_base_units ?? row.line_units,
          rate: row.rate_per_unit,
          factor: row.proration_factor,
          planName: row.plan_name,
          description: row.description ?? row.service_name,
          from: row.date_range_start,
          to: row.date_range_end,
        },
      })),
      total: answer.total,
      tax: answer.total_tax_charges,
      taxCredit: answer.total_tax_credit,
    },
    currency,
  );
  return lines.length > 0 || answer.invoice_no !== undefined
    ? [{ invoiceNo: answer.invoice_no, billingGroupNo: undefined, lines }]
    : [];
}

/** What the lines of both calls that make an invoice for each billing group call alike. */
type GroupRow = Pick<
  CallOutput<'update_acct_plan_multi_m'>['multi_plan_invoice_details'][number]['invoice_item_details'][number],
  | 'plan_no'
  | 'service_no'
  | 'plan_instance_no'
  | 'line_type'
  | 'line_amount'
  | 'rate_per_unit'
  | 'proration_factor'
  | 'plan_name'
  | 'line_description'
  | 'service_name'
  | 'start_date_range'
  | 'end_date_range'
>;

/** A line of such an invoice; only its units are called differently. */
function ofGroup(call: string, row: GroupRow, units: LineParts['units']): Told['rows'][number] {
  return {
    planNo: row.plan_no,
    serviceNo: row.service_no,
    planInstanceNo: row.plan_instance_no,
    parts: {
      call,
      type: row.line_type,
      amount: row.line_amount,
      units,
      rate: row.rate_per_unit,
      factor: row.proration_factor,
      planName: row.plan_name,
      description: row.line_description ?? row.service_name,
      from: row.start_date_range,
      to: row.end_date_range,
    },
  };
}

function ofSeveral(
  { multi_plan_invoice_details: invoices }: CallOutput<'update_acct_plan_multi_m'>,
  currency: string,
): AriaInvoice[] {
  const call = 'update_acct_plan_multi_m';
  return invoices.map((invoice) => ({
    invoiceNo: invoice.invoice_no,
    billingGroupNo: invoice.billing_group_no,
    lines: linesOf(
      {
        call,
        rows: invoice.invoice_item_details.map((row) =>
          ofGroup(call, row, row.line_base_units ?? row.line_units),
        ),
        total: invoice.invoice_total_amount,
        tax: invoice.invoice_tax_charges,
        taxCredit: invoice.invoice_tax_credits,
      },
      currency,
    ),
  }));
}

function ofQueue(
  { invoice_info: invoices }: CallOutput<'edit_acct_plan_queued_changes_m'>,
  currency: string,
): AriaInvoice[] {
  const call = 'edit_acct_plan_queued_changes_m';
  return invoices.map((invoice) => ({
    invoiceNo: invoice.invoice_no,
    billingGroupNo: invoice.billing_group_no,
    lines: linesOf(
      {
        call,
        rows: invoice.invoice_items.map((row) =>
          ofGroup(call, row, row.base_plan_units ?? row.units),
        ),
        total: invoice.total ?? invoice.invoice_total_amount,
        tax: invoice.invoice_tax_charges,
        taxCredit: invoice.total_tax_credit,
      },
      currency,
    ),
  }));
}

/**
 * The lines of an invoice, as Aria previews or bills them. Aria's total is what is charged: where it is more than the
 * lines by exactly the tax, the tax becomes a line of its own. Any other difference is an answer that cannot be shown.
 */
function linesOf({ call, rows, total: told, ...taxes }: Told, currency: string): AriaLine[] {
  const lines = rows.map(({ parts, planNo, planInstanceNo, serviceNo }) => ({
    line: lineOf(parts, currency),
    isTyped: parts.type !== undefined,
    serviceNo,
    planNo,
    planInstanceNo,
  }));
  if (told === undefined) return lines;
  const own = lines.map(({ line }) => line);
  const total = amountOf(told, currency);
  const difference = add(total, negate(totalOf(own, currency)));
  if (isZero(difference)) return lines;
  const tax = netTax(taxes, currency);
  if (!own.some(({ kind }) => kind === 'tax') && tax.amount === difference.amount) {
    const line = { kind: 'tax', description: 'Tax', amount: tax, prorated: false } as const;
    const ofNone = { serviceNo: undefined, planNo: undefined, planInstanceNo: undefined };
    return [...lines, { line, isTyped: true, ...ofNone }];
  }
  throw lacking(call, 'lines that sum to its total');
}

function netTax({ tax, taxCredit }: Pick<Told, 'tax' | 'taxCredit'>, currency: string): Money {
  const charged = amountOf(tax ?? '0', currency);
  const credited = amountOf(taxCredit ?? '0', currency);
  // A credit is a credit, whichever sign Aria gives it.
  return add(charged, isNegative(credited) ? credited : negate(credited));
}

/** What Aria says that all invoices of an answer come to, where its lines cannot be read; undefined where it says nothing. */
export function totalIn<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
  currency: string,
): Money | undefined {
  const told = totalsIn(call, answer);
  if (told.length === 0 || told.includes(undefined)) return undefined;
  return totalOf(
    told.flatMap((text) => (text === undefined ? [] : { amount: amountOf(text, currency) })),
    currency,
  );
}

function totalsIn<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
): (string | undefined)[] {
  switch (call) {
    case 'update_acct_plan_multi_m':
      return (answer as CallOutput<'update_acct_plan_multi_m'>).multi_plan_invoice_details.map(
        ({ invoice_total_amount }) => invoice_total_amount,
      );
    case 'edit_acct_plan_queued_changes_m':
      return (answer as CallOutput<'edit_acct_plan_queued_changes_m'>).invoice_info.map(
        ({ total, invoice_total_amount }) => total ?? invoice_total_amount,
      );
    default:
      return [(answer as CallOutput<'cancel_acct_plan_m'>).total];
  }
}
