import { instanceServices } from './common-fields.js';
import { bstr, date, decimal, id, int, text } from './fields.js';
import { rows, type Fields } from './table.js';

/** Tables that the calls share which change a plan (Aria wire notes 3.4; the vendor's description, release 19). */

/** A line of an invoice that a change makes: positive for a charge, negative for a credit, in the account's currency. */
export const lineItems = rows({
  line_no: int,
  line_type: int,
  plan_no: id,
  client_plan_id: text(),
  plan_name: text(),
  service_no: id,
  client_service_id: text(),
  service_name: text(),
  line_units: decimal,
  line_base_units: decimal,
  proration_factor: decimal,
  rate_per_unit: decimal,
  line_amount: decimal,
  description: text(),
  date_range_start: date,
  date_range_end: date,
  credit_coupon_code: text(),
  po_num: text(),
  bill_from_address_no: id,
  ship_from_address_no: id,
  bill_to_address_no: id,
  ship_to_address_no: id,
});

/** Who made the queue longer: what waits because of a call. */
export const planInstanceQueue = rows({
  queue_id: id,
  queue_type_ind: int,
  plan_instance_no: id,
});

/** Errors of systems behind Aria, such as a tax engine; their numbers are text. */
export const thirdPartyErrors = rows({
  error_class: text(),
  error_code: text(),
  error_msg: text(),
});

/** What failed for one billing group although the change was made. */
export const billingErrors = rows({
  invoicing_error_code: int,
  invoicing_error_msg: text(),
  collection_error_code: int,
  collection_error_msg: text(),
  statement_error_code: int,
  statement_error_msg: text(),
  billing_group_no: id,
  client_billing_group_id: text(),
});

/** What the payment processor said; its own words and codes. */
export const processorFields = {
  proc_cvv_response: text(),
  proc_avs_response: text(),
  proc_cavv_response: text(),
  proc_status_code: text(),
  proc_status_text: text(),
  proc_payment_id: text(),
  proc_auth_code: text(),
  proc_merch_comments: text(),
  proc_initial_auth_txn_id: text(),
} satisfies Fields;

/** Where no card could be authorised. */
export const cardAuthorizations = rows({
  collection_group_no: id,
  collection_group_name: text(),
  processor_id: id,
  processor_name: text(),
});

/** Which taxes are in the lines of an invoice. */
export const taxDetails = rows({
  tax_detail_line: int,
  seq_num: int,
  taxed_seq_num: int,
  debit: decimal,
  tax_authority_level: int,
  tax_rate: decimal,
  orig_was_tax_inclusive: int,
  tax_srv_tax_type_id: text(),
  tax_srv_tax_type_desc: text(),
  tax_srv_cat_text: text(),
  tax_srv_juris_nm: text(),
  tax_srv_tax_sum_text: text(),
});

/** Lines, totals and what waits: the answer of every call that changes one plan. */
export const planChangeAnswer = {
  invoice_no: id,
  acct_plan_line_items: lineItems,
  total: decimal,
  total_charges_before_tax: decimal,
  total_tax_charges: decimal,
  total_charges_after_tax: decimal,
  total_credit_before_tax: decimal,
  total_tax_credit: decimal,
  total_credit: decimal,
  proration_result_amount: decimal,
  proration_tax_amount: decimal,
  proration_credit_amount: decimal,
  proration_credit_result_amount: decimal,
  plan_instance_queue: planInstanceQueue,
} satisfies Fields;

/** What those calls add that may collect. */
export const collectingAnswer = {
  expectd_activation_fee: decimal,
  expectd_mthly_recurring_cost: decimal,
  expectd_annu_recurring_cost: decimal,
  collection_error_code: int,
  collection_error_msg: text(),
  statement_error_code: int,
  statement_error_msg: text(),
  ...processorFields,
} satisfies Fields;

export const customRates = rows({
  custom_rate_service_no: id,
  custom_rate_client_service_id: text(),
  custom_rate_seq_no: int,
  custom_rate_from_unit: decimal,
  custom_rate_to_unit: decimal,
  custom_rate_per_unit: decimal,
});

/** When a change takes effect, and how the running period is prorated (Aria wire notes 2.1, 4.1). */
export const timingFields = {
  assignment_directive: int,
  /** Only with a directive for a date; without it the change waits for somebody's hand. */
  effective_date: date,
  /** Billing periods to wait beyond the next anniversary. */
  offset_interval: int,
} satisfies Fields;

/** What may be changed of an instance that is held. */
export const heldFields = {
  plan_units: decimal,
  plan_status: int,
  plan_instance_description: text(),
  alt_rate_schedule_no: id,
  client_alt_rate_schedule_id: text(),
  custom_rates: customRates,
  promo_cd: text(),
  mp_surcharges: rows({
    mp_surcharge_no: id,
    mp_surcharge_directive: int,
    mp_rate_schedule_no: id,
  }),
  plan_instance_field_update: rows({
    plan_instance_field_name: text(),
    plan_instance_field_value: text(),
    plan_instance_field_directive: int,
  }),
  plan_update_services: instanceServices,
  usage_accumulation_reset_months: int,
  usage_accumulation_reset_months_renewal_option: int,
  usage_pooling: bstr,
  usage_threshold_applicability: text(),
  force_master_bill_date_reset: int,
  force_bill_date_reset: int,
  force_currency_change: bstr,
  recurring_processing_model_ind: int,
  po_num: text(),
} satisfies Fields;
