import { applicationFields, callerFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import { bstr, date, decimal, id, int, required, text } from './fields.js';
import {
  billingErrors,
  processorFields,
  taxDetails,
  thirdPartyErrors,
} from './plan-change-fields.js';
import { rows } from './table.js';

const invoiceItems = rows({
  invoice_line_no: int,
  plan_no: id,
  client_plan_id: text(),
  plan_instance_no: id,
  client_plan_instance_id: text(),
  plan_name: text(),
  service_no: id,
  client_service_id: text(),
  service_name: text(),
  service_coa_id: id,
  client_service_coa_code: text(),
  units: decimal,
  rate_per_unit: decimal,
  line_amount: decimal,
  line_description: text(),
  start_date_range: date,
  end_date_range: date,
  line_type: int,
  base_plan_units: decimal,
  proration_factor: decimal,
  proration_text: text(),
  proration_remaining_days: int,
  proration_description: text(),
  credit_coupon_code: text(),
  client_sku: text(),
  order_no: id,
  item_no: id,
  client_item_id: text(),
  adv_billing_period_total_days: int,
  rate_schedule_no: id,
  rate_schedule_tier_no: int,
  bill_from_address_no: id,
  ship_from_address_no: id,
  bill_to_address_no: id,
  ship_to_address_no: id,
});

/**
 * Executes, moves or deletes queued changes, or with `do_write` false says what that would do and cost (Aria wire notes 3.4, 4.6).
 * To Aria a row without `queue_id` means every queued change of the instance, and without an instance every one of the account (T6):
 * we require it. There is no receipt id.
 */
export const editAcctPlanQueuedChanges = defineCall({
  name: 'edit_acct_plan_queued_changes_m',
  effect: 'write',
  request: {
    acct_no: required(id),
    client_acct_id: text(50),
    do_write: required(bstr),
    edit_queued_changes: required(
      rows({
        queue_id: required(id),
        queue_edit_directive: required(int),
        new_effective_date: date,
        assignment_directive: int,
        offset_months: int,
        auto_offset_months_option: int,
        offset_interval: int,
        alt_proration_start_date: date,
        invoice_unbilled_usage: bstr,
        force_master_bill_date_reset: int,
        force_bill_date_reset: int,
      }),
    ),
    ...applicationFields,
    ...callerFields,
  },
  response: {
    queued_changes: rows({
      queue_id: id,
      plan_instance_no: id,
      client_plan_instance_id: text(),
      edit_queued_change_status_cd: int,
      edit_queued_change_status_label: text(),
    }),
    invoice_info: rows({
      invoice_no: id,
      billing_group_no: id,
      client_plan_instance_id: text(),
      ...processorFields,
      invoice_charges_before_tax: decimal,
      invoice_tax_charges: decimal,
      invoice_charges_after_tax: decimal,
      invoice_credit_amount: decimal,
      invoice_total_amount: decimal,
      total_credit: decimal,
      total_tax_credit: decimal,
      total_credit_before_tax: decimal,
      total: decimal,
      proration_result_amount: decimal,
      expected_monthly_rec_cost: decimal,
      expected_annual_rec_cost: decimal,
      invoice_items: invoiceItems,
      tax_details: taxDetails,
      proc_fraud_filtering_info: rows({
        proc_fraud_country_status: text(),
        proc_fraud_country_code: text(),
      }),
    }),
    proration_details: rows({
      plan_instance_no: id,
      client_plan_instance_id: text(),
      proration_result_total_amount: decimal,
      proration_amount: decimal,
      proration_tax_amount: decimal,
      proration_surcharge_amount: decimal,
      proration_credit_amount: decimal,
    }),
    billing_errors: billingErrors,
    third_party_errors: thirdPartyErrors,
  },
});
