import type { AccountId, PaymentMethodId } from '../../../src/model/ids.js';
import type {
  BillingGroupDraft,
  PayerChoice,
  PaymentMethodDraft,
} from '../../../src/model/payer-change.js';
import type { PaymentToken } from '../../../src/model/payment-token.js';
import { cardBrands, paymentOption, payMethodType } from '../codes.js';
import { describedAs } from '../to-methods.js';
import type { CallInput } from '../wire/calls.js';

type PayerCall =
  'update_payment_method_m' | 'create_acct_billing_group_m' | 'update_acct_billing_group_m';

type Fields<Call extends PayerCall> = Omit<CallInput<Call>, 'client_receipt_id'>;

/** One call that changes how an account pays, ready to be made. */
export type PayerWrite = {
  readonly [Call in PayerCall]: { readonly call: Call; readonly fields: Fields<Call> };
}[PayerCall];

/** The call that makes a change of payers as it was quoted (Aria wire notes 3.5, 3.6). */
export function payerRequest(
  draft: BillingGroupDraft | PaymentMethodDraft,
  accountId: AccountId,
): PayerWrite {
  if (draft.kind === 'billing-group') return groupRequest(draft, accountId);
  const { method } = draft;
  switch (method.do) {
    case 'add':
      return updating(addingFields(accountId, method.token, method.name));
    case 'replace':
      return updating({
        ...addingFields(accountId, method.token, method.name),
        payment_method_no: method.methodId,
        disable_existing_on_update: true,
      });
    case 'remove':
      return updating(droppingFields(accountId, method.methodId));
  }
}

function updating(fields: Fields<'update_payment_method_m'>): PayerWrite {
  return { call: 'update_payment_method_m', fields };
}

const typeOfKind: Record<PaymentToken['kind'], number> = {
  card: payMethodType.tokenizedCreditCard,
  'bank-account': payMethodType.tokenizedElectronicCheck,
  'direct-debit': payMethodType.tokenizedDirectDebit,
};

/** A method as a token, with what may be said of it beside: never a number (T20). Nothing is collected along with it. */
export function addingFields(
  accountId: AccountId,
  { kind, token, brand, lastFour, expires }: PaymentToken,
  name?: string,
): Fields<'update_payment_method_m'> {
  const brandId = brand === undefined ? undefined : cardBrands.get(brand)?.id;
  return {
    acct_no: accountId,
    pay_method_type: typeOfKind[kind],
    bill_agreement_id: token,
    ...(name !== undefined && { pay_method_name: name }),
    ...(lastFour !== undefined && { pay_method_description: describedAs(lastFour) }),
    ...(kind === 'card' && brandId !== undefined && { cc_id: brandId }),
    ...(expires && { cc_expire_mm: expires.month, cc_expire_yyyy: expires.year }),
    do_collect: false,
  };
}

/** Disables a method for good. `methodId` must be known to be this account's. */
export function droppingFields(
  accountId: AccountId,
  methodId: PaymentMethodId,
): Fields<'update_payment_method_m'> {
  return { acct_no: accountId, payment_method_no: methodId, disabled_ind: true };
}

function groupRequest({ group }: BillingGroupDraft, accountId: AccountId): PayerWrite {
  const { name, description, pays, planInstanceIds = [] } = group;
  const fields = {
    acct_no: accountId,
    ...(name !== undefined && { billing_group_name: name }),
    ...(description !== undefined && { billing_group_description: description }),
    ...(pays && payFields(pays)),
    ...(planInstanceIds.length > 0 && {
      master_plans_summary: planInstanceIds.map((plan_instance_no) => ({ plan_instance_no })),
    }),
  };
  return group.do === 'create'
    ? { call: 'create_acct_billing_group_m', fields }
    : {
        call: 'update_acct_billing_group_m',
        fields: { ...fields, billing_group_no: group.billingGroupId },
      };
}

/** Both methods are always said, so that one that is left out is meant to be none (assumed: Aria wire notes 3.5). */
function payFields(pays: PayerChoice) {
  if (pays.by === 'terms')
    return {
      payment_option: paymentOption.terms,
      payment_terms_no: pays.termsId,
      ...(pays.eanNumber !== undefined && { ean_gln_num: pays.eanNumber }),
      ...(pays.requisitionNumber !== undefined && {
        ean_gln_requisition_num: pays.requisitionNumber,
      }),
    };
  return {
    payment_option: paymentOption.methods,
    primary_payment_method_no: pays.primaryId,
    ...(pays.backupId !== undefined && { backup_payment_method_no: pays.backupId }),
  };
}
