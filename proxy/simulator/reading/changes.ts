import * as z from 'zod/mini';
import { changeSchema, type Change } from '../../../src/model/plan-change.js';
import type { PlanChoices } from '../../../src/sandbox/change-plans/change-context.js';
import { combineInvoices, errorCode, prorationInvoiceTiming } from '../../aria/codes.js';
import { WireError } from '../wire-error.js';

export type AskedChange = Change;

/** What a call asks of the engine. */
export interface AskedChanges extends PlanChoices {
  readonly changes: readonly Change[];
}

/** A change as the engine takes it; keys that are undefined are not there. */
export function parsedChange(values: Readonly<Record<string, unknown>>): Change {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
  const change = z.safeParse(changeSchema, given);
  if (!change.success) throw new WireError(errorCode.invalidInput, 'an input is not allowed');
  return change.data;
}

/** The choices that hold for a whole call (Aria wire notes 2.2, 2.4). */
export function choicesOf(inputs: {
  readonly combine_invoices?: number | undefined;
  readonly proration_invoice_timing?: number | undefined;
}): PlanChoices {
  const { combine_invoices: combine, proration_invoice_timing: timing } = inputs;
  return {
    ...(combine === combineInvoices.longCycle && { combineInvoices: 'long-cycle' }),
    ...(combine === combineInvoices.shortCycle && { combineInvoices: 'short-cycle' }),
    ...(timing === prorationInvoiceTiming.now && { prorationInvoice: 'at-once' }),
    ...(timing === prorationInvoiceTiming.anniversary && { prorationInvoice: 'with-the-next' }),
  };
}
