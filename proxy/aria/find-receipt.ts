import * as z from 'zod/mini';
import { totalOf } from '../../src/billing/charges.js';
import { planInstanceIdSchema, type AccountId } from '../../src/model/ids.js';
import type { Receipt } from '../../src/model/intent.js';
import type { AccountReads } from './account-reads.js';
import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { errorCode } from './codes.js';
import { readInvoice } from './read-invoice.js';
import { invoiceSummariesOf } from './to-invoices.js';
import { instanceRowsOf } from './world/instance-rows.js';
import type { CallOutput } from './wire/calls.js';

type Action = CallOutput<'get_all_actions_by_receipt_id_m'>['receipt_action'][number];

/**
 * What Aria did under a receipt id; undefined when nothing. Any action is proof. The plan instance and the invoice are
 * told only where their numbers are this account's: Aria's labels are not documented, so they prove nothing alone.
 * Throws when Aria cannot tell.
 */
export async function findReceipt(
  client: AriaClient,
  reads: AccountReads,
  accountId: AccountId,
  receiptId: string,
): Promise<Receipt | undefined> {
  const actions = await actionsUnder(client, accountId, receiptId);
  if (actions.length === 0) return undefined;
  const proof: Receipt = {
    reference: receiptId,
    planInstanceIds: [],
    invoiceIds: [],
    lines: [],
  };
  try {
    return {
      ...proof,
      ...(await instancesIn(reads, actions)),
      ...(await invoicesIn(reads, actions)),
    };
  } catch {
    // The proof stands without its particulars.
    return proof;
  }
}

/** What Aria has recorded under a receipt id. Throws when it cannot tell. */
export async function actionsUnder(
  client: AriaClient,
  accountId: AccountId,
  receiptId: string,
): Promise<readonly Action[]> {
  const input = { acct_no: accountId, client_receipt_id: receiptId };
  try {
    return (await client.call('get_all_actions_by_receipt_id_m', input)).answer.receipt_action;
  } catch (thrown) {
    if (thrown instanceof AriaFault && thrown.code === errorCode.noData) return [];
    throw thrown;
  }
}

async function instancesIn(
  reads: AccountReads,
  actions: readonly Action[],
): Promise<Pick<Receipt, 'planInstanceIds'>> {
  const numbers = numbersOf(actions, /instance/i);
  if (numbers.size === 0) return { planInstanceIds: [] };
  const own = instanceRowsOf(await reads.details()).filter(({ id }) => numbers.has(id));
  return { planInstanceIds: own.map(({ id }) => z.parse(planInstanceIdSchema, id)) };
}

/** What was charged is told where every invoice can be read. */
async function invoicesIn(
  reads: AccountReads,
  actions: readonly Action[],
): Promise<Pick<Receipt, 'invoiceIds'> & Partial<Pick<Receipt, 'charged' | 'lines'>>> {
  const numbers = numbersOf(actions, /invoice/i);
  if (numbers.size === 0) return { invoiceIds: [] };
  const own = invoiceSummariesOf(await reads.invoices())
    .filter(({ id }) => numbers.has(id))
    .reverse();
  const invoiceIds = own.map(({ id }) => id);
  const found = await Promise.all(own.map((summary) => readInvoice(reads, summary)));
  const invoices = found.flatMap((invoice) => invoice ?? []);
  const [first] = invoices;
  if (!first || invoices.length < own.length) return { invoiceIds };
  return {
    invoiceIds,
    charged: totalOf(invoices, first.amount.currency),
    lines: invoices.flatMap(({ lines }) => lines),
  };
}

/** The numbers of the things that actions with such a label are about. */
export function numbersOf(
  actions: readonly Action[],
  label: RegExp,
): ReadonlySet<string | undefined> {
  return new Set(
    actions
      .filter(({ action_rec_id_label }) => label.test(action_rec_id_label ?? ''))
      .map(({ action_rec_id_val }) => action_rec_id_val),
  );
}
