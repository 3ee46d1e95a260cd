import { advanceVirtualDatetime } from './advance-virtual-datetime-m.js';
import { assignAcctPlan } from './assign-acct-plan-m.js';
import { cancelAcctPlan } from './cancel-acct-plan-m.js';
import { collectFromAccount } from './collect-from-account-m.js';
import { createAcctBillingGroup } from './create-acct-billing-group-m.js';
import { editAcctPlanQueuedChanges } from './edit-acct-plan-queued-changes-m.js';
import { getAcctDetailsAll } from './get-acct-details-all-m.js';
import { getAcctDunningGroupDetails } from './get-acct-dunning-group-details-m.js';
import { getAcctPaymentHistory } from './get-acct-payment-history-m.js';
import { getAcctPaymentMethodsAndTerms } from './get-acct-payment-methods-and-terms-m.js';
import { getAcctPlanQueuedChanges } from './get-acct-plan-queued-changes-m.js';
import { getAcctStatementHistory } from './get-acct-statement-history-m.js';
import { getAcctTransHistory } from './get-acct-trans-history-m.js';
import { getAllActionsByReceiptId } from './get-all-actions-by-receipt-id-m.js';
import { getAvailPlansForAcct } from './get-avail-plans-for-acct-m.js';
import { getClientPlansAll } from './get-client-plans-all-m.js';
import { getInvoiceDetails } from './get-invoice-details-m.js';
import { getInvoiceHistory } from './get-invoice-history-m.js';
import { getPaymentsOnInvoice } from './get-payments-on-invoice-m.js';
import { getVirtualDatetime } from './get-virtual-datetime-m.js';
import { killSession } from './kill-session-m.js';
import { replaceAcctPlan } from './replace-acct-plan-m.js';
import { setSessionAuth } from './set-session-auth-m.js';
import { updateAcctBillingGroup } from './update-acct-billing-group-m.js';
import { updateAcctPlan } from './update-acct-plan-m.js';
import { updateAcctPlanMulti } from './update-acct-plan-multi-m.js';
import { updateAcctPlanStatus } from './update-acct-plan-status-m.js';
import { updatePaymentMethod } from './update-payment-method-m.js';
import { validateSession } from './validate-session-m.js';
import type { Reading, Writing } from './table.js';

/** Every call of Aria's that the proxy can make; a name that is not here cannot be called. */
export const calls = {
  advance_virtual_datetime_m: advanceVirtualDatetime,
  assign_acct_plan_m: assignAcctPlan,
  cancel_acct_plan_m: cancelAcctPlan,
  collect_from_account_m: collectFromAccount,
  create_acct_billing_group_m: createAcctBillingGroup,
  edit_acct_plan_queued_changes_m: editAcctPlanQueuedChanges,
  get_acct_details_all_m: getAcctDetailsAll,
  get_acct_dunning_group_details_m: getAcctDunningGroupDetails,
  get_acct_payment_history_m: getAcctPaymentHistory,
  get_acct_payment_methods_and_terms_m: getAcctPaymentMethodsAndTerms,
  get_acct_plan_queued_changes_m: getAcctPlanQueuedChanges,
  get_acct_statement_history_m: getAcctStatementHistory,
  get_acct_trans_history_m: getAcctTransHistory,
  get_all_actions_by_receipt_id_m: getAllActionsByReceiptId,
  get_avail_plans_for_acct_m: getAvailPlansForAcct,
  get_client_plans_all_m: getClientPlansAll,
  get_invoice_details_m: getInvoiceDetails,
  get_invoice_history_m: getInvoiceHistory,
  get_payments_on_invoice_m: getPaymentsOnInvoice,
  get_virtual_datetime_m: getVirtualDatetime,
  kill_session_m: killSession,
  replace_acct_plan_m: replaceAcctPlan,
  set_session_auth_m: setSessionAuth,
  update_acct_billing_group_m: updateAcctBillingGroup,
  update_acct_plan_m: updateAcctPlan,
  update_acct_plan_multi_m: updateAcctPlanMulti,
  update_acct_plan_status_m: updateAcctPlanStatus,
  update_payment_method_m: updatePaymentMethod,
  validate_session_m: validateSession,
} as const;

export type CallName = keyof typeof calls;

/** The inputs that a caller of `Name` hands over. */
export type CallInput<Name extends CallName> = Writing<(typeof calls)[Name]['request']>;
/** What is read from a successful answer of `Name`. */
export type CallOutput<Name extends CallName> = Reading<(typeof calls)[Name]['response']>;
/** What the side that answers hands over to write an answer. */
export type CallAnswer<Name extends CallName> = Writing<(typeof calls)[Name]['response']>;
