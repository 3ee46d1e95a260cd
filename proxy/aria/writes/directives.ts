import type { Assign, Effective, Proration } from '../../../src/model/plan-change.js';
import { autoOffsetMonths, directive } from '../codes.js';
import type { CompanyRules } from '../policy.js';

type Told = Exclude<Proration, 'company-rule'>;

const now: Record<Told, number> = {
  none: directive.nowWithoutProration,
  full: directive.nowFullyProrated,
  'charge-only': directive.nowChargeOnly,
  'credit-only': directive.nowCreditOnly,
};

const onDate: Record<Told, number> = {
  none: directive.dateWithoutProration,
  full: directive.dateFullyProrated,
  'charge-only': directive.dateChargeOnly,
  'credit-only': directive.dateCreditOnly,
};

/**
 * The directive for a choice of when and how (Aria wire notes 2.1, 4.1). The company's rule is sent by its name, never as "the company's rule":
 * what is quoted goes by the name that the settings give, and Aria's own setting cannot be seen.
 */
export function directiveOf(
  { when }: Effective,
  proration: Proration | undefined,
  rules: Required<Pick<CompanyRules, 'proration'>>,
): number {
  const told =
    proration === undefined || proration === 'company-rule' ? rules.proration : proration;
  switch (when) {
    case 'anniversary':
      return directive.anniversary;
    case 'now':
    case 'retroactive':
      return now[told];
    case 'date':
    case 'by-hand':
      return onDate[told];
  }
}

/** Any directive that takes effect at once will do: nothing is prorated by it. */
export function isNow(value: number): boolean {
  return Object.values(now).includes(value);
}

/** The date or the periods that go with a directive. One that waits for a hand has neither. */
export function timeFields(effective: Effective): {
  readonly effective_date?: string;
  readonly offset_interval?: number;
} {
  if (effective.when === 'date') return { effective_date: effective.date };
  if (effective.when === 'anniversary' && (effective.periods ?? 0) > 0)
    return { offset_interval: effective.periods ?? 0 };
  return {};
}

/** The months that lengthen a prorated first period (Aria wire notes 4.2). */
export function offsetFields(offsetMonths: Assign['offsetMonths']): {
  readonly offset_months?: number;
  readonly auto_offset_months_option?: number;
} {
  if (offsetMonths === undefined) return {};
  return offsetMonths === 'auto'
    ? { auto_offset_months_option: autoOffsetMonths.alignWithMaster }
    : { offset_months: offsetMonths };
}
