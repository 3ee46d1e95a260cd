import {
  applicationFields,
  callerFields,
  collectionGroupFields,
  contact,
  coupons,
  instanceServices,
  planInstanceFields,
} from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, date, decimal, flag, id, int, receiptId, required, text } from './fields.js';
import {
  cardAuthorizations,
  collectingAnswer,
  customRates,
  planChangeAnswer,
  timingFields,
} from './plan-change-fields.js';
import { rows, type Fields } from './table.js';

/** An existing billing group by number or id, or all that a new one needs. */
const billingGroupFields = {
  existing_billing_group_no: id,
  existing_client_billing_group_id: text(),
  billing_group_name: text(),
  billing_group_description: text(),
  client_def_billing_group_id: text(),
  notify_method: int,
  notify_template_group: id,
  statement_template: id,
  credit_note_template: id,
  credit_memo_template: id,
  rebill_template: id,
  existing_primary_payment_method_no: id,
  existing_client_primary_payment_method_id: text(),
  existing_backup_payment_method_no: id,
  existing_client_backup_payment_method_id: text(),
  ...contact('stmt_'),
  stmt_mi: text(),
  stmt_country: text(),
  stmt_contact_no: id,
  collection_group_bg: rows(collectionGroupFields),
} satisfies Fields;

/**
 * A new payment method by token. Aria's fields for the numbers of cards and bank accounts, security codes and track data
 * are left out on purpose: nothing in the proxy can carry them, and a request that holds one is refused.
 */
const paymentMethodFields = {
  primary_pay_method_name: text(),
  primary_pay_method_cdid: text(),
  primary_pay_method_description: text(),
  primary_pay_method_type: int,
  cc_id: int,
  cc_expire_mm: int,
  cc_expire_yyyy: int,
  bill_agreement_id: text(),
  recurring_processing_model_ind: int,
  ...contact('bill_'),
  bill_middle_initial: text(),
  bill_country: text(),
  bill_contact_no: id,
} satisfies Fields;

const dunningGroupFields = {
  existing_dunning_group_no: id,
  existing_client_def_dunning_group_id: text(),
  dunning_group_name: text(),
  dunning_group_description: text(),
  client_dunning_group_id: text(),
  dunning_process_no: id,
  client_dunning_process_id: text(),
} satisfies Fields;

/** When the plan starts and on which day it bills (Aria wire notes 4.1, 4.8, 4.9). */
const dateFields = {
  ...timingFields,
  offset_months: int,
  auto_offset_months_option: int,
  alt_start_date: date,
  status_until_alt_start: int,
  alt_bill_day: int,
  retroactive_start_date: date,
  override_bill_thru_date: date,
  override_dates_mp_instance_no: id,
  override_dates_client_mp_instance_id: text(),
  alt_proration_start_date: date,
  force_master_bill_date_reset: int,
} satisfies Fields;

const planFields = {
  new_plan_no: id,
  new_client_plan_id: text(),
  client_plan_instance_id: text(),
  parent_plan_instance_no: id,
  client_parent_plan_instance_id: text(),
  plan_units: decimal,
  plan_status: int,
  plan_instance_description: text(),
  plan_instance_fields: planInstanceFields,
  plan_update_services: instanceServices,
  alt_rate_schedule_no: id,
  client_alt_rate_schedule_id: text(),
  custom_rates: customRates,
  promo_cd: text(),
  coupon_codes: coupons,
  mpi_surcharges: rows({ mpi_surcharge_no: id, mpi_rate_schedule_no: id }),
  resp_level_cd: int,
  parent_acct_master_plan_inst_id: id,
  usage_accumulation_reset_months: int,
  usage_accumulation_reset_months_renewal_option: int,
  usage_pooling: bstr,
  usage_threshold_applicability: text(),
  po_num: text(),
} satisfies Fields;

const invoicingFields = {
  invoicing_option: int,
  proration_invoice_timing: int,
  combine_invoices: int,
  balance_forward: decimal,
  alt_client_acct_group_id: text(),
  nso_item_list: rows({
    client_sku: text(),
    item_units: decimal,
    item_svc_location_no: id,
    client_item_svc_location_id: text(),
    item_dest_contact_no: id,
  }),
  nso_bill_immediately: flag,
  nso_po_num: text(),
} satisfies Fields;

/**
 * Adds a master or a supplemental plan, or with `do_write` false says what that would do and cost (Aria wire notes 3.4).
 * Amounts are positive for a charge and negative for a credit, in the account's currency.
 * Aria takes a missing `do_write` for true; we require it, so that nothing is written by leaving something out.
 */
export const assignAcctPlan = defineCall({
  name: 'assign_acct_plan_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    do_write: required(bstr),
    client_receipt_id: receiptId,
    include_plan_instance_queue: bstr,
    comments: text(),
    ...planFields,
    ...billingGroupFields,
    ...paymentMethodFields,
    ...dunningGroupFields,
    ...dateFields,
    ...invoicingFields,
    ...applicationFields,
    ...callerFields,
  },
  response: {
    plan_instance_no: id,
    ...planChangeAnswer,
    ...collectingAnswer,
    nso_order_no: id,
    nso_order_status_label: text(),
    cc_auth_details: cardAuthorizations,
  },
});
