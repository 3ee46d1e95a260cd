import { applicationFields, callerFields } from './common-fields.js';
import { id, int, receiptId, required, text, twin } from './fields.js';
import { authorizationFields, processorFields } from './payment-fields.js';
import { rows, type Fields } from './table.js';

/** What making and changing a billing group have alike (Aria wire notes 3.5). A new method is no part of it: methods are added by their own call. */
export const billingGroupInputs = {
  acct_no: required(id),
  billing_group_name: text(),
  billing_group_description: text(),
  client_billing_group_id: text(),
  notify_method: int,
  payment_option: text(),
  primary_payment_method_no: id,
  backup_payment_method_no: id,
  payment_terms_no: id,
  ean_gln_num: text(),
  ean_gln_requisition_num: text(),
  master_plans_summary: rows({ plan_instance_no: required(id), client_plan_instance_id: text() }),
  client_receipt_id: receiptId,
  ...applicationFields,
  ...callerFields,
} satisfies Fields;

export const billingGroupOutputs = {
  billing_group_no: twin(id),
  stmt_contact_no: twin(id),
  billing_contact_info: rows({ payment_method_no: id, bill_contact_no: id }),
  ...processorFields,
  ...authorizationFields,
} satisfies Fields;
