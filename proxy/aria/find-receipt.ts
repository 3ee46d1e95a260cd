import type { AccountId } from '../../src/model/ids.js';
import type { Receipt } from '../../src/model/intent.js';
import type { AccountReads } from './account-reads.js';
import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { errorCode } from './codes.js';
import { invoiceOf, invoiceSummariesOf } from './to-invoices.js';
import { planInstancesOf } from './to-plan-instances.js';
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
  const proof: Receipt = { reference: receiptId, lines: [] };
  try {
    return {
      ...proof,
      ...(await instanceIn(reads, actions)),
      ...(await invoiceIn(reads, actions)),
    };
  } catch {
    // The proof stands without its particulars.
    return proof;
  }
}

async function actionsUnder(
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

async function instanceIn(
  reads: AccountReads,
  actions: readonly Action[],
): Promise<Pick<Receipt, 'planInstanceId'>> {
  const numbers = numbersOf(actions, /instance/i);
  if (numbers.size === 0) return {};
  const instances = planInstancesOf({ details: await reads.details(), catalogue: [] });
  const found = instances.find(({ id }) => numbers.has(id));
  return found ? { planInstanceId: found.id } : {};
}

async function invoiceIn(
  reads: AccountReads,
  actions: readonly Action[],
): Promise<Pick<Receipt, 'invoiceId'> & Partial<Pick<Receipt, 'charged' | 'lines'>>> {
  const numbers = numbersOf(actions, /invoice/i);
  if (numbers.size === 0) return {};
  const summary = invoiceSummariesOf(await reads.invoices()).find(({ id }) => numbers.has(id));
  if (!summary) return {};
  const content = await reads.invoice(summary.id);
  if (!content) return { invoiceId: summary.id };
  const { lines } = invoiceOf(summary, content);
  return { invoiceId: summary.id, charged: summary.amount, lines };
}

function numbersOf(actions: readonly Action[], label: RegExp): ReadonlySet<string | undefined> {
  return new Set(
    actions
      .filter(({ action_rec_id_label }) => label.test(action_rec_id_label ?? ''))
      .map(({ action_rec_id_val }) => action_rec_id_val),
  );
}
