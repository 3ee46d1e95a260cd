import type { Effective, Proration } from '../../../src/model/plan-change.js';
import { autoOffsetMonths, directive, errorCode } from '../../aria/codes.js';
import { WireError } from '../wire-error.js';

/** What the inputs of one change say of its time; any of them may be left out. */
export interface TimingInputs {
  readonly assignment_directive?: number | undefined;
  readonly effective_date?: string | undefined;
  readonly offset_interval?: number | undefined;
}

export interface Timing {
  readonly effective: Effective;
  readonly proration?: Proration;
}

type When = 'anniversary' | 'now' | 'date';

const meanings: ReadonlyMap<number, readonly [When, Proration?]> = new Map([
  [directive.anniversary, ['anniversary']],
  [directive.now, ['now', 'company-rule']],
  [directive.nowWithoutProration, ['now', 'none']],
  [directive.nowFullyProrated, ['now', 'full']],
  [directive.nowChargeOnly, ['now', 'charge-only']],
  [directive.nowCreditOnly, ['now', 'credit-only']],
  [directive.date, ['date', 'company-rule']],
  [directive.dateWithoutProration, ['date', 'none']],
  [directive.dateFullyProrated, ['date', 'full']],
  [directive.dateChargeOnly, ['date', 'charge-only']],
  [directive.dateCreditOnly, ['date', 'credit-only']],
]);

/**
 * When a change takes effect and how it is prorated (Aria wire notes 2.1, 4.1). `otherwise` holds where no directive is given;
 * a directive for a date without the date waits for somebody's hand.
 */
export function timingOf(inputs: TimingInputs, otherwise: 'anniversary' | 'now'): Timing {
  const { assignment_directive: value, effective_date: date, offset_interval: periods } = inputs;
  const meaning = value === undefined ? ([otherwise] as const) : meanings.get(value);
  if (!meaning) throw new WireError(errorCode.invalidDirective, 'invalid assignment directive');
  const [when, proration] = meaning;
  return {
    effective: effectiveOf(when, date, periods),
    ...(proration !== undefined && { proration }),
  };
}

function effectiveOf(when: When, date: string | undefined, periods: number | undefined): Effective {
  if (when === 'now') return { when };
  if (when === 'anniversary') return { when, ...(periods !== undefined && { periods }) };
  return date === undefined ? { when: 'by-hand' } : { when, date };
}

/** The months that are added to a prorated first period (Aria wire notes 4.2). */
export function offsetMonthsOf(inputs: {
  readonly offset_months?: number | undefined;
  readonly auto_offset_months_option?: number | undefined;
}): { readonly offsetMonths?: number | 'auto' } {
  const { offset_months: months, auto_offset_months_option: auto } = inputs;
  if (auto === autoOffsetMonths.alignWithMaster) return { offsetMonths: 'auto' };
  return months === undefined ? {} : { offsetMonths: months };
}
