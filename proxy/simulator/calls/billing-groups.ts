import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  paymentMethodIdSchema,
  planInstanceIdSchema,
} from '../../../src/model/ids.js';
import {
  createBillingGroup,
  updateBillingGroup,
} from '../../../src/sandbox/groups-and-methods/billing-groups.js';
import type { PayerChoice } from '../../../src/sandbox/groups-and-methods/payer.js';
import { errorCode, paymentOption } from '../../aria/codes.js';
import type { CallRequest, Handler } from '../handler.js';
import { make } from '../making.js';
import { refuseWhatIsNotUnderstood } from '../reading/understood.js';
import { given, WireError } from '../wire-error.js';

type Inputs = Pick<
  CallRequest<'update_acct_billing_group_m'>,
  keyof CallRequest<'create_acct_billing_group_m'>
>;

const understood = [
  'billing_group_name',
  'billing_group_description',
  'payment_option',
  'primary_payment_method_no',
  'backup_payment_method_no',
  'payment_terms_no',
  'ean_gln_num',
  'ean_gln_requisition_num',
  'master_plans_summary',
];

/** Makes a billing group, which pays for the plans that are named from then on (Aria wire notes 3.5). */
export const createAcctBillingGroup: Handler<'create_acct_billing_group_m'> = async (
  platform,
  request,
) => {
  refuseWhatIsNotUnderstood(request, understood);
  const pays = given(payerIn(request), 'payment_option');
  const name = given(request.billing_group_name, 'billing_group_name');
  const { before, after } = await make(
    platform,
    request,
    () => (world, command) =>
      createBillingGroup(world, { ...command, ...detailsIn(request), name, pays }),
  );
  return { billing_group_no: after.billingGroups[before.billingGroups.length]?.id };
};

export const updateAcctBillingGroup: Handler<'update_acct_billing_group_m'> = async (
  platform,
  request,
) => {
  refuseWhatIsNotUnderstood(request, [...understood, 'billing_group_no']);
  const billingGroupId = z.parse(
    billingGroupIdSchema,
    given(request.billing_group_no, 'billing_group_no'),
  );
  await make(
    platform,
    request,
    () => (world, command) =>
      updateBillingGroup(world, {
        ...command,
        ...detailsIn(request),
        billingGroupId,
        pays: payerIn(request),
      }),
  );
  return { billing_group_no: billingGroupId };
};

function detailsIn({
  billing_group_name: name,
  billing_group_description: description,
  master_plans_summary: plans,
}: Inputs) {
  return {
    name,
    description,
    masterIds: plans.map(({ plan_instance_no: number }) =>
      z.parse(planInstanceIdSchema, given(number, 'plan_instance_no')),
    ),
  };
}

/** How the group is to pay; undefined where the request leaves that as it is. */
function payerIn(request: Inputs): PayerChoice | undefined {
  const { payment_option: option, backup_payment_method_no: backup } = request;
  if (option === undefined && request.primary_payment_method_no === undefined) return undefined;
  if (option === paymentOption.terms)
    return {
      by: 'terms',
      termsId: given(request.payment_terms_no, 'payment_terms_no'),
      eanNumber: request.ean_gln_num,
      requisitionNumber: request.ean_gln_requisition_num,
    };
  if (option !== paymentOption.methods)
    throw new WireError(errorCode.invalidInput, 'invalid payment option');
  const primary = given(request.primary_payment_method_no, 'primary_payment_method_no');
  return {
    by: 'method',
    primary: { methodId: z.parse(paymentMethodIdSchema, primary) },
    ...(backup !== undefined && { backup: { methodId: z.parse(paymentMethodIdSchema, backup) } }),
  };
}
