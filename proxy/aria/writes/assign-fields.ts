import { firstInvoiceProrated } from '../../../src/billing/first-invoice.js';
import { catchUpOf, type CatchUp } from '../../../src/billing/catch-up.js';
import { statusAtStart } from '../../../src/sandbox/change-plans/status-at-start.js';
import { combineInvoices, directive, invoicingOption, planInstanceStatus } from '../codes.js';
import { codeOfStatus } from '../statuses.js';
import { directiveOf } from './directives.js';
import { notTogether, type Asked, type Resolved } from './resolved.js';

/** What a new plan says for its whole call, and the directive that it needs; `any`: each that takes effect at once. */
export interface StartFields {
  readonly directive: number | 'any';
  readonly invoicing_option?: number;
  readonly alt_start_date?: string;
  readonly retroactive_start_date?: string;
  readonly override_dates_mp_instance_no?: string;
  readonly override_bill_thru_date?: string;
  readonly combine_invoices?: number;
  /** The status that a master waits in. */
  readonly waitsIn?: number;
  readonly alt_proration_start_date?: string;
}

/**
 * How a new master plan starts (Aria wire notes 2.3, 4.2, 4.8, 4.9). A first invoice is prorated by two choices: the option, and a directive that prorates.
 * A later start waits for activation, unless it is charged from today; with a bill-through date Aria wants it prorated.
 */
export function masterStart(
  { change, effective }: Resolved<'assign'>,
  { rules, draft }: Pick<Asked, 'rules' | 'draft'>,
): StartFields {
  const { alignWith, billThrough, catchUp } = change;
  const later = effective.when === 'date';
  const prorated = firstInvoiceProrated(change, rules, later);
  const dated = later || effective.when === 'retroactive';
  if (dated && billThrough !== undefined && !prorated) throw notTogether();
  const chargedFromToday = later && change.firstInvoice === 'prorated' && prorated;
  const partial = later ? chargedFromToday || billThrough !== undefined : prorated;
  return {
    directive: partial ? directiveOf({ when: 'now' }, change.proration, rules) : 'any',
    invoicing_option: partial ? invoicingOption.proratedInvoice : invoicingOption.fullInvoice,
    ...(later && { alt_start_date: effective.date }),
    ...(later && !partial && { waitsIn: planInstanceStatus.pendingActivation }),
    ...(effective.when === 'retroactive' && { retroactive_start_date: effective.date }),
    ...(alignWith !== undefined && { override_dates_mp_instance_no: alignWith }),
    ...(billThrough !== undefined && { override_bill_thru_date: billThrough }),
    ...combined(catchUp === undefined ? draft.combineInvoices : cyclesOf(catchUp)),
  };
}

/** How several cycles of a master plan that starts in the past come on invoices is said by `combine_invoices` (Aria wire notes 4.8). */
function cyclesOf(catchUp: CatchUp): 'long-cycle' | 'short-cycle' {
  return catchUp === 'one-bill' ? 'long-cycle' : 'short-cycle';
}

export function combined(
  cycles: 'long-cycle' | 'short-cycle' | undefined,
): Pick<StartFields, 'combine_invoices'> {
  if (cycles === undefined) return {};
  return {
    combine_invoices:
      cycles === 'long-cycle' ? combineInvoices.longCycle : combineInvoices.shortCycle,
  };
}

/**
 * How a new supplemental plan starts (Aria wire notes 2.3, 4.7). In the past it starts by its proration start; how it catches up is always said.
 * `along`: with the start of a new master plan, which the call names for both.
 */
export function supplementalStart(
  { change, effective }: Resolved<'assign'>,
  { rules, draft }: Pick<Asked, 'rules' | 'draft'>,
  along = false,
): StartFields {
  const { catchUp, prorationStart } = change;
  const own = directiveOf(effective, change.proration, rules);
  if (along && effective.when === 'date') return { directive: 'any' };
  if (along && effective.when === 'retroactive') return { directive: own };
  const starts = effective.when === 'retroactive' ? effective.date : prorationStart;
  if (effective.when === 'retroactive' && prorationStart !== undefined && prorationStart !== starts)
    throw notTogether();
  const { combineInvoices } = draft;
  const how = catchUpOf({ catchUp, combineInvoices }, rules.combineInvoices);
  const begun = effective.when === 'retroactive' || effective.when === 'now';
  return {
    directive: own,
    ...(starts !== undefined && { alt_proration_start_date: starts }),
    ...(begun && {
      invoicing_option:
        how === 'one-bill' ? invoicingOption.oneCatchUpBill : invoicingOption.catchUpBillPerPeriod,
    }),
    ...combined(combineInvoices),
  };
}

/** The directive to send where any that takes effect at once will do. */
export const anyNow = directive.nowWithoutProration;

/** The status in which a new plan begins; always said, since what the catalogue says is known. */
export function startStatus({ change, plan }: Resolved<'assign'>): number {
  return codeOfStatus(statusAtStart(plan, change));
}
