import type { Localizer } from '../../src/i18n/localizer.js';
import type { PriceStep, QuotedChange, PlanQuote } from '../../src/model/plan-quote.js';
import { hasEnded } from '../subscriptions/ended.js';
import { lanesOf, type LaneOfQuote } from './timeline-lanes.js';

type Amount = Parameters<Localizer['money']>[0];

export function isNothing({ amount }: Amount): boolean {
  return !/[1-9]/.test(amount);
}

/** What follows what is due today. */
interface Following {
  readonly follows: 'then' | 'once' | 'only' | 'ends';
  /** Of a regular price. */
  readonly months: number;
}

/**
 * What a quote costs in plain sentences: what is due today and what follows it, then every change of price that is known, its end, and fees that come
 * later. The first is what the customer should remember.
 */
export function quoteSentences(localizer: Localizer, quote: PlanQuote): [string, ...string[]] {
  const { dueNow, nextInvoice, asOf } = quote;
  const waits = onlyWaits(quote);
  const { follows, months } = followingOf(quote);
  const first = localizer.text('preview-sentence', {
    case: waits ? 'waits' : caseOf(localizer, quote, follows),
    by: paidBy(quote),
    now: localizer.moneyParts(dueNow.total).figure,
    months,
    amount: localizer.money(nextInvoice?.amount ?? dueNow.total),
    from: localizer.dateLong(nextInvoice?.date ?? asOf),
    period: paidPeriod(localizer, quote),
    plans: localizer.list(endingPlans(quote)),
  });
  if (waits) return [first];
  return [
    first,
    ...priceSentences(localizer, quote, follows),
    ...lastSentence(localizer, quote, follows),
    ...feeSentences(localizer, quote),
  ];
}

/** Whether nothing at all happens before somebody starts it. */
export function onlyWaits({ changes, dueNow, withNext }: PlanQuote): boolean {
  return (
    isNothing(dueNow.total) &&
    !withNext &&
    changes.length > 0 &&
    changes.every(({ by, edit }) => by === 'hand' && edit !== 'delete')
  );
}

function followingOf(quote: PlanQuote): Following {
  const { nextInvoice, asOf } = quote;
  const lanes = lanesOf(quote);
  if (!nextInvoice) {
    const isOver = lanes.every(({ rows }) => rows.every(({ date }) => date <= asOf));
    const ends = isOver && endingPlans(quote).length > 0;
    return { follows: ends ? 'ends' : 'only', months: 0 };
  }
  if (isFree(quote)) return { follows: 'only', months: 0 };
  const months = regularInterval(quote, lanes);
  return months === undefined ? { follows: 'once', months: 0 } : { follows: 'then', months };
}

/** The interval in which the amount of the next invoice is charged again and again; undefined where it is not. */
function regularInterval(
  { nextInvoice, invoices, fees, withNext }: PlanQuote,
  lanes: readonly LaneOfQuote[],
): number | undefined {
  if (!nextInvoice || withNext || fees.some(({ date }) => date === nextInvoice.date))
    return undefined;
  const [lane, ...more] = lanes;
  if (!lane) return undefined;
  if (more.length === 0) {
    const step = stepAt(lane, nextInvoice.date);
    const isRegular = step?.amount.amount === nextInvoice.amount.amount && !step.prorated;
    return isRegular && !isLastCharge(lane, nextInvoice.date) ? step.intervalMonths : undefined;
  }
  const [interval, ...intervals] = new Set(
    lanes.flatMap(({ steps }) => steps.map(({ intervalMonths }) => intervalMonths)),
  );
  const isRegular =
    intervals.length === 0 &&
    invoices.length > 1 &&
    invoices.every(
      ({ date, total }) =>
        total.amount === nextInvoice.amount.amount &&
        lanes.every(({ rows }) => rows.some((row) => row.date === date && !row.prorated)),
    );
  return isRegular ? interval : undefined;
}

/** Whether a lane is charged on a date and never again. */
function isLastCharge({ rows, end }: LaneOfQuote, date: string): boolean {
  return end !== undefined && !rows.some((row) => row.date > date);
}

/** The step whose price an invoice of `date` has. */
function stepAt({ steps }: LaneOfQuote, date: string): PriceStep | undefined {
  return steps.findLast((step) => step.from <= date);
}

/** Nothing is charged from the next invoice on. */
function isFree({ asOf, nextInvoice, timeline, fees }: PlanQuote): boolean {
  const later = [...timeline, ...fees].filter(({ date }) => date > asOf).map((row) => row.amount);
  return [...later, ...(nextInvoice ? [nextInvoice.amount] : [])].every(isNothing);
}

