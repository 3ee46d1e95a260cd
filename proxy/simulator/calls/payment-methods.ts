import * as z from 'zod/mini';
import { paymentMethodIdSchema } from '../../../src/model/ids.js';
import { paymentTokenSchema, type PaymentToken } from '../../../src/model/payment-token.js';
import type { NewMethod } from '../../../src/sandbox/groups-and-methods/methods.js';
import {
  addPaymentMethod,
  disablePaymentMethod,
  replacePaymentMethod,
} from '../../../src/sandbox/groups-and-methods/payment-methods.js';
import { newMethodOf } from '../../../src/sandbox/payments/pay-draft.js';
import type { World, WorldPaymentMethod } from '../../../src/sandbox/world.js';
import {
  cardBrands,
  errorCode,
  methodFilter,
  paymentsReturned,
  payMethodType,
} from '../../aria/codes.js';
import { accountNamed, type CallRequest, type Handler } from '../handler.js';
import { make, type Making } from '../making.js';
import { refuseWhatIsNotUnderstood } from '../reading/understood.js';
import { given, notSimulated, WireError } from '../wire-error.js';
import { eanOf, methodFields, termsTypeNames } from '../ways-to-pay.js';

/** Every stored method, disabled ones too unless they are filtered out, and the terms of the account's groups (Aria wire notes 3.6). */
export const getAcctPaymentMethodsAndTerms: Handler<
  'get_acct_payment_methods_and_terms_m'
> = async ({ sandbox }, request) => {
  const world = await sandbox.store.read();
  const account = accountNamed(world, request.acct_no);
  const {
    payment_method_no: only,
    filter_status: filter = methodFilter.all,
    payments_returned: wanted = paymentsReturned.both,
  } = request;
  const methods = world.paymentMethods.filter(
    ({ id, accountId, status }) =>
      accountId === account.id &&
      (only === undefined || id === only) &&
      (filter === methodFilter.all || (filter === methodFilter.active) === (status === 'enabled')),
  );
  const groups = world.billingGroups.filter(({ accountId }) => accountId === account.id);
  return {
    ...(wanted !== paymentsReturned.terms && {
      account_payment_methods: methods.map((method) => ({
        ...methodFields(method),
        bill_agreement_id: method.token,
        status: method.status === 'enabled',
        persistent_ind: method.kept,
        bill_info_api_receipt_id: receiptOf(world, method),
      })),
    }),
    ...(wanted !== paymentsReturned.methods && {
      account_payment_terms: groups.flatMap((group) => {
        const { pays } = group;
        const terms = world.paymentTerms.find(
          ({ id }) => pays.by === 'terms' && id === pays.termsId,
        );
        if (!terms) return [];
        const { id, name, kind } = terms;
        return [
          {
            payment_terms_no: id,
            payment_terms_name: name,
            payment_terms_type: termsTypeNames[kind],
            ...eanOf(account, group, terms),
          },
        ];
      }),
    }),
  };
};

/** The call that made the method. */
function receiptOf({ receipts }: World, { id }: WorldPaymentMethod): string | undefined {
  return receipts.find(({ paymentMethodId }) => paymentMethodId === id)?.id;
}

/** Adds, replaces or disables; `disabled_ind` beats all else (Aria wire notes 3.6). */
export const updatePaymentMethod: Handler<'update_payment_method_m'> = async (
  platform,
  request,
) => {
  refuseWhatIsNotUnderstood(request, [
    'payment_method_no',
    'disabled_ind',
    'pay_method_name',
    'pay_method_description',
    'pay_method_type',
    'bill_agreement_id',
    'cc_id',
    'cc_expire_mm',
    'cc_expire_yyyy',
    'do_collect',
    'disable_existing_on_update',
  ]);
  if (request.do_collect) throw notSimulated('do_collect');
  const { after, before } = await make(platform, request, () => making(request));
  return { seq_no: after.paymentMethods[before.paymentMethods.length]?.id };
};

function making(request: CallRequest<'update_payment_method_m'>): Making {
  const { payment_method_no: number } = request;
  const named = number === undefined ? undefined : z.parse(paymentMethodIdSchema, number);
  if (request.disabled_ind) {
    const paymentMethodId = given(named, 'payment_method_no');
    return (world, command) => disablePaymentMethod(world, { ...command, paymentMethodId });
  }
  const method = methodIn(request);
  if (named === undefined)
    return (world, command) => addPaymentMethod(world, { ...command, method });
  if (request.disable_existing_on_update === false)
    throw notSimulated('disable_existing_on_update false');
  return (world, command) =>
    replacePaymentMethod(world, { ...command, paymentMethodId: named, method });
}

const kinds = new Map<number | undefined, PaymentToken['kind']>([
  [payMethodType.tokenizedCreditCard, 'card'],
  [payMethodType.tokenizedElectronicCheck, 'bank-account'],
  [payMethodType.tokenizedDirectDebit, 'direct-debit'],
]);

/** What the payment taker would tell of the token, which is its last four, stands in the description here (Aria wire notes 3.6). */
const lastFour = /^ends in ([0-9A-Za-z]{1,4})$/;

function methodIn(request: CallRequest<'update_payment_method_m'>): NewMethod {
  const kind = kinds.get(request.pay_method_type);
  if (!kind) throw new WireError(errorCode.invalidPayMethod, 'invalid pay method');
  const { cc_expire_mm: month, cc_expire_yyyy: year } = request;
  const token = z.safeParse(paymentTokenSchema, {
    kind,
    token: given(request.bill_agreement_id, 'bill_agreement_id'),
    brand: kind === 'card' ? brandOf(request.cc_id) : undefined,
    lastFour: lastFour.exec(request.pay_method_description ?? '')?.[1],
    ...(month !== undefined && year !== undefined && { expires: { month, year } }),
  });
  if (!token.success) throw new WireError(errorCode.invalidInput, 'invalid payment method');
  return newMethodOf(token.data, request.pay_method_name);
}

function brandOf(id: number | undefined): string | undefined {
  if (id === undefined) return undefined;
  for (const [word, brand] of cardBrands) if (brand.id === id) return word;
  throw new WireError(errorCode.invalidCardBrand, 'invalid cc id');
}
