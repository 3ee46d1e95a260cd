import type { Payer } from '../model/billing-group.js';
import type { Line } from '../model/invoice.js';
import type { PlanChange } from '../model/plan-change.js';
import type { Preview } from '../model/quote.js';
import type { CalendarDate } from '../model/values.js';
import { compare, type Money } from '../money/money.js';

/** How a figure stands to the one before: told in words, so that nobody has to subtract. */
export type Change = 'more' | 'less' | 'same';

/** One figure of a quote beside the one that took its place. A side is left out where that quote has no such charge. */
export interface FigureDifference {
  /** `later`: a charge after the next invoice. */
  readonly what: 'due-now' | 'next-invoice' | 'later';
  /** The date of the charge; of the newer quote where both have one. */
  readonly date: CalendarDate;
  readonly before?: Money | undefined;
  readonly after?: Money | undefined;
  readonly change: Change;
}

export interface QuoteDifference {
  /** What is due now comes first, also when only other figures changed; then what differs, by date. Empty when no figure changed. */
  readonly figures: readonly FigureDifference[];
  /** How it is paid, where that changed: another method, other terms, or the same told in another way. */
  readonly payer?: { readonly before: Payer; readonly after: Payer };
  /** True when a figure, a date, a payer or a warning changed: what was agreed to does not hold any more. */
  readonly matters: boolean;
}

/** How `after` stands to `before`; a charge that came or went counts as from or to nothing. */
export function changeOf(before: Money | undefined, after: Money | undefined): Change {
  if (!before || !after) return before ? 'less' : after ? 'more' : 'same';
  const order = before.currency === after.currency ? compare(after, before) : 1;
  return order > 0 ? 'more' : order < 0 ? 'less' : 'same';
}

/** What differs between two quotes of one draft, figure by figure. Exact: amounts are compared as decimals, never as text. */
export function quoteDifference(before: Preview, after: Preview): QuoteDifference {
  const dueNow: FigureDifference = {
    what: 'due-now',
    date: after.asOf,
    before: before.dueNow.total,
    after: after.dueNow.total,
    change: changeOf(before.dueNow.total, after.dueNow.total),
  };
  const later = laterCharges(before, after).filter(({ change }) => change !== 'same');
  const figures = dueNow.change !== 'same' || later.length > 0 ? [dueNow, ...later] : [];
  const payer = { before: before.payer.payer, after: after.payer.payer };
  const samePayer = payerKey(payer.before) === payerKey(payer.after);
  return {
    figures,
    ...(!samePayer && { payer }),
    matters:
      figures.length > 0 || !samePayer || !sameLines(before, after) || !sameFrame(before, after),
  };
}

function laterCharges(before: Preview, after: Preview): FigureDifference[] {
  const next = after.nextInvoice?.date ?? before.nextInvoice?.date;
  const [old, fresh] = [chargesByKey(before), chargesByKey(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((key): FigureDifference => {
      const [was, is] = [old.get(key), fresh.get(key)];
      const date = is?.date ?? was?.date ?? after.asOf;
      return {
        what: date === next ? 'next-invoice' : 'later',
        date,
        before: was?.amount,
        after: is?.amount,
        change: changeOf(was?.amount, is?.amount),
      };
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Charges after today by date and plan; the next invoice as the quote tells it, since it may hold more than the plan's charge. */
function chargesByKey(
  quote: Preview,
): Map<string, { readonly date: CalendarDate; readonly amount: Money }> {
  const charges = new Map<string, { readonly date: CalendarDate; readonly amount: Money }>();
  const { nextInvoice } = quote;
  if (nextInvoice) charges.set(nextInvoice.date, nextInvoice);
  for (const { date, planId, amount } of quote.timeline) {
    if (date > quote.asOf && date !== nextInvoice?.date)
      charges.set(`${date} ${planId}`, { date, amount });
  }
  return charges;
}

function sameLines(before: Preview, after: Preview): boolean {
  const [old, fresh] = [before.dueNow.lines, after.dueNow.lines];
  return old.length === fresh.length && old.every((line, index) => sameLine(line, fresh[index]));
}

function sameLine(a: Line, b: Line | undefined): boolean {
  return (
    a.kind === b?.kind &&
    a.description === b.description &&
    a.period?.from === b.period?.from &&
    a.period?.to === b.period?.to &&
    changeOf(a.amount, b.amount) === 'same'
  );
}

function sameFrame(before: Preview, after: Preview): boolean {
  return (
    before.effectiveDate === after.effectiveDate &&
    before.asOf === after.asOf &&
    before.warnings.map(({ id }) => id).join(' ') === after.warnings.map(({ id }) => id).join(' ')
  );
}

/** Who pays, and all that is shown of it beside the name of the group, which is the draft's. */
function payerKey(payer: Payer): string {
  if (payer.by === 'nothing') return payer.by;
  if (payer.by === 'terms')
    return JSON.stringify([payer.terms.id, payer.terms.kind, payer.terms.name]);
  const { id, kind, name, brand, lastFour, expires } = payer.primary;
  return JSON.stringify([id, kind, name, brand, lastFour, expires?.year, expires?.month]);
}

/** Whether two drafts ask for the same. */
export function sameDraft(a: PlanChange | undefined, b: PlanChange | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.planId === b.planId &&
    a.rateScheduleId === b.rateScheduleId &&
    a.units === b.units &&
    a.billingGroupId === b.billingGroupId &&
    a.alignWith === b.alignWith &&
    a.effective.when === b.effective.when &&
    dateOf(a) === dateOf(b)
  );
}

function dateOf({ effective }: PlanChange): CalendarDate | undefined {
  return effective.when === 'now' ? undefined : effective.date;
}
