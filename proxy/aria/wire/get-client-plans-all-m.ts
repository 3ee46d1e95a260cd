import { localeFields, planFields } from './common-fields.js';
import { defineCall } from './define-call.js';
import {
  asText,
  bstr,
  currency,
  date,
  decimal,
  flag,
  flagText,
  id,
  int,
  required,
  text,
} from './fields.js';
import { rows } from './table.js';

/** Rates by tier; `future_rate_per_unit` is the rate from the schedule's change date on. */
const serviceRates = rows({
  rate_seq_no: int,
  from_unit: decimal,
  to_unit: decimal,
  rate_per_unit: decimal,
  future_rate_per_unit: decimal,
  monthly_fee: decimal,
  client_rate_schedule_id: text(),
  rate_tier_description: text(),
});

const supplementalFields = rows({
  field_name: text(),
  field_desc: text(),
  field_order_no: int,
  field_value: text(),
});

const planServices = rows({
  service_no: id,
  client_service_id: text(),
  service_desc: text(),
  is_recurring_ind: flag,
  is_usage_based_ind: flag,
  is_tax_ind: flag,
  is_arrears_ind: flag,
  is_setup_ind: flag,
  is_misc_ind: flag,
  is_donation_ind: flag,
  is_order_based_ind: flag,
  is_cancellation_ind: flag,
  is_min_fee_ind: flag,
  fulfillment_based_ind: flag,
  taxable_ind: flag,
  display_ind: flag,
  tiered_pricing_rule: int,
  coa_id: text(),
  ledger_code: text(),
  client_coa_code: text(),
  usage_type: id,
  usage_type_cd: text(),
  usage_type_code: text(),
  usage_type_name: text(),
  usage_type_desc: text(),
  usage_unit_label: text(),
  apply_usage_rates_daily: flag,
  svc_location_no: id,
  client_svc_location_id: text(),
  svc_location_name: text(),
  svc_location_company_name: text(),
  svc_location_address1: text(),
  svc_location_address2: text(),
  svc_location_address3: text(),
  svc_location_city: text(),
  svc_location_locality: text(),
  svc_location_state_prov: text(),
  svc_location_country: text(),
  svc_location_postal_cd: text(),
  all_service_supp_fields: supplementalFields,
  plan_service_rates: serviceRates,
  all_plan_service_rates: rows({
    schedule_no: id,
    client_rate_schedule_id: text(),
    future_rate: flag,
    future_change_date: date,
    followup_rs_no: id,
    client_followup_rs_id: text(),
    plan_service_rates: serviceRates,
  }),
});

const priceOverrides = rows({
  rate_schedule_no: id,
  client_rate_schedule_id: text(),
  currency_cd: currency,
  override_price: asText(decimal),
});

const planSupplementalFields = rows({
  plan_supp_field_no: id,
  plan_supp_field_name: text(),
  plan_supp_field_desc: text(),
  plan_supp_field_value: text(),
});

const translations = rows({
  plan_no: id,
  locale_no: id,
  locale_name: text(),
  plan_name: text(),
  plan_desc: text(),
  plan_service_t: rows({
    service_no: id,
    service_desc: text(),
    all_service_supp_fields_t: supplementalFields,
    plan_service_rates_t: rows({
      rate_seq_no: int,
      rate_schedule_name: text(),
      rate_tier_description: text(),
    }),
    usage_type_name: text(),
    usage_type_desc: text(),
    usage_unit_label: text(),
    plan_supp_fields_t: planSupplementalFields,
  }),
});

/**
 * The catalogue with services, schedules and rates, limited to what the account may take (Aria wire notes 3.3).
 * `acct_no` is required by our rule that every request names the session's account (1.7).
 */
export const getClientPlansAll = defineCall({
  name: 'get_client_plans_all_m',
  effect: 'read',
  request: {
    acct_no: required(id),
    plan_no: id,
    client_plan_id: text(),
    promo_code: text(),
    parent_plan_no: id,
    client_parent_plan_id: text(),
    supp_field_names: rows({ supp_field_names: text() }),
    supp_field_values: rows({ supp_field_values: text() }),
    include_all_rate_schedules: bstr,
    include_plan_hierarchy: bstr,
    retrieve_bundled_nso: bstr,
    retrieve_included_nso: bstr,
    include_translations: bstr,
    ...localeFields,
  },
  response: {
    all_client_plan_dtls: rows({
      ...planFields,
      supp_plan_ind: flag,
      new_acct_status: int,
      rollover_acct_status: int,
      rollover_acct_status_days: int,
      rollover_plan_duration: asText(int),
      init_free_period_uom_cd: asText(int),
      proration_invoice_timing_cd: asText(int),
      first_retrieval_level_ind: bstr,
      plan_services: planServices,
      parent_plans: rows({
        parent_plan_no: id,
        parent_plan_name: text(),
        client_parent_plan_id: text(),
      }),
      child_plans: rows({
        plan_no: id,
        client_plan_id: text(),
        is_mandatory: flag,
        is_default: flagText('1', '0'),
        min_units: int,
        max_units: asText(int),
        enforcement_level: text(),
      }),
      plan_groups: rows({
        plan_group_no: id,
        client_plan_group_id: text(),
        plan_group_name: text(),
        plan_group_desc: text(),
        plan_group_usage: text(),
        selectable_ind: flag,
      }),
      promotional_plan_sets: rows({
        promo_set_no: id,
        client_promo_set_id: text(),
        promo_set_name: text(),
        promo_set_desc: text(),
        promotions_for_set: rows({ promo_code: text(), promo_code_desc: text() }),
      }),
      plan_supp_fields: planSupplementalFields,
      nso_incl_list_scope: int,
      plan_nso_incl_list: rows({ item_no: id, active_ind: flag }),
      plan_nso_items: rows({
        item_no: id,
        active_ind: flag,
        min_qty: asText(int),
        max_qty: asText(int),
        item_scope: int,
        plan_nso_price_override: priceOverrides,
      }),
      plan_nso_group: rows({
        item_no: id,
        active_ind: flag,
        plan_nso_group_price_override: priceOverrides,
      }),
      nso_group_min_qty: asText(int),
      nso_group_max_qty: asText(int),
      nso_group_item_scope: text(),
      plan_translation_dtls: translations,
    }),
  },
});
