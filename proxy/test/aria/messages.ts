import type { CallName } from '../../aria/wire/calls.js';

/** One exchange as text, as it would stand on the wire without the key. All persons, plans and numbers are invented. */
export interface SampleExchange {
  readonly title: string;
  readonly call: CallName;
  readonly request: string;
  readonly response: string;
}

/** A request of `call`: the envelope, then `inputs` (JSON members as text). */
function request(call: CallName, inputs: string): string {
  const envelope = `"rest_call":"${call}","output_format":"json","client_no":7654321`;
  return `{${envelope}${inputs === '' ? '' : ','}${inputs}}`;
}

function exchange(title: string, call: CallName, inputs: string, response: string): SampleExchange {
  return { title, call, request: request(call, inputs), response };
}

const ok = '"error_code":0,"error_msg":"OK"';

/** Messages that conform in every field: what our side may send and what our simulator may answer. */
export const conforming: readonly SampleExchange[] = [
  exchange(
    'sign-in',
    'set_session_auth_m',
    `"user_id":"mira.radio","password":"not a real one","alt_caller_id":"uss-kit"`,
    `{"session_id":"WX-51f0",${ok}}`,
  ),
  exchange(
    'sign-in refused',
    'set_session_auth_m',
    `"user_id":"mira.radio","password":"wrong","application_id":"portal","application_date":"07/18/2020 09:30:00"`,
    `{"error_code":1004,"error_msg":"authentication error"}`,
  ),
  exchange(
    'whose session',
    'validate_session_m',
    `"session_id":"WX-51f0"`,
    `{"user_id":"mira.radio","account_no":9007199254740993,"alt_caller_id":"uss-kit",${ok}}`,
  ),
  exchange(
    'session that has ended',
    'validate_session_m',
    `"session_id":"WX-0000"`,
    `{"error_code":1011,"error_msg":"invalid session"}`,
  ),
  exchange('sign-out', 'kill_session_m', `"session_id":"WX-51f0"`, `{${ok}}`),
  exchange(
    'account with a master and a supplemental plan',
    'get_acct_details_all_m',
    `"acct_no":9007199254740993,"include_master_plans":1,"include_supp_plans":1,"include_billing_groups":1,"include_payment_methods":1`,
    `{"acct_no":"9007199254740993","acct_no_2":9007199254740993,"client_acct_id":"R-1","userid":"mira.radio",
      "first_name":"Mira","last_name":"Okafor","address1":"4 Harbour Row","city":"Bristol","postal_cd":"BS1 4QA","country_cd":"GB","email":"mira@radio.example",
      "status_cd":1,"notify_method":1,"test_acct_ind":0,"acct_start_date":"2020-03-15","acct_currency":"gbp","acct_balance":12.5,
      "acct_locale_no":"44","acct_locale_no_2":44,"acct_locale_name":"UK_English","acct_contact_no":"5100","acct_contact_no_2":5100,
      "functional_acct_group":[{"functional_acct_group_no":3,"client_functional_acct_group_id":"UK"}],
      "billing_groups_info":[{"billing_group_no":8800,"billing_group_name":"Home","client_def_billing_group_id":"HOME","notify_method":1,
        "payment_option":"Methods","primary_payment_method_name":"Visa","primary_payment_method_id":2,"primary_payment_method_no":2,
        "stmt_contact_no":5101,"stmt_first_name":"Mira","stmt_mi":"B","stmt_last_name":"Okafor","stmt_country":"GB"}],
      "payment_methods_info":[{"billing_group_no":8800,"payment_method_no":2,"pay_method_name":"Visa","pay_method_type":13,"suffix":"4242",
        "cc_expire_mm":4,"cc_expire_yyyy":2029,"cc_type":"Visa","bill_contact_no":5102,"bill_first_name":"Mira","bill_middle_initial":"B","bill_country":"GB"}],
      "master_plan_count":1,"supp_plan_count":1,
      "master_plans_info":[{"master_plan_instance_no":60001,"client_master_plan_instance_id":"MI-1","master_plan_no":701,"client_master_plan_id":"radio",
        "billing_group_no":8800,"dunning_group_no":91,"dunning_state":0,"master_plan_instance_status":1,"mp_instance_status_label":"Active",
        "master_plan_units":1,"resp_level_cd":1,"alt_rate_schedule_no":3301,"bill_day":15,"last_bill_date":"2020-07-15","last_bill_thru_date":"2020-08-14",
        "next_bill_date":"2020-08-15","plan_date":"2020-03-15","status_date":"2020-03-15","master_plan_instance_balance":12.5,
        "recurring_billing_interval":1,"usage_billing_interval":1,"master_plans_services":[{"service_no":11,"client_service_id":"radio_live"}],
        "supp_plans_info":[{"supp_plan_instance_no":60002,"supp_plan_no":702,"supp_plan_units":2,"supp_plan_instance_status_cd":1,
          "supp_plan_instance_status":"Active","parent_plan_instance_no":60001,"alt_rate_schedule_no":3302,"next_bill_date":"2020-08-15"}]}],
      ${ok}}`,
  ),
  exchange(
    'unknown account',
    'get_acct_details_all_m',
    `"acct_no":1`,
    `{"error_code":1009,"error_msg":"account does not exist"}`,
  ),
  exchange(
    'catalogue with a rate that changes on a date',
    'get_client_plans_all_m',
    `"acct_no":9007199254740993,"include_all_rate_schedules":"true","include_plan_hierarchy":"true","supp_field_names":[{"supp_field_names":"Tier"}]`,
    `{"all_client_plan_dtls":[{"plan_no":701,"plan_name":"Radio","plan_desc":"All stations","client_plan_id":"radio","supp_plan_ind":0,"billing_ind":1,
      "display_ind":1,"currency_cd":"gbp","prepaid_ind":0,"initial_plan_status_cd":1,"proration_invoice_timing_cd":"0","first_retrieval_level_ind":"true",
      "plan_rate_schedules_details":[{"schedule_no":3301,"schedule_name":"Monthly","schedule_currency":"gbp","recurring_billing_interval":1,
        "usage_billing_interval":1,"default_ind":1,"default_ind_curr":1,"schedule_display_ind":1,"available_from_dt":"2020-01-01"}],
      "plan_services":[{"service_no":11,"service_desc":"Live","is_recurring_ind":1,"is_usage_based_ind":0,"taxable_ind":1,"tiered_pricing_rule":1,
        "plan_service_rates":[{"rate_seq_no":1,"from_unit":1,"rate_per_unit":12.5,"monthly_fee":12.5}],
        "all_plan_service_rates":[{"schedule_no":3301,"future_rate":1,"future_change_date":"2020-10-01",
          "plan_service_rates":[{"rate_seq_no":1,"from_unit":1,"to_unit":10,"rate_per_unit":12.5,"future_rate_per_unit":13.005,"monthly_fee":12.5}]}]}],
      "child_plans":[{"plan_no":702,"client_plan_id":"archive","is_mandatory":0,"is_default":"0","min_units":0,"max_units":"5"}]}],${ok}}`,
  ),
  exchange(
    'what may be added under an instance',
    'get_avail_plans_for_acct_m',
    `"acct_no":9007199254740993,"plan_instance_no":60001,"include_rs_summary":"true"`,
    `{"all_client_avail_plans":[{"parent_plan_instance_no":60001,"plan_no":702,"plan_name":"Archive","billing_ind":1,"display_ind":1,"currency_cd":"gbp",
      "plan_rate_schedules_details":[{"schedule_no":3302,"schedule_currency":"gbp","default_ind":1}]}],
      "acct_locale_no":"44","acct_locale_no_2":44,"acct_locale_name":"UK_English",${ok}}`,
  ),
  exchange(
    'preview of an assignment',
    'assign_acct_plan_m',
    `"acct_no":9007199254740993,"new_plan_no":701,"alt_rate_schedule_no":3301,"plan_units":1,"plan_status":1,"existing_billing_group_no":8800,
     "existing_dunning_group_no":91,"assignment_directive":2,"invoicing_option":1,"alt_caller_id":"uss-kit","do_write":"false"`,
    `{"proration_result_amount":0,"acct_plan_line_items":[{"line_no":1,"line_type":1,"plan_no":701,"plan_name":"Radio","service_no":11,"service_name":"Live",
      "line_units":1,"line_base_units":1,"proration_factor":1,"rate_per_unit":12.5,"line_amount":12.5,"description":"Radio",
      "date_range_start":"2020-07-18","date_range_end":"2020-08-17"}],"total_charges_before_tax":12.5,"total_tax_charges":2.5,"total_charges_after_tax":15,
      "total_credit":0,"total":15,"expectd_mthly_recurring_cost":12.5,${ok}}`,
  ),
  exchange(
    'assignment that is queued for a date',
    'assign_acct_plan_m',
    `"acct_no":9007199254740993,"new_plan_no":702,"parent_plan_instance_no":60001,"plan_units":2,"assignment_directive":8,"effective_date":"2020-11-10",
     "client_receipt_id":"USS7f3a","include_plan_instance_queue":"true","do_write":"true","coupon_codes":[{"coupon_codes":"HARBOUR"}]`,
    `{"plan_instance_no":60003,"plan_instance_queue":[{"queue_id":990001,"queue_type_ind":1,"plan_instance_no":60003}],"total":0,${ok}}`,
  ),
  exchange(
    'assignment whose payment failed',
    'assign_acct_plan_m',
    `"acct_no":9007199254740993,"new_plan_no":701,"assignment_directive":4,"invoicing_option":2,"override_dates_mp_instance_no":60001,
     "client_receipt_id":"USS7f3b","do_write":"true"`,
    `{"plan_instance_no":60004,"invoice_no":450001,"total":7.25,"collection_error_code":4011,"collection_error_msg":"declined","proc_status_code":"D05",
      "proc_status_text":"Do not honour","cc_auth_details":[{"collection_group_no":1,"processor_name":"Test"}],${ok}}`,
  ),
  exchange(
    'receipt id used before',
    'assign_acct_plan_m',
    `"acct_no":9007199254740993,"new_plan_no":701,"client_receipt_id":"USS7f3b","do_write":"true"`,
    `{"error_code":1012,"error_msg":"invalid input format"}`,
  ),
  exchange(
    'what was done under a receipt id',
    'get_all_actions_by_receipt_id_m',
    `"acct_no":9007199254740993,"client_receipt_id":"USS7f3b"`,
    `{"receipt_action":[{"action_type_id":4,"action_type_label":"Plan assigned","action_rec_id_label":"Plan Instance No","action_rec_id_val":"60004",
      "action_date":"2020-07-18 09:31:02","action_user":"uss-kit"}],${ok}}`,
  ),
  exchange(
    'invoices of a half-year, one of them rebilled',
    'get_invoice_history_m',
    `"acct_no":9007199254740993,"start_bill_date":"2020-01-01","end_bill_date":"2020-06-30","include_voided":"false","rb_option":0`,
    `{"invoice_hist":[{"invoice_no":450000,"outacct_no":9007199254740993,"billing_group_no":8800,"master_plan_no":701,"master_plan_name":"Radio",
      "currency_cd":"gbp","bill_date":"2020-06-15","paid_date":"2020-06-16","amount":15,"credit":0,"recurring_bill_from":"2020-06-15",
      "recurring_bill_thru":"2020-07-14","is_voided_ind":0,"invoice_type_cd":"F","rb_flag":0,"rb_status":"1"}],${ok}}`,
  ),
  exchange(
    'lines of an invoice',
    'get_invoice_details_m',
    `"acct_no":9007199254740993,"invoice_no":450000`,
    `{"invoice_line_details":[{"line_no":1,"line_type":1,"service_no":11,"service_name":"Live","units":0.580645,"rate_per_unit":12.5,"amount":7.26,
      "description":"Radio","date_range_start":"2020-06-15","date_range_end":"2020-07-02","plan_no":701,"plan_instance_no":60001,"tax_related_ind":0},
      {"line_no":2,"line_type":2,"amount":1.45,"description":"VAT","tax_related_ind":1}],
      "tax_details":[{"tax_detail_line":1,"seq_num":2,"taxed_seq_num":1,"debit":1.45,"tax_rate":0.2,"tax_authority_level":0}],
      "invoice_type_cd":"P","from_date":"2020-06-15","to_date":"2020-07-02","client_billing_group_no":"HOME","billing_group_no":"8800","billing_group_no_2":8800,
      "is_pending_ind":"0","is_pending_ind_2":0,"rb_flag":0,"rb_status":"False",${ok}}`,
  ),
  exchange(
    'unknown invoice',
    'get_invoice_details_m',
    `"acct_no":9007199254740993,"invoice_no":2`,
    `{"error_code":2001,"error_msg":"transaction does not exist"}`,
  ),
  exchange(
    'test clock',
    'get_virtual_datetime_m',
    '',
    `{"virtual_date":"2020-07-18","virtual_time":"09:00:00","system_date":"2020-07-17","system_time":"09:00:00","current_offset_hours":24,"is_batch_running":"N",${ok}}`,
  ),
  exchange(
    'test clock moved on',
    'advance_virtual_datetime_m',
    `"offset_hours":48`,
    `{"virtual_date":"2020-07-20","virtual_time":"09:00:00","system_date":"2020-07-17","system_time":"09:00:00","current_offset_hours":72,${ok}}`,
  ),
];
