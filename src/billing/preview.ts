import { totalOf } from './charges.js';
import { priceSteps } from './timeline.js';
import type { BillingGroup, Payer } from '../model/billing-group.js';
import type { Line } from '../model/invoice.js';
import type { LaterFee, PriceStep, PlanPreview, TimelineRow } from '../model/plan-quote.js';
import type { Charges } from '../model/charges.js';
import type { Warning } from '../model/warning.js';
import type { CalendarDate } from '../model/values.js';
import { isNegative, sum, type Money } from '../money/money.js';

/** Lines with their sums. What is below zero is a credit, but for tax, which is a sum of its own (Aria wire notes 3.4). */
export function chargesOf(lines: readonly Line[], currency: string): Charges {
  const sumOf = (part: readonly Line[]) => totalOf(part, currency);
  const own = lines.filter(({ kind }) => kind !== 'tax');
  return {
    lines: [...lines],
    charges: sumOf(own.filter(({ amount }) => !isNegative(amount))),
    credits: sumOf(own.filter(({ amount }) => isNegative(amount))),
    tax: sumOf(lines.filter(({ kind }) => kind === 'tax')),
    total: sumOf(lines),
  };
}

/** What a preview is made from: the rest follows. */
export interface PreviewFacts extends Omit<
  PlanPreview,
  'dueNow' | 'withNext' | 'nextInvoice' | 'invoices' | 'prices'
> {
  readonly currency: string;
  /** On invoices of today. */
  readonly lines: readonly Line[];
  /** Charged now and put on a later invoice, where timeline and fees have it. */
  readonly linesWithNext?: readonly Line[] | undefined;
  /** The last day on which a lane of the timeline is billed for, where it is known to end. */
  readonly ends?: ReadonlyMap<TimelineRow['lane'], CalendarDate> | undefined;
}

/** A preview from what platform and rules say: the sums, the invoices that follow and the steps of the price are the same for all adapters. */
export function previewOf({
  currency,
  lines,
  linesWithNext = [],
  ends = new Map(),
  timeline,
  fees,
  ...facts
}: PreviewFacts): PlanPreview {
  const inOrder = [...timeline].sort(byDate);
  const lanes = lanesOf(inOrder);
  const [next, ...more] = invoicesAfter(facts.asOf, inOrder, fees, currency);
  const through = knownThrough(facts.asOf, lanes, ends);
  return {
    ...facts,
    dueNow: chargesOf(lines, currency),
    ...(linesWithNext.length > 0 && { withNext: chargesOf(linesWithNext, currency) }),
    ...(next && { nextInvoice: { date: next.date, amount: next.total } }),
    invoices: next
      ? [next, ...more.filter(({ date }) => through === undefined || date <= through)]
      : [],
    timeline: inOrder,
    prices: lanes.flatMap((rows) => stepsUntil(priceSteps(rows.filter(isCharge)), ends)),
    fees,
  };
}

/**
 * The last day through which the charges of all lanes are told: what a lane that goes on costs after its last row is not.
 * Undefined where every lane ends.
 */
function knownThrough(
  asOf: CalendarDate,
  lanes: readonly (readonly TimelineRow[])[],
  ends: ReadonlyMap<string, CalendarDate>,
): CalendarDate | undefined {
  return lanes
    .flatMap((rows) => rows.at(-1) ?? [])
    .filter(({ lane, date }) => date > asOf && !ends.has(lane))
    .map(({ date }) => date)
    .sort()[0];
}

/** The last step of a lane that ends has its end. */
function stepsUntil(
  steps: readonly PriceStep[],
  ends: ReadonlyMap<string, CalendarDate>,
): PriceStep[] {
  return steps.map((step) => {
    const to = step.to ?? ends.get(step.lane);
    return { ...step, ...(to !== undefined && { to }) };
  });
}

function byDate(a: TimelineRow, b: TimelineRow): number {
  return Number(a.date > b.date) - Number(a.date < b.date);
}

/** Credits are no price. */
function isCharge({ amount }: TimelineRow): boolean {
  return !isNegative(amount);
}

function lanesOf(timeline: readonly TimelineRow[]): TimelineRow[][] {
  const lanes = new Map<string, TimelineRow[]>();
  for (const row of timeline) lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row]);
  return [...lanes.values()];
}

/** The invoices after a day: charges of the timeline and fees of one date come on one. */
function invoicesAfter(
  day: CalendarDate,
  timeline: readonly TimelineRow[],
  fees: readonly LaterFee[],
  currency: string,
): PlanPreview['invoices'] {
  const totals = new Map<CalendarDate, Money[]>();
  for (const { date, amount } of [...timeline, ...fees]) {
    if (date > day) totals.set(date, [...(totals.get(date) ?? []), amount]);
  }
  return [...totals]
    .map(([date, amounts]) => ({ date, total: sum(amounts, currency) }))
    .sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
}

/** Whether a payer's method can no longer be charged. */
function isExpired(payer: Payer): boolean {
  return payer.by === 'method' && payer.primary.expiry === 'expired';
}

/** What a customer must say yes to, whoever the platform is: a start in the past, and a payer whose method has expired. */
export function commonWarnings(
  asOf: CalendarDate,
  starts: readonly CalendarDate[],
  groups: readonly Pick<BillingGroup, 'id' | 'name' | 'payer'>[],
): Warning[] {
  const earliest = starts.filter((date) => date < asOf).sort()[0];
  return [
    ...(earliest === undefined
      ? []
      : [{ id: 'starts-in-the-past', code: 'starts-in-the-past' as const, date: earliest }]),
    ...groups
      .filter(({ payer }) => isExpired(payer))
      .map(({ id, name }) => ({
        id: `payment-method-expired-${id}`,
        code: 'payment-method-expired' as const,
        name,
      })),
  ];
}
