import type { Assign, Proration } from '../model/plan-change.js';
import { movesOf } from './credits.js';

/** What the company has decided for all its customers. */
export interface FirstInvoiceRules {
  readonly firstInvoice: 'full' | 'prorated';
  readonly proration: Exclude<Proration, 'company-rule'>;
}

/** Whether a choice of proration charges the rest of a running period (Aria wire notes 2.1, 4.2). */
export function chargesRest(
  proration: Proration | undefined,
  company: Pick<FirstInvoiceRules, 'proration'>,
): boolean {
  const choice =
    proration === undefined || proration === 'company-rule' ? company.proration : proration;
  return movesOf(choice).charges;
}

/**
 * Whether the first invoice of a new master plan is prorated, where it covers less than a whole period (Aria wire notes 2.3, 4.2).
 * A start by today needs two choices for it: a prorated first invoice, by the change or else by the company's setting,
 * and a proration that charges. A later start needs the proration only, and may still ask for a full invoice.
 */
export function firstInvoiceProrated(
  { firstInvoice, proration }: Pick<Assign, 'firstInvoice' | 'proration'>,
  company: FirstInvoiceRules,
  startsLater: boolean,
): boolean {
  const invoice = firstInvoice ?? (startsLater ? 'prorated' : company.firstInvoice);
  return invoice === 'prorated' && chargesRest(proration, company);
}
