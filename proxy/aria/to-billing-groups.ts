import * as z from 'zod/mini';
import { isHeld } from '../../src/billing/plan-instances.js';
import { expiryOn } from '../../src/billing/warnings.js';
import type { BillingGroup, Payer } from '../../src/model/billing-group.js';
import { billingGroupIdSchema, paymentMethodIdSchema } from '../../src/model/ids.js';
import type { PaymentMethod } from '../../src/model/payment-method.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { AccountDetails, AccountPicture } from './account-reads.js';
import { dunningState, payMethodType, paymentOption } from './codes.js';
import { must } from './failures.js';
import { planInstancesOf } from './to-plan-instances.js';

const call = 'get_acct_details_all_m';

type GroupRow = AccountDetails['billing_groups_info'][number];
type MethodRow = AccountDetails['payment_methods_info'][number];

export type GroupParts = Pick<AccountPicture, 'details' | 'catalogue' | 'today'>;

export function billingGroupsOf({ details, catalogue, today }: GroupParts): BillingGroup[] {
  const instances = planInstancesOf({ details, catalogue });
  return details.billing_groups_info.map((row): BillingGroup => {
    const number = must(row.billing_group_no, call, 'billing_group_no');
    const id = z.parse(billingGroupIdSchema, number);
    const description = row.billing_group_description;
    return {
      id,
      name: row.billing_group_name ?? row.client_def_billing_group_id ?? id,
      ...(description !== undefined && { description }),
      payer: payerOf(row, details.payment_methods_info, today),
      paysFor: instances
        .filter((instance) => instance.billingGroupId === id && isHeld(instance))
        .map(({ planName }) => planName),
      dunning: dunningOf(details, number),
    };
  });
}

/** The furthest that reminders have come for any master that the group pays for: Aria keeps the state with the plan (Aria wire notes 2.7). */
function dunningOf(
  { master_plans_info: masters }: AccountDetails,
  groupNo: string,
): BillingGroup['dunning'] {
  const states = masters
    .filter(({ billing_group_no }) => billing_group_no === groupNo)
    .map(({ dunning_state }) => dunning_state);
  if (states.includes(dunningState.completed)) return 'completed';
  return states.includes(dunningState.inProgress) ? 'in-progress' : 'none';
}

function payerOf(row: GroupRow, methods: readonly MethodRow[], today: CalendarDate): Payer {
  if (row.payment_option === paymentOption.terms) return termsOf(row);
  const methodOf = (...numbers: (string | undefined)[]) =>
    methods.find(
      ({ billing_group_no, payment_method_no }) =>
        payment_method_no !== undefined &&
        billing_group_no === row.billing_group_no &&
        numbers.includes(payment_method_no),
    );
  const primary = methodOf(row.primary_payment_method_id, row.primary_payment_method_no);
  if (!primary) return { by: 'nothing' };
  const days = netDays.get(primary.pay_method_type);
  if (days !== undefined) return netTerms(primary, days);
  const backup = methodOf(row.backup_payment_method_id, row.backup_payment_method_no);
  return {
    by: 'method',
    primary: paymentMethodOf(primary, today),
    ...(backup && { backup: paymentMethodOf(backup, today) }),
  };
}

function termsOf(row: GroupRow): Payer {
  const id = row.payment_terms_no ?? row.client_payment_term_id;
  if (id === undefined) return { by: 'nothing' };
  const kind = ['1', 'EAN/GLN'].includes(row.payment_terms_type ?? '') ? 'ean-gln' : 'net';
  return { by: 'terms', terms: { id, name: row.payment_terms_name ?? id, kind } };
}

/** Net terms as older companies have them: as a payment method (Aria wire notes 2.9). */
const netDays: ReadonlyMap<number | undefined, number> = new Map([
  [payMethodType.netTerms0, 0],
  [payMethodType.netTerms10, 10],
  [payMethodType.netTerms15, 15],
  [payMethodType.netTerms30, 30],
  [payMethodType.netTerms45, 45],
  [payMethodType.netTerms60, 60],
]);

function netTerms(row: MethodRow, days: number): Payer {
  const id = must(row.payment_method_no, call, 'payment_method_no');
  return { by: 'terms', terms: { id, name: row.pay_method_name ?? `Net ${days}`, kind: 'net' } };
}

const kinds: ReadonlyMap<number | undefined, PaymentMethod['kind']> = new Map([
  [payMethodType.creditCard, 'card'],
  [payMethodType.tokenizedCreditCard, 'card'],
  [payMethodType.electronicCheck, 'bank-account'],
  [payMethodType.tokenizedElectronicCheck, 'bank-account'],
  [payMethodType.directDebit, 'direct-debit'],
  [payMethodType.directDebitIban, 'direct-debit'],
  [payMethodType.directDebitBban, 'direct-debit'],
  [payMethodType.tokenizedDirectDebit, 'direct-debit'],
  [payMethodType.payPalExpress, 'wallet'],
]);

function paymentMethodOf(row: MethodRow, today: CalendarDate): PaymentMethod {
  const { pay_method_name: name, cc_type: brand } = row;
  // Whatever Aria calls a suffix: no more than four characters of it leave the proxy.
  const lastFour = /[0-9A-Za-z]{1,4}$/.exec(row.suffix ?? '')?.[0];
  const expires = expiryOf(row);
  return {
    id: z.parse(paymentMethodIdSchema, must(row.payment_method_no, call, 'payment_method_no')),
    kind: kinds.get(row.pay_method_type) ?? 'other',
    ...(name !== undefined && { name }),
    ...(brand !== undefined && { brand }),
    ...(lastFour !== undefined && { lastFour }),
    ...(expires && { expires }),
    expiry: expiryOn(expires, today),
  };
}

function expiryOf({
  cc_expire_mm: month,
  cc_expire_yyyy: year,
}: MethodRow): PaymentMethod['expires'] {
  return month !== undefined && year !== undefined && month >= 1 && month <= 12
    ? { year, month }
    : undefined;
}
