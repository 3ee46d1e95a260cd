import type { RefusalCode } from '../../../src/model/codes.js';
import type {
  Change,
  ChangeKind,
  Effective,
  PlanChangeDraft,
} from '../../../src/model/plan-change.js';
import type { InstanceTerms } from '../../../src/model/plan-instance.js';
import { effectiveOf } from '../../../src/billing/effective-date.js';
import { refused } from '../../../src/adapter/errors.js';
import type { Books } from '../../../src/sandbox/books.js';
import type { WorldPlan } from '../../../src/sandbox/world/catalogue.js';
import { billDateReset, prorationInvoiceTiming } from '../codes.js';
import type { CompanyRules, SettledPolicy } from '../policy.js';

interface Parts<Kind extends ChangeKind> {
  readonly kind: Kind;
  readonly change: Extract<Change, { kind: Kind }>;
  /** Its place in the draft. */
  readonly row: number;
  readonly effective: Effective;
  /** The plan, rate schedule and units that it leads to. */
  readonly terms: InstanceTerms;
  /** The plan by which lines of the running period are put on invoices. */
  readonly plan: WorldPlan;
}

/** A change with everything in it that the draft leaves to the rules. */
export type Resolved<Kind extends ChangeKind = ChangeKind> = {
  readonly [Each in Kind]: Parts<Each>;
}[Kind];

/** What a request is made from. */
export interface Asked {
  readonly accountId: string;
  readonly draft: PlanChangeDraft;
  readonly changes: readonly Resolved[];
  /** The account before the draft. */
  readonly books: Books;
  readonly rules: SettledPolicy['rules'];
}

/** When a change takes effect, said or not (Aria wire notes 4.1). */
export function effectiveOfChange(change: Change): Effective {
  if (change.kind !== 'assign') return effectiveOf(change);
  return change.effective ?? { when: change.parent ? 'anniversary' : 'now' };
}

/** What the wire has no words for, or not in one call: refused before anything is asked, never half done. */
export function notTogether(): Error {
  return refused('choices-not-together' satisfies RefusalCode);
}

/** Where lines of the running period go: as the draft says, else as the plan does (Aria wire notes 4.2). */
export function timingFields(
  { prorationInvoice }: PlanChangeDraft,
  plan: Pick<WorldPlan, 'prorationInvoice'>,
): { readonly proration_invoice_timing: number } {
  const where = prorationInvoice ?? plan.prorationInvoice ?? 'at-once';
  return {
    proration_invoice_timing:
      where === 'at-once' ? prorationInvoiceTiming.now : prorationInvoiceTiming.anniversary,
  };
}

const resets = {
  none: billDateReset.none,
  'change-date': billDateReset.changeDate,
  'current-anniversary': billDateReset.currentAnniversary,
} as const;

export function resetField(
  asked: Resolved<'status'>['change']['resetBillDate'],
  rules: Required<Pick<CompanyRules, 'billDateReset'>>,
): { readonly force_bill_date_reset: number } {
  const reset = asked === undefined || asked === 'company-rule' ? rules.billDateReset : asked;
  return { force_bill_date_reset: resets[reset] };
}
