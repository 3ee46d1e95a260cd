import type { Localizer, TermArguments } from '../../src/i18n/localizer.js';
import type { PriceStep, Quote } from '../../src/model/quote.js';

type Case = TermArguments<'preview-sentence'>[0]['case'];
type Amount = Parameters<Localizer['money']>[0];

export function isNothing({ amount }: Amount): boolean {
  return !/[1-9]/.test(amount);
}

/**
 * What a quote costs in plain sentences: what is due today and what follows it, then every change of price that is known.
 * The first is what the customer should remember.
 */
export function quoteSentences(localizer: Localizer, quote: Quote): [string, ...string[]] {
  const { dueNow, nextInvoice, payer, timeline, prices } = quote;
  const regular = nextInvoice && stepAt(prices, nextInvoice.date);
  const goesOn = regular?.amount.amount === nextInvoice?.amount.amount && !regular?.prorated;
  const then =
    nextInvoice && isFreeFrom(quote, nextInvoice.date) ? 'only' : goesOn ? 'then' : 'once';
  const follows = nextInvoice ? then : 'only';
  const first = localizer.text('preview-sentence', {
    case: caseOf(localizer, quote, follows),
    by: payer.payer.by === 'terms' ? 'terms' : 'method',
    now: localizer.moneyParts(dueNow.total).figure,
    months: regular?.intervalMonths ?? 0,
    amount: localizer.money(nextInvoice?.amount ?? dueNow.total),
    from: localizer.dateLong(nextInvoice?.date ?? quote.asOf),
    period: paidPeriod(localizer, quote),
  });
  if (!nextInvoice || onePlan(prices) === undefined) return [first];

  const change = (from: string, step: PriceStep) =>
    localizer.text('preview-sentence-change', {
      from: localizer.dateLong(from),
      amount: localizer.money(step.amount),
      months: step.intervalMonths,
    });
  const after = timeline.find((row) => row.date > nextInvoice.date)?.date;
  const settled = follows === 'once' && after ? stepAt(prices, after) : undefined;
  const shown = settled ?? regular;
  const sentences = prices
    .filter((step) => shown !== undefined && step.from > shown.from)
    .map((step) => change(step.from, step));
  return settled && after ? [first, change(after, settled), ...sentences] : [first, ...sentences];
}

/** The step whose price an invoice of `date` has; undefined where several plans are charged. */
function stepAt(prices: readonly PriceStep[], date: string): PriceStep | undefined {
  return onePlan(prices) === undefined ? undefined : prices.findLast((step) => step.from <= date);
}

function onePlan(prices: readonly PriceStep[]): string | undefined {
  const [first] = prices;
  return prices.every((step) => step.planId === first?.planId) ? first?.planId : undefined;
}

function isFreeFrom({ nextInvoice, timeline }: Quote, date: string): boolean {
  const later = timeline.filter((row) => row.date >= date).map((row) => row.amount);
  return [...later, ...(nextInvoice ? [nextInvoice.amount] : [])].every(isNothing);
}

function caseOf(localizer: Localizer, { dueNow }: Quote, follows: 'then' | 'once' | 'only'): Case {
  if (isNothing(dueNow.total)) return follows === 'only' ? 'nothing' : `nothing-${follows}`;
  if (localizer.moneyParts(dueNow.total).credit) return `credit-${follows}`;
  const part = dueNow.lines.every((line) => line.prorated && line.period);
  return part && follows === 'then' ? 'part-then' : `now-${follows}`;
}

function paidPeriod(localizer: Localizer, { dueNow }: Quote): string {
  const period = dueNow.lines.find((line) => line.period)?.period;
  return period ? localizer.dateRange(period.from, period.to) : '';
}
