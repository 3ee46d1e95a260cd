import type { PlanPreview } from '../model/plan-quote.js';
import type { CalendarDate } from '../model/values.js';
import { compare, type Money } from '../money/money.js';

/** How a figure stands to the one before: told in words, so that nobody has to subtract. */
export type Change = 'more' | 'less' | 'same';

/** One figure of a quote beside the one that took its place. A side is left out where that quote has no such charge. */
export interface FigureDifference {
  /** `with-next`: charged now, on the next invoice. `later`: a charge after the next invoice. `fee`: one that comes with a later change. */
  readonly what: 'due-now' | 'with-next' | 'next-invoice' | 'later' | 'fee';
  /** The date of the charge; of the newer quote where both have one. */
  readonly date: CalendarDate;
  /** Which plan it is for, where it is not a whole invoice. */
  readonly planName?: string | undefined;
  readonly before?: Money | undefined;
  readonly after?: Money | undefined;
  readonly change: Change;
}

export interface QuoteDifference {
  /** What is due now comes first, also when only other figures changed; then what differs, by date. Empty when no figure changed. */
  readonly figures: readonly FigureDifference[];
  /** Groups that pay in another way, or another part of what is due now. A side is left out where the group does not pay in that quote. */
  readonly payers: readonly PayerDifference[];
  /** True when anything changed that the customer was told: what was agreed to does not hold any more. */
  readonly matters: boolean;
}

export interface PayerDifference {
  readonly name: string;
  readonly before?: QuotePayer | undefined;
  readonly after?: QuotePayer | undefined;
}

type QuotePayer = PlanPreview['payers'][number];

/** How `after` stands to `before`; a charge that came or went counts as from or to nothing. */
export function changeOf(before: Money | undefined, after: Money | undefined): Change {
  if (!before || !after) return before ? 'less' : after ? 'more' : 'same';
  const order = before.currency === after.currency ? compare(after, before) : 1;
  return order > 0 ? 'more' : order < 0 ? 'less' : 'same';
}

/** What differs between two quotes of one draft, figure by figure. Exact: amounts are compared as decimals, never as text. */
export function quoteDifference(before: PlanPreview, after: PlanPreview): QuoteDifference {
  const [was, is] = [told(before), told(after)];
  const dueNow = difference({ what: 'due-now', date: is.asOf }, was.dueNow.total, is.dueNow.total);
  const others = otherFigures(was, is).filter(({ change }) => change !== 'same');
  return {
    figures: dueNow.change !== 'same' || others.length > 0 ? [dueNow, ...others] : [],
    payers: payerDifferences(was.payers, is.payers),
    matters: !sameTold(was, is),
  };
}

/** All of a quote that the customer is told. */
function told(quote: PlanPreview): Omit<PlanPreview, 'draft' | 'stateVersion'> {
  const { asOf, changes, along, dueNow, withNext, payers, nextInvoice, invoices } = quote;
  const { fees, pricesKnownUntil, warnings } = quote;
  const { timeline, prices } = withOwnLanes(quote);
  const figures = { dueNow, withNext, payers, nextInvoice, invoices, timeline, prices, fees };
  return { asOf, changes, along, ...figures, pricesKnownUntil, warnings };
}

/** Lanes by their place: the id that a plan would get may be another one with every quote. */
function withOwnLanes({ timeline, prices }: PlanPreview): Pick<PlanPreview, 'timeline' | 'prices'> {
  const lanes = [...new Set([...timeline, ...prices].map(({ lane }) => lane))];
  const own = <Row extends { readonly lane: string }>(row: Row): Row => ({
    ...row,
    lane: String(lanes.indexOf(row.lane)),
  });
  return { timeline: timeline.map(own), prices: prices.map(own) };
}

/** Whether two pieces of plain data say the same: amounts by value, what is left out as undefined. */
function sameTold(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isMoney(a) && isMoney(b)) return changeOf(a, b) === 'same';
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    sameTold(one[key], other[key]),
  );
}

function isMoney(value: object): value is Money {
  return 'amount' in value && 'currency' in value && typeof value.amount === 'string';
}

function difference(
  of: Pick<FigureDifference, 'what' | 'date' | 'planName'>,
  before: Money | undefined,
  after: Money | undefined,
): FigureDifference {
  return { ...of, before, after, change: changeOf(before, after) };
}

function payerDifferences(
  before: readonly QuotePayer[],
  after: readonly QuotePayer[],
): PayerDifference[] {
  const ids = new Set([...before, ...after].map(({ billingGroupId }) => billingGroupId));
  const several = ids.size > 1;
  return [...ids].flatMap((id) => {
    const was = before.find(({ billingGroupId }) => billingGroupId === id);
    const is = after.find(({ billingGroupId }) => billingGroupId === id);
    // The part of the only group is what is due now, which is told as a figure.
    const same = sameTold(was?.payer, is?.payer) && (!several || sameTold(was?.total, is?.total));
    return same ? [] : [{ name: (is ?? was)?.name ?? '', before: was, after: is }];
  });
}

type Told = ReturnType<typeof told>;
type Figure = Pick<FigureDifference, 'what' | 'date' | 'planName'> & { readonly amount: Money };

function otherFigures(before: Told, after: Told): FigureDifference[] {
  const both = [before, after];
  const through = both.flatMap(({ nextInvoice, invoices }) =>
    [...(nextInvoice ? [nextInvoice] : []), ...invoices].map(({ date }) => date),
  );
  const last = through.sort().at(-1) ?? after.asOf;
  const next = after.nextInvoice?.date ?? before.nextInvoice?.date;
  const [old, fresh] = both.map((quote) => figuresByKey(quote, { next, last }));
  return [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])]
    .flatMap((key) => {
      const [was, is] = [old?.get(key), fresh?.get(key)];
      const figure = is ?? was;
      if (!figure) return [];
      const { what, date, planName } = figure;
      const of = { what, date, ...(planName !== undefined && { planName }) };
      return difference(of, was?.amount, is?.amount);
    })
    .sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
}

/** Figures after what is due now: invoices as a whole, and where it is not known all that is on one, the charges of each plan. */
function figuresByKey(
  { asOf, withNext, nextInvoice, invoices, timeline, fees }: Told,
  { next, last }: { readonly next: CalendarDate | undefined; readonly last: CalendarDate },
): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  if (withNext) figures.set('with-next', { what: 'with-next', date: asOf, amount: withNext.total });
  const coming = invoices.map(({ date, total: amount }) => ({ date, amount }));
  for (const { date, amount } of nextInvoice ? [...coming, nextInvoice] : coming) {
    const what = date === next ? 'next-invoice' : 'later';
    figures.set(date, { what, date, amount });
  }
  for (const { date, lane, period, planName, amount } of timeline) {
    if (date > last)
      figures.set(`${date} ${lane} ${period.from}`, { what: 'later', date, planName, amount });
  }
  for (const { date, kind, planName, amount } of fees) {
    if (date > last)
      figures.set(`${date} ${kind} ${planName}`, { what: 'fee', date, planName, amount });
  }
  return figures;
}
