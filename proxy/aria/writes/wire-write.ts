import type { CallInput } from '../wire/calls.js';

/** The calls that make changes of plans. */
export type WriteCall =
  | 'assign_acct_plan_m'
  | 'replace_acct_plan_m'
  | 'update_acct_plan_m'
  | 'cancel_acct_plan_m'
  | 'update_acct_plan_multi_m'
  | 'edit_acct_plan_queued_changes_m'
  | 'update_acct_plan_status_m';

/** Those that say beforehand what they would do. */
export type DryRunCall = Exclude<WriteCall, 'update_acct_plan_status_m'>;

/** What preview and write say alike; they differ in `do_write` and the receipt id only. */
export type Fields<Call extends WriteCall> = Omit<
  CallInput<Call>,
  'do_write' | 'client_receipt_id'
>;

/** One call, ready to be made. */
export type WireWrite = {
  readonly [Call in WriteCall]: { readonly call: Call; readonly fields: Fields<Call> };
}[WriteCall];
