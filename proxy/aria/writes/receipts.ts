import * as z from 'zod/mini';
import { OutcomeUnknown } from '../../../src/adapter/protocol/ports.js';
import { totalOf } from '../../../src/billing/charges.js';
import { invoiceIdSchema, planInstanceIdSchema } from '../../../src/model/ids.js';
import type { Receipt } from '../../../src/model/intent.js';
import type { Sight } from '../../../src/sandbox/quote/sight.js';
import { lineOf } from '../../../src/sandbox/views.js';
import type { CallOutput } from '../wire/calls.js';
import { dueNowOf } from './due-now.js';
import { invoicesIn, totalIn, type AriaInvoice } from './invoices-in.js';
import type { DryRunCall, Fields } from './wire-write.js';

export interface ReceiptParts {
  readonly receiptId: string;
  readonly sight: Sight;
  readonly currency: string;
}

/** What was written, as the answer tells it. */
export function receiptOf<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
  { receiptId, sight, currency }: ReceiptParts,
): Receipt {
  const planInstanceIds = instancesIn(call, answer, sight).map((id) =>
    z.parse(planInstanceIdSchema, id),
  );
  return {
    reference: receiptId,
    planInstanceIds: [...new Set(planInstanceIds)],
    ...charged(call, answer, { sight, currency }),
  };
}

/** The answer to a change of status is empty: what it was about stands in the request. */
export function statusReceipt(
  { plan_instance_no: id }: Fields<'update_acct_plan_status_m'>,
  reference: string,
): Receipt {
  const planInstanceIds = id === undefined ? [] : [z.parse(planInstanceIdSchema, String(id))];
  return { reference, planInstanceIds, invoiceIds: [], lines: [] };
}

/** Every call names what it took or changed in its own way; where it does not, it is what was asked for. */
function instancesIn<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
  { asked, before }: Sight,
): string[] {
  const named = asked
    .map(({ planInstanceId }) => planInstanceId)
    .filter((id) => before.planInstances.find(id));
  switch (call) {
    case 'assign_acct_plan_m': {
      const { plan_instance_no: taken } = answer as CallOutput<'assign_acct_plan_m'>;
      return taken === undefined ? [] : [taken];
    }
    case 'update_acct_plan_multi_m': {
      const { plans_updated: rows } = answer as CallOutput<'update_acct_plan_multi_m'>;
      return rows.flatMap(({ plan_instance_no }) => plan_instance_no ?? []);
    }
    default:
      return named;
  }
}

/** What was charged. It is done whatever the lines look like, so lines that do not sum to Aria's total are left out. */
function charged<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
  { sight, currency }: Pick<ReceiptParts, 'sight' | 'currency'>,
): Pick<Receipt, 'invoiceIds' | 'charged' | 'lines'> {
  let invoices: AriaInvoice[];
  try {
    invoices = invoicesIn(call, answer, currency);
  } catch (thrown) {
    const total = totalIn(call, answer, currency);
    if (!total) throw new OutcomeUnknown('What was charged cannot be read.', { cause: thrown });
    return { invoiceIds: numbersIn(call, answer), charged: total, lines: [] };
  }
  const lines = dueNowOf(invoices, sight)
    .invoices.flatMap((invoice) => invoice.lines)
    .map(lineOf);
  return { invoiceIds: numbersIn(call, answer), charged: totalOf(lines, currency), lines };
}

function numbersIn<Call extends DryRunCall>(
  call: Call,
  answer: CallOutput<Call>,
): Receipt['invoiceIds'] {
  const numbers = {
    update_acct_plan_multi_m: () =>
      (answer as CallOutput<'update_acct_plan_multi_m'>).multi_plan_invoice_details,
    edit_acct_plan_queued_changes_m: () =>
      (answer as CallOutput<'edit_acct_plan_queued_changes_m'>).invoice_info,
  } as Partial<Record<DryRunCall, () => readonly { readonly invoice_no: string | undefined }[]>>;
  const rows = numbers[call]?.() ?? [answer as CallOutput<'cancel_acct_plan_m'>];
  return rows.flatMap(({ invoice_no: number }) =>
    number === undefined ? [] : z.parse(invoiceIdSchema, number),
  );
}
