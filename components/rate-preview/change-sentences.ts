import type { Localizer } from '../../src/i18n/localizer.js';
import type { InstanceTerms } from '../../src/model/plan-instance.js';
import type { Consequence, QuotedChange, PlanQuote } from '../../src/model/plan-quote.js';
import type { CalendarDate } from '../../src/model/values.js';
import { endsPlan } from './sentences.js';

type When = 'today' | 'past' | 'date' | 'waits' | 'made' | 'made-past' | 'planned';

/** When something happens, as sentences tell it: on a later date, today, as of a day before, or not before somebody starts it. */
export function whenOf(
  date: CalendarDate | undefined,
  asOf: CalendarDate,
): 'today' | 'past' | 'date' | 'waits' {
  if (date === undefined) return 'waits';
  return date === asOf ? 'today' : date < asOf ? 'past' : 'date';
}

/** What happens, one sentence per change, in the order in which it was asked for. */
export function changeSentences(localizer: Localizer, { changes, asOf }: PlanQuote): string[] {
  const priced = changes.filter(isTaken).length > 1;
  return changes.map((change) =>
    sentence(localizer, change, { when: whenOf(change.effectiveDate, asOf), priced }),
  );
}

/** The same once it is written: what is made, and what is planned. */
export function madeSentences(localizer: Localizer, { changes, asOf }: PlanQuote): string[] {
  const priced = changes.filter(isTaken).length > 1;
  return changes.map((change) => {
    const when = whenOf(change.effectiveDate, asOf);
    if (when === 'waits') return sentence(localizer, change, { when, priced });
    const made = when === 'past' ? 'made-past' : 'made';
    return sentence(localizer, change, { when: isMade(change) ? made : 'planned', priced });
  });
}

/** Whether something is done with the confirmation; what is not is planned. */
export function isMadeNow({ changes }: PlanQuote): boolean {
  return changes.some(isMade);
}

/** What is not done with the confirmation waits in the queue. */
function isMade({ by, edit }: QuotedChange): boolean {
  return by === 'now' || edit === 'delete';
}

function isTaken({ kind }: QuotedChange): boolean {
  return kind === 'assign' || kind === 'mandatory-child';
}

function sentence(
  localizer: Localizer,
  change: QuotedChange,
  { when, priced }: { readonly when: When; readonly priced: boolean },
): string {
  const { kind, edit, planName, effectiveDate, before, after } = change;
  if (edit === 'delete') return undoneSentence(localizer, change);
  const told = {
    when,
    plan: before?.planName ?? planName,
    date: effectiveDate === undefined ? '' : localizer.dateLong(effectiveDate),
  };
  switch (kind) {
    case 'assign':
    case 'mandatory-child': {
      const plan = withUnits(localizer, planName, after?.units);
      const price = after && priceText(localizer, after);
      return priced && price !== undefined
        ? localizer.text('preview-does-assign-at', { ...told, plan, price })
        : localizer.text('preview-does-assign', { ...told, plan });
    }
    case 'replace':
    case 'rollover': {
      const plan = withUnits(localizer, after?.planName ?? planName, after?.units);
      return localizer.text('preview-does-replace', { ...told, before: told.plan, plan });
    }
    case 'cancel':
      return localizer.text('preview-does-cancel', told);
    case 'units':
      return localizer.text('preview-does-units', {
        ...told,
        count: after?.units ?? 0,
        before: localizer.number(before?.units ?? 0),
      });
    case 'rate-schedule':
      return localizer.text('preview-does-rate-schedule', {
        ...told,
        before: before?.rateScheduleName ?? '',
        after: after?.rateScheduleName ?? '',
      });
    case 'status':
      return endsPlan(kind, after)
        ? localizer.text('preview-does-cancel', told)
        : localizer.text('preview-does-status', {
            ...told,
            before: before ? localizer.text('plan-instance-status', { status: before.status }) : '',
            after: after ? localizer.text('plan-instance-status', { status: after.status }) : '',
          });
  }
}

/** What stays as it is because a planned change is deleted. */
function undoneSentence(
  localizer: Localizer,
  { kind, planName, effectiveDate, before, after }: QuotedChange,
): string {
  return localizer.text('preview-undoes', {
    kind,
    dated: effectiveDate === undefined ? 'no' : 'yes',
    plan: before?.planName ?? planName,
    after: after?.planName ?? '',
    count: before?.units ?? 0,
    date: effectiveDate === undefined ? '' : localizer.dateLong(effectiveDate),
  });
}

function withUnits(localizer: Localizer, plan: string, count = 1): string {
  return count === 1 ? plan : localizer.text('preview-plan-units', { plan, count });
}

/** "$40.00 per month"; nothing where the price is not known. */
export function priceText(
  localizer: Localizer,
  { price, intervalMonths: months }: Pick<InstanceTerms, 'price' | 'intervalMonths'>,
): string | undefined {
  return price && localizer.text('price-per-interval', { amount: localizer.money(price), months });
}

/** What comes along with the changes, each by name. */
export function alongSentences(localizer: Localizer, { along, asOf }: PlanQuote): string[] {
  return along.map((consequence) => alongSentence(localizer, consequence, asOf));
}

function alongSentence(localizer: Localizer, consequence: Consequence, asOf: CalendarDate): string {
  if (consequence.what === 'invoice-voided') {
    return localizer.text('preview-along-invoice-voided', { number: consequence.number });
  }
  const { planName: plan, date: on } = consequence;
  const date = on === undefined ? '' : localizer.dateLong(on);
  switch (consequence.what) {
    case 'plan-cancelled':
      return localizer.text('preview-along-plan-cancelled', {
        plan,
        date,
        when: whenOf(on, asOf) === 'date' ? 'date' : 'today',
      });
    case 'plan-taken': {
      const when = whenOf(on, asOf);
      return localizer.text('preview-along-plan-taken', {
        plan,
        date,
        when: when === 'past' ? 'date' : when,
      });
    }
    case 'queued-change-moved':
      return localizer.text('preview-along-queued-change-moved', {
        kind: consequence.kind,
        plan,
        date,
      });
    case 'queued-change-deleted':
    case 'queued-change-executed':
      return localizer.text(`preview-along-${consequence.what}`, { kind: consequence.kind, plan });
  }
}