function caseOf(
  localizer: Localizer,
  { dueNow }: PlanQuote,
  follows: Following['follows'],
): string {
  if (isNothing(dueNow.total)) return follows === 'only' ? 'nothing' : `nothing-${follows}`;
  if (localizer.moneyParts(dueNow.total).credit) return `credit-${follows}`;
  const [first, ...more] = dueNow.lines.map(({ prorated, period }) =>
    prorated && period ? `${period.from} ${period.to}` : '',
  );
  const isPart = first !== undefined && first !== '' && more.every((other) => other === first);
  return isPart && follows === 'then' ? 'part-then' : `now-${follows}`;
}

/** How what is due is paid; where nothing is, how what follows will be. */
export function paidBy({ payers }: PlanQuote): 'method' | 'terms' | 'both' {
  const charged = payers.filter(({ total }) => !isNothing(total));
  const ways = new Set((charged.length > 0 ? charged : payers).map(({ payer }) => payer.by));
  if (!ways.has('terms')) return 'method';
  return ways.size === 1 ? 'terms' : 'both';
}

function paidPeriod(localizer: Localizer, { dueNow }: PlanQuote): string {
  const period = dueNow.lines.find((line) => line.period)?.period;
  return period ? localizer.dateRange(period.from, period.to) : '';
}

/** The plans that end, by name. */
function endingPlans({ changes, along }: PlanQuote): string[] {
  const ended = along.flatMap((each) => (each.what === 'plan-cancelled' ? each.planName : []));
  const changed = changes
    .filter(({ edit, kind, after }) => edit !== 'delete' && endsPlan(kind, after))
    .map(({ before, planName }) => before?.planName ?? planName);
  return [...new Set([...changed, ...ended])];
}

/** Whether a change ends its plan: a cancellation, or a status that says so. */
export function endsPlan(kind: QuotedChange['kind'], after: QuotedChange['after']): boolean {
  const isOver = after !== undefined && hasEnded(after.status);
  return kind === 'cancel' || (kind === 'status' && isOver);
}

/** Every change of price that is known, after the price that the first sentence tells; of several plans with their names. */
function priceSentences(
  localizer: Localizer,
  quote: PlanQuote,
  follows: Following['follows'],
): string[] {
  const lanes = lanesOf(quote);
  const [lane, ...more] = lanes;
  if (!lane || !quote.nextInvoice) return [];
  if (more.length > 0) {
    return lanes.flatMap((each) =>
      laterSteps(each, quote.asOf).map((step) =>
        localizer.text('preview-sentence-change-of', {
          plan: nameAt(each, step),
          ...priceOf(localizer, step),
        }),
      ),
    );
  }
  const told = stepAt(lane, quote.nextInvoice.date);
  const after = lane.rows.find((row) => row.date > (quote.nextInvoice?.date ?? ''))?.date;
  // A first charge with something else on it says nothing of the price.
  const settled = follows === 'once' && after !== undefined ? stepAt(lane, after) : undefined;
  const shown = settled ?? told;
  return [
    ...(settled && after !== undefined ? [{ ...settled, from: after }] : []),
    ...lane.steps.filter((step) => shown !== undefined && step.from > shown.from),
  ].map((step) =>
    step.prorated
      ? localizer.text('preview-sentence-part', partOf(localizer, quote, step))
      : localizer.text('preview-sentence-change', priceOf(localizer, step)),
  );
}

/** A part of a period: what its invoice comes to, credits included. */
function partOf(localizer: Localizer, { invoices }: PlanQuote, { from, amount }: PriceStep) {
  const total = invoices.find(({ date }) => date === from)?.total;
  return { from: localizer.dateLong(from), amount: localizer.money(total ?? amount) };
}

/** Steps after the first price for a whole period: the first is told with the change itself. */
function laterSteps({ steps }: LaneOfQuote, asOf: string): PriceStep[] {
  const whole = steps.filter(({ prorated }) => !prorated);
  return whole.slice(1).filter(({ from }) => from > asOf);
}

function nameAt({ rows }: LaneOfQuote, { planId, from }: PriceStep): string {
  return rows.find((row) => row.planId === planId && row.date >= from)?.planName ?? '';
}

function priceOf(localizer: Localizer, { from, amount, intervalMonths }: PriceStep) {
  return {
    from: localizer.dateLong(from),
    amount: localizer.money(amount),
    months: intervalMonths,
  };
}

/** That a regular price comes to an end. */
function lastSentence(
  localizer: Localizer,
  quote: PlanQuote,
  follows: Following['follows'],
): string[] {
  const lanes = lanesOf(quote);
  const last = quote.invoices.at(-1);
  if (follows !== 'then' || !last || lanes.some(({ end }) => end === undefined)) return [];
  return [localizer.text('preview-sentence-last', { from: localizer.dateLong(last.date) })];
}

function feeSentences(localizer: Localizer, { fees }: PlanQuote): string[] {
  return fees.map(({ kind, date, planName, amount }) =>
    localizer.text('preview-sentence-fee', {
      kind,
      plan: planName,
      amount: localizer.money(amount),
      from: localizer.dateLong(date),
    }),
  );
}
