import * as z from 'zod/mini';
import { billingGroupIdSchema, paymentMethodIdSchema } from '../../../src/model/ids.js';
import type { AccountId } from '../../../src/model/ids.js';
import type { PaymentMethod } from '../../../src/model/payment-method.js';
import type {
  WorldBillingGroup,
  WorldPaymentMethod,
  WorldPaymentTerms,
} from '../../../src/sandbox/world.js';
import type { AccountDetails } from '../account-reads.js';
import { payMethodType, paymentOption } from '../codes.js';
import { must } from '../failures.js';

const call = 'get_acct_details_all_m';

type GroupRow = AccountDetails['billing_groups_info'][number];
type MethodRow = AccountDetails['payment_methods_info'][number];
type Pays = WorldBillingGroup['pays'];

/** Who pays, as the engine keeps it. */
export interface Payers {
  readonly billingGroups: readonly WorldBillingGroup[];
  readonly paymentMethods: readonly WorldPaymentMethod[];
  readonly paymentTerms: readonly WorldPaymentTerms[];
}

/** The billing groups with what they pay by. Rows of methods are by group, so one that two groups share comes twice. */
export function payersOf(details: AccountDetails, accountId: AccountId): Payers {
  const methods = new Map<string, WorldPaymentMethod>();
  const terms = new Map<string, WorldPaymentTerms>();
  const billingGroups = details.billing_groups_info.map((row): WorldBillingGroup => {
    const id = z.parse(billingGroupIdSchema, must(row.billing_group_no, call, 'billing_group_no'));
    const description = row.billing_group_description;
    return {
      id,
      accountId,
      name: row.billing_group_name ?? row.client_def_billing_group_id ?? id,
      ...(description !== undefined && { description }),
      status: 'active',
      pays: paysBy(row),
    };
  });
  return {
    billingGroups,
    paymentMethods: [...methods.values()],
    paymentTerms: [...terms.values()],
  };

  function paysBy(row: GroupRow): Pays {
    if (row.payment_option === paymentOption.terms) return onTerms(row);
    const methodOf = (...numbers: (string | undefined)[]) =>
      details.payment_methods_info.find(
        ({ billing_group_no, payment_method_no }) =>
          payment_method_no !== undefined &&
          billing_group_no === row.billing_group_no &&
          numbers.includes(payment_method_no),
      );
    const primary = methodOf(row.primary_payment_method_id, row.primary_payment_method_no);
    if (!primary) return { by: 'nothing' };
    const days = netDays.get(primary.pay_method_type);
    if (days !== undefined) return onNetTerms(primary, days);
    const backup = methodOf(row.backup_payment_method_id, row.backup_payment_method_no);
    return {
      by: 'method',
      primaryId: keep(primary),
      ...(backup && { backupId: keep(backup) }),
    };
  }

  function keep(row: MethodRow): WorldPaymentMethod['id'] {
    const method = methodOf(row, accountId);
    methods.set(method.id, method);
    return method.id;
  }

  function onTerms(row: GroupRow): Pays {
    const id = row.payment_terms_no ?? row.client_payment_term_id;
    if (id === undefined) return { by: 'nothing' };
    const kind = ['1', 'EAN/GLN'].includes(row.payment_terms_type ?? '') ? 'ean-gln' : 'net';
    return keepTerms({ id, name: row.payment_terms_name ?? id, kind, days: 0 });
  }

  function onNetTerms(row: MethodRow, days: number): Pays {
    const id = must(row.payment_method_no, call, 'payment_method_no');
    return keepTerms({ id, name: row.pay_method_name ?? `Net ${days}`, kind: 'net', days });
  }

  function keepTerms(row: Omit<WorldPaymentTerms, 'dueMethod'>): Pays {
    terms.set(row.id, { ...row, dueMethod: 'invoice' });
    return { by: 'terms', termsId: row.id };
  }
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

function methodOf(row: MethodRow, accountId: AccountId): WorldPaymentMethod {
  const { pay_method_name: name, cc_type: brand } = row;
  // Whatever Aria calls a suffix: no more than four characters of it leave the proxy.
  const lastFour = /[0-9A-Za-z]{1,4}$/.exec(row.suffix ?? '')?.[0];
  const expires = expiryOf(row);
  return {
    id: z.parse(paymentMethodIdSchema, must(row.payment_method_no, call, 'payment_method_no')),
    accountId,
    kind: kinds.get(row.pay_method_type) ?? 'other',
    ...(name !== undefined && { name }),
    ...(brand !== undefined && { brand }),
    ...(lastFour !== undefined && { lastFour }),
    ...(expires && { expires }),
    declines: false,
    status: 'enabled',
    kept: true,
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
