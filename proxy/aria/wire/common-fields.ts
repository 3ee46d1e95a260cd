import { applicationDate, currency, date, decimal, flag, id, int, text } from './fields.js';
import { rows, type Fields } from './table.js';

/** Tables that several calls share (Aria wire notes 1.1, 3; the vendor's description, release 19). */

/** Who or what stands behind a call; taken by most calls. */
export const callerFields = {
  alt_caller_id: text(30),
  optional_transaction_qualifiers: rows({ qualifier_name: text(), qualifier_value: text() }),
} satisfies Fields;

export const applicationFields = {
  application_id: text(300),
  application_date: applicationDate,
} satisfies Fields;

export const localeFields = { locale_no: id, locale_name: text() } satisfies Fields;

const contactFields = {
  first_name: text(),
  last_name: text(),
  company_name: text(),
  address1: text(),
  address2: text(),
  address3: text(),
  city: text(),
  locality: text(),
  state_prov: text(),
  postal_cd: text(),
  phone: text(),
  phone_ext: text(),
  cell_phone: text(),
  work_phone: text(),
  work_phone_ext: text(),
  fax: text(),
  email: text(),
  birthdate: date,
} satisfies Fields;

type Prefixed<Prefix extends string, Table> = {
  [Name in keyof Table & string as `${Prefix}${Name}`]: Table[Name];
};

/**
 * A contact's fields, each name behind `prefix`. Middle initial and country are not among them:
 * their names differ from one contact to the next (Aria wire notes 1.8).
 */
export function contact<const Prefix extends string>(
  prefix: Prefix,
): Prefixed<Prefix, typeof contactFields> {
  const fields = Object.entries(contactFields).map(([name, field]) => [`${prefix}${name}`, field]);
  return Object.fromEntries(fields) as Prefixed<Prefix, typeof contactFields>;
}

export const coupons = rows({ coupon_codes: text() });

export const fieldValues = rows({ field_name: text(), field_value: text() });

export const planInstanceFields = rows({
  plan_instance_field_name: text(),
  plan_instance_field_value: text(),
});

/** The services of a plan instance with where they come from and go to. */
export const instanceServices = rows({
  service_no: id,
  client_service_id: text(),
  svc_location_no: id,
  client_svc_location_id: text(),
  dest_contact_no: id,
});

export const collectionGroupFields = {
  collections_group_bg_no: id,
  client_collections_group_bg_id: text(),
} satisfies Fields;

/** What every row about a plan of the catalogue says, whichever call lists it. Intervals and durations are in months unless a unit code stands beside them. */
export const planFields = {
  plan_no: id,
  client_plan_id: text(),
  plan_name: text(),
  plan_desc: text(),
  billing_ind: flag,
  display_ind: flag,
  rollover_months: int,
  rollover_plan_no: id,
  client_rollover_plan_id: text(),
  early_cancel_fee: decimal,
  early_cancel_min_months: int,
  suspension_period: int,
  init_free_months: int,
  plan_2_assign_on_susp: id,
  default_notify_method: int,
  prepaid_ind: flag,
  currency_cd: currency,
  rollover_plan_uom_cd: int,
  init_free_period_duration: int,
  initial_plan_status_cd: int,
  rollover_plan_status_duration: int,
  rollover_plan_status_uom_cd: int,
  rollover_plan_status_cd: int,
  plan_rate_schedules_details: rows({
    schedule_no: id,
    client_rate_schedule_id: text(),
    schedule_name: text(),
    schedule_currency: currency,
    recurring_billing_interval: int,
    usage_billing_interval: int,
    default_ind: flag,
    default_ind_curr: flag,
    schedule_display_ind: flag,
    available_from_dt: date,
    available_to_dt: date,
    followup_rs_no: id,
    client_followup_rs_id: text(),
  }),
  contract_rollover_plan_no: id,
  contract_rollover_client_plan_id: text(),
  contract_rollover_rate_sched: rows({
    contract_current_rate_sched_no: id,
    contract_current_client_rate_sched_id: text(),
    contract_rollover_rate_sched_no: id,
    contract_rollover_client_rate_sched_id: text(),
  }),
} satisfies Fields;
