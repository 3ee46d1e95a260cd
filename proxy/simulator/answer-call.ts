import { errorCode } from '../aria/codes.js';
import {
  isJsonArray,
  isJsonObject,
  jsonObject,
  type JsonObject,
  type JsonValue,
} from '../aria/json.js';
import { calls, type CallName } from '../aria/wire/calls.js';
import { fieldOf } from '../aria/wire/faults.js';
import { writeFields } from '../aria/wire/table.js';
import { getAcctDetailsAll } from './calls/account-details.js';
import { getAvailPlansForAcct, getClientPlansAll } from './calls/catalogue.js';
import { advanceVirtualDatetime, getVirtualDatetime } from './calls/clock.js';
import {
  assignAcctPlan,
  cancelAcctPlan,
  replaceAcctPlan,
  updateAcctPlan,
  updateAcctPlanStatus,
} from './calls/change-one-plan.js';
import { updateAcctPlanMulti } from './calls/change-several-plans.js';
import { getAcctDunningGroupDetails } from './calls/dunning-groups.js';
import { editAcctPlanQueuedChanges, getAcctPlanQueuedChanges } from './calls/queue.js';
import { getInvoiceDetails, getInvoiceHistory } from './calls/invoices.js';
import { createAcctBillingGroup, updateAcctBillingGroup } from './calls/billing-groups.js';
import { collectFromAccount } from './calls/collect.js';
import { getAcctPaymentMethodsAndTerms, updatePaymentMethod } from './calls/payment-methods.js';
import { getAcctPaymentHistory, getPaymentsOnInvoice } from './calls/payments.js';
import { getAcctStatementHistory } from './calls/statements.js';
import { getAcctTransHistory } from './calls/transactions.js';
import { getAllActionsByReceiptId } from './calls/receipts.js';
import { killSession, setSessionAuth, validateSession } from './calls/sessions.js';
import type { Handler, Platform } from './handler.js';
import { WireError } from './wire-error.js';

/** Every call that is answered; any other name is unknown. */
const handlers: { readonly [Name in CallName]: Handler<Name> } = {
  advance_virtual_datetime_m: advanceVirtualDatetime,
  assign_acct_plan_m: assignAcctPlan,
  cancel_acct_plan_m: cancelAcctPlan,
  edit_acct_plan_queued_changes_m: editAcctPlanQueuedChanges,
  get_acct_details_all_m: getAcctDetailsAll,
  get_acct_dunning_group_details_m: getAcctDunningGroupDetails,
  get_acct_plan_queued_changes_m: getAcctPlanQueuedChanges,
  get_all_actions_by_receipt_id_m: getAllActionsByReceiptId,
  get_avail_plans_for_acct_m: getAvailPlansForAcct,
  get_client_plans_all_m: getClientPlansAll,
  get_invoice_details_m: getInvoiceDetails,
  get_invoice_history_m: getInvoiceHistory,
  get_virtual_datetime_m: getVirtualDatetime,
  kill_session_m: killSession,
  replace_acct_plan_m: replaceAcctPlan,
  set_session_auth_m: setSessionAuth,
  update_acct_plan_m: updateAcctPlan,
  update_acct_plan_multi_m: updateAcctPlanMulti,
  update_acct_plan_status_m: updateAcctPlanStatus,
  collect_from_account_m: collectFromAccount,
  create_acct_billing_group_m: createAcctBillingGroup,
  get_acct_payment_history_m: getAcctPaymentHistory,
  get_acct_payment_methods_and_terms_m: getAcctPaymentMethodsAndTerms,
  get_acct_statement_history_m: getAcctStatementHistory,
  get_acct_trans_history_m: getAcctTransHistory,
  get_payments_on_invoice_m: getPaymentsOnInvoice,
  update_acct_billing_group_m: updateAcctBillingGroup,
  update_payment_method_m: updatePaymentMethod,
  validate_session_m: validateSession,
};

/** Empty fields are left out, as Aria seems to; or written as null, which other paths of Aria's may do (Aria wire notes 1.3). */
export type EmptyFields = 'left-out' | 'null';

/** One answer as it goes on the wire. */
export interface WireAnswer {
  readonly code: number;
  readonly message: JsonObject;
}

/** Answers one request whose keys have been checked. */
export async function answerCall(
  platform: Platform,
  name: CallName,
  request: JsonObject,
  emptyFields: EmptyFields,
): Promise<WireAnswer> {
  try {
    checkInputs(name, request);
    const input = calls[name].readRequest.parse(request);
    // The handler of a name takes that name's request: a tie that the look-up by name loses.
    const success = await handlers[name](platform, input as never);
    const values = { ...success, error_code: errorCode.ok, error_msg: 'OK' };
    return { code: errorCode.ok, message: written(name, values, emptyFields) };
  } catch (thrown) {
    if (!(thrown instanceof WireError)) throw thrown;
    const { code, message: text, fields } = thrown;
    return { code, message: written(name, { ...fields, error_code: code, error_msg: text }) };
  }
}

export function errorAnswer(code: number, text: string): WireAnswer {
  const fields = calls.kill_session_m.response;
  return { code, message: writeFields(fields, { error_code: code, error_msg: text }) };
}

/** Stricter than Aria, which passes over what it does not know: here an input that is in no table is an error. */
function checkInputs(name: CallName, request: JsonObject): void {
  const checked = calls[name].wireRequest.safeParse(request);
  if (checked.success) return;
  const [issue] = checked.error.issues;
  if (!issue) throw new WireError(errorCode.invalidInput, 'invalid input');
  if (issue.code === 'unrecognized_keys') {
    throw new WireError(errorCode.invalidInput, `unknown input ${issue.keys.join(', ')}`);
  }
  const field = fieldOf(issue);
  const value = issue.path.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown> | undefined)?.[key],
    request,
  );
  if (value === undefined) throw new WireError(errorCode.missingParameter, `missing ${field}`);
  throw new WireError(codeOfKind(issue.message), `${field} is not a valid ${issue.message}`);
}

/** By the name of the field's kind. */
function codeOfKind(kind: string): number {
  if (kind === 'date') return errorCode.invalidDate;
  return kind === 'boolean string' ? errorCode.invalidBoolean : errorCode.invalidInput;
}

function written(name: CallName, values: object, emptyFields?: EmptyFields): JsonObject {
  const { response } = calls[name];
  // The handler's type has matched its answer and the table of its call.
  const message = writeFields(response, values as never);
  return emptyFields === 'null' ? withNulls(message, Object.keys(response)) : message;
}

/** The same message with null in every field that is empty; in rows, every field that another row of theirs has. */
function withNulls(message: JsonObject, fields: readonly string[]): JsonObject {
  const members = new Map<string, JsonValue>(fields.map((field) => [field, null]));
  for (const [key, value] of Object.entries(message)) {
    members.set(key, isJsonArray(value) ? rowsWithNulls(value) : value);
  }
  return jsonObject(members);
}

function rowsWithNulls(rows: readonly JsonValue[]): readonly JsonValue[] {
  const fields = new Set(rows.flatMap((row) => (isJsonObject(row) ? Object.keys(row) : [])));
  return rows.map((row) => (isJsonObject(row) ? withNulls(row, [...fields]) : row));
}
